// By how much the memory of a tab grows while two hundred articles are opened in it, one after the other, as JSON.
// usage: node growth.mjs ADDRESS TEXT
import { readFileSync } from "node:fs";
import { awake, withChromium } from "./chromium.mjs";
import { held } from "./held.mjs";

const [address, file] = process.argv.slice(2);
const ARTICLES = 200;
const PAUSE = 1000; // milliseconds for each: a reader who goes on sooner ends the worker in its work, and with it all that it holds
const REST = 5000; // milliseconds in which what comes late has come: names that are linked, the site that is kept
const WARM = 20; // articles after which all that stays for good is there: modules, weights, what names are known by

const paragraphs = readFileSync(file, "utf8").split("\n\n");
const each = Math.floor(paragraphs.length / ARTICLES);
if (each < 5) throw new Error("the text is too short for so many articles");
const articles = Array.from({ length: ARTICLES }, (_, index) => paragraphs.slice(index * each, (index + 1) * each).join("\n\n"));

/** Opens a text and a card and an explanation of it, as a reader does. */
async function read(page, text) {
  await page.evaluate(async (text) => {
    const frame = () => new Promise((done) => setTimeout(done, 10));
    document.querySelector("#open").click();
    document.querySelector("#intake-text").value = text;
    document.querySelector("#explain").click();
    const article = document.querySelector("#article");
    for (let tries = 0; article.textContent.trim() !== text.trim() || article.dataset.complete === undefined; tries++) {
      if (tries === 3000) throw new Error("the text was not explained");
      await frame();
    }
    for (const selector of ["#article .mention", "#article .chip"]) {
      document.querySelector(selector)?.click();
      await frame();
    }
    document.querySelector("#surface:popover-open .close")?.click();
  }, text);
}

// Not until the network is idle: of a request whose worker has ended, the browser tells no end.
const rest = () => new Promise((done) => setTimeout(done, REST));

const total = ({ elements, rest }) => elements + rest;

const report = await withChromium(async (browser) => {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(address, { waitUntil: "load" });
  await awake(page);
  let warm = null;
  for (const [index, text] of articles.entries()) {
    await read(page, text);
    await new Promise((done) => setTimeout(done, PAUSE));
    if (index + 1 === WARM) {
      await rest();
      warm = await held(page);
    }
  }
  await rest();
  const last = await held(page);
  return { warm_mb: total(warm) / 1e6, last_mb: total(last) / 1e6, growth: (total(last) / total(warm) - 1) * 100 };
});
console.log(JSON.stringify(report));
