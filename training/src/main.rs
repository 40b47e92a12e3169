//! Corpora and labels in, the engine's weights out.
//!
//! usage: whosays-training [SHARED]          trains all and writes models/
//!        whosays-training check [SHARED]    trains all and compares with models/
//!        whosays-training compare           compares families of models for status and names
//!        whosays-training tags [SHARED]     measures parts of speech, held-out
//!        whosays-training clauses           measures clause boundaries, and prints each change of statement that they miss
//!        whosays-training names [SHARED]    measures names, held-out: our labels, wikigold, UNER
//!        whosays-training mistakes          the same, and prints each mistake
//!        whosays-training links [SHARED]    measures links into the knowledge base on GUM
//!        whosays-training wrong-links       the same, and prints each mistake of the development half
//!        whosays-training cross OUT         analyses every labelled text by weights trained without it
//!
//! SHARED is the folder of corpora, `../shared` unless given; runs at the root of the repository.

use std::path::{Path, PathBuf};
use std::{env, fs};
use whosays_engine::Models;
use whosays_engine::model::{Stage, Weights, write};
use whosays_training::families::What;
use whosays_training::{Outcome, calibrate, clauses, compare, cross, families, gum, labels, linking, status, tags};

fn main() -> Outcome {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let usual = "../shared";
    match words[..] {
        ["cross", out] => crossed(Path::new(usual), Path::new(out)),
        ["compare"] => {
            let Material { labels, tags } = material(Path::new(usual))?;
            compare::status(&labels, &tags, &families::names(&labels, &tags, Path::new(usual))?.without);
            families::compare(&labels, &tags, Path::new(usual), What::Families)
        }
        ["clauses"] => {
            let Material { labels, tags } = material(Path::new(usual))?;
            clauses::measure(&labels, &tags, &families::names(&labels, &tags, Path::new(usual))?.without);
            Ok(())
        }
        ["tags"] => tagged(Path::new(usual)),
        ["names"] => named(Path::new(usual), What::Names),
        ["names", shared] => named(Path::new(shared), What::Names),
        ["mistakes"] => named(Path::new(usual), What::Mistakes),
        ["links"] => linked(Path::new(usual), false),
        ["links", shared] => linked(Path::new(shared), false),
        ["wrong-links"] => linked(Path::new(usual), true),
        ["check"] => check(&trained(Path::new(usual))?),
        ["check", shared] => check(&trained(Path::new(shared))?),
        [] => put(&trained(Path::new(usual))?),
        [shared] => put(&trained(Path::new(shared))?),
        _ => Err(
            "usage: whosays-training [check | compare | clauses | tags | names | mistakes | links | wrong-links | cross OUT] [SHARED]"
                .into(),
        ),
    }
}

/// Parts into which documents are divided to measure tags.
const PARTS: usize = 8;

/// Prints the share of tokens that get the right tag, for each part of the documents by weights trained on the others.
fn tagged(shared: &Path) -> Outcome {
    let gum = gum::documents(&shared.join("corpora"))?;
    let mut sum = 0.0;
    for part in 0..PARTS {
        let of = |inside: bool| gum.iter().enumerate().filter(move |(n, _)| (n % PARTS == part) == inside);
        let [held, others] = [true, false].map(|inside| of(inside).map(|(_, own)| own).collect::<Vec<_>>());
        let (right, all) = tags::measure(&held, &tags::train(&others));
        let share = right as f64 / all as f64;
        println!("tags, part {}: {right} of {all} right, {share:.4}", part + 1);
        sum += share;
    }
    println!("tags, mean of the parts: {:.4}", sum / PARTS as f64);
    Ok(())
}

/// Measures names on texts that their weights were not trained on.
fn named(shared: &Path, what: What) -> Outcome {
    let Material { labels, tags } = material(shared)?;
    families::compare(&labels, &tags, shared, what)
}

/// Measures links, with the weights that ship.
fn linked(shared: &Path, all: bool) -> Outcome {
    let files = Stage::ALL.map(|stage| fs::read(path(stage)));
    let [tags, names, status] = files;
    let files = [tags?, names?, status?];
    let models = Models::read(files.each_ref().map(Vec::as_slice))?;
    linking::measure(shared, Path::new("knowledge"), &models, all)
}

/// What is trained from.
struct Material {
    labels: Vec<labels::Labelled>,
    tags: Weights,
}

fn material(shared: &Path) -> Outcome<Material> {
    let gum = gum::documents(&shared.join("corpora"))?;
    let tags = tags::train(&gum.iter().collect::<Vec<_>>());
    Ok(Material { labels: labels::all(Path::new("training/labels"), shared)?, tags })
}

/// The file of each stage.
fn trained(shared: &Path) -> Outcome<Vec<(Stage, Vec<u8>)>> {
    let Material { labels, tags } = material(shared)?;
    let names = families::names(&labels, &tags, shared)?;
    let crossed = cross::cross(&labels, &tags, &names.without);
    report(&crossed);
    let instances = cross::instances(&labels, &tags, &names.without);
    let mut status = status::train(&instances.iter().flatten().collect::<Vec<_>>());
    status.shares = crossed.shares;
    let names = names.shipped;
    let all = [(Stage::Tags, tags), (Stage::Names, names), (Stage::Status, status)];
    // what was trained together is told by a number that depends on all of it
    let bytes: Vec<u8> = all.iter().flat_map(|(stage, weights)| write(*stage, weights, 0)).collect();
    let set = bytes
        .chunks(4)
        .fold(0u32, |sum, chunk| chunk.iter().fold(sum, |sum, byte| sum.wrapping_mul(0x0100_0193) ^ u32::from(*byte)));
    Ok(all.iter().map(|(stage, weights)| (*stage, write(*stage, weights, set))).collect())
}

fn report(crossed: &cross::Crossed) {
    let (error, bins) = calibrate::expected_error(&crossed.claimed);
    println!("expected calibration error by cross-validation: {error:.3}");
    for (claimed, right, count) in bins.iter().filter(|bin| bin.2 > 0) {
        println!("  claimed {claimed:.2}  right {right:.2}  of {count}");
    }
}

fn crossed(shared: &Path, out: &Path) -> Outcome {
    let Material { labels, tags } = material(shared)?;
    let crossed = cross::cross(&labels, &tags, &families::names(&labels, &tags, shared)?.without);
    report(&crossed);
    cross::write(&labels, &crossed, out)
}

fn path(stage: Stage) -> PathBuf {
    Path::new("models").join(format!("{}.model", stage.name()))
}

fn put(files: &[(Stage, Vec<u8>)]) -> Outcome {
    for (stage, file) in files {
        println!("{}: {} bytes", stage.name(), file.len());
        fs::write(path(*stage), file)?;
    }
    Ok(())
}

/// Fails where what ships is not what the same inputs give.
fn check(files: &[(Stage, Vec<u8>)]) -> Outcome {
    for (stage, file) in files {
        if fs::read(path(*stage))? != *file {
            return Err(format!(
                "{} is not what training gives; run whosays-training and commit",
                path(*stage).display()
            )
            .into());
        }
    }
    println!("models/ holds what training gives");
    Ok(())
}
