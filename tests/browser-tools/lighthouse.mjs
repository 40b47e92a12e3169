// Lighthouse's scores out of 100, with the audits that did not pass, as JSON.
// usage: node lighthouse.mjs ADDRESS mobile|desktop
import lighthouse, { desktopConfig } from "lighthouse";
import { withChromium } from "./chromium.mjs";

const [address, form] = process.argv.slice(2);
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

const report = await withChromium(async (browser) => {
  const port = Number(new URL(browser.wsEndpoint()).port);
  const flags = { port, logLevel: "error", output: "json", onlyCategories: CATEGORIES };
  const result = await lighthouse(address, flags, form === "desktop" ? desktopConfig : undefined);
  return result.lhr;
});
if (report.runtimeError) throw new Error(report.runtimeError.message);

const failed = CATEGORIES.flatMap((name) =>
  report.categories[name].auditRefs
    .map(({ id, weight }) => ({ weight, audit: report.audits[id] }))
    .filter(({ weight, audit }) => weight > 0 && audit.score !== null && audit.score < 0.9)
    .map(({ audit }) => `${name}: ${audit.title} ${audit.displayValue ?? ""}`.trim()),
);
const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(report.categories[name].score * 100)]));
console.log(JSON.stringify({ scores, failed }));
