// Whether what has the keyboard's focus can be seen (WCAG 2.2, 2.4.11): each stop of the Tab key in each state of the site, on a phone and enlarged to
// 200 % and 400 %. As JSON: a row for each with the stops that something of the page covers whole or that stand beside the window.
// usage: node focus.mjs ADDRESS
import { withChromium } from "./chromium.mjs";
import { STATES, reach } from "./states.mjs";

const [address] = process.argv.slice(2);

const SIZES = [
  { name: "phone", width: 390, height: 844 },
  { name: "200 %", width: 640, height: 512 },
  { name: "400 %", width: 320, height: 256 },
];

/** Stops after which a page has been seen enough of. */
const MOST = 120;

/** What is focused: a number that no other element has, and where it is hidden, what covers it. Null once the focus has left the page. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  window.stops ??= new Map();
  if (!window.stops.has(element)) window.stops.set(element, window.stops.size);
  const name = (one) => (one ? `${one.tagName.toLowerCase()}${one.id ? `#${one.id}` : ""} ${one.textContent.trim().slice(0, 30)}` : "nothing");
  // A name that a line breaks has a box in each.
  const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  const parts = [0.1, 0.3, 0.5, 0.7, 0.9];
  const points = boxes.flatMap(({ x, y, width, height }) => parts.flatMap((across) => parts.map((down) => [x + width * across, y + height * down])));
  const tops = points.map(([x, y]) => document.elementFromPoint(x, y));
  // A label is how its field looks; a card is put away by Escape, the focus where it is.
  const own = [element, ...(element.labels ?? [])];
  const isSeen = (top) => top && (own.some((one) => one.contains(top)) || top.contains(element) || top.closest("#surface"));
  const isHidden = points.length > 0 && !tops.some(isSeen);
  return { stop: window.stops.get(element), hidden: isHidden ? `${name(element)}, under ${name(tops.find(Boolean))}` : null };
}

const report = await withChromium(async (browser) => {
  const states = [];
  for (const { name, width, height } of SIZES) {
    for (const state of STATES) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width, height });
      await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
      await reach(page, address, state);
      const violations = new Set();
      for (let [stops, last] = [0, -1]; stops < MOST; stops++) {
        await page.keyboard.press("Tab");
        // Two frames: the page scrolls to what has the focus in the first.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const at = await page.evaluate(focused);
        if (!at || at.stop < last) break;
        last = at.stop;
        if (at.hidden) violations.add(at.hidden);
      }
      states.push({ name: `${state.name}, ${name}`, violations: [...violations] });
      await context.close();
    }
  }
  return { states };
});
console.log(JSON.stringify(report));
