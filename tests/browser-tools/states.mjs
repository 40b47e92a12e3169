// The views and states of the site, and how a reader comes to each: what is looked at by tools for accessibility.
import { awake } from "./chromium.mjs";

/**
 * What is open: the control that opens it, and a sign that it is there. `path` is of another page, `lesson` a stage of a lesson, `text` one
 * that the reader brings, `first` what is pressed before that.
 */
export const STATES = [
  { name: "nothing open" },
  { name: "a card open", control: "#article .mention", open: "#surface[data-card]" },
  { name: "an explanation open", control: "#article .statement .chip", open: "#surface[data-why]" },
  { name: "a mark being corrected", control: "#article .statement .chip", open: "#surface[data-why]", then: ".correct summary" },
  { name: "a card being corrected", control: "#article .mention", open: "#surface[data-card]", then: ".correct summary" },
  { name: "the corrections open", control: "#correct", open: "#corrections", then: "#undo" },
  { name: "the statements in words", control: "#list-statements", open: "#list h2" },
  { name: "the dialog open", control: "#open", open: "dialog[open]" },
  { name: "an empty text refused", control: "#open", open: "dialog[open]", then: "#explain" },
  { name: "the dialog that shares open", control: "#share-article", open: "#share .ways" },
  { name: "the reading options", control: "#options", open: "#reading-options[open]" },
  { name: "the reading options beside the guide", path: "guide/method/", control: "#options", open: "#reading-options[open]" },
  { name: "a text of the reader’s", text: true },
  { name: "its details being edited", text: true, control: "#edit-details", open: "dialog[open] form" },
  { name: "a comparison", first: "#compare", text: true, open: "#comparison h2" },
  { name: "the sources", path: "sources.html" },
  { name: "the guide", path: "guide/method/" },
  { name: "the list of all articles", path: "articles/" },
  { name: "the page of lessons", path: "lessons/", open: "#open-lesson" },
  { name: "a lesson being built", lesson: "#building", open: "#save-lesson" },
  { name: "the first page of a lesson", lesson: "#intro", open: "#begin" },
  { name: "a lesson being marked", lesson: "#marking", open: "#panel" },
  { name: "a lesson that is handed in", lesson: "#handed-in", open: "#save-hand-in" },
  { name: "a class being collected", lesson: "#class", open: "#hand-ins" },
];

/** What a reader brings. */
const TEXT = "The council of Port Alder said the ferry may sink. Ines Duarte, the mayor, wants a new one. It will be sold in May.";

/** Opens the site at `address` and goes to one of its states. */
export async function reach(page, address, state) {
  await page.goto(address + (state.path ?? ""), { waitUntil: "load" });
  if (!state.path) await awake(page);
  if (state.lesson) await beginLesson(page, state.lesson);
  if (state.first) await page.click(state.first);
  if (state.text) await bring(page);
  if (state.control) await page.click(state.control);
  if (state.open) await page.waitForSelector(state.open, { visible: true, timeout: 10_000 });
  if (state.then) await page.click(state.then);
}

/** Makes a lesson of the article at hand and goes to one of its stages. */
async function beginLesson(page, stage) {
  await page.click("#share-article");
  await page.waitForSelector("#share .ways", { visible: true, timeout: 5_000 });
  await page.evaluate(() => [...document.querySelectorAll("#share button")].find((button) => button.textContent.includes("Make a lesson")).click());
  await page.waitForSelector("#save-lesson", { timeout: 10_000 });
  await page.evaluate((stage) => (location.hash = stage), stage);
}

/** Has a text of the reader's explained, and waits until all of it is there. */
export async function bring(page, text = TEXT) {
  if (!(await page.$("dialog#intake[open]"))) await page.click("#open");
  await page.waitForSelector("dialog#intake[open]", { timeout: 5_000 });
  await page.evaluate((text) => (document.querySelector("#intake-text").value = text), text);
  await page.click("#explain");
  await page.evaluate(async (text) => {
    const there = () => document.querySelector("#article").textContent.trim() === text && !document.querySelector("#intake").open;
    for (let tries = 0; !there(); tries++) {
      if (tries === 1500) throw new Error("the text was not explained");
      await new Promise((done) => setTimeout(done, 10));
    }
  }, text);
}
