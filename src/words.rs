//! The interface's words about statuses, sources, cues and kinds of entity, in one place.

use whosays_engine::statement::Ground;
use whosays_engine::{Cue, CueKind, EntityType, SourceKind, Status};
use whosays_texts::{say, text};

/// What a text without a title is called, to be said where it is shown.
pub const UNTITLED: &str = text("Your text");

/// A status in a reader's words.
pub struct StatusWords {
    /// Its name.
    pub name: &'static str,
    /// Its name within a sentence.
    pub within: &'static str,
    /// What it says of a statement, for the legend.
    pub meaning: &'static str,
    /// What it says of the statement at hand, for its explanation.
    pub here: &'static str,
}

/// The words for a status.
pub fn status(status: Status) -> StatusWords {
    match status {
        Status::Sourced => StatusWords {
            name: say("Sourced"),
            within: say("sourced"),
            meaning: say("Put as so, and the text says where it comes from."),
            here: say("The article puts this as so and says where it comes from."),
        },
        Status::Unsourced => StatusWords {
            name: say("Unsourced"),
            within: say("unsourced"),
            meaning: say("Put as so, but nobody is named for it."),
            here: say("The article puts this as so and names nobody for it."),
        },
        Status::Speculation => StatusWords {
            name: say("Speculation"),
            within: say("speculation"),
            meaning: say("A possibility, a guess or a conclusion; not said to be so."),
            here: say("The article offers this as a possibility or a conclusion. It does not say that it is so."),
        },
        Status::Prediction => StatusWords {
            name: say("Prediction"),
            within: say("prediction"),
            meaning: say("About what will happen, or is expected or meant to."),
            here: say("This is about what is still to come, as seen from the article’s date."),
        },
        Status::Opinion => StatusWords {
            name: say("Opinion"),
            within: say("opinion"),
            meaning: say("A judgement or an appeal, which no record could settle."),
            here: say("This judges or recommends. No record could settle it."),
        },
    }
}

/// What kind of source it is, in a sentence.
pub fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Named => say("A named source: you could look it up."),
        SourceKind::Vague => say("A vague source: the text does not say exactly who, so you could not ask them."),
        SourceKind::Author => say("The writer’s own voice: nobody else is named for it."),
    }
}

/// What a cue contributes, to stand after its words.
pub fn cue(kind: CueKind) -> &'static str {
    match kind {
        CueKind::Future => say("speaks of the future"),
        CueKind::Plan => say("tells of a plan, a promise or a threat"),
        CueKind::Expectation => say("expects something to happen"),
        CueKind::Possibility => say("makes it a possibility"),
        CueKind::Inference => say("draws a conclusion"),
        CueKind::Belief => say("tells of a belief"),
        CueKind::Condition => say("makes it depend on something"),
        CueKind::Judgement => say("judges"),
        CueKind::Duty => say("says what ought to be"),
        CueKind::Appeal => say("appeals to the reader"),
        CueKind::Report => say("hands it to a source"),
        CueKind::According => say("names where it comes from"),
        CueKind::Quotation => say("are somebody’s own words"),
        CueKind::Impersonal => say("hides who says so"),
    }
}

/// What the cue at hand contributes, to stand after its words. Words that no list tells of are none whose meaning is known.
pub fn of_cue(own: &Cue) -> &'static str {
    if own.learned { ground(Ground::Words, true) } else { cue(own.kind) }
}

/// What counted for a mark, to stand after the words that it is about, or alone.
pub fn ground(ground: Ground, about_words: bool) -> &'static str {
    match (ground, about_words) {
        (Ground::Rules, _) | (Ground::Cue, true) => say("such words often stand in statements of this kind"),
        (Ground::Cue, false) => say("how many of its words judge"),
        (Ground::NoCue, _) => say("that no cue word stands in it"),
        (Ground::Verb, true) => say("the verb and its tense"),
        (Ground::Verb, false) => say("that it, or a part of it, has no verb"),
        (Ground::Subject, true) => say("who or what it is about"),
        (Ground::Subject, false) => say("whether it says I, we or you"),
        (Ground::Description, true) => say("describes"),
        (Ground::Description, false) => say("how much it describes"),
        (Ground::Words, true) => say("such words often stand in statements of this kind"),
        (Ground::Words, false) => say("how it begins"),
        (Ground::Numbers, _) => say("how many numbers stand in it"),
        (Ground::Source, _) => say("who says so, and how that is said"),
        (Ground::Speech, _) => say("whether it is somebody’s own words"),
        (Ground::Mark, _) => say("whether it is asked or exclaimed"),
        (Ground::Place, _) => say("where it stands in the sentence and in the text"),
        (Ground::Neighbours, _) => say("what stands before and after it"),
        (Ground::Text, _) => say("what the whole text is like"),
        (Ground::Person, _) => say("a person set it"),
    }
}

/// A kind of entity in a word or two.
pub fn entity_type(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => say("Person"),
        EntityType::Organisation => say("Organisation"),
        EntityType::Place => say("Place"),
        EntityType::Work => say("Work"),
        EntityType::Event => say("Event"),
        EntityType::Group => say("Group of people"),
        EntityType::Other => say("Name"),
    }
}
