// What comes from an address, or does not, and what is said of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import "./dom.mjs";
import { openAddress } from "../src/importing.js";

// The frame is waited for in vain once it has answered, which need not keep a test running.
const later = globalThis.setTimeout;
globalThis.setTimeout = (...due) => later(...due).unref();

const ORIGIN = "https://whosays.example";

/** What is said of an address where the frame that asks for it tells this. */
async function opened(address, told) {
  const asker = { contentWindow: {}, remove() {} };
  let hear;
  globalThis.location = { origin: ORIGIN };
  globalThis.document = { createElement: () => asker, body: { append: () => hear({ source: asker.contentWindow, origin: ORIGIN, data: told }) } };
  globalThis.addEventListener = (_, listener) => (hear = listener);
  globalThis.removeEventListener = () => {};
  return openAddress(address, () => {});
}

test("data from an address is no damaged article", async () => {
  const bytes = new TextEncoder().encode('{"title":"x","text":"The mayor will go."}').buffer;
  const [kind, said] = await opened("https://e.org/ferry.json", { bytes, address: "https://e.org/ferry.json", charset: null });
  assert.equal(kind, "refused");
  assert.match(said, /“ferry\.json” holds data \(JSON\)/);
  assert.doesNotMatch(said, /damaged|cut short/);
});

test("a connection that ends halfway is told from a site that says no", async () => {
  const [, said] = await opened("https://e.org/ferry", { wrong: "cut" });
  assert.match(said, /ended before the page was whole/);
});

/** What the frame itself tells of an address for which `fetch` is this. */
async function told(fetch) {
  const source = {};
  const page = { parent: source, location: { origin: ORIGIN }, navigator: { onLine: true }, fetch };
  let hear;
  const posted = new Promise((done) => {
    source.postMessage = (data) => data !== "ready" && done(data);
    page.addEventListener = (_, listener) => (hear = listener);
  });
  const script = readFileSync(new URL("../../fetching.js", import.meta.url), "utf8");
  new Function(...Object.keys(page), script)(...Object.values(page));
  await hear({ source, origin: ORIGIN, data: { address: "https://e.org/", most: 1000, patience: 10_000 } });
  return posted;
}

test("the frame says where a page ended", async () => {
  const ending = (end) => async () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(9)), pull: end }));
  assert.deepEqual(await told(ending((stream) => stream.error(new TypeError("network error")))), { wrong: "cut" });
  assert.deepEqual(await told(async () => { throw new TypeError("Failed to fetch"); }), { wrong: "refused" });
  assert.equal((await told(ending((stream) => stream.close()))).bytes.byteLength, 9);
});
