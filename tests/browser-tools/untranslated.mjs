// Finds what the interface says without having it translated: every text of a language is put into brackets, and what is read or heard in each state of
// the site beside the brackets must be an article's own. As JSON: a row for each state with the texts that are not.
// usage: node untranslated.mjs ADDRESS
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

/** What is read or heard on the page beside brackets, but for the article and what is known of its names. */
function beside() {
  const held = [...document.querySelectorAll("script[type='application/json']")].map((script) => JSON.parse(script.textContent)).join("\n");
  const own = [held, document.querySelector("#article")?.textContent ?? "", document.title].join("\n").replace(/\s+/g, " ");
  const found = new Set();
  const take = (text) => {
    let rest = text.replace(/\s+/g, " ");
    while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replace(/⟦[^⟦⟧]*⟧/g, " ");
    rest = rest.trim();
    if (/\p{L}{2}/u.test(rest) && !own.includes(rest.replace(/^[“”….,:;()\s]+|[“”….,:;()\s]+$/g, ""))) found.add(rest);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node.nodeType === 1 && node.matches("#article, script, style, noscript, .document, .native-card, [hidden], [translate='no']") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === 3) {
      if (node.parentElement.checkVisibility()) take(node.data);
    } else {
      for (const name of ["aria-label", "title", "placeholder", "aria-valuetext", "alt"]) take(node.getAttribute(name) ?? "");
    }
  }
  for (const chip of document.querySelectorAll("#article .chip")) take(chip.getAttribute("aria-label"));
  return [...found];
}

const rows = await withChromium(async (browser) => {
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
      rows.push({ name: state.name, beside: await page.evaluate(beside) });
    } catch (error) {
      rows.push({ name: state.name, beside: [`not reached: ${error.message}`] });
    }
    await page.close();
  }
  return rows;
});
console.log(JSON.stringify(rows, null, 1));
