// A web page into an article: the article is found in it; menus, adverts and what else stands around it are left out.

import { Readability } from "@mozilla/readability";
import { ArticleWriter, safeAddress } from "./article.js";
import { inertly } from "./inert.js";
import { line, metadata } from "./metadata.js";
import { drain } from "./patience.js";
import { Refusal } from "./refusals.js";
import { walk } from "./walk.js";

/** What a page has around its article. A document that a program for texts exported has none of it. */
const AROUND = "nav, aside, footer, [role=navigation], [role=banner], [role=contentinfo], [class*=sidebar], [class*=menu]";

/** What stands in an article and is none of it, by the names that pages give it. Readability knows more, and some of these not. */
const WITHIN = ["advert", "promo", "newsletter", "share-", "sharing", "social", "related-", "cookie", "paywall"]
  .flatMap((name) => [`[class*="${name}" i]`, `[id*="${name}" i]`]).concat(".ad, .ads, .share, .related, .sponsored").join();

/** Readability looks at pages of this many elements; a larger one is no page of an article, and would take seconds. */
const MOST_ELEMENTS = 60_000;

/** Which encoding a page says that it is in; what its bytes say of themselves goes first. */
export function encodingOf(bytes) {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  return named ?? null;
}

/** A page's bytes as text. A page that does not say how it is encoded is UTF-8 if it can be. */
export function decode(bytes) {
  try {
    const named = encodingOf(bytes);
    // A page cannot call itself UTF-16 in letters that are not.
    if (named && !/^utf-?16/i.test(named)) return new TextDecoder(named).decode(bytes);
    return new TextDecoder(named ?? "utf-8", { fatal: named === null }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Links with the address that they have on the page; those that have none elsewhere lose it. */
function settleLinks(document, base) {
  for (const link of document.querySelectorAll("a[href], area[href]")) {
    const address = link.getAttribute("href");
    if (address.startsWith("#")) continue;
    const settled = safeAddress(address, base);
    if (settled) link.setAttribute("href", settled);
    else link.removeAttribute("href");
  }
}

/** The address against which a page's links are read. */
function baseOf(document, address) {
  const named = document.documentElement.dataset.base;
  const base = named ? safeAddress(named, address) : null;
  return base ?? address;
}

/** The part of a page that is its article, and what was found out on the way. */
function articleIn(document) {
  const all = document.querySelectorAll("*").length;
  if (document.querySelector(AROUND) === null || all > MOST_ELEMENTS) return { root: document.body };
  for (const within of document.querySelectorAll(`body ${WITHIN.replaceAll(",", ",body ")}`)) {
    // A name like that on most of a page is about something else.
    if (within.textContent.length * 4 < document.body.textContent.length) within.remove();
  }
  try {
    const found = new Readability(document.cloneNode(true), { serializer: (element) => element, charThreshold: 250 }).parse();
    if (found?.content && found.content.textContent.trim() !== "") {
      return { root: found.content, title: line(found.title), author: line(found.byline) };
    }
  } catch (error) {
    console.warn(error);
  }
  for (const around of document.querySelectorAll(AROUND)) {
    around.remove();
  }
  return { root: document.body };
}

/**
 * Reads a page's HTML; `address` is where it was fetched from, where that is known. Gives an ArticleWriter with what it holds.
 */
export async function readPage(html, { name, address = null }) {
  const document = await drain(inertly(html));
  const writer = new ArticleWriter();
  const meta = metadata(document, html, address);
  const base = baseOf(document, meta.address);
  settleLinks(document, base);
  const { root, title, author } = articleIn(document);
  await drain(walk(root, writer, base));
  if (writer.length === 0) throw new Refusal("wordless", { name });
  writer.meta = { ...meta, title: meta.title ?? title, author: meta.author ?? author };
  return writer;
}

/** Reads what was copied from a page (at `address`, where that is known) or a word processor; null where that is words without any structure. */
export async function readPasted(html, address = null) {
  const document = await drain(inertly(html));
  const structured = "p, h1, h2, h3, h4, h5, h6, li, blockquote, a[href], em, i, strong, b, br, td";
  // An editor of code copies colours, not structure, and its line breaks are in the plain text only.
  if (document.querySelector(structured) === null || document.querySelector('[data-style*="white-space: pre"], [data-style*="white-space:pre"]')) return null;
  const writer = new ArticleWriter();
  const base = address ?? savedBase(html);
  await drain(walk(document.body, writer, base));
  return writer.length === 0 ? null : writer;
}

/** The page that was copied from, as Windows notes it down with what it copies. */
function savedBase(html) {
  const address = /^SourceURL:(https?:\S+)/m.exec(html.slice(0, 1000))?.[1];
  return address ? safeAddress(address) : null;
}
