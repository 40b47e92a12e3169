//! What is publicly known against the libraries that we are made of: RustSec's advisories on crates, GitHub's on npm packages.

use crate::{Outcome, tools};
use serde_json::Value;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// What a sentence has about what nobody answered for.
const NOT_CHECKED: &str = "NOT CHECKED";

/// An error names all that is known, and all that nobody answered for: that is no clean answer.
pub fn ask(shell: &Shell) -> Outcome {
    let mut wrong = Vec::from_iter(on_crates(shell));
    for lock in npm_locks(shell)? {
        wrong.extend(on_packages(shell, &lock)?);
    }
    if wrong.iter().any(|what| what.contains(NOT_CHECKED)) {
        wrong.push("`cargo xtask audit --offline` asks nobody; the workflow audit.yml asks every week".into());
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// Holds the crates against RustSec's database, which is fetched first: that it cannot be is another matter than what stands in it.
fn on_crates(shell: &Shell) -> Option<String> {
    if cmd!(shell, "cargo deny --log-level error fetch db").run().is_err() {
        return Some(format!("Cargo.lock: {NOT_CHECKED}, because RustSec's advisories cannot be fetched"));
    }
    let check =
        cmd!(shell, "cargo deny --log-level error --workspace --locked check --hide-inclusion-graph advisories");
    check.run().err().map(|_| "Cargo.lock: what cargo-deny names above".into())
}

/// Every lock file of npm's in the repository, so that no folder with one is forgotten.
fn npm_locks(shell: &Shell) -> Outcome<Vec<PathBuf>> {
    let listed = cmd!(shell, "git ls-files *package-lock.json").quiet().read()?;
    let locks: Vec<PathBuf> = listed.lines().map(PathBuf::from).collect();
    if locks.is_empty() { Err("git lists no package-lock.json".into()) } else { Ok(locks) }
}

/// Asks npm's registry about the packages of a lock file.
fn on_packages(shell: &Shell, lock: &Path) -> Outcome<Vec<String>> {
    tools::need_node()?;
    let _dir = shell.push_dir(lock.parent().ok_or("a lock file stands in a folder")?);
    // It fails both where something is known and where nobody answers; which of the two, its report tells.
    let report = cmd!(shell, "npm audit --package-lock-only --json").ignore_status().ignore_stderr().read()?;
    let report = serde_json::from_str(&report).unwrap_or_default();
    Ok(told(&report).into_iter().map(|what| format!("{}: {what}", lock.display())).collect())
}

/// What a report of `npm audit` says is wrong.
fn told(report: &Value) -> Vec<String> {
    let Some(packages) = report["vulnerabilities"].as_object() else {
        let reason = report["message"].as_str().unwrap_or("no report");
        return vec![format!("{NOT_CHECKED}, because the registry does not tell ({reason})")];
    };
    // A package is also listed for what it needs; the advisory itself stands with the package that it is about.
    let advisories = packages.iter().flat_map(|(name, package)| {
        let via = package["via"].as_array().map_or(&[][..], Vec::as_slice);
        via.iter().filter(|advisory| advisory.is_object()).map(move |advisory| (name, advisory))
    });
    let of = |advisory: &Value, key: &str| advisory[key].as_str().unwrap_or("?").to_owned();
    advisories
        .map(|(name, advisory)| {
            let (severity, title, url) = (of(advisory, "severity"), of(advisory, "title"), of(advisory, "url"));
            format!("{name} ({severity}): {title}, {url}")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{NOT_CHECKED, told};
    use serde_json::json;

    #[test]
    fn an_advisory_is_told_once_with_the_package_that_it_is_about() {
        let advisory =
            json!({ "source": 1, "title": "Lets files out", "severity": "high", "url": "https://example.org/GHSA-1" });
        let report = json!({ "auditReportVersion": 2, "vulnerabilities": {
            "archive": { "severity": "high", "via": [advisory] },
            "driver": { "severity": "high", "via": ["archive"] },
        } });
        assert_eq!(told(&report), ["archive (high): Lets files out, https://example.org/GHSA-1"]);
    }

    #[test]
    fn a_report_without_packages_is_clean() {
        assert!(told(&json!({ "auditReportVersion": 2, "vulnerabilities": {} })).is_empty());
    }

    #[test]
    fn nobody_who_answers_is_no_clean_report() {
        for report in [json!({ "message": "405 Method Not Allowed", "error": {} }), json!(null)] {
            let wrong = told(&report);
            assert!(matches!(&wrong[..], [one] if one.starts_with(NOT_CHECKED)), "{wrong:?}");
        }
    }
}
