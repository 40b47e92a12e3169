//! Words that somebody signed or sent: a quotation with a name under it, a mail with its header.

use super::forms::Signs;
use super::scene::Scene;
use super::vocabulary::NounKind;
use crate::text::{TokenKind, Traits};
use crate::{EntityType, Source, SourceKind};
use std::ops::Range;

/// Words that a signature has at most before its comma.
const LONGEST_NAME: usize = 4;

/// Tokens of a quotation below which nobody signs it.
const SHORTEST_TEXT: usize = 8;

/// Whom the words of `name` name, if they look like a name at all.
fn source(scene: &Scene, name: Range<usize>) -> Source {
    let entity = name.clone().find_map(|at| scene.mention(at));
    Source { span: scene.document.span_of(name), kind: SourceKind::Named, entity }
}

/// The words with capitals that start at `at`, where they can be somebody's name.
fn name_at(scene: &Scene, at: usize) -> Option<Range<usize>> {
    let small = Traits::DETERMINER.or(Traits::PRONOUN).or(Traits::PREPOSITION).or(Traits::SUBORDINATOR);
    let small =
        small.or(Traits::COORDINATOR).or(Traits::WH).or(Traits::ADVERB).or(Traits::FINITE).or(Traits::POSSESSIVE);
    let part = |at: &usize| {
        let initial = scene.form(*at) == "." && scene.is_capital(at - 1) && scene.form(at - 1).len() == 1;
        scene.is_capital(*at) && !scene.is(*at, small) || initial
    };
    let end = (at..at + 2 * LONGEST_NAME).take_while(part).last()? + 1;
    let words = (at..end).filter(|at| scene.is_word(*at)).count();
    (words <= LONGEST_NAME && scene.is_capital(at)).then_some(at..end)
}

/// Who signed a quotation behind its closing mark: *“The port is shut.” --Ada Blom*, *“…” Ada, Oslo, Norway*.
pub(super) fn signer(scene: &Scene, quotation: usize) -> Option<Source> {
    let document = scene.document;
    let own = document.token_range(document.quotations[quotation].span);
    let sentence = (own.start..own.end).rev().take(3).any(|at| matches!(scene.form(at), "." | "!" | "?" | "…"));
    if own.len() < SHORTEST_TEXT || !sentence {
        return None;
    }
    let dashes = (own.end..own.end + 3).take_while(|at| matches!(scene.form(*at), "-" | "–" | "—" | "--")).count();
    let name = name_at(scene, own.end + dashes)?;
    let next = name.end;
    let place = |at: usize| {
        matches!(scene.kind(at), Some(EntityType::Place)) || scene.is_capital(at) && name_at(scene, at).is_some()
    };
    let ends = next >= document.tokens.len()
        || document.sentences.iter().any(|own| document.tokens[next - 1].span.end == own.end);
    let told = scene.form(next) == "," && place(next + 1) || scene.form(next) == "(" && dashes > 0;
    // what follows must be no sentence of its own
    let free = scene.quotation(next).is_some() || matches!(scene.form(next), "<" | "-" | "--" | "—" | "–");
    let person = name.clone().any(|at| scene.kind(at) == Some(EntityType::Person));
    (told || (dashes > 0 || person) && (ends || free)).then(|| source(scene, name))
}

/// Who sent the mail whose header the sentence of `tokens` opens with or holds: *From: Ada Blom <ada@port.example>*.
#[inline(never)]
pub(super) fn sender(scene: &Scene, tokens: Range<usize>) -> Option<Source> {
    let header = |at: &usize| scene.is_mark(at + 1, b':') && scene.form(*at) == "from" && scene.is_capital(*at);
    let at = tokens.clone().find(header)?;
    let quote = usize::from(matches!(scene.form(at + 2), "\"" | "“"));
    let start = at + 2 + quote;
    let name = name_at(scene, start).or_else(|| handle(scene, start..tokens.end))?;
    // "From: ada-b on 3 May 2004"
    let dated = scene.form(name.end) == "on"
        && scene.document.tokens.get(name.end + 1).is_some_and(|token| token.kind == TokenKind::Number);
    let more = dated
        || (name.end..tokens.end.min(name.end + 40)).any(|at| {
            scene.form(at + 1) == ":" && matches!(scene.form(at), "date" | "sent" | "to" | "subject")
                || scene.form(at) == "<"
        });
    more.then(|| source(scene, name))
}

/// The words without a space between them that are somebody's name on the net: *ada_b-44*.
fn handle(scene: &Scene, tokens: Range<usize>) -> Option<Range<usize>> {
    let all = &scene.document.tokens;
    let joined = |at: &usize| *at == tokens.start || all[at - 1].span.end == all[*at].span.start;
    let end = tokens.clone().take(2 * LONGEST_NAME).take_while(joined).last()? + 1;
    scene.is_word(tokens.start).then_some(tokens.start..end)
}

/// Marks of which a line is drawn between two texts.
const RULE: usize = 5;

/// Tokens of a title after such a line.
const TITLE: usize = 30;

/// Tokens before such a line that a signature has at most.
const SIGNATURE: usize = 12;

/// Tokens of a quotation that is long enough to stand under a title of its own.
const EXCERPT: usize = 30;

/// Where one text ends under its signature or a line, and whose the texts on either side are.
pub(super) struct Seam {
    /// The first token behind it.
    pub at: usize,
    /// Who signed the words before it.
    pub before: Option<Source>,
    /// Whom the title behind it names.
    pub after: Option<Source>,
}

/// The lines of a text that part a letter or declaration from what stands around it.
pub(super) fn seams(scene: &Scene) -> Vec<Seam> {
    let mut out = Vec::new();
    let tokens = &scene.document.tokens;
    let mut drawn = scene.with(Signs::RULE, 0..tokens.len()).peekable();
    while let Some(start) = drawn.next() {
        let mut at = start + 1;
        while drawn.next_if(|next| *next == at && tokens[at - 1].span.end == tokens[at].span.start).is_some() {
            at += 1;
        }
        if tokens[at - 1].span.end - tokens[start].span.start >= RULE {
            out.push(Seam { at, before: signature(scene, start), after: title(scene, at) });
        }
    }
    out
}

/// Whether a mark is one of which lines are drawn.
pub(super) fn is_rule(mark: &str) -> bool {
    mark.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '~' | '#' | '—'))
}

/// Who signed what ends at `end`: a name with a number or address behind it.
fn signature(scene: &Scene, end: usize) -> Option<Source> {
    let reach = end.saturating_sub(SIGNATURE)..end;
    let contact = |at: usize| {
        let token = &scene.document.tokens[at];
        token.span.of(scene.document.text).contains('@') || token.kind == TokenKind::Number
    };
    let told = reach.clone().find(|at| contact(*at))?;
    let start = (reach.start..told).find(|at| name_at(scene, *at).is_some_and(|name| name.end == told))?;
    let from = if start > 0 && scene.is_capital(start - 1) { start - 1 } else { start };
    let name = scene.mention_range(from.max(start));
    Some(source(scene, if name.len() > 1 { name } else { start..told }))
}

/// Whom the title that starts at `start` names: *Harbour Union Declaration of its Members*.
fn title(scene: &Scene, start: usize) -> Option<Source> {
    let end = scene.document.tokens.len().min(start + TITLE);
    let small = Traits::PREPOSITION.or(Traits::DETERMINER).or(Traits::COORDINATOR);
    let part = |at: &usize| scene.is_capital(*at) || scene.is(*at, small) && *at > start;
    let run = (start..end).take_while(part).last()? + 1;
    let written = (start + 1..run).find(|at| scene.is_capital(*at) && scene.noun(*at) == Some(NounKind::Document))?;
    let apart = scene.is(start, small.or(Traits::PRONOUN)) || written < start + 2;
    (!apart && !is_small_title(scene, start)).then(|| source(scene, start..written))
}

/// Whether a title opens with a word that names nobody: *Open Letter*, *New Report*.
fn is_small_title(scene: &Scene, at: usize) -> bool {
    matches!(scene.form(at), "open" | "new" | "final" | "press" | "joint" | "our" | "my")
}

/// The title right before a long quotation that nobody speaks: *The Old Port «The ferry left…*.
pub(super) fn titled(scene: &Scene, quotation: usize) -> Option<Source> {
    let own = scene.document.token_range(scene.document.quotations[quotation].span);
    if own.len() < EXCERPT {
        return None;
    }
    let small = Traits::PREPOSITION.or(Traits::DETERMINER).or(Traits::COORDINATOR);
    let part = |at: &usize| scene.is_word(*at) && (scene.is_capital(*at) || scene.is(*at, small));
    let start = (own.start.saturating_sub(TITLE)..own.start).rev().take_while(part).last()?;
    let apart = start == 0 || matches!(scene.form(start - 1), ":" | "-" | "=" | "—" | "–" | "_" | "*" | ">" | "»");
    (apart && scene.is_capital(start) && scene.is_capital(own.start - 1)).then(|| source(scene, start..own.start))
}

/// Who takes leave at the end of a paragraph: *Yours sincerely, Ada Blom*, *Take care, my friend, Ada*.
pub(super) fn farewell(scene: &Scene, tokens: Range<usize>) -> Option<Source> {
    let comma = tokens.clone().rev().take(LONGEST_NAME + 1).find(|at| scene.form(*at) == ",")?;
    let leave = |at: usize| {
        matches!(
            scene.form(at),
            "sincerely" | "yours" | "regards" | "wishes" | "care" | "cheers" | "respectfully" | "faithfully" | "truly"
        )
    };
    let name = name_at(scene, comma + 1).filter(|name| name.end == tokens.end)?;
    let near = comma.saturating_sub(SIGNATURE / 2).max(tokens.start)..comma;
    (near.start > tokens.start && near.into_iter().any(leave)).then(|| source(scene, name))
}
