// The npm package in Chromium: bundled by Vite, and its element <who-says> in a plain page and in one with a theme.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import axe from "axe-core";
import puppeteer from "puppeteer-core";
import { ARGUMENTS } from "./chromium.mjs";

const PROJECT = process.env.WHOSAYS_PROJECT;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

let browser, server, home, policy;

before(async () => {
  server = createServer(async ({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
    if (path === "/favicon.ico") return response.writeHead(204).end();
    try {
      // What Vite made stands at the root, as it expects; beside it the project with its packages.
      const file = await readFile(join(PROJECT, "dist", path)).catch(() => readFile(join(PROJECT, path)));
      const headers = { "content-type": TYPES[extname(path)] ?? "application/octet-stream" };
      if (policy) headers["content-security-policy"] = policy;
      response.writeHead(200, headers).end(file);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  home = `http://127.0.0.1:${server.address().port}`;
  browser = await puppeteer.launch({ executablePath: process.env.CHROME_PATH, headless: true, args: ARGUMENTS });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** A page at a path, after `work` on it; nothing may have gone wrong in it. */
async function on(path, work, { setUp, expected = [] } = {}) {
  const page = await browser.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("requestfailed", (request) => wrong.push(`${request.url()} failed`));
  try {
    if (setUp) await page.evaluateOnNewDocument(setUp);
    await page.goto(home + path);
    await work(page);
    const odd = wrong.filter((words) => !expected.some((part) => words.includes(part)));
    assert.deepEqual(odd, []);
  } finally {
    await page.close();
  }
}

/** Until the element is marked: the shadow tree has an article. */
const marked = (page) => page.waitForFunction(() => document.querySelector("who-says")?.shadowRoot?.querySelector(".statement"), { timeout: 30_000 });

/** What a function says of the shadow tree. */
const within = (page, look, ...given) => page.evaluate(`(${look})(document.querySelector("who-says").shadowRoot, ...${JSON.stringify(given)})`);

test("Vite bundles functions, worker, style sheet and element", () =>
  on("/index.html", async (page) => {
    await marked(page);
    await page.waitForFunction(() => document.querySelector("#page").value && document.querySelector("#worker").value);
    const values = await page.$$eval("output", (all) => all.map(({ value }) => value));
    assert.deepEqual(values, ["speculation", "speculation"]);
    const line = await page.$eval("#rendered .statement", (statement) => getComputedStyle(statement).textDecorationStyle);
    assert.equal(line, "wavy", "the style sheet draws the marks");
  }));

test("the element marks a plain page's article, and keeps its words, headings and links", () =>
  on("/examples/plain.html", async (page) => {
    await marked(page);
    const seen = await within(page, (root) => ({
      words: root.querySelector("article").textContent.replace(/\s+/g, " ").trim(),
      heading: root.querySelector("h1")?.textContent,
      link: root.querySelector('article a[href="https://example.org/harbour"]')?.textContent,
      statuses: [...new Set([...root.querySelectorAll(".statement")].map(({ dataset }) => dataset.status))].sort(),
      key: root.querySelectorAll(".key dt").length,
    }));
    const words = await page.$eval("who-says", (host) => host.textContent.replace(/\s+/g, " ").trim());
    assert.equal(seen.words, words);
    assert.match(seen.heading, /ferry/);
    assert.equal(seen.link, "the harbour office");
    assert.equal(seen.key, 5);
    for (const status of ["speculation", "sourced", "prediction"]) assert.ok(seen.statuses.includes(status), `${status} in ${seen.statuses}`);
  }));

test("it says when it is ready, works in a worker, and defines one name and nothing else", () =>
  on(
    "/examples/plain.html",
    async (page) => {
      await marked(page);
      const { told, globals, workers } = await page.evaluate(() => ({
        told: window.heard.map(({ type, detail }) => [type, detail]),
        // The driver has some of its own.
        globals: Object.keys(window).filter((name) => !window.known.has(name) && !/^(puppeteer)?_+aria/.test(name)),
        workers: window.workers,
      }));
      assert.equal(told.length, 1);
      assert.equal(told[0][0], "whosays-ready");
      assert.ok(told[0][1].statements > 3 && told[0][1].names > 0, JSON.stringify(told));
      assert.deepEqual(globals, []);
      assert.equal(workers, 1);
      assert.equal(page.url().includes("#"), false);
      // Loaded once more under another address, it finds itself there.
      await page.evaluate(() => import("/node_modules/whosays/element.js?again"));
    },
    {
      setUp: () => {
        window.heard = [];
        window.workers = 0;
        for (const type of ["whosays-ready", "whosays-failed"]) addEventListener(type, (event) => window.heard.push(event));
        window.Worker = class extends Worker {
          constructor(...given) {
            super(...given);
            window.workers += 1;
          }
        };
        window.known = null;
        window.known = new Set(Object.keys(window));
      },
    },
  ));

test("marks and names open by keyboard, and links in them lead within the article", () =>
  on("/examples/plain.html", async (page) => {
    await marked(page);
    const open = () => within(page, (root) => root.querySelector(":popover-open")?.id ?? null);
    const focused = () => within(page, (root) => root.activeElement?.id || root.activeElement?.className || null);
    for (let tries = 0; tries < 20 && (await focused()) !== "chip"; tries++) await page.keyboard.press("Tab");
    assert.equal(await focused(), "chip", "Tab reaches a chip");
    await page.keyboard.press("Enter");
    assert.match(await open(), /^why-\d+$/);
    await page.keyboard.press("Escape");
    assert.equal(await open(), null);
    assert.equal(await focused(), "chip");
    const source = await within(page, (root) => {
      const link = [...root.querySelectorAll('[id^="why-"] a[href^="#m"]')][0];
      root.getElementById(link.closest(".native-card").id).showPopover();
      link.click();
      return link.getAttribute("href").slice(1);
    });
    assert.equal(await focused(), source, "the focus is on the name");
    assert.equal(await open(), null);
    assert.ok(!page.url().includes("#"), "the page's address hears of nothing");
    await page.keyboard.press("Space");
    assert.match(await open(), /^card-e\d+$/);
  }));

test("a click on a statement's words opens its explanation", () =>
  on("/examples/plain.html", async (page) => {
    await marked(page);
    const { x, y } = await within(page, (root) => {
      const texts = document.createTreeWalker(root.querySelector(".statement"), NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (texts.nextNode() && (texts.currentNode.parentNode.matches("button, a, .glue") || texts.currentNode.length < 9));
      range.selectNode(texts.currentNode);
      const { x, y, height } = range.getClientRects()[0];
      return { x: x + 8, y: y + height / 2 };
    });
    await page.mouse.click(x, y);
    assert.equal(await within(page, (root) => root.querySelector(":popover-open")?.id), "why-0");
  }));

test("a theme's rules do not reach the marks, its properties and parts do, and pictures stay", () =>
  on("/examples/wordpress-like.html", async (page) => {
    await marked(page);
    const seen = await within(page, (root) => {
      const style = (selector) => getComputedStyle(root.querySelector(selector));
      root.querySelector(".chip").click();
      const figure = document.querySelector("who-says figure");
      const slot = figure.assignedSlot;
      const order = [...root.querySelector("article").children].map((child) => child.localName);
      return {
        button: [style(".mention").textTransform, style(".mention").borderTopWidth],
        popover: style(":popover-open").display,
        opinion: style('.statement[data-status="opinion"]').getPropertyValue("--status").trim(),
        heading: [style("h2").fontFamily, root.querySelector("h2").textContent],
        figure: [slot !== null, getComputedStyle(figure).borderTopStyle, figure.getBoundingClientRect().height > 100],
        order,
        lists: root.querySelectorAll("ul > li").length >= 2 && root.querySelector("blockquote") !== null,
        host: document.querySelectorAll("who-says > *").length,
      };
    });
    assert.deepEqual(seen.button, ["none", "0px"]);
    assert.equal(seen.popover, "block");
    assert.equal(seen.opinion, "saddlebrown");
    assert.match(seen.heading[0], /^Georgia/);
    assert.equal(seen.heading[1], "What is known");
    assert.deepEqual(seen.figure, [true, "double", true]);
    assert.deepEqual(seen.order, ["h2", "p", "div", "blockquote", "ul", "p"]);
    assert.ok(seen.lists);
    assert.equal(seen.host, 6, "the page's own elements are where they were");
  }));

test("on paper a dark page's article is dark on light, with who says so in full and no card", () =>
  on("/examples/plain.html", async (page) => {
    await page.addStyleTag({ content: "html { background: #111; color: #ddd }" });
    await marked(page);
    const light = (colour) => Math.min(...colour.match(/[\d.]+/g).map(Number)) > 150;
    const looks = () =>
      within(page, (root) => {
        const style = (selector) => getComputedStyle(root.querySelector(selector));
        return [style("p").color, style(".native-card h2").color, style(".cards").display, style(".chip").overflow, style(".mention").boxShadow];
      });
    await within(page, (root) => root.querySelector(".mention").click());
    const [words, card, ...screen] = await looks();
    assert.deepEqual([light(words), light(card), ...screen.slice(0, 2)], [true, true, "block", "hidden"]);
    await page.emulateMediaType("print");
    const [ink, , ...paper] = await looks();
    assert.equal(light(ink), false);
    assert.deepEqual(paper, ["none", "visible", "none"]);
  }));

for (const example of ["plain", "wordpress-like"]) {
  test(`axe-core finds nothing in ${example}.html, with a card open`, () =>
    on(`/examples/${example}.html`, async (page) => {
      await marked(page);
      await within(page, (root) => root.querySelector(".mention").click());
      await page.addScriptTag({ content: axe.source });
      const violations = await page.evaluate(async () => (await window.axe.run()).violations.map(({ id, nodes }) => [id, nodes[0].html]));
      assert.deepEqual(violations, []);
    }));
}

test("a page that changes its article, or lays a pack over it, has it marked anew", () =>
  on("/examples/plain.html", async (page) => {
    await marked(page);
    const again = (work) => page.evaluate(`new Promise((done) => { const host = document.querySelector("who-says");
      host.addEventListener("whosays-ready", () => done(), { once: true }); (${work})(host); })`);
    await again((host) => (host.innerHTML = "<p>It rained in Oslo on Monday. It was cold.</p>"));
    assert.match(await within(page, (root) => root.querySelector("article").textContent), /Oslo/);
    await page.evaluate(async () => {
      const { default: init, pack } = await import("/node_modules/whosays/index.js");
      await init();
      window.made = pack("It rained in Oslo on Monday. It was cold.", [{ change: "mark", start: 0, end: 27, status: "opinion" }]);
    });
    await again((host) => (host.pack = window.made));
    assert.equal(await within(page, (root) => root.querySelector(".statement").dataset.by), "person");
  }));

test("a pack that is none, given before the element is defined, is refused in words", () =>
  on(
    "/examples/plain.html",
    async (page) => {
      const told = await page.waitForFunction(() => window.failed, { timeout: 30_000 });
      assert.match(await told.jsonValue(), /cut short/);
      assert.ok(await page.$eval("who-says p", (p) => p.assignedSlot !== null), "the article is shown unmarked");
    },
    {
      setUp: () => {
        addEventListener("whosays-failed", ({ detail }) => (window.failed = detail.error.message));
        document.addEventListener("readystatechange", () => {
          if (document.readyState === "interactive") document.querySelector("who-says").pack = "{";
        });
      },
    },
  ));

test("where no worker starts it works on the page, and where nothing does the page is as it was", async () => {
  const noWorker = () => {
    window.Worker = class {
      constructor() {
        throw new DOMException("no", "SecurityError");
      }
    };
  };
  await on("/examples/plain.html", marked, { setUp: noWorker });
  policy = "script-src 'self'";
  try {
    const failed = async (page) => {
      const told = await page.waitForFunction(() => window.failed, { timeout: 30_000 });
      assert.match(await told.jsonValue(), /could not be loaded/);
      const slotted = await page.$eval("who-says p", (p) => p.assignedSlot !== null && p.getBoundingClientRect().height > 0);
      assert.ok(slotted, "the article is shown unmarked");
    };
    const listen = () => addEventListener("whosays-failed", ({ detail }) => (window.failed = detail.error.message));
    await on("/examples/plain.html", failed, { setUp: listen, expected: ["WebAssembly", "Content Security Policy", "wasm"] });
  } finally {
    policy = undefined;
  }
});
