// Several files at once: a list above the article, from which one after the other is opened. The tab keeps what the list says, so that it
// outlasts a reload; what was opened comes again from the recent articles, the others from beside them. Where nothing is kept, the page has
// no more than their names then, and asks for them.

import { say } from "../../say.js";

/** What a file of the list is at. */
const STATES = {
  waiting: ({ isLarge }) => (isLarge ? say("not opened yet; too large to be kept if the page is loaded again") : say("not opened yet")),
  reading: () => say("being read"),
  open: () => say("open"),
  opened: () => say("opened before"),
  refused: () => say("could not be opened"),
  lost: () => say("not opened before the page was loaded again: choose it once more"),
};

/** Megabytes that the waiting files of a list may have together. */
const MOST_MB = 200;

/** Where the browser keeps that the reader wants nothing kept, as in src/recent/store.rs. */
const UNWANTED = "whosays-keep-nothing";

/** The name of what the tab keeps, as in boot.js. */
const KEPT = "whosays-reading-list";

// Each `{ file, title, name, state, key, held, size, isLarge }`: without a file where the page was loaded again, with the number by which
// that is held until it is opened.
const files = [];
let place = null; // the list's element
let store = null; // loads what keeps files
let holding = Promise.resolve(); // the last file that is to be held

/** Gives the list its looks, which are in the style sheet at this address. */
function dress(looks) {
  if (document.querySelector("#reading-list-looks")) return;
  const link = document.createElement("link");
  link.id = "reading-list-looks";
  link.rel = "stylesheet";
  link.href = looks;
  document.head.append(link);
}

/** Adds files to the list, which has these means (see importing.js); gives the first of the new ones, which is opened. */
export function add(added, means) {
  dress(means.looks);
  ({ store } = means);
  const fresh = [...added].filter((file) => !claim(file)).map((file) => ({ file, name: file.name, title: file.name, state: "waiting", key: null }));
  files.push(...fresh);
  fresh.forEach(hold);
  draw();
  return added[0] ?? null;
}

/** Has the device hold an entry's file until it is opened, one file after the other, as far as the reader wants and there is room. */
function hold(entry) {
  const others = files.filter(({ key, isLarge }) => key === null && isLarge === false);
  entry.size = entry.file.size;
  entry.isLarge = others.reduce((sum, { size }) => sum + size, entry.size) > MOST_MB * 1_000_000;
  holding = holding.then(async () => {
    if (entry.isLarge || entry.key !== null || !isWanted()) return;
    const [word, number] = await (await store()).holdFile(entry.file);
    if (word !== "done") return;
    entry.held = number;
    if (files.includes(entry) && entry.key === null) keep();
    else letGo([entry]);
  }).catch(console.warn);
}

function isWanted() {
  try {
    return localStorage.getItem(UNWANTED) === null;
  } catch {
    return false;
  }
}

/** The files of some entries are held no longer. */
function letGo(entries) {
  const numbers = entries.map(({ held }) => held).filter((number) => number !== undefined);
  for (const entry of entries) delete entry.held;
  if (numbers.length > 0) store().then(({ dropFiles }) => dropFiles(numbers)).catch(console.warn);
}

/** Gives a file to the entry of that name which lost its own; whether there is one. */
function claim(file) {
  const entry = files.find(({ name, state }) => name === file.name && state === "lost");
  if (entry) Object.assign(entry, { file, state: "waiting" });
  return entry !== undefined;
}

/** Shows the list that the tab kept. */
export async function restore(means) {
  ({ store } = means);
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
  const wanted = kept.map(({ held }) => held).filter((number) => number !== undefined);
  const [, found = []] = wanted.length > 0 ? await (await store()).heldFiles(wanted).catch(() => []) : [];
  // The reader may have brought others meanwhile.
  if (files.length > 0 || kept.length === 0) return;
  const unopened = ({ held, state }) => (state === "refused" ? state : found.includes(held) ? "waiting" : "lost");
  const stateOf = (entry) => (entry.key === null ? unopened(entry) : entry.key === history.state ? "open" : "opened");
  files.push(...kept.map((entry) => ({ ...entry, file: null, state: stateOf(entry) })));
  dress(means.looks);
  draw();
}

/** Notes what became of a file, if it is one of the list. */
export function note(file, state, title = null) {
  if (state === "reading" && !files.some((entry) => entry.file === file)) claim(file);
  const entry = files.find((entry) => entry.file === file);
  if (!entry) return;
  if (state === "open") leave();
  entry.state = state;
  entry.title = title || entry.title;
  draw();
}

/** What was open is so no more. */
function leave() {
  for (const other of files) if (other.state === "open") other.state = "opened";
}

// The device keeps an article, under this key: the one that was just opened, or one that is open again.
addEventListener("whosays-kept", ({ detail: { key, isWhole } }) => {
  const known = files.find((entry) => entry.key === key);
  const entry = known ?? files.find(({ state, key }) => state === "open" && key === null);
  if (!entry) return;
  leave();
  Object.assign(entry, { key, state: "open" });
  if (isWhole) letGo([entry]);
  draw();
});

/** Has the tab keep what the list says. */
function keep() {
  try {
    if (files.length === 0) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, JSON.stringify(files.map(({ file, ...entry }) => entry)));
  } catch {
    // Then it lasts as long as the page.
  }
}

/** Puts the list into the page, or what has changed in it. Titles are text, whatever is in them. */
function draw() {
  keep();
  if (place === null) {
    place = document.createElement("nav");
    place.id = "reading-list";
    place.setAttribute("aria-labelledby", "reading-list-title");
    document.querySelector("#heading").before(place);
  }
  const focused = [...place.querySelectorAll("button")].indexOf(document.activeElement);
  const title = document.createElement("h2");
  title.id = "reading-list-title";
  title.textContent = say("Your reading list");
  const list = document.createElement("ol");
  list.append(...files.map(item));
  const away = document.createElement("button");
  away.type = "button";
  away.className = "away";
  away.textContent = say("Put the list away");
  away.addEventListener("click", () => {
    letGo(files.splice(0));
    keep();
    place.remove();
    place = null;
    document.querySelector("#main").focus({ preventScroll: true });
  });
  place.replaceChildren(title, list, away);
  if (focused >= 0) place.querySelectorAll("button")[Math.min(focused, files.length)]?.focus({ preventScroll: true });
}

/** Opens an entry: the app does it like a file that was dropped, or an article that it kept; one that is lost it asks for by its name. */
async function open(entry) {
  const { key, name, held } = entry;
  if (!entry.file && key === null && held !== undefined) {
    const [, file] = await (await store()).heldFile(held);
    if (file) entry.file = file;
    else entry.state = "lost";
    draw();
  }
  dispatchEvent(new CustomEvent("whosays-file", { detail: entry.file ?? key ?? { lost: name } }));
}

function item(entry) {
  const { title, state } = entry;
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dir = "auto";
  button.textContent = title;
  if (state === "open") button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => open(entry));
  const told = document.createElement("span");
  told.className = "state";
  told.textContent = STATES[state](entry);
  item.dataset.state = state;
  item.append(button, " ", told);
  return item;
}
