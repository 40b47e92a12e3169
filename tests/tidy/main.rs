//! Rules that the whole repository keeps. Each is a function from a file to what is wrong with it, run on every
//! tracked file, and on a sample that breaks it: a rule that could not fail would be no rule.

mod beginnings;
mod colours;
mod copies;
mod data;
mod distinct;
mod figures;
mod heads;
mod layers;
mod lengths;
mod pictures;
mod portable;
mod security;
mod tracked;
mod versions;
