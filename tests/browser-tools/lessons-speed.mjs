// How long a teacher waits for the figures of a class, and how long the page takes to answer a pupil who marks, as JSON.
// usage: node lessons-speed.mjs ADDRESS
import { awake, withChromium } from "./chromium.mjs";
import { handIns, tasks } from "./hand-ins.mjs";

const [address] = process.argv.slice(2);

/** Records how long each interaction takes; 16 ms is the least that a browser tells. */
function observe() {
  window.interactions = [];
  new PerformanceObserver((list) => {
    for (const event of list.getEntries()) if (event.interactionId) window.interactions.push(event.duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
}

const report = await withChromium(async (browser) => {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluateOnNewDocument(observe);
  await page.goto(address, { waitUntil: "load" });
  await awake(page);
  await page.waitForSelector("#share-article", { visible: true });
  await page.click("#share-article");
  await page.waitForSelector("#share[open] button");
  const made = await page.evaluate(async () => {
    const button = () => [...document.querySelectorAll("#share button")].find(({ textContent }) => textContent === "Make a lesson");
    for (let tries = 0; !button() && tries < 500; tries++) await new Promise((done) => setTimeout(done, 20));
    button()?.click();
    return button() !== undefined;
  });
  if (!made) throw new Error("no lesson can be made");
  await page.waitForSelector("#save-lesson");
  const lesson = JSON.parse(await page.evaluate(() => localStorage.getItem("whosays-lesson")));
  const statements = tasks(lesson).length;

  await page.click("#preview");
  await page.waitForSelector("#begin");
  await page.type("#pupil-name", "Ada");
  await page.click("#begin");
  await page.waitForSelector("#panel");
  for (let at = 0; at < Math.min(statements, 25); at++) {
    await page.keyboard.press(String(1 + (at % 5)));
    await page.keyboard.press("ArrowRight");
  }
  await new Promise((done) => setTimeout(done, 1000));
  const marking = await page.evaluate(() => Math.max(0, ...window.interactions));

  /** From the files' arrival to the table of pupils, painted. */
  const collected = async (count) => {
    await page.goto(new URL("sources.html", address));
    await page.goto(new URL("lessons/#class", address), { waitUntil: "load" });
    await awake(page);
    await page.waitForSelector("#hand-ins");
    await new Promise((done) => setTimeout(done, 500));
    const took = await page.evaluate(async (texts) => {
      const given = new DataTransfer();
      texts.forEach((text, number) => given.items.add(new File([text], `${number}.hand-in.json`)));
      const field = document.querySelector("#hand-ins");
      field.files = given.files;
      const start = performance.now();
      field.dispatchEvent(new Event("change", { bubbles: true }));
      const rows = () => document.querySelectorAll("#pupils tbody tr").length;
      while (rows() < texts.length) {
        await new Promise(requestAnimationFrame);
        if (performance.now() - start > 60_000) throw new Error(`${rows()} pupils of ${texts.length}`);
      }
      const took = performance.now() - start;
      document.querySelector("#forget button").click();
      return took;
    }, handIns(lesson, count));
    await new Promise((done) => setTimeout(done, 1000));
    return took;
  };
  const median = (times) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
  const many = async (count, runs) => {
    const times = [];
    for (let run = 0; run < runs; run++) times.push(await collected(count));
    return median(times);
  };
  return { statements, marking_ms: marking, class_ms: await many(40, 5), school_ms: await many(1000, 3) };
});
console.log(JSON.stringify(report));
