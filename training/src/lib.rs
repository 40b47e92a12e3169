//! Corpora and labels in, the engine's weights out.

pub mod calibrate;
pub mod chain;
pub mod clauses;
pub mod compare;
pub mod corpora;
pub mod cross;
pub mod families;
pub mod gum;
pub mod labels;
pub mod linking;
pub mod maxent;
pub mod mistakes;
pub mod names;
pub mod perceptron;
pub mod quantise;
pub mod read;
pub mod shuffle;
pub mod status;
pub mod tags;
pub mod texts;

/// What can fail tells so in a sentence.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;
