// How long the page takes to answer who corrects a long text, as JSON: by the browser's Event Timing, from a key or a click to
// the next frame that is painted (Interaction to Next Paint).
// usage: node correcting-speed.mjs ADDRESS TEXT
import { readFileSync } from "node:fs";
import { awake, withChromium } from "./chromium.mjs";

const [address, file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const WORDS = "the mayor of a town by the sea, as her neighbours describe her"; // what is typed, a letter at a time
const CHANGES = 5;

/** Records how long each interaction takes; 16 ms is the least that a browser tells. */
function observe() {
  window.interactions = [];
  new PerformanceObserver((list) => {
    for (const event of list.getEntries()) {
      if (event.interactionId) window.interactions.push({ name: event.name, ms: event.duration });
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
}

const report = await withChromium(async (browser) => {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await page.evaluateOnNewDocument(observe);
  await page.goto(address, { waitUntil: "load" });
  await awake(page);
  await page.click("#open");
  await page.waitForSelector("dialog[open] textarea", { visible: true });
  await page.evaluate((text) => {
    document.querySelector("dialog[open] textarea").value = text;
    document.querySelector("#explain").click();
  }, text);
  await page.waitForSelector("#article[data-complete]");
  await page.waitForNetworkIdle({ idleTime: 1500 });
  /** The longest of the interactions since the last call. */
  const longest = async () => {
    await new Promise((done) => setTimeout(done, 1000));
    return page.evaluate(() => Math.max(0, ...window.interactions.splice(0).map(({ ms }) => ms)));
  };
  const open = async (opener) => {
    await page.click(opener);
    await page.waitForSelector("#surface:popover-open .correct");
    await page.evaluate(() => {
      document.querySelector("#surface .correct:not([open]) summary")?.click();
    });
  };
  await open("#article .mention");
  await page.focus("#card-words");
  await longest();
  await page.keyboard.type(WORDS);
  const typing = await longest();
  if ((await page.$eval("#card-words", (field) => field.value)) !== WORDS) throw new Error("letters were lost");
  await page.keyboard.press("Escape");
  let changing = 0;
  for (let change = 0; change < CHANGES; change++) {
    await open("#s0 .chip");
    await longest();
    await (await page.$("#surface .pick[aria-pressed=false]")).click();
    changing = Math.max(changing, await longest());
    await page.keyboard.press("Escape");
  }
  return { typing_ms: typing, changing_ms: changing };
});
console.log(JSON.stringify(report));
