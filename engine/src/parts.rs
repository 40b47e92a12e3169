//! Long texts, part by part: what every token takes in the stages is needed for one part at a time, so that a text of
//! ten megabytes takes little more memory than its analysis, and time that grows with its length.

use crate::entity::KnowledgeBase;
use crate::pipeline::analysis;
use crate::text::{Block, Document, plain_blocks};
use crate::{Analysis, Entity, EntityId, EntityType, Models, Span, Statement};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// From this many bytes on a text is read in parts: a long book. What is shorter is read as a whole.
const LONG: usize = 400_000;

/// Bytes of a part, and the end of its last block.
const PART: usize = 100_000;

/// Analyses plain text, by rules alone or with weights; a text of [`LONG`] bytes or more in parts. Its statements have no
/// [`Statement::reasons`], which [`crate::wire`] has no place for: [`analyze_blocks`] gives them.
///
/// ```
/// use whosays_engine::entity::KnowledgeBase;
/// use whosays_engine::{SourceKind, analyze_text};
///
/// let analysis = analyze_text("It is estimated that nine died.", KnowledgeBase::core(), None);
/// assert_eq!(analysis.statements[0].source_kind(), SourceKind::Vague);
/// ```
pub fn analyze_text(text: &str, knowledge: &KnowledgeBase, models: Option<&Models>) -> Analysis {
    in_parts(text, plain_blocks(text), &mut |document| analysis(document, knowledge, models, false), &mut |_, _, _| ())
}

/// Analyses a text whose blocks are known; one of [`LONG`] bytes or more in parts, each of which begins with a block.
///
/// Entities of the same name and type in several parts are one; what else is said in one part tells nothing in another.
pub fn analyze_blocks(text: &str, blocks: Vec<Block>, knowledge: &KnowledgeBase, models: Option<&Models>) -> Analysis {
    analyze_parts(text, blocks, knowledge, models, &mut |_, _, _| ())
}

/// What is called with each part of a text when it is analysed: the part as a document of its own, its analysis, whose
/// spans count from the part's first byte, and the byte of the whole text at which the part ends.
pub type Heed<'a> = dyn FnMut(&Document, &Analysis, usize) + 'a;

/// Like [`analyze_blocks`], and calls `heed` after each part; a text shorter than [`LONG`] is one.
pub fn analyze_parts(
    text: &str,
    blocks: Vec<Block>,
    knowledge: &KnowledgeBase,
    models: Option<&Models>,
    heed: &mut Heed,
) -> Analysis {
    in_parts(text, blocks, &mut |document| analysis(document, knowledge, models, true), heed)
}

fn in_parts(
    text: &str,
    blocks: Vec<Block>,
    analyze: &mut dyn FnMut(&Document) -> Analysis,
    heed: &mut Heed,
) -> Analysis {
    if text.len() < LONG {
        let document = Document::with_blocks(text, blocks);
        let analysis = analyze(&document);
        heed(&document, &analysis, text.len());
        return analysis;
    }
    let mut whole = Whole::default();
    let mut rest = &blocks[..];
    while let Some(first) = rest.first() {
        let start = first.span.start;
        let count = rest.iter().take_while(|block| block.span.start < start + PART).count();
        let (own, others) = rest.split_at(count);
        rest = others;
        let end = own.last().map_or(start, |block| block.span.end);
        let moved =
            |block: &Block| Block { span: Span::new(block.span.start - start, block.span.end - start), ..*block };
        let part = Document::with_blocks(&text[start..end], own.iter().map(moved).collect());
        let analysis = analyze(&part);
        heed(&part, &analysis, end);
        whole.add(start, analysis);
    }
    whole.analysis
}

/// What is known of the parts so far.
#[derive(Default)]
struct Whole {
    analysis: Analysis,
    /// Entities by what makes them one.
    ids: FxHashMap<Key, EntityId>,
}

/// The id in the knowledge base, or name and type.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Known(String),
    Named(String, EntityType),
}

impl Whole {
    /// Adds the analysis of the part that begins at byte `start`.
    fn add(&mut self, start: usize, part: Analysis) {
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        let ids: Vec<EntityId> = part.entities.into_iter().map(|entity| self.entity(&moved, entity)).collect();
        let before = self.analysis.sentences.len();
        Arc::make_mut(&mut self.analysis.sentences).extend(part.sentences.iter().copied().map(moved));
        let statements = Arc::unwrap_or_clone(part.statements).into_iter();
        Arc::make_mut(&mut self.analysis.statements).extend(statements.map(|mut statement: Statement| {
            statement.span = moved(statement.span);
            statement.sentence += before;
            if let Some(source) = &mut statement.source {
                source.span = moved(source.span);
                source.entity = source.entity.map(|id| ids[id.0]);
            }
            statement.cues.iter_mut().for_each(|cue| cue.span = moved(cue.span));
            statement.reasons.iter_mut().for_each(|reason| reason.words = reason.words.map(moved));
            statement.cues.shrink_to_fit();
            statement.reasons.shrink_to_fit();
            statement
        }));
    }

    fn entity(&mut self, moved: &impl Fn(Span) -> Span, mut entity: Entity) -> EntityId {
        entity.mentions.iter_mut().for_each(|mention| *mention = moved(*mention));
        entity.described.iter_mut().for_each(|description| description.span = moved(description.span));
        let key = match &entity.link {
            Some(link) => Key::Known(link.clone()),
            None => Key::Named(entity.name.clone(), entity.kind),
        };
        let all = &mut self.analysis.entities;
        let id = *self.ids.entry(key).or_insert(EntityId(all.len()));
        match all.get_mut(id.0) {
            Some(known) => {
                known.mentions.append(&mut entity.mentions);
                if known.description.is_empty() {
                    known.description = entity.description;
                    known.described = entity.described;
                }
            }
            None => all.push(entity),
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze;

    #[test]
    fn parts_are_told_as_one_text() {
        let paragraph = "Osla Brekke, a ferry captain, said the pier is shut. It may open in May, she added.\n\n";
        let text = paragraph.repeat(LONG / paragraph.len() + 1);
        let (whole, one) = (analyze(&text), analyze(paragraph));
        let parts = text.len().div_ceil(PART);
        assert_eq!(whole.entities.len(), one.entities.len());
        assert_eq!(whole.entities[0].mentions.len(), text.len() / paragraph.len() * one.entities[0].mentions.len());
        assert_eq!(whole.statements.len(), text.len() / paragraph.len() * one.statements.len());
        assert!(parts > 2 && whole.sentences.is_sorted());
        for statement in whole.statements.iter() {
            assert!(whole.sentences[statement.sentence].covers(statement.span));
            let source = statement.source.expect("everything is said by Brekke");
            assert!(["Osla Brekke", "she"].contains(&source.span.of(&text)), "{statement:?}");
            assert_eq!(source.entity, Some(EntityId(0)));
        }
    }

    #[test]
    fn a_text_without_blocks_has_no_parts() {
        assert_eq!(analyze(&"\n".repeat(LONG + 1)), Analysis::default());
    }
}
