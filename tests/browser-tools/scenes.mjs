// What the pictures of articles show, and how a reader comes there. Each is a way from an opened tab, as states.mjs has them.
import { bring, reach } from "./states.mjs";

const ONE =
  "The harbour ferry of Port Alder could sink within a year, Mayor Ines Duarte said on Monday. Officials confirmed that 240 passengers use the boat each day. " +
  "Olaf Lind sold his bakery in spring.";
const OTHER =
  "Within a year the harbour ferry of Port Alder will sink. Each day 240 passengers use the old boat, officials confirmed. " +
  "“Nobody inspected it,” the engineer Maria Silva said.";
const DRAFT = "What the harbour costs\n\nBy Asha Rao\n\nThe council will vote on a bridge in May, Mayor Ines Duarte said on Monday. The old ferry may not sail again.";

/** One name of each kind that cards are made for, said of by somebody where a card tells that. */
const NAMES =
  "Georgia borders Armenia, Azerbaijan, Russia and Turkey. Angela Merkel, the former Chancellor of Germany, met the writer in The Hague. " +
  "UNESCO said on Monday that tourism could grow. Kofi Annan believed that the United Nations had failed in Rwanda. FC Barcelona beat Real Madrid in the final.";
const OF_EACH_KIND = ["Georgia", "FC Barcelona", "The Hague", "Angela Merkel", "Kofi Annan", "UNESCO"];

/** Opens the card of the first mention with these words, after bringing it to a fifth of the window's height. */
async function openCard(page, words) {
  const found = await page.evaluate((words) => {
    const mention = [...document.querySelectorAll("#article .mention")].find(({ textContent }) => textContent.trim() === words);
    document.querySelector("[data-wanted]")?.removeAttribute("data-wanted");
    mention?.setAttribute("data-wanted", "");
    if (mention) scrollTo(0, mention.getBoundingClientRect().top + scrollY - innerHeight / 5);
    return mention !== undefined;
  }, words);
  if (!found) throw new Error(`no mention is ${words}`);
  await page.click("#article .mention[data-wanted]");
  await page.waitForSelector("#surface[data-card]", { visible: true });
  // A map and a shard come after the card.
  await page.waitForNetworkIdle({ idleTime: 500 });
}

export async function page(page, address) {
  await reach(page, address, {});
  await openCard(page, "David Kay");
}

export async function waysIn(page, address) {
  await reach(page, address, {});
  await bring(page, ONE);
  await bring(page, DRAFT);
  await page.waitForNetworkIdle({ idleTime: 500 });
  await page.click("#open");
  await page.waitForSelector("#recent .title", { visible: true });
  await page.evaluate((text) => (document.querySelector("#intake-text").value = text), DRAFT);
  await page.click("#intake .bookmark summary");
  await page.waitForNetworkIdle({ idleTime: 300 });
}

export async function correcting(page, address) {
  await reach(page, address, { control: "#article .statement[data-status=opinion] .chip", open: "#surface[data-why]", then: ".correct summary" });
  await page.waitForSelector("#surface .correct input", { visible: true });
}

export async function sharing(page, address) {
  await reach(page, address, { control: "#share-article", open: "#share .ways" });
  await page.waitForNetworkIdle({ idleTime: 300 });
}

export async function comparing(page, address) {
  await reach(page, address, {});
  await bring(page, ONE);
  await page.waitForSelector("#compare", { visible: true });
  await page.click("#compare");
  await bring(page, OTHER);
  await page.waitForSelector("#comparison h2", { visible: true });
  await page.evaluate(() => document.querySelector("#comparison").scrollIntoView());
}

export async function library(page, address) {
  await page.goto(new URL("articles/", address).href, { waitUntil: "load" });
}

/** Cards side by side, each as it stands in the page. */
export async function cards(page, address) {
  await reach(page, address, {});
  await bring(page, NAMES);
  await page.waitForNetworkIdle({ idleTime: 1000 });
  const pictures = [];
  for (const name of OF_EACH_KIND) {
    await openCard(page, name);
    pictures.push((await (await page.$("#surface")).screenshot({ encoding: "base64" })).toString());
    await page.keyboard.press("Escape");
    await page.waitForSelector("#surface", { hidden: true });
  }
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture}">`).join("");
  await page.goto("about:blank");
  await page.setContent(`<!doctype html><style>body { margin: 16px; columns: 3; column-gap: 16px } img { max-width: 100%; border-radius: 10px; margin-bottom: 16px; break-inside: avoid }</style>${images}`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
}
