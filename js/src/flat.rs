//! An analysis as numbers and one string, which the package's own JavaScript (`package.js`) makes objects of: each field
//! of each object that is made from here is a call across the border, and all of them take longer than the analysis.

use wasm_bindgen::prelude::*;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::wire::{Offsets, Unit};
use whosays_engine::{Analysis, CueKind, EntityType, SourceKind, Span, Status, analyze_text};

#[wasm_bindgen]
extern "C" {
    /// What makes the objects.
    pub type Maker;

    /// Is called with numbers that stand in the module's own memory, where they are overwritten afterwards.
    #[wasm_bindgen(method, structural)]
    fn make(this: &Maker, numbers: &[u32], words: &str) -> JsValue;
}

/// Numbers, and the strings that they cut up.
struct Flat {
    numbers: Vec<u32>,
    words: String,
}

/// The names that stand for numbers in [`analyze_flat`]: statuses, kinds of source, kinds of cue, types of entity.
#[wasm_bindgen(js_name = namesOfFlat, skip_typescript)]
pub fn names_of_flat() -> JsValue {
    let kinds = [SourceKind::Named, SourceKind::Vague, SourceKind::Author];
    let names = (Status::ALL.map(Status::name), kinds.map(SourceKind::name));
    let names = (names.0, names.1, CueKind::ALL.map(CueKind::name), EntityType::ALL.map(EntityType::name));
    serde_wasm_bindgen::to_value(&names).expect("lists of strings serialise")
}

/// What [`analyze`](crate::analyze) gives, made by `maker` of numbers and one string; how to read them stands in `package.js`.
#[wasm_bindgen(js_name = analyzeFlat, skip_typescript)]
pub fn analyze_flat(text: &str, maker: &Maker) -> JsValue {
    let analysis = crate::with_models(|models| analyze_text(text, KnowledgeBase::core(), models));
    let Flat { numbers, words } = flat(text, &analysis);
    drop(analysis);
    maker.make(&numbers, &words)
}

/// The lists of an analysis: sentences, statements, entities.
const LISTS: usize = 3;

/// Writes numbers and strings.
struct Writer<'a> {
    offsets: Offsets<'a>,
    out: Flat,
}

impl Writer<'_> {
    fn number(&mut self, number: usize) {
        // lengths in a module of 32 bits fit
        self.out.numbers.push(number as u32);
    }

    /// How many numbers there are so far.
    fn count(&self) -> usize {
        self.out.numbers.len()
    }

    fn span(&mut self, span: Span) {
        self.number(self.offsets.of(span.start));
        self.number(self.offsets.of(span.end));
    }

    /// A list: how many, then each.
    fn list<T>(&mut self, list: &[T], each: impl Fn(&mut Self, &T)) {
        self.number(list.len());
        list.iter().for_each(|one| each(self, one));
    }

    /// A string by its length in UTF-16.
    fn words(&mut self, words: &str) {
        self.number(if words.is_ascii() { words.len() } else { words.encode_utf16().count() });
        self.out.words.push_str(words);
    }

    /// A number, or 0 for none.
    fn some(&mut self, number: Option<usize>) {
        self.number(number.map_or(0, |number| number + 1));
    }
}

fn flat(text: &str, analysis: &Analysis) -> Flat {
    // a text says about as much in numbers as in letters, and half as much again
    let out = Flat { numbers: Vec::with_capacity(text.len() / 2), words: String::new() };
    let mut writer = Writer { offsets: Offsets::new(text, Unit::Utf16), out };
    // where each list begins
    let mut begins = [LISTS; LISTS];
    (0..LISTS).for_each(|_| writer.number(0));
    writer.list(&analysis.sentences, |writer, span| writer.span(*span));
    begins[1] = writer.count();
    writer.list(&analysis.statements, |writer, statement| {
        writer.span(statement.span);
        writer.some(Status::ALL.iter().position(|status| *status == statement.status));
        // as `WireStatement` has it: thousandths
        writer.number((f64::from(statement.confidence) * 1000.0).round() as usize);
        writer.number(statement.source_kind() as usize);
        if let Some(source) = statement.source {
            writer.span(source.span);
            writer.some(source.entity.map(|id| id.0));
        }
        writer.list(&statement.cues, |writer, cue| {
            writer.span(cue.span);
            writer.number(cue.kind as usize);
        });
    });
    begins[2] = writer.count();
    writer.list(&analysis.entities, |writer, entity| {
        writer.number(entity.kind as usize);
        writer.words(&entity.name);
        writer.number(usize::from(entity.link.is_some()));
        writer.words(entity.link.as_deref().unwrap_or_default());
        writer.words(&entity.description);
        writer.list(&entity.mentions, |writer, span| writer.span(*span));
    });
    for (slot, begins) in writer.out.numbers.iter_mut().zip(begins) {
        *slot = begins as u32;
    }
    writer.out
}
