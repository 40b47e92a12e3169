// The site as an app that is installed: what Chromium asks of one, what the system learns of it, and a file of each kind that the system hands to
// it, all with the server gone. As JSON: a row for each with what is not so.
// usage: node installed.mjs ADDRESS
import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { awake, withChromium } from "./chromium.mjs";

const [site] = process.argv.slice(2);
const MADE = resolve(dirname(fileURLToPath(import.meta.url)), "../browser/made");

/** Kinds of files of which one is handed over; the others are texts to the page. */
const KINDS = [".docx", ".epub", ".pdf"];

/** Stands before the site's server, and can go away. */
async function gate() {
  const server = createServer(async ({ url, headers }, answer) => {
    const { status, headers: told, body } = await fetch(new URL(url, site), { headers: { accept: headers.accept ?? "*/*" } });
    const content = Buffer.from(await new Response(body).arrayBuffer());
    answer.writeHead(status, { "content-type": told.get("content-type"), "content-length": content.length }).end(content);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => (server.closeAllConnections(), server.close()) };
}

/** One file of each kind. */
async function files() {
  const names = (await readdir(MADE)).filter((name) => !/locked|scanned|hidden/.test(name));
  return KINDS.map((kind) => resolve(MADE, names.find((name) => extname(name) === kind)));
}

/** Hands a file to the app: what is wrong with the page that comes of it. `own` is the title of the site's article. */
async function handOver(browser, system, app, path, own) {
  const before = new Set(browser.targets());
  await system.send("PWA.launchFilesInApp", { manifestId: app, files: [path] });
  const target = await browser.waitForTarget((target) => !before.has(target) && target.type() === "page" && target.url().startsWith(app));
  const page = await target.page();
  await awake(page);
  const seen = await page.evaluate(async (own) => {
    const isThere = () => document.title !== own && document.querySelector("#article .statement");
    for (let tries = 0; !isThere() && tries < 3000; tries++) await new Promise((done) => setTimeout(done, 10));
    return { title: document.title, statements: document.querySelectorAll("#article .statement").length };
  }, own);
  await page.close();
  return seen.title !== own && seen.statements > 0 ? [] : [`“${seen.title}” stands there, with ${seen.statements} statements`];
}

const report = await withChromium(async (browser) => {
  const { address, close } = await gate();
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: "load" });
  await awake(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const own = await page.title();
  const client = await page.createCDPSession();
  const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
  const { errors } = await client.send("Page.getAppManifest");
  const { appId } = await client.send("Page.getAppId");
  await client.send("PWA.install", { manifestId: appId });
  // What is open of the site would keep it alive.
  await page.goto("about:blank");
  close();
  const system = await browser.target().createCDPSession();
  const { fileHandlers } = await system.send("PWA.getOsAppState", { manifestId: appId });
  const taken = fileHandlers.flatMap(({ accepts }) => accepts.flatMap(({ fileExtensions }) => fileExtensions));
  const states = [
    { name: "what a browser asks of an app", violations: [...installabilityErrors, ...errors].map((error) => JSON.stringify(error)) },
    { name: "what the system knows it to open", violations: KINDS.filter((kind) => !taken.includes(kind)) },
  ];
  for (const path of await files())
    states.push({ name: `${extname(path)} handed over, the server gone`, violations: await handOver(browser, system, appId, path, own) });
  return { states };
}, true);
console.log(JSON.stringify(report));
