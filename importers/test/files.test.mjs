// What files are, by what is in them, and why some are not opened.
import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { opened } from "./dom.mjs";
import { Archive } from "../src/archive.js";
import { readBook } from "../src/book.js";
import { decode, encodingOf } from "../src/page.js";
import { KINDS, Refusal } from "../src/refusals.js";
import { isLocked, kindOf, sniff } from "../src/sniff.js";

const name = "harbour.bin";
const bytes = (text) => strToU8(text);
const refused = (kind) => (error) => error instanceof Refusal && error.kind === kind;

test("every refusal is one or more sentences that name what was brought, and say what to do", () => {
  for (const kind of KINDS) {
    const { message } = new Refusal(kind, { name: "harbour.pdf", size: 300, most: 100, status: 404 });
    assert.match(message, /^(?:[“A-Z]).*\.$/u, kind);
    assert.doesNotMatch(message, /undefined|\$\{/, kind);
    assert.match(message, /harbour\.pdf|pasted|handed over|link|offline/, kind);
    assert.match(message, /paste|open|save|copy|choose|look|unpack|download|try|export|look/i, kind);
  }
  assert.ok(KINDS.length >= 20);
});

test("a file is what is in it, whatever it is called", () => {
  assert.equal(sniff(bytes("%PDF-1.7\n"), "a.html"), "pdf");
  assert.equal(sniff(bytes("<!DOCTYPE html><p>x"), "a.pdf"), "page");
  assert.equal(sniff(bytes('\uFEFF<?xml version="1.0"?>\n<!-- saved from url=(0014)about:internet -->\n<html>'), "a.txt"), "page");
  assert.equal(sniff(bytes("<p>One.</p>"), "a.html"), "page");
  assert.equal(sniff(bytes("<p>One.</p>"), "a.txt"), "plain");
  assert.equal(sniff(bytes("Prices < 5 may rise."), "a.html"), "plain");
  assert.equal(sniff(zipSync({ a: bytes("b") }), "a.docx"), "archive");
  assert.equal(sniff(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "a.docx"), "compound");
  assert.equal(sniff(bytes('{"total":1,"rows":[{"id":"x"'), "a.txt"), "layer");
  assert.equal(sniff(new Uint8Array(0), "a.txt"), "plain");
});

test("what is close to what we read is told apart", () => {
  assert.throws(() => sniff(bytes("{\\rtf1\\ansi x}"), name), refused("rtf"));
  assert.throws(() => sniff(bytes('From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="x"\n'), name), refused("mhtml"));
  assert.throws(() => sniff(bytes(`${"x".repeat(60)}BOOKMOBI`), name), refused("kindle"));
  const holding = (files) => () => kindOf(Archive.open(zipSync(files), name), name);
  assert.throws(holding({ mimetype: bytes("application/vnd.oasis.opendocument.text") }), refused("odt"));
  assert.throws(holding({ "_rels/.rels": bytes('<Relationship Type="x/officeDocument" Target="xl/workbook.xml"/>') }), refused("office"));
  assert.throws(holding({ "Index/Document.iwa": bytes("x") }), refused("pages"));
  assert.throws(holding({ "holiday.jpg": bytes("x") }), refused("zip"));
  assert.equal(holding({ "word/document.xml": bytes("x") })(), "word");
  assert.equal(isLocked(new Uint8Array([1, ...[..."EncryptedPackage"].flatMap((c) => [c.charCodeAt(0), 0]), 0])), true);
  assert.equal(isLocked(new Uint8Array(5000)), false);
});

test("a bomb is told by its directory, and one that lies there fills no memory", () => {
  const bomb = zipSync({ "word/document.xml": new Uint8Array(30_000_000) });
  assert.throws(() => Archive.open(bomb, name).bytes("word/document.xml"), refused("bomb"));
  const many = {};
  for (let n = 0; n < 200; n++) many[`${n}.xml`] = new Uint8Array(999_999);
  const archive = Archive.open(zipSync(many), name);
  assert.throws(() => archive.paths().forEach((path) => archive.bytes(path)), refused("bomb"));
  // Whatever its directory says that they unpack to, no more is unpacked than a document can be.
  const told = (archive, length) => {
    const lie = archive.slice();
    const view = new DataView(lie.buffer);
    view.setUint32(view.getUint32(lie.length - 6, true) + 24, length, true);
    return Archive.open(lie, name);
  };
  for (const length of [1000, 2_000_000]) assert.throws(() => told(bomb, length).bytes("word/document.xml"), refused("bomb"));
  const small = zipSync({ "word/document.xml": bytes("<p>The ferry may sink.</p>".repeat(99)) });
  assert.equal(told(small, 10).text("word/document.xml").length, 99 * 26, "a mistake of a program's is none of the reader's");
});

test("archives that are cut short are refused", () => {
  const whole = zipSync({ "word/document.xml": bytes("<p>The ferry may sink.</p>".repeat(99)) }, { level: 0 });
  for (const part of [0.2, 0.5, 0.99]) assert.throws(() => Archive.open(whole.slice(0, whole.length * part), name), refused("zip-broken"));
  const packed = zipSync({ "word/document.xml": bytes(Array.from({ length: 999 }, (_, n) => `<p>${n * n}</p>`).join("")) });
  packed.fill(0xff, 100, 400);
  assert.throws(() => Archive.open(packed, name).bytes("word/document.xml"), (error) => !(error instanceof Refusal), "what is damaged inside");
});

const CONTAINER = '<?xml version="1.0"?><container><rootfiles><rootfile full-path="a%20b/c.opf" media-type="x"/></rootfiles></container>'.replace("%20", " ");
const OPF = `<?xml version="1.0"?><package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Tides</dc:title><dc:creator>Ada Blom</dc:creator>
  <dc:creator>Olaf Lind</dc:creator><dc:date>2019-04-05T00:00:00Z</dc:date></metadata><manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
  <item id="1" href="x/one.xhtml" media-type="application/xhtml+xml"/><item id="2" href="two%20two.xhtml" media-type="application/xhtml+xml"/></manifest>
  <spine><itemref idref="2"/><itemref idref="n"/><itemref idref="1"/></spine></package>`;
const book = (more = {}) => Archive.open(zipSync({ "META-INF/container.xml": bytes(CONTAINER), "a b/c.opf": bytes(OPF), "a b/nav.xhtml": bytes("<p>Contents</p>"),
  "a b/x/one.xhtml": bytes("<html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='x'/></head><body><h1>One</h1><p>First<a id='x'/> words.</p></body></html>"),
  "a b/two two.xhtml": bytes("<html><body><h1>Two</h1><p>Second &amp; <i/>words.</p></body></html>"), ...more }), name);

test("a book is its chapters in the order in which they are read", async () => {
  const article = opened((await readBook(book(), { name })).packed());
  assert.deepEqual(article.blocks, [["h2", "Two"], ["p", "Second & words."], ["h2", "One"], ["p", "First words."]]);
  assert.deepEqual(article.meta, { title: "Tides", author: "Ada Blom, Olaf Lind", date: "2019-04-05" });
});

test("a book whose first heading is its title begins with that", async () => {
  for (const heading of ["TIDES", "Tides.", "Tides: A History"]) {
    const { blocks } = opened((await readBook(book({ "a b/two two.xhtml": bytes(`<h1>${heading}</h1><h1>Two</h1>`) }), { name })).packed());
    assert.deepEqual(blocks.slice(0, 3), [["h1", heading], ["h2", "Two"], ["h2", "One"]]);
  }
});

test("a locked book is refused; one whose fonts are hidden is not", async () => {
  const lock = (algorithm) => ({ "META-INF/encryption.xml": bytes(`<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`) });
  await assert.rejects(readBook(book(lock("http://www.w3.org/2001/04/xmlenc#aes128-cbc")), { name }), refused("drm"));
  await assert.rejects(readBook(book({ "META-INF/license.lcpl": bytes("{}") }), { name }), refused("drm"));
  assert.equal((await readBook(book(lock("http://www.idpf.org/2008/embedding")), { name })).length, 4);
});

test("a book that is not put together as books are is refused", async () => {
  await assert.rejects(readBook(Archive.open(zipSync({ "META-INF/container.xml": bytes("<x/>") }), name), { name }), refused("epub-broken"));
  await assert.rejects(readBook(book({ "a b/c.opf": bytes("<package/>") }), { name }), refused("wordless"));
});

test("pages are read in the encoding that they name, or can only be in", () => {
  assert.equal(decode(bytes("<meta charset=utf-8>é")), "<meta charset=utf-8>é");
  assert.equal(decode(new Uint8Array([...bytes("<meta charset='iso-8859-1'>"), 0xe9])).at(-1), "é");
  assert.equal(decode(new Uint8Array([...bytes("<p>"), 0xe9])), "<p>é");
  assert.equal(decode(new Uint8Array([0xff, 0xfe, 0x3c, 0, 0x70, 0])), "<p");
  assert.equal(decode(bytes("<meta charset=nonsense>é")).length, 25);
  assert.equal(encodingOf(bytes('<?xml version="1.0" encoding="windows-1251"?>')), "windows-1251");
  assert.equal(decode(new Uint8Array([...bytes('<meta charset=utf-8>'), 0xef]), "windows-1251").at(-1), "п", "what the site says goes first");
  assert.equal(decode(bytes("\uFEFFé"), "windows-1251"), "é", "but for what the bytes say");
  assert.equal(decode(bytes("é"), "nonsense"), "é");
});

test("a pack or annotations are known by what is in them, and a text about them is not", () => {
  const kind = (words, name = "x.json") => sniff(strToU8(words), name);
  for (const layer of ['{"whosays":1,"title":"x"', ' {\n "title": "x", "whosays" : 1 }', '{"@context":"http://www.w3.org/ns/anno.jsonld"', '[{"type":"Annotation"}]',
    '[{"id":"x","target":{"selector":[]}}]', '{"export_date":"2026-01-01","client_version":"1","annotations": [{"text":"long"']) assert.equal(kind(layer), "layer", layer);
  assert.equal(kind("spoilt", "ferry.layer.json"), "layer");
  assert.equal(kind("", "ferry.jsonld"), "layer");
  for (const text of ['{"name":"x"}', "[1] The ferry sank.", 'The "whosays": a pack', "{curly} words"]) assert.equal(kind(text, "x.txt"), "plain", text);
  assert.equal(kind('{"name":"x"}'), "layer", "what is called JSON and is some is told what it is not");
});
