import { readFileSync } from "node:fs";
import { awake, withChromium } from "./chromium.mjs";
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const paste = async (page, file) => {
  const text = readFileSync(file, "utf8");
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
const card = (page) => page.evaluate(() => document.querySelector("[data-card]:popover-open")?.innerText.replace(/\n+/g, " | ") ?? null);
const find = (page, words) => page.evaluate((w) => { const m = [...document.querySelectorAll("#article .mention")].find((m) => m.textContent === w); m?.scrollIntoView({ block: "center", behavior: "instant" }); return m?.id; }, words);
await withChromium(async (browser) => {
  // wide, mouse
  let page = await browser.newPage();
  page.on("console", (m) => console.log("CONSOLE", m.text()));
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto("http://localhost:8765/", { waitUntil: "load" });
  await awake(page);
  await paste(page, "/tmp/cards-art/gaza.txt");
  // click then scroll
  let id = await find(page, "Khan Younis"); await sleep(200);
  await page.click("#" + id); await sleep(500);
  console.log("opened", (await card(page))?.slice(0, 60));
  await page.screenshot({ path: "/tmp/cards-art/a1.png" });
  await page.mouse.move(640, 100); await page.mouse.wheel({ deltaY: 60 }); await sleep(600);
  console.log("after scroll", (await card(page))?.slice(0, 60));
  await page.keyboard.press("Escape"); await sleep(200);
  // hovering ten mentions in two seconds
  await find(page, "Amman"); await sleep(300);
  const boxes = await page.evaluate(() => [...document.querySelectorAll("#article .mention")].map((m) => m.getClientRects()[0]).filter((r) => r && r.top > 80 && r.bottom < 700).slice(0, 10).map((r) => [r.left + r.width / 2, r.top + r.height / 2]));
  const opened = await page.evaluateOnNewDocument; 
  await page.evaluate(() => { window.seen = []; document.addEventListener("toggle", (e) => window.seen.push([Math.round(performance.now()), e.newState, e.target.dataset?.card]), true); });
  for (const [x, y] of boxes) { await page.mouse.move(x, y, { steps: 3 }); await sleep(190); }
  await sleep(800);
  console.log("hover", boxes.length, JSON.stringify(await page.evaluate(() => window.seen)), (await card(page))?.slice(0, 40));
  // time from delay to open
  await page.keyboard.press("Escape"); await page.mouse.move(5, 5); await sleep(500);
  // not the one
  id = await find(page, "Jordan"); await sleep(200);
  await page.click("#" + id); await sleep(500);
  await page.click("[data-card]:popover-open .choice summary"); await sleep(300);
  await page.screenshot({ path: "/tmp/cards-art/a2.png" });
  console.log("choice", await page.evaluate(() => [...document.querySelectorAll("[data-card]:popover-open .choice li")].map((l) => l.innerText.replace(/\n/g, " / "))));
  await page.keyboard.press("Escape"); await sleep(200);
  // trail
  id = await find(page, "Hamas"); await sleep(200);
  await page.click("#" + id); await sleep(600);
  const links = await page.evaluate(() => [...document.querySelectorAll("[data-card]:popover-open button, [data-card]:popover-open a")].map((b) => b.innerText));
  console.log("buttons", links.join(" ; "));
  await page.screenshot({ path: "/tmp/cards-art/a3.png" });
  await page.evaluate(() => [...document.querySelectorAll("[data-card]:popover-open button")].find((b) => /Haniyeh/.test(b.innerText))?.click()); await sleep(500);
  console.log("trail", (await card(page))?.slice(0, 200));
  await page.screenshot({ path: "/tmp/cards-art/a4.png" });
  // look up
  const look = await page.evaluate(() => { const b = [...document.querySelectorAll("[data-card]:popover-open button, [data-card]:popover-open summary")].find((b) => /Look it up/.test(b.innerText)); b?.click(); return b?.outerHTML; });
  await sleep(600);
  await page.screenshot({ path: "/tmp/cards-art/a5.png" });
  console.log("lookup", look, (await card(page))?.slice(-260));
  await page.keyboard.press("Escape");
  await page.close();
  // phone, touch
  page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  await page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
  await page.goto("http://localhost:8765/", { waitUntil: "load" });
  await awake(page);
  await paste(page, "/tmp/cards-art/gaza.txt");
  id = await find(page, "Ramallah"); await sleep(300);
  await page.tap("#" + id); await sleep(800);
  await page.screenshot({ path: "/tmp/cards-art/p1.png" });
  await page.evaluate(() => document.querySelector("[data-card]:popover-open .choice summary").scrollIntoView({ block: "nearest" })); await sleep(200);
  await page.tap("[data-card]:popover-open .choice summary"); await sleep(500);
  await page.screenshot({ path: "/tmp/cards-art/p2.png" });
  console.log("touch targets", await page.evaluate(() => [...document.querySelectorAll("[data-card]:popover-open button, [data-card]:popover-open summary, [data-card]:popover-open a")].map((b) => { const r = b.getBoundingClientRect(); return `${b.innerText.slice(0, 14)} ${Math.round(r.width)}x${Math.round(r.height)}`; }).join("; ")));
  id = await page.evaluate(() => { const b = [...document.querySelectorAll("[data-card]:popover-open .choice li button")].find((b) => /Not this one|None/.test(b.innerText)); b.dataset.zz = ""; return b.innerText; });
  await page.tap("[data-zz]"); await sleep(500);
  console.log("chosen", (await card(page))?.slice(0, 200));
  await page.screenshot({ path: "/tmp/cards-art/p3.png" });
  await page.reload({ waitUntil: "load" }); await awake(page); await sleep(1500);
  console.log("after reload", await page.evaluate(() => document.querySelector("#article").innerText.slice(0, 60)));
  await page.close();
});
