// axe-core over the page in light and dark, on a desk and on a phone, with nothing, a card, an explanation, what
// corrects them and the dialog open, over the page of sources and the list of all articles, and over the stages of a lesson, as JSON.
// usage: node axe.mjs ADDRESS
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { awake, withChromium } from "./chromium.mjs";

const [address] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is open while axe looks: the control that opens it, and a sign that it is there. */
const PANELS = [
  { name: "nothing open" },
  { name: "a card open", control: "#article .mention", open: "#surface[data-card]" },
  { name: "an explanation open", control: "#article .statement .chip", open: "#surface[data-why]" },
  { name: "a mark being corrected", control: "#article .statement .chip", open: "#surface[data-why]", then: ".correct summary" },
  { name: "a card being corrected", control: "#article .mention", open: "#surface[data-card]", then: ".correct summary" },
  { name: "the corrections open", control: "#correct", open: "#corrections", then: "#undo" },
  { name: "the dialog open", control: "#open", open: "dialog[open]" },
  { name: "the dialog that shares open", control: "#share-article", open: "#share .ways" },
  { name: "the sources", path: "sources.html" },
  { name: "the list of all articles", path: "articles/" },
  { name: "the page of lessons", path: "lessons/", open: "#open-lesson" },
  { name: "a lesson being built", lesson: "#building", open: "#save-lesson" },
  { name: "the first page of a lesson", lesson: "#intro", open: "#begin" },
  { name: "a lesson being marked", lesson: "#marking", open: "#panel" },
  { name: "a lesson that is handed in", lesson: "#handed-in", open: "#save-hand-in" },
  { name: "a class being collected", lesson: "#class", open: "#hand-ins" },
];

const SCREENS = [
  { name: "desktop", width: 1280, height: 900 },
  { name: "phone", width: 390, height: 844 },
];

async function look(page, scheme, screen, panel) {
  await page.setViewport(screen);
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    // A panel that is still fading in has colours of its own.
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await page.goto(address + (panel.path ?? ""), { waitUntil: "load" });
  if (!panel.path) await awake(page);
  if (panel.lesson) await beginLesson(page, panel.lesson);
  if (panel.control) await page.click(panel.control);
  if (panel.open) await page.waitForSelector(panel.open, { visible: true, timeout: 5_000 });
  if (panel.then) await page.click(panel.then);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}, first ${nodes[0].target.join(" ")})`);
}

/** Makes a lesson of the article at hand and goes to one of its stages. */
async function beginLesson(page, stage) {
  await page.click("#share-article");
  await page.waitForSelector("#share .ways", { visible: true, timeout: 5_000 });
  await page.evaluate(() => [...document.querySelectorAll("#share button")].find((button) => button.textContent === "Make a lesson").click());
  await page.waitForSelector("#save-lesson", { timeout: 10_000 });
  await page.evaluate((stage) => (location.hash = stage), stage);
}

const states = await withChromium(async (browser) => {
  const rows = [];
  for (const scheme of ["light", "dark"]) {
    for (const screen of SCREENS) {
      for (const panel of PANELS) {
        const page = await browser.newPage();
        // The page's own policy forbids scripts that it does not name; axe is ours to add.
        await page.setBypassCSP(true);
        const violations = await look(page, scheme, screen, panel);
        rows.push({ name: `${scheme}, ${screen.name}, ${panel.name}`, violations });
        await page.close();
      }
    }
  }
  return rows;
});
console.log(JSON.stringify({ states }));
