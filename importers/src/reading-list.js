// Several files at once: a list above the article, from which one after the other is opened. It lasts as long as the page.

/** What a file of the list is at. */
const STATES = { waiting: "not opened yet", reading: "being read", open: "open", opened: "opened before", refused: "could not be opened" };

const files = []; // each `{ file, title, state }`
let place = null; // the list's element

/** A title for a file that nobody has read: its name without the ending. */
const stem = (name) => name.replace(/\.[^.]{1,8}$/, "") || name;

/** Adds files to the list, which looks as the style sheet `looks` says; gives the first of the new ones, which is opened. */
export function add(added, looks) {
  if (!document.querySelector("#reading-list-looks")) {
    const link = document.createElement("link");
    link.id = "reading-list-looks";
    link.rel = "stylesheet";
    link.href = looks;
    document.head.append(link);
  }
  const entries = [...added].map((file) => ({ file, title: stem(file.name), state: "waiting" }));
  files.push(...entries);
  draw();
  return entries[0]?.file ?? null;
}

/** Notes what became of a file, if it is one of the list. */
export function note(file, state, title = null) {
  const entry = files.find((entry) => entry.file === file);
  if (!entry) return;
  if (state === "open") for (const other of files) if (other.state === "open") other.state = "opened";
  entry.state = state;
  entry.title = title || entry.title;
  draw();
}

/** Puts the list into the page, or what has changed in it. Titles are text, whatever is in them. */
function draw() {
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
    place.remove();
    place = null;
    document.querySelector("#main").focus({ preventScroll: true });
  });
  place.replaceChildren(title, list, away);
  if (focused >= 0) place.querySelectorAll("button")[Math.min(focused, files.length)]?.focus({ preventScroll: true });
}

function item({ file, title, state }) {
  const item = document.createElement("li");
  const open = document.createElement("button");
  open.type = "button";
  open.dir = "auto";
  open.textContent = title;
  if (state === "open") open.setAttribute("aria-current", "true");
  // The app opens it like a file that was dropped.
  open.addEventListener("click", () => dispatchEvent(new CustomEvent("whosays-file", { detail: file })));
  const told = document.createElement("span");
  told.className = "state";
  told.textContent = STATES[state];
  item.dataset.state = state;
  item.append(open, " ", told);
  return item;
}
