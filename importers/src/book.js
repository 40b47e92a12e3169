// An EPUB book into an article: its chapters in the order in which they are read.

import { ArticleWriter } from "./article.js";
import { asHtml, elementsOf, inertly } from "./inert.js";
import { day, line } from "./metadata.js";
import { drain, pause } from "./patience.js";
import { Refusal } from "./refusals.js";
import { walk } from "./walk.js";

/** Ways to hide fonts from copying, which lock no words (EPUB 3.3, section 4.4, and Adobe's before it). */
const FONTS_ONLY = new Set(["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]);

/** What the locks of sellers leave in a book: Adobe's, Apple's, Readium's. */
const LOCKS = ["META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl"];

/** The elements of an XML file that have this name. */
const all = (elements, name) => elements.filter((element) => element.name === name);

function isLocked(archive) {
  if (LOCKS.some((path) => archive.has(path))) return true;
  if (!archive.has("META-INF/encryption.xml")) return false;
  const methods = all(elementsOf(archive.text("META-INF/encryption.xml")), "encryptionmethod");
  return methods.some((method) => !FONTS_ONLY.has(method.get("algorithm")));
}

/** The path in the archive that a reference in `from` names. */
function resolve(reference, from) {
  const url = new URL(reference, `https://book.invalid/${from}`);
  return url.host === "book.invalid" ? decodeURIComponent(url.pathname.slice(1)) : "";
}

/** Reads a book. Gives an ArticleWriter. */
export async function readBook(archive, { name }) {
  const writer = new ArticleWriter();
  try {
    if (isLocked(archive)) throw new Refusal("drm", { name });
    const root = all(elementsOf(archive.text("META-INF/container.xml")), "rootfile")[0].get("full-path");
    const book = elementsOf(archive.text(root));
    const items = new Map(all(book, "item").map((item) => [item.get("id"), item]));
    let missing = 0;
    const spine = all(book, "itemref");
    for (const reference of spine) {
      const item = items.get(reference.get("idref"));
      const properties = item?.get("properties")?.split(/\s+/) ?? [];
      if (reference.get("linear") === "no" || properties.includes("nav")) continue;
      const path = item ? resolve(item.get("href"), root) : "";
      if (!archive.has(path)) {
        missing += 1;
        continue;
      }
      if (!/html/.test(item.get("media-type"))) continue;
      const source = asHtml(archive.text(path));
      await pause();
      const chapter = await drain(inertly(source));
      await drain(walk(chapter.body, writer));
    }
    if (missing > 0 && missing === spine.length) throw new Refusal("epub-broken", { name });
    const value = (key) => line(all(book, key)[0]?.words());
    const authors = all(book, "creator").map((creator) => line(creator.words())).filter(Boolean);
    writer.isBook = true;
    writer.meta = {
      title: value("title"),
      author: authors.length > 0 ? line(authors.join(", ")) : null,
      date: day(value("date")),
      publication: value("publisher"),
      description: value("description"),
    };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    console.warn(error);
    throw new Refusal("epub-broken", { name });
  }
  if (writer.length === 0) throw new Refusal("wordless", { name });
  return writer;
}
