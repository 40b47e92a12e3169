// How the page behaves while it wakes up and when a long and a very long text are pasted, as JSON.
// usage: node page-speed.mjs ADDRESS TEXT LONGER_TEXT
import { readFileSync } from "node:fs";
import { awake, withChromium } from "./chromium.mjs";

const [address, ...files] = process.argv.slice(2);
const [text, longer] = files.map((file) => readFileSync(file, "utf8"));
const RUNS = 5;
const CARD_DELAY = 250; // milliseconds that the pointer rests on a name before its card opens
const REST = 1000; // milliseconds that a reader takes at least to come from the dialog to the paste

/** Records layout shifts and long tasks from the first moment on. */
function observe() {
  window.measured = { cls: 0, tasks: [] };
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.measured.cls += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.measured.tasks.push({ start: task.startTime, ms: task.duration });
  }).observe({ type: "longtask", buffered: true });
}

/** Opens the page and waits until its marks are awake. */
async function open(browser) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluateOnNewDocument(observe);
  await page.goto(address, { waitUntil: "load" });
  await awake(page);
  return page;
}

/** Layout shift until a second after the page is ready, and when that was. */
async function wakeUp(browser) {
  const page = await open(browser);
  const ready = await page.evaluate(() => performance.now());
  await new Promise((done) => setTimeout(done, 1000));
  const cls = await page.evaluate(() => window.measured.cls);
  await page.close();
  return { cls, ready };
}

/**
 * From paste to marks on a page that is awake: until a frame with the first of them, and one with the last, has been
 * painted. `rest` is how long the reader looks for the text after opening the dialog, in milliseconds.
 */
async function paste(browser, text, rest) {
  const page = await open(browser);
  await page.click("#open");
  await page.waitForSelector("dialog[open] textarea", { visible: true });
  await new Promise((done) => setTimeout(done, rest));
  const run = await page.evaluate(async (text) => {
    const dialog = document.querySelector("dialog[open]");
    const field = dialog.querySelector("textarea");
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    await frame();
    const start = performance.now();
    // As a browser does it: the field hears of the paste with its data, and holds the text unless the page took it.
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const pasting = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData });
    if (field.dispatchEvent(pasting)) {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    }
    const article = document.querySelector("#article");
    // A long text arrives in slices; `data-complete` says that the last is there.
    const marked = () => "complete" in article.dataset && article.textContent.length >= text.length * 0.9;
    const head = text.slice(0, 40).trim();
    const begun = () => article.querySelector(".statement") && article.textContent.trim().startsWith(head);
    let first;
    while (!marked()) {
      if (!first && begun()) first = performance.now();
      if (performance.now() - start > 20_000) throw new Error("the pasted text was not marked within 20 s");
      await frame();
    }
    await frame();
    const end = performance.now();
    await new Promise((done) => setTimeout(done, 500));
    const tasks = window.measured.tasks.filter((task) => task.start >= start).map((task) => task.ms);
    // The baseline: the same words as plain paragraphs, laid out and painted.
    const plain = document.createElement("article");
    const shown = performance.now();
    plain.append(...text.split("\n").map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    article.replaceWith(plain);
    await frame();
    return { begun: (first ?? end) - start, marked: end - start, longest: Math.max(0, ...tasks), plain: performance.now() - shown };
  }, text);
  await page.close();
  return run;
}

/** How long the weights take from bytes to being ready, in a module of their own. */
async function weights(browser) {
  const page = await open(browser);
  const ms = await page.evaluate(async () => {
    const { parts, version } = document.querySelector("script[data-wasm]").dataset;
    const part = (name) => new URL(`${parts}${name}?v=${version}`, document.baseURI).href;
    const module = await import(part("whosays-explainer.js"));
    await module.default({ module_or_path: part("whosays-explainer_bg.wasm") });
    const stages = ["tags", "names", "status"].map((stage) => part(`models/${stage}.model`));
    const files = await Promise.all(
      stages.map(async (address) => new Uint8Array(await (await fetch(address)).arrayBuffer())),
    );
    const start = performance.now();
    const wrong = module.readModels(files);
    if (wrong) throw new Error(wrong);
    return performance.now() - start;
  });
  await page.close();
  return ms;
}

/** How long a card takes to be open and drawn, beyond the time that the pointer has to rest on its name: the longest of some. */
async function cards(page) {
  const mentions = await page.$$("#article .mention");
  let longest = 0;
  for (const mention of mentions.slice(0, 5)) {
    await mention.scrollIntoView();
    await page.mouse.move(1, 1);
    await page.evaluate(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      while (document.querySelector(":popover-open")) await frame();
      window.opened = new Promise((done) => {
        window.addEventListener(
          "pointerover",
          async function come({ target, timeStamp }) {
            if (!target.closest(".mention")) return;
            window.removeEventListener("pointerover", come);
            while (!document.querySelector("[data-card]:popover-open")) await frame();
            done(performance.now() - timeStamp);
          },
        );
      });
    });
    await mention.hover();
    longest = Math.max(longest, await page.evaluate(() => window.opened));
  }
  await page.close();
  return longest - CARD_DELAY;
}

/** An opened text of 100 KB whose shards have come, and all that follows from them. */
async function withShards(browser, text) {
  const page = await open(browser);
  const asked = new Set();
  page.on("request", (request) => asked.add(request.url()));
  await page.click("#open");
  await page.waitForSelector("dialog[open] textarea", { visible: true });
  await page.evaluate((text) => {
    const field = document.querySelector("dialog[open] textarea");
    field.value = text;
    document.querySelector("#explain").click();
  }, text);
  await page.waitForSelector("#article[data-complete]");
  await page.waitForNetworkIdle({ idleTime: 1500 });
  if (![...asked].some((url) => url.endsWith(".txt"))) throw new Error("the text loaded no shard");
  return page;
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

const report = await withChromium(async (browser) => {
  const wakeUps = [];
  const pastes = [];
  const coldPastes = [];
  const longPastes = [];
  const loads = [];
  const openings = [];
  const knownOpenings = [];
  for (let run = 0; run < RUNS; run++) {
    wakeUps.push(await wakeUp(browser));
    coldPastes.push(await paste(browser, text, 0));
    pastes.push(await paste(browser, text, REST));
    longPastes.push(await paste(browser, longer, REST));
    loads.push(await weights(browser));
    openings.push(await cards(await open(browser)));
    knownOpenings.push(await cards(await withShards(browser, text)));
  }
  const marked = median(pastes.map((run) => run.marked));
  return {
    cls: Math.max(...wakeUps.map((run) => run.cls)),
    ready_ms: median(wakeUps.map((run) => run.ready)),
    begun_ms: median(pastes.map((run) => run.begun)),
    marked_ms: marked,
    cold_marked_ms: median(coldPastes.map((run) => run.marked)),
    longest_task_ms: median(pastes.map((run) => run.longest)),
    times_plain: marked / median(pastes.map((run) => run.plain)),
    weights_ms: median(loads),
    card_ms: median(openings),
    known_card_ms: median(knownOpenings),
    long_begun_ms: median(longPastes.map((run) => run.begun)),
    long_marked_ms: median(longPastes.map((run) => run.marked)),
    long_longest_task_ms: median(longPastes.map((run) => run.longest)),
  };
});
console.log(JSON.stringify(report));
