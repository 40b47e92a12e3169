//! Where words of a lesson's key stand in its article.

use crate::written::Written;
use whosays_engine::Span;

/// The file of an article, as a publisher knows it.
pub fn name_of(article: &Written) -> String {
    article.file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Where the words of a statement stand.
///
/// # Errors
/// Says why that is no one place, and up to where they are right.
pub fn only(words: &str, article: &Written) -> Result<Span, String> {
    let (text, name) = (&article.article.text, name_of(article));
    if words.is_empty() {
        return Err("there are no words behind the >; copy those of the statement from its article".to_owned());
    }
    let mut places = text.match_indices(words);
    match (places.next(), places.count()) {
        (Some((start, _)), 0) => Ok(Span::new(start, start + words.len())),
        (Some(_), more) => Err(format!("“{words}” stands {} times in {name}; take more of the sentence", more + 1)),
        (None, _) => {
            let ends = words.match_indices(' ').map(|(end, _)| &words[..end]);
            let right = ends.take_while(|own| text.contains(own)).last();
            let told =
                right.map_or("its first word is not there".to_owned(), |right| format!("only “{right}” is there"));
            Err(format!("“{words}” does not stand in {name}: {told}; copy the words as they stand"))
        }
    }
}

/// Where words stand that name who says so: in the statement, else the last time before it, else the first time of all.
pub fn nearest(words: &str, text: &str, statement: Span) -> Option<Span> {
    let within = statement.of(text).find(words).map(|at| statement.start + at);
    let start = within.or_else(|| text[..statement.start].rfind(words)).or_else(|| text.find(words))?;
    Some(Span::new(start, start + words.len()))
}
