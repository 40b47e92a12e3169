//! Settings in which a whole stretch has one voice: an interview, and an article pasted under its outlet's dateline.

use super::scene::Scene;
use crate::text::BlockKind;
use crate::{EntityType, Source, SourceKind, Span};

/// The voice of each block, where it is not the author's, and the blocks that are questions to somebody.
pub(super) struct Setting {
    voices: Vec<Option<Source>>,
    questions: Vec<bool>,
}

impl Setting {
    pub fn of(scene: &Scene) -> Self {
        let count = scene.document.blocks.len();
        let mut setting = Setting { voices: vec![None; count], questions: vec![false; count] };
        setting.interview(scene);
        setting.pasted(scene);
        setting
    }

    /// Whose words a block is.
    pub fn voice(&self, block: usize) -> Option<Source> {
        self.voices.get(block).copied().flatten()
    }

    /// Whether a block is what an interviewer asks.
    pub fn is_question(&self, block: usize) -> bool {
        self.questions.get(block).copied().unwrap_or(false)
    }

    /// An interview: questions and answers as paragraphs, and a person whom the text introduces as interviewed.
    fn interview(&mut self, scene: &Scene) {
        let document = scene.document;
        let asks = |block: &crate::text::Block| {
            let words = block.span.of(document.text);
            words.trim_end().ends_with('?') && words.len() < 700 && !words.starts_with(['"', '“'])
        };
        let paragraphs =
            document.blocks.iter().filter(|b| b.kind != BlockKind::Heading && b.kind != BlockKind::Other).count();
        let asked = document.blocks.iter().filter(|block| asks(block)).count();
        let named = document.text.to_lowercase().matches("interview").take(2).count();
        if asked < 3 || asked * 8 < paragraphs || named == 0 {
            return;
        }
        let Some(voice) = interviewee(scene) else { return };
        let first = document.blocks.iter().position(asks).unwrap_or(0);
        for (index, block) in document.blocks.iter().enumerate().skip(first) {
            let question = asks(block);
            self.questions[index] = question;
            self.voices[index] =
                (!question && !matches!(block.kind, BlockKind::Heading | BlockKind::Other)).then_some(voice);
        }
    }

    /// *WASHINGTON (Reuters) –*: the outlet speaks from there on.
    fn pasted(&mut self, scene: &Scene) {
        let document = scene.document;
        let mut outlet = None;
        for (index, block) in document.blocks.iter().enumerate() {
            if let Some(span) = dateline_outlet(block.span.of(document.text)) {
                let span = Span::new(block.span.start + span.start, block.span.start + span.end);
                let entity = scene.mention(document.token_range(span).start);
                outlet = Some(Source { span, kind: SourceKind::Named, entity });
            } else if outlet.is_some() && is_personal(scene, block.span) {
                outlet = None;
            }
            self.voices[index] = self.voices[index].or(outlet);
        }
    }
}

/// The person whom the opening of an interview names most.
fn interviewee(scene: &Scene) -> Option<Source> {
    let document = scene.document;
    let text = document.text;
    let at = text.to_lowercase().find("interview")?;
    let near = |mention: &Span| mention.start < at + 400 && mention.end + 200 > at;
    let persons = scene.entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityType::Person);
    let found = persons
        .filter_map(|(index, entity)| {
            let first = *entity.mentions.first().filter(|mention| near(mention))?;
            Some((entity.mentions.len(), std::cmp::Reverse(first.start), index, first))
        })
        .max()?;
    Some(Source { span: found.3, kind: SourceKind::Named, entity: Some(crate::EntityId(found.2)) })
}

/// The outlet in the brackets of a dateline at the start of a line, in bytes of that line.
fn dateline_outlet(line: &str) -> Option<Span> {
    let open = line.find('(').filter(|at| *at < 50)?;
    let close = open + line[open..].find(')')?;
    let place = line[..open].trim();
    let capitals =
        place.split([' ', ',']).next().is_some_and(|word| word.chars().filter(|c| c.is_uppercase()).count() >= 3);
    let dash = line[close + 1..].trim_start().starts_with(['-', '–', '—']);
    let name = &line[open + 1..close];
    (capitals && dash && !name.is_empty() && name.len() < 30).then(|| Span::new(open + 1, close))
}

/// Whether a paragraph speaks in the first person outside quotations.
fn is_personal(scene: &Scene, block: Span) -> bool {
    scene
        .document
        .token_range(block)
        .any(|at| scene.quotation(at).is_none() && matches!(scene.form(at), "i" | "my" | "our" | "we"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_names_its_outlet() {
        let line = "OSLO (Nordpost) - The port closed.";
        assert_eq!(dateline_outlet(line).map(|span| span.of(line)), Some("Nordpost"));
        assert_eq!(dateline_outlet("The port (old) - closed."), None);
    }
}
