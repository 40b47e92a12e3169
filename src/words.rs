//! The interface's words about statuses, sources, cues and kinds of entity, in one place.

use whosays_engine::statement::Ground;
use whosays_engine::{Cue, CueKind, EntityType, SourceKind, Status};

/// What a text without a title is called.
pub const UNTITLED: &str = "Your text";

/// A status in a reader's words.
pub struct StatusWords {
    /// Its name.
    pub name: &'static str,
    /// What it says of a statement, for the legend.
    pub meaning: &'static str,
    /// What it says of the statement at hand, for its explanation.
    pub here: &'static str,
}

/// The words for a status.
pub fn status(status: Status) -> StatusWords {
    match status {
        Status::Sourced => StatusWords {
            name: "Sourced",
            meaning: "Put as so, and the text says where it comes from.",
            here: "The article puts this as so and says where it comes from.",
        },
        Status::Unsourced => StatusWords {
            name: "Unsourced",
            meaning: "Put as so, but nobody is named for it.",
            here: "The article puts this as so and names nobody for it.",
        },
        Status::Speculation => StatusWords {
            name: "Speculation",
            meaning: "A possibility, a guess or a conclusion; not said to be so.",
            here: "The article offers this as a possibility or a conclusion. It does not say that it is so.",
        },
        Status::Prediction => StatusWords {
            name: "Prediction",
            meaning: "About what will happen, or is expected or meant to.",
            here: "This is about what is still to come, as seen from the article’s date.",
        },
        Status::Opinion => StatusWords {
            name: "Opinion",
            meaning: "A judgement or an appeal, which no record could settle.",
            here: "This judges or recommends. No record could settle it.",
        },
    }
}

/// What kind of source it is, in a sentence.
pub fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Named => "A named source: you could look it up.",
        SourceKind::Vague => "A vague source: the text does not say exactly who, so you could not ask them.",
        SourceKind::Author => "The writer’s own voice: nobody else is named for it.",
    }
}

/// What a cue contributes, to stand after its words.
pub fn cue(kind: CueKind) -> &'static str {
    match kind {
        CueKind::Future => "speaks of the future",
        CueKind::Plan => "tells of a plan, a promise or a threat",
        CueKind::Expectation => "expects something to happen",
        CueKind::Possibility => "makes it a possibility",
        CueKind::Inference => "draws a conclusion",
        CueKind::Belief => "tells of a belief",
        CueKind::Condition => "makes it depend on something",
        CueKind::Judgement => "judges",
        CueKind::Duty => "says what ought to be",
        CueKind::Appeal => "appeals to the reader",
        CueKind::Report => "hands it to a source",
        CueKind::According => "names where it comes from",
        CueKind::Quotation => "are somebody’s own words",
        CueKind::Impersonal => "hides who says so",
    }
}

/// What the cue at hand contributes, to stand after its words. Words that no list tells of are none whose meaning is known.
pub fn of_cue(own: &Cue) -> &'static str {
    if own.learned { ground(Ground::Words, true) } else { cue(own.kind) }
}

/// What counted for a mark, to stand after the words that it is about, or alone.
pub fn ground(ground: Ground, about_words: bool) -> &'static str {
    match (ground, about_words) {
        (Ground::Rules, _) | (Ground::Cue, true) => "such words often stand in statements of this kind",
        (Ground::Cue, false) => "how many of its words judge",
        (Ground::NoCue, _) => "that no cue word stands in it",
        (Ground::Verb, true) => "the verb and its tense",
        (Ground::Verb, false) => "that it, or a part of it, has no verb",
        (Ground::Subject, true) => "who or what it is about",
        (Ground::Subject, false) => "whether it says I, we or you",
        (Ground::Description, true) => "describes",
        (Ground::Description, false) => "how much it describes",
        (Ground::Words, true) => "such words often stand in statements of this kind",
        (Ground::Words, false) => "how it begins",
        (Ground::Numbers, _) => "how many numbers stand in it",
        (Ground::Source, _) => "who says so, and how that is said",
        (Ground::Speech, _) => "whether it is somebody’s own words",
        (Ground::Mark, _) => "whether it is asked or exclaimed",
        (Ground::Place, _) => "where it stands in the sentence and in the text",
        (Ground::Neighbours, _) => "what stands before and after it",
        (Ground::Text, _) => "what the whole text is like",
        (Ground::Person, _) => "a person set it",
    }
}

/// A kind of entity in a word or two.
pub fn entity_type(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "Person",
        EntityType::Organisation => "Organisation",
        EntityType::Place => "Place",
        EntityType::Work => "Work",
        EntityType::Event => "Event",
        EntityType::Group => "People",
        EntityType::Other => "Name",
    }
}

/// `n` things: *1 statement*, *12,345 statements*.
pub fn counted(n: usize, one: &str, many: &str) -> String {
    [number(n).as_str(), " ", if n == 1 { one } else { many }].concat()
}

/// A number as it is read: *12,345*.
pub fn number(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", number(n / 1000), n % 1000) }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_read_by_threes() {
        let read = [0, 12, 999, 1000, 12345, 123_456, 1_234_567].map(number);
        assert_eq!(read, ["0", "12", "999", "1,000", "12,345", "123,456", "1,234,567"]);
        assert_eq!([counted(1, "mark", "marks"), counted(2000, "mark", "marks")], ["1 mark", "2,000 marks"]);
    }
}
