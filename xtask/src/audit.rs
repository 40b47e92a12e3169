//! `cargo xtask audit`: what is known of the libraries that we are made of, and which they are.

use crate::{Outcome, advisories, places, tools};
use std::fs;
use std::path::PathBuf;
use xshell::{Shell, cmd};

/// How to audit.
#[derive(Default)]
pub struct Options {
    /// Whether nobody is asked what became known of libraries since, as where no network leads there.
    pub offline: bool,
}

/// Looks at licences, at where libraries come from and at what is known against them, and writes which there are, whatever is known.
pub fn audit(options: &Options) -> Outcome {
    let shell = places::shell()?;
    tools::install(&shell, &tools::CARGO_DENY)?;
    let checks = ["licenses", "bans", "sources"];
    // Two releases of one library are only warned of, and every tree of who needs them would be printed.
    cmd!(shell, "cargo deny --log-level error --workspace --locked check --hide-inclusion-graph {checks...}").run()?;
    let known = match options.offline {
        true => {
            eprintln!("NOT CHECKED: advisories on crates and npm packages; the command line says to ask nobody.");
            Ok(())
        }
        false => advisories::ask(&shell),
    };
    for file in bills(&shell)? {
        println!("{}", file.display());
    }
    known
}

/// The bill of the command line.
const PROGRAM: &str = "whosays-cli.cdx";

/// Writes the bills of materials, in CycloneDX: of the command line with all that makes sites, and of the page's libraries from npm.
/// What the page has from crates.io is in the first, because that makes pages with the same views.
fn bills(shell: &Shell) -> Outcome<Vec<PathBuf>> {
    tools::install(shell, &tools::CARGO_CYCLONEDX)?;
    tools::need_node()?;
    let (root, out) = (places::root(), places::scratch("sbom"));
    fs::create_dir_all(&out)?;
    let options = ["--all-features", "--format", "json", "--spec-version", "1.5", "--override-filename", PROGRAM];
    cmd!(shell, "cargo cyclonedx --quiet {options...}").run()?;
    // It writes one beside the manifest of each member, and knows no other place.
    let name = format!("{PROGRAM}.json");
    let program = out.join(&name);
    fs::copy(root.join("cli").join(&name), &program)?;
    for folder in shell.read_dir(&root)?.into_iter().chain([root]).filter(|folder| folder.is_dir()) {
        shell.remove_path(folder.join(&name))?;
    }
    let page = out.join("importers.cdx.json");
    let _dir = shell.push_dir(tools::importers());
    fs::write(&page, cmd!(shell, "npm sbom --package-lock-only --omit dev --sbom-format cyclonedx").read()?)?;
    Ok(vec![program, page])
}
