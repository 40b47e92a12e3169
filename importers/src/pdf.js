// A PDF into an article, by Mozilla's PDF.js, whose worker reads the file.

import { GlobalWorkerOptions, getDocument } from "pdfjs-dist/legacy/build/pdf.min.mjs";
import { ArticleWriter } from "./article.js";
import { dayIn, line, person } from "./metadata.js";
import { drain, pause } from "./patience.js";
import { inColumns } from "./pdf-columns.js";
import { linesOf } from "./pdf-lines.js";
import { paragraphsOf } from "./pdf-paragraphs.js";
import { Refusal } from "./refusals.js";
import { say } from "../../say.js";

/** Pages that are read; of a longer one the beginning, and the reader is told. */
const MOST_PAGES = 2000;

/** Letters on a page below which it is taken for a picture: scans have a stamp or a page number in letters, if any. */
const FEW_LETTERS = 25;

/** The file is not there, or is none: PDF.js's own names for that. */
const BROKEN = new Set(["InvalidPDFException", "FormatError", "UnknownErrorException", "ResponseException"]);

/**
 * Reads a file; `worker` is the address of PDF.js's worker, and `tell` hears the share that is done. Gives an ArticleWriter, and a
 * sentence where something is missing.
 */
export async function readPdf(bytes, { name, worker, tell }) {
  GlobalWorkerOptions.workerSrc = worker;
  const cut = !endsAsItShould(bytes);
  // Its words are wanted, so nothing that it draws: no fonts, no pictures, no script, none of what else it might fetch.
  const task = getDocument({ data: bytes, verbosity: 0, disableFontFace: true, useSystemFonts: false, enableXfa: false, isEvalSupported: false,
    useWorkerFetch: false, useWasm: false, stopAtErrors: false });
  try {
    const file = await task.promise;
    const pages = Math.min(file.numPages, MOST_PAGES);
    const read = [];
    for (let number = 1; number <= pages; number++) {
      const page = await file.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      read.push({ width, height, lines: inColumns(linesOf(items)) });
      page.cleanup();
      tell(number / pages);
      if (number % 8 === 0) await pause();
    }
    const letters = read.flatMap((page) => page.lines).reduce((sum, { words }) => sum + words.replace(/[^\p{L}]/gu, "").length, 0);
    if (letters < Math.min(FEW_LETTERS * pages, 200) && letters < FEW_LETTERS * pages) throw new Refusal("scanned", { name });
    const writer = new ArticleWriter();
    for (const [index, { form, words }] of (await drain(paragraphsOf(read))).entries()) {
      writer.begin(form);
      writer.write(words);
      if (index % 100 === 99) await pause();
    }
    writer.end();
    if (writer.length === 0) throw new Refusal("wordless", { name });
    writer.meta = await properties(file, writer);
    return { writer, remark: remark(cut, pages, file.numPages) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error?.name === "PasswordException") throw new Refusal("pdf-password", { name });
    if (!BROKEN.has(error?.name)) console.warn(error);
    throw new Refusal("pdf-broken", { name });
  } finally {
    await task.destroy();
  }
}

/** Whether the file has its end: the last kilobytes of a whole one say so. */
function endsAsItShould(bytes) {
  const end = String.fromCharCode(...bytes.subarray(Math.max(0, bytes.length - 2048)));
  return end.includes("%%EOF");
}

function remark(cut, read, pages) {
  if (cut) return say("This PDF is cut short; what could be read of it is here.");
  return read < pages ? say("These are the first {read} of {pages} pages.", { read, pages }) : null;
}

/**
 * What a file says about itself. Programs write the name of the file that they printed for its title, and for its date the day of
 * printing, which may be years after that of writing: rather none than a wrong one.
 */
async function properties(file, writer) {
  const { info } = await file.getMetadata().catch(() => ({ info: {} }));
  const title = line(info?.Title);
  const isName = title !== null && /\.(?:docx?|odt|pdf|tex|indd|qxd|rtf)$|^(?:microsoft word|untitled|untitled document)\b/i.test(title);
  return { title: isName ? null : title, author: person(info?.Author), date: dayIn(writer.opening) };
}
