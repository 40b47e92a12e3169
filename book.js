// The marks of a book: only the runs near the screen hold marked elements, the others the same blocks as plain words. boot.js loads
// this with the first text that is long enough; the runs are drawn by src/reading/book.rs.

/**
 * How far from the screen runs have their marks. By an observer of our own, because this is farther than where any browser begins to
 * lay out what `content-visibility: auto` lets wait: marks come and go where nothing is laid out, so that nothing moves and a
 * browser forgets what it knew of them. The event for that itself comes when plain words have been laid out.
 */
const MARGIN = "300% 0%";
// Here already, because boot.js loads it before any text; in the version that this file has.
const { first } = await import(new URL(`places.js${new URL(import.meta.url).search}`, import.meta.url));

const SLICE = 8; // milliseconds in which runs are drawn before the browser may answer to the reader

const FRAGILE = navigator.vendor.startsWith("Apple"); // WebKit crashes where something goes that waits to be laid out.

const article = document.querySelector("#article");
const [runs, near, marked] = [new Map(), new Set(), new Set()]; // elements; of all runs with their numbers
const kept = new Set(); // runs beside the focus or a jump's goal
let tell; // src/reading/book.rs: puts an answer behind a question
let last = null; // the last run
let anchor; // the block that the reader looks at, while runs are drawn; null at the page's beginning
let waits = false;
let printing = false;

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (runs.has(target) && isIntersecting) near.add(target);
      else near.delete(target);
    }
    soon();
  },
  { root: document, rootMargin: MARGIN },
);

/** Hears who draws runs. */
export function meet(drawer) {
  tell = drawer;
  return true;
}

/** Asks for the words of a run without marks or with them (0 or 1 and its number), or for the number of the run with a statement (2) or a
 * name (3 and the entity's number, then the mention's). */
function ask(...question) {
  const { length } = question;
  tell(question);
  return question[length];
}

/** The number of the run in which an element of the article with this id stands. */
function find(id) {
  const [, entity, number] = id.match(/^(?:s|m(\d+)-)(\d+)$/) ?? [];
  if (number === undefined) return undefined;
  return entity === undefined ? ask(2, Number(number)) : ask(3, Number(entity), Number(number));
}

/** Another article takes the place of this one. */
export function stop() {
  observer.disconnect();
  for (const all of [runs, near, marked, kept]) all.clear();
  last = null;
  document.documentElement.style.scrollBehavior = "";
}

/** More runs may stand in the article, or the same of a later reading. */
export function grow() {
  let run = last ? last.nextElementSibling : article.querySelector(":scope > .run");
  for (; run; run = run.nextElementSibling) {
    if (run.className !== "run") continue;
    last = run;
    // A smooth way through a book is long, and ends where the first marks on it are drawn: far from what the browser found.
    if (runs.size === 0) document.documentElement.style.scrollBehavior = "auto";
    runs.set(run, runs.size);
    if (run.querySelector("button")) marked.add(run);
    observer.observe(run);
  }
  soon();
}

function soon() {
  if (!waits) setTimeout(turn);
  waits = true;
}

/** Gives marks to the runs that want them, those in sight first, and takes them from those that do not. */
function turn() {
  waits = false;
  const begun = performance.now();
  const away = (run) => Math.abs(run.getBoundingClientRect().top);
  const missing = [...new Set([...near, ...kept])].filter((run) => !marked.has(run)).map((run) => [run, true, away(run)]);
  missing.sort(([, , one], [, , other]) => one - other);
  const spare = printing ? [] : [...marked].filter((run) => !near.has(run) && !isHeld(run)).map((run) => [run, false]);
  for (const [run, isMarked] of [...missing, ...spare]) {
    if (performance.now() - begun > SLICE) {
      soon();
      break;
    }
    put(run, isMarked);
  }
  stay();
}

/** Whether a run that is far away is in use: by the focus, a selection, or what is open. */
function isHeld(run) {
  if (kept.has(run) || run.contains(document.activeElement) || run.querySelector(".chosen, [data-lit]")) return true;
  const { anchorNode, focusNode, isCollapsed } = getSelection();
  return !isCollapsed && (run.contains(anchorNode) || run.contains(focusNode));
}

/** Draws a run of which a later reading says something else. */
export function again(number) {
  grow();
  const run = [...runs.keys()][number];
  put(run, marked.has(run), true);
  stay();
}

/** What has the focus in a run, as a selector. */
function focusIn(run) {
  const active = document.activeElement;
  if (!run.contains(active)) return null;
  return active.id ? `#${active.id}` : `#${active.closest(".statement[id]")?.id} .chip`;
}

/** Gives a run its marks, or takes them from it; what has them already is drawn only to be other than before. */
function put(run, isMarked, isOther = false) {
  if (!runs.has(run) || (marked.has(run) === isMarked && !isOther)) return;
  const html = ask(isMarked ? 1 : 0, runs.get(run));
  // A later reading comes to it, and brings what it is to have.
  if (html === undefined) return;
  if (anchor === undefined) anchor = inView();
  const selection = getSelection();
  const ends = selection.isCollapsed ? [] : [[selection.anchorNode, selection.anchorOffset], [selection.focusNode, selection.focusOffset]];
  const isBackward = ends.length > 0 && selection.getRangeAt(0).endContainer === ends[0][0] && selection.getRangeAt(0).endOffset === ends[0][1];
  const places = ends.map(([node, offset]) => (run.contains(node) ? offsetIn(run, node, offset) : null));
  const focused = focusIn(run);
  const isWaiting = FRAGILE && !run.firstElementChild?.checkVisibility({ contentVisibilityAuto: true });
  if (isWaiting) {
    run.style.contentVisibility = "visible";
    run.getBoundingClientRect();
  }
  run.innerHTML = html;
  if (isWaiting) run.style.contentVisibility = "";
  if (focused) document.querySelector(focused)?.focus({ preventScroll: true });
  if (isMarked) marked.add(run);
  else marked.delete(run);
  if (places.some((place) => place !== null)) {
    const [from, to] = places.map((place, end) => (place === null ? ends[end] : placeIn(run, place, (end === 0) === isBackward)));
    selection.setBaseAndExtent(...from, ...to);
  }
}

/** How many characters of a run stand before a place in it. */
function offsetIn(run, node, offset) {
  const range = document.createRange();
  range.setStart(run, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The place behind so many characters of a run: of two at which texts meet the one that a selection ends at, or begins at. */
function placeIn(run, characters, isEnd) {
  const texts = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
  let rest = characters;
  while (texts.nextNode()) {
    if (rest < texts.currentNode.length + isEnd) return [texts.currentNode, rest];
    rest -= texts.currentNode.length;
  }
  return [run, run.childNodes.length];
}

/** The block of a number in a run; an element that is none is a block itself. */
const block = (element, number) => (runs.has(element) && element.children[number]) || element;

/** The block that the reader looks at, by its numbers, because it may be drawn anew; and where it is. Elements are in order. */
function inView() {
  if (scrollY <= 0) return null;
  let element = article.children[first(article)];
  if (!element) return null;
  let number = runs.has(element) ? first(element) : 0;
  const top = () => block(element, number).getBoundingClientRect().top;
  // What began above the window may grow; what begins in it had rather stay.
  if (top() < 0) {
    const before = [element, number];
    if (runs.has(element) && number + 1 < element.children.length) number += 1;
    else [element, number] = [element.nextElementSibling ?? element, 0];
    if (top() > innerHeight) [element, number] = before;
  }
  return { element, number, top: top() };
}

/** Scrolls so that it is where it was, after runs were drawn. */
function stay() {
  const was = anchor;
  anchor = undefined;
  if (!was) return;
  const moved = block(was.element, was.number).getBoundingClientRect().top - was.top;
  if (moved !== 0) scrollBy({ top: moved, behavior: "instant" });
}

/** Gives marks to the runs on one side of an element, as far as the next name, so that Tab finds what comes next. */
function walk(element, way) {
  for (let next = element; next; next = next[way]) {
    if (runs.has(next)) {
      kept.add(next);
      put(next, true);
      if (!marked.has(next)) return;
    }
    // A chip may be hidden by the legend.
    if (next.querySelector(".mention, a[href]")) return;
  }
}

addEventListener("focusin", ({ target }) => {
  if (runs.size === 0 || !(target instanceof Element)) return;
  kept.clear();
  const [back, on] = ["previousElementSibling", "nextElementSibling"];
  if (article.contains(target)) {
    let own = target;
    while (own.parentElement !== article && own !== article) own = own.parentElement;
    walk(own[back], back);
    walk(own[on], on);
  } else if (target.compareDocumentPosition(article) & Node.DOCUMENT_POSITION_PRECEDING) walk(article.lastElementChild, back);
  else walk(article.firstElementChild, on);
  stay();
});

/** Gives its marks to the run in which an element with this id stands then, and to those beside it, which may be in sight with it. */
export function bring(id) {
  if (runs.size === 0 || document.getElementById(id)) return false;
  const number = find(id);
  if (number === undefined) return false;
  const all = [...runs.keys()];
  for (const run of all.slice(Math.max(0, number - 1), number + 2)) {
    kept.add(run);
    put(run, true);
  }
  stay();
  return document.getElementById(id) !== null;
}

/** Leads to the element with this id, if it is in a book and here; whether it is. */
export function go(id) {
  bring(id);
  const isHere = runs.size > 0 && article.contains(document.getElementById(id));
  if (isHere) followTo(id);
  return isHere;
}

const STILL = 12; // frames without movement after which a jump is over
const MOST = 120; // frames

let leave = new AbortController();
let jump = null; // the signal of a jump of the page's own that is being led home

/** Leads a jump home: while browsers lay out for the first time what is near its goal, whose place `top` tells, that is moved out of sight. */
function follow(top, wanted = null) {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const end = () => {
    if (jump === signal) jump = null;
  };
  signal.addEventListener("abort", end);
  let [still, frames, place] = [0, 0, 0];
  const look = () => {
    if (signal.aborted || still > STILL || ++frames > MOST || top() === undefined) return end();
    wanted ??= top();
    const moved = top() - wanted;
    still = Math.abs(moved) < 1 ? still + 1 : 0;
    // The page was scrolled, by its reader, and nothing in it has moved.
    if (still === 0 && Math.abs(top() + scrollY - place) < 1) return end();
    if (still === 0) scrollBy({ top: moved, behavior: "instant" });
    place = top() + scrollY;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Leads a jump to the element with this id home. */
function followTo(id) {
  const top = () => document.getElementById(id)?.getClientRects()[0]?.top;
  let arrived = false;
  follow(() => {
    if (!arrived && (top() < 0 || top() > innerHeight)) document.getElementById(id).scrollIntoView({ behavior: "instant", block: "center" });
    arrived = true;
    return top();
  });
  jump = leave.signal;
}

const OWN = 1000; // milliseconds in which what the page scrolls is the reader's doing

let [touched, seen] = [-OWN, 0]; // when the reader did something, and how far the page was scrolled
for (const kind of ["wheel", "touchstart", "touchmove", "pointerdown", "keydown"]) {
  addEventListener(kind, () => {
    touched = performance.now();
    leave.abort();
  }, { capture: true, passive: true });
}

// What a browser finds in a book is far away; it tells nobody of that, but of some the selection does.
addEventListener("scroll", () => {
  const isFar = Math.abs(scrollY - seen) > 2 * innerHeight;
  seen = scrollY;
  // WebKit lays out what is near a jump's goal before it tells of the scrolling: what is in view by then is elsewhere.
  if (!isFar || jump || runs.size === 0 || performance.now() - touched < OWN) return;
  const range = getSelection().rangeCount > 0 && !getSelection().isCollapsed ? getSelection().getRangeAt(0) : null;
  const found = range?.getBoundingClientRect();
  if (found?.bottom > 0 && found.top < innerHeight) return follow(() => getSelection().rangeCount > 0 ? getSelection().getRangeAt(0).getBoundingClientRect().top : undefined, found.top);
  const view = inView();
  if (view) follow(() => block(view.element, view.number).getBoundingClientRect().top, view.top);
}, { passive: true });

// Before whatever a click on a link does.
const lead = ({ target }) => {
  const link = target instanceof Element ? target.closest("a[href^='#']") : null;
  const id = link?.getAttribute("href").slice(1);
  if (!id || runs.size === 0) return;
  bring(id);
  if (article.contains(document.getElementById(id))) followTo(id);
};
addEventListener("click", lead, true);

addEventListener("hashchange", () => {
  const id = location.hash.slice(1);
  if (bring(id)) followTo(id);
});

addEventListener("beforeprint", () => {
  printing = true;
  for (const run of runs.keys()) put(run, true);
  stay();
});
addEventListener("afterprint", () => {
  printing = false;
  soon();
});
