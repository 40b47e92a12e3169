//! The interface's texts: collected from where they are said, and kept together with what translators make of them.

mod collect;
mod files;

pub use files::table;

use crate::{Outcome, places};
use std::fs;

/// A language's code, how many forms its plurals have, and when which, in gettext's words; the order is that of `whosays_texts`.
type Language = (&'static str, usize, &'static str);

/// The languages beside English.
pub const LANGUAGES: [Language; 4] = [
    ("ar", 6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5"),
    ("de", 2, "n != 1"),
    ("es", 2, "n != 1"),
    ("fr", 2, "n > 1"),
];

/// Writes down what is said and brings the languages' files up to date. With `check` nothing is written.
///
/// # Errors
/// Names the texts that lack a translation, or whose translation does not fit; with `check`, also when a file is out of date.
pub fn run(check: bool) -> Outcome {
    let said = collect::all(&places::root())?;
    let folder = places::root().join("texts");
    let mut wrong = Vec::new();
    let mut keep = |name: &str, content: String| -> Outcome {
        let file = folder.join(name);
        if check {
            if fs::read_to_string(&file).unwrap_or_default() != content {
                wrong.push(format!("texts/{name} is out of date: run `cargo xtask texts`"));
            }
        } else {
            fs::write(file, content)?;
        }
        Ok(())
    };
    keep("interface.pot", files::template(&said)?)?;
    let mut misfits = Vec::new();
    for language in &LANGUAGES {
        let name = format!("{}.po", language.0);
        let translated = files::read(&folder.join(&name))?;
        misfits.extend(files::misfits(&said, &translated, language));
        keep(&name, files::written(&said, &translated, language)?)?;
    }
    wrong.extend(misfits);
    match wrong.is_empty() {
        true => Ok(()),
        false => {
            Err(format!("{} things are wrong, among them:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"))
                .into())
        }
    }
}
