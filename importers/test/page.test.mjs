// Web pages: the article in them, and what they say about it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { opened } from "./dom.mjs";
import { inert } from "../src/inert.js";
import { day, metadata } from "../src/metadata.js";
import { readPage } from "../src/page.js";

const about = (head, body = "") => metadata(inert(`<html><head>${head}</head><body>${body}</body></html>`), `<html><head>${head}`);

test("days are read in the forms that pages have", () => {
  for (const [written, read] of [["2021-05-03", "2021-05-03"], ["2021-05-03T23:30:00-05:00", "2021-05-03"], ["20210503", "2021-05-03"], ["3 May 2021", "2021-05-03"],
    ["Published: May 3, 2021", "2021-05-03"], ["Mon, 03 May 2021 10:00:00 GMT", "2021-05-03"], ["2021-13-45", null], ["yesterday", null], ["2021", null], ["", null], [null, null]]) {
    assert.equal(day(written), read, String(written));
  }
});

test("JSON-LD goes before OpenGraph, and that before the page's elements", () => {
  const graph = { "@graph": [{ "@type": "WebSite", name: "x" }, { "@type": ["NewsArticle"], headline: "Ferry", author: [{ name: "Ada Blom" }, { name: "Olaf Lind" }],
    datePublished: "2021-05-03T10:00:00Z", publisher: { name: "Harbour Times" } }] };
  const meta = about(`<script type="application/ld+json">${JSON.stringify(graph)}</script><meta property="og:title" content="Other"><meta property="og:url" content="https://e.org/a">
    <script type="application/ld+json">not json</script>`);
  assert.deepEqual(meta, { title: "Ferry", author: "Ada Blom, Olaf Lind", date: "2021-05-03", publication: "Harbour Times", description: null, address: "https://e.org/a" });
});

test("what is in meta elements, in the page, in a saved file's comment", () => {
  const meta = about('<meta name="author" content="Ada Blom"><meta property="article:published_time" content="2021-05-03T10:00Z"><meta property="og:site_name" content="Harbour Times">', "<h1>Ferry</h1>");
  assert.deepEqual([meta.title, meta.author, meta.date, meta.publication], ["Ferry", "Ada Blom", "2021-05-03", "Harbour Times"]);
  const shown = about("<title>Ferry – Times</title>", '<p class="byline">By Ada Blom</p><time datetime="2021-05-03">x</time>');
  assert.deepEqual([shown.title, shown.author, shown.date], ["Ferry – Times", "Ada Blom", "2021-05-03"]);
  assert.equal(metadata(inert(""), "<!-- saved from url=(0022)https://e.org/saved/ -->").address, "https://e.org/saved/");
  assert.equal(about('<link rel="canonical" href="javascript:alert(1)">').address, null);
  assert.equal(about('<meta name="author" content="https://e.org/people/1">').author, null);
});

const SENTENCE = "The crossing may stay closed for months, said Ines Duarte, the mayor of Port Alder, who has no other boat. ";
const PAGE = `<!doctype html><html><head><title>Ferry to end | Harbour Times</title><meta property="og:url" content="https://e.org/news/ferry"></head><body>
  <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav><aside class="sidebar"><p>Buy our mug, it is the best mug there is, and cheap.</p></aside>
  <main><article><h1>Ferry to end</h1>${`<p>${SENTENCE.repeat(3)}</p>`.repeat(6)}<p>See <a href="../notice">the notice</a>.</p><div class="advert"><p>Advertisement: mugs.</p></div></article></main>
  <footer><p>© Harbour Times. All rights reserved. Contact us by mail.</p></footer></body></html>`;

test("the article is found in its page, without what stands around it", async () => {
  const { blocks, inline, meta } = opened((await readPage(PAGE, { name: "a.html" })).packed());
  const words = blocks.map(([, text]) => text).join("\n");
  assert.ok(words.includes("stay closed") && !/Home|mug|rights reserved/.test(words), words.slice(0, 500));
  assert.deepEqual(inline, [["link", "the notice", "https://e.org/notice"]]);
  assert.equal(meta.title, "Ferry to end");
});

test("a page without anything around it is the article, short as it may be", async () => {
  const { blocks } = opened((await readPage("<h1>Ferry</h1><p>It sank.</p>", { name: "a.html" })).packed());
  assert.deepEqual(blocks, [["h1", "Ferry"], ["p", "It sank."]]);
});

test("a page without words is refused", async () => {
  await assert.rejects(readPage("<script>document.write('x')</script>", { name: "a.html" }), { kind: "wordless" });
});
