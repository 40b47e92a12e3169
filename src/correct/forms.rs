//! What corrects the mark or the card that is open, folded away until somebody wants to.

use super::card_form::CardForm;
use super::making;
use super::mark_form::MarkForm;
use crate::cards::{Topic, surface, tools};
use crate::session::Session;
use crate::soon::soon;
use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

/// The form for what is open on the surface; nothing where that is no part of the article.
#[component]
pub fn Forms(session: Session) -> impl IntoView {
    Effect::new(move |_| {
        session.opened.track();
        soon(move || making::flush(session));
    });
    move || {
        let topic = session.opened.get()?.topic;
        let (title, form) = match topic {
            Topic::Statement(index) => {
                ("Correct this mark", view! { <MarkForm session=session index=index /> }.into_any())
            }
            Topic::Entity(..) | Topic::Listed(_) => {
                let entity = tools::subject(session)?.entity()?;
                let mention = match topic {
                    Topic::Entity(of, mention) if of == entity => Some(mention),
                    _ => None,
                };
                let form = view! { <CardForm session=session entity=entity mention=mention /> };
                ("Correct this card", form.into_any())
            }
        };
        Some(view! {
            <details
                class="correct"
                prop:open=session.layer.unfolded.get_untracked()
                on:toggle:target=move |event| {
                    let details: HtmlDetailsElement = event.target();
                    session.layer.unfolded.set(details.open());
                }
            >
                <summary>{title}</summary>
                {form}
            </details>
        })
    }
}

/// Makes sure that the focus comes back to a control of a form that is drawn anew.
pub fn focus_on(session: Session, part: &str) {
    session.reader.update_value(|reader| reader.focus = Some(part.to_owned()));
    // What is pressed in a card keeps it open.
    session.stay();
}

/// Gives the focus to the control that has it now, when the form is drawn anew.
pub fn focus_stays(session: Session) {
    let active = document().active_element().map(|active| active.id()).filter(|id| !id.is_empty());
    if let Some(id) = active.filter(|id| surface::holds(id)) {
        focus_on(session, &format!("#{id}"));
    }
}
