//! What a class made of a lesson: a heat map of the article, what divided the class, who agrees with the key.

use super::comparing::hundredths;
use super::handing::file_name;
use super::pupil::{SURE, name, one_line};
use super::{Classroom, keeping, opening, text, worded};
use crate::quoted::{Quoted, quoted};
use crate::written;
use leptos::prelude::*;
use whosays_engine::Status;
use whosays_lessons::{Class, HandIn, Lesson, Marked, Source, table};
use whosays_texts::{counted, say, told};

/// The most statements that are listed as dividing the class.
const MOST_DIVIDED: usize = 8;

/// The figures of these hand-ins.
#[component]
pub fn Figures(room: Classroom, hand_ins: Vec<HandIn>) -> impl IntoView {
    let lesson = room.lesson.get_untracked();
    let class = Class::new(&lesson, &hand_ins);
    let hidden = room.nameless;
    let names: Vec<String> = hand_ins.iter().map(|own| own.answers.name.trim().to_owned()).collect();
    let who = {
        let names = names.clone();
        move |number: usize| match names.get(number).filter(|name| !name.is_empty() && !hidden.get()) {
            Some(name) => name.clone(),
            None => told("Pupil {n}", &[("n", &(number + 1).to_string())]),
        }
    };
    let title = lesson.title.clone();
    let csv = {
        let (lesson, hand_ins) = (lesson.clone(), hand_ins.clone());
        // Spreadsheets take a file without a mark for another encoding.
        let csv = move || ["\u{FEFF}", &table::rows(&lesson, &hand_ins)].concat();
        let name = [&told("{title}-class", &[("title", &file_name(&title))]), ".csv"].concat();
        move |_| opening::save(&csv(), &name, "text/csv;charset=utf-8")
    };
    let divided: Vec<usize> = class.divided().into_iter().take(MOST_DIVIDED).collect();
    let share =
        |some: usize, all: usize| told("{some} of {all}", &[("some", &some.to_string()), ("all", &all.to_string())]);
    let figure = |figure: Option<f64>| figure.map_or("–".to_owned(), hundredths);
    let html = text::html(&lesson);
    let place = NodeRef::<leptos::html::Article>::new();
    {
        let class = class.clone();
        Effect::new(move |_| {
            if let Some(place) = place.get() {
                heat(&place, &class);
            }
        });
    }
    let contested: Vec<(usize, usize, String)> = class
        .tasks
        .iter()
        .enumerate()
        .flat_map(|(at, task)| task.contested.iter().map(move |(number, why)| (at, *number, why.clone())))
        .collect();
    view! {
        <section id="figures">
            <div class="actions">
                <button type="button" class="quiet" id="hide-names" aria-pressed=move || hidden.get().to_string() on:click=move |_| {
                    hidden.update(|own| *own = !*own);
                    keeping::keep_nameless(hidden.get_untracked());
                }>
                    {say("Hide names")}
                </button>
                <button type="button" class="quiet" id="save-csv" on:click=csv>{say("Save as CSV")}</button>
                <button type="button" class="quiet" on:click=|_| _ = window().print()>{say("Print")}</button>
            </div>
            <h2>{say("How far the class agrees")}</h2>
            <p>
                {told(
                    "Krippendorff’s α of the class is {alpha}, Fleiss’ κ {kappa}. 1 is full agreement, 0 is what chance alone would bring; κ needs everybody to have marked everything.",
                    &[("alpha", &figure(class.alpha)), ("kappa", &figure(class.kappa))],
                )}
            </p>
            <h2>{say("The article by agreement")}</h2>
            <p class="hint">{say("The darker a statement (on paper: the thicker its line), the more the class was divided. The number is the share of pairs of pupils who agree.")}</p>
            <article id="heat" lang=written::language() dir="ltr" node_ref=place inner_html=html></article>
            <h2>{say("What divided the class")}</h2>
            {match divided.is_empty() {
                true => view! { <p>{say("Nothing: wherever two pupils marked a statement, they agree.")}</p> }.into_any(),
                false => {
                    let rows = divided.into_iter().map(|at| row(&lesson, &class.tasks[at], at)).collect_view();
                    view! { <ol class="rows" id="divided">{rows}</ol> }.into_any()
                }
            }}
            <details id="every">
                <summary>{say("Every statement: marks, sources, how sure")}</summary>
                <ol class="rows">
                    {class.tasks.iter().enumerate().map(|(at, task)| row(&lesson, task, at)).collect_view()}
                </ol>
            </details>
            <h2>{say("What was held for what")}</h2>
            {confusion(&class)}
            <h2>{say("Pupil by pupil")}</h2>
            <div class="wide">
                <table id="pupils">
                    <caption>{say("A row for each pupil: statements marked, those marked as the key has them, and Cohen’s κ.")}</caption>
                    <thead>
                        <tr><th scope="col">{say("Pupil")}</th><th scope="col">{say("Marked")}</th><th scope="col">{say("As the key")}</th><th scope="col">"κ"</th></tr>
                    </thead>
                    <tbody>
                        {class
                            .pupils
                            .iter()
                            .enumerate()
                            .map(|(number, pupil)| {
                                let who = who.clone();
                                view! {
                                    <tr>
                                        <th scope="row" dir="auto">{move || who(number)}</th>
                                        <td>{share(pupil.marked, lesson.tasks.len())}</td>
                                        <td>{share(pupil.agreed, pupil.keyed)}</td>
                                        <td>{figure(pupil.kappa)}</td>
                                    </tr>
                                }
                            })
                            .collect_view()}
                    </tbody>
                </table>
            </div>
            {(!contested.is_empty())
                .then(|| {
                    let rows = contested
                        .into_iter()
                        .map(|(at, number, why)| {
                            let (who, quote) = (who.clone(), one_line(lesson.tasks[at].span.of(&lesson.article.text)));
                            view! {
                                <li>
                                    <q dir=quoted()>{quote}</q>
                                    <p dir="auto">{move || who(number)} ": " {why}</p>
                                </li>
                            }
                        })
                        .collect_view();
                    view! { <h2>{say("Seen otherwise")}</h2><ul class="rows" id="contested">{rows}</ul> }
                })}
            {questions(&lesson, &class, who)}
        </section>
    }
}

/// Tells each statement of the heat map how far the class agrees on it.
fn heat(place: &web_sys::HtmlElement, class: &Class) {
    for (at, task) in class.tasks.iter().enumerate() {
        let Ok(Some(own)) = place.query_selector(&format!("[data-task=\"{at}\"].task")) else { continue };
        let Ok(Some(chip)) = own.query_selector(".chip") else { continue };
        let percent = task.agreement().map(|share| (share * 100.0).round().to_string()).unwrap_or_default();
        let given: &[(&str, &str)] = &[("n", &(at + 1).to_string()), ("percent", &percent), ("marks", &chosen(task))];
        let (label, said, level) = match task.agreement() {
            None => {
                let said = told("Statement {n}: marked by fewer than two. {marks}", given);
                ("–".to_owned(), said, "none".to_owned())
            }
            Some(share) => (
                told("{percent} %", given),
                told("Statement {n}: {percent} per cent agreement. {marks}", given),
                ((1.0 - share) * 4.0).round().to_string(),
            ),
        };
        own.set_attribute("data-divided", &level).ok();
        chip.set_attribute("data-label", &label).ok();
        chip.set_attribute("aria-label", &said).ok();
        chip.set_attribute("disabled", "").ok();
    }
}

/// How a class marked a statement, in words.
fn chosen(task: &Marked) -> String {
    let told = Status::ALL.into_iter().zip(task.chosen).filter(|(_, count)| *count > 0);
    let told: Vec<String> = told.map(|(status, count)| format!("{count} × {}", name(status))).collect();
    if told.is_empty() { say("Nobody marked it.").into() } else { told.join(say(", ")) }
}

fn row(lesson: &Lesson, task: &Marked, at: usize) -> impl IntoView + use<> {
    let text = &lesson.article.text;
    let sources: Vec<(usize, String, Quoted)> = task
        .sources
        .iter()
        .filter_map(|(source, count)| match source {
            Source::Untold => None,
            Source::Article => Some((*count, say("the article itself").to_owned(), Quoted(None))),
            Source::Words(span) => Some((*count, one_line(span.of(text)), quoted())),
        })
        .collect();
    let sources = (!sources.is_empty()).then(|| {
        let sentence = say("Who says so: {names}");
        let (before, after) = sentence.split_once("{names}").unwrap_or((sentence, ""));
        let names = sources.into_iter().enumerate().map(|(number, (count, words, dir))| {
            let before = if number > 0 { say(", ") } else { "" };
            view! { {before} {count} " × " <span dir=dir>{words}</span> }
        });
        view! { <p class="hint">{before} {names.collect_view()} {after}</p> }
    });
    let sure = SURE.into_iter().rev().zip(task.sure).filter(|(_, count)| *count > 0);
    let sure: Vec<String> = sure.map(|(words, count)| format!("{count} × {}", say(words))).collect();
    view! {
        <li>
            <q dir=quoted()>{one_line(lesson.tasks[at].span.of(text))}</q>
            <p>{chosen(task)}</p>
            {sources}
            {(!sure.is_empty()).then(|| view! { <p class="hint">{told("How sure: {levels}", &[("levels", &sure.join(say(", ")))])}</p> })}
        </li>
    }
}

/// How often what the key holds for one status was held for another.
fn confusion(class: &Class) -> impl IntoView + use<> {
    let heads = Status::ALL.into_iter().map(|status| view! { <th scope="col">{name(status)}</th> }).collect_view();
    let rows = Status::ALL
        .into_iter()
        .zip(class.confusion)
        .map(|(status, counts)| {
            let cells = counts.into_iter().zip(Status::ALL).map(|(count, own)| {
                view! { <td data-same=(own == status).to_string()>{if count == 0 { "·".to_owned() } else { count.to_string() }}</td> }
            });
            view! { <tr><th scope="row">{name(status)}</th>{cells.collect_view()}</tr> }
        })
        .collect_view();
    view! {
        <div class="wide">
            <table id="confusion">
                <caption>{say("A row for what the key says, a column for what pupils said.")}</caption>
                <thead><tr><th scope="col">{say("Key")}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn questions<F: Fn(usize) -> String + Clone + Send + Sync + 'static>(
    lesson: &Lesson,
    class: &Class,
    who: F,
) -> impl IntoView + use<F> {
    let all = lesson.questions.iter().zip(&class.questions).map(|(question, replied)| {
        let options = match &question.form {
            whosays_lessons::Form::Choice(options, right) => options
                .iter()
                .enumerate()
                .map(|(at, words)| {
                    let count = replied.choices.get(&at).copied().unwrap_or(0);
                    let own = if *right == Some(at) { say("{answer} (right)") } else { "{answer}" };
                    view! { <li>{count} " × " {worded::around(own, "{answer}", words.clone(), worded::quoted())}</li> }
                })
                .collect_view(),
            _ => Vec::new(),
        };
        let texts = replied.texts.iter().map(|(number, words)| {
            let (who, number, words) = (who.clone(), *number, words.clone());
            view! { <li dir="auto">{move || who(number)} ": " {words}</li> }
        });
        let words = replied.words.iter().map(|(span, count)| {
            let quote = lesson.article.text.get(span.start..span.end).map(one_line).unwrap_or_default();
            view! { <li>{*count} " × " {worded::around(say("“{words}”"), "{words}", quote, quoted())}</li> }
        });
        view! { <h3 dir=worded::quoted()>{question.words.clone()}</h3><ul>{options}{texts.collect_view()}{words.collect_view()}</ul> }
    });
    let all = all.collect_view();
    (!all.is_empty()).then(|| view! { <h2>{counted(all.len(), "{n} Question|{n} Questions")}</h2>{all} })
}
