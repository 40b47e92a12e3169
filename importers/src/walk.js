// A foreign document's elements into an article: the structure that is known is kept, and words; everything else goes.

import { safeAddress } from "./article.js";
import { isShown, listItem, looksBold, looksItalic, wordsForm } from "./word-processors.js";

/** The look of a block of its own. */
const BLOCKS = new Map([
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, `h${level}`]),
  ...["p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "figure", "figcaption", "center",
    "dl", "dt", "dd", "details", "summary", "legend", "hgroup", "body", "caption", "tbody", "thead", "tfoot", "tr", "td",
    "th", "table", "hr", "search", "ol", "ul", "menu", "dir", "blockquote", "li"].map((name) => [name, "p"]),
  ...["pre", "listing", "xmp"].map((name) => [name, "verbatim"]),
]);

const EMPHASIS = new Set(["em", "i", "dfn", "var"]);
const STRONG = new Set(["strong", "b"]);
const CODE = new Set(["code", "kbd", "samp", "tt"]);

/** Notes on pronunciation, LibreOffice’s page numbers; what holds no words at all, inert.js has left out. */
const DROPPED = new Set(["title", "link", "meta", "rt", "rp", "sdfield"]);

/**
 * Walks what is in `root` into a writer; a generator, which gives way now and then. `base` is the address that relative links
 * are read against, where there is one.
 */
export function* walk(root, writer, base = null) {
  const place = { writer, base, lists: [], quotes: 0, heading: false, verbatim: false };
  yield* children(root, place);
  writer.end();
}

function* children(parent, place) {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) place.writer.write(node.data);
    else if (node.nodeType === 1) yield* element(node, place);
  }
}

/** How running text looks here: list items win over quotations, which win over paragraphs. */
function running(place) {
  place.writer.end();
  if (place.lists.length === 0) return place.quotes > 0 ? "quote" : "p";
  const depth = place.lists.length > 1 ? `+${place.lists.length - 1}` : "";
  const { sign, begun } = place.lists.at(-1);
  // What follows the first words of an item is a further paragraph of it.
  return (begun === null || begun === place.writer.length ? sign : "li") + depth;
}

/** A list that begins: its items are counted as the page does, backwards where it says so. */
function list(node, sign) {
  const step = node.hasAttribute("reversed") ? -1 : 1;
  const first = () => (step < 0 ? [...node.children].filter((item) => item.localName === "li").length : 1);
  return { sign, begun: null, isCounted: sign === "ol", step, next: whole(node.getAttribute("start")) ?? first() };
}

/** A whole number that an attribute holds; null for another. */
const whole = (words) => (/^\s*\d{1,9}\s*$/.test(words ?? "") ? Number(words) : null);

/** An item of the list at hand: with its number, and its words still to come. */
function begin(node, place) {
  place.writer.end();
  const around = place.lists.at(-1);
  const number = whole(node.getAttribute("value")) ?? around.next;
  around.next = number + around.step;
  // Nothing is below zero in a packed article.
  const sign = !around.isCounted ? around.sign : number < 0 ? "ul" : `ol${number}`;
  place.lists = [...place.lists.slice(0, -1), { sign, begun: place.writer.length }];
}

function* element(node, place) {
  yield;
  const name = node.localName;
  if (DROPPED.has(name) || !isShown(node)) return;
  // What an author took out is no part of what the article says; words that are only struck through (`s`) are.
  if (name === "del") return place.writer.closeUp();
  if (name === "br") return lineBreak(node, place);
  if (BLOCKS.has(name)) yield* block(node, name, place);
  else yield* inline(node, name, place);
}

/** A line's end; two of them are how some programs write a paragraph's. */
function lineBreak(node, place) {
  if (place.verbatim) return place.writer.breakLine();
  let next = node.nextSibling;
  while (next && next.nodeType === 3 && next.data.trim() === "") next = next.nextSibling;
  if (next?.localName === "br") place.writer.begin(running(place));
  else place.writer.breakLine();
}

function* block(node, name, place) {
  const before = { ...place };
  const item = listItem(node);
  if (name === "ol" || name === "ul" || name === "menu" || name === "dir") {
    place.lists = [...place.lists, list(node, name === "ol" ? "ol" : "ul")];
  } else if (name === "li" && place.lists.length > 0) {
    begin(node, place);
  } else if (item) {
    place.lists = [...Array(item.depth).fill(item), { sign: item.sign, begun: null }];
  } else if (name === "blockquote") {
    place.quotes += 1;
  }
  let form = BLOCKS.get(name);
  if (form === "p") form = wordsForm(node) ?? running(place);
  // A list item without a list around it is one all the same.
  if (name === "li" && place.lists.length === 0) form = "ul";
  if (place.heading) form = place.heading;
  if (/^h\d$/.test(form)) place.heading = form;
  if (form === "verbatim") place.verbatim = true;
  if (place.verbatim) form = "verbatim";
  if (name === "tr") yield* row(node, form, place);
  else {
    place.writer.begin(form);
    yield* children(node, place);
  }
  Object.assign(place, before);
  place.writer.begin(place.verbatim ? "verbatim" : place.heading || running(place));
}

/** Whether a table's cell is one line: at most one paragraph, and nothing else that stands by itself. */
function isLine(cell) {
  const blocks = [...cell.querySelectorAll("*")].filter((inner) => BLOCKS.has(inner.localName));
  const lone = blocks.length === 0 || (blocks.length === 1 && blocks[0].localName === "p" && cell.textContent.trim() === blocks[0].textContent.trim());
  return lone && cell.querySelector("br + br") === null;
}

/** A table's row: a line of its own where each cell is one, so that figures stay beside what they are figures of. */
function* row(node, form, place) {
  const cells = [...node.children].filter((cell) => cell.localName === "td" || cell.localName === "th");
  if (!cells.every(isLine) || cells.length < 2) {
    place.writer.begin(form);
    return yield* children(node, place);
  }
  place.writer.begin(form);
  let first = true;
  for (const cell of cells) {
    if (cell.textContent.trim() === "" || !isShown(cell)) continue;
    if (!first) place.writer.write(" | ");
    first = false;
    for (let part = cell.firstChild; part; part = part.nextSibling) {
      if (part.nodeType === 3) place.writer.write(part.data);
      else if (part.localName === "p") yield* children(part, place);
      else if (part.nodeType === 1) yield* element(part, place);
    }
  }
}

/** What a number or a sign says that leads to a note or back from one. */
const NOTE_MARK = /^[[(]?(?:\w{1,4}|[*†‡§]{1,4}|(?:note|nb) \d{1,3})[\])]?$/;
const ARROW = /^(?:[↑↩↵^]\uFE0E?|\[\d{1,4}\])$/;

/** What programs call such links; the roles are of DPUB-ARIA. */
const NOTE_LINK = "[role=doc-noteref], [role=doc-backlink], [class*=noteref i], [class*=footnote i], [class*=endnote i]";

/**
 * A number that leads to a note, or an arrow that leads back from one: no words of the article. What they lead to may have its
 * whole address, where it was copied, or stand in another file of a book.
 */
function isNoteMark(node, name) {
  const link = name === "a" ? node : name === "sup" ? node.querySelector("a[href]") : null;
  const address = link?.getAttribute("href");
  if (!address?.includes("#")) return false;
  const words = node.textContent.trim();
  if (name === "sup" || node.querySelector("sup") || node.matches(NOTE_LINK)) return NOTE_MARK.test(words) || ARROW.test(words);
  return address.startsWith("#") && ARROW.test(words);
}

function* inline(node, name, place) {
  if (isNoteMark(node, name)) return;
  const marks = [];
  if (name === "a") {
    const address = node.getAttribute("href");
    // A place in the page that this was is none in ours.
    const link = address && !address.startsWith("#") ? safeAddress(address, place.base) : null;
    if (link) marks.push(["link", link]);
  }
  if (looksItalic(node, EMPHASIS.has(name))) marks.push(["em"]);
  if (!place.heading && looksBold(node, STRONG.has(name))) marks.push(["strong"]);
  if (CODE.has(name) && !place.verbatim) marks.push(["code"]);
  for (const mark of marks) place.writer.open(...mark);
  // A page shows quotation marks that the element stands for.
  if (name === "q") place.writer.write("“");
  yield* children(node, place);
  if (name === "q") place.writer.write("”");
  for (const _ of marks) place.writer.close();
}
