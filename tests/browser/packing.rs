//! Archives for the page to open: books and documents that no program would make.

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

/// A ZIP archive of these files, by path.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (path, bytes) in files {
        let mut crc = Crc::new();
        crc.update(bytes);
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("memory takes bytes");
        let packed = encoder.finish().expect("memory takes bytes");
        // Version 2.0, no flags, deflated, at no time.
        let mut head = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
        for number in [crc.sum(), packed.len() as u32, bytes.len() as u32] {
            head.extend(number.to_le_bytes());
        }
        head.extend((path.len() as u16).to_le_bytes());
        head.extend([0, 0]);
        let offset = out.len() as u32;
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(path.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(path.as_bytes());
        out.extend(&packed);
    }
    let (offset, length) = (out.len() as u32, directory.len() as u32);
    let count = (files.len() as u16).to_le_bytes();
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.into_iter().chain(count));
    out.extend(length.to_le_bytes().into_iter().chain(offset.to_le_bytes()));
    out.extend([0, 0]);
    out
}

/// A book of one chapter, which is this HTML, with more files beside it.
pub fn book(chapter: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let container = "<container><rootfiles><rootfile full-path=\"book.opf\"/></rootfiles></container>";
    let package = "<package><metadata><title>A book</title></metadata><manifest><item id=\"a\" href=\"a.xhtml\" \
        media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>";
    let own: [(&str, &[u8]); 4] = [
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container.as_bytes()),
        ("book.opf", package.as_bytes()),
        ("a.xhtml", chapter.as_bytes()),
    ];
    archive(&[&own, more].concat())
}

/// A Word document of one paragraph with these words, and after it one that is a link to `address`, with more files beside it.
pub fn document(words: &str, address: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let written = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        // XML has no control characters.
        text.replace(|c: char| c.is_control() && !matches!(c, '\n' | '\t'), "")
    };
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
        ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" \
        ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |inner: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
        )
    };
    let root =
        relations(&format!("<Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/>"));
    let links = relations(&format!(
        "<Relationship Id=\"r2\" Type=\"{office}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
        written(address)
    ));
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"{office}\"><w:body>\
        <w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>\
        <w:p><w:hyperlink r:id=\"r2\"><w:r><w:t>A link.</w:t></w:r></w:hyperlink></w:p></w:body></w:document>",
        written(words)
    );
    let own: [(&str, &[u8]); 4] = [
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", links.as_bytes()),
    ];
    archive(&[&own, more].concat())
}
