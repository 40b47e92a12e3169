//! What an analysis adds up to: statements and words by status, and who says how much.

use crate::text::{Document, TokenKind, count_words};
use crate::{Analysis, Cue, CueKind, EntityId, SourceKind, Span, Status};
use rustc_hash::FxHashMap;

/// Statements and words of one status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many statements.
    pub statements: usize,
    /// How many words and numbers these hold.
    pub words: usize,
}

/// One source with everything that the text hands to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceGroup {
    /// The entity's name, else the source's words where they first stand; `None` for the frames that name nobody (*it is
    /// estimated*), which are one group.
    pub name: Option<String>,
    /// Whether a reader could look it up.
    pub kind: SourceKind,
    /// The entity that it is, where known.
    pub entity: Option<EntityId>,
    /// Indices into [`Analysis::statements`], in text order.
    pub statements: Vec<usize>,
}

/// The figures that a reader sees beside an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// By status, in the order of [`Status::ALL`].
    pub counts: [Count; 5],
    /// Words in each statement, in the order of [`Analysis::statements`].
    pub words: Vec<usize>,
    /// Sources in the order of their first statement; the author's own voice is not among them.
    pub sources: Vec<SourceGroup>,
}

impl Profile {
    /// Adds up an analysis of `document`.
    ///
    /// ```
    /// use whosays_engine::{analyze, profile::Profile, text::Document};
    ///
    /// let text = "The ferry may sink, Ines Duarte said. It is old, Duarte said.";
    /// let profile = Profile::new(&Document::plain(text), &analyze(text));
    /// assert_eq!(profile.sources.len(), 1, "both statements are hers");
    /// assert_eq!(profile.sources[0].name.as_deref(), Some("Ines Duarte"));
    /// assert_eq!(profile.counts.iter().map(|count| count.statements).sum::<usize>(), 2);
    /// ```
    pub fn new(document: &Document, analysis: &Analysis) -> Self {
        Self::with_words(document.text, analysis, words(document, analysis).collect())
    }

    /// Like [`Profile::new`], where the words in each statement are known.
    pub fn with_words(text: &str, analysis: &Analysis, words: Vec<usize>) -> Self {
        let mut profile = Profile { words, ..Profile::default() };
        let mut groups: FxHashMap<(Option<EntityId>, String), usize> = FxHashMap::default();
        for (index, (statement, words)) in analysis.statements.iter().zip(&profile.words).enumerate() {
            let count = &mut profile.counts[position(statement.status)];
            count.statements += 1;
            count.words += words;
            let Some(source) = statement.source else { continue };
            let phrase = source.span.of(text);
            let frame = |cue: &Cue| cue.kind == CueKind::Impersonal && cue.span.overlaps(source.span);
            let impersonal = statement.cues.iter().any(frame);
            let bare = source.entity.is_some() || impersonal;
            let key = (source.entity, if bare { String::new() } else { plain(phrase) });
            let group = *groups.entry(key).or_insert_with(|| {
                let name = source.entity.and_then(|id| analysis.entities.get(id.0)).map(|entity| entity.name.clone());
                let name = name.or_else(|| (!impersonal).then(|| phrase.to_owned()));
                let (kind, entity) = (source.kind, source.entity);
                profile.sources.push(SourceGroup { name, kind, entity, statements: Vec::new() });
                profile.sources.len() - 1
            });
            profile.sources[group].statements.push(index);
        }
        profile
    }

    /// Adds up an analysis with a layer over it, where the words in each statement of the one below, `before`, are known.
    pub fn over(text: &str, analysis: &Analysis, before: (&Analysis, &[usize])) -> Self {
        let mut known = before.0.statements.iter().map(|own| own.span).zip(before.1).peekable();
        let count = |span: Span| {
            while known.next_if(|(own, _)| own.start < span.start).is_some() {}
            known.next_if(|(own, _)| *own == span).map_or_else(|| count_words(span.of(text)), |(_, words)| *words)
        };
        let words = analysis.statements.iter().map(|own| own.span).map(count).collect();
        Self::with_words(text, analysis, words)
    }

    /// The figures of one status.
    pub fn count(&self, status: Status) -> Count {
        self.counts[position(status)]
    }

    /// The figures of all statuses together.
    pub fn total(&self) -> Count {
        let add = |a: Count, b: &Count| Count { statements: a.statements + b.statements, words: a.words + b.words };
        self.counts.iter().fold(Count::default(), add)
    }
}

/// A source's words without case and article: *The defectors* and *defectors* are one source.
fn plain(phrase: &str) -> String {
    let lower = phrase.to_lowercase();
    let bare = ["the ", "a ", "an "].iter().find_map(|article| lower.strip_prefix(article));
    bare.map(str::to_owned).unwrap_or(lower)
}

fn position(status: Status) -> usize {
    Status::ALL.iter().position(|s| *s == status).expect("Status::ALL holds every status")
}

/// How many words and numbers each statement of `document` holds, in the order of [`Analysis::statements`].
pub fn words(document: &Document, analysis: &Analysis) -> impl Iterator<Item = usize> {
    let count = |span: Span| document.tokens_in(span).iter().filter(|token| token.kind != TokenKind::Mark).count();
    analysis.statements.iter().map(move |statement| count(statement.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Source;
    use crate::layer::{Edit, Mark, compose};

    #[test]
    fn a_layer_is_added_up_like_an_analysis() {
        let text = "Tides don't rise, Ines O’Neill said. Fish may go, 2,500 of them. They stay.";
        let (document, analysis) = (Document::plain(text), crate::analyze(text));
        let below = Profile::new(&document, &analysis);
        let over = Span::new(text.find("may").unwrap(), text.find(" of them").unwrap());
        let mark = Some(Mark { span: over, status: Status::Opinion, source: None });
        for edits in [vec![], vec![Edit::Mark { over, mark }], vec![Edit::Mark { over, mark: None }]] {
            let layered = compose(text, &analysis, &edits).analysis;
            assert_eq!(Profile::over(text, &layered, (&analysis, &below.words)), Profile::new(&document, &layered));
        }
    }

    #[test]
    fn counts_add_up_and_sources_are_grouped() {
        let text = "Tides rise, the crew said. Fish may go. They stay, crew said.";
        let document = Document::plain(text);
        let statement = |words: &str, status, source: Option<usize>| crate::Statement {
            span: Span::new(text.find(words).unwrap(), text.find(words).unwrap() + words.len()),
            sentence: 0,
            status,
            confidence: 0.5,
            runner_up: Status::Unsourced,
            lead: 0,
            reasons: Vec::new(),
            source: source.map(|at| Source {
                span: Span::new(at, at + if text[at..].starts_with("the") { 8 } else { 4 }),
                kind: SourceKind::Named,
                entity: None,
            }),
            cues: Vec::new(),
        };
        let analysis = Analysis {
            statements: vec![
                statement("Tides rise, the crew said.", Status::Sourced, text.find("the crew")),
                statement("Fish may go.", Status::Speculation, None),
                statement("They stay, crew said.", Status::Sourced, text.find("crew said.")),
            ]
            .into(),
            ..Analysis::default()
        };
        let profile = Profile::new(&document, &analysis);
        assert_eq!(profile.count(Status::Sourced), Count { statements: 2, words: 9 });
        assert_eq!(profile.total(), Count { statements: 3, words: 12 });
        assert_eq!(profile.words, [5, 3, 4]);
        assert_eq!(profile.sources.len(), 1);
        assert_eq!(
            (profile.sources[0].name.as_deref(), &*profile.sources[0].statements),
            (Some("the crew"), &[0, 2][..])
        );
    }
}
