//! Debian's packages, installed where that is allowed.

use super::on_path;
use crate::Outcome;
use xshell::{Shell, cmd};

/// Installs these packages by apt-get, as root or by `sudo` that asks nothing; otherwise says what to install.
pub fn install(shell: &Shell, packages: &[&str], allowed: bool) -> Outcome {
    let wanted = packages.join(" ");
    let refused = || -> Box<dyn std::error::Error> {
        format!("missing on this machine. On Debian: apt-get install {wanted}").into()
    };
    if !allowed || on_path("apt-get").is_none() {
        return Err(refused());
    }
    let sudo: &[&str] = match cmd!(shell, "id -u").quiet().read()?.as_str() {
        "0" => &[],
        _ if cmd!(shell, "sudo -n true").quiet().ignore_stdout().ignore_stderr().run().is_ok() => &["sudo", "-n"],
        _ => return Err(refused()),
    };
    eprintln!("Installing Debian's packages {wanted} by apt-get into the system");
    let elevated = |arguments: &[&str]| -> Outcome {
        let line: Vec<&str> = sudo
            .iter()
            .chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"].iter())
            .chain(arguments)
            .copied()
            .collect();
        let (program, rest) = line.split_first().expect("the line holds apt-get");
        Ok(cmd!(shell, "{program} {rest...}").ignore_stdout().run()?)
    };
    elevated(&["update", "-qq"])?;
    let install: Vec<&str> =
        ["install", "-y", "-qq", "--no-install-recommends"].iter().chain(packages).copied().collect();
    elevated(&install)
}

/// Makes sure that these programs are on PATH, each with Debian's package of it.
pub fn need_programs(shell: &Shell, programs: &[(&str, &'static str)], may_install: bool) -> Outcome {
    let missing: Vec<&(&str, &str)> = programs.iter().filter(|(program, _)| on_path(program).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|(program, _)| *program).collect();
    let packages: Vec<&str> = missing.iter().map(|(_, package)| *package).collect();
    install(shell, &packages, may_install).map_err(|error| format!("{}: {error}", names.join(", ")).into())
}
