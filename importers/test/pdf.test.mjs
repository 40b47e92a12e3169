// Lines of a PDF into paragraphs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../src/pdf-lines.js";
import { finish } from "../src/patience.js";
import { paragraphsOf } from "../src/pdf-paragraphs.js";

const item = (str, x, y, size = 10) => ({ str, transform: [size, 0, 0, size, x, y], width: str.length * size * 0.5, height: size });
const line = (words, y, { left = 72, size = 11 } = {}) => ({ words, left, right: left + words.length * 5, y, size });
const page = (...lines) => ({ width: 595, height: 842, lines });
const blocks = (...pages) => finish(paragraphsOf(pages)).map(({ form, words }) => [form, words]);

test("words on one baseline are one line; gaps are spaces, wide ones columns", () => {
  const lines = linesOf([item("The", 72, 700), item("ferry", 90, 700), item(" ", 115, 700), item("s", 115, 700), item("ank", 120, 700), item("2", 136, 704, 6), item("Other", 300, 700)]);
  assert.deepEqual(lines.map((l) => l.words), ["The ferry sank2", "Other"]);
});

test("words up a page's edge are no line", () => {
  assert.deepEqual(linesOf([{ str: "arXiv", transform: [0, 20, -20, 0, 30, 300], width: 50 }]), []);
});

const LONG = "The old ferry between the islands has lost its licence and it may";

test("lines are paragraphs by the space between them, by indents and by early ends", () => {
  const indent = { left: 90 };
  assert.deepEqual(blocks(page(line(LONG, 700), line("never sail again.", 686), line(LONG, 660), line("sink.", 646), line(LONG, 632), line(LONG, 618), line("One", 604, indent), line(LONG, 590), line(LONG, 576))), [
    ["p", `${LONG} never sail again.`], ["p", `${LONG} sink.`], ["p", `${LONG} ${LONG}`], ["p", `One ${LONG} ${LONG}`]]);
});

test("words that a line's end cut are whole again, and hyphens that belong to a word stay", () => {
  const cut = blocks(page(line("The well-known harbour may be re-", 700), line("built by a well-", 686), line("known firm, says the Anglo-", 672), line("Norwegian mayor of this quite old town", 658)));
  assert.deepEqual(cut, [["p", "The well-known harbour may be rebuilt by a well-known firm, says the Anglo-Norwegian mayor of this quite old town"]]);
});

test("a sentence goes on over a page's end; heads and page numbers are left out", () => {
  const body = (n, first, last) => page(line("Harbour Times", 800), line(first, 700), line(LONG, 686), line(last, 672), line(`${n}`, 40));
  const found = blocks(body(1, LONG, "and the council"), body(2, "will vote in May.", "and the mayor"), body(3, "may resign.", "It ends."), body(4, "Page four is here and says no more than this does.", "So."));
  const words = found.map(([, text]) => text).join("\n");
  assert.ok(words.includes("and the council will vote in May.") && words.includes("and the mayor may resign."), words);
  assert.ok(!/Harbour Times|^\d$/m.test(words), words);
});

test("larger type is a heading, the largest the title; bullets and numbers are lists", () => {
  const found = blocks(page(line("Ferry to end", 780, { size: 22 }), line("At the pier", 720, { size: 15 }), line(LONG, 700), line("• It was sold.", 680), line("• It sank.", 660), line("1. First this.", 640), line("2010 was the year in which the old ferry lost its licence, and it", 620), line(LONG, 606)));
  assert.deepEqual(found, [["h1", "Ferry to end"], ["h2", "At the pier"], ["p", LONG], ["ul", "It was sold."], ["ul", "It sank."], ["ol", "First this."], ["p", `2010 was the year in which the old ferry lost its licence, and it ${LONG}`]]);
});

test("a file without a line has no paragraph", () => assert.deepEqual(blocks(page(), page()), []));
