//! `cargo xtask fuzz`: libFuzzer on stable Rust, target after target.
//!
//! The flags are those with which cargo-fuzz builds without sanitizers: safe Rust has little for these to find, and
//! they need a nightly compiler.

use crate::{Outcome, places, tools};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{env, fs};
use xshell::{Shell, cmd};

/// What the bytes are taken for: any text, any file opened as an article, a table of `engine/data/`, one of the model
/// files, the knowledge base's directory or a shard of it, a pack, what a link holds, a file of annotations, a lesson, a
/// pupil's hand-in, or what a browser keeps of a pupil.
const TARGETS: [&str; 14] = [
    "text",
    "article",
    "tables",
    "tags",
    "names",
    "status",
    "directory",
    "shard",
    "pack",
    "link",
    "annotations",
    "lesson",
    "hand-in",
    "progress",
];

/// The targets whose bytes stand in the place of a model file; their seeds are beginnings of the files that ship.
const MODELS: std::ops::Range<usize> = 3..6;

/// Coverage counters and compared values, which guide libFuzzer, and checks for overflow.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-simplifycfg-branch-fold-threshold=0 \
    -Cdebug-assertions -Ccodegen-units=1";

/// The longest input in bytes: long enough for several paragraphs, short enough for hundreds of runs a second.
const LONGEST: usize = 4096;

/// The target that is no libFuzzer's: the importers, which are JavaScript, with files of real programs that are spoilt by seeds.
const IMPORTERS: &str = "importers";

/// Runs the targets that are named, or all and the importers, for so long each. Where the importers fail, the error has the seed of the
/// file: `WHOSAYS_SPOILT_SEED` begins with that.
pub fn fuzz_all(only: &[String], each: Duration) -> Outcome {
    let (importers, engine): (Vec<String>, Vec<String>) = only.iter().cloned().partition(|own| own == IMPORTERS);
    if only.is_empty() || !engine.is_empty() {
        fuzz(&engine, each)?;
    }
    if !only.is_empty() && importers.is_empty() {
        return Ok(());
    }
    let shell = places::shell()?;
    tools::install_importers(&shell)?;
    // Files that no run before has spoilt so.
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs();
    let seed = env::var("WHOSAYS_SPOILT_SEED").unwrap_or_else(|_| (now % 1_000_000 * 1000).to_string());
    shell.change_dir(tools::importers());
    Ok(cmd!(shell, "node --test --test-reporter spec test/spoilt.test.mjs")
        .env("WHOSAYS_SPOILT_SECONDS", each.as_secs().max(1).to_string())
        .env("WHOSAYS_SPOILT_SEED", seed)
        .run()?)
}

/// Runs the targets that are named, or all, for so long each; an error names the first that fails.
///
/// What libFuzzer finds worth keeping goes into a folder below the target folder, and the next run starts from it; an
/// input that fails stays there too, and belongs into `fuzz/seeds/` once its fault is mended.
pub fn fuzz(only: &[String], each: Duration) -> Outcome {
    if let Some(unknown) = only.iter().find(|only| !TARGETS.contains(&only.as_str())) {
        return Err(format!("there is no target {unknown}; it is {} or {IMPORTERS}", TARGETS.join(", ")).into());
    }
    let shell = places::shell()?;
    let (root, program) = (places::root(), build(&shell)?);
    for (index, target) in TARGETS.into_iter().enumerate() {
        if !only.is_empty() && !only.iter().any(|only| only == target) {
            continue;
        }
        let seeds = match index {
            0 => vec![root.join("fuzz/seeds/text"), root.join("tests/golden/texts")],
            index if MODELS.contains(&index) => vec![model_seeds(target)?],
            _ => vec![root.join("fuzz/seeds").join(target)],
        };
        let found = run(&shell, &program, target, &seeds, each)?;
        println!("{target:12} {found}");
    }
    Ok(())
}

fn build(shell: &Shell) -> Outcome<PathBuf> {
    tools::need_programs(shell, &[("c++", "g++")], true)?;
    let version = cmd!(shell, "rustc -vV").quiet().read()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc -vV names no host")?;
    let out = places::scratch("fuzz");
    // With a target named, flags are for it alone and not for what runs while compiling.
    cmd!(shell, "cargo build --quiet --release --package whosays-fuzz --target {host} --target-dir {out}")
        .env("RUSTFLAGS", FLAGS)
        .run()?;
    Ok(out.join(host).join("release").join("whosays-fuzz"))
}

/// Runs one target and returns the line in which libFuzzer sums up.
fn run(shell: &Shell, program: &Path, target: &str, seeds: &[PathBuf], each: Duration) -> Outcome<String> {
    let (kept, failed) = (places::scratch("fuzz-kept").join(target), places::scratch("fuzz-failed").join(target));
    shell.create_dir(&kept)?;
    shell.create_dir(&failed)?;
    let seconds = each.as_secs().max(1).to_string();
    let options = [
        format!("-max_total_time={seconds}"),
        format!("-max_len={LONGEST}"),
        format!("-artifact_prefix={}/", failed.display()),
        "-timeout=10".to_owned(),
        "-print_final_stats=1".to_owned(),
    ];
    let output = cmd!(shell, "{program} {options...} {kept} {seeds...}")
        .env("WHOSAYS_FUZZ", target)
        .quiet()
        .ignore_status()
        .output()?;
    let report = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        let tail: Vec<&str> = report.lines().rev().take(40).collect();
        let tail: Vec<&str> = tail.into_iter().rev().collect();
        return Err(format!("{target} fails; its input is in {}\n{}", failed.display(), tail.join("\n")).into());
    }
    Ok(summary(&report))
}

/// *1234 runs, 98 a second, 2345 edges covered*, from what libFuzzer reports at the end.
fn summary(report: &str) -> String {
    let number = |name: &str| {
        let line = report.lines().rev().find(|line| line.contains(name));
        let rest = line.and_then(|line| line.split(name).nth(1)).unwrap_or_default();
        rest.split_whitespace().next().unwrap_or("?").to_owned()
    };
    let runs = number("stat::number_of_executed_units:");
    format!("{runs} runs, {} a second, {} edges covered", number("stat::average_exec_per_sec:"), number(" cov:"))
}

/// Beginnings of a model's payload, made of the file that ships: too large to be kept twice.
fn model_seeds(target: &str) -> Outcome<PathBuf> {
    /// What stands before the payload: see the file format in the engine.
    const HEAD: usize = 14;
    let dir = places::scratch("fuzz-seeds").join(target);
    fs::create_dir_all(&dir)?;
    let file = fs::read(places::root().join("models").join(format!("{target}.model")))?;
    for length in [16, 64, 256, 1024, LONGEST] {
        let payload = &file[HEAD..file.len().min(HEAD + length)];
        fs::write(dir.join(format!("payload-{length}")), payload)?;
        fs::write(dir.join(format!("file-{length}")), &file[..file.len().min(length)])?;
    }
    Ok(dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_libfuzzer_reports_is_summed_up() {
        let report = "#7 INITED cov: 12 ft: 13\n#99 DONE cov: 345 ft: 400 corp: 9/1b\n\
                      stat::number_of_executed_units: 99\nstat::average_exec_per_sec:     33\n";
        assert_eq!(summary(report), "99 runs, 33 a second, 345 edges covered");
    }
}
