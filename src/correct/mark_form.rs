//! What corrects a mark, as HTML: how the article puts it, who says so, where it begins and ends. What is pressed in it says in
//! `data-correct` what to do, in `data-to` with what.

use super::limits::{Limit, moved};
use super::sources::candidates;
use crate::quoted::quoted;
use crate::reading::Reading;
use crate::reading::escape::escaped;
use crate::words;
use whosays_engine::layer::Mark;
use whosays_engine::{SourceKind, Span, Status};
use whosays_texts::{say, text};

/// The mark of statement `index`, as a person would have set it.
pub fn mark(reading: &Reading, index: usize) -> Option<Mark> {
    let statement = reading.analysis.statements.get(index)?;
    let source = statement.source.map(|source| (source.span, source.kind));
    Some(Mark { span: statement.span, status: statement.status, source })
}

/// The ways of moving a limit by a word: id, sign, words, and what moves where.
const STEPS: [(&str, &str, &str, Limit, bool); 4] = [
    ("start-back", "‹", text("Begin a word earlier"), Limit::Start, false),
    ("start-on", "›", text("Begin a word later"), Limit::Start, true),
    ("end-back", "‹", text("End a word earlier"), Limit::End, false),
    ("end-on", "›", text("End a word later"), Limit::End, true),
];

/// A mark's words after the step with this id; `None` where there is no such way.
pub fn step(reading: &Reading, mark: &Mark, id: &str) -> Option<Span> {
    let (.., limit, onward) = STEPS.iter().find(|step| step.0 == id)?;
    let piece = reading.article.pieces.iter().find(|piece| piece.span.covers(mark.span));
    let within = piece.map_or(mark.span, |piece| piece.span);
    moved(&reading.article.text, within, mark.span, *limit, *onward)
}

/// The form for statement `index`.
pub fn html(reading: &Reading, index: usize) -> String {
    let Some(mark) = mark(reading, index) else { return String::new() };
    let mut html = statuses(mark.status);
    if mark.status == Status::Sourced && mark.source.is_none() {
        html += &["<p class=\"hint\">", say("Sourced means that somebody is named for it: say who."), "</p>"].concat();
    }
    html += &["<label for=\"who-says\">", say("Who says so?"), "</label><select id=\"who-says\"><option value=\"\">"]
        .concat();
    html += &[say("The writer; nobody else is named"), "</option>"].concat();
    for (at, candidate) in candidates(reading, &mark).iter().enumerate() {
        let chosen = if at == 0 && mark.source.is_some() { " selected" } else { "" };
        let label = escaped(&candidate.label);
        html +=
            &["<option value=\"", &at.to_string(), "\"", chosen, quoted().html(), ">", &label, "</option>"].concat();
    }
    html +=
        &["</select><label for=\"source-words\">", say("or the words that name them"), "</label><span class=\"line\">"]
            .concat();
    html += "<input id=\"source-words\" type=\"text\" dir=\"auto\" autocomplete=\"off\" spellcheck=\"false\">\
             <button type=\"button\" class=\"quiet\" data-correct=\"take\">";
    html += &[say("Take"), "</button></span><p class=\"refusal\" role=\"alert\"></p>"].concat();
    html += "<button type=\"button\" class=\"quiet chosen-words\" id=\"selected-source\" data-correct=\"selected-source\" hidden>";
    html += &[say("Take the words that I selected"), "</button>"].concat();
    if let Some((_, kind)) = mark.source {
        html += &["<fieldset class=\"picks\"><legend>", say("Could you look that source up?"), "</legend>"].concat();
        for (of, words) in [(SourceKind::Named, say("Yes, it is named")), (SourceKind::Vague, say("No, it is vague"))] {
            let pressed = if of == kind { "true" } else { "false" };
            let (id, to) = (["source-", of.name()].concat(), of.name());
            html += &pick("kind", to, &["id=\"", &id, "\" aria-pressed=\"", pressed, "\""].concat(), words);
        }
        html += "</fieldset>";
    }
    html += &["<fieldset class=\"limits\"><legend>", say("Which words?"), "</legend>"].concat();
    for (number, (id, sign, words, ..)) in STEPS.iter().enumerate() {
        if let Some(words) = [Some(say("Beginning")), None, Some(say("End")), None][number] {
            html += &["<span>", words, " "].concat();
        }
        let words = say(words);
        // By `disabled` a button would lose the focus when it has moved as far as it can.
        let off = if step(reading, &mark, id).is_none() { " aria-disabled=\"true\"" } else { "" };
        let told = [" aria-label=\"", words, "\" title=\"", words, "\"", off, ">", sign, "</button>"].concat();
        html += &["<button type=\"button\" class=\"quiet step\" data-correct=\"step\" id=\"", id, "\"", &told].concat();
        html += ["", "</span>", "", "</span>"][number];
    }
    html += "<button type=\"button\" class=\"quiet chosen-words\" id=\"selected-limits\" data-correct=\"selected-limits\" hidden>";
    html += &[say("The words that I selected"), "</button></fieldset><div class=\"actions\">"].concat();
    html += "<button type=\"button\" class=\"quiet\" id=\"remove-mark\" data-correct=\"remove\">";
    html += &[say("Remove this mark"), "</button>"].concat();
    if reading.set_by(index).is_some() {
        html += "<button type=\"button\" class=\"quiet\" id=\"restore-mark\" data-correct=\"restore\">";
        html += &[say("Give it back to Whosays"), "</button>"].concat();
    }
    html + "</div>"
}

/// The five statuses to choose from.
fn statuses(chosen: Status) -> String {
    let mut html = ["<fieldset class=\"picks\"><legend>", say("How does the article put it?"), "</legend>"].concat();
    for status in Status::ALL {
        let pressed = if status == chosen { "true" } else { "false" };
        let told = ["data-status=\"", status.name(), "\" aria-pressed=\"", pressed, "\""].concat();
        let words = ["<span class=\"sample\">", words::status(status).name, "</span>"].concat();
        html += &pick("status", status.name(), &told, &words);
    }
    html + "</fieldset>"
}

fn pick(does: &str, to: &str, told: &str, words: &str) -> String {
    let open = ["<button type=\"button\" class=\"pick\" data-correct=\"", does, "\" data-to=\"", to, "\" "].concat();
    [&open, told, ">", words, "</button>"].concat()
}
