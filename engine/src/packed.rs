//! An analysis as compact bytes: how the build hands the page what it says about its own article, and a worker what it
//! says about an opened one.
//!
//! Numbers are LEB128 varints, spans are written from where the last one ended. The text itself is not in it.

mod reader;
mod writer;

use crate::statement::Ground;
use crate::{Analysis, DescriptionKind, Entity, SourceKind, Status};
pub use reader::Unpacking;
use writer::Writer;

// Each list is in the order of its type, so that a kind's number is its place.
const SOURCES: [SourceKind; 3] = [SourceKind::Named, SourceKind::Vague, SourceKind::Author];
const DESCRIPTIONS: [DescriptionKind; 4] =
    [DescriptionKind::Apposition, DescriptionKind::Title, DescriptionKind::Role, DescriptionKind::Copula];
const GROUNDS: [Ground; 15] = [
    Ground::Rules,
    Ground::Cue,
    Ground::NoCue,
    Ground::Verb,
    Ground::Subject,
    Ground::Description,
    Ground::Words,
    Ground::Numbers,
    Ground::Source,
    Ground::Speech,
    Ground::Mark,
    Ground::Place,
    Ground::Neighbours,
    Ground::Text,
    Ground::Person,
];
const STATUSES: [Status; 5] =
    [Status::Prediction, Status::Speculation, Status::Opinion, Status::Sourced, Status::Unsourced];

/// An analysis and the number of words in each of its statements ([`crate::profile::Profile::words`]) as bytes.
///
/// # Panics
/// When there is not one number of words a statement.
pub fn pack(analysis: &Analysis, words: &[usize]) -> Vec<u8> {
    assert_eq!(words.len(), analysis.statements.len(), "a number of words for each statement");
    let mut writer = Writer::default();
    writer.analysis(analysis, words);
    writer.bytes
}

/// The entities of an analysis as bytes, for [`Unpacking::of_entities`], where the rest is there already.
pub fn pack_entities(entities: &[Entity]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.entities(entities);
    writer.bytes
}

/// What [`pack`] made bytes of; `text` is the text that was analysed. `None` for any other bytes: every span lies in
/// the text, on character boundaries, and every index points at something.
pub fn unpack(bytes: &[u8], text: &str) -> Option<(Analysis, Vec<usize>)> {
    let mut unpacking = Unpacking::new(bytes.to_vec());
    while !unpacking.go_on(text, usize::MAX)? {}
    Some(unpacking.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::{CueKind, EntityType, Reason};
    use std::sync::Arc;

    const TEXT: &str = "Ferry to end\n\nMayor Ines Duarte told the “Harbour Times” that the old ferry may have lost its \
        licence. It is estimated that 5,000 people use it. “We have no other boat,” Duarte, a former pilot, said. The \
        council will vote in May. It is a shameful end, said residents of Iran and the United States.";

    fn example() -> (Analysis, Vec<usize>) {
        let mut analysis = crate::analyze(TEXT);
        let span = analysis.statements[1].span;
        let statement = &mut Arc::make_mut(&mut analysis.statements)[1];
        statement.lead = 7;
        statement.reasons = vec![
            Reason { ground: Ground::Verb, words: Some(span), weight: 300 },
            Reason { ground: Ground::Text, words: None, weight: 2 },
        ];
        let words = crate::profile::Profile::new(&Document::plain(TEXT), &analysis).words;
        (analysis, words)
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let (analysis, words) = example();
        assert!(analysis.statements.len() > 4 && analysis.entities.iter().any(|entity| entity.link.is_some()));
        let bytes = pack(&analysis, &words);
        let mut some_at_a_time = Unpacking::new(bytes.clone());
        while !some_at_a_time.go_on(TEXT, 2).unwrap() {}
        assert_eq!(some_at_a_time.finish(), (analysis.clone(), words.clone()));
        assert_eq!(unpack(&bytes, TEXT), Some((analysis, words)));
        let none = (Analysis::default(), Vec::new());
        assert_eq!(unpack(&pack(&none.0, &none.1), ""), Some(none));
    }

    #[test]
    fn entities_alone_are_put_to_what_is_there() {
        let (before, _) = example();
        let mut now = before.clone();
        now.entities[0].description = "A newspaper".into();
        let bytes = pack_entities(&now.entities);
        let mut unpacking = Unpacking::of_entities(bytes.clone(), &before);
        while !unpacking.go_on(TEXT, 2).unwrap() {}
        let (read, _) = unpacking.finish();
        assert_eq!(read, now);
        assert!(Arc::ptr_eq(&read.statements, &before.statements), "a copy");
        // Statements name entities that must be there.
        let fewer = pack_entities(&[]);
        assert_eq!(Unpacking::of_entities(fewer, &before).go_on(TEXT, usize::MAX), None);
        for end in 0..bytes.len() {
            assert_eq!(Unpacking::of_entities(bytes[..end].to_vec(), &before).go_on(TEXT, usize::MAX), None);
        }
    }

    #[test]
    fn what_is_unpacked_has_no_room_to_spare() {
        let (analysis, words) = example();
        let (read, _) = unpack(&pack(&analysis, &words), TEXT).unwrap();
        assert_eq!(read.statements.capacity(), read.statements.len());
        assert!(read.statements.iter().all(|one| one.reasons.capacity() == one.reasons.len()));
        assert!(read.statements.iter().all(|one| one.cues.capacity() == one.cues.len()));
    }

    #[test]
    fn damaged_bytes_are_refused_or_still_sound() {
        let (analysis, words) = example();
        let bytes = pack(&analysis, &words);
        for end in 0..bytes.len() {
            assert_eq!(unpack(&bytes[..end], TEXT), None, "cut at {end}");
        }
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut bad = bytes.clone();
                bad[at] ^= 1 << bit;
                let Some((analysis, _)) = unpack(&bad, TEXT) else { continue };
                // Panics where a span is none of the text's.
                assert!(analysis.statements.iter().all(|s| s.span.of(TEXT).len() == s.span.len()));
                let sources = analysis.statements.iter().filter_map(|statement| statement.source);
                assert!(sources.filter_map(|s| s.entity).all(|id| id.0 < analysis.entities.len()));
            }
        }
        assert_eq!(unpack(&bytes, &TEXT[..40]), None, "another text");
    }

    #[test]
    fn kinds_are_listed_in_their_order() {
        assert!(STATUSES.iter().enumerate().all(|(place, status)| *status as usize == place));
        assert!(CueKind::ALL.iter().enumerate().all(|(place, kind)| *kind as usize == place));
        assert!(GROUNDS.iter().enumerate().all(|(place, ground)| *ground as usize == place));
        assert!(SOURCES.iter().enumerate().all(|(place, kind)| *kind as usize == place));
        assert!(EntityType::ALL.iter().enumerate().all(|(place, kind)| *kind as usize == place));
        assert!(DESCRIPTIONS.iter().enumerate().all(|(place, kind)| *kind as usize == place));
    }
}
