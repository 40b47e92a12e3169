//! What GUM's annotators linked: mentions with titles of articles in the English Wikipedia.

use crate::Outcome;
use crate::gum::{self, Gum};
use std::fs;
use std::ops::Range;
use std::path::Path;
use whosays_engine::Span;

/// The genres whose names are those of news, lives and places.
pub const READ: &[&str] = &["bio", "news", "voyage"];

/// The other genres that are linked.
pub const OTHERS: &[&str] = &["academic", "court", "interview", "speech", "textbook"];

/// A mention as GUM has it: the whole phrase, *the Malaysian prime minister Najib Razak*.
pub struct Mention {
    /// Its words, by their numbers.
    pub words: Range<usize>,
    /// The words that carry it: *Najib*, or all of a name that stands side by side.
    heads: Vec<usize>,
    /// The title of its article, with spaces; `None` where it has none.
    pub title: Option<String>,
    /// A word that carries it is a proper noun.
    pub is_named: bool,
}

/// A document with its mentions in the order in which they end.
pub struct Linked {
    /// Text and words.
    pub gum: Gum,
    /// All mentions, linked or not, by name or not.
    pub mentions: Vec<Mention>,
}

/// All documents of these genres, by id.
pub fn documents(corpora: &Path, genres: &[&str]) -> Outcome<Vec<Linked>> {
    let mut paths: Vec<_> =
        fs::read_dir(corpora.join("gum/dep"))?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    paths.sort();
    paths.retain(|path| {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        genres.iter().any(|genre| id.split('_').nth(1) == Some(genre))
    });
    paths.iter().map(|path| document(path)).collect()
}

fn document(path: &Path) -> Outcome<Linked> {
    let gum = gum::document(path)?;
    let text = fs::read_to_string(path)?;
    let rows = text.lines().filter(|line| line.split('\t').next().is_some_and(is_number));
    let notes: Vec<&str> = rows.map(|row| row.rsplit('\t').next().unwrap_or_default()).collect();
    if notes.len() != gum.words.len() {
        return Err(format!("{}: {} rows, {} words", path.display(), notes.len(), gum.words.len()).into());
    }
    let mut mentions = Vec::new();
    let mut open: Vec<(&str, Mention)> = Vec::new();
    for (at, note) in notes.iter().enumerate() {
        let Some(marks) = note.split('|').find_map(|part| part.strip_prefix("Entity=")) else { continue };
        for mark in marks.split_inclusive(')').flat_map(|part| part.split_inclusive_opening()) {
            if let Some(opened) = mark.strip_prefix('(') {
                let (opened, closes) = opened.strip_suffix(')').map_or((opened, false), |opened| (opened, true));
                let (group, mut mention) = opening(opened, at).ok_or_else(|| format!("{}: {mark}", path.display()))?;
                mention.is_named = mention.heads.iter().any(|head| gum.words.get(*head).is_some_and(is_proper));
                open.push((group, mention));
                if closes {
                    mentions.extend(closed(&mut open, group, at));
                }
            } else {
                mentions.extend(closed(&mut open, mark.trim_end_matches(')'), at));
            }
        }
    }
    Ok(Linked { gum, mentions })
}

/// Marks that open side by side, *(1-person…(2-place…*, one by one.
trait Openings {
    fn split_inclusive_opening(&self) -> impl Iterator<Item = &str>;
}

impl Openings for str {
    fn split_inclusive_opening(&self) -> impl Iterator<Item = &str> {
        let starts: Vec<usize> = std::iter::once(0).chain(self.match_indices('(').map(|(at, _)| at)).collect();
        let ends: Vec<usize> = starts[1..].iter().copied().chain([self.len()]).collect();
        starts.into_iter().zip(ends).map(|(start, end)| &self[start..end]).filter(|mark| !mark.is_empty())
    }
}

fn is_number(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_proper((_, tag): &(Range<usize>, String)) -> bool {
    tag.starts_with("NNP")
}

/// *1-person-new-sssss-cf1-1,2-coref-Najib_Razak* at word `at`: the group, and the mention as far as it is known.
fn opening(mark: &str, at: usize) -> Option<(&str, Mention)> {
    let parts: Vec<&str> = mark.splitn(8, '-').collect();
    let heads = parts.get(5)?.split(',').map(|head| Some(at + head.parse::<usize>().ok()?.checked_sub(1)?));
    let title = parts.get(7).map(|title| decoded(title));
    Some((parts[0], Mention { words: at..at + 1, heads: heads.collect::<Option<_>>()?, title, is_named: false }))
}

fn closed(open: &mut Vec<(&str, Mention)>, group: &str, at: usize) -> Option<Mention> {
    let found = open.iter().rposition(|(opened, _)| *opened == group)?;
    let (_, mut mention) = open.remove(found);
    mention.words.end = at + 1;
    Some(mention)
}

/// The title behind an address's last part: percent signs decoded, low lines as spaces.
pub fn decoded(title: &str) -> String {
    let mut out = Vec::with_capacity(title.len());
    let mut bytes = title.as_bytes().iter();
    while let Some(&byte) = bytes.next() {
        let ahead = bytes.as_slice();
        let hex = ahead.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (byte, hex) {
            (b'%', Some(code)) => {
                out.push(code);
                bytes.nth(1);
            }
            (b'_', _) => out.push(b' '),
            _ => out.push(byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

impl Linked {
    /// The mention that a span is the name of: the smallest whose words hold the span's and whose head is among them;
    /// else the largest that lies within it.
    pub fn at(&self, span: Span) -> Option<usize> {
        let first = self.gum.words.partition_point(|(word, _)| word.end <= span.start);
        let last = self.gum.words.partition_point(|(word, _)| word.start < span.end);
        // *Paris, France* is Paris, whichever of the two GUM takes for its head
        let comma = self.gum.words.get(last).is_some_and(|(word, _)| &self.gum.text[word.clone()] == ",");
        let headed = |mention: &Mention| {
            mention.heads.iter().any(|head| (first..last).contains(head)) || comma && mention.words.start == first
        };
        let all = || self.mentions.iter().enumerate().filter(|(_, mention)| headed(mention));
        let around = all().filter(|(_, mention)| mention.words.start <= first && last <= mention.words.end);
        let within = all().filter(|(_, mention)| first <= mention.words.start && mention.words.end <= last);
        let smallest = around.min_by_key(|(_, mention)| mention.words.len());
        smallest.or_else(|| within.max_by_key(|(_, mention)| mention.words.len())).map(|(at, _)| at)
    }

    /// Where a mention stands.
    pub fn span(&self, mention: &Mention) -> Span {
        Span::new(self.gum.words[mention.words.start].0.start, self.gum.words[mention.words.end - 1].0.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_one_by_one() {
        let marks = "5)(6-time-new-sssss-cf1-2-coref(7-place-new-sssss-cf1-1-coref-Saint-%C3%89tienne)";
        let all: Vec<&str> = marks.split_inclusive(')').flat_map(Openings::split_inclusive_opening).collect();
        assert_eq!(all.len(), 3);
        let (group, mention) = opening(all[2].trim_matches(['(', ')']), 4).unwrap();
        assert_eq!((group, mention.title.as_deref()), ("7", Some("Saint-Étienne")));
        assert_eq!(decoded("100%_sure"), "100% sure");
    }
}
