// Where the reader is in each text that the tab showed, so that who comes back to one by the browser's history is there again. boot.js
// loads this before the first text is brought. Places are kept by what the history's entries hold; see src/intake/returning.rs.

const KEPT = "whosays-places"; // in sessionStorage: those of texts that outlast a reload
const MOST = 20; // places that are kept there
const STILL = 20; // frames without movement after which the reader is there
const PATIENCE = 20_000; // milliseconds in which a text may come back

const article = document.querySelector("#article");
const places = new Map(kept());
let last = history.state; // what the entry of the text at hand holds
let emptied = false; // whether the article was emptied for another text in this task
let goal = null; // { state, place, isHere, since } while a text is on its way back, or being drawn

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
  } catch {
    return [];
  }
}

/** The number of the first of some elements in order that ends below the window's upper edge. */
export function first({ children }) {
  let [low, high] = [0, children.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (children[middle].getBoundingClientRect().bottom > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

const isRun = (element) => element.className === "run";

/** The block with these numbers: an element of the article, or one in it where that is a run. */
function block([number, inner]) {
  const element = article.children[number];
  return element && isRun(element) ? element.children[inner] : element;
}

/** The block that the reader looks at and how far it is from the window's upper edge; null at the page's beginning. */
function here() {
  if (scrollY <= 0) return null;
  const number = first(article);
  const element = article.children[number];
  const numbers = [number, element && isRun(element) ? first(element) : 0];
  const top = block(numbers)?.getBoundingClientRect().top;
  return top === undefined ? { scrolled: scrollY } : { numbers, top };
}

function note() {
  if (goal && goal.state === history.state) return;
  goal = null;
  last = history.state;
  places.set(last, here());
}

/** Begins to lead the reader to the place where they were in the text of the entry at hand. */
function comeBack(isHere) {
  const place = places.get(history.state);
  goal = place ? { state: history.state, place, isHere, since: performance.now(), still: 0 } : null;
  last = history.state;
  if (isHere) lead(goal);
}

/** Scrolls to the goal, and stays there while the text around it is drawn. */
function lead(mine) {
  if (mine === null || mine !== goal) return;
  if (mine.state !== history.state || performance.now() - mine.since > PATIENCE) {
    goal = null;
    return;
  }
  const { numbers, top, scrolled } = mine.place;
  const now = numbers ? block(numbers)?.getBoundingClientRect().top : -scrollY;
  const moved = now === undefined ? NaN : now - (numbers ? top : -scrolled);
  if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
  const isDrawn = "complete" in article.dataset && Math.abs(moved) < 1;
  mine.still = isDrawn ? mine.still + 1 : 0;
  if (mine.still > STILL) goal = null;
  else requestAnimationFrame(() => lead(mine));
}

// Each text is shown from its beginning, in an article that was emptied for it.
new MutationObserver((changes) => {
  if (!changes.some(({ removedNodes, addedNodes, target }) => removedNodes.length > 0 && addedNodes.length === 0 && target === article)) return;
  if (goal && goal.state === history.state) {
    goal.isHere = true;
    lead(goal);
    return;
  }
  emptied = true;
  setTimeout(() => {
    emptied = false;
    last = history.state;
  });
}).observe(article, { childList: true });

// The app follows before or after this, and may show the text at once.
addEventListener("popstate", () => {
  // Browsers know where a link within the text led.
  if (history.state !== null && history.state !== last) comeBack(emptied);
});

addEventListener("scroll", note, { passive: true });

for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
  addEventListener(kind, () => (goal = null), { capture: true, passive: true });
}

addEventListener("pagehide", () => {
  note();
  try {
    const lasting = [...places].filter(([state, place]) => typeof state === "string" && place).slice(-MOST);
    sessionStorage.setItem(KEPT, JSON.stringify(lasting));
  } catch {
    // Then they last as long as the page.
  }
});

// A text comes back after a reload, or the reader is about to bring the first.
if (typeof history.state === "string") comeBack(document.querySelector("#notice").textContent !== "");
else note();
