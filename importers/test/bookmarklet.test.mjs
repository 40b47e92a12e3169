// The bookmark on pages that it was not written for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { addressOf } from "../src/bookmark.js";
import { unpack } from "../src/handed.js";

const written = readFileSync(new URL("../src/bookmarklet.js", import.meta.url), "utf8");

/** A style as browsers compute it, of which a test tells as much as matters. */
const STYLE = { display: "block", visibility: "visible", position: "static", overflow: "visible", width: "300px", height: "20px", left: "auto" };

/** What the bookmark hands over of a page, or what it says instead; `styles` are told by the ids of elements, and a tab opens or not. */
async function handed(html, styles = {}, opens = true) {
  const source = decodeURIComponent(addressOf(written, "https://e.org/whosays/").replace("javascript:", ""));
  const { document } = parseHTML(html);
  Object.defineProperty(document, "baseURI", { value: "https://e.org/news/ferry" });
  const told = new Promise((done) => {
    const page = {
      document,
      location: { href: "https://e.org/news/ferry" },
      open: () => (opens ? { close() {}, set location(address) { done(address); } } : null),
      alert: done,
      getSelection: () => ({ rangeCount: 0, toString: () => "" }),
      getComputedStyle: ({ id }) => ({ ...STYLE, ...styles[id] }),
    };
    new Function(...Object.keys(page), source)(...Object.values(page));
  });
  const address = await told;
  return address.includes("#page=") ? JSON.parse(await unpack(address.split("#page=")[1])).html : address;
}

test("a link that is none loses its address, and the rest comes", async () => {
  const html = await handed("<html><head></head><body><p>The ferry <a href='https://'>sank</a>, <a href='../pier'>she</a> said.</p></body></html>");
  assert.match(html, /<p>The ferry <a>sank<\/a>, <a href="https:\/\/e\.org\/pier">she<\/a> said\.<\/p>/);
});

test("what a page's styles hide stays there, and what shows in it comes", async () => {
  const html = await handed(
    `<html><head><title>Ferry</title></head><body><p>The ferry sank.</p><p id="none">Never seen.</p><div id="hidden">Not seen<b id="seen">seen all the same</b></div>
      <span id="tiny">for screen readers</span><span id="away">far away</span><script type="application/ld+json" id="data">{}</script></body></html>`,
    {
      none: { display: "none" },
      data: { display: "none" },
      hidden: { visibility: "hidden" },
      tiny: { position: "absolute", overflow: "hidden", width: "1px", height: "1px" },
      away: { position: "absolute", left: "-9999px" },
    },
  );
  assert.ok(["The ferry sank", "seen all the same", "<title>Ferry", "ld+json"].every((words) => html.includes(words)), html);
  assert.doesNotMatch(html, /Never seen|Not seen|screen readers|far away/);
});

test("it says in the language in which it was made why it could not", async () => {
  const blocked = "Your browser kept Whosays from opening a new tab. Allow it for this page, then choose the bookmark again.";
  assert.equal(await handed("<p>The ferry sank.</p>", {}, false), blocked);
  globalThis.whosaysTexts = { language: "fr", rows: new Map([[blocked, "L’onglet est « bloqué »."]]) };
  assert.equal(await handed("<p>The ferry sank.</p>", {}, false), "L’onglet est « bloqué ».");
  delete globalThis.whosaysTexts;
});
