//! The key of a statement at once, where the lesson shows it after each mark.

use super::comparing::verdict;
use super::pupil::name;
use super::text::lit;
use crate::reading::escape::escaped;
use crate::words;
use leptos::prelude::*;
use whosays_lessons::{Answer, Lesson};

/// What the key says of a statement, by number, beside the pupil's mark.
#[component]
pub fn AtOnce(lesson: std::sync::Arc<Lesson>, task: usize, now: Memo<Option<Answer>>) -> impl IntoView {
    move || {
        let own = now.get()?;
        let task = lesson.tasks.get(task)?;
        let key = task.key.clone()?;
        let text = &lesson.article.text;
        let who = key.source.map_or("the article itself".to_owned(), |(span, _)| escaped(span.of(text)));
        Some(view! {
            <div class="at-once" role="status" data-agreed=key.allows(own.status).to_string()>
                <p>
                    <strong>{verdict(Some(&own), Some(&key))}</strong>
                    " "
                    <span class="sample" data-status=key.status.name()>{name(key.status)}</span>
                    " · "
                    <span inner_html=who></span>
                </p>
                {(!key.cues.is_empty()).then(|| view! { <p dir="auto" inner_html=lit(text, task.span, &key.cues)></p> })}
                <p class="hint">{words::status(key.status).here} " " {key.why.clone()}</p>
            </div>
        })
    }
}
