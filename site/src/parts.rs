//! What a site has besides its articles: the built app, styles, weights, the knowledge base, and templates of its pages.
//!
//! They are the same for every site, wherever it stands, so they can be made once and carried along.

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use tar::{Archive, Builder, Header};
use whosays_engine::entity::KnowledgeBase;
use xxhash_rust::xxh64::Xxh64;

/// The template of an article's page.
pub const ARTICLE: &str = "index.html";

/// The template of the list of all articles.
pub const LIST: &str = "library.html";

/// The template of the page of lessons.
pub const LESSONS: &str = "lessons.html";

/// The template of a ready-made lesson's note to teachers.
pub const NOTE: &str = "lesson-note.html";

/// The template of what is shown in place of a page that is not there without a network.
pub const OFFLINE: &str = "offline.html";

/// The frame in which the app asks other sites for pages: no page of the site's, and served as it is.
const FRAME: &str = "fetching.html";

/// In the archive, templates stand in a folder of their own.
const TEMPLATES: &str = "templates/";
/// So do documents.
const DOCUMENTS: &str = "documents/";
/// And what is served as it is.
const FILES: &str = "files/";

/// A template without the comment behind its doctype, which says to whoever opens the file what it is for: readers need not load it.
pub fn without_note(template: &str) -> String {
    match template.split_once("<!--") {
        Some((doctype, rest)) if doctype.trim_end().eq_ignore_ascii_case("<!doctype html>") => {
            let page = rest.split_once("-->").map_or(rest, |(_, page)| page);
            format!("{doctype}{}", page.trim_start())
        }
        _ => template.to_owned(),
    }
}

/// The parts of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Templates by name; their slot `{{root}}` is the path of the site's root.
    templates: BTreeMap<String, String>,
    /// Pages that are whole but for that slot, by their files' ways from the site's root.
    documents: BTreeMap<String, String>,
    /// What is served as it is, by its way from the site's root, with `/`.
    files: BTreeMap<String, Vec<u8>>,
}

impl Parts {
    /// What stands in a folder, but for the pages.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn in_folder(folder: &Path) -> io::Result<Self> {
        let mut parts = Self::default();
        collect(folder, "", &mut parts.files)?;
        parts.files.retain(|name, _| !name.ends_with(".html") || name == FRAME);
        Ok(parts)
    }

    /// Adds a file that is served as it is, by its way from the site's root.
    pub fn add_file(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.insert(name.to_owned(), bytes);
    }

    /// Adds a template, without its note.
    pub fn add_template(&mut self, name: &str, text: &str) {
        self.templates.insert(name.to_owned(), without_note(text));
    }

    /// Adds a page that is whole but for its slot `{{root}}`, by its file's way from the site's root.
    pub fn add_document(&mut self, file: String, html: String) {
        self.documents.insert(file, html);
    }

    /// Those pages, each with its file's way.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &str)> {
        self.documents.iter().map(|(file, html)| (file.as_str(), html.as_str()))
    }

    /// The template by this name; empty where there is none, which then lacks all its slots.
    pub fn template(&self, name: &str) -> &str {
        self.templates.get(name).map_or("", String::as_str)
    }

    /// The way to the world's map, from the site's root.
    pub fn map(&self) -> Option<&str> {
        self.files.keys().find(|name| name.starts_with("knowledge/map-")).map(String::as_str)
    }

    /// A name for what the parts hold that a page loads by need, so that no browser keeps one of another build: XXH64
    /// over all of them. Shards of the knowledge base have such names of their own.
    pub fn version(&self) -> String {
        let ends = [".js", ".css", ".wasm", ".model", ".bin", ".tsv"];
        let mut hash = Xxh64::new(0);
        for (_, bytes) in self.files.iter().filter(|(name, _)| ends.iter().any(|end| name.ends_with(end))) {
            hash.update(bytes);
        }
        format!("{:016x}", hash.digest())
    }

    /// All that is known: what the engine brings along, and the shards.
    ///
    /// # Errors
    /// Says which shard cannot be read.
    pub fn knowledge(&self) -> Result<KnowledgeBase, String> {
        let mut knowledge = KnowledgeBase::core().clone();
        for (name, bytes) in &self.files {
            if name.starts_with("knowledge/") && name.ends_with(".txt") {
                let table = std::str::from_utf8(bytes).map_err(|error| format!("{name}: {error}"))?;
                knowledge.add(table).map_err(|error| format!("{name}: {error}"))?;
            }
        }
        Ok(knowledge)
    }

    /// Puts what is served as it is into a folder.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        for (name, bytes) in &self.files {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap_or(folder))?;
            fs::write(file, bytes)?;
        }
        Ok(())
    }

    /// All of it as one compressed archive (tar, gzip), the same bytes from the same parts.
    ///
    /// # Errors
    /// When a name is too long for an archive.
    pub fn pack(&self) -> io::Result<Vec<u8>> {
        let mut archive = Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
        let templates = self.templates.iter().map(|(name, text)| (format!("{TEMPLATES}{name}"), text.as_bytes()));
        let documents = self.documents.iter().map(|(name, html)| (format!("{DOCUMENTS}{name}"), html.as_bytes()));
        let files = self.files.iter().map(|(name, bytes)| (format!("{FILES}{name}"), bytes.as_slice()));
        for (name, bytes) in templates.chain(documents).chain(files) {
            let mut header = Header::new_gnu();
            header.set_size(bytes.len() as u64);
            header.set_mode(0o644);
            archive.append_data(&mut header, name, bytes)?;
        }
        archive.into_inner()?.finish()
    }

    /// What [`pack`](Self::pack) made an archive of.
    ///
    /// # Errors
    /// When it is no such archive.
    pub fn unpack(packed: &[u8]) -> io::Result<Self> {
        let mut parts = Self::default();
        for entry in Archive::new(GzDecoder::new(packed)).entries()? {
            let mut entry = entry?;
            let name = entry.path()?.to_string_lossy().into_owned();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            let text = |bytes| String::from_utf8(bytes).map_err(io::Error::other);
            if let Some(name) = name.strip_prefix(TEMPLATES) {
                parts.templates.insert(name.to_owned(), text(bytes)?);
            } else if let Some(name) = name.strip_prefix(DOCUMENTS) {
                parts.documents.insert(name.to_owned(), text(bytes)?);
            } else if let Some(name) = name.strip_prefix(FILES) {
                parts.files.insert(name.to_owned(), bytes);
            }
        }
        Ok(parts)
    }
}

/// The files below `folder`, by their way from there; those of the build's own are hidden.
pub(crate) fn collect(folder: &Path, way: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{way}{name}/"), files)?;
        } else {
            files.insert(format!("{way}{name}"), fs::read(entry.path())?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_loses_its_note_and_nothing_else() {
        assert_eq!(
            without_note("<!doctype html>\n<!-- for us -->\n<html><!-- theirs -->"),
            "<!doctype html>\n<html><!-- theirs -->"
        );
        assert_eq!(without_note("<!doctype html>\n<html><!-- theirs -->"), "<!doctype html>\n<html><!-- theirs -->");
    }

    #[test]
    fn parts_come_back_as_they_were_packed() {
        let mut parts = Parts::default();
        parts.add_template(ARTICLE, "{{root}}é");
        parts.add_document("guide/readers/index.html".into(), "<a href=\"{{root}}\">".into());
        parts.add_file("knowledge/map-1.bin", vec![0, 255]);
        parts.add_file(&format!("{}.css", "long-".repeat(40)), b"a{}".to_vec());
        let packed = parts.pack().unwrap();
        assert_eq!(packed, parts.pack().unwrap(), "the same bytes from the same parts");
        assert_eq!(Parts::unpack(&packed).unwrap(), parts);
        assert_eq!(parts.map(), Some("knowledge/map-1.bin"));
        assert!(Parts::unpack(b"no archive").is_err());
        let before = parts.version();
        parts.add_file("boot.js", b"1".to_vec());
        assert_ne!(parts.version(), before);
    }
}
