//! An article's profile as a small bar: how much of it stands in which status.

use crate::words;
use leptos::prelude::*;
use whosays_engine::Status;
use whosays_engine::profile::Profile;

/// The bar, and the same in words, which is what assistive technology reads. A status that no word has is left out.
#[component]
pub fn ProfileBar(profile: Profile) -> impl IntoView {
    let total = profile.total().words;
    let mut from = 0;
    let (mut bars, mut shares) = (Vec::new(), Vec::new());
    for status in Status::ALL {
        let words = profile.count(status).words;
        if words == 0 {
            continue;
        }
        bars.push(view! { <rect x=from width=words height="1" data-status=status.name()></rect> });
        from += words;
        let share = format!("{} %", percent(words, total));
        shares.push(view! {
            <li><span class="sample" data-status=status.name()>{words::status(status).name}</span>" "{share}</li>
        });
    }
    view! {
        <svg
            class="profile-bar"
            viewBox=format!("0 0 {} 1", total.max(1))
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            {bars}
        </svg>
        <ul class="shares" aria-label="Share of its words by status">{shares}</ul>
    }
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
