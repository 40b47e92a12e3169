//! An article's profile as a small bar: how much of it stands in which status.

use crate::words;
use whosays_engine::Status;
use whosays_engine::profile::Profile;
use whosays_texts::say;

/// The bar as HTML, and the same in words, which is what assistive technology reads. A status that no word has is left out.
pub fn html(profile: &Profile) -> String {
    let total = profile.total().words;
    let mut from = 0;
    let (mut bars, mut shares) = (String::new(), String::new());
    for status in Status::ALL {
        let words = profile.count(status).words;
        if words == 0 {
            continue;
        }
        let (name, x, width) = (status.name(), from.to_string(), words.to_string());
        bars +=
            &["<rect x=\"", &x, "\" width=\"", &width, "\" height=\"1\" data-status=\"", name, "\"></rect>"].concat();
        from += words;
        let (words, share) = (words::status(status).name, percent(words, total).to_string());
        shares +=
            &["<li><span class=\"sample\" data-status=\"", name, "\">", words, "</span> ", &share, " %</li>"].concat();
    }
    let width = total.max(1).to_string();
    [
        "<svg class=\"profile-bar\" viewBox=\"0 0 ",
        &width,
        " 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">",
        &bars,
        "</svg><ul class=\"shares\" aria-label=\"",
        say("Share of its words by status"),
        "\">",
        &shares,
        "</ul>",
    ]
    .concat()
}

/// A share in whole hundredths; what is there at all is one at least.
fn percent(part: usize, whole: usize) -> usize {
    ((part * 200 + whole) / (whole.max(1) * 2)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_and_never_nothing() {
        assert_eq!([percent(1, 1000), percent(1, 3), percent(2, 3), percent(7, 7)], [1, 33, 67, 100]);
    }
}
