//! What a lesson is called and for, how it goes, and what is talked about afterwards.

use super::Classroom;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_lessons::Lesson;
use whosays_texts::say;

/// A field of the form: its id, its label, what is in it at first, what is done with what the teacher writes.
type Field = (&'static str, &'static str, String, fn(&mut Lesson, &str));

/// The form.
#[component]
pub fn AboutForm(room: Classroom) -> impl IntoView {
    let first = room.lesson.get_untracked();
    let about = &first.about;
    let short: [Field; 4] = [
        ("lesson-title", say("Title"), first.title.clone(), |lesson, words| lesson.title = words.into()),
        ("lesson-aim", say("Aim: what pupils can do after it"), about.aim.clone(), |lesson, words| {
            lesson.about.aim = words.into();
        }),
        ("lesson-age", say("For pupils from the age of"), number(about.age.into()), |lesson, words| {
            lesson.about.age = words.trim().parse().unwrap_or(0);
        }),
        ("lesson-minutes", say("Minutes"), number(about.minutes), |lesson, words| {
            lesson.about.minutes = words.trim().parse().unwrap_or(0);
        }),
    ];
    let long: [Field; 3] = [
        (
            "lesson-steps",
            say("Steps, one a line; the usual ones where there are none"),
            about.steps.join("\n"),
            |lesson, words| {
                lesson.about.steps = lines(words);
            },
        ),
        (
            "lesson-discussion",
            say("To talk about afterwards, one question a line"),
            about.discussion.join("\n"),
            |lesson, words| {
                lesson.about.discussion = lines(words);
            },
        ),
        ("lesson-note", say("A note to teachers"), about.note.clone(), |lesson, words| {
            lesson.about.note = words.into()
        }),
    ];
    let change = move |write: fn(&mut Lesson, &str), event: web_sys::Event| {
        let words = event_target_value(&event);
        room.lesson.update(|lesson| write(Arc::make_mut(lesson), &words));
    };
    // What is no number is not dropped unsaid.
    let check = move |id: &str, event: web_sys::Event| {
        let words = event_target_value(&event);
        let is_number = words.trim().is_empty() || words.trim().parse::<u16>().is_ok();
        let told = match id {
            "lesson-age" if !is_number || words.trim().parse::<u16>().is_ok_and(|age| age > 99) => {
                say("Write the age as a number of years, such as 14.")
            }
            "lesson-minutes" if !is_number => say("Write the minutes as a whole number, such as 40."),
            _ => return,
        };
        room.told.set(told.into());
    };
    let short = short.map(|(id, label, words, write)| {
        view! {
            <p class="field">
                <label for=id>{label}</label>
                <input
                    id=id
                    type="text"
                    dir="auto"
                    autocomplete="off"
                    inputmode=(id == "lesson-age" || id == "lesson-minutes").then_some("numeric")
                    prop:value=words
                    on:input=move |event| change(write, event)
                    on:change=move |event| check(id, event)
                />
            </p>
        }
    });
    let long = long.map(|(id, label, words, write)| {
        view! {
            <p class="field">
                <label for=id>{label}</label>
                <textarea id=id rows="3" dir="auto" prop:value=words on:input=move |event| change(write, event)></textarea>
            </p>
        }
    });
    view! {
        {short.collect_view()}
        <details>
            <summary>{say("Steps, discussion, a note to teachers")}</summary>
            {long.collect_view()}
        </details>
    }
}

fn number(number: u16) -> String {
    if number == 0 { String::new() } else { number.to_string() }
}

fn lines(words: &str) -> Vec<String> {
    words.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}
