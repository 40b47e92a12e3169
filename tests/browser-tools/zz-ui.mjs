import { readFileSync } from "node:fs";
import { awake, withChromium } from "./chromium.mjs";
const text = readFileSync("/tmp/cards-art/gaza.txt", "utf8");
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const paste = async (page, text) => {
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
  await sleep(3500);
};
const open = async (page, words) => {
  const id = await page.evaluate((w) => { const m = [...document.querySelectorAll("#article .mention")].find((m) => m.textContent === w); m?.scrollIntoView({ block: "center" }); m?.click(); return m?.id; }, words);
  await sleep(900);
  return id;
};
await withChromium(async (browser) => {
  for (const [name, w, h, dark] of [["wide", 1280, 800, false], ["phone", 390, 844, true]]) {
    const page = await browser.newPage();
    page.on("console", (m) => console.log("CONSOLE", m.text()));
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
    await page.setViewport({ width: w, height: h, deviceScaleFactor: 1, hasTouch: name === "phone", isMobile: name === "phone" });
    await page.goto("http://localhost:8765/", { waitUntil: "load" });
    await awake(page);
    await paste(page, text);
    for (const words of ["Gaza Strip", "Khan Younis", "Hamas", "South Africa", "Sinai", "Naledi Pandor", "Antony Blinken", "West Bank", "Ramallah"]) {
      await open(page, words);
      await page.screenshot({ path: `/tmp/cards-art/${name}-${words.replace(/ /g, "_")}.png` });
      if (words === "Ramallah") {
        // choices
        await page.evaluate(() => { const d = document.querySelector("[data-card]:popover-open .choice details"); if (d) d.open = true; });
        await sleep(300);
        await page.screenshot({ path: `/tmp/cards-art/${name}-choice.png` });
      }
      await page.keyboard.press("Escape"); await sleep(100);
    }
    await page.evaluate(() => document.querySelector("#index, .index, [id*=index]")?.scrollIntoView());
    await sleep(1500);
    const box = await page.evaluate(() => { const e = document.querySelector("#index, .index"); const r = e?.getBoundingClientRect(); return r && { id: e.id, cls: e.className, h: r.height }; });
    console.log(name, JSON.stringify(box));
    const el = await page.$("#index, .index");
    if (el) await el.screenshot({ path: `/tmp/cards-art/${name}-index.png` });
    if (name === "wide") await page.pdf({ path: "/tmp/cards-art/print.pdf", format: "A4" });
    await page.close();
  }
});
