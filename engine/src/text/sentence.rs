//! Sentence boundaries.

use super::table::rows;
use super::traits::{Traits, in_plain_form, traits_of};
use super::{Block, BlockKind, Token, TokenKind};
use crate::Span;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const ABBREVIATIONS: &str = table!("abbreviations.tsv");

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// A name follows: never an end.
    Title,
    /// A number or name follows: never an end.
    Unit,
    /// May end a sentence as well.
    Open,
}

static TABLE: LazyLock<FxHashMap<&'static str, Abbreviation>> = LazyLock::new(|| abbreviations(ABBREVIATIONS));

pub(crate) fn abbreviations(table: &str) -> FxHashMap<&str, Abbreviation> {
    let kind = |kind| match kind {
        "title" => Abbreviation::Title,
        "unit" => Abbreviation::Unit,
        _ => Abbreviation::Open,
    };
    rows::<3>(table).map(|[form, name, _]| (form, kind(name))).collect()
}

/// The sentences of `blocks`, in text order, none across a block's end; a heading is one sentence.
#[inline(never)]
pub fn sentences(text: &str, blocks: &[Block], tokens: &[Token]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut from = 0;
    for block in blocks {
        let count = tokens[from..].partition_point(|token| token.span.end <= block.span.end);
        let inside = &tokens[from..from + count];
        from += count;
        match (block.kind, inside.first(), inside.last()) {
            (_, None, _) | (_, _, None) => {}
            (BlockKind::Heading, Some(_), Some(_)) => out.push(block.span),
            (_, Some(_), Some(_)) => block_sentences(text, block.span, inside, &mut out),
        }
    }
    out
}

#[inline(never)]
fn block_sentences(text: &str, block: Span, tokens: &[Token], out: &mut Vec<Span>) {
    let mut start = block.start;
    let mut at = 0;
    while at < tokens.len() {
        let mut end = at + 1;
        let token = tokens[at];
        // almost all tokens are told by their last byte
        let stops = match text.as_bytes()[token.span.end - 1] {
            b'.' => token.kind != TokenKind::Number,
            b'!' | b'?' | 0x80.. => token.kind == TokenKind::Mark && is_stop(token.span.of(text)),
            _ => false,
        };
        if stops {
            while end < tokens.len() && follows_stop(text, tokens, at, end) {
                end += 1;
            }
            if end == tokens.len() || breaks(text, tokens, at, end) {
                push(text, Span::new(start, tokens[end - 1].span.end), out);
                start = tokens[end - 1].span.end;
            }
        }
        at = end;
    }
    push(text, Span::new(start, block.end), out);
}

fn push(text: &str, span: Span, out: &mut Vec<Span>) {
    let span = span.trimmed(text);
    if span.of(text).chars().any(char::is_alphanumeric) {
        out.push(span);
    } else if let Some(last) = out.last_mut().filter(|last| {
        !span.is_empty() && text[last.end..span.start].trim().is_empty() && !text[last.end..span.start].contains('\n')
    }) {
        last.end = span.end;
    }
}

fn is_stop(token: &str) -> bool {
    matches!(token, "." | "!" | "?" | "…" | "。" | "！" | "？" | "؟" | "۔" | "।" | "‼" | "⁉")
}

fn ends_acronym(text: &str, token: Token) -> bool {
    token.kind == TokenKind::Word && text.as_bytes()[token.span.end - 1] == b'.'
}

/// Whether the token at `end` still belongs to the sentence that stops at `at`: more stops, closing marks.
#[inline(never)]
fn follows_stop(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    let token = tokens[end].span.of(text);
    let gap = tokens[end].span.start > tokens[end - 1].span.end;
    let closes = matches!(token, "”" | "’" | ")" | "]" | "»" | "」" | "』" | "}") && !(token == "’" && gap);
    let straight = matches!(token, "\"" | "'") && !gap;
    // ". . ." is an ellipsis as well
    let stop = is_stop(token) && (!gap || (token == "." && tokens[at].span.of(text) == "."));
    closes || straight || stop
}

/// Whether a sentence ends with the stop at `at`, when the next one would start at `next`.
#[inline(never)]
fn breaks(text: &str, tokens: &[Token], at: usize, next: usize) -> bool {
    let stop = tokens[at].span.of(text);
    if matches!(stop, "。" | "！" | "？" | "۔" | "।" | "؟") {
        return true;
    }
    let gap = tokens[next].span.start > tokens[next - 1].span.end;
    if !gap || !starts_sentence(text, tokens, next) {
        return false;
    }
    let closed_quote = next > at + 1 && matches!(tokens[next - 1].span.of(text), "”" | "\"" | "’" | "'" | "»");
    if closed_quote && stop != "." && speaker_follows(text, &tokens[next..]) {
        return false;
    }
    let single = next == at + 1;
    if ends_acronym(text, tokens[at]) {
        return !single || is_function_word(text, tokens[next]) || matches!(tokens[next].span.of(text), "“" | "\"");
    }
    if stop != "." || !single || at == 0 || tokens[at - 1].span.end < tokens[at].span.start {
        return true;
    }
    !abbreviated(text, tokens, at, next)
}

/// Whether the full stop at `at` belongs to an abbreviation, an initial or an enumerator.
fn abbreviated(text: &str, tokens: &[Token], at: usize, next: usize) -> bool {
    let before = tokens[at - 1];
    let word = before.span.of(text);
    if before.kind == TokenKind::Number {
        return at == 1;
    }
    let capital = word.starts_with(char::is_uppercase);
    let initial = capital && word.chars().count() == 1 && word != "I";
    if initial {
        // "plan B. The ..." ends, "George W. Bush" does not; no name but a network's begins with an X
        let of_name = at >= 2 && tokens[at - 2].span.of(text).starts_with(char::is_uppercase);
        return (word != "X" || of_name) && !is_function_word(text, tokens[next]);
    }
    match TABLE.get(&*in_plain_form(word)) {
        Some(Abbreviation::Title) => capital,
        Some(Abbreviation::Unit) => match word {
            "no" | "art" | "mar" => tokens[next].kind == TokenKind::Number,
            "No" | "Art" | "Mar" | "Sec" => tokens[next].kind == TokenKind::Number,
            _ => true,
        },
        Some(Abbreviation::Open) => !is_function_word(text, tokens[next]),
        None => false,
    }
}

/// Whether a new sentence could start with the token at `next`.
fn starts_sentence(text: &str, tokens: &[Token], next: usize) -> bool {
    let skip = tokens[next..].iter().take(3).take_while(|token| {
        matches!(
            token.span.of(text),
            "“" | "\"" | "‘" | "'" | "(" | "[" | "«" | "—" | "–" | "-" | "¿" | "¡" | "「" | "『" | "@" | "#" | "…"
        )
    });
    let first = next + skip.count();
    let Some(token) = tokens.get(first) else { return true };
    let c = token.span.of(text).chars().next();
    if first > next && c.is_some_and(char::is_lowercase) {
        return matches!(tokens[next].span.of(text), "“" | "\"" | "(")
            && tokens[next].span.start > tokens[next - 1].span.end;
    }
    c.is_some_and(|c| !c.is_lowercase() && (c.is_alphanumeric() || matches!(c, '$' | '€' | '£' | '.')))
}

/// Whether a word that opens a sentence is one of the closed classes, so that its capital tells of a new sentence.
fn is_function_word(text: &str, token: Token) -> bool {
    let common = Traits::DETERMINER
        .or(Traits::PRONOUN)
        .or(Traits::PREPOSITION)
        .or(Traits::COORDINATOR)
        .or(Traits::SUBORDINATOR)
        .or(Traits::ADVERB)
        .or(Traits::POSSESSIVE)
        .or(Traits::WH);
    traits_of(&in_plain_form(token.span.of(text))).any(common)
}

/// Whether a quotation that ends in ! or ? goes on with *Blom said* or *asked Blom*.
fn speaker_follows(text: &str, tokens: &[Token]) -> bool {
    for (index, token) in tokens.iter().take(4).enumerate() {
        let word = token.span.of(text);
        if matches!(
            word,
            "said" | "asked" | "says" | "asks" | "replied" | "added" | "shouted" | "cried" | "wrote" | "told"
        ) {
            return true;
        }
        let named = word.starts_with(char::is_uppercase) || (index == 0 && matches!(word, "he" | "she" | "they"));
        if !named {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::text::table::row_count;

    fn split(text: &str) -> Vec<&str> {
        Document::plain(text).sentences.iter().map(|sentence| sentence.of(text)).collect()
    }

    #[track_caller]
    fn one(text: &str) {
        assert_eq!(split(text), [text]);
    }

    #[track_caller]
    fn two(text: &str, second: &str) {
        let sentences = split(text);
        assert_eq!((sentences.len(), sentences.last().copied()), (2, Some(second)), "{sentences:?}");
    }

    #[test]
    fn every_abbreviation_stands_in_one_sentence() {
        assert_eq!(rows::<3>(ABBREVIATIONS).count(), row_count(ABBREVIATIONS));
        for [form, _, example] in rows::<3>(ABBREVIATIONS) {
            assert!(example.to_lowercase().contains(form), "{form}: {example}");
            one(example);
        }
    }

    #[test]
    fn initials_acronyms_and_decimals_do_not_end_a_sentence() {
        one("Mr. J. R. Blom of the U.N. Report Office paid $2.5 million at 5 p.m. EST for it.");
        two("The boat sails for the U.S. The port is shut.", "The port is shut.");
        two("He moved to Fresno, Calif. He liked it there.", "He liked it there.");
        two("The film was shown on X. OrloDance said so.", "OrloDance said so.");
        one("The film was shown by Anna X. Blom.");
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        two("“The port is shut.” The ferry waits.", "The ferry waits.");
        two("(The port is shut.) The ferry waits.", "The ferry waits.");
        two("The port is shut! \"We wait.\"", "\"We wait.\"");
    }

    #[test]
    fn a_speaker_after_a_question_is_in_its_sentence() {
        one("\"Is the port shut?\" asked Blom.");
        one("“Go away!” Ada Blom said.");
    }

    #[test]
    fn ellipses_end_only_before_a_capital() {
        one("The port ... was shut.");
        two("The port was shut ... The ferry waits.", "The ferry waits.");
    }

    #[test]
    fn other_scripts_need_no_space() {
        two("天気がいい。港は休みだ。", "港は休みだ。");
        assert_eq!(split("هل الميناء مغلق؟ نعم.").len(), 2);
    }

    #[test]
    fn texts_without_words_have_no_sentences() {
        for text in ["", "...", "“”", "\u{0}\u{200B}", "!?!? — ..."] {
            assert!(split(text).is_empty(), "{text:?}");
        }
    }
}
