// How long a PDF of some pages and a book take from being chosen to being marked, in Chromium, and what memory a book takes
// that one of half its length does not, before and after it was scrolled through, as JSON.
// usage: node importing-speed.mjs ADDRESS TEXT BOOK_TEXT LONGER_BOOK_TEXT
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { awake, withChromium } from "./chromium.mjs";
import { held } from "./held.mjs";

const [address, ...files] = process.argv.slice(2);
const [text, ...bookTexts] = files.map((file) => readFileSync(file, "utf8"));
const RUNS = 5;
const PAGES = 40;
const CHAPTER = 80; // paragraphs
const LINKED = 3000; // milliseconds after which names are linked by what was loaded for them, on a busy machine too
const REST = 1000; // milliseconds that a reader takes at least from the dialog to having chosen a file

const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const paragraphs = (text) => text.split("\n\n").map((words) => `<p>${escaped(words)}</p>`);

/** A PDF of so many pages, printed by Chromium from as much of the text as fits. */
async function printed(browser) {
  const page = await browser.newPage();
  const print = async (part) => {
    await page.setContent(`<h1>A long report</h1>${part.join("")}`);
    return page.pdf({ format: "A4", margin: { top: "25mm", bottom: "25mm", left: "25mm", right: "25mm" } });
  };
  const pagesOf = (pdf) => Buffer.from(pdf).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  const all = paragraphs(text);
  const whole = pagesOf(await print(all));
  if (whole < PAGES) throw new Error(`the text fills ${whole} pages only`);
  let count = Math.floor((all.length * PAGES) / whole);
  let pdf = await print(all.slice(0, count));
  while (pagesOf(pdf) < PAGES) pdf = await print(all.slice(0, (count += 2)));
  await page.close();
  return pdf;
}

/** A book of the text, in chapters. */
function bound(text) {
  const all = paragraphs(text);
  const names = Array.from({ length: Math.ceil(all.length / CHAPTER) }, (_, index) => `chapter-${index + 1}`);
  const chapter = (index) => {
    const body = all.slice(index * CHAPTER, (index + 1) * CHAPTER).join("\n");
    return `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${names[index]}</title></head>` +
      `<body><h2>Chapter ${index + 1}</h2>${body}</body></html>`;
  };
  const items = names.map((name) => `<item id="${name}" href="${name}.xhtml" media-type="application/xhtml+xml"/>`);
  const spine = names.map((name) => `<itemref idref="${name}"/>`);
  const book = `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata ` +
    `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A long book</dc:title></metadata>` +
    `<manifest>${items.join("")}</manifest><spine>${spine.join("")}</spine></package>`;
  const container = `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`;
  const chapters = names.map((name, index) => [`${name}.xhtml`, strToU8(chapter(index))]);
  return zipSync({
    mimetype: [strToU8("application/epub+zip"), { level: 0 }],
    "META-INF/container.xml": strToU8(container),
    "book.opf": strToU8(book),
    ...Object.fromEntries(chapters),
  });
}

/** Scrolls through the whole page, half a screen a frame; the longest task of that, in milliseconds. */
async function scrolled(page) {
  return page.evaluate(async () => {
    const start = performance.now();
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    while (scrollY + innerHeight < document.documentElement.scrollHeight - 2) {
      scrollBy({ top: innerHeight / 2, behavior: "instant" });
      await frame();
    }
    await new Promise((rest) => setTimeout(rest, 1000));
    return Math.max(0, ...window.tasks.filter((task) => task.startTime >= start).map((task) => task.duration));
  });
}

/** Opens a file on a page that is awake; milliseconds until its first and last marks are painted, what that needed, and in the `last` run
 * what it needs when the reader has been everywhere. */
async function open(file, isLast) {
  return withChromium(async (browser) => {
    const [page] = await browser.pages();
    await page.setViewport({ width: 1280, height: 900 });
    await page.evaluateOnNewDocument(() => {
      window.tasks = [];
      new PerformanceObserver((list) => window.tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
    });
    await page.goto(address, { waitUntil: "load" });
    await awake(page);
    await page.click("#open");
    await page.waitForSelector("dialog[open] input[type=file]");
    await new Promise((done) => setTimeout(done, REST));
    await page.evaluate(() => {
      const input = document.querySelector("dialog[open] input[type=file]");
      const article = document.querySelector("#article");
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const own = article.textContent.slice(0, 200);
      const isOther = () => article.querySelector(".statement") && !article.textContent.startsWith(own);
      window.opened = new Promise((done) => {
        input.addEventListener("change", async () => {
          const start = performance.now();
          while (!isOther()) await frame();
          const begun = performance.now() - start;
          while (!("complete" in article.dataset)) await frame();
          await frame();
          const marked = performance.now() - start;
          await new Promise((rest) => setTimeout(rest, 500));
          const tasks = window.tasks.filter((task) => task.startTime >= start).map((task) => task.duration);
          done({ begun, marked, longest: Math.max(0, ...tasks), characters: article.textContent.length });
        }, { once: true, capture: true });
      });
    });
    const input = await page.$("dialog[open] input[type=file]");
    await input.uploadFile(file);
    const run = await page.evaluate(() => window.opened);
    // A module that is about to grow for its names would count for less than one that has.
    await new Promise((done) => setTimeout(done, LINKED));
    const opened = { ...run, held: await held(page) };
    return isLast ? { ...opened, scrolling: await scrolled(page), heldAfter: await held(page) } : opened;
  });
}

const folder = mkdtempSync(join(tmpdir(), "whosays-"));
try {
  const paths = ["report.pdf", "book.epub", "longer.epub"].map((name) => join(folder, name));
  [await withChromium(printed), ...bookTexts.map(bound)].forEach((bytes, index) => writeFileSync(paths[index], bytes));
  const runs = paths.map(() => []);
  for (let run = 0; run < RUNS; run++) {
    for (const [index, path] of paths.entries()) runs[index].push(await open(path, index > 0 && run === RUNS - 1));
  }
  const median = (runs, value) => runs.map(value).sort((a, b) => a - b)[RUNS >> 1];
  const [pdf, book, longer] = runs;
  // What every text costs, modules and knowledge, is in both.
  const further = (of) => {
    const [less, more] = [book, longer].map((runs) => median(runs, ({ held }) => of(held)));
    return (more - less) / (longer[0].characters - book[0].characters);
  };
  const after = [book, longer].map((runs) => runs.at(-1));
  console.log(JSON.stringify({
    pdf_ms: median(pdf, ({ marked }) => marked),
    pdf_longest_task_ms: median(pdf, ({ longest }) => longest),
    book_begun_ms: median(book, ({ begun }) => begun),
    book_ms: median(book, ({ marked }) => marked),
    book_longest_task_ms: median(book, ({ longest }) => longest),
    held: further(({ rest }) => rest),
    held_elements: further(({ elements }) => elements),
    scrolling_longest_task_ms: after[0].scrolling,
    held_elements_after: (after[1].heldAfter.elements - after[0].heldAfter.elements) / (after[1].characters - after[0].characters),
  }));
} finally {
  rmSync(folder, { recursive: true });
}
