// Finds what the interface says without having it translated, and what voices would read in the wrong language (WCAG 2.2, 3.1.2): every text of a
// language is put into brackets. What is read or heard in each state of the site beside the brackets must be an article's own, and only what
// is within them may be in the interface's language. As JSON: a row for each state with what is not so.
// usage: node languages.mjs ADDRESS
import { withChromium } from "./chromium.mjs";
import { STATES, reach } from "./states.mjs";

const [address] = process.argv.slice(2);

/** A table whose texts are the English ones in brackets; those that browsers or people know by their letters stay. */
function bracketed(table) {
  const [language, ...rows] = table.split("\n");
  const wrapped = rows.map((row) => {
    const english = row.split("\t")[0];
    return `${english}\t${english === "," ? "," : english.split("|").map((form) => `⟦${form}⟧`).join("|")}`;
  });
  return [language, ...wrapped].join("\n");
}

/** Names that are the same in every language. */
const NAMES = ["Wikipedia", "Markdown", "Whosays"];

/** What is read or heard in the interface's language beside brackets, and within them in another. */
function amiss(names) {
  const held = [...document.querySelectorAll("script[type='application/json']")].map((script) => JSON.parse(script.textContent)).join("\n");
  const own = [held, ...names].join("\n");
  const HEARD = ["aria-label", "title", "placeholder", "aria-valuetext", "alt"];
  const found = new Set();
  /** The text without what is within brackets, which an element in it may part. */
  const beside = (text) => {
    let rest = text;
    while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replace(/⟦[^⟦⟧]*⟧/g, " ");
    return rest.replace(/⟦.*$|^.*⟧/gs, "").trim();
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node.nodeType === 1 && node.matches("script, style, noscript, .native-card, [hidden], [translate='no']") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isElement = node.nodeType === 1;
    const element = isElement ? node : node.parentElement;
    if (element.localName === "time" || !(isElement || element.checkVisibility())) continue;
    const isOurs = element.closest("[lang]").lang === "fr";
    for (const text of isElement ? HEARD.map((name) => node.getAttribute(name) ?? "") : [node.data]) {
      const rest = beside(text);
      const isOwn = isElement ? own.includes(rest) : names.includes(rest);
      if (isOurs && /\p{L}{2}/u.test(rest) && !isOwn) found.add(`not translated, or an article's own in the interface's language: ${rest}`);
      if (!isOurs && /[⟦⟧]/.test(text)) found.add(`in an article's language: ${text.trim()}`);
    }
  }
  return [...found].map((text) => text.slice(0, 120));
}

const states = await withChromium(async (browser) => {
  const rows = [];
  for (const state of STATES) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.evaluateOnNewDocument(() => (localStorage["whosays-options"] = JSON.stringify({ language: "fr" })));
    await page.setBypassServiceWorker(true);
    await page.setRequestInterception(true);
    page.on("request", async (request) => {
      if (!request.url().includes("/languages/fr.tsv")) return request.continue();
      const answer = await fetch(request.url());
      request.respond({ status: 200, contentType: "text/plain; charset=utf-8", body: bracketed(await answer.text()) });
    });
    try {
      await reach(page, address, state);
      await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
      rows.push({ name: state.name, violations: await page.evaluate(amiss, NAMES) });
    } catch (error) {
      rows.push({ name: state.name, violations: [`not reached: ${error.message}`] });
    }
    await page.close();
  }
  return rows;
});
console.log(JSON.stringify({ states }));
