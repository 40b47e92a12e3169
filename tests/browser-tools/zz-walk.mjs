import { readFileSync, writeFileSync } from "node:fs";
import { awake, withChromium } from "./chromium.mjs";
const [file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
await withChromium(async (browser) => {
  const page = await browser.newPage();
  page.on("console", (m) => console.log("CONSOLE", m.text()));
  page.on("pageerror", (m) => console.log("ERR", m.message));
  const shards = [];
  page.on("response", async (r) => { if (/knowledge\//.test(r.url())) shards.push(r.url().split("/").pop()); });
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto("http://localhost:8765/", { waitUntil: "load" });
  await awake(page);
  await page.click("#open");
  await page.waitForSelector("dialog[open] textarea", { visible: true });
  await sleep(300);
  await page.evaluate((text) => {
    const field = document.querySelector("dialog[open] textarea");
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const pasting = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData });
    if (field.dispatchEvent(pasting)) { field.value = text; field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" })); }
  }, text);
  await sleep(4000);
  const seen = await page.evaluate(() => {
    const out = {};
    for (const m of document.querySelectorAll("#article .mention")) (out[m.dataset.entity] ??= []).push([m.id, m.textContent]);
    return out;
  });
  console.log("shards", shards.length);
  for (const [entity, mentions] of Object.entries(seen)) {
    const id = mentions[0][0];
    await page.evaluate((id) => document.getElementById(id).scrollIntoView({ block: "center" }), id);
    await page.evaluate((id) => document.getElementById(id).click(), id);
    await sleep(180);
    const card = await page.evaluate(() => {
      const card = document.querySelector("[data-card]:popover-open");
      if (!card) return null;
      const t = (s) => card.querySelector(s)?.innerText ?? "";
      return { all: card.innerText.replace(/\n+/g, " | "), map: !!card.querySelector("svg.map, .map svg") };
    });
    const names = [...new Set(mentions.map((m) => m[1]))].join(" / ");
    console.log(`\n## ${names} (${mentions.length})\n   ${card ? (card.map ? "[MAP] " : "") + card.all : "NO CARD"}`);
    await page.keyboard.press("Escape");
    await sleep(40);
  }
});
