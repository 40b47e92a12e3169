// Several files at once: a list above the article, from which one after the other is opened. The tab keeps what the list says, so that it
// outlasts a reload; what was opened comes again from the recent articles, of the others the page has no more than the name.

/** What a file of the list is at. */
const STATES = { waiting: "not opened yet", reading: "being read", open: "open", opened: "opened before", refused: "could not be opened",
  lost: "not opened before the page was loaded again: choose it once more" };

/** The name of what the tab keeps, as in boot.js. */
const KEPT = "whosays-reading-list";

const files = []; // each `{ file, title, name, state, key }`, without a file where the page was loaded again
let place = null; // the list's element

/** Gives the list its looks, which are in the style sheet at this address. */
function dress(looks) {
  if (document.querySelector("#reading-list-looks")) return;
  const link = document.createElement("link");
  link.id = "reading-list-looks";
  link.rel = "stylesheet";
  link.href = looks;
  document.head.append(link);
}

/** Adds files to the list, which looks as the style sheet `looks` says; gives the first of the new ones, which is opened. */
export function add(added, looks) {
  dress(looks);
  files.push(...[...added].filter((file) => !claim(file)).map((file) => ({ file, name: file.name, title: file.name, state: "waiting", key: null })));
  draw();
  return added[0] ?? null;
}

/** Gives a file to the entry of that name which lost its own; whether there is one. */
function claim(file) {
  const entry = files.find(({ name, state }) => name === file.name && state === "lost");
  if (entry) Object.assign(entry, { file, state: "waiting" });
  return entry !== undefined;
}

/** Shows the list that the tab kept. */
export function restore(looks) {
  if (files.length > 0) return;
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
  const stateOf = ({ key, state }) => (key === null ? (state === "refused" ? state : "lost") : key === history.state ? "open" : "opened");
  files.push(...kept.map((entry) => ({ ...entry, file: null, state: stateOf(entry) })));
  if (files.length === 0) return;
  dress(looks);
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
addEventListener("whosays-kept", ({ detail: key }) => {
  const known = files.find((entry) => entry.key === key);
  const entry = known ?? files.find(({ state, key }) => state === "open" && key === null);
  if (!entry) return;
  leave();
  Object.assign(entry, { key, state: "open" });
  draw();
});

/** Has the tab keep what the list says. */
function keep() {
  try {
    if (files.length === 0) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, JSON.stringify(files.map(({ name, title, state, key }) => ({ name, title, state, key }))));
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
  title.textContent = "Your reading list";
  const list = document.createElement("ol");
  list.append(...files.map(item));
  const away = document.createElement("button");
  away.type = "button";
  away.className = "away";
  away.textContent = "Put the list away";
  away.addEventListener("click", () => {
    files.length = 0;
    keep();
    place.remove();
    place = null;
    document.querySelector("#main").focus({ preventScroll: true });
  });
  place.replaceChildren(title, list, away);
  if (focused >= 0) place.querySelectorAll("button")[Math.min(focused, files.length)]?.focus({ preventScroll: true });
}

/** Opens an entry: the app does it like a file that was dropped, or an article that it kept; one that is lost it asks for by its name. */
function open({ file, key, name }) {
  dispatchEvent(new CustomEvent("whosays-file", { detail: file ?? key ?? { lost: name } }));
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
  told.textContent = STATES[state];
  item.dataset.state = state;
  item.append(button, " ", told);
  return item;
}
