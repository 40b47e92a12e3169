//! How a language counts is written down three times: here, in `say.js`, and at the head of the language's file, for translators.

use std::fs;
use std::path::Path;
use std::process::Command;
use whosays_texts::{counted, speak};

/// Six forms, as Arabic has them, each of which says its own number; a language takes as many as it has.
const FORMS: [&str; 6] = ["0: {n}", "1: {n}", "2: {n}", "3: {n}", "4: {n}", "5: {n}"];

/// Where the rules change, and whole millions, for which Spanish and French have a form that is not used.
fn numbers() -> impl Iterator<Item = usize> {
    (0..=120).chain(995..=1120).chain([12_345, 1_000_000, 2_000_000])
}

/// Prints a line for each language and number: what `say.js` says, and which form the rule for translators names.
const SCRIPT: &str = r#"
const { counted } = await import("../say.js");
const [languages, numbers] = process.argv.slice(1).map(JSON.parse);
for (const [language, forms, rule] of languages) {
  globalThis.whosaysTexts = { language, rows: new Map([["mark|marks", forms]]) };
  const form = new Function("n", `return Number(${rule})`);
  for (const n of numbers) console.log(language, counted(n, "mark|marks"), form(n));
}
"#;

/// The languages beside English, each with the number of its forms and which of them `n` things have.
fn languages() -> Vec<(String, usize, String)> {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|file| file.extension().is_some_and(|end| end == "po"));
    let rule = |file: &Path| {
        let text = fs::read_to_string(file).unwrap().replace("\"\n\"", "");
        let (_, rest) = text.split_once("Plural-Forms: nplurals=")?;
        let (forms, rest) = rest.split_once("; plural=")?;
        Some((forms.parse().ok()?, rest.split_once(';')?.0.to_owned()))
    };
    files
        .map(|file| {
            let (forms, which) = rule(&file).unwrap_or_else(|| panic!("{} says how it counts", file.display()));
            (file.file_stem().unwrap().to_str().unwrap().to_owned(), forms, which)
        })
        .collect()
}

#[test]
fn rust_javascript_and_translators_count_alike() {
    let languages: Vec<_> = languages().into_iter().chain([("en".to_owned(), 2, "n != 1".to_owned())]).collect();
    assert!(languages.len() >= 5, "{languages:?}");
    let mut said = String::new();
    for (language, forms, _) in &languages {
        speak(format!("{language}\nmark|marks\t{}", FORMS[..*forms].join("|")));
        for n in numbers() {
            let words = counted(n, "mark|marks");
            let form = words.split(':').next().unwrap_or_default();
            said.push_str(&format!("{language} {words} {form}\n"));
        }
    }
    let rows =
        languages.iter().map(|(language, forms, rule)| [language.clone(), FORMS[..*forms].join("|"), rule.clone()]);
    // Plain words and numbers are written in JavaScript as they are in Rust.
    let given = [format!("{:?}", rows.collect::<Vec<_>>()), format!("{:?}", numbers().collect::<Vec<_>>())];
    let mut node = Command::new("node");
    let node = node.args(["--input-type=module", "--eval", SCRIPT]).args(given).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = node.output().expect("node is on PATH");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(told.lines().count(), said.lines().count());
    let other: Vec<_> = said.lines().zip(told.lines()).filter(|(rust, script)| rust != script).collect();
    assert!(other.is_empty(), "Rust says the first, say.js and the rule the second: {other:?}");
}
