//! How far a confidence is what it claims: reliability table and expected calibration error.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Bins of equal width.
const BINS: usize = 10;

/// Statements by claimed confidence: the sums of what was claimed and of what was right, and their number.
#[derive(Default)]
pub struct Reliability {
    bins: [(f64, f64, usize); BINS],
}

impl Reliability {
    /// Compares each predicted statement with the labels of its words: the share of them with its status is right.
    pub fn measure(labels: &Path, predicted: &Path, texts: &[PathBuf]) -> crate::Outcome<Self> {
        let mut out = Self::default();
        for path in texts {
            let name = PathBuf::from(path.file_name().unwrap_or_default()).with_extension("json");
            let read = |folder: &Path| -> crate::Outcome<Value> {
                Ok(serde_json::from_str(&fs::read_to_string(folder.join(&name))?)?)
            };
            out.add(&fs::read_to_string(path)?, &read(labels)?, &read(predicted)?);
        }
        Ok(out)
    }

    fn add(&mut self, text: &str, labels: &Value, predicted: &Value) {
        let characters: Vec<char> = text.chars().collect();
        let rows = |value: &Value| value["statements"].as_array().cloned().unwrap_or_default();
        let span = |row: &Value| {
            let at = |key: &str| row[key].as_u64().unwrap_or(0) as usize;
            at("start")..at("end").min(characters.len())
        };
        let mut gold: Vec<Option<String>> = vec![None; characters.len()];
        for row in rows(labels) {
            gold[span(&row)].fill(row["status"].as_str().map(str::to_owned));
        }
        for row in rows(predicted) {
            let own = span(&row);
            let starts = own.clone().filter(|at| {
                characters[*at].is_alphanumeric() && (*at == own.start || !characters[at - 1].is_alphanumeric())
            });
            let labelled: Vec<&String> = starts.filter_map(|at| gold[at].as_ref()).collect();
            let right = labelled.iter().filter(|status| row["status"].as_str() == Some(status.as_str())).count();
            let claimed = row["confidence"].as_f64().unwrap_or(0.0);
            if !labelled.is_empty() {
                let bin = &mut self.bins[((claimed * BINS as f64) as usize).min(BINS - 1)];
                *bin = (bin.0 + claimed, bin.1 + right as f64 / labelled.len() as f64, bin.2 + 1);
            }
        }
    }

    /// The mean distance between what is claimed and what is right, weighted by statements (Guo et al. 2017).
    pub fn expected_error(&self) -> f64 {
        let all: usize = self.bins.iter().map(|bin| bin.2).sum();
        self.bins.iter().map(|(claimed, right, _)| (claimed - right).abs()).sum::<f64>() / all.max(1) as f64
    }

    /// Prints one line a bin that holds something.
    pub fn print(&self) {
        println!("  reliability of statements: claimed, right, number");
        for (claimed, right, count) in self.bins.iter().filter(|bin| bin.2 > 0) {
            println!("    {:.2}  {:.2}  {count:4}", claimed / *count as f64, right / *count as f64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_claims_too_much_is_told() {
        let mut measured = Reliability::default();
        let text = "One two. Three four.";
        let labels = json!({"statements": [
            {"start": 0, "end": 8, "status": "opinion"}, {"start": 9, "end": 20, "status": "sourced"}]});
        let predicted = json!({"statements": [
            {"start": 0, "end": 8, "status": "opinion", "confidence": 0.9},
            {"start": 9, "end": 20, "status": "opinion", "confidence": 0.9}]});
        measured.add(text, &labels, &predicted);
        assert!((measured.expected_error() - 0.4).abs() < 1e-9);
    }
}
