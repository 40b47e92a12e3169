//! A reading with what its reader changed over it.

use super::Reading;
use std::sync::Arc;
use whosays_engine::layer::{Edit, compose};
use whosays_engine::profile::Profile;
use whosays_engine::{Analysis, Statement};

/// What lies below the reader's changes, and the changes.
#[derive(Clone, Debug)]
pub struct Layered {
    below: Arc<Analysis>,
    profile: Arc<Profile>,
    edits: Vec<Edit>,
    set_by: Vec<Option<usize>>,
}

impl Reading {
    /// The same article with these changes over what was said of it, in place of those that it has.
    pub fn with_layer(&self, edits: &[Edit]) -> Self {
        let text = &self.article.text;
        let below = self.layered.as_ref().map_or(&self.analysis, |layered| &layered.below).clone();
        let own = self.layered.as_ref().map_or(&self.profile, |layered| &layered.profile).clone();
        if edits.is_empty() {
            return Self { analysis: below, profile: own, layered: None, ..self.clone() };
        }
        let composed = compose(text, &below, edits);
        let profile = Profile::over(text, &composed.analysis, (&below, &own.words)).into();
        let layered = Layered { below, profile: own, edits: edits.to_vec(), set_by: composed.set_by };
        Self { analysis: composed.analysis.into(), profile, layered: Some(layered), ..self.clone() }
    }

    /// What the engine says, below all changes, and what that adds up to.
    pub fn engines(&self) -> (&Analysis, &Profile) {
        self.layered.as_ref().map_or((&self.analysis, &self.profile), |layered| (&layered.below, &layered.profile))
    }

    /// The changes that it has.
    pub fn edits(&self) -> &[Edit] {
        self.layered.as_ref().map_or(&[], |layered| &layered.edits)
    }

    /// Which of its changes set a statement's mark; `None` where none did.
    pub fn set_by(&self, statement: usize) -> Option<usize> {
        self.layered.as_ref()?.set_by.get(statement).copied().flatten()
    }

    /// The statements below its changes that have words of statement `index`.
    pub fn below(&self, index: usize) -> impl Iterator<Item = &Statement> {
        let span = self.analysis.statements[index].span;
        self.engines().0.statements.iter().filter(move |own| own.span.overlaps(span))
    }

    /// What the reader wrote on the card with this name, if they did.
    pub fn written(&self, name: &str) -> Option<&str> {
        self.edits().iter().rev().find_map(|edit| match edit {
            Edit::Describe { name: own, words } if own == name => Some(words.as_str()),
            _ => None,
        })
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use whosays_article::Article;
    use whosays_engine::Status;
    use whosays_engine::layer::Mark;

    #[test]
    fn changes_lie_over_what_was_said_and_go_without_a_trace() {
        let own = Reading::new(Article::from_plain("The ferry may sink, Ines Duarte said. It is old."), None);
        let over = own.analysis.statements[1].span;
        let mark = Some(Mark { span: over, status: Status::Opinion, source: None });
        let describe = Edit::Describe { name: "Ines Duarte".into(), words: "the mayor".into() };
        let layered = own.with_layer(&[Edit::Mark { over, mark }, describe.clone()]);
        assert_eq!(layered.analysis.statements[1].status, Status::Opinion);
        assert_eq!((layered.set_by(0), layered.set_by(1)), (None, Some(0)));
        assert_eq!(layered.below(1).map(|own| own.status).collect::<Vec<_>>(), [own.analysis.statements[1].status]);
        assert_eq!((layered.written("Ines Duarte"), layered.written("Duarte")), (Some("the mayor"), None));
        assert_eq!(layered.profile.total(), own.profile.total());
        assert_eq!(layered.profile.count(Status::Opinion).statements, 1);
        let other = layered.with_layer(&[describe]);
        assert_eq!(other.analysis.statements, own.analysis.statements, "changes take the place of changes");
        let back = other.with_layer(&[]);
        assert!(back.marks_like(&own) && back.layered.is_none() && *back.profile == *own.profile);
    }
}
