//! The article at hand beside another one on the same event.

#[cfg(feature = "csr")]
pub mod choosing;
#[cfg(feature = "still")]
pub mod view;

use crate::reading::Reading;

/// An article's title in quotation marks.
fn title(reading: &Reading) -> String {
    let title =
        reading.article.leading_title().or(reading.article.meta.title.as_deref()).unwrap_or("the other article");
    ["“", title, "”"].concat()
}
