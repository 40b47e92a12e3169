//! How sure a mark must be to be shown: the levels of the legend's slider.

use super::Reading;
use whosays_texts::say;

/// Confidences from which on a mark reaches a level; the first level shows every mark.
pub const LEVELS: [f32; 6] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9];

/// Below this confidence a mark looks unsure: one in three of its kind was wrong, or more.
pub const UNSURE: f32 = 0.65;

/// The highest level that a confidence reaches, as `data-sure` has it for the style sheet.
pub fn level(confidence: f32) -> usize {
    // What is shown as 70 % is 70 %.
    LEVELS.iter().rposition(|least| confidence + 0.005 >= *least).unwrap_or(0)
}

/// A level in words.
pub fn words(level: usize) -> &'static str {
    match level {
        0 => say("Every mark is shown."),
        1 => say("Marks as right as every second."),
        2 => say("Marks right 6 times in 10 or more."),
        3 => say("Marks right 7 times in 10 or more."),
        4 => say("Marks right 8 times in 10 or more."),
        _ => say("Marks right 9 times in 10 or more."),
    }
}

/// How many marks of a reading a level hides.
pub fn hidden(reading: &Reading, least: usize) -> usize {
    reading.analysis.statements.iter().filter(|statement| level(statement.confidence) < least).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_reaches_what_it_is_shown_as() {
        assert_eq!([0.0, 0.49, 0.5, 0.694, 0.696, 0.9, 1.0].map(level), [0, 0, 1, 2, 3, 5, 5]);
    }
}
