//! Nothing in the repository works on one machine only.

use crate::tracked::{TextFile, check, root, sample};

/// What a tracked file may not name: folders of this machine, and the hosts that packages come from, because clients
/// know those and a mirror is one's own choice. Put together here so that this file does not name them.
fn machine_bound() -> Vec<String> {
    let above = root().parent().map(|dir| format!("{}/", dir.display())).filter(|dir| dir.len() > 1);
    let home = std::env::var("HOME").ok().map(|home| format!("{home}/")).filter(|home| home.len() > 1);
    let hosts = [
        ["registry", "npmjs", "org"],
        ["static", "crates", "io"],
        ["index", "crates", "io"],
        ["files", "pythonhosted", "org"],
        ["deb", "debian", "org"],
    ];
    above.into_iter().chain(home).chain(hosts.map(|host| host.join("."))).collect()
}

fn bound_to_a_machine(file: &TextFile, forbidden: &[String]) -> Vec<String> {
    forbidden.iter().filter(|name| file.text.contains(name.as_str())).map(|name| format!("names {name}")).collect()
}

#[test]
fn no_file_names_this_machine_or_a_registry() {
    let forbidden = machine_bound();
    check(|file| bound_to_a_machine(file, &forbidden));
}

#[test]
fn the_rule_on_places_bites() {
    let text = format!("include!(\"{}/engine/data\");", root().display());
    assert!(!bound_to_a_machine(&sample("a.rs", &text), &machine_bound()).is_empty());
    let lock = format!("\"resolved\": \"https://{}/x.tgz\"", ["registry", "npmjs", "org"].join("."));
    assert_eq!(bound_to_a_machine(&sample("package-lock.json", &lock), &machine_bound()).len(), 1);
}
