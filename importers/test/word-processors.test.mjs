// What Word, Google Docs and LibreOffice put into the clipboard; cut down from what they do, with words of our own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { opened } from "./dom.mjs";
import { strFromU8, strToU8 } from "fflate";
import { readPasted } from "../src/page.js";
import { hiddenStyles, shown } from "../src/hidden.js";

const pasted = async (html) => opened((await readPasted(html)).packed());

test("Word: classes for titles and quotations, lists made of paragraphs", async () => {
  const item = (mark, words) => `<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
    style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>`;
  const { blocks, inline } = await pasted(`<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style></head>
    <body><!--StartFragment--><p class=MsoTitle>Ferry to end<o:p></o:p></p><p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>old</b> ferry.<o:p></o:p></p>
    <p class=MsoNormal><o:p>&nbsp;</o:p></p>${item("·", "It was sold.")}${item("2.", "It sank.")}<p class=MsoQuote>“A shame.”</p><!--EndFragment--></body></html>`);
  assert.deepEqual(blocks, [["h1", "Ferry to end"], ["p", "The old ferry."], ["ul", "It was sold."], ["ol2", "It sank."], ["quote", "“A shame.”"]]);
  assert.deepEqual(inline, [["strong", "old"]]);
});

test("Google Docs: all of it in a bold element that is not bold, markup as styles", async () => {
  const { blocks, inline } = await pasted(`<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:700">At the pier</span></h2>
    <p dir="ltr"><span style="font-weight:400;font-style:normal">The </span><span style="font-weight:700;white-space:pre;white-space:pre-wrap;">old</span><span style="font-style:italic"> ferry</span></p><br></b>`);
  assert.deepEqual(blocks, [["h1", "At the pier"], ["p", "The old ferry"]]);
  assert.deepEqual(inline, [["strong", "old"], ["em", " ferry"]]);
});

test("Google Docs: links lead where they are meant to, or nowhere", async () => {
  const { inline } = await pasted("<p><a href='https://www.google.com/url?q=https://e.org/a?b%3D1&amp;sa=D&amp;ust=2'>a</a> <a href='https://www.google.com/url?q=javascript:alert(1)'>b</a> " +
    "<a href='https://www.google.com/search?q=ferry'>c</a></p>");
  assert.deepEqual(inline, [["link", "a", "https://e.org/a?b=1"], ["link", "c", "https://www.google.com/search?q=ferry"]]);
});

test("LibreOffice: paragraphs with fonts, lists with paragraphs in them", async () => {
  const { blocks } = await pasted(`<html><head><meta name="generator" content="LibreOffice 7.4"/><style>p { margin: 0 }</style></head><body lang="en-GB" dir="ltr">
    <h1 class="western">Ferry to end</h1><p style="line-height: 100%"><font face="Liberation Serif">The old&nbsp;ferry.</font></p><ul><li><p>It was sold.</p></li></ul></body></html>`);
  assert.deepEqual(blocks, [["h1", "Ferry to end"], ["p", "The old ferry."], ["ul", "It was sold."]]);
});

test("changes that Word keeps: what was taken out is out", async () => {
  const { blocks } = await pasted("<p class=MsoNormal>The ferry <del cite='mailto:Ada' datetime='2021-05-03T10:00'>sank</del><ins cite='mailto:Ada' datetime='2021-05-03T10:00'>sailed</ins> <del>twice</del><ins>once</ins>, <s>slowly</s>.</p>");
  assert.deepEqual(blocks, [["p", "The ferry sailed once, slowly."]]);
});

test("no space is left before a mark that follows what was taken out", async () => {
  const { blocks } = await pasted("<p>The ferry sank <del>twice</del>. It was old <i><del>and slow</del></i>, Ada (a pilot <del>once</del>) said <del>so</del> then: “it <del>all</del>”. Rust <del>a</del> <del>b</del>; it <del>c</del><b>.</b> In <del>the</del> 2021 it <del>d</del> ‘sank’.</p><p>Old <del>x</del></p><p>. new</p>");
  assert.deepEqual(blocks, [["p", "The ferry sank. It was old, Ada (a pilot) said then: “it”. Rust; it. In 2021 it ‘sank’."], ["p", "Old"], ["p", ". new"]]);
});

test("an encyclopedia: numbers of notes and what only its readers may press are left where they were", async () => {
  const { blocks } = await pasted(`<p>The ferry sank.<sup class="reference"><a href="https://e.org/wiki/Ferry#cite_note-1"><span>[</span>1<span>]</span></a></sup></p>
    <div class="mw-heading"><h2>History</h2><span class="mw-editsection">[<a href="https://e.org/edit">edit</a>]</span></div><p>It was old.</p>`);
  assert.deepEqual(blocks, [["p", "The ferry sank."], ["h2", "History"], ["p", "It was old."]]);
});

test("what Word hides is left out, and nothing else", () => {
  const run = (properties, words) => `<w:r w:rsidR="00A1"><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const left = (xml) => strFromU8(shown(strToU8(xml))).replace(/<[^>]*>/g, "");
  const all = `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${run("<w:b/>", "The ferry ")}${run('<w:b/><w:vanish/><w:sz w:val="20"/>', "NOTE ")}${run("<w:vanish w:val=\"0\"/>", "may ")}` +
    `${run('<w:vanish w:val="true"/>', "TODO ")}${run("<w:specVanish/>", "sink")}<w:r><w:t>.</w:t></w:r></w:p>`;
  assert.equal(left(all), "The ferry may sink.");
  assert.equal(left(all.replaceAll("w:vanish", "w:i")), "The ferry NOTE may TODO sink.");
});

test("what a style hides is left out, where nothing nearer says otherwise", () => {
  const style = (type, id, vanish, more = "") => `<w:style w:type="${type}" w:styleId="${id}"${more}><w:basedOn w:val="${id.slice(0, -1)}"/><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>` +
    `<w:rPr><w:b/>${vanish}<w:i/></w:rPr><w:tblStylePr w:type="firstRow"><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>`;
  const styles = `<w:styles>${style("paragraph", "A", "", ' w:default="1"')}${style("paragraph", "N", "<w:vanish/>")}${style("paragraph", "NN", "")}` +
    `${style("paragraph", "NNN", '<w:vanish w:val="0"/>')}${style("character", "C", '<w:vanish w:val="true"/>')}</w:styles>`;
  const hides = hiddenStyles(strToU8(styles));
  assert.deepEqual(["N", "NN", "NNN", "C", "A", "unknown", undefined].map(hides), [true, true, false, true, false, false, false]);
  assert.equal(hiddenStyles(undefined)("N"), false);
  assert.equal(hiddenStyles(strToU8(styles.replace('w:val="A"', 'w:val="AA"').replace('w:styleId="A"', 'w:styleId="AA" w:x="A"')))(undefined), false, "a circle ends");
  const run = (words, properties = "") => `<w:r><w:rPr>${properties}</w:rPr><w:t>${words}</w:t></w:r>`;
  const paragraph = (style, ...runs) => `<w:p w:rsidR="1"><w:pPr><w:pStyle w:val="${style}"/><w:rPr><w:vanish/></w:rPr></w:pPr>${runs.join("")}</w:p>`;
  const aside = '<w:rStyle w:val="C"/>';
  const left = (xml) => strFromU8(shown(strToU8(xml), hides)).replace(/<[^>]*>/g, "");
  assert.equal(left(paragraph("NN", run("a"), run("b", '<w:vanish w:val="off"/>'), run("c", aside))), "bc");
  assert.equal(left(paragraph("NNN", run("a"), run("b", aside), run("c", `${aside}<w:vanish w:val="0"/>`), run("d", "<w:vanish/>"))), "ac");
  // A box holds paragraphs within a run; a change holds what was so before.
  const box = (properties, inner) => `<w:p><w:r><w:rPr>${properties}</w:rPr><w:txbxContent>${inner}</w:txbxContent></w:r><w:r/>${run("z")}</w:p>`;
  assert.equal(left(box("", paragraph("N", run("a")) + paragraph("NNN", run("b")))), "bz");
  assert.equal(left(box("<w:vanish/>", paragraph("N", run("a")) + paragraph("NNN", run("b")))), "z");
  assert.equal(left(`<w:p>${run("a", "<w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")}</w:p>`), "a");
});
