//! Reporting verbs and the nouns that head a source, by table.

use super::inflect::forms;
use crate::text::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const VERBS: &str = table!("reporting_verbs.tsv");
const ACTS: &str = table!("speech_acts.tsv");
const NOUNS: &str = table!("source_nouns.tsv");

/// What a verb makes of the statement that it hands to a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum VerbKind {
    /// Put as so: *said*.
    Say,
    /// Put as so by data or a document: *shows*.
    Show,
    /// A guess or belief: *suspects*.
    Think,
    /// A judgement: *criticised*.
    Judge,
    /// A request or wish: *urged*.
    Demand,
    /// A plan or promise: *vowed*.
    Promise,
    /// *predicts*.
    Forecast,
}

impl VerbKind {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "say" => VerbKind::Say,
            "show" => VerbKind::Show,
            "think" => VerbKind::Think,
            "judge" => VerbKind::Judge,
            "demand" => VerbKind::Demand,
            "promise" => VerbKind::Promise,
            "forecast" => VerbKind::Forecast,
            _ => return None,
        })
    }
}

/// A noun or adjective that reports: *Blom's claim that*, *Blom is sure that*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Act {
    pub kind: VerbKind,
    pub adjective: bool,
    /// Whether *in Blom's …* says whose a statement is.
    pub frames: bool,
}

static ACT_TABLE: LazyLock<FxHashMap<&'static str, Act>> = LazyLock::new(|| acts(ACTS));

pub(crate) fn acts(table: &str) -> FxHashMap<&str, Act> {
    let act =
        |part, kind| Some(Act { kind: VerbKind::named(kind)?, adjective: part == "adjective", frames: part == "view" });
    rows::<4>(table).filter_map(|[form, part, kind, _]| Some((form, act(part, kind)?))).collect()
}

/// The reporting noun or adjective with this form.
pub(super) fn act(form: &str) -> Option<Act> {
    ACT_TABLE.get(form).copied()
}

/// A reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Verb {
    pub kind: VerbKind,
    /// Whether this form is the infinitive, which has no singular subject: *call*, not *calls*.
    pub base: bool,
    /// *that …*, or a quotation.
    pub takes_clause: bool,
    /// A clause without *that*.
    pub takes_bare: bool,
    /// *to act*.
    pub takes_to: bool,
    /// A noun phrase.
    pub takes_object: bool,
    /// Only documents do so.
    pub of_documents: bool,
}

/// What a noun says of the source that it heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum NounKind {
    /// A person by an office, whose holder can be looked up: *the mayor*.
    Office,
    /// A person by what they do: *the lawyer*.
    Role,
    /// A document.
    Document,
    /// A body.
    Body,
    /// A group that nobody could look up.
    Vague,
}

impl NounKind {
    /// Whether it is of one person.
    pub fn is_person(self) -> bool {
        matches!(self, NounKind::Office | NounKind::Role)
    }
}

static VERB_TABLE: LazyLock<FxHashMap<String, Verb>> = LazyLock::new(|| verbs(VERBS));

pub(crate) fn verbs(rows_of: &str) -> FxHashMap<String, Verb> {
    let mut table = FxHashMap::default();
    for [row, name, takes, _] in rows::<4>(rows_of) {
        let Some(kind) = VerbKind::named(name) else { continue };
        let takes = |what| takes.split(' ').any(|word| word == what);
        let verb = Verb {
            kind,
            base: false,
            takes_clause: takes("clause"),
            takes_bare: takes("bare"),
            takes_to: takes("to"),
            takes_object: takes("object"),
            of_documents: takes("document"),
        };
        // the first form of each verb is its infinitive, but *put* is its own past as well
        let of_each = row.split(' ').flat_map(|part| part.split('|')).map(forms);
        for (word, forms) in of_each.enumerate() {
            for (index, form) in forms.into_iter().enumerate() {
                let base = index == 0 && (word == 0 || row.contains('|')) && form != "put";
                table.entry(form).or_insert(Verb { base, ..verb });
            }
        }
    }
    table
}

static NOUN_TABLE: LazyLock<FxHashMap<&'static str, NounKind>> = LazyLock::new(|| nouns(NOUNS));

pub(crate) fn nouns(table: &str) -> FxHashMap<&str, NounKind> {
    let kind = |name| {
        Some(match name {
            "office" => NounKind::Office,
            "role" => NounKind::Role,
            "document" => NounKind::Document,
            "body" => NounKind::Body,
            "vague" => NounKind::Vague,
            _ => return None,
        })
    };
    rows::<3>(table).filter_map(|[noun, name, _]| Some((noun, kind(name)?))).collect()
}

/// All forms of the tables, some of them twice.
pub(super) fn all_forms() -> impl Iterator<Item = &'static str> {
    let others = ACT_TABLE.keys().chain(NOUN_TABLE.keys()).copied();
    VERB_TABLE.keys().map(String::as_str).chain(others)
}

/// The reporting verb with this form.
pub(super) fn verb(form: &str) -> Option<Verb> {
    VERB_TABLE.get(form).copied()
}

/// What the noun with this form says of a source, if it is in the table.
pub(super) fn noun(form: &str) -> Option<NounKind> {
    NOUN_TABLE.get(form).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_and_noun_has_a_kind_and_an_example_that_shows_it() {
        let lines = |table: &'static str| table.lines().filter(|line| !line.starts_with('#')).skip(1);
        for line in lines(VERBS) {
            let columns: Vec<_> = line.split('\t').collect();
            let [row, kind, takes, example] = columns[..] else { panic!("{line:?}") };
            assert!(["say", "show", "think", "judge", "demand", "promise", "forecast"].contains(&kind), "{line:?}");
            assert!(
                takes.split(' ').all(|what| ["clause", "bare", "to", "object", "document"].contains(&what)),
                "{line:?}"
            );
            let shown = row.split(' ').flat_map(forms).any(|form| example.to_lowercase().contains(&form));
            assert!(shown, "{line:?}");
        }
        for line in lines(NOUNS) {
            let columns: Vec<_> = line.split('\t').collect();
            let [form, _, example] = columns[..] else { panic!("{line:?}") };
            assert!(noun(form).is_some() && example.contains(form), "{line:?}");
        }
    }
}
