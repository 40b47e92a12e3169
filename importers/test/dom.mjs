// A document tree for Node, where there is no browser.
import { DOMParser } from "linkedom";

const EMPTY = "<!doctype html><html><head></head><body></body></html>";
globalThis.document ??= { implementation: { createHTMLDocument: () => new DOMParser().parseFromString(EMPTY, "text/html") } };

/** What a packed article says of itself, its blocks as `[form, words]`, and its markup as `[kind, words, address]`. */
export function opened(packed) {
  const at = packed.startsWith("\n") ? -1 : packed.indexOf("\n\n");
  const [head, text] = at < 0 ? ["", packed.slice(1)] : [packed.slice(0, at), packed.slice(at + 2)];
  const bytes = new TextEncoder().encode(text);
  const words = (start, end) => new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(Number(start), Number(end)));
  const article = { meta: {}, blocks: [], inline: [], text };
  for (const line of head.split("\n").filter(Boolean)) {
    const [key, ...cells] = line.split("\t");
    if (key === "block") article.blocks.push([cells[2], words(cells[0], cells[1])]);
    else if (key === "inline") article.inline.push([cells[2], words(cells[0], cells[1]), ...(cells[3] ? [cells[3]] : [])]);
    else article.meta[key] = cells[0];
  }
  return article;
}
