//! Who a line opens with: *Reuters: …*, *THE MAYOR: …*, *Mayor Blom. …*.

use super::forms::Signs;
use super::scene::Scene;
use super::vocabulary::NounKind;
use crate::entity::is_common;
use crate::text::Traits;
use crate::{EntityId, EntityType, Source, SourceKind, Span};
use std::ops::Range;

/// The most tokens of a label before its colon, and of what may stand before a label, as *6:13 P.M.* does.
const LONGEST_LABEL: usize = 6;

/// The most tokens in the brackets that tell who a speaker is: *MS. BLOM (Mayor of Oslo):*.
const LONGEST_NOTE: usize = 12;

/// Tokens on either side in which a label's words are looked for.
const FAR: usize = 1500;

/// Entities that are searched for the holder of an office.
const MOST_HOLDERS: usize = 100;

/// Who the sentence number `sentence` opens with, and whether they speak in a transcript.
#[inline(never)]
pub(super) fn label(scene: &Scene, sentence: usize) -> Option<(Source, bool)> {
    let tokens = scene.sentence(sentence);
    let (words, speaks) = if scene.signs(sentence).any(Signs::COLON) {
        let speaker = spoken(scene, tokens.clone()).map(|words| (words, true));
        speaker.or_else(|| Some((outlet(scene, tokens)?, false)))?
    } else {
        (called(scene, tokens)?, true)
    };
    if is_side(scene, words.clone()) {
        return Some((Source { span: scene.document.span_of(words), kind: SourceKind::Vague, entity: None }, true));
    }
    let entity = words.clone().find_map(|at| scene.mention(at));
    if entity.is_none_or(|id| scene.entities[id.0].kind != EntityType::Person)
        && let Some(holder) = holder(scene, words.clone())
    {
        return Some((holder, speaks));
    }
    Some((Source { span: scene.document.span_of(words), kind: SourceKind::Named, entity }, speaks))
}

/// *Q:* and *A:*, the sides of an interview, which name nobody.
fn is_side(scene: &Scene, words: Range<usize>) -> bool {
    let side = |at: usize| matches!(scene.form(at), "q" | "a");
    let other = |colon: usize| colon > 0 && scene.form(colon - 1) == "q";
    words.len() == 1 && side(words.start) && scene.with(Signs::COLON, near(scene, words)).any(other)
}

/// The person whom the text gives the office by which a transcript calls them: *THE MAYOR* where *Mayor Ada Blom* stands.
fn holder(scene: &Scene, words: Range<usize>) -> Option<Source> {
    let role = words.start + usize::from(scene.form(words.start) == "the")..words.end;
    if role.is_empty() || !scene.noun(role.end - 1).is_some_and(NounKind::is_person) {
        return None;
    }
    let titled = |span: &Span| {
        let first = scene.document.token_from(span.start);
        let same = |from: usize| role.clone().zip(from..first).all(|(one, other)| scene.form(one) == scene.form(other));
        // "Vice President Blom" is not the president
        first
            .checked_sub(role.len())
            .filter(|from| same(*from))
            .is_some_and(|from| from == 0 || !matches!(scene.form(from - 1), "vice" | "deputy" | "former"))
    };
    let persons = scene.entities.iter().enumerate().take(MOST_HOLDERS);
    persons.filter(|(_, entity)| entity.kind == EntityType::Person).find_map(|(id, entity)| {
        let span = *entity.mentions.iter().take(8).find(|span| titled(span))?;
        Some(Source { span, kind: SourceKind::Named, entity: Some(EntityId(id)) })
    })
}

/// Whether a sentence says nothing: only who speaks next, or what a transcript notes, as *(Applause.)*.
#[inline(never)]
pub(super) fn is_note(scene: &Scene, tokens: Range<usize>) -> bool {
    let last = tokens.end - 1;
    let ends = |at: usize| matches!(scene.form(at), ")" | "]" | "\"" | "”" | ".");
    let bracket = matches!(scene.form(tokens.start), "(" | "[") && tokens.len() < 7 && ends(last);
    if bracket {
        let close = tokens.clone().find(|at| matches!(scene.form(*at), ")" | "]"));
        let words = tokens.clone().filter(|at| scene.is_word(*at)).count();
        return words <= 2 && close.is_some_and(|close| (close..tokens.end).all(ends));
    }
    // "--Ada Blom, Oslo": a signature
    let dash = matches!(scene.form(tokens.start), "-" | "--" | "–" | "—");
    if dash && tokens.len() < LONGEST_NOTE && tokens.clone().all(|at| scene.is_capital(at) || !scene.is_word(at)) {
        return true;
    }
    scene.is_mark(last, b':') && spoken(scene, tokens).is_some_and(|words| words.end == last)
}

fn is_shouted(scene: &Scene, at: usize) -> bool {
    scene.is_capital(at) && is_in_capitals(scene.document.tokens[at].span.of(scene.document.text))
}

fn is_in_capitals(word: &str) -> bool {
    word.chars().all(|c| !c.is_lowercase())
}

fn is_title(scene: &Scene, at: usize) -> bool {
    matches!(
        scene.form(at),
        "mr" | "mrs" | "ms" | "dr" | "sir" | "speaker" | "rep" | "sen" | "gov" | "prof" | "moderator"
    ) || scene.noun(at).is_some_and(NounKind::is_person)
}

/// The speaker in a transcript, who speaks until the next one: *THE MAYOR:* and *MS. BLOM:* in capitals, also behind
/// what else the line opens with, or *Mayor Blom.* as a sentence of its own before others.
#[inline(never)]
fn spoken(scene: &Scene, tokens: Range<usize>) -> Option<Range<usize>> {
    let first = tokens.clone().find(|at| scene.is_word(*at))?;
    let name = |at: usize| is_shouted(scene, at) || matches!(scene.form(at), "." | "-" | "'" | "’");
    let reach = first..tokens.end.min(first + 2 * LONGEST_LABEL + LONGEST_NOTE);
    if let Some(colon) = reach.clone().find(|at| scene.is_mark(*at, b':')) {
        let colon = before_note(scene, first, colon).filter(|colon| is_shouted(scene, colon - 1))?;
        let from = colon.saturating_sub(LONGEST_LABEL).max(first);
        let run = (from..colon).rev().take_while(|at| name(*at)).last()?;
        let run = run + usize::from(scene.form(run) == ".");
        let starts = |at: &usize| matches!(scene.form(*at), "the" | "mr" | "mrs" | "ms" | "dr");
        let start = (run..colon).rev().find(starts).unwrap_or(run);
        let person = (start..colon).any(|at| scene.kind(at) == Some(EntityType::Person));
        // "BLOM:" alone is a speaker where the text names a person so
        let again = || colon - start == 1 && is_told_of(scene, start);
        let speaks =
            person || is_surname(scene, start..colon) || again() || (start..colon).any(|at| is_title(scene, at));
        return (speaks && is_shouted(scene, start)).then_some(start..colon);
    }
    called(scene, tokens)
}

/// *Mayor Blom.* at the start of a block, with what the mayor says behind it.
fn called(scene: &Scene, tokens: Range<usize>) -> Option<Range<usize>> {
    let document = scene.document;
    let stop = tokens.end.checked_sub(1)?;
    if !scene.is_mark(stop, b'.') {
        return None;
    }
    let first = tokens.clone().find(|at| scene.is_word(*at))?;
    let own = stop > first + 1 && stop - first < LONGEST_LABEL;
    if !own || !is_title(scene, first) {
        return None;
    }
    let block = document.block_at(document.tokens[first].span.start)?;
    let named = |at: usize| scene.is_capital(at) || matches!(scene.form(at), "." | "of" | "-");
    let alone = block.span.end > document.tokens[stop].span.end;
    (block.span.start == document.tokens[first].span.start && alone && (first..stop).all(named)).then_some(first..stop)
}

/// Where a speaker's name ends before what is told of the speaker: *MS. BLOM (Mayor of Oslo):*, *ADA BLOM reporting:*.
fn before_note(scene: &Scene, first: usize, colon: usize) -> Option<usize> {
    let last = colon.checked_sub(1).filter(|last| *last >= first)?;
    match scene.form(last) {
        ")" => (first + 1..last).rev().take(LONGEST_NOTE).find(|at| scene.form(*at) == "("),
        "reporting" => Some(last).filter(|last| *last > first),
        _ => Some(colon),
    }
}

/// Whether a label's words stand elsewhere in the text as a label, not too far away, and are no common words.
fn recurs(scene: &Scene, words: Range<usize>) -> bool {
    let common = |at: usize| !scene.is_word(at) || is_common(scene.form(at));
    let length = words.len();
    let same = |at: usize| words.clone().zip(at..).all(|(one, other)| scene.form(one) == scene.form(other));
    let again = |at: usize| at != words.start && scene.is_capital(at) && same(at);
    let near = near(scene, words.clone());
    !words.clone().all(common)
        && scene.with(Signs::COLON, near.start + length..near.end + length).any(|colon| again(colon - length))
}

/// Whether the one shouted word of a label is somebody of whom the text tells: *ORLO:* where *Orlo says* stands.
fn is_told_of(scene: &Scene, word: usize) -> bool {
    if is_common(scene.form(word)) || scene.kind(word) == Some(EntityType::Place) {
        return false;
    }
    let placed = |at: usize| scene.is(at - 1, Traits::PREPOSITION) && scene.form(at - 1) != "by";
    let Some(own) = scene.document.word_type(word) else { return false };
    let mut told = false;
    for at in scene.with(Signs::NAME, near(scene, word..word + 1)).filter(|at| *at > 0) {
        let Some(other) = scene.document.word_type(at) else { continue };
        if other.number == own.number && other.form == own.form && !is_in_capitals(other.text) {
            if placed(at) {
                return false;
            }
            told = true;
        }
    }
    told
}

/// Where words can stand again, not too far away.
fn near(scene: &Scene, words: Range<usize>) -> Range<usize> {
    words.start.saturating_sub(FAR)..(scene.document.tokens.len() - words.len()).min(words.end + FAR)
}

/// Whether words end with the surname of a person whom the text names.
fn is_surname(scene: &Scene, words: Range<usize>) -> bool {
    let form = scene.form(words.end - 1);
    let ends = |name: &str| name.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(form));
    let persons = scene.entities.iter().take(MOST_HOLDERS).filter(|entity| entity.kind == EntityType::Person);
    persons.into_iter().any(|entity| ends(&entity.name))
}

/// *Reuters: …*: a name before a colon.
fn outlet(scene: &Scene, tokens: Range<usize>) -> Option<Range<usize>> {
    let first = tokens.clone().take(3).find(|at| scene.is_word(*at)).filter(|at| scene.is_capital(*at))?;
    let colon = (first..tokens.end.min(first + LONGEST_LABEL)).find(|at| scene.is_mark(*at, b':'))?;
    let named =
        |at: usize| scene.is_capital(at) || matches!(scene.form(at), "." | "-") || scene.is(at, Traits::PREPOSITION);
    let known = (first..colon).any(|at| scene.mention(at).is_some())
        || recurs(scene, first..colon)
        || is_side(scene, first..colon);
    let group = scene.kind(first) == Some(EntityType::Group);
    (colon > first && known && !group && (first..colon).all(named)).then_some(first..colon)
}

/// Whose label the words of a sentence stand under: a speaker in a transcript speaks until the next one, an outlet
/// until its paragraph ends or the author comes in with *I* or brackets.
#[derive(Default)]
pub(super) struct Labels {
    last: Option<(Source, usize, bool)>,
    /// Whether who is labelled says *I*: an answer in an interview.
    answers: bool,
    /// The quotation that the label stands in, with which it ends.
    quotation: Option<usize>,
}

impl Labels {
    /// The voice of the sentence of `tokens` in `block`, which opens with the label of `opens`.
    #[inline(never)]
    pub fn read(
        &mut self,
        scene: &Scene,
        tokens: Range<usize>,
        block: usize,
        opens: Option<(Source, bool)>,
    ) -> Option<Source> {
        let opening = scene.form(tokens.start);
        let span = scene.document.span_of(tokens.clone());
        let here = scene.quotation(tokens.start + usize::from(!scene.is_word(tokens.start)));
        if let Some((source, speaks)) = opens {
            self.last = Some((source, block, speaks));
            let person = scene.kind(scene.document.token_from(source.span.start)) == Some(EntityType::Person);
            let before = block.checked_sub(1).map(|before| scene.document.blocks[before].span);
            let asked = before.is_some_and(|before| before.of(scene.document.text).trim_end().ends_with('?'));
            self.answers = person && (asked || is_personal(scene, tokens));
        } else if self.quotation.is_some() && here != self.quotation
            || self.last.is_some_and(|(_, own, speaks)| !speaks && own != block)
        {
            self.last = None;
        } else if self.last.is_some_and(|(.., speaks)| !speaks) {
            if is_personal(scene, tokens) && !self.answers {
                self.last = None;
            } else if matches!(opening, "(" | "[") {
                return None;
            }
        }
        // "Blom: a life. The port was shut when Blom left": a title, and nobody's words
        if let Some((source, _, false)) = self.last
            && let Some(id) = source.entity.filter(|id| scene.entities[id.0].kind == EntityType::Person)
            && scene
                .document
                .token_range(span)
                .any(|at| scene.mention(at) == Some(id) && scene.document.tokens[at].span.start >= source.span.end)
        {
            self.last = None;
        }
        self.last.map(|(source, ..)| source)
    }
}

/// Whether a sentence speaks of *me* outside quotations.
pub(super) fn is_personal(scene: &Scene, mut tokens: Range<usize>) -> bool {
    let own = |at: usize| scene.is(at, Traits::FIRST) && scene.quotation(at).is_none();
    tokens.any(|at| own(at) && matches!(scene.form(at), "i" | "my" | "me" | "myself"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn labels(text: &str) -> Vec<Option<&str>> {
        let document = Document::plain(text);
        let entities = crate::entity::entities(&document, crate::entity::KnowledgeBase::core(), None);
        let scene = Scene::new(&document, &entities, None);
        let sentences = 0..document.sentences.len();
        sentences.map(|sentence| label(&scene, sentence).map(|(source, _)| source.span.of(text))).collect()
    }

    #[test]
    fn lines_open_with_speakers_and_outlets() {
        assert_eq!(labels("THE MAYOR: The port is shut."), [Some("THE MAYOR")]);
        assert_eq!(labels("6:13 P.M. EDT THE MAYOR:\n\nThe port is shut.")[0], Some("THE MAYOR"));
        assert_eq!(labels("MS. BLOM: The port is shut."), [Some("MS. BLOM")]);
        assert_eq!(labels("Senator Blom. The port is shut."), [Some("Senator Blom"), None]);
        assert_eq!(labels("Reuters: The port is shut."), [Some("Reuters")]);
        assert_eq!(labels("UPDATE: The port is shut."), [None]);
        assert_eq!(labels("Q: Who shut it?\n\nA: The mayor."), [Some("Q"), Some("A")]);
        assert_eq!(labels("A: The port is shut."), [None]);
        assert_eq!(labels("The port is shut: no ship left."), [None]);
    }

    #[test]
    fn a_speaker_by_office_is_who_holds_it() {
        let text = "Mayor Ada Blom met Vice Mayor Ben Orlo.\n\nTHE MAYOR: We are shut.\n\nTHE VICE MAYOR: We are open.";
        assert_eq!(labels(text)[1..], [Some("Ada Blom"), Some("Ben Orlo")]);
    }

    #[test]
    fn what_is_told_of_a_speaker_is_no_part_of_the_label() {
        assert_eq!(labels("Ms. ADA BLOM (Mayor of Oslo): The port is shut."), [Some("ADA BLOM")]);
        assert_eq!(labels("Ada Blom is here.\n\nADA BLOM reporting: It is shut.")[1], Some("ADA BLOM"));
    }
}
