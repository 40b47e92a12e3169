// A PDF's lines into headings, paragraphs and list items. A PDF knows none of them, only where letters stand.

import { inRows } from "./pdf-columns.js";

/** The upper and the lower share of a page where running heads and page numbers stand. */
const MARGIN = 0.12;

/** A heading's type is larger than the text's by this much, and a heading is no longer than this. */
const LARGER = 1.12;
const LONGEST_HEADING = 250;

/** A bullet, for which Word takes a letter, too, or a number with its point. */
const BULLET = /^(?:[•●◦▪‣■□–*\uF0B7\u00B7-]|\uF0A7|o)\s+(?=\S)/u;
const NUMBER = /^\(?(\d{1,2})[.)]\s+(?=\p{L})/u;

const ENDS = /[.!?:…]["”’')\]]*$/;

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** The size in which most letters are set, to a tenth of a point. */
function textSize(lines) {
  const letters = new Map();
  for (const { size, words } of lines) {
    const rounded = Math.round(size * 10) / 10;
    letters.set(rounded, (letters.get(rounded) ?? 0) + words.length);
  }
  return [...letters].reduce((best, other) => (other[1] > best[1] ? other : best), [0, 0])[0];
}

/** Words in which only the digits may differ from page to page. */
const pattern = (words) => words.toLowerCase().replace(/\d+|\b[ivxl]+\b/g, "#").replace(/\s+/g, " ");

const PAGE_NUMBER = /^[\W_]*(?:page\s*)?#(?:\s*(?:of|\/)\s*#)?[\W_]*$/;

/** Pages of a paper whose heads need to repeat but once. */
const FEW_PAGES = 5;

/** Leaves out what stands at the upper or lower edge of page after page, and page numbers. */
function withoutEdges(pages) {
  const isEdge = (line, page) => line.y > page.height * (1 - MARGIN) || line.y < page.height * MARGIN;
  const times = new Map();
  const note = (here) => {
    for (const words of new Set(here)) times.set(words, (times.get(words) ?? 0) + 1);
  };
  const placed = (line) => `${Math.round(line.y)} ${pattern(line.words)}`;
  for (const page of pages) {
    const edges = page.lines.filter((line) => isEdge(line, page));
    note(edges.map((line) => pattern(line.words)));
    note(edges.map(placed));
  }
  const often = Math.max(3, pages.length * 0.3);
  // Left and right pages may have heads of their own, and a paper of two pages has each twice, at one height.
  const repeats = (line) => times.get(pattern(line.words)) >= Math.min(often, 8) || (pages.length <= FEW_PAGES && times.get(placed(line)) >= 2);
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => {
      const words = pattern(line.words);
      return !(isEdge(line, page) && (PAGE_NUMBER.test(words) || repeats(line)));
    }),
  }));
}

/** Sizes of headings, the largest first. */
function headingSizes(lines, text) {
  const larger = lines.filter((line) => line.size > text * LARGER && line.words.length <= LONGEST_HEADING);
  const sizes = [...new Set(larger.map((line) => Math.round(line.size)))].sort((a, b) => b - a);
  return sizes;
}

/** Blocks whose lines are joined between two chances to pause. */
const BLOCKS = 50;

/** The pages' words as blocks, each `{ form, words }`; in steps, because there may be thousands of pages. */
export function* paragraphsOf(pages) {
  pages = withoutEdges(pages).map((page) => ({ ...page, lines: inRows(page.lines) }));
  const lines = pages.flatMap((page) => page.lines);
  yield;
  const text = textSize(lines);
  const sizes = headingSizes(lines, text);
  const level = (line) => (line.size > text * LARGER ? Math.min(sizes.indexOf(Math.round(line.size)) + 1, 4) : 0);
  const known = yield* wordsOf(pages);
  const blocks = [];
  let block = null;
  for (const page of pages) {
    const edges = measure(page.lines.filter((line) => level(line) === 0));
    let last = null;
    for (const line of page.lines) {
      const heading = level(line);
      const begins = block === null || isNew(block, last, line, heading, edges);
      if (begins) {
        block = { heading, lines: [], form: formOf(line, heading) };
        blocks.push(block);
      }
      block.lines.push(line);
      last = line;
    }
    yield;
  }
  const found = [];
  for (const [index, { form, lines }] of blocks.entries()) {
    const words = joined(lines, known).replace(form === "ul" ? BULLET : form.startsWith("ol") ? NUMBER : /^$/, "");
    if (words !== "" && !(/^h/.test(form) && !/\p{L}/u.test(words))) found.push({ form, words });
    if (index % BLOCKS === 0) yield;
  }
  return found;
}

function formOf(line, heading) {
  if (heading > 0) return `h${heading}`;
  const [, number] = NUMBER.exec(line.words) ?? [];
  return BULLET.test(line.words) ? "ul" : number ? `ol${Number(number)}` : "p";
}

/** Where the lines of a page begin and end, and how far they are apart. */
function measure(lines) {
  const steps = lines.slice(1).map((line, n) => lines[n].y - line.y).filter((step) => step > 0);
  const lefts = new Map();
  for (const { left } of lines) lefts.set(Math.round(left), (lefts.get(Math.round(left)) ?? 0) + 1);
  // There may be columns, each with its own edge: the left edges at which many lines begin.
  const often = [...lefts].filter(([, times]) => times >= Math.max(2, lines.length * 0.15)).map(([left]) => left);
  const rights = lines.map((line) => line.right - line.left);
  return { step: median(steps), lefts: often, width: rights.sort((a, b) => b - a)[Math.floor(rights.length * 0.1)] ?? 0 };
}

/** Whether a line begins a block of its own, after the line `last` on its page, if it is not the page's first. */
function isNew(block, last, line, heading, { step, lefts, width }) {
  const before = block.lines.at(-1);
  if (heading !== block.heading) return true;
  if (heading > 0) return last === null || last.y - line.y > line.size * 1.9 || Math.abs(last.size - line.size) > 1;
  if (line.isRow || before.isRow || formOf(line, 0) !== "p") return true;
  // A sentence that a page's end cuts in two goes on.
  const goesOn = !ENDS.test(before.words);
  if (last === null) return !goesOn;
  const down = last.y - line.y;
  // The next column.
  if (down < 0) return !goesOn;
  if (down > step * 1.35 + 0.5) return true;
  if (Math.abs(last.size - line.size) > 1.2) return true;
  const near = lefts.filter((left) => line.left - left > -2).sort((a, b) => b - a);
  const margin = near.find((left) => line.left - left < line.size * 4);
  const indented = margin !== undefined && line.left - margin > line.size * 0.6;
  const lastIndented = margin !== undefined && last.left - margin > line.size * 0.6;
  if (block.form === "p" && indented && !lastIndented) return true;
  // A short line that stands elsewhere: a name or a date under a title, in the middle.
  if (Math.abs(last.left - line.left) > line.size * 2 && last.right - last.left < width * 0.6) return true;
  // A line that had room for more of what follows it.
  if (last.right - last.left < 0.5 * (line.right - line.left) && /^["“‘(]?\p{Lu}/u.test(line.words) && !/[,;\u2010-]$/u.test(last.words)) return true;
  // A line that ends early with a sentence's end.
  return ENDS.test(last.words) && last.right - last.left < width * 0.8 && /^["“‘(]?[\p{Lu}\d]/u.test(line.words);
}

/** The words of a text that no line's end cuts, to know how a cut one is written. */
function* wordsOf(pages) {
  const known = new Set();
  let cut = false;
  for (const { lines } of pages) {
    for (const { words } of lines) {
      // Neither the last, which may be cut, nor the rest of one that is.
      for (const word of words.split(/\s+/).slice(cut ? 1 : 0, -1)) known.add(word.toLowerCase().replace(/^\W+|\W+$/g, ""));
      cut = /[-\u2010\u00AD]$/u.test(words);
    }
    yield;
  }
  return known;
}

/** Characters of the longest word that a line's end may cut. */
const LONGEST_WORD = 100;

/** Words that stand before a hyphen and hardly ever begin another. */
const FIRST = new Set(["ex", "half", "self", "vice", "well"]);

/** Lines as running text; words that were cut at a line's end are whole again. */
function joined(lines, known) {
  let words = "";
  for (const line of lines) {
    const cut = /(\p{L}+)[-\u2010\u00AD]$/u.exec(words.slice(-LONGEST_WORD));
    const rest = /^(\p{Ll}+)/u.exec(line.words);
    if (words === "") words = line.words;
    else if (cut && rest) {
      const [one, other] = [cut[1].toLowerCase(), rest[1]];
      const hyphenated = !known.has(one + other) && (known.has(`${one}-${other}`) || (FIRST.has(one) && known.has(other)));
      words = (hyphenated ? words : words.slice(0, -1)) + line.words;
    } else if (/[\p{L}\d][-\u2010]$/u.test(words.slice(-2))) words += line.words;
    else words += ` ${line.words}`;
  }
  return words;
}
