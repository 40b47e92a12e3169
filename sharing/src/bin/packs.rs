//! Makes the packs that a site has for articles whose text may not be handed on: `packs SHARED OUT`, where SHARED has the texts in
//! `articles` and their labels in `gold`.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};
use whosays_sharing::{Listed, labelled_pack, signature};

/// The articles by the names of their files, with their titles.
const ARTICLES: [(&str, &str); 1] = [("buying-destruction", "Buying Destruction")];

fn main() -> ExitCode {
    let folders: Vec<String> = env::args().skip(1).collect();
    let made = match &folders[..] {
        [shared, out] => make(Path::new(shared), Path::new(out)),
        _ => Err("usage: packs SHARED OUT".into()),
    };
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("packs: {error}");
            ExitCode::FAILURE
        }
    }
}

fn make(shared: &Path, out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut list = Vec::new();
    for (name, title) in ARTICLES {
        let text = fs::read_to_string(shared.join("articles").join(format!("{name}.txt")))?;
        let labels = fs::read_to_string(shared.join("gold").join(format!("{name}.json")))?;
        let file = format!("{name}.layer.json");
        fs::write(out.join(&file), labelled_pack(&text, title, &labels)? + "\n")?;
        list.push(Listed { pack: file, about: title, signature: signature(&text) });
    }
    Ok(fs::write(out.join("packs.json"), serde_json::to_string(&list)? + "\n")?)
}
