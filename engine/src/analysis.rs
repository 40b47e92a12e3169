//! What the engine says about a text. All spans are in bytes; [`crate::wire`] turns them into the contract's JSON.

use crate::Span;
use crate::statement::Ground;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How an article presents a statement. The order is that of the questions which decide: the first *yes* wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It says what will, is going to, is bound or expected to happen.
    Prediction,
    /// It offers a possibility, a guess, an inference or a counterfactual.
    Speculation,
    /// It is a judgement, a recommendation or an appeal, which no record could settle.
    Opinion,
    /// It is put as so, and the text names where it comes from.
    Sourced,
    /// It is put as so, and nobody is named.
    Unsourced,
}

impl Status {
    /// All five, in the order in which readers meet them.
    pub const ALL: [Status; 5] =
        [Status::Sourced, Status::Unsourced, Status::Speculation, Status::Prediction, Status::Opinion];

    /// The status of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// The name used in JSON, in data attributes and in class names.
    pub fn name(self) -> &'static str {
        match self {
            Status::Prediction => "prediction",
            Status::Speculation => "speculation",
            Status::Opinion => "opinion",
            Status::Sourced => "sourced",
            Status::Unsourced => "unsourced",
        }
    }
}

/// What kind of source a text gives for a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A person, body, document or data set that a reader could look up.
    Named,
    /// Unnamed or generic: *officials*, *one expert*, *it is estimated*.
    Vague,
    /// Nobody: the author's own voice.
    Author,
}

impl SourceKind {
    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [SourceKind::Named, SourceKind::Vague, SourceKind::Author].into_iter().find(|kind| kind.name() == name)
    }

    /// The name used in JSON and in data attributes.
    pub fn name(self) -> &'static str {
        match self {
            SourceKind::Named => "named",
            SourceKind::Vague => "vague",
            SourceKind::Author => "author",
        }
    }
}

/// Why a stretch of words counts as a cue: what it contributes to the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CueKind {
    /// *will, is going to, by 2030*: the future put as certain.
    Future,
    /// *plans to, vowed to, aims to*: somebody's plan, promise or threat.
    Plan,
    /// *is expected to, is due to, it is only a matter of time*: an expectation.
    Expectation,
    /// *may, might, could, perhaps*: a possibility.
    Possibility,
    /// *suggests, appears, seems, likely*: an inference or appearance.
    Inference,
    /// *is believed to, suspected*: a belief without a claim to know.
    Belief,
    /// *if, would have*: a condition or counterfactual.
    Condition,
    /// *shameful, wishful thinking, lavish*: a judgement of value.
    Judgement,
    /// *should, must, urged, called on*: a duty, demand or recommendation.
    Duty,
    /// A rhetorical question or an appeal to the reader.
    Appeal,
    /// *said, told, reported*: the words that hand a statement to a source.
    Report,
    /// *according to, in the words of*.
    According,
    /// Quotation marks around somebody's words.
    Quotation,
    /// *it is estimated, reportedly, are said to be*: a frame that names nobody.
    Impersonal,
}

impl CueKind {
    /// All kinds in the order of their numbers.
    pub const ALL: [CueKind; 14] = [
        CueKind::Future,
        CueKind::Plan,
        CueKind::Expectation,
        CueKind::Possibility,
        CueKind::Inference,
        CueKind::Belief,
        CueKind::Condition,
        CueKind::Judgement,
        CueKind::Duty,
        CueKind::Appeal,
        CueKind::Report,
        CueKind::According,
        CueKind::Quotation,
        CueKind::Impersonal,
    ];

    /// The name used in JSON, equal to the one in `data/cues.tsv`.
    pub fn name(self) -> &'static str {
        match self {
            CueKind::Future => "future",
            CueKind::Plan => "plan",
            CueKind::Expectation => "expectation",
            CueKind::Possibility => "possibility",
            CueKind::Inference => "inference",
            CueKind::Belief => "belief",
            CueKind::Condition => "condition",
            CueKind::Judgement => "judgement",
            CueKind::Duty => "duty",
            CueKind::Appeal => "appeal",
            CueKind::Report => "report",
            CueKind::According => "according",
            CueKind::Quotation => "quotation",
            CueKind::Impersonal => "impersonal",
        }
    }

    /// The status that such a cue speaks for; `None` for those that tell who says so.
    pub fn status(self) -> Option<Status> {
        use CueKind::*;
        match self {
            Future | Plan | Expectation => Some(Status::Prediction),
            Possibility | Inference | Belief | Condition => Some(Status::Speculation),
            Judgement | Duty | Appeal => Some(Status::Opinion),
            Report | According | Quotation | Impersonal => None,
        }
    }
}

/// Words that decided a statement's status or source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The words.
    pub span: Span,
    /// What they contribute.
    pub kind: CueKind,
    /// Whether weights chose the words, which no list of cues holds; `kind` is then the plainest of the statement's status.
    pub learned: bool,
}

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The shortest words that name the source, as they stand in the text.
    pub span: Span,
    /// Whether a reader could look the source up. Never [`SourceKind::Author`].
    pub kind: SourceKind,
    /// The entity that the source is or refers to (*he*, *the former director* → David Kay), where known.
    pub entity: Option<EntityId>,
}

/// Something that counted for a statement's status, in the model that decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What sort of thing it is.
    pub ground: Ground,
    /// The words that it is about, where it is about words.
    pub words: Option<Span>,
    /// How much it speaks for the status against the next one, in hundredths of a weight of one.
    pub weight: u16,
}

/// The longest stretch of text that makes one commitment about how things are.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its words; statements are in text order and never overlap.
    pub span: Span,
    /// Index into [`Analysis::sentences`] of the sentence that holds it.
    pub sentence: usize,
    /// How the text presents it.
    pub status: Status,
    /// The share with the right status among statements decided alike in labelled articles, 0 to 1: calibrated on texts
    /// that weights were not trained on, and by kind of decision where rules decide alone.
    pub confidence: f32,
    /// The status that would come next: what the statement would be without its deciding cue.
    pub runner_up: Status,
    /// By how much the status leads the next one, in the steps of [`crate::statement::STEPS`]; 0 where rules decided.
    /// What a lead is worth is [`Statement::confidence`].
    pub lead: u8,
    /// Who says so; `None` where it is the author's own voice.
    pub source: Option<Source>,
    /// The words that decided its status or source, in text order and disjoint. A cue may stand outside the statement
    /// (a reporting verb after it).
    pub cues: Vec<Cue>,
    /// What counted most in the model, the heaviest first; empty where rules decided alone, and where nobody asked for
    /// reasons: see [`crate::analyze_text`]. Nothing stands here that did not count.
    pub reasons: Vec<Reason>,
}

impl Statement {
    /// The kind of its source, [`SourceKind::Author`] where nobody is named.
    pub fn source_kind(&self) -> SourceKind {
        self.source.map_or(SourceKind::Author, |source| source.kind)
    }

    /// Whether a person set it, and not the engine.
    pub fn is_by_hand(&self) -> bool {
        self.reasons.iter().any(|reason| reason.ground == Ground::Person)
    }
}

/// What sort of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// A human being, real or in fiction.
    Person,
    /// A body, company, unit of government, outlet, team or armed group.
    Organisation,
    /// A country, city, region, sea or building with an address.
    Place,
    /// A book, film, titled report, law or treaty.
    Work,
    /// A named war, election, cup or disaster.
    Event,
    /// A nationality or similar used as an adjective or of people.
    Group,
    /// A product, ship, programme, weapon, religion or language.
    Other,
}

impl EntityType {
    /// All types in the order of their numbers.
    pub const ALL: [EntityType; 7] = [
        EntityType::Person,
        EntityType::Organisation,
        EntityType::Place,
        EntityType::Work,
        EntityType::Event,
        EntityType::Group,
        EntityType::Other,
    ];

    /// The name used in JSON, in data attributes and in `data/*.tsv`.
    pub fn name(self) -> &'static str {
        match self {
            EntityType::Person => "person",
            EntityType::Organisation => "organisation",
            EntityType::Place => "place",
            EntityType::Work => "work",
            EntityType::Event => "event",
            EntityType::Group => "group",
            EntityType::Other => "other",
        }
    }

    /// The type with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.name() == name)
    }
}

/// Index into [`Analysis::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub usize);

impl EntityId {
    /// The id used in JSON and in data attributes: `e` and a number, unique within one analysis.
    pub fn name(self) -> String {
        format!("e{}", self.0)
    }
}

/// How the text introduces or describes an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Description {
    /// The describing words (*the former director of the Iraq Survey Group*).
    pub span: Span,
    /// The construction that they stand in.
    pub kind: DescriptionKind,
}

/// The construction in which a text describes a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DescriptionKind {
    /// *Gordon Chang, an expert on Asia*.
    Apposition,
    /// *President Clinton*, *Dr. Kay*.
    Title,
    /// *South Korean think tank ASAN*, *spokesman John Smith*.
    Role,
    /// *Kay is the head of …*, *a section called Bureau 39*.
    Copula,
}

/// Something with a name in the text, with all its mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What sort of thing it is.
    pub kind: EntityType,
    /// The fullest form of its name in this text.
    pub name: String,
    /// Its id in the knowledge base; `None` (NIL) when it is not known or not sure enough.
    pub link: Option<String>,
    /// What it is: from the knowledge base, else from the text's own words, else empty.
    pub description: String,
    /// The text's own words about it, in text order.
    pub described: Vec<Description>,
    /// Every mention by name, in text order, never overlapping.
    pub mentions: Vec<Span>,
}

/// Everything that the engine says about one text. Immutable: what people add is a layer over it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Sentences in text order, disjoint. Headings are not sentences of the article's argument, but are listed too. Shared, like
    /// statements.
    pub sentences: Arc<Vec<Span>>,
    /// Statements in text order, disjoint. Shared, because they are most of a long text's analysis, and another that only knows
    /// more of its names has the same.
    pub statements: Arc<Vec<Statement>>,
    /// Entities in the order of their first mention.
    pub entities: Vec<Entity>,
}
