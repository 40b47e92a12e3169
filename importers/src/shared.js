// What the system's share menu handed to the installed app, where service-worker.js put it by. It is taken once.

import { Refusal } from "./refusals.js";

const SHELF = "whosays-shared";

/** An address at the end of a text, where browsers put the page's when somebody shares words of it. */
const ADDRESS = /(?:^|\s)(https?:\/\/\S+)\s*$/;

/** Takes what was shared: its files, its words, and the title and address of the page that they are from, as far as they are there. */
export async function takeShared() {
  const shelf = await caches.open(SHELF);
  const parts = new Map();
  for (const request of await shelf.keys()) parts.set(request.url.split("/").at(-1), await shelf.match(request));
  await caches.delete(SHELF);
  if (!parts.has("words")) throw new Refusal("shared-none");
  const { title, text, url, names } = await parts.get("words").json();
  const files = await Promise.all(names.map(async (name, index) => new File([await parts.get(String(index)).blob()], name)));
  const found = ADDRESS.exec(text)?.[1];
  // Browsers put words that they share with their page's address between marks of their own.
  const words = found ? text.slice(0, text.lastIndexOf(found)).trim().replace(/^"([^]*)"$/, "$1") : text.trim();
  // Of a page that is shared as a whole there is only its title.
  return { files, words: words === title.trim() ? "" : words, title: title.trim().slice(0, 300), address: url || found || "" };
}

const HIDDEN = { "&": "&amp;", "<": "&lt;" };

/** The words as HTML, a paragraph for each line. */
export const asParagraphs = (words) =>
  words.split(/\n+/).map((line) => `<p>${line.replace(/[&<]/g, (sign) => HIDDEN[sign])}</p>`).join("");
