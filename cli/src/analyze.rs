//! The command `analyze`: a text in, the contract's JSON out, or what else can be made of it.

use crate::arguments::{Request, STANDARD_INPUT};
use std::borrow::Cow;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

/// Analyses every file of `request` and returns how many failed, each with one line on standard error.
pub fn run(request: &Request) -> usize {
    if let Some(folder) = &request.out
        && let Err(error) = fs::create_dir_all(folder)
    {
        eprintln!("whosays-cli: {}: the folder cannot be made: {error}", folder.display());
        return request.files.len();
    }
    let mut failed = 0;
    for file in &request.files {
        let done = made(file, request).and_then(|made| write(file, request, &made));
        if let Err(why) = done {
            eprintln!("whosays-cli: {}: {}", shown(file), why.replace(['\n', '\r'], " "));
            failed += 1;
        }
    }
    failed
}

/// A file as it is called in messages.
fn shown(file: &Path) -> Cow<'_, str> {
    if file == Path::new(STANDARD_INPUT) { "standard input".into() } else { file.to_string_lossy() }
}

/// What is made of one file's text.
fn made(file: &Path, request: &Request) -> Result<String, String> {
    let bytes = read(file).map_err(|error| format!("cannot be read: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        format!("is not UTF-8 text: byte {} does not belong there", error.utf8_error().valid_up_to())
    })?;
    request.format.of(&text, file)
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    if file != Path::new(STANDARD_INPUT) {
        return fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn write(file: &Path, request: &Request, made: &str) -> Result<(), String> {
    if request.out.is_none() {
        return io::stdout()
            .write_all(made.as_bytes())
            .map_err(|error| format!("standard output cannot be written: {error}"));
    }
    let path = request.target(file).ok_or("has no file name")?;
    if let Some(text) = request.files.iter().find(|own| is_same(own, &path)) {
        return Err(format!("{} would be written over {}; give another folder", path.display(), shown(text)));
    }
    fs::write(&path, made).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// Whether two paths lead to one file that is there.
fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
