//! The texts behind the labels, rebuilt from the corpora that hold them: the labels themselves hold none.

use crate::{Outcome, gum};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A row of `labels/INDEX.tsv`.
pub struct Listed {
    /// The stem of the file of labels.
    pub id: String,
    /// The document that it is, or is a part of: such parts are never divided between training and measuring.
    pub group: String,
    source: String,
    from: usize,
    to: usize,
    sum: String,
}

/// All rows of `labels/INDEX.tsv`.
pub fn listed(index: &Path) -> Outcome<Vec<Listed>> {
    let mut out = Vec::new();
    for line in fs::read_to_string(index)?.lines().skip(1).filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, source, from, to, sum, _licence] = cells[..] else {
            return Err(format!("{}: not six cells in {line:?}", index.display()).into());
        };
        let own = |text: &str| text.to_owned();
        let (from, to) = (from.parse()?, to.parse()?);
        out.push(Listed { id: own(id), group: own(source), source: own(source), from, to, sum: own(sum) });
    }
    Ok(out)
}

/// Where texts come from.
pub struct Texts<'a> {
    shared: &'a Path,
    weblogs: BTreeMap<String, Vec<String>>,
}

impl<'a> Texts<'a> {
    /// Reads the weblogs of the English Web Treebank once.
    pub fn new(shared: &'a Path) -> Outcome<Self> {
        let mut weblogs: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for part in ["train", "dev", "test"] {
            let file = fs::read_to_string(shared.join(format!("corpora/uds_factuality/ewt/{part}.txt")))?;
            let mut document = String::new();
            for line in file.lines() {
                if let Some(id) = line.strip_prefix("# sent_id = ") {
                    document = id.rsplit_once('-').map_or(id, |(document, _)| document).to_owned();
                } else if let Some(sentence) = line.strip_prefix("# text = ") {
                    weblogs.entry(document.clone()).or_default().push(sentence.to_owned());
                }
            }
        }
        Ok(Self { shared, weblogs })
    }

    /// The text of a row.
    ///
    /// # Errors
    /// When its source is missing, or is not what was labelled.
    pub fn text(&self, row: &Listed) -> Outcome<String> {
        let unknown = || format!("{}: there is no {:?}", row.id, row.source);
        let (kind, name) = row.source.split_once(':').ok_or_else(unknown)?;
        let text = match kind {
            "article" => fs::read_to_string(self.shared.join(format!("articles/{name}.txt")))?,
            "gum" => gum::document(&self.shared.join(format!("corpora/gum/dep/{name}.conllu")))?.text,
            "ewt" => {
                let sentences = self.weblogs.get(name).ok_or_else(unknown)?;
                sentences.get(row.from..row.to).ok_or_else(unknown)?.join(" ") + "\n"
            }
            _ => return Err(unknown().into()),
        };
        let sum: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        match row.sum == sum {
            true => Ok(text),
            false => Err(format!("{}: the text is not the one that was labelled ({sum})", row.id).into()),
        }
    }
}
