// What the bookmark "Explain this page" hands over: a page, or what was selected on it, packed into the address that it opens ours with.
// Nothing of an address after its # is ever sent to a server.

import { safeAddress } from "./article.js";
import { inertly } from "./inert.js";
import { metadata } from "./metadata.js";
import { readPage, readPasted } from "./page.js";
import { drain } from "./patience.js";
import { Refusal } from "./refusals.js";
import { say } from "../../say.js";
import { unpacked } from "../../unpacking.js";

const MOST = 12_000_000; // characters of HTML; a small address may unpack to far more

/** The text that was packed, unpacked no further than is opened. */
export async function unpack(words) {
  try {
    return await unpacked(words, MOST);
  } catch (error) {
    throw error instanceof RangeError ? new Refusal("handed-large") : error;
  }
}

/** Reads what was handed over. Gives an ArticleWriter and the article's name. */
export async function readHanded(words) {
  let handed;
  try {
    handed = JSON.parse(await unpack(words));
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("handed-cut");
  }
  const { html, title, address, selected, about } = Object(handed);
  if (typeof html !== "string") throw new Refusal("handed-cut");
  const from = safeAddress(String(address ?? ""));
  const name = String(title ?? "").trim().slice(0, 300) || from || say("A page");
  if (!selected) return { writer: await readPage(html, { name, address: from }), name };
  const writer = await readPasted(html, from);
  if (writer === null) throw new Refusal("wordless", { name });
  const meta = typeof about === "string" ? metadata(await drain(inertly(about)), about, from) : {};
  writer.meta = { ...meta, title: meta.title ?? name, address: from };
  return { writer, name };
}
