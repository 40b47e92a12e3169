// Chromium as the tests start it; CHROME_PATH says where it is.
import puppeteer from "puppeteer-core";

/**
 * Larger than every viewport of ours. What lies outside the window Chromium never draws, whatever the viewport is told to be: an answer that changes
 * nothing else is drawn with the next one, and counted as if it had waited for that.
 */
const WINDOW = "1400,1100";

export const ARGUMENTS = [
  `--window-size=${WINDOW}`,
  "--no-sandbox", // Chromium refuses to run as root with it, and so do most containers.
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Runs `work` with a fresh browser, which is closed whatever happens. Only who speaks to it through a pipe may install apps. */
export async function withChromium(work, pipe = false) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROME_PATH,
    headless: true,
    pipe,
    args: ARGUMENTS,
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Waits until the page says that it is awake. By a loop of ours: waitForFunction compiles code, which the page forbids. */
export async function awake(page) {
  const state = await page.evaluate(async () => {
    const { dataset } = document.documentElement;
    const asleep = () => dataset.state === "static" || dataset.state === "loading";
    for (let tries = 0; asleep() && tries < 2000; tries++) await new Promise((done) => setTimeout(done, 10));
    return dataset.state;
  });
  if (state !== "ready") throw new Error(`the page ended as ${state}`);
}
