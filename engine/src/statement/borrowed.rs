//! Words that an author borrows without quotation marks: a pasted article, a talk, a letter, a credited paragraph.

use super::attribution;
use super::forms::Signs;
use super::label::is_personal;
use super::phrase;
use super::scene::Scene;
use super::signed;
use super::source::Memory;
use super::vocabulary::NounKind;
use crate::text::{BlockKind, Traits, is_finite};
use crate::{EntityType, Source, SourceKind, Span};
use std::ops::Range;

/// Tokens in which a sentence can announce what follows it.
const OPENING: usize = 40;

/// Sentences at the end of a text in which its writer may be introduced.
const CLOSING: usize = 3;

/// Sentences of one paragraph that an announcement within it covers at most.
const EXCERPT: usize = 8;

/// How far what a sentence announces goes.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    /// The rest of the paragraph, or the next one.
    Paragraph,
    /// All that follows.
    Text,
}

/// An announcement: whose words follow, if it says so.
struct Opening {
    source: Option<Source>,
    reach: Reach,
    /// Whether the words start in the sentence itself, behind its colon.
    inside: bool,
}

/// Whom each sentence is borrowed from, where it is.
#[inline(never)]
pub(super) fn voices(scene: &Scene) -> Vec<Option<Source>> {
    let document = scene.document;
    let sentences = &document.sentences;
    let mut out = vec![None; sentences.len()];
    let block = |sentence: Span| document.blocks.partition_point(|block| block.span.end <= sentence.start);
    let number = |token: usize| {
        document
            .tokens
            .get(token)
            .map_or(sentences.len(), |token| sentences.partition_point(|sentence| sentence.end <= token.span.start))
    };
    let mut from = 0;
    let seams = signed::seams(scene);
    for (index, seam) in seams.iter().enumerate() {
        let here = number(seam.at).min(sentences.len());
        if let Some(source) = seam.before.filter(|_| here + 1 < sentences.len()) {
            out[from..here].fill(Some(source));
        }
        let next = seams.get(index + 1).map_or(sentences.len(), |next| number(next.at));
        if let Some(source) = seam.after.filter(|_| here < next) {
            out[here..next].fill(Some(source));
        }
        from = here;
    }
    let mut at = 0;
    while at < sentences.len() {
        let tokens = scene.sentence(at);
        if let Some(source) = credit(scene, tokens.clone()) {
            // "“The port is shut.” Ada Blom, mayor of Oslo"
            let own = (0..at).rev().take_while(|other| block(sentences[*other]) == block(sentences[at])).last();
            out[own.unwrap_or(at)..=at].fill(Some(source));
        }
        let Some(opening) = opening(scene, tokens, at) else {
            at += 1;
            continue;
        };
        let from = at + usize::from(!opening.inside);
        at += 1;
        let publisher = || publisher(scene, at);
        let source = opening.source.or_else(|| writer(scene, from));
        let reach = if source.is_some() { opening.reach } else { Reach::Paragraph };
        let Some(source) = source.or_else(publisher) else { continue };
        let Some(first) = sentences.get(from).copied() else { continue };
        let own = block(first);
        let continued = |number: usize| {
            document.blocks[own + 1..=number].iter().all(|block| {
                block.kind == BlockKind::Quote || block.span.of(document.text).starts_with(['.', '…', '['])
            })
        };
        let end = (from + 1..sentences.len()).find(|other| {
            let tokens = scene.sentence(*other);
            reach == Reach::Paragraph
                && (!continued(block(sentences[*other]))
                    || own == block(sentences[at - 1]) && *other >= from + EXCERPT
                    || is_personal(scene, tokens.clone())
                    || speaks_of(scene, tokens.clone(), source))
                || self::opening(scene, tokens, *other).is_some_and(|next| next.source.is_some())
        });
        let end = end.unwrap_or(sentences.len());
        out[from..end].fill(Some(source));
        at = at.max(end);
    }
    for (index, own) in document.blocks.iter().enumerate().filter(|(index, _)| index + 1 < document.blocks.len()) {
        let tokens = document.token_from(own.span.start)..document.token_from(own.span.end);
        if let Some(source) = signed::farewell(scene, tokens) {
            let first = sentences.partition_point(|sentence| sentence.end <= own.span.start);
            let last = sentences.partition_point(|sentence| sentence.start < document.blocks[index].span.end);
            out[first..last].fill(Some(source));
        }
    }
    out
}

/// Whether a sentence opens with who is the source of those before it, as none of theirs would.
#[inline(never)]
fn speaks_of(scene: &Scene, tokens: Range<usize>, source: Source) -> bool {
    let inner = || scene.document.token_range(source.span).find_map(|at| scene.mention(at));
    let whose = source.entity.or_else(inner);
    whose.is_some() && tokens.take(3).any(|at| scene.mention(at) == whose)
}

/// What the sentence of `tokens` announces.
#[inline(never)]
fn opening(scene: &Scene, tokens: Range<usize>, number: usize) -> Option<Opening> {
    let head = tokens.start..tokens.end.min(tokens.start + OPENING);
    let colons = scene.signs(number).any(Signs::COLON);
    let colon = head.clone().find(|at| colons && scene.is_mark(*at, b':') && scene.quotation(*at).is_none());
    let head = tokens.start..colon.unwrap_or(head.end);
    if number > 0
        && colons
        && let Some(source) = signed::sender(scene, tokens.clone())
    {
        return Some(Opening { source: Some(source), reach: Reach::Text, inside: true });
    }
    if number < 5
        && let Some((source, inside)) = talk(scene, head.clone())
    {
        return Some(Opening { source: Some(source), reach: Reach::Text, inside });
    }
    let text = shown(scene, head.clone());
    let inside = colon.is_some_and(|colon| colon + 1 < tokens.end);
    if let Some(colon) = colon {
        let open = !inside || scene.is_capital(colon + 1) && scene.quotation(colon + 1).is_none();
        let source = from(scene, head.clone()).or_else(|| reported(scene, tokens.start..colon + 1, inside));
        if open && let Some(source) = source.filter(|_| head.len() > 1) {
            return Some(Opening { source: Some(source), reach: Reach::Paragraph, inside });
        }
    }
    text.then(|| Opening { source: by(scene, head), reach: Reach::Text, inside: false })
}

/// *Talk delivered by Ada Blom*, *Remarks by the Mayor*: what is no sentence, but a title, and whether its words follow in
/// the same sentence.
#[inline(never)]
fn talk(scene: &Scene, head: Range<usize>) -> Option<(Source, bool)> {
    let speech = |at: &usize| {
        matches!(
            scene.form(*at),
            "talk" | "remarks" | "speech" | "address" | "lecture" | "statement" | "testimony" | "sermon" | "keynote"
        )
    };
    let given = |at: usize| matches!(scene.form(at), "delivered" | "given" | "presented");
    let (at, by) = head.clone().filter(speech).find_map(|at| {
        let by = (at + 1..head.end.min(at + 5)).find(|by| scene.form(*by) == "by")?;
        // a title may stand before it: "The old port A talk delivered by Ada Blom"
        (at < head.start + 5 || given(by - 1)).then_some((at, by))
    })?;
    // "Excerpts from a talk given by Ada Blom" is one too
    let of = |at: usize| {
        scene.is(at, Traits::PREPOSITION) && !matches!(scene.form(at - 1), "excerpts" | "text" | "transcript")
    };
    let verb = |at: usize| is_finite(scene.document, at) && !given(at) && !scene.is_capital(at);
    if (head.start..by).any(verb) || at < head.start + 5 && (head.start + 1..at).any(of) {
        return None;
    }
    let words = phrase::after(scene, by + 1, head.end)?;
    let more = (words.end..head.end).any(verb);
    Some((Memory::default().source(scene, words)?, more))
}

/// *From the Herald comes this*, *Finally, from an e-mail*: whom a sentence starts by taking its words from.
fn from(scene: &Scene, head: Range<usize>) -> Option<Source> {
    let at = head.clone().take(4).find(|at| scene.form(*at) == "from")?;
    let before = (head.start..at)
        .all(|at| scene.is(at, Traits::ADVERB.or(Traits::COORDINATOR).or(Traits::DETERMINER)) || !scene.is_word(at));
    let words = phrase::after(scene, at + 1, head.end)?;
    let speaks = |at: usize| {
        matches!(scene.kind(at), Some(EntityType::Person | EntityType::Organisation | EntityType::Work))
            || scene.noun(at) == Some(NounKind::Document)
            || scene.is_capital(at)
    };
    let place = scene.kind(words.start) == Some(EntityType::Place);
    (before && !place && words.clone().any(speaks)).then(|| Memory::default().source(scene, words)).flatten()
}

/// *Blom writes:*, *Blom has a fine essay on boats:*.
#[inline(never)]
fn reported(scene: &Scene, head: Range<usize>, inside: bool) -> Option<Source> {
    let colon = head.end - 1;
    let (mut cues, mut found) = (Vec::new(), Vec::new());
    super::cue::find(scene, head.clone(), &mut cues);
    attribution::find(scene, &Memory::default(), head.clone(), &cues, &mut found);
    let last = found.iter().rfind(|found| found.clause && !found.after && scene.quotation(found.cue.start).is_none());
    let wrote = |at: usize| matches!(scene.form(at), "writes" | "wrote" | "reports" | "reported" | "notes" | "posts");
    if let Some(last) = last.filter(|last| colon - last.cue.end < 8 && (!inside || wrote(last.cue.start))) {
        return Some(last.source);
    }
    let has = head.clone().find(|at| matches!(scene.form(*at), "has" | "have" | "had"))?;
    let subject = phrase::before(scene, head.start, has).filter(|subject| subject.start <= head.start + 2)?;
    let written = |at: usize| scene.noun(at) == Some(NounKind::Document) || is_text(scene.form(at));
    let piece = (has + 1..head.end.min(has + 6)).any(|at| written(at) || scene.form(at) == "this");
    piece.then(|| Memory::default().source(scene, subject)).flatten()
}

fn is_text(form: &str) -> bool {
    matches!(
        form,
        "text"
            | "article"
            | "letter"
            | "e-mail"
            | "email"
            | "essay"
            | "excerpt"
            | "excerpts"
            | "speech"
            | "transcript"
            | "remarks"
            | "talk"
            | "story"
            | "piece"
            | "column"
            | "editorial"
    )
}

/// *What follows is the text of a letter*, *Here are some excerpts*, *Below are her remarks*.
fn shown(scene: &Scene, head: Range<usize>) -> bool {
    let opens = match scene.form(head.start) {
        "what" => scene.form(head.start + 1) == "follows",
        "the" => scene.form(head.start + 1) == "following",
        "here" | "below" => scene.is(head.start + 1, Traits::BE) || scene.form(head.start + 1) == "'s",
        _ => false,
    };
    opens && head.clone().take(12).any(|at| is_text(scene.form(at)))
}

/// Whom a title or announcement names as the writer: *a letter by Ada Blom*, *an excerpt from the Herald*.
fn by(scene: &Scene, head: Range<usize>) -> Option<Source> {
    let at = head.clone().find(|at| matches!(scene.form(*at), "by" | "from"))?;
    let words = phrase::after(scene, at + 1, head.end)?;
    let named = |at: usize| scene.mention(at).is_some() || scene.is_capital(at);
    words.clone().any(named).then(|| Memory::default().source(scene, words)).flatten()
}

/// Whom the end of a text introduces as the writer of what stands from sentence `from` on: *Ada Blom is a columnist.*
#[inline(never)]
fn writer(scene: &Scene, from: usize) -> Option<Source> {
    let sentences = &scene.document.sentences;
    let first = from.max(sentences.len().saturating_sub(CLOSING));
    sentences.get(first..)?.iter().find_map(|sentence| {
        let tokens = scene.document.token_range(*sentence);
        let name = scene.mention_range(tokens.start);
        let person = scene.kind(tokens.start) == Some(EntityType::Person);
        let writes = |at: usize| {
            let role = matches!(scene.form(at), "correspondent" | "columnist" | "fellow" | "contributor" | "poet");
            role || scene.noun(at).is_some_and(NounKind::is_person)
        };
        let is = scene.is(name.end, Traits::BE) && (name.end..tokens.end.min(name.end + 12)).any(writes);
        (person && is).then(|| named(scene, name))
    })
}

/// Who published what the sentence before number `at` excerpts: *The Herald published a list. Here are some excerpts:*.
fn publisher(scene: &Scene, at: usize) -> Option<Source> {
    let tokens = scene.document.token_range(*scene.document.sentences.get(at.checked_sub(2)?)?);
    let verb = tokens.clone().find(|at| {
        let made = matches!(scene.form(*at), "published" | "issued" | "released" | "wrote" | "posted" | "printed");
        made && !scene.is(at - 1, Traits::BE) && !scene.is(at.saturating_sub(2), Traits::BE)
    })?;
    let subject = phrase::before(scene, tokens.start, verb)?;
    let named = subject.clone().any(|at| scene.mention(at).is_some() || scene.is_capital(at));
    named.then(|| Memory::default().source(scene, subject)).flatten()
}

/// A person's name and office, or a dash and a name, that stand alone at the end of a paragraph.
#[inline(never)]
fn credit(scene: &Scene, tokens: Range<usize>) -> Option<Source> {
    let document = scene.document;
    let dash = matches!(scene.form(tokens.start), "-" | "–" | "—" | "--");
    let first = tokens.start + usize::from(dash);
    if tokens.is_empty() || tokens.len() > 14 || scene.kind(first) != Some(EntityType::Person) {
        return None;
    }
    let block = document.block_at(document.tokens.get(tokens.start)?.span.start)?;
    let ends = document.tokens[tokens.end - 1].span.end == block.span.end;
    let starts = document.tokens[tokens.start].span.start == block.span.start;
    if !ends || starts {
        return None;
    }
    let name = scene.mention_range(first);
    let alone = name.end == tokens.end || matches!(scene.form(name.end), "," | "(");
    let verb = tokens.clone().any(|at| is_finite(document, at) && !scene.is_capital(at));
    (alone && !verb && (dash || name.end < tokens.end)).then(|| named(scene, name))
}

fn named(scene: &Scene, name: Range<usize>) -> Source {
    let entity = scene.mention(name.start);
    Source { span: scene.document.span_of(name), kind: SourceKind::Named, entity }
}
