//! What makes an analysis sound, whatever its text.

use std::sync::Arc;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::statement::Ground;
use whosays_engine::text::plain_blocks;
use whosays_engine::wire::{Unit, WireAnalysis, WireSpan};
use whosays_engine::{Analysis, Cue, CueKind, Models, SourceKind, Span, analyze_blocks, analyze_text};

/// Analyses `text` by rules and with weights, twice each, with reasons and without, and checks all that holds of any
/// analysis; the one that it returns is made with weights, without reasons.
#[track_caller]
pub fn check(text: &str) -> Analysis {
    check_one(text, None);
    check_one(text, Some(whosays_models::models()))
}

#[track_caller]
fn check_one(text: &str, models: Option<&Models>) -> Analysis {
    let analysis = analyze_text(text, KnowledgeBase::core(), models);
    let mut explained = analyze_blocks(text, plain_blocks(text), KnowledgeBase::core(), models);
    for statement in Arc::make_mut(&mut explained.statements) {
        let denied = statement.reasons.iter().any(|reason| reason.ground == Ground::NoCue);
        let found = statement.cues.iter().any(|cue| !cue.learned);
        assert!(!(denied && found), "{statement:?} has cues and the reason that it has none: {}", shown(text));
        let counted = |cue: &Cue| statement.reasons.iter().any(|reason| reason.words == Some(cue.span));
        let learned = statement.cues.iter().filter(|cue| cue.learned);
        assert!(learned.into_iter().all(counted), "{statement:?} lights up what did not count: {}", shown(text));
        let words = statement.reasons.drain(..).filter_map(|reason| reason.words);
        words.for_each(|span| check_span(text, "a reason's words", span));
    }
    assert_eq!(analysis, explained, "the same bytes gave another analysis: {}", shown(text));
    check_order(text, "sentences", &analysis.sentences);
    check_order(text, "statements", &analysis.statements.iter().map(|statement| statement.span).collect::<Vec<_>>());
    check_statements(text, &analysis);
    check_entities(text, &analysis);
    check_offsets(text, &analysis);
    analysis
}

/// The beginning of a text, to tell which one it was.
fn shown(text: &str) -> String {
    format!("{:?}, {} bytes", text.chars().take(300).collect::<String>(), text.len())
}

#[track_caller]
fn check_span(text: &str, what: &str, span: Span) {
    let words = text.get(span.start..span.end);
    assert!(words.is_some_and(|words| !words.is_empty()), "{what} {span:?} hold no words of {}", shown(text));
}

/// Spans hold words of the text, one after another without overlap.
#[track_caller]
fn check_order(text: &str, what: &str, spans: &[Span]) {
    spans.iter().for_each(|span| check_span(text, what, *span));
    for pair in spans.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{what} {pair:?} overlap in {}", shown(text));
    }
}

#[track_caller]
fn check_statements(text: &str, analysis: &Analysis) {
    for statement in analysis.statements.iter() {
        let sentence = analysis.sentences.get(statement.sentence);
        assert!(
            sentence.is_some_and(|s| s.covers(statement.span)),
            "{statement:?} leaves its sentence: {}",
            shown(text)
        );
        assert!((0.0..=1.0).contains(&statement.confidence), "{statement:?}");
        assert_ne!(statement.status, statement.runner_up, "{statement:?}");
        if let Some(source) = statement.source {
            check_span(text, "a source's words", source.span);
            assert_ne!(source.kind, SourceKind::Author);
            assert!(source.entity.is_none_or(|id| id.0 < analysis.entities.len()), "{source:?}");
        }
        let cues: Vec<Span> = statement.cues.iter().map(|cue| cue.span).collect();
        check_order(text, "cues", &cues);
        let decides = |kind: CueKind| kind.status().is_none_or(|status| status == statement.status);
        assert!(statement.cues.iter().all(|cue| decides(cue.kind)), "{statement:?}");
    }
}

#[track_caller]
fn check_entities(text: &str, analysis: &Analysis) {
    let mut all: Vec<Span> = Vec::new();
    for entity in &analysis.entities {
        assert!(!entity.name.is_empty() && !entity.mentions.is_empty(), "{entity:?}");
        check_order(text, "mentions", &entity.mentions);
        entity.described.iter().for_each(|description| check_span(text, "describing words", description.span));
        all.extend(&entity.mentions);
    }
    all.sort();
    check_order(text, "mentions of all entities", &all);
    let first: Vec<Span> = analysis.entities.iter().map(|entity| entity.mentions[0]).collect();
    assert!(first.is_sorted(), "entities are not in the order of their first mention: {}", shown(text));
}

/// Offsets in other units name the same words, and lead back to the same bytes.
#[track_caller]
fn check_offsets(text: &str, analysis: &Analysis) {
    for unit in [Unit::CodePoint, Unit::Utf16] {
        let bytes = bytes_of_units(text, unit);
        let wire = WireAnalysis::new(text, analysis, unit);
        let same = |wire: WireSpan, span: Span| {
            let back = (bytes.get(wire.start).copied(), bytes.get(wire.end).copied());
            assert_eq!(back, (Some(span.start), Some(span.end)), "{unit:?} of {span:?} in {}", shown(text));
        };
        wire.sentences.iter().zip(&*analysis.sentences).for_each(|(wire, span)| same(*wire, *span));
        for (wire, statement) in wire.statements.iter().zip(analysis.statements.iter()) {
            same(WireSpan { start: wire.start, end: wire.end }, statement.span);
            assert_eq!(wire.source.is_some(), statement.source.is_some());
            wire.source.into_iter().zip(statement.source).for_each(|(wire, source)| same(wire, source.span));
            for (wire, cue) in wire.cues.iter().zip(&statement.cues) {
                same(WireSpan { start: wire.start, end: wire.end }, cue.span);
            }
        }
        for (wire, entity) in wire.entities.iter().zip(&analysis.entities) {
            wire.mentions.iter().zip(&entity.mentions).for_each(|(wire, span)| same(*wire, *span));
        }
    }
}

/// The byte at which each unit of a text starts, and its end; a unit inside of a character has none.
fn bytes_of_units(text: &str, unit: Unit) -> Vec<usize> {
    let mut out = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        out.push(at);
        if unit == Unit::Utf16 && c.len_utf16() == 2 {
            out.push(usize::MAX);
        }
    }
    out.push(text.len());
    out
}
