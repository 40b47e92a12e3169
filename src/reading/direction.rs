//! Which way a block's words run.
//!
//! `dir="auto"` finds that out in the browser, which then looks at a block again with each element that it puts in: a
//! fifth of the time that a long text takes to parse.

/// Whether the first letter that has a direction has the one of Hebrew or Arabic, as HTML's `dir="auto"` decides it.
pub fn is_right_to_left(text: &str) -> bool {
    let strong = |c: &char| c.is_alphabetic() || matches!(c, '\u{200E}' | '\u{200F}');
    // Most blocks begin with a letter of ASCII, or a mark before one.
    text.chars().find(strong).is_some_and(|c| !c.is_ascii() && runs_left(c))
}

/// The ranges of Unicode's characters of class R and AL (UAX #9), in which no letter is of another class.
fn runs_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8FF}'
            | '\u{200F}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_decides() {
        for text in ["", "Tides rise.", "12 – 7", "“Ébène", "市长周一表示", "The word שלום is Hebrew", "\u{200E}سلام"]
        {
            assert!(!is_right_to_left(text), "{text}");
        }
        for text in ["قال رئيس البلدية", "«שלום», she said", "12 سلام", "\u{200F}Tides"] {
            assert!(is_right_to_left(text), "{text}");
        }
    }
}
