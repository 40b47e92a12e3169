//! A pack or annotations that somebody opens: refused in words, named as another article's, or put over the one at hand.

use crate::hypothesis;
use crate::link::choices;
use crate::refused;
use serde::Deserialize;
use serde::de::IgnoredAny;
use whosays_engine::layer::{
    Alignment, Change, Edit, History, Left, Leftover, Mark, Noted, Opened, PACK_VERSION, Pack, PackedEdit, Refusal,
    Words, w3c,
};
use whosays_engine::{Span, Statement, layer};
use whosays_texts::{counted, counted_with, say, text, told};

/// The most bytes of a pack that are read.
const MOST: usize = 12_000_000;

/// The most annotations that are read, as many as a pack may have changes.
const MOST_ANNOTATIONS: usize = 20_000;

/// What was found in a file.
#[derive(Debug, PartialEq)]
pub enum Found {
    /// Changes to the article at hand.
    Placed {
        /// The changes as lines.
        layer: String,
        /// How many they are.
        count: usize,
        /// What was chosen for names, as the page keeps it.
        choices: String,
        /// What became of them, in words.
        told: String,
        /// Those that stand on words some of which are others, or that found no place.
        list: Vec<ToSee>,
    },
    /// It is about another article; says which, in a sentence.
    Other(String),
    /// It cannot be opened; says why.
    Refused(String),
}

/// A change or an annotation at which the reader should look.
#[derive(Debug, PartialEq)]
pub struct ToSee {
    /// What is the matter with it, in a sentence.
    pub told: String,
    /// Where it stands or, where it has no place, would have stood.
    pub at: Option<Span>,
}

/// Words of a text that has other words in the place of something, at most; elsewhere only the first of them is shown.
const SHOWN: usize = 60;

/// Why these bytes are neither a pack nor annotations that can be read, in a sentence; `None` where they are.
pub fn refusal(json: &str) -> Option<String> {
    read(json).err()
}

/// What `json`, a pack or annotations, says of a text, in which the engine has `statements`.
pub fn open(json: &str, text: &str, statements: &[Statement]) -> Found {
    match read(json) {
        Err(told) => Found::Refused(told),
        Ok(Layer::Pack(pack)) => match pack.open(text) {
            Ok(opened) => placed(&pack, opened, text),
            Err(other @ Refusal::OtherArticle(_)) => Found::Other(other.to_string()),
            Err(refusal) => Found::Refused(refusal.to_string()),
        },
        Ok(Layer::Foreign(foreign)) => annotated(w3c::edits(text, &foreign, statements), foreign.goes_on()),
        Ok(Layer::Hypothesis(export, goes_on)) => annotated(hypothesis::marks(text, &export, statements), goes_on),
    }
}

/// What a file holds.
enum Layer {
    Pack(Box<Pack>),
    Foreign(w3c::Foreign),
    /// The last says whether more of them are elsewhere.
    Hypothesis(hypothesis::Export, bool),
}

impl Layer {
    /// How many annotations of other tools it has.
    fn annotations(&self) -> usize {
        match self {
            Layer::Pack(_) => 0,
            Layer::Foreign(foreign) => foreign.len(),
            Layer::Hypothesis(export, _) => export.len(),
        }
    }
}

/// Enough of a file to tell what it is.
#[derive(Deserialize)]
struct Probe {
    whosays: Option<u32>,
    items: Option<Items>,
    target: Option<IgnoredAny>,
    annotations: Option<IgnoredAny>,
    rows: Option<IgnoredAny>,
    total: Option<serde_json::Value>,
    first: Option<First>,
    #[serde(rename = "type")]
    kind: Option<serde_json::Value>,
}

impl Probe {
    /// Whether this says only where annotations are to be asked for.
    fn is_elsewhere(&self) -> bool {
        let addresses = |items: &Items| matches!(items, Items::Addresses(all) if !all.is_empty());
        let is_collection = || self.kind.as_ref().is_some_and(|kind| kind.to_string().contains("AnnotationCollection"));
        match (&self.items, &self.first) {
            (Some(items), _) | (None, Some(First::Page { items })) => addresses(items),
            (None, Some(First::Address(address))) => !address.is_empty() && is_collection(),
            (None, None) => is_collection(),
            (None, Some(First::Other(_))) => false,
        }
    }
}

/// The first page of a collection.
#[derive(Deserialize)]
#[serde(untagged)]
enum First {
    Address(String),
    Page {
        items: Items,
    },
    /// Something else than annotations may have a field of this name.
    Other(IgnoredAny),
}

/// What a page holds.
#[derive(Deserialize)]
#[serde(untagged)]
enum Items {
    Addresses(Vec<String>),
    Here(IgnoredAny),
}

/// Said of collections that hold no annotation, only where to ask for them.
const ELSEWHERE: &str = text(
    "This file has only the addresses of annotations, not the annotations themselves, and Whosays asks no address for you. \
     Download the pages that it names, and open those.",
);

fn read(json: &str) -> Result<Layer, String> {
    let layer = parsed(json)?;
    match layer.annotations() <= MOST_ANNOTATIONS {
        true => Ok(layer),
        false => Err(say("This file holds more annotations than any article needs, so it is not opened.").into()),
    }
}

fn parsed(json: &str) -> Result<Layer, String> {
    let json = json.trim_start_matches('\u{FEFF}').trim();
    if json.len() > MOST {
        return Err(Refusal::TooLarge.to_string());
    }
    let other = text(
        "This file is neither a pack of Whosays nor annotations of a kind that it knows, so there is nothing in it to show. A text or an article is opened as .txt, .md, .html, .docx, .pdf or .epub.",
    );
    let foreign = |json: &str| serde_json::from_str(json).map(Layer::Foreign).map_err(|error| refused::json(&error));
    if json.starts_with('[') {
        return foreign(json);
    }
    // A file may hold anything by these names; what is no number is no version.
    match serde_json::from_str::<Probe>(json) {
        Ok(Probe { whosays: Some(PACK_VERSION), .. }) => {
            serde_json::from_str(json).map(Layer::Pack).map_err(|error| refused::json(&error))
        }
        Ok(Probe { whosays: Some(version), .. }) => Err(Refusal::Version(version).to_string()),
        Ok(probe) if probe.is_elsewhere() => Err(say(ELSEWHERE).into()),
        Ok(Probe { first: Some(First::Page { .. }), .. }) => foreign(json),
        Ok(Probe { items: None, target: None, annotations, rows, total, .. })
            if annotations.is_some() || rows.is_some() =>
        {
            let export: hypothesis::Export = serde_json::from_str(json).map_err(|error| refused::json(&error))?;
            // Its API gives at most two hundred at once.
            let all = total.and_then(|total| total.as_u64()).unwrap_or_default();
            let goes_on = rows.is_some() && all > export.annotations.len() as u64;
            Ok(Layer::Hypothesis(export, goes_on))
        }
        Ok(Probe { items: None, target: None, .. }) => Err(say(other).into()),
        Ok(_) => foreign(json),
        Err(error) => Err(refused::json(&error)),
    }
}

fn placed(pack: &Pack, opened: Opened, text: &str) -> Found {
    let all = pack.words.len();
    let changed = opened.changed.iter().filter_map(|at| {
        let Change { does, quote, at } = layer::told(opened.edits.get(*at)?, None, text);
        Some(ToSee {
            told: told("On changed words. {does} {quote}.", &[("does", &does), ("quote", &quoted(&quote))]),
            at,
        })
    });
    let mut list: Vec<ToSee> = changed.collect();
    if !opened.lost.is_empty() {
        let words = Words::of(text);
        let alignment = Alignment::new(&pack.words, &words.hashes);
        let near = |own: Span| {
            let found = words.spans.get(alignment.around(own.start..own.end))?;
            let (first, last) = (found.first()?, found.last()?);
            let end = if found.len() <= SHOWN { last.end } else { first.end };
            Some(Span::new(first.start, end))
        };
        let words = |own: Span| {
            counted_with(
                own.len(),
                "{n} word from word {from} of {all} on|{n} words from word {from} of {all} on",
                &[("from", &own.start.saturating_add(1).to_string()), ("all", &all.to_string())],
            )
        };
        list.extend(opened.lost.iter().filter_map(|at| {
            let Change { does, quote, at } = layer::told_with(&bare(pack.edits.get(*at)?), None, &words);
            let quote = if at.is_some() { quote } else { quoted(&quote) };
            Some(ToSee {
                told: told("No place. {does} {quote}.", &[("does", &does), ("quote", &quote)]),
                at: at.and_then(near),
            })
        }));
    }
    let (count, chosen) = (opened.edits.len(), pack.choices.len());
    let mut became = vec![match (count, chosen) {
        (0, 0) => say("Nothing of this pack has a place in this article.").to_owned(),
        (0, _) => counted(chosen, "{n} name is now as the pack says.|{n} names are now as the pack says."),
        _ => counted(
            count,
            "{n} change of the pack was put over this article.|{n} changes of the pack were put over this article.",
        ),
    }];
    if !opened.changed.is_empty() {
        became.push(counted(
            opened.changed.len(),
            "{n} stands on words that are others here: look at them.|{n} stand on words that are others here: look at them.",
        ));
    }
    if !opened.lost.is_empty() {
        became.push(counted(
            opened.lost.len(),
            "{n} has no place here and was left out.|{n} have no place here and were left out.",
        ));
    }
    let layer = History::new(opened.edits).to_lines();
    Found::Placed { layer, count, choices: choices(&pack.choices), told: became.join(" "), list }
}

/// What is told of each cause why annotations are left out: of all of them, and in the list.
const CAUSES: [(Left, [&str; 2]); 4] = [
    (
        Left::Other,
        [
            text(
                "{n} is a comment or something else that is no mark and was left out.|{n} are comments or something else that is no mark and were left out.",
            ),
            text("No mark: {words}."),
        ],
    ),
    (
        Left::NoWords,
        [
            text(
                "{n} quotes no words, so that its place here is not known and was left out.|{n} quote no words, so that their places here are not known and were left out.",
            ),
            text("No words: {words}."),
        ],
    ),
    (
        Left::NoPlace,
        [
            text(
                "{n} quotes words that have no plain place here and was left out.|{n} quote words that have no plain place here and were left out.",
            ),
            text("No place: {words}."),
        ],
    ),
    (
        Left::NoSource,
        [
            text(
                "{n} names a source that is not here and was left out.|{n} name a source that is not here and were left out.",
            ),
            text("No such source: {words}."),
        ],
    ),
];

/// What became of annotations, and whether there are more elsewhere.
fn annotated(noted: Noted, goes_on: bool) -> Found {
    let Noted { edits, own, left } = noted;
    let count = edits.len();
    if count + own + left.len() == 0 {
        return Found::Refused(say("This file holds no annotations.").into());
    }
    if count + own == 0 {
        // What no article could show waits for none.
        return if left.iter().all(|left| left.why == Left::Other) {
            let told =
                say("None of these annotations is a mark: a mark has a tag that names its status, such as “opinion”.");
            Found::Refused(told.into())
        } else if left.iter().any(|left| left.at.is_some()) {
            Found::Refused(
                say("None of these annotations says something of this article that Whosays could show.").into(),
            )
        } else {
            Found::Other(
                say("None of these annotations is a mark on words of this article, so they belong to another one.")
                    .into(),
            )
        };
    }
    let mut became = Vec::new();
    if count > 0 {
        became.push(counted(
            count,
            "{n} annotation was put over this article.|{n} annotations were put over this article.",
        ));
    }
    if own > 0 {
        became.push(counted(
            own,
            "{n} is a mark of Whosays’s own that it makes here too, so nothing was changed there.|{n} are marks of Whosays’s own that it makes here too, so nothing was changed there.",
        ));
    }
    let because = |why: Left| left.iter().filter(move |left| left.why == why);
    let mut list = Vec::new();
    for (why, [forms, listed]) in CAUSES {
        let all = because(why).count();
        if all > 0 {
            became.push(counted(all, forms));
        }
        list.extend(because(why).map(|left: &Leftover| {
            let words = left.quoted.map_or_else(
                || say("an annotation without words").to_owned(),
                |words| quoted(&layer::shortened(words)),
            );
            ToSee { told: told(listed, &[("words", &words)]), at: left.at }
        }));
    }
    if goes_on {
        became.push(say("More of them are on a page that this file only names: open that too.").into());
    }
    Found::Placed { layer: History::new(edits).to_lines(), count, choices: choices(&[]), told: became.join(" "), list }
}

/// A change of a pack without what it says of words, as if each word were a byte: for one that has no place, of whose words the pack
/// has none.
fn bare(edit: &PackedEdit) -> Edit {
    let at = |target: &layer::Target| Span { start: target.first, end: target.past.max(target.first) };
    match edit {
        PackedEdit::Mark { over, mark: None } => Edit::Mark { over: at(over), mark: None },
        PackedEdit::Mark { over, mark: Some(own) } => {
            let mark = Mark { span: at(&own.target), status: own.status, source: None };
            Edit::Mark { over: at(over), mark: Some(mark) }
        }
        PackedEdit::Restore { over } => Edit::Restore { over: at(over) },
        PackedEdit::Name { target, name, kind } => Edit::Name { span: at(target), name: name.clone(), kind: *kind },
        PackedEdit::Unname { target } => Edit::Unname { span: at(target) },
        PackedEdit::Forget { name } => Edit::Forget { name: name.clone() },
        PackedEdit::Describe { name, words } => Edit::Describe { name: name.clone(), words: words.clone() },
    }
}

/// Words in quotation marks; those within become single ones.
fn quoted(words: &str) -> String {
    told("“{words}”", &[("words", &words.replace('“', "‘").replace('”', "’"))])
}

#[cfg(test)]
#[path = "opening_tests.rs"]
mod tests;
