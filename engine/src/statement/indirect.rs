//! Verbs of reporting that another verb introduces: *was able to show*, *went on to say*, *began to warn*, *quoted as saying*.

use super::report::Reader;
use crate::text::Traits;

/// Tokens between *quoted* and *saying*.
const QUOTED: usize = 10;

impl Reader<'_> {
    /// The verb that governs the infinitive or gerund at `at` and leaves what is said to its own subject.
    pub(super) fn raising(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).filter(|before| self.tokens.contains(before))?;
        if self.scene.form(at).ends_with("ing") {
            let starts = matches!(
                self.form(before),
                "began"
                    | "begun"
                    | "begins"
                    | "begin"
                    | "started"
                    | "starts"
                    | "start"
                    | "kept"
                    | "keeps"
                    | "keep"
                    | "continued"
                    | "continues"
            );
            return starts.then_some(before);
        }
        if self.form(before) != "to" {
            return None;
        }
        let lead = before.checked_sub(1).filter(|lead| self.tokens.contains(lead))?;
        match self.form(lead) {
            "on" => {
                lead.checked_sub(1).filter(|at| matches!(self.form(*at), "went" | "goes" | "go" | "gone" | "going"))
            }
            "able" | "used" | "quick" | "keen" | "like" | "likes" | "liked" | "began" | "begun" | "begins"
            | "rushed" => Some(lead),
            _ => None,
        }
    }

    /// The *quoted* or *cited* to which the *saying* at `at` belongs.
    pub(super) fn quoted(&self, at: usize) -> Option<usize> {
        let from = at.saturating_sub(QUOTED).max(self.tokens.start);
        let open = |at: &usize| !matches!(self.form(*at), "," | ";" | ":") && !self.is(*at, Traits::SUBORDINATOR);
        let said = |word: &usize| match self.form(*word) {
            "quoted" | "quotes" | "cited" | "cites" => true,
            "reported" => word + 2 == at && self.form(word + 1) == "as",
            _ => false,
        };
        (from..at).rev().take_while(open).find(said)
    }
}
