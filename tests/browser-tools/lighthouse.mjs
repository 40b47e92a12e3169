// Lighthouse's scores out of 100, with the audits that did not pass and where, as JSON.
// usage: node lighthouse.mjs ADDRESS mobile|desktop
import lighthouse, { desktopConfig } from "lighthouse";
import { withChromium } from "./chromium.mjs";

const [address, form] = process.argv.slice(2);
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TRIES = 3;

/** One run in a browser of its own. */
async function report() {
  return withChromium(async (browser) => {
    const page = await browser.newPage();
    await page.bringToFront();
    const flags = { logLevel: "error", output: "json", onlyCategories: CATEGORIES };
    const result = await lighthouse(address, flags, form === "desktop" ? desktopConfig : undefined, page);
    return result.lhr;
  });
}

// On a busy machine a run may end before Chromium has painted; that says nothing about the page.
let lhr = await report();
for (let tries = 1; lhr.runtimeError && tries < TRIES; tries++) {
  console.error(`Lighthouse could not measure (${lhr.runtimeError.code}), trying again`);
  lhr = await report();
}
if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);

/** The first few places that an audit names. */
const places = ({ details }) =>
  (details?.items ?? []).map((item) => item.node?.selector).filter(Boolean).slice(0, 3).join(" | ");

const failed = CATEGORIES.flatMap((name) =>
  lhr.categories[name].auditRefs
    .map(({ id, weight }) => ({ weight, audit: lhr.audits[id] }))
    .filter(({ weight, audit }) => weight > 0 && audit.score !== null && audit.score < 0.9)
    .map(({ audit }) => `${name}: ${audit.title} ${audit.displayValue ?? ""} ${places(audit)}`.trim()),
);
const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)]));
console.log(JSON.stringify({ scores, failed }));
