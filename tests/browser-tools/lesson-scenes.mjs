// What the pictures of a lesson show, and how a teacher or a pupil comes there.
import { awake } from "./chromium.mjs";
import { give, handIns, tasks } from "./hand-ins.mjs";

const LESSON = "fact-or-forecast";

/** Keys of the keyboard for what a pupil holds, statement after statement: mostly as the key has it. */
const HELD = "424441424144424442";

async function open(page, address, hash, sign) {
  await page.goto(new URL(`lessons/${hash}`, address).href, { waitUntil: "load" });
  await awake(page);
  await page.waitForSelector(sign, { visible: true });
}

const scrollTo = (page, selector) => page.evaluate((selector) => document.querySelector(selector).scrollIntoView(), selector);

async function begin(page, address) {
  await intro(page, address);
  await page.type("#pupil-name", "Ada");
  await page.click("#begin");
  await page.waitForSelector("#panel", { visible: true });
}

async function mark(page, count) {
  for (const held of HELD.slice(0, count)) {
    await page.keyboard.press(held);
    await page.keyboard.press("ArrowRight");
  }
}

async function handIn(page, address) {
  await begin(page, address);
  await mark(page, HELD.length);
  await page.click("#finish");
  await page.waitForSelector("#save-hand-in", { visible: true });
}

/** The figures of a class of five. */
async function collect(page, address) {
  const text = await (await fetch(new URL(`lessons/${LESSON}.lesson.json`, address))).text();
  const lesson = JSON.parse(text);
  if (!tasks(lesson).length) throw new Error("there is nothing to mark in the lesson");
  await open(page, address, "", "#open-class");
  await page.evaluate(give, "#open-class", [text]);
  await page.waitForSelector("#hand-ins", { visible: true });
  // From statements on which all agree to those on which hardly two do.
  const divided = (at, pupil) => pupil < at % 4;
  await page.evaluate(give, "#hand-ins", handIns(lesson, 5, divided));
  await page.waitForSelector("#heat .chip");
}

export async function readyMade(page, address) {
  await open(page, address, "", "#ready-made");
  await scrollTo(page, "#ready-made");
}

export async function building(page, address) {
  await open(page, address, `#teach=${LESSON}`, "#save-lesson");
  await page.click(".told button");
  await scrollTo(page, "#tasks");
}

export const intro = (page, address) => open(page, address, `#try=${LESSON}`, "#begin");

export async function marking(page, address) {
  await begin(page, address);
  await mark(page, 6);
}

export async function handingIn(page, address) {
  await handIn(page, address);
  await page.click("#code-hand-in");
  await page.waitForSelector(".codes svg", { visible: true });
  await page.click(".told button");
  await scrollTo(page, "h1");
}

export async function comparingWithKey(page, address) {
  await handIn(page, address);
  await page.click("#save-hand-in");
  await page.click("#show-key");
  await page.waitForSelector("#comparing", { visible: true });
  await scrollTo(page, "#comparing");
}

export async function agreement(page, address) {
  await collect(page, address);
  await scrollTo(page, "#heat");
}

export async function divided(page, address) {
  await collect(page, address);
  await scrollTo(page, "#divided");
}

export async function practice(page, address) {
  await open(page, address, "#practice", "#practice .pick");
  await page.click("#practice .pick[data-status=speculation]");
  await page.waitForSelector("#go-on-practising", { visible: true });
}
