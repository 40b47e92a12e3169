// A web page into an article: the article is found in it; menus, adverts and what else stands around it are left out.

import { Readability } from "@mozilla/readability";
import { isExported, isWebPage, partsAround } from "./around.js";
import { ArticleWriter, safeAddress } from "./article.js";
import { inert, inertly } from "./inert.js";
import { line, metadata } from "./metadata.js";
import { drain } from "./patience.js";
import { Refusal } from "./refusals.js";
import { walk } from "./walk.js";

/** What a page has around its article. A document that a program for texts exported has none of it. */
const AROUND = "nav, aside, footer, [role=navigation], [role=banner], [role=contentinfo], [class*=sidebar], [class*=menu]";

/** What stands in an article and is none of it, by the names that pages give it. Readability knows more, and some of these not. */
const WITHIN = ["advert", "promo", "newsletter", "share-", "sharing", "social", "related-", "cookie", "paywall", "editsection", "subscribe-",
  "subscription-", "signup"]
  .flatMap((name) => [`[class*="${name}" i]`, `[id*="${name}" i]`]).concat(".ad, .ads, .share, .related, .sponsored, .noprint").join();

/** The part of that which is copied with the words around it. */
const ASIDE = '.noprint, [class*="editsection"]';

/** What readers wrote below an article, which may be much longer; a commentary is the article. */
const COMMENTS = '[class*="comment" i]:not([class*="commenta" i]), [id*="comment" i]:not([id*="commenta" i]), #respond, #disqus_thread';

/** Where a page says that its article is. */
const ARTICLE = "article, main, [role=main], [itemprop=articleBody]";

/** Letters of a paragraph by which an article is known again. */
const PARAGRAPH = 20;

/** Readability looks at pages of this many elements; a larger one is no page of an article, and would take seconds. */
const MOST_ELEMENTS = 60_000;

/** Which encoding a page's bytes tell by their first ones. */
function markedAs([first, second, third]) {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** Which encoding a page says that it is in: what its bytes say of themselves goes first, then what its `site` says, then its own words. */
export function encodingOf(bytes, site = null) {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  // A page cannot call itself UTF-16 in letters that are not.
  return markedAs(bytes) ?? site ?? (/^utf-?16/i.test(named) ? null : (named ?? null));
}

/** A page's bytes as text. A page of which nobody says how it is encoded is UTF-8 if it can be. */
export function decode(bytes, site = null) {
  try {
    const named = encodingOf(bytes, site);
    return new TextDecoder(named ?? "utf-8", { fatal: named === null }).decode(bytes);
  } catch {
    return site === null ? new TextDecoder("windows-1252").decode(bytes) : decode(bytes);
  }
}

/** Links with the address that they have on the page; those that have none elsewhere lose it. */
function settleLinks(document, base) {
  for (const link of document.body.querySelectorAll("[href]")) {
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

/** Letters in all of some elements. */
const letters = (parts) => parts.reduce((sum, { textContent }) => sum + textContent.length, 0);

/** Takes out of a page what its names say is no part of its article; `named` is what they say is around it. */
function clear(body, named) {
  let all = body.textContent.length;
  for (const within of [...named, ...body.querySelectorAll(WITHIN)]) {
    const { length } = within.textContent;
    // A name like that on most of a page is about something else.
    if (length * 4 >= all || !body.contains(within)) continue;
    within.remove();
    all -= length;
  }
  // Comments may be articles, too.
  const first = [...body.querySelectorAll(ARTICLE)].find((part) => part.closest(COMMENTS) === null) ?? null;
  const commented = [...body.querySelectorAll(COMMENTS)].filter((part) => !part.contains(first) && part.querySelector("h1") === null);
  const known = new Set(commented);
  const within = (part) => part !== body && (known.has(part.parentNode) || within(part.parentNode));
  const comments = commented.filter((part) => !within(part));
  const own = first ? letters([first]) - letters(comments.filter((part) => first.contains(part))) : 0;
  // Where there is hardly anything else, as in a forum, they are what was opened.
  if (own < PARAGRAPH && letters(comments) * 4 >= all) return;
  for (const part of comments) part.remove();
}

/** Letters of the paragraphs in an element that are not around an article. */
function lettersIn(part) {
  const lengths = [...part.querySelectorAll("p")].filter((p) => !p.closest(AROUND)).map((p) => p.textContent.length);
  return lengths.reduce((sum, length) => (length >= PARAGRAPH ? sum + length : sum), 0);
}

/** The element that holds the article, where the page says so of one only and most paragraphs are in it; others are teasers. */
function said(body) {
  const said = [...body.querySelectorAll(ARTICLE)];
  const inner = said.filter((part) => !said.some((other) => other !== part && part.contains(other)));
  return inner.length === 1 && lettersIn(inner[0]) * 2 >= lettersIn(body) ? inner[0] : null;
}

/** Leaves a page nothing but the element that holds its article. */
function leaveOnly(part, body) {
  for (let inner = part; inner !== body; inner = inner.parentNode) {
    for (const sibling of [...inner.parentNode.children]) if (sibling !== inner) sibling.remove();
  }
}

/** Whether most of what `part` says in paragraphs is in `words`, too. */
function isMostOf(part, words) {
  const paragraphs = [...part.querySelectorAll("p")].map((p) => line(p.textContent.slice(0, 200))).filter((text) => text?.length >= PARAGRAPH);
  const all = words.replace(/\s+/g, " ");
  return paragraphs.filter((text) => all.includes(text)).length * 2 >= paragraphs.length;
}

/** What a page calls the lines that stand between its article's title and its words. */
const STANDFIRST = '[data-gu-name="standfirst"], [data-component="standfirst"], [class*="standfirst" i], [class*="article-dek" i]';

/** Letters of a standfirst: one of fewer is a label, and of more no standfirst. */
const MOST_OF_STANDFIRST = 1000;

/** The standfirst of a page that has one only, which Readability leaves out where it stands apart from the paragraphs. */
function standfirstOf(document) {
  const all = [...document.querySelectorAll(STANDFIRST)].filter((part) => part.closest(AROUND) === null);
  const outer = all.filter((part) => !all.some((other) => other !== part && other.contains(part)));
  const length = outer[0]?.textContent.trim().length;
  return outer.length === 1 && length >= PARAGRAPH && length <= MOST_OF_STANDFIRST ? outer[0].cloneNode(true) : null;
}

/** Puts a standfirst before the first paragraph of an article that lacks it. */
function put(standfirst, root) {
  const plain = (part) => part.textContent.replace(/\s+/g, " ").trim();
  if (standfirst === null || plain(root).includes(plain(standfirst))) return;
  const first = [...root.querySelectorAll("p")].find((p) => p.textContent.trim().length >= PARAGRAPH);
  if (first) first.parentNode.insertBefore(standfirst, first);
}

/** The part of a page that is its article, and what was found out on the way. */
function articleIn(document) {
  const standfirst = standfirstOf(document);
  const found = partIn(document);
  put(standfirst, found.root);
  return found;
}

function partIn(document) {
  const ours = document.querySelector(OURS)?.closest("article");
  if (ours) return { root: ours };
  const all = document.querySelectorAll("*").length;
  const hasAround = document.querySelector(AROUND) !== null;
  const isPage = hasAround || (isWebPage(document) && !isExported(document));
  if (!isPage || all > MOST_ELEMENTS) return { root: document.body };
  clear(document.body, hasAround ? [] : partsAround(document));
  const own = said(document.body);
  if (own) leaveOnly(own, document.body);
  try {
    const found = new Readability(document.cloneNode(true), { serializer: (element) => element, charThreshold: 250, keepClasses: true }).parse();
    const words = found?.content?.textContent ?? "";
    // Of a short article it may have taken something longer beside it.
    if (words.trim() !== "" && (own === null || isMostOf(own, words))) {
      for (const way of found.content.querySelectorAll("nav, [role=navigation], [role=doc-toc]")) way.remove();
      return { root: found.content, title: line(found.title), author: line(found.byline) };
    }
  } catch (error) {
    console.warn(error);
  }
  for (const around of document.querySelectorAll(AROUND)) {
    around.remove();
  }
  return { root: own ?? document.body };
}

/** What a file that Whosays saved holds, by which it is opened as what it was; null where a page is none. See standalone/src/page.html. */
export function heldIn(html) {
  const end = html.indexOf("<style");
  const head = /<meta name="whosays"/.test(html.slice(0, end)) ? inert(html.slice(0, end)) : null;
  return head?.querySelector("meta[name=whosays]")?.getAttribute("content") ?? null;
}

/** The article of a page of Whosays, on which its cards stand, too. */
const OURS = "main#main article#article .statement";

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
  // An editor of code copies colours, not structure, and its line breaks are in the plain text only. Google Docs says as much of its spaces,
  // and has paragraphs.
  const blocks = "p, h1, h2, h3, h4, h5, h6, li, blockquote, a[href], td";
  const isCode = document.querySelector('[data-style*="white-space: pre"], [data-style*="white-space:pre"]') !== null;
  if (document.querySelector(isCode ? blocks : `${blocks}, em, i, strong, b, br`) === null) return null;
  for (const aside of document.body.querySelectorAll(ASIDE)) aside.remove();
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
