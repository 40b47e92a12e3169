// The pictures of pictures.tsv, written below a folder; of each its name and bytes, as JSON.
// usage: node screenshots.mjs ADDRESS ROOT [FILE…]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { withChromium } from "./chromium.mjs";
import * as lessons from "./lesson-scenes.mjs";
import * as scenes from "./scenes.mjs";

const [address, root, ...only] = process.argv.slice(2);

const WAYS = { ...scenes, ...lessons };

/** Good enough for letters of 12 pixels; half as many bytes as without loss. */
const QUALITY = 80;

const rows = readFileSync(new URL("pictures.tsv", import.meta.url), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));

/** The same day and the same chances in each run, in the page's own thread. */
function freeze() {
  const began = Date.UTC(2026, 10, 30, 9, 0);
  const real = Date;
  const start = real.now();
  const now = () => began + real.now() - start;
  globalThis.Date = class extends real {
    constructor(...parts) {
      super(...(parts.length ? parts : [now()]));
    }
    static now() {
      return now();
    }
  };
  let state = 1;
  const next = () => (state = (state * 48271) % 2147483647);
  Math.random = () => next() / 2147483647;
  Crypto.prototype.getRandomValues = (bytes) => bytes.map(next);
}

/** A picture of the page when nothing in it moves any more. */
async function settled(page) {
  let before;
  for (let tries = 0; tries < 50; tries++) {
    const now = await page.screenshot({ type: "webp", quality: QUALITY });
    if (before && Buffer.compare(before, now) === 0) return now;
    before = now;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("the page does not come to rest");
}

async function shoot(browser, [file, width, height, colours, scene]) {
  if (!WAYS[scene]) throw new Error(`pictures.tsv: there is no scene ${scene}`);
  // Each has a browser of its own as far as what is kept goes.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: Number(width), height: Number(height) });
  await page.emulateTimezone("UTC");
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: colours },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  // The page's own policy forbids styles that it does not name.
  await page.setBypassCSP(true);
  await page.evaluateOnNewDocument(freeze);
  await WAYS[scene](page, address);
  // A caret that blinks is in every second picture, and bars for scrolling in some.
  await page.addStyleTag({ content: "* { caret-color: transparent !important; scrollbar-width: none; }" });
  const picture = await settled(page);
  await context.close();
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), picture);
  return { file, bytes: picture.length };
}

const pictures = await withChromium(async (browser) => {
  const made = [];
  for (const row of rows.map((line) => line.split("\t")).filter(([file]) => !only.length || only.includes(file))) {
    try {
      made.push(await shoot(browser, row));
    } catch (error) {
      throw new Error(`${row[0]} was not made`, { cause: error });
    }
  }
  return made;
});
console.log(JSON.stringify({ pictures }));
