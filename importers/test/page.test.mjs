// Web pages: the article in them, and what they say about it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { opened } from "./dom.mjs";
import { inert } from "../src/inert.js";
import { day, metadata } from "../src/metadata.js";
import { heldIn, readPage } from "../src/page.js";

const about = (head, body = "") => metadata(inert(`<html><head>${head}</head><body>${body}</body></html>`), `<html><head>${head}`);

test("days are read in the forms that pages have", () => {
  for (const [written, read] of [["2021-05-03", "2021-05-03"], ["2021-05-03T23:30:00-05:00", "2021-05-03"], ["20210503", "2021-05-03"], ["3 May 2021", "2021-05-03"],
    ["Published: May 3, 2021", "2021-05-03"], ["Mon, 03 May 2021 10:00:00 GMT", "2021-05-03"], ["2021-13-45", null], ["2021-02-30", null], ["Updated: 2021-05-03 10:00", "2021-05-03"], ["2021/5/3", "2021-05-03"], ["Tue 5 Mar 2024 18.00 GMT", "2024-03-05"], ["May 3rd, 2021", "2021-05-03"], ["13/5/2021", "2021-05-13"],
    ["5/13/2021", "2021-05-13"], ["5/6/2021", null], ["03.05.2021", "2021-05-03"], ["Some 31 pages 2021", null], ["yesterday", null], ["2021", null], ["", null], [null, null]]) {
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
  const site = (body) => about('<meta name="author" content="Harbour Times"><meta property="og:site_name" content="Harbour Times">', body).author;
  assert.deepEqual([site('<p class="byline">By Ada Blom</p>'), site("")], ["Ada Blom", "Harbour Times"]);
  assert.equal(metadata(inert(""), "<!-- saved from url=(0022)https://e.org/saved/ -->").address, "https://e.org/saved/");
  assert.equal(about('<link rel="canonical" href="javascript:alert(1)">').address, null);
  assert.equal(about('<meta name="author" content="https://e.org/people/1">').author, null);
});

test("JSON-LD: characters as in HTML, names in other nodes, an article that is what a page is about", () => {
  const script = (data) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
  const graph = { "@graph": [{ "@type": "Article", headline: "Ferry &amp; pier: a &#8216;loss&#8217;", author: { "@id": "#ada" }, publisher: { "@id": "#times" } },
    { "@id": "#ada", "@type": "Person", name: "Ada Blom" }, { "@id": "#times", name: "Harbour Times" }] };
  const meta = about(script(graph));
  assert.deepEqual([meta.title, meta.author, meta.publication], ["Ferry & pier: a ‘loss’", "Ada Blom", "Harbour Times"]);
  const main = about(script({ "@type": "WebPage", mainEntity: { "@type": "NewsArticle", headline: "Ferry", datePublished: "2021-05-03", author: "Ada Blom" },
    relatedLink: [{ "@type": "NewsArticle", headline: "Mug" }] }));
  assert.deepEqual([main.title, main.author, main.date], ["Ferry", "Ada Blom", "2021-05-03"]);
  assert.equal(about(script({ "@type": "WebSite", about: { "@type": "NewsArticle", headline: "Mug" } })).title, null, "what else a page tells of");
});

test("a title is the article's, not its site's", () => {
  const title = (head, body) => about(head, body).title;
  assert.equal(title("<title>Ferry to end | Harbour Times</title>", "<h1>Harbour Times</h1><article><h1>Ferry to end</h1></article>"), "Ferry to end");
  assert.equal(title('<title>Ferry to end - Harbour</title><meta property="og:title" content="Ferry to end - Harbour">', "<h1>Ferry to end</h1>"), "Ferry to end");
  const described = '<script type="application/ld+json">{"@type": "Article", "headline": "kind of boat"}</script><title>Ferry - Wikipedia</title>';
  assert.equal(title(described, "<h1>Ferry</h1>"), "Ferry", "what no other place says");
  assert.equal(title("<title>Ferry to end</title>", "<p>Ferry to end</p><h1>The pier</h1><p>Text.</p>"), "Ferry to end", "a chapter's is none");
});

test("who wrote it and when, where only a line of the page says so", () => {
  const meta = about("<title>Ferry</title>", '<div class="post-meta">Posted on 5 May 2021 by Ada Blom and Olaf Lind in News</div><div class="comment"><p class="comment-meta">by Troll, 6 May 2022</p></div>');
  assert.equal(about("<title>Ferry</title>", '<div class="byline-wrapper"><a>Ada Blom</a><div>May 05, 2021</div></div>').date, "2021-05-05");
  assert.deepEqual([meta.author, meta.date], ["Ada Blom and Olaf Lind", "2021-05-05"]);
  const none = about("<title>Ferry</title>", '<div id="comments"><p class="author-line">by Troll, 6 May 2022</p></div>');
  assert.deepEqual([none.author, none.date], [null, null]);
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

test("a short article is not its comments", async () => {
  const comment = '<div class="comment"><p>Olaf: I have sailed on it for years, and it was never on time, not once, whatever they say.</p></div>';
  const page = `<nav><a href="/">Home</a></nav><article><h1>Ferry</h1><p>The ferry sank, she said.</p></article><section id="comments"><h2>Comments</h2>${comment.repeat(9)}</section>`;
  const { blocks } = opened((await readPage(page, { name: "a.html" })).packed());
  assert.deepEqual(blocks, [["h1", "Ferry"], ["p", "The ferry sank, she said."]]);
  const forum = opened((await readPage(`<nav><a href="/">Home</a></nav><div id="comments">${comment.repeat(9)}</div>`, { name: "a.html" })).packed());
  assert.ok(forum.text.includes("sailed on it"), "where there is nothing else, they are what was opened");
  const posts = Array.from({ length: 9 }, (_, n) => `<article class="comment"><p>Olaf: it was late ${n} times in the year in which I sailed on it to the mainland.</p></article>`);
  const thread = opened((await readPage(`<nav>Home</nav><div id="comments">${posts.join("")}</div>`, { name: "a.html" })).packed());
  assert.equal(thread.blocks.filter(([, words]) => words.startsWith("Olaf")).length, 9, "each of them");
  const view = `<nav>Home</nav><main><h1>What the ferry means to us</h1><div class="commentary-body"><p>${SENTENCE.repeat(3)}</p></div></main>`;
  assert.ok(opened((await readPage(view, { name: "a.html" })).packed()).text.includes("stay closed"), "a commentary is an article");
});

test("what a page has beside its article's element stays there, unless that is a teaser", async () => {
  const around = (inner) => `<header><nav>Home</nav></header><main><h1>Ferry</h1>${inner}<section><h2>Mugs</h2><ul><li><a href="/mug">The best mugs</a></li></ul></section></main>`;
  const text = `<p>${SENTENCE.repeat(3)}</p>`.repeat(4);
  const { blocks } = opened((await readPage(around(`<article><div>${text}</div></article>`), { name: "a.html" })).packed());
  assert.deepEqual(blocks.map(([form]) => form).join(" "), "p p p p");
  const teaser = opened((await readPage(around(`<div>${text}</div><article><p>A teaser for another story, not long.</p></article>`), { name: "a.html" })).packed());
  assert.ok(teaser.text.includes("stay closed"), teaser.text);
});

test("numbers of notes are known by the names that pages give them", async () => {
  const page = `<nav>Home</nav><article><h1>Ferry</h1><p>${SENTENCE.repeat(3)}<span><a class="footnote-anchor" href="#footnote-1">1</a></span> It may.</p></article>`;
  const { text } = opened((await readPage(page, { name: "a.html" })).packed());
  assert.match(text, /boat\. It may\.$/);
});

test("headings that can be edited are headings, and a list of contents is none of the text", async () => {
  const part = `<div class="mw-heading"><h2>At the pier</h2><span class="mw-editsection">[<a href="/edit?section=1">edit</a>]</span></div><p>${SENTENCE.repeat(3)}</p>`;
  const page = `<header><nav>Home</nav></header><h1>Ferry</h1><nav role="doc-toc"><ul><li><a href="#a">At the pier</a></li></ul></nav><p>${SENTENCE.repeat(3)}</p>${part.repeat(3)}`;
  const { blocks } = opened((await readPage(page, { name: "a.html" })).packed());
  assert.deepEqual(blocks.map(([form]) => form).join(" ").replace("h1 ", ""), "p h2 p h2 p h2 p");
});

test("a standfirst that stands apart from the paragraphs is a part of the article, once", async () => {
  const words = "The old ferry may not sail again, the mayor told reporters in the harbour, where it was built a hundred years ago. ";
  const page = (above, body = "") => `<html><body><nav>Home Sport</nav><article><h1>The ferry ends</h1>${above}<div class="content__article-body" itemprop="articleBody">${body}
    ${`<p>${words.repeat(3)}</p>`.repeat(6)}</div></article><footer>Imprint</footer></body></html>`;
  const read = async (html) => opened((await readPage(html, { name: "a" })).packed()).blocks.map(([, text]) => text);
  const standfirst = "A hundred years after its first trip the ferry leaves an island of forty people without a way to school.";
  for (const name of ['data-gu-name="standfirst"', 'class="content__standfirst"', 'data-component="standfirst"']) {
    const found = await read(page(`<div ${name}><div>${standfirst}</div></div>`));
    assert.equal(found.filter((text) => text === standfirst).length, 1, `${name}: ${found.slice(0, 3)}`);
    assert.ok(found.indexOf(standfirst) < found.findIndex((text) => text.startsWith("The old ferry")), "before the paragraphs");
  }
  const once = await read(page("", `<p class="standfirst">${standfirst}</p>`));
  assert.equal(once.filter((text) => text === standfirst).length, 1);
  // Those of other articles are teasers.
  const teasers = await read(page(`<div class="standfirst">${standfirst}</div><div class="standfirst">Another article tells of another island and its boat.</div>`));
  assert.ok(!teasers.includes("Another article tells of another island and its boat."), "teasers");
});

test("a page without anything around it is the article, short as it may be", async () => {
  const { blocks } = opened((await readPage("<h1>Ferry</h1><p>It sank.</p>", { name: "a.html" })).packed());
  assert.deepEqual(blocks, [["h1", "Ferry"], ["p", "It sank."]]);
});

const read = async (html) => opened((await readPage(html, { name: "a.html" })).packed());

test("a page that is built of nothing but named parts has an article all the same", async () => {
  const comments = '<div class="comments" id="comments"><h3>2 comments</h3><p>Olaf: I have sailed on it for years, and it was never on time, not once.</p></div>';
  const text = `<p>${SENTENCE.repeat(3)}</p>`.repeat(4);
  const advert = '<div class="advert">Buy a mug now</div>';
  const around = (inner) => `<div id="header"><div class="navbar"><ul><li><a href="/">Home</a></li></ul></div></div><div id="content">${inner}</div>${comments}<div id="bottom"><p>Copyright Harbour Times. All rights reserved.</p></div>`;
  for (const page of [around(`<article class="post"><h1>Ferry</h1>${text}${advert}</article>`), around(`<h1>Ferry</h1>${text}${advert}`)]) {
    const found = await read(page);
    assert.ok(found.text.includes("stay closed"), found.text);
    assert.doesNotMatch(found.text, /Home|mug|Olaf|rights reserved/);
  }
  // What says that it is an article and has no such names.
  for (const head of ['<meta property="og:type" content="article">', '<script type="application/ld+json">{"@type": "NewsArticle"}</script>']) {
    const found = await read(`<head>${head}</head><div id="content"><h1>Ferry</h1>${text}</div><div id="bottom"><a href="/x">Ten best mugs</a> <a href="/y">Ten worst</a></div>`);
    assert.ok(found.text.includes("stay closed") && !/mugs/.test(found.text), found.text);
  }
  const short = await read('<div class="navbar">Home</div><h1>Ferry</h1><p>The ferry sank, she said, and nobody knows of a reason for it.</p><div class="footer">All rights</div>');
  assert.doesNotMatch(short.text, /Home|rights/);
  const forum = await read(`<div class="navbar">Home</div>${Array.from({ length: 9 }, (_, n) => `<div class="comment"><p>Olaf: it was late ${n} times in a year.</p></div>`).join("")}`);
  assert.equal(forum.blocks.filter(([, words]) => words.startsWith("Olaf")).length, 9, "comments that are all there is");
});

test("a document that a program for texts saved comes whole", async () => {
  const part = (name, inner = "") => `<div id="${name}" class="section level2"><h2>${name}</h2><p>${SENTENCE}</p>${inner}</div>`;
  const { blocks } = await read(`<body>${part("comments")}${part("cookies", "<ul><li>a</li></ul>")}<p>End.</p></body>`);
  assert.equal(blocks.map(([form]) => form).join(" "), "h1 p h2 p ul p", "parts that are called by their headings");
  for (const program of ["Microsoft Word 15", "LibreOffice 7.4.7.2 (Linux)", "pandoc"]) {
    const saved = await read(`<head><meta name="Generator" content="${program}"></head><body><div class="menu-text"><p>Soup and bread.</p></div><div id="comments"><p>${SENTENCE}</p></div></body>`);
    assert.equal(saved.blocks.length, 2, program);
  }
  assert.equal((await read("<article><h1>Ferry</h1><p>It sank.</p><ul><li>a</li></ul><p>End.</p></article>")).blocks.length, 4, "short as it may be");
});

test("a page without words is refused", async () => {
  await assert.rejects(readPage("<script>document.write('x')</script>", { name: "a.html" }), { kind: "wordless" });
});

test("a page of Whosays is its article, and a file that it saved is what a link to that would hold", async () => {
  const page = (head) => `<!doctype html><html><head><meta charset="utf-8" />${head}<title>Ferries</title><style>p { color: red }</style></head><body>
    <main id="main"><header id="heading"><p>By Ada Blom</p></header><p id="notice">Every mark explains itself.</p><section id="legend"><p>Sourced, in how many words of it</p></section>
    <div class="column"><article id="article"><h1 id="b0">Ferries</h1>

<p><span class="statement" id="s0" data-status="speculation"><button type="button" class="chip" data-label="Duarte"></button><span class="glue"><button type="button" class="mention" data-note="1" data-entity="e0">The Alder</button>,</span> they say, may sink.</span></p></article></div>
    <section id="sources"><p>Who says so in this article: nobody that is named in it, as far as it is known</p></section></main>
    <div id="static-cards"><div popover><h3>The Alder</h3><p>A ferry about which there is a long sentence on its card, as there is about most.</p></div></div></body></html>`;
  const { blocks, meta } = opened((await readPage(page(""), { name: "ferries.html" })).packed());
  assert.deepEqual(blocks, [["h1", "Ferries"], ["p", "The Alder, they say, may sink."]]);
  assert.equal(meta.title, "Ferries");
  const held = (name) => heldIn(page(`<meta name="${name}" content="{&quot;article&quot;:&quot;&#39;&lt;/style>&quot;}" />`));
  assert.equal(held("whosays"), `{"article":"'</style>"}`);
  assert.equal(held("description"), null);
  assert.equal(heldIn(`<html><body><p>x</p><style></style><meta name="whosays" content="{}"></body></html>`), null, "only in the head");
});
