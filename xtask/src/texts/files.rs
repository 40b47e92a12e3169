//! Files of gettext's: the template of all texts, a file for each language, and the tables that pages load.

use super::Language;
use super::collect::Said;
use crate::Outcome;
use polib::catalog::Catalog;
use polib::message::Message;
use polib::metadata::CatalogMetadata;
use polib::po_file;
use std::collections::BTreeMap;
use std::fs;
use std::io::BufWriter;
use std::path::Path;

/// Translations by their English text, the forms of a plural with `|` between them as in the text.
pub type Translated = BTreeMap<String, String>;

/// The template: every text, with the files that say it.
pub fn template(said: &Said) -> Outcome<String> {
    written(said, &Translated::new(), &("", 2, "n != 1"))
}

/// A language's file with the texts that are said, each with the translation that it has.
pub fn written(said: &Said, translated: &Translated, &(language, forms, rule): &Language) -> Outcome<String> {
    let mut about = CatalogMetadata::new();
    about.project_id_version = "Whosays".into();
    about.language = language.into();
    about.mime_version = "1.0".into();
    about.content_type = "text/plain; charset=UTF-8".into();
    about.content_transfer_encoding = "8bit".into();
    about.plural_rules.nplurals = forms;
    about.plural_rules.expr = rule.into();
    let mut catalog = Catalog::new(about);
    for (english, files) in said {
        let translation = translated.get(english).cloned().unwrap_or_default();
        let source = files.join(" ");
        catalog.append_or_update(match english.split_once('|') {
            Some((one, many)) => Message::build_plural()
                .with_source(source)
                .with_msgid(one.to_owned())
                .with_msgid_plural(many.to_owned())
                .with_msgstr_plural(translation.split('|').map(str::to_owned).collect())
                .done(),
            None => Message::build_singular()
                .with_source(source)
                .with_msgid(english.clone())
                .with_msgstr(translation)
                .done(),
        });
    }
    let mut bytes = BufWriter::new(Vec::new());
    po_file::write(&catalog, &mut bytes)?;
    Ok(String::from_utf8(bytes.into_inner()?)?)
}

/// What a language's file has; nothing, where there is no such file yet.
pub fn read(file: &Path) -> Outcome<Translated> {
    if !file.exists() {
        return Ok(Translated::new());
    }
    // The library takes no empty comment, with which translators' programs begin a file.
    let lines: String =
        fs::read_to_string(file)?.lines().filter(|line| *line != "#").map(|line| format!("{line}\n")).collect();
    let catalog =
        po_file::parse_from_reader(lines.as_bytes()).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut translated = Translated::new();
    for message in catalog.messages() {
        let (english, translation) = match message.is_plural() {
            true => ([message.msgid(), "|", message.msgid_plural()?].concat(), message.msgstr_plural()?.join("|")),
            false => (message.msgid().to_owned(), message.msgstr()?.to_owned()),
        };
        if message.is_translated() {
            translated.insert(english, translation);
        }
    }
    Ok(translated)
}

/// The texts that are not translated, or whose translation leaves out or invents what is put in.
pub fn misfits(said: &Said, translated: &Translated, &(language, count, _): &Language) -> Vec<String> {
    let wrong = |english: &String| {
        let Some(translation) = translated.get(english) else { return Some("has no translation") };
        // Some texts become HTML as they are.
        if translation.contains(['\t', '\n', '<', '&', '"']) {
            return Some("has a tab, a line break, <, & or \"");
        }
        let all: Vec<_> = translation.split('|').collect();
        if all.len() != if english.contains('|') { count } else { 1 } {
            return Some("has another number of forms");
        }
        let wanted = slots(english);
        // A form for one or two may say the number in words.
        let fits = |form: &&str| {
            let own = slots(form);
            own == wanted
                || (all.len() > 1
                    && wanted.iter().filter(|slot| **slot != "n").eq(own.iter().filter(|slot| **slot != "n")))
        };
        (!all.iter().all(fits)).then_some("has other {slots}")
    };
    said.keys().filter_map(|english| Some(format!("texts/{language}.po: “{english}” {}", wrong(english)?))).collect()
}

/// What is put into a text, by name and each once.
fn slots(text: &str) -> Vec<&str> {
    let mut slots: Vec<_> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    slots.sort_unstable();
    slots.dedup();
    slots
}

/// A language's table, as `whosays_texts::speak` takes it.
///
/// # Errors
/// When the file cannot be read.
pub fn table(file: &Path, language: &str) -> Outcome<String> {
    let rows = read(file)?.into_iter().map(|(english, translation)| format!("\n{english}\t{translation}"));
    Ok([language.to_owned(), rows.collect()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: Language = ("de", 2, "n != 1");

    fn said(texts: &[&str]) -> Said {
        texts.iter().map(|text| ((*text).to_owned(), vec!["src/a.rs".to_owned()])).collect()
    }

    #[test]
    fn a_file_keeps_its_translations_and_loses_what_is_said_no_more() {
        let dir = std::env::temp_dir().join(format!("whosays-texts-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let file = dir.join("de.po");
        let old = Translated::from([
            ("Close".to_owned(), "Schließen".to_owned()),
            ("Gone".to_owned(), "Weg".to_owned()),
            ("{n} mark|{n} marks".to_owned(), "{n} Marke|{n} Marken".to_owned()),
        ]);
        let texts = said(&["Close", "New “one”", "{n} mark|{n} marks"]);
        fs::write(&file, written(&texts, &old, &GERMAN).unwrap()).unwrap();
        let kept = read(&file).unwrap();
        let made = table(&file, "de").unwrap();
        fs::remove_dir_all(&dir).unwrap();
        assert_eq!(kept.len(), 2, "{kept:?}");
        assert_eq!(made, "de\nClose\tSchließen\n{n} mark|{n} marks\t{n} Marke|{n} Marken");
        assert_eq!(misfits(&texts, &kept, &GERMAN), ["texts/de.po: “New “one”” has no translation"]);
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let texts = said(&["Read {title}", "{n} mark in {place}|{n} marks in {place}"]);
        let wrong = Translated::from([
            ("Read {title}".to_owned(), "Lies {titel}".to_owned()),
            ("{n} mark in {place}|{n} marks in {place}".to_owned(), "eine Marke in {place}|{n} Marken".to_owned()),
        ]);
        assert_eq!(misfits(&texts, &wrong, &GERMAN).len(), 2);
        let right = Translated::from([
            ("Read {title}".to_owned(), "Lies {title}".to_owned()),
            (
                "{n} mark in {place}|{n} marks in {place}".to_owned(),
                "eine Marke in {place}|{n} Marken in {place}".to_owned(),
            ),
        ]);
        assert!(misfits(&texts, &right, &GERMAN).is_empty());
        assert_eq!(misfits(&texts, &right, &("ar", 6, "")).len(), 1);
    }
}
