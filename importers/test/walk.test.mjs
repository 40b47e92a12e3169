// What survives of HTML, and what does not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { opened } from "./dom.mjs";
import { readPasted } from "../src/page.js";

const pasted = async (html) => opened((await readPasted(html)).packed());

test("blocks and markup keep their words", async () => {
  const { blocks, inline, text } = await pasted(
    "<h1>Tides</h1><p>One <em>two</em>\n three “é” <a href='https://e.org/a?b&amp;c'>four <b>five</b></a>.</p><ul><li>six<li><p>seven</p></ul>" +
      "<ol><li>eight</ol><blockquote><p>nine</p></blockquote><pre>a\n  b</pre>",
  );
  assert.deepEqual(blocks, [["h1", "Tides"], ["p", "One two three “é” four five."], ["ul", "six"], ["ul", "seven"], ["ol1", "eight"], ["quote", "nine"],
    ["verbatim", "a\n  b"]]);
  assert.deepEqual(inline, [["em", "two"], ["link", "four five", "https://e.org/a?b&c"], ["strong", "five"]]);
  assert.equal(text, "Tides\n\nOne two three “é” four five.\n\nsix\n\nseven\n\neight\n\nnine\n\na\n  b");
});

test("items of lists keep their numbers, their depth and their paragraphs", async () => {
  const { blocks } = await pasted("<ol start=4><li>a<ul><li>b<li><p>c</p><p>d</p></ul>e<li value='9'>f</li><li>g</ol><ol><li>h</ol>");
  assert.deepEqual(blocks, [["ol4", "a"], ["ul+1", "b"], ["ul+1", "c"], ["li+1", "d"], ["li", "e"], ["ol9", "f"], ["ol10", "g"], ["ol1", "h"]]);
});

test("a list that counts backwards does so", async () => {
  const { blocks } = await pasted("<ol reversed start=5><li>a<li>b<li value=2>c<li>d</ol><ol reversed><li>e<ol><li>f</ol><li>g</ol><ol reversed start=0><li>h<li>i</ol>");
  assert.deepEqual(blocks, [["ol5", "a"], ["ol4", "b"], ["ol2", "c"], ["ol1", "d"], ["ol2", "e"], ["ol1+1", "f"], ["ol1", "g"], ["ol0", "h"], ["ul", "i"]]);
});

test("markup that spans paragraphs is marked in each", async () => {
  const { inline } = await pasted("<i><p>One.</p><p>Two <b>three</b>.</p></i>");
  assert.deepEqual(inline, [["em", "One."], ["em", "Two three."], ["strong", "three"]]);
});

test("only links to the web and to mail are links", async () => {
  const { inline, blocks } = await pasted("<p><a href=' JaVaScRiPt:alert(1)'>a</a> <a href='data:text/html,x'>b</a> <a href='//e.org'>c</a> <a href='/x'>d</a> " +
    "<a href='#e'>e</a> <a href='mailto:a@e.org'>f</a> <a href='java\nscript:alert(1)'>g</a> <a href='file:///etc/passwd'>h</a></p>");
  assert.deepEqual(inline, [["link", "f", "mailto:a@e.org"]]);
  assert.deepEqual(blocks, [["p", "a b c d e f g h"]]);
});

test("line breaks stay, and two of them end a paragraph", async () => {
  const { blocks } = await pasted("<p>One<br>two <br> <br>three</p>");
  assert.deepEqual(blocks, [["p", "One\ntwo"], ["p", "three"]]);
});

test("what holds no words goes with all that is in it", async () => {
  const { blocks } = await pasted("<p>a<script>b</script><style>c</style><svg><text>d</text></svg><math><mi>e</mi></math><template><p>f</p></template>" +
    "<noscript>g</noscript><button>h</button><iframe srcdoc='<p>i</p>'>j</iframe><span hidden>k</span><span style='display: none'>l</span>m</p>");
  assert.deepEqual(blocks, [["p", "am"]]);
});

test("notes are left out, the words around them stay", async () => {
  const { blocks } = await pasted("<p>It sank.<sup><a href='#n1'>[1]</a></sup> E = mc<sup>2</sup>.</p><p>A note. <a href='#r1'>↑</a></p>");
  assert.deepEqual(blocks, [["p", "It sank. E = mc2."], ["p", "A note."]]);
});

test("a quotation's element is a pair of marks", async () => {
  assert.deepEqual((await pasted("<p>She said <q>no</q>.</p>")).blocks, [["p", "She said “no”."]]);
});

test("the rows of a table are lines", async () => {
  const { blocks } = await pasted("<table><tr><th>Year<th>Boats<tr><td>1911<td><p>3</p></table><table><tr><td><p>One.</p><p>Two.</p><h2>Three</h2></td><td>Four.</table>");
  assert.deepEqual(blocks, [["p", "Year | Boats"], ["p", "1911 | 3"], ["p", "One."], ["p", "Two."], ["h2", "Three"], ["p", "Four."]]);
});

test("an article has one title, which stands first", async () => {
  assert.deepEqual((await pasted("<h1>A</h1><p>x</p><h2>B</h2>")).blocks.map(([form]) => form), ["h1", "p", "h2"]);
  assert.deepEqual((await pasted("<h1>A</h1><h1>B</h1><h2>C</h2>")).blocks.map(([form]) => form), ["h1", "h2", "h3"]);
});

test("a thousand nested elements are read", async () => {
  const { blocks } = await pasted(`${"<div>".repeat(5000)}<p>deep</p>`);
  assert.deepEqual(blocks, [["p", "deep"]]);
});

test("odd characters are what a page can hold", async () => {
  const { blocks } = await pasted("<p>ma\u00ADyor\u200B may\u00A0\u00A0resign\uD800 👩‍🔧 <em>é</em></p>");
  assert.deepEqual(blocks, [["p", "mayor may resign\uFFFD 👩‍🔧 é"]]);
});

test("words without structure are left to the plain text", async () => {
  assert.equal(await readPasted("<html><body><span style='color: red'>let x = 1;</span></body></html>"), null);
  assert.equal(await readPasted("<div style='white-space: pre'><div>a</div><br></div>"), null);
});

test("nothing that a tree is walked by can be given another meaning", async () => {
  const { inert } = await import("../src/inert.js");
  const tree = inert("<form name=body id=documentElement><input name=parentNode><p name=x>One.</p></form><img name=getElementById>");
  assert.equal(tree.querySelector("form, input, img, [name]"), null);
  assert.equal(tree.body.textContent, "One.");
});

test("numbers of notes are no words, whoever writes them", async () => {
  const { blocks } = await pasted("<p>One<a href='#fn1' role='doc-noteref'><sup>1</sup></a> two<sup><a href='https://e.org/page#cite_note-2'>[2]</a></sup> three" +
    "<a class='sdfootnoteanc' href='#sdfootnote1sym'><sup>3</sup></a> four<sup><a href='#n'>[note 4]</a></sup> x<sup>2</sup> <a href='#s'>5</a> <a href='https://e.org/#a'>six</a>.</p>" +
    "<p><a class='sdfootnotesym' href='#sdfootnote1anc'>1</a> A note.</p>");
  assert.deepEqual(blocks, [["p", "One two three four x2 5 six."], ["p", "A note."]]);
});

test("paragraphs in a table's cell stay apart", async () => {
  const { blocks } = await pasted("<table><tr><td><p>1964</p></td><td><p>Ninety</p></td></tr><tr><td>Left</td><td><p>One.</p><p>Two.</p></td></tr><tr><td>a<br><br>b</td><td>c</td></tr></table>");
  assert.deepEqual(blocks, [["p", "1964 | Ninety"], ["p", "Left"], ["p", "One."], ["p", "Two."], ["p", "a"], ["p", "b"], ["p", "c"]]);
});
