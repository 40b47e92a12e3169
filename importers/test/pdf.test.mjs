// Lines of a PDF into paragraphs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayIn, person } from "../src/metadata.js";
import { inColumns } from "../src/pdf-columns.js";
import { linesOf } from "../src/pdf-lines.js";
import { finish } from "../src/patience.js";
import { paragraphsOf } from "../src/pdf-paragraphs.js";

const item = (str, x, y, size = 10) => ({ str, transform: [size, 0, 0, size, x, y], width: str.length * size * 0.5, height: size });
const line = (words, y, { left = 72, size = 11 } = {}) => ({ words, left, right: left + words.length * 5, y, size });
const page = (...lines) => ({ width: 595, height: 842, lines });
const blocks = (...pages) => finish(paragraphsOf(pages)).map(({ form, words }) => [form, words]);

test("words on one baseline are one line; gaps are spaces, wide ones columns", () => {
  const lines = linesOf([item("The", 72, 700), item("ferry", 90, 700), item(" ", 115, 700), item("s", 115, 700), item("ank", 120, 700), item("th", 136, 704, 6), item("Other", 300, 700)]);
  assert.deepEqual(lines.map((l) => l.words), ["The ferry sankth", "Other"]);
});

test("words up a page's edge are no line", () => {
  assert.deepEqual(linesOf([{ str: "arXiv", transform: [0, 20, -20, 0, 30, 300], width: 50 }]), []);
});

const LONG = "The old ferry between the islands has lost its licence and it may";

test("lines are paragraphs by the space between them, by indents and by early ends", () => {
  const indent = { left: 90 };
  assert.deepEqual(blocks(page(line(LONG, 700), line("never sail again.", 686), line(LONG, 660), line("sink.", 646), line(LONG, 632), line(LONG, 618), line("One day the council heard of it and said that", 604, indent), line(LONG, 590), line(LONG, 576))), [
    ["p", `${LONG} never sail again.`], ["p", `${LONG} sink.`], ["p", `${LONG} ${LONG}`], ["p", `One day the council heard of it and said that ${LONG} ${LONG}`]]);
});

test("words that a line's end cut are whole again, and hyphens that belong to a word stay", () => {
  const cut = blocks(page(line("The well-known harbour may be re-", 700), line("built by a well-", 686), line("known firm, says the Anglo-", 672), line("Norwegian mayor of this quite old town, and its ex-", 658), line("mayor, who had seemed ex-", 644), line("tremely calm", 630)));
  assert.deepEqual(cut, [["p", "The well-known harbour may be rebuilt by a well-known firm, says the Anglo-Norwegian mayor of this quite old town, and its ex-mayor, who had seemed extremely calm"]]);
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
  assert.deepEqual(found, [["h1", "Ferry to end"], ["h2", "At the pier"], ["p", LONG], ["ul", "It was sold."], ["ul", "It sank."], ["ol1", "First this."], ["p", `2010 was the year in which the old ferry lost its licence, and it ${LONG}`]]);
});

test("a line that had room for more is a paragraph's last", () => {
  const found = blocks(page(line("• one", 700), line("o two", 686), line("The old ferry between the islands has lost", 672), line("its", 658), line("licence, and what is to become of it nobody", 644), line("knows.", 630)));
  assert.deepEqual(found, [["ul", "one"], ["ul", "two"], ["p", "The old ferry between the islands has lost its licence, and what is to become of it nobody knows."]]);
});

test("a file without a line has no paragraph", () => assert.deepEqual(blocks(page(), page()), []));

test("the head of a paper of two pages is left out; what stands at another height stays", () => {
  const found = blocks(page(line("Harbour Times | Local", 812), line(LONG, 700), line("and the council", 686)), page(line("Harbour Times | Local", 812), line("will vote in May.", 700)));
  assert.deepEqual(found, [["p", `${LONG} and the council will vote in May.`]]);
  const kept = blocks(page(line("So it goes.", 812), line(LONG, 700)), page(line("So it goes.", 790)));
  assert.equal(kept.filter(([, words]) => words.endsWith("So it goes.")).length, 2);
});

test("columns that are drawn row by row are read one after the other, tables are not", () => {
  const rows = (one, other, count) => Array.from({ length: count }, (_, n) => [line(`${one} ${n}`, 700 - 14 * n), line(`${other} ${n}`, 700 - 14 * n, { left: 320 })]).flat();
  const title = line("A title that stands across both of the columns of this page and is long, so that", 730);
  const order = (lines) => inColumns(lines).map(({ words }) => words);
  const text = [title, ...rows("the old ferry on the left is line", "the new bridge to the right is", 8)];
  assert.deepEqual(order(text), [title.words, ...text.filter((l) => l.words.startsWith("the old")).map((l) => l.words), ...text.filter((l) => l.words.startsWith("the new")).map((l) => l.words)]);
  const table = rows("Guests in", "90,000 of", 8);
  assert.deepEqual(order(table), table.map(({ words }) => words));
});

test("the cells of a table's row stay together", () => {
  const found = blocks(page(line(LONG, 700), line("sink.", 686), line("Year", 660), line("Guests", 660, { left: 200 }), line("1964", 646), line("90,000", 646, { left: 200 }), line(LONG, 620), line("it is.", 606)));
  assert.deepEqual(found, [["p", `${LONG} sink.`], ["p", "Year | Guests"], ["p", "1964 | 90,000"], ["p", `${LONG} it is.`]]);
});

test("a bullet or a number far before its words is theirs", () => {
  const far = { left: 120 };
  const found = blocks(page(line("1", 740, { size: 16 }), line("At the pier", 740, { ...far, size: 16 }), line("•", 700), line(LONG, 700, far), line("it is.", 686, far), line("2.", 660), line(LONG, 660, far)));
  assert.deepEqual(found, [["h1", "1 At the pier"], ["ul", `${LONG} it is.`], ["ol2", LONG]]);
});

test("the raised number of a note is no word; an exponent is a part of its own", () => {
  const [read] = linesOf([item("voted", 72, 700), item("1", 98, 704, 6), item("for", 106, 700), item("90", 126, 700), item("m", 140, 700), item("2", 146, 704, 6), item("of it.", 154, 700), item("12", 186, 704, 6)]);
  assert.equal(read.words, "voted for 90 m2 of it.");
});

test("a day in the first lines goes before the file's; names that are none are left out", () => {
  assert.equal(dayIn(["Ada Blom", "Published on 3 May 2021, Port Alder", "It sank."]), "2021-05-03");
  assert.equal(dayIn(["On 3 May 2021 it sailed", "2 May 2021 was a Sunday."]), null);
  assert.deepEqual([person("anonymous"), person("Microsoft Office User"), person("Ada Blom")], [null, null, "Ada Blom"]);
});
