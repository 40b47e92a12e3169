// Puts the interface into another language than English: loads its texts for all that says something, and replaces those that the page
// was built with. What the app draws it draws in that language itself.
import { counted, say, text } from "./say.js";

const own = new URL(import.meta.url);
const RIGHT_TO_LEFT = ["ar"];
const ATTRIBUTES = ["aria-label", "title", "placeholder"];

/** A day in words, as src/clock.rs has it, of the English words for it. */
function day(english) {
  const [day, month, year] = english.split(" ");
  return say(day === "1" ? text("1 {month} {year}") : text("{day} {month} {year}"), { day, month: say(month), year });
}

/** What style sheets say, by the properties in which they find it. */
const STYLED = {
  "--said-drop": text("Drop a text to have it explained"),
  "--said-person": text("set by a person"),
  "--said-left-out": text("Those that stand in the text most often. Left out:"),
};

/** What is an article's, a lesson's or a guide's own: it stays in the language that it is in. */
const WRITTEN = "#article, .document, [translate='no']";

/** Says everything in a language from now on, and resolves to what say.js and the app say it with; rejects where its texts do not arrive. */
export async function speak(language) {
  const answer = await fetch(new URL(`languages/${language}.tsv${own.search}`, own));
  if (!answer.ok) throw new Error(`${language}: ${answer.status}`);
  const table = await answer.text();
  const rows = new Map(table.split("\n").slice(1).map((row) => row.split("\t")));
  if (document.readyState === "loading") await new Promise((done) => document.addEventListener("DOMContentLoaded", done));
  const texts = (globalThis.whosaysTexts = { language, table, rows });
  const root = document.documentElement;
  for (const written of document.querySelectorAll(WRITTEN)) [written.lang, written.dir] = [root.lang, "ltr"];
  // What a publisher wrote in a list, a title, a note.
  for (const written of document.querySelectorAll("[dir='auto']:not(input, textarea)")) written.lang ||= root.lang;
  [root.lang, root.dir] = [language, RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr"];
  if (root.dir === "rtl") await styled("mirrored.css");
  for (const [name, english] of Object.entries(STYLED)) root.style.setProperty(name, JSON.stringify(rows.get(english) ?? english));
  replace(rows);
  // A title that is an article's, a lesson's or a guide's may happen to be a text of ours too.
  const [name, ...site] = document.title.split(" – ");
  if (!document.querySelector("h1[dir='auto'], .document h1")) document.title = [rows.get(name) ?? name, ...site].join(" – ");
  // What the build put together says itself what it is made of.
  for (const own of document.querySelectorAll("[data-say]")) own.textContent = counted(Number(own.dataset.n), own.dataset.say, own.dataset);
  for (const own of document.querySelectorAll(".library time")) own.textContent = day(own.textContent);
  return texts;
}

/** Waits until a style sheet is here, or is not to be had. */
function styled(name) {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(`${name}${own.search}`, own).href });
  document.head.append(link);
  return new Promise((done) => (link.onload = link.onerror = done));
}

/** Replaces the texts of the page that have a translation. What has a direction of its own is somebody's own words. */
function replace(rows) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(`${WRITTEN}, script, [dir="auto"]`) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      const english = node.data.trim().replace(/\s+/g, " ");
      // The signs in numbers have rows too.
      const text = /\p{L}/u.test(english) && rows.get(english);
      if (text) node.data = node.data.replace(/\S[^]*\S|\S/, () => text);
    } else {
      for (const name of ATTRIBUTES) {
        const text = rows.get(node.getAttribute(name));
        if (text) node.setAttribute(name, text);
      }
    }
  }
}
