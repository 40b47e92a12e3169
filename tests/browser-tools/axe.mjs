// axe-core over every state of the site, in light and dark, on a desk and on a phone, as JSON.
// usage: node axe.mjs ADDRESS
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { withChromium } from "./chromium.mjs";
import { STATES, reach } from "./states.mjs";

const [address] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const SCREENS = [
  { name: "desktop", width: 1280, height: 900 },
  { name: "phone", width: 390, height: 844 },
];

async function look(page, scheme, screen, state) {
  await page.setViewport(screen);
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    // A panel that is still fading in has colours of its own.
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await reach(page, address, state);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}, first ${nodes[0].target.join(" ")})`);
}

const states = await withChromium(async (browser) => {
  const rows = [];
  for (const scheme of ["light", "dark"]) {
    for (const screen of SCREENS) {
      for (const state of STATES) {
        const page = await browser.newPage();
        // The page's own policy forbids scripts that it does not name; axe is ours to add.
        await page.setBypassCSP(true);
        const violations = await look(page, scheme, screen, state);
        rows.push({ name: `${scheme}, ${screen.name}, ${state.name}`, violations });
        await page.close();
      }
    }
  }
  return rows;
});
console.log(JSON.stringify({ states }));
