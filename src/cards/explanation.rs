//! The explanation of a mark: status, source, cue words, confidence, and what would change it.

use crate::clock::{ago, day, today};
use crate::quoted::{its, quoted};
use crate::reading::Reading;
use crate::reading::escape::escaped;
use crate::reading::sureness::UNSURE;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_article::Date;
use whosays_engine::{CueKind, SourceKind, Span, Statement, Status};
use whosays_texts::{counted_with, say, text, told};

/// The inside of a mark's explanation.
#[component]
pub fn Explanation(reading: Arc<Reading>, index: usize) -> impl IntoView {
    let statement = &reading.analysis.statements[index];
    let status = words::status(statement.status);
    let source = source(&reading, index);
    let cues: Vec<_> = cues(statement)
        .map(|(span, tells)| {
            let words = span.of(&reading.article.text).to_owned();
            view! { <li><q dir=quoted()>{words}</q> " " {tells}</li> }
        })
        .collect();
    let in_quotes = is_quoted(statement);
    let bare = cues.is_empty() && !in_quotes;
    let counted: Vec<_> = counted(statement)
        .map(|(span, ground)| {
            let words = span.map(|span| span.of(&reading.article.text).to_owned());
            view! { <li>{words.map(|words| view! { <q dir=quoted()>{words}</q> " " })} {ground}</li> }
        })
        .collect();
    let counts = !counted.is_empty();
    let by_hand = statement.is_by_hand();
    let by_whom = by_whom(&reading, index);
    let why = (!by_hand).then(|| {
        view! {
            <h3>{say("Which words tell?")}</h3>
            <ul class="cues">
                {cues}
                {in_quotes.then(|| view! { <li>{say(QUOTED)}</li> })}
                {bare.then(|| view! { <li>{without_cues(statement.status)}</li> })}
            </ul>
            {counts.then(|| view! { <h3>{say("What else counted?")}</h3> <ul class="cues counted">{counted}</ul> })}
            <h3>{say("How sure is Whosays?")}</h3>
            <p class="confidence">{confidence(statement.confidence)}</p>
            <h3>{say("What would change the mark?")}</h3>
            <p class="otherwise" inner_html=otherwise(&reading, statement, its)></p>
        }
    });
    view! {
        <p class="kind"><span class="sample" data-status=statement.status.name()>{status.name}</span></p>
        <h2>{status.here}</h2>
        {made(&reading, statement.status).map(|made| view! { <p class="made">{made}</p> })}
        <h3>{say("Who says so?")}</h3>
        <p inner_html=source></p>
        <p class="source-kind">{words::source_kind(statement.source_kind())}</p>
        {why}
        {by_hand.then(|| {
            view! {
                <h3>{say("Who set this mark?")}</h3>
                <p class="by-hand">{by_whom}</p>
            }
        })}
    }
}

/// Who says a statement, as HTML: the name, which leads to where it stands in the text, and the words that stand for it here, where they are
/// others.
fn source(reading: &Reading, index: usize) -> String {
    let statement = &reading.analysis.statements[index];
    let Some(name) = reading.source_name(index) else {
        return ["<strong>", say("The writer"), "</strong>"].concat();
    };
    let dir = quoted().html();
    let entity = statement.source.and_then(|source| source.entity);
    let mentions = entity.and_then(|id| Some((id.0, &reading.analysis.entities.get(id.0)?.mentions)));
    let mut html = match mentions {
        Some((id, mentions)) => {
            let near = mentions.iter().rposition(|mention| mention.start <= statement.span.end).unwrap_or(0);
            let place = [id.to_string(), near.to_string()].join("-");
            ["<a href=\"#m", &place, "\"", dir, ">", &escaped(name), "</a>"].concat()
        }
        None => ["<strong", dir, ">", &escaped(name), "</strong>"].concat(),
    };
    let phrase = statement.source.map(|source| source.span.of(&reading.article.text));
    if let Some(phrase) = phrase.filter(|phrase| *phrase != name) {
        html += &[" ", &told("(“{words}”)", &[("words", &its(phrase))])].concat();
    }
    html
}

/// What quotation marks tell, to be said where it is shown.
pub const QUOTED: &str = text("The quotation marks: the words are somebody’s own.");

/// The cue words of a statement, quotation marks aside, each with what it tells.
pub fn cues(statement: &Statement) -> impl Iterator<Item = (Span, &'static str)> {
    let worded = statement.cues.iter().filter(|cue| cue.kind != CueKind::Quotation);
    worded.map(|cue| (cue.span, words::of_cue(cue)))
}

/// Whether quotation marks are among its cues.
pub fn is_quoted(statement: &Statement) -> bool {
    statement.cues.iter().any(|cue| cue.kind == CueKind::Quotation)
}

/// What counted in the model, where the cues do not say it already.
pub fn counted(statement: &Statement) -> impl Iterator<Item = (Option<Span>, &'static str)> {
    let told = |span: Span| statement.cues.iter().any(|cue| cue.span.overlaps(span));
    let untold = statement.reasons.iter().filter(move |reason| !reason.words.is_some_and(told));
    untold.map(|reason| (reason.words, words::ground(reason.ground, reason.words.is_some())))
}

/// Whose hand set a mark, and what stood there before.
pub fn by_whom(reading: &Reading, index: usize) -> String {
    if reading.set_by(index).is_none() {
        return say("A person, not Whosays: whoever published this article set it by hand.").into();
    }
    let mut before: Vec<_> = reading.below(index).map(|own| words::status(own.status).within).collect();
    before.dedup();
    let both = |all: String, other: &str| told("{a} and {b}", &[("a", &all), ("b", other)]);
    let before = before.split_first().map(|(first, others)| others.iter().fold((*first).to_owned(), |a, b| both(a, b)));
    let who = match cfg!(feature = "csr") {
        true => say("You did, or whoever made the pack or the link that you opened."),
        // In a file that was saved, or on somebody else's page, whoever reads it.
        false => say("A person, not Whosays: whoever made the changes that were laid over this article."),
    };
    let before = match before {
        None => say("Nothing was marked here before.").to_owned(),
        Some(before) => told("It was marked as {status} before.", &[("status", &before)]),
    };
    [who, " ", &before].concat()
}

/// When a prediction was made: *will* is read against the day of writing, which may be long past.
pub fn made(reading: &Reading, status: Status) -> Option<String> {
    let written = Date::read(reading.article.meta.date.as_deref()?)?;
    let (day, passed) = (day(written), today().and_then(|today| ago(written, today)));
    let day = ("day", day.as_str());
    (status == Status::Prediction).then(|| match &passed {
        Some(ago) => told("Made on {day}, {ago}: read it against that day.", &[day, ("ago", ago)]),
        None => told("Made on {day}: read it against that day.", &[day]),
    })
}

/// Why a statement without cue words has the status that it has.
pub fn without_cues(status: Status) -> &'static str {
    match status {
        Status::Sourced => say("No word by itself: it belongs to what its source says."),
        Status::Unsourced => say("None decided: it is put as so, and nobody is named for it."),
        _ => say("No word by itself: the clause as a whole, or what stands around it."),
    }
}

/// Confidence in words.
pub fn how_sure(confidence: f32) -> &'static str {
    if confidence < UNSURE {
        say("Not sure. Read it again yourself.")
    } else if confidence < 0.8 {
        say("Fairly sure.")
    } else {
        say("Sure.")
    }
}

/// Confidence as a percentage and in words; what the figure means stands at `Statement::confidence`.
pub fn confidence(confidence: f32) -> String {
    let right = counted_with(
        (confidence * 100.0).round() as usize,
        "Of 100 statements marked in this way, in articles that people had labelled, {n} had the right mark.|Of 100 statements marked in this way, in articles that people had labelled, {n} had the right mark.",
        &[],
    );
    [how_sure(confidence), " ", &right].concat()
}

/// What the text would have to say for another label.
pub fn otherwise(reading: &Reading, statement: &Statement, written: fn(&str) -> String) -> String {
    let deciding = statement.cues.iter().find(|cue| cue.kind.status() == Some(statement.status));
    let other = words::status(statement.runner_up).within;
    match (statement.status, deciding) {
        (Status::Unsourced, _) => {
            say("If the text named who says it, it would be sourced; with a word like “may”, speculation.").into()
        }
        (Status::Sourced, _) => match statement.source_kind() {
            SourceKind::Vague => say(
                "If nobody stood for it, it would be unsourced. A name would make the source one that you could check.",
            )
            .into(),
            _ => say("If nobody stood for it, it would be unsourced; with a word like “may”, speculation.").into(),
        },
        (_, Some(cue)) => told(
            "Without “{words}” it would probably be {status}.",
            &[("words", &written(cue.span.of(&reading.article.text))), ("status", other)],
        ),
        (_, None) => told("On its own it might be read as {status}.", &[("status", other)]),
    }
}
