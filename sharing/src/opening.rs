//! A pack or annotations that somebody opens: refused in words, named as another article's, or put over the one at hand.

use crate::hypothesis;
use crate::link::choices;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::error::Category;
use whosays_engine::layer::{Edit, History, Opened, PACK_VERSION, Pack, PackedEdit, Refusal, w3c};
use whosays_engine::{Status, layer};

/// The most bytes of a pack that are read.
const MOST: usize = 12_000_000;

/// The most annotations that are read, as many as a pack may have changes.
const MOST_ANNOTATIONS: usize = 20_000;

/// Letters of the words on which something stands that are told.
const TOLD: usize = 90;

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
        /// Those that stand on words some of which are others, or that found no place, one a sentence.
        list: Vec<String>,
    },
    /// It is about another article; says which, in a sentence.
    Other(String),
    /// It cannot be opened; says why.
    Refused(String),
}

/// Why these bytes are neither a pack nor annotations that can be read, in a sentence; `None` where they are.
pub fn refusal(json: &str) -> Option<String> {
    read(json).err()
}

/// What `json`, a pack or annotations, says of a text.
pub fn open(json: &str, text: &str) -> Found {
    match read(json) {
        Err(told) => Found::Refused(told),
        Ok(Layer::Pack(pack)) => match pack.open(text) {
            Ok(opened) => placed(&pack, opened, text),
            Err(Refusal::OtherArticle(title)) => Found::Other(Refusal::OtherArticle(title).to_string()),
            Err(refusal) => Found::Refused(refusal.to_string()),
        },
        Ok(Layer::Foreign(foreign)) => {
            let (edits, others) = w3c::edits(text, &foreign);
            annotated(edits, &others.iter().map(|own| own.quoted()).collect::<Vec<_>>(), foreign.goes_on())
        }
        Ok(Layer::Hypothesis(export)) => {
            let (edits, others) = hypothesis::marks(text, &export);
            annotated(edits, &others.iter().map(|own| own.quoted()).collect::<Vec<_>>(), false)
        }
    }
}

/// What a file holds.
enum Layer {
    Pack(Box<Pack>),
    Foreign(w3c::Foreign),
    Hypothesis(hypothesis::Export),
}

impl Layer {
    /// How many annotations of other tools it has.
    fn annotations(&self) -> usize {
        match self {
            Layer::Pack(_) => 0,
            Layer::Foreign(foreign) => foreign.all().len(),
            Layer::Hypothesis(export) => export.annotations.len(),
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
const ELSEWHERE: &str = "This file has only the addresses of annotations, not the annotations themselves, and Whosays asks no address for \
    you. Download the pages that it names, and open those.";

fn read(json: &str) -> Result<Layer, String> {
    let layer = parsed(json)?;
    match layer.annotations() <= MOST_ANNOTATIONS {
        true => Ok(layer),
        false => Err("This file holds more annotations than any article needs, so it is not opened.".into()),
    }
}

fn parsed(json: &str) -> Result<Layer, String> {
    let json = json.trim_start_matches('\u{FEFF}').trim();
    if json.len() > MOST {
        return Err(Refusal::TooLarge.to_string());
    }
    let other = "This file is neither a pack of Whosays nor annotations of a kind that it knows, so there is nothing in it to show.";
    let foreign = |json: &str| serde_json::from_str(json).map(Layer::Foreign).map_err(|error| refused(&error));
    if json.starts_with('[') {
        return foreign(json);
    }
    // A file may hold anything by these names; what is no number is no version.
    match serde_json::from_str::<Probe>(json) {
        Ok(Probe { whosays: Some(PACK_VERSION), .. }) => {
            serde_json::from_str(json).map(Layer::Pack).map_err(|error| refused(&error))
        }
        Ok(Probe { whosays: Some(version), .. }) => Err(Refusal::Version(version).to_string()),
        Ok(probe) if probe.is_elsewhere() => Err(ELSEWHERE.into()),
        Ok(Probe { first: Some(First::Page { .. }), .. }) => foreign(json),
        Ok(Probe { items: None, target: None, annotations: Some(_), .. }) => {
            serde_json::from_str(json).map(Layer::Hypothesis).map_err(|error| refused(&error))
        }
        Ok(Probe { items: None, target: None, .. }) => Err(other.into()),
        Ok(_) => foreign(json),
        Err(error) => Err(refused(&error)),
    }
}

/// Why JSON cannot be read.
fn refused(error: &serde_json::Error) -> String {
    let told = match error.classify() {
        Category::Eof => "This file is cut short. Copy or download it once more.",
        _ if error.to_string().contains("recursion limit") => {
            "This file is nested deeper than any pack, so it was not opened."
        }
        Category::Data => "This file is damaged, or was made by a program that Whosays does not know.",
        _ => "This file is no JSON, as packs and annotations are. Copy or download it once more.",
    };
    told.into()
}

fn placed(pack: &Pack, opened: Opened, text: &str) -> Found {
    let all = pack.words.len();
    let mut list: Vec<String> = opened
        .changed
        .iter()
        .filter_map(|at| Some(format!("On changed words: {}.", told(opened.edits.get(*at)?, text))))
        .collect();
    list.extend(opened.lost.iter().filter_map(|at| Some(format!("No place: {}.", lost(pack.edits.get(*at)?, all)))));
    let (count, chosen) = (opened.edits.len(), pack.choices.len());
    let mut told = vec![match (count, chosen) {
        (0, 0) => "Nothing of this pack has a place in this article.".to_owned(),
        (0, _) => format!("{} now as the pack says.", counted(chosen, "name is", "names are")),
        _ => format!("{} put over this article.", counted(count, "change of the pack was", "changes of the pack were")),
    }];
    if !opened.changed.is_empty() {
        told.push(format!(
            "{} on words that are others here: look at them.",
            counted(opened.changed.len(), "stands", "stand")
        ));
    }
    if !opened.lost.is_empty() {
        let lost = opened.lost.len();
        let were = if lost == 1 { "was" } else { "were" };
        told.push(format!("{} no place here and {were} left out.", counted(lost, "has", "have")));
    }
    let layer = History::new(opened.edits).to_lines();
    Found::Placed { layer, count, choices: choices(&pack.choices), told: told.join(" "), list }
}

/// What became of annotations: the changes among them, the words that the others quote, and whether there are more elsewhere.
fn annotated(edits: Vec<Edit>, others: &[Option<&str>], goes_on: bool) -> Found {
    let count = edits.len();
    if count == 0 && others.is_empty() {
        return Found::Refused("This file holds no annotations.".into());
    }
    if count == 0 {
        return Found::Other(
            "None of these annotations is a mark on words of this article: they belong to another one, or are none of Whosays’s kind.".into(),
        );
    }
    let mut told = format!("{} put over this article.", counted(count, "annotation was", "annotations were"));
    if !others.is_empty() {
        let rest = counted(others.len(), "names no status or has", "name no status or have");
        let were = if others.len() == 1 { "was" } else { "were" };
        told.push_str(&format!(" {rest} no plain place here and {were} left out."));
    }
    if goes_on {
        told.push_str(" More of them are on a page that this file only names: open that too.");
    }
    let list = others.iter().map(|own| {
        own.map_or_else(
            || "No place: an annotation without words.".into(),
            |words| format!("No place: {}.", quoted(words)),
        )
    });
    Found::Placed { layer: History::new(edits).to_lines(), count, choices: choices(&[]), told, list: list.collect() }
}

/// A change that has a place, by the words that stand there.
fn told(edit: &Edit, text: &str) -> String {
    match edit {
        Edit::Mark { over, mark: None } => format!("no mark on {}", quoted(over.of(text))),
        Edit::Mark { mark: Some(mark), .. } => format!("{} on {}", mark.status.name(), quoted(mark.span.of(text))),
        Edit::Restore { over } => format!("Whosays’s own mark on {}", quoted(over.of(text))),
        Edit::Name { span, name, .. } => format!("the name {name} on {}", quoted(span.of(text))),
        Edit::Unname { span } => format!("no name on {}", quoted(span.of(text))),
        Edit::Forget { name } | Edit::Describe { name, .. } => format!("the card of {name}"),
    }
}

/// A change that has no place, by where it stood in the text that its pack was made for, of which the pack has no word.
fn lost(edit: &PackedEdit, all: usize) -> String {
    let at = |target: &layer::Target| {
        let count = target.past.saturating_sub(target.first);
        format!("{} from word {} of {all} on", counted(count, "word", "words"), target.first.saturating_add(1))
    };
    match edit {
        PackedEdit::Mark { over, mark: None } => format!("no mark on {}", at(over)),
        PackedEdit::Mark { mark: Some(mark), .. } => format!("{} on {}", Status::name(mark.status), at(&mark.target)),
        PackedEdit::Restore { over } => format!("Whosays’s own mark on {}", at(over)),
        PackedEdit::Name { target, name, .. } => format!("the name {} on {}", short(name), at(target)),
        PackedEdit::Unname { target } => format!("no name on {}", at(target)),
        PackedEdit::Forget { name } | PackedEdit::Describe { name, .. } => format!("the card of {}", short(name)),
    }
}

/// Words in one line that is no longer than what is told.
fn short(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(TOLD) {
        Some((at, _)) => format!("{} …", words[..at].trim_end()),
        None => words,
    }
}

/// Words in quotation marks; those within become single ones.
fn quoted(words: &str) -> String {
    ["“", &short(words).replace('“', "‘").replace('”', "’"), "”"].concat()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
#[path = "opening_tests.rs"]
mod tests;
