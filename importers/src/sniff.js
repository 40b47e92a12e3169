// What a file is, by what is in it. Its name only decides where that leaves a choice.

import { Refusal } from "./refusals.js";

/** Bytes of a file's beginning that tell what it is. */
export const HEAD = 4096;

const startsWith = (bytes, ...start) => start.every((byte, at) => bytes[at] === byte);

/** Whether a text begins as an HTML page does, whatever its file is called. */
const PAGE = /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i;

/** Whether a text has elements in it as a page has, where its name says that it is one. */
const ELEMENT = /<(?:p|div|h[1-6]|article|section|main|table|span|a|br|meta|title)[\s>/]/i;

/** Whether a text begins as packs of ours do, as Web Annotations or as Hypothesis’s exports. */
const LAYER = /^\s*[[{][\s\S]*?"(?:whosays"\s*:|@context"\s*:\s*\[?\s*"https?:\/\/www\.w3\.org\/ns\/anno|selector"\s*:|annotations"\s*:\s*\[|rows"\s*:\s*\[\s*\{|type"\s*:\s*"Annotation)/;

// What is called JSON and begins as it does is no article.
const NAMED_LAYER = /\.layer\.json$|\.jsonld$/i;
const NAMED_JSON = /\.json$/i;
const JSON_BEGINS = /^\s*[[{]/;

const NAMED_PAGE = /\.x?html?$/i;

/**
 * What a file is by its first bytes: `plain` for a text that the page reads itself, `page`, `pdf`, `archive`, `layer` for a pack or for
 * annotations, or `compound` for the container of Microsoft's that came before archives.
 *
 * Throws a Refusal for what is close to those and not read.
 */
export function sniff(bytes, name) {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  if (head.slice(0, 1024).includes("%PDF-")) return "pdf";
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6)) return "archive";
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return "compound";
  if (head.startsWith("{\\rtf")) throw new Refusal("rtf", { name });
  if (head.startsWith("bplist00") && head.includes("WebMainResource")) throw new Refusal("webarchive", { name });
  if (head.slice(60, 68) === "BOOKMOBI") throw new Refusal("kindle", { name });
  if (/^mime-version:[\s\S]*multipart\/related/im.test(head) && /^content-type:/im.test(head)) throw new Refusal("mhtml", { name });
  // A page in UTF-16 has a zero beside each letter.
  const text = head.replace(/^(?:\xEF\xBB\xBF|\xFE\xFF|\xFF\xFE)/, "").replaceAll("\0", "");
  if (NAMED_LAYER.test(name) || LAYER.test(text) || (NAMED_JSON.test(name) && JSON_BEGINS.test(text))) return "layer";
  if (PAGE.test(text) || (NAMED_PAGE.test(name) && ELEMENT.test(text))) return "page";
  return "plain";
}

/** Whether a compound file is a document that Word has locked: a stream in it has this name. */
export function isLocked(bytes) {
  const name = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const most = Math.min(bytes.length - name.length, 4_000_000);
  for (let at = 0; at < most; at++) {
    if (bytes[at] === name[0] && name.every((byte, n) => bytes[at + n] === byte)) return true;
  }
  return false;
}

/** What a file of an archive holds; nothing where there is none. Throws a Refusal where it is damaged. */
function words(archive, path, name) {
  try {
    return archive.has(path) ? archive.text(path) : "";
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("zip-broken", { name });
  }
}

/** What an archive holds, by the files in it: `word` or `book`. Throws a Refusal for all others. */
export function kindOf(archive, name) {
  const has = (path) => archive.has(path);
  if (has("META-INF/container.xml")) return "book";
  if (has("word/document.xml")) return "word";
  const relations = words(archive, "_rels/.rels", name);
  if (/officeDocument"/.test(relations)) {
    const word = /Target="\/?(word\/[^"]+)"/.exec(relations);
    if (word) return "word";
    throw new Refusal("office", { name });
  }
  const type = words(archive, "mimetype", name).trim();
  if (type === "application/epub+zip") throw new Refusal("epub-broken", { name });
  if (type.startsWith("application/vnd.oasis.opendocument.text")) throw new Refusal("odt", { name });
  if (type.startsWith("application/vnd.oasis.opendocument")) throw new Refusal("office", { name });
  if (has("Index/Document.iwa") || has("index.xml.gz")) throw new Refusal("pages", { name });
  throw new Refusal("zip", { name });
}
