//! What the tables of this room say of a form, found once for all words that are written alike.

use super::vocabulary::{self, Act, NounKind, Verb};
use super::{attribution, cue_table};
use crate::dictionary::Dictionary;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What rules ask a word for first: most words have no sign, and most rules look at no others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Signs(u16);

impl Signs {
    /// A cue can begin with it where it stands.
    pub const CUE: Signs = Signs(1);
    /// It can report, or be where a frame is looked for: see [`attribution::OPENINGS`].
    pub const REPORT: Signs = Signs(1 << 1);
    /// A colon.
    pub const COLON: Signs = Signs(1 << 2);
    /// A mark of which lines are drawn.
    pub const RULE: Signs = Signs(1 << 3);
    /// A question mark.
    pub const QUESTION: Signs = Signs(1 << 4);
    /// An exclamation mark.
    pub const EXCLAMATION: Signs = Signs(1 << 5);
    /// *If, unless*.
    pub const SUPPOSES: Signs = Signs(1 << 6);
    /// A noun of a source.
    pub const SOURCE: Signs = Signs(1 << 7);
    /// It has a capital and, as far as its bytes tell, small letters.
    pub const NAME: Signs = Signs(1 << 9);
    /// In a quotation: of a sentence, not of a form.
    pub const QUOTED: Signs = Signs(1 << 8);

    /// Words that have a sign and are in no table.
    const WORDS: [&str; 5] = [":", "?", "!", "if", "unless"];

    /// Everything that is in either set.
    pub const fn or(self, other: Signs) -> Signs {
        Signs(self.0 | other.0)
    }

    /// Whether the two sets share anything.
    pub const fn any(self, other: Signs) -> bool {
        self.0 & other.0 != 0
    }
}

/// What the tables say of a form.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct InTables {
    pub verb: Option<Verb>,
    pub noun: Option<NounKind>,
    pub act: Option<Act>,
    /// Its number among the words of cues.
    pub cue: u16,
    pub signs: Signs,
}

impl InTables {
    fn of(form: &str) -> Self {
        let (verb, noun, act, cue) =
            (vocabulary::verb(form), vocabulary::noun(form), vocabulary::act(form), cue_table::number(form));
        let signs = [
            (Signs::SOURCE, noun.is_some()),
            (Signs::COLON, form == ":"),
            (Signs::QUESTION, form == "?"),
            (Signs::EXCLAMATION, form == "!"),
            (Signs::SUPPOSES, matches!(form, "if" | "unless")),
            (Signs::REPORT, verb.is_some() || act.is_some() || attribution::OPENINGS.contains(&form)),
        ];
        let signs = signs.into_iter().filter(|(_, has)| *has).fold(Signs::default(), |all, (sign, _)| all.or(sign));
        Self { verb, noun, act, cue, signs }
    }
}

/// All forms of the tables together: most words are in none, and are looked up once.
static FORMS: LazyLock<Dictionary<InTables>> = LazyLock::new(|| {
    let all = vocabulary::all_forms().chain(cue_table::all_forms()).chain(attribution::OPENINGS).chain(Signs::WORDS);
    let all: FxHashSet<&str> = all.collect();
    Dictionary::of(all.into_iter().map(|form| (form, InTables::of(form))))
});

/// What the tables say of the form that has this [`number`](crate::text::WordType::number).
pub(super) fn in_tables(number: u32, form: &str) -> InTables {
    FORMS.numbered(number, form).copied().unwrap_or_default()
}
