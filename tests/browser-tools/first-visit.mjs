// What Chromium asks the site for on a first visit, until the page is awake and idle: paths as JSON.
// usage: node first-visit.mjs ADDRESS
import { awake, withChromium } from "./chromium.mjs";

const [address] = process.argv.slice(2);

const requested = await withChromium(async (browser) => {
  const page = await browser.newPage();
  const urls = new Set();
  page.on("request", (request) => urls.add(request.url()));
  await page.goto(address, { waitUntil: "networkidle0" });
  await awake(page);
  await page.waitForNetworkIdle({ idleTime: 1000 });
  return [...urls];
});
const paths = requested.filter((url) => url.startsWith(address)).map((url) => url.slice(address.length).split(/[?#]/)[0]);
console.log(JSON.stringify({ paths }));
