//! The heads of the site's pages: each names what is its own, and what they share is the same in all. They are whole files rather than
//! parts put together, because Trunk reads one of them and each can be opened and understood by itself.

use crate::tracked::{TextFile, sample, text_files};

/// What every page has in one line of its head.
const SHARED: [&str; 4] = [
    "<meta charset=\"utf-8\" />",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />",
    "<meta name=\"color-scheme\" content=\"light dark\" />",
    "<script src=\"{{root}}chosen.js?v={{version}}\"></script>",
];

/// What a page may do that starts no app.
const QUIET: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types chosen";

/// What one that starts an app may do more of; all else it has to keep.
const WIDENED: [&str; 4] = ["script-src", "img-src", "connect-src", "trusted-types"];

/// Whether a file is the template of a page that readers see.
fn is_page(file: &TextFile) -> bool {
    !file.name.contains('/') && file.ends_with(&[".html"]) && file.text.contains("{{root}}")
}

/// What a page's head has otherwise than those of the others.
fn odd(file: &TextFile) -> Vec<String> {
    let head = file.text.split("</head>").next().unwrap_or_default();
    let lines: Vec<_> = head.lines().map(str::trim).collect();
    let mut found: Vec<_> =
        SHARED.iter().filter(|own| !lines.contains(own)).map(|own| format!("it has not {own}")).collect();
    // Of the first page the others take over the looks; document::looks says which.
    if !lines.contains(&"{{looks}}") && !head.contains("data-trunk") {
        found.push("it takes over no looks".into());
    }
    let policy = lines.iter().find_map(|line| line.strip_prefix("content=\"default-src")).unwrap_or_default();
    let policy = format!("default-src{}", policy.trim_end_matches('"'));
    if !policy.contains("'wasm-unsafe-eval'") {
        found.extend((policy != QUIET).then(|| format!("its policy is {policy}")));
        return found;
    }
    let own: Vec<_> = policy.split("; ").collect();
    let kept = QUIET.split("; ").filter(|rule| !WIDENED.iter().any(|name| rule.starts_with(name)));
    found.extend(kept.filter(|rule| !own.contains(rule)).map(|rule| format!("its policy has not {rule}")));
    found
}

#[test]
fn heads_of_pages_share_what_they_share() {
    let all = text_files();
    let pages: Vec<_> = all.iter().filter(|file| is_page(file)).collect();
    assert!(pages.len() >= 6, "they are the site's pages");
    let found: Vec<_> = pages.iter().map(|file| (&file.name, odd(file))).filter(|(_, odd)| !odd.is_empty()).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn the_rule_on_heads_bites() {
    let page = |policy: &str, lines: &[&str]| {
        let policy = format!("content=\"{policy}\"");
        let head = [lines, &["{{looks}}", &policy, "</head>"]].concat().join("\n");
        sample("some.html", &head)
    };
    assert_eq!(odd(&page(QUIET, &SHARED)), Vec::<String>::new());
    assert_eq!(odd(&page(QUIET, &SHARED[1..])).len(), 1);
    assert_eq!(odd(&sample("some.html", "<title>Nothing</title>")).len(), SHARED.len() + 2);
    let wide = QUIET.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
    assert_eq!(odd(&page(&wide, &SHARED)), Vec::<String>::new());
    let careless = wide.replace("base-uri 'none'; ", "");
    assert_eq!(odd(&page(&careless, &SHARED)), ["its policy has not base-uri 'none'"]);
    assert!(!odd(&page(&QUIET.replace("connect-src 'self'", "connect-src *"), &SHARED)).is_empty());
}
