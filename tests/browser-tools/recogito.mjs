// The W3C Web Annotations that Whosays writes, opened with Recogito's own library: how many there are, how many of them it shows, and on how
// many it has the words that they quote, as JSON.
// usage: node recogito.mjs
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { withChromium } from "./chromium.mjs";

const library = createRequire(import.meta.url).resolve("@recogito/text-annotator");
const { items } = JSON.parse(readFileSync(new URL("annotations.jsonld", import.meta.url), "utf8"));
const text = readFileSync(new URL("annotated.txt", import.meta.url), "utf8");

await withChromium(async (browser) => {
  const page = await browser.newPage();
  await page.setContent('<div id="text" style="white-space: pre-wrap"></div>');
  // The library asks the bundler that it expects whether it is being developed.
  await page.addScriptTag({ content: "window.process = { env: { NODE_ENV: 'production' } }" });
  await page.addScriptTag({ path: library });
  const found = await page.evaluate((text, items) => {
    const element = document.querySelector("#text");
    element.textContent = text;
    const { W3CTextFormat, createTextAnnotator } = window.RecogitoJS;
    const annotator = createTextAnnotator(element, { adapter: W3CTextFormat(items[0].target.source, element) });
    const { failed = [] } = annotator.setAnnotations(items) ?? {};
    const all = annotator.getAnnotations();
    const selectors = (annotation) => [annotation.target].flat().flatMap(({ selector }) => selector);
    const quote = (annotation) => selectors(annotation).find(({ type }) => type === "TextQuoteSelector")?.exact;
    const wanted = new Map(items.map((item) => [item.id, quote(item)]));
    // What the library itself finds at the place, not what it was told.
    const there = ({ id }) => {
      const { start, end } = annotator.state.store.getAnnotation(id)?.target.selector[0] ?? {};
      return text.slice(start, end);
    };
    const said = (annotation) => [annotation.body].flat().some(({ purpose, value }) => ["tagging", "identifying"].includes(purpose) && value);
    return {
      annotations: items.length,
      failed: failed.length,
      shown: all.length,
      right: all.filter((annotation) => there(annotation) === wanted.get(annotation.id) && said(annotation)).length,
    };
  }, text, items);
  console.log(JSON.stringify(found));
});
