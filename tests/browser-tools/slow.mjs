// How long a reader waits on a slow connection and with a slow processor, as JSON.
// usage: node slow.mjs ADDRESS
import { awake, withChromium } from "./chromium.mjs";

const [address] = process.argv.slice(2);
const RUNS = 3;

/** WebPageTest's "3G Slow": 400 kbit/s both ways, 400 ms from asking to the first byte. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

const TIMES_SLOWER = 4;

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];

/** Milliseconds until the article's first words are painted in the page's own looks, and until the page is awake, on a first visit. */
async function onSlowConnection(browser) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 390, height: 844 });
  const client = await page.createCDPSession();
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", SLOW_3G);
  await page.goto(address, { waitUntil: "load", timeout: 120_000 });
  await awake(page);
  const times = await page.evaluate(() => {
    const [{ startTime }] = performance.getEntriesByName("first-contentful-paint");
    // What is painted first has the looks only because style sheets hold the painting up.
    if (!document.querySelector("#article .statement")) throw new Error("there is nothing to read");
    return { readable: startTime, awake: performance.now() };
  });
  await context.close();
  return times;
}

/** Records interactions and long tasks; 16 ms is the least that a browser tells of the first. */
function observe() {
  window.measured = { interactions: [], tasks: [] };
  new PerformanceObserver((list) => {
    for (const event of list.getEntries()) if (event.interactionId) window.measured.interactions.push({ name: event.name, ms: event.duration, of: event.target?.id || event.target?.className });
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.measured.tasks.push({ start: task.startTime, ms: task.duration });
  }).observe({ type: "longtask", buffered: true });
}

/** What a reader does: cards and explanations, the legend, the slider, the list in words, corrections, the dialog; by mouse and by keys. */
async function use(page) {
  const rest = () => new Promise((done) => setTimeout(done, 400));
  const press = async (selector) => {
    await page.click(selector);
    await rest();
  };
  const key = async (name) => {
    await page.keyboard.press(name);
    await rest();
  };
  for (const opener of ["#article .mention", "#article .statement .chip"]) {
    await press(opener);
    await key("Escape");
  }
  await page.focus("#article .mention");
  await key("Enter");
  await key("Tab");
  await key("Escape");
  await press("#legend label[data-status=opinion]");
  await press("#legend label[data-status=opinion]");
  await page.focus("#legend input[type=range]");
  for (let step = 0; step < 3; step++) await key("ArrowRight");
  for (let step = 0; step < 3; step++) await key("ArrowLeft");
  await press("#list-statements");
  await page.waitForSelector("#list li");
  await press("#list button");
  await press("#correct");
  await press("#correct");
  await press("#open");
  await page.keyboard.type("The ferry may sink, she said.", { delay: 50 });
  await key("Escape");
}

async function withSlowProcessor(browser) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.emulateCPUThrottling(TIMES_SLOWER);
  await page.evaluateOnNewDocument(observe);
  await page.goto(address, { waitUntil: "load" });
  await awake(page);
  const ready = await page.evaluate(() => performance.now());
  await page.waitForNetworkIdle({ idleTime: 1000 });
  await use(page);
  const { interactions, tasks } = await page.evaluate(() => window.measured);
  await page.close();
  const slowest = interactions.toSorted((one, other) => other.ms - one.ms).slice(0, 3);
  console.error(slowest.map(({ name, ms, of }) => `${name} of ${of}: ${ms} ms`).join(", "));
  if (interactions.length < 10) throw new Error("the browser tells of no interactions");
  return { inp: slowest[0].ms, task: Math.max(0, ...tasks.filter(({ start }) => start > ready).map(({ ms }) => ms)) };
}

const report = await withChromium(async (browser) => {
  const [visits, uses] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    visits.push(await onSlowConnection(browser));
    uses.push(await withSlowProcessor(browser));
  }
  return {
    readable_ms: median(visits.map(({ readable }) => readable)),
    awake_ms: median(visits.map(({ awake }) => awake)),
    inp_ms: median(uses.map(({ inp }) => inp)),
    longest_task_ms: median(uses.map(({ task }) => task)),
  };
});
console.log(JSON.stringify(report));
