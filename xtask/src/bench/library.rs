//! Sites of ever more articles: how long one of two hundred takes, and whether twice as many take twice as long.

use super::texts::long_text;
use crate::budgets::Measured;
use crate::{Outcome, command_line, places};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use xshell::cmd;

const COUNTS: [usize; 3] = [50, 100, 200];

/// Bytes of an article: 700 words.
const ARTICLE: usize = 4_200;

/// Times by which each site is made; the shortest counts, because whatever else the machine does only adds to it.
const ROUNDS: usize = 3;

/// Seconds, and the growth, by the command line.
pub fn measure() -> Outcome<Vec<Measured>> {
    let (shell, program) = (places::shell()?, command_line::build()?);
    let text = fs::read_to_string(long_text(ARTICLE * (COUNTS[2] + 20))?)?;
    let mut seconds = [f64::INFINITY; COUNTS.len()];
    let folders = COUNTS.iter().map(|count| folder(&text, *count)).collect::<Outcome<Vec<_>>>()?;
    let out = places::scratch("library-bench/site");
    for _ in 0..ROUNDS {
        for (least, folder) in seconds.iter_mut().zip(&folders) {
            let started = Instant::now();
            cmd!(shell, "{program} site {folder} --out {out}").quiet().ignore_stdout().run()?;
            *least = least.min(started.elapsed().as_secs_f64());
        }
    }
    fs::remove_dir_all(places::scratch("library-bench"))?;
    let each = |seconds: f64, count: usize| seconds / count as f64 * 1000.0;
    let mut figures: Vec<Measured> = COUNTS
        .into_iter()
        .zip(seconds)
        .map(|(count, s)| (format!("{count} articles: ms an article"), each(s, count)))
        .collect();
    figures.push(("200 articles: seconds".to_owned(), seconds[2]));
    let growth = (seconds[2] - seconds[1]) / (2.0 * (seconds[1] - seconds[0]));
    figures.push(("second 100 ÷ 2 × second 50 articles, time".to_owned(), growth));
    Ok(figures)
}

/// A folder of so many articles, all different.
fn folder(text: &str, count: usize) -> Outcome<PathBuf> {
    let folder = places::scratch(&format!("library-bench/{count}"));
    fs::create_dir_all(&folder)?;
    let mut paragraphs = text.split("\n\n");
    for number in 0..count {
        let mut body = String::new();
        while body.len() < ARTICLE {
            let paragraph = paragraphs.next().ok_or("the text is too short for so many articles")?;
            body.push_str(paragraph);
            body.push_str("\n\n");
        }
        write(&folder, number, &body)?;
    }
    Ok(folder)
}

fn write(folder: &Path, number: usize, body: &str) -> Outcome {
    let (month, day) = (number / 28 % 12 + 1, number % 28 + 1);
    let matter = format!("---\ntitle: Article {number}\ndate: 2025-{month:02}-{day:02}\nkind: report\n---\n\n");
    Ok(fs::write(folder.join(format!("article-{number}.md")), matter + body)?)
}
