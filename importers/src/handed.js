// What the bookmark "Explain this page" hands over: a page, or what was selected on it, packed into the address that it opens ours with.
// Nothing of an address after its # is ever sent to a server.

import { safeAddress } from "./article.js";
import { inertly } from "./inert.js";
import { metadata } from "./metadata.js";
import { readPage, readPasted } from "./page.js";
import { drain } from "./patience.js";
import { Refusal } from "./refusals.js";
import { say } from "../../say.js";

const MOST = 12_000_000; // characters of HTML; a small address may unpack to far more

/** The bytes that base64url words stand for; what a sentence around a link has put behind it is none of them. */
function bytesOf(words) {
  const plain = atob(words.replace(/[^\w-]+$/, "").replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** The text that was packed, unpacked no further than is opened. Its checksum (zlib's Adler-32) refuses one that was damaged. */
export async function unpack(words) {
  const stream = new Blob([bytesOf(words)]).stream().pipeThrough(new DecompressionStream("deflate"));
  const reader = stream.pipeThrough(new TextDecoderStream("utf-8", { fatal: true })).getReader();
  let json = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return json;
    json += value;
    if (json.length > MOST) {
      reader.cancel().catch(() => {});
      throw new Refusal("handed-large");
    }
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
