//! An article as one HTML file, by the views of the page.

use whosays_engine::entity::{KnowledgeBase, excerpt, write_table};
use whosays_engine::layer::History;
use whosays_engine::packed::pack;
use whosays_engine::text::LanguageCount;
use whosays_sharing::Shared;

/// The file.
///
/// # Errors
/// Says that it cannot be made.
pub fn page(shared: &Shared) -> Result<String, String> {
    let Shared { article, analysis, profile, .. } = shared;
    let known = write_table(excerpt(KnowledgeBase::core(), &article.text, analysis));
    let said = pack(analysis, &profile.words);
    let unchanged = History::default().to_lines();
    let is_english = LanguageCount::of_beginning(&article.text).not_english().is_none();
    let (article, held) = (article.packed(), shared.link());
    let page = whosays_standalone::page(&article, &said, &known, &unchanged, Vec::new(), &held, is_english);
    page.ok_or_else(|| "its article and what is said of it do not fit".to_owned())
}
