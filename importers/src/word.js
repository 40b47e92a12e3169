// A Word document (.docx) into an article.

import { zipSync } from "fflate";
import mammoth from "mammoth/mammoth.browser.min.js";
import { ArticleWriter } from "./article.js";
import { hiddenStyles, shown } from "./hidden.js";
import { elementsOf, inertly } from "./inert.js";
import { day, dayIn, line, person } from "./metadata.js";
import { drain, pause } from "./patience.js";
import { Refusal } from "./refusals.js";
import { walk } from "./walk.js";
import { say } from "../../say.js";

/** What Word calls the looks that we know, beside headings, which mammoth knows by itself. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "r[style-name='Emphasis'] => em",
  "r[style-name='Strong'] => strong",
];

/** The parts that hold words; pictures, fonts and macros are never unpacked. */
const WORDS = /\.(?:xml|rels)$/;

/** Reads a document. Gives an ArticleWriter, and a sentence where something was left out. */
export async function readWord(archive, { name }) {
  const paths = archive.paths().filter((path) => WORDS.test(path));
  const macros = archive.paths().some((path) => /vbaProject\.bin$/i.test(path));
  let result;
  let meta;
  try {
    const parts = {};
    for (const path of paths) parts[path] = archive.bytes(path);
    const styles = hiddenStyles(parts["word/styles.xml"]);
    for (const path of paths) if (path.startsWith("word/")) parts[path] = shown(parts[path], styles);
    // An archive of our own, so that mammoth unpacks nothing whose size is not known.
    const bytes = zipSync(parts, { level: 0 });
    await pause();
    const options = { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: "" })), externalFileAccess: false };
    result = await mammoth.convertToHtml({ arrayBuffer: bytes.buffer }, options);
    meta = parts["docProps/core.xml"] ? properties(archive.text("docProps/core.xml")) : {};
  } catch (error) {
    if (error instanceof Refusal) throw error;
    console.warn(error);
    throw new Refusal("word-broken", { name });
  }
  const writer = new ArticleWriter();
  const { body } = await drain(inertly(result.value));
  await drain(walk(body, writer));
  if (writer.length === 0) throw new Refusal("wordless", { name });
  writer.meta = { ...meta, date: dayIn(writer.opening) ?? meta.date };
  return { writer, remark: macros ? say("The macros of this document were left out; Whosays opens its words only.") : null };
}

/** What a document says about itself. */
function properties(xml) {
  const elements = elementsOf(xml);
  const value = (name) => line(elements.find((element) => element.name === name)?.words());
  return { title: value("title"), author: person(value("creator")), date: day(value("created")), description: value("description") };
}
