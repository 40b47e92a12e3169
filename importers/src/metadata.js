// What a page says about its article: JSON-LD, OpenGraph and their kin, and the page's own marks.

import { safeAddress } from "./article.js";
import { inert } from "./inert.js";

/** Types of schema.org's that are articles. */
const ARTICLE = /(?:Article|Posting|Report|Review|Column)$/;

/** Characters of a line that tells who wrote something, or when; a longer one is text. */
const MOST_OF_BYLINE = 120;

/** A day as people write it. */
const WRITTEN_DAY = /\b(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}-\d{2})\b/;

const MOST = 300; // characters of a value; more is no name and no title

/** One line of text, or null. */
export function line(value) {
  if (typeof value !== "string") return null;
  const text = value.replace(/\s+/g, " ").trim();
  return text === "" || text.length > MOST ? null : text;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Year, month and day in each of the ways in which they are written; a name or a number for the month. */
const WAYS = [
  /\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?!\d)/,
  /\b(?<year>\d{4})[./](?<month>\d{1,2})[./](?<day>\d{1,2})\b/,
  /\b(?<day>\d{1,2})(?:st|nd|rd|th)?\.? (?<month>[a-z]{3,9})\.?,? (?<year>\d{4})\b/i,
  /\b(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})\b/i,
  /\b(?<day>\d{1,2})[./](?<month>\d{1,2})[./](?<year>\d{4})\b/,
];

/** The first day that a text tells, as `YYYY-MM-DD`; null where there is none, or none in any calendar. */
export function day(value) {
  const text = line(value);
  const found = text && WAYS.map((way) => way.exec(text)?.groups).find(Boolean);
  if (!found) return null;
  const year = Number(found.year);
  let date = Number(found.day);
  let month = Number(found.month);
  if (Number.isNaN(month)) month = 1 + MONTHS.indexOf(found.month.slice(0, 3).toLowerCase());
  // 5/13/2021 can only be America’s way, and 5/6/2021 may be either.
  else if (text.includes(`${found.day}/${found.month}/`)) {
    if (month > 12) [month, date] = [date, month];
    else if (date <= 12 && date !== month) return null;
  }
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (month < 1 || month > 12 || date < 1 || date > last) return null;
  return [found.year, month, date].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Words in a date line that are written small. */
const SMALL = /^(?:published|updated|posted|on|at|by|and|[ap]\.?m\.?|de|der|van|\d.*)$/;

/** The day that one of an article's first lines tells, which is when it was written; the file may be much younger. */
export function dayIn(lines) {
  // A line of nothing but names, numbers and little words is no sentence.
  const isDateLine = (text) => text.length <= MOST_OF_BYLINE && !/[.!?]$/.test(text) && text.split(/[\s,|·•()]+/).every((word) => !/^\p{Ll}/u.test(word) || SMALL.test(word));
  const told = lines.filter(isDateLine).map((text) => WRITTEN_DAY.exec(text)?.[0]);
  return told.map(day).find(Boolean) ?? null;
}

/** What programs write where nobody gave a name. */
const NOBODY = /^(?:\(?anonymous\)?|unknown|user|admin(?:istrator)?|owner|author|microsoft office user|python-docx)$/i;

/** A name of somebody who wrote something. */
export function person(value) {
  const name = line(value);
  return name === null || NOBODY.test(name) ? null : name;
}

/** Nodes of JSON-LD that are looked at. */
const MOST_NODES = 1000;

/** The nodes of a page's JSON-LD, of which there may be several scripts and graphs. */
function graph(document) {
  const found = [];
  for (const held of document.querySelectorAll("data.ld-json")) {
    let data;
    try {
      data = JSON.parse(held.textContent);
    } catch {
      continue;
    }
    const parts = [data];
    for (let at = 0; at < parts.length && at < MOST_NODES; at++) {
      const part = parts[at];
      if (part === null || typeof part !== "object") continue;
      if (!Array.isArray(part)) found.push(part);
      // What else is in a node is about other pages as often as about this.
      parts.push(...(Array.isArray(part) ? part : [part["@graph"], part.mainEntity]).flat());
    }
  }
  return found;
}

/** A value of JSON-LD as one line. Pages write characters in it as they do in HTML, `&amp;`. */
const told = (value) => line(typeof value === "string" && value.includes("&") ? inert(value.replaceAll("<", "&lt;")).body.textContent : value);

/** A name in JSON-LD: a string, or something that has one, here or in another of the `nodes`, or several of these. */
function named(value, nodes) {
  if (Array.isArray(value)) return line([...new Set(value.map((one) => named(one, nodes)).filter(Boolean))].join(", "));
  if (value === null || typeof value !== "object") return told(value);
  return told(value.name ?? nodes.find((node) => node["@id"] === value["@id"] && node.name)?.name);
}

function fromGraph(document) {
  const nodes = graph(document);
  const article = nodes.find((node) => [node["@type"]].flat().some((type) => ARTICLE.test(type)));
  if (!article) return {};
  const name = (key) => (article[key] ? named(article[key], nodes) : null);
  return {
    title: told(article.headline) ?? told(article.name),
    author: name("author") ?? name("creator"),
    date: day(article.datePublished) ?? day(article.dateCreated),
    publication: name("publisher") ?? name("isPartOf"),
    description: told(article.description),
    address: line(article.url) ?? line(article.mainEntityOfPage?.["@id"] ?? article.mainEntityOfPage),
  };
}

/** The first of a page's `meta` elements with one of these names or properties that says something. */
function inMeta(document, ...names) {
  const metas = [...document.querySelectorAll("meta[name], meta[property], meta[itemprop]")];
  for (const name of names) {
    const has = (meta) => ["name", "property", "itemprop"].some((kind) => meta.getAttribute(kind)?.toLowerCase() === name);
    const values = metas.filter(has).map((meta) => line(meta.getAttribute("content"))).filter(Boolean);
    if (values.length > 0) return /author|creator/.test(name) ? line([...new Set(values)].join(", ")) : values[0];
  }
  return null;
}

function fromMeta(document) {
  const author = inMeta(document, "author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author");
  return {
    title: inMeta(document, "og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title"),
    // Some pages give the address of a profile in the place of a name.
    author: author && !/^https?:/.test(author) ? author : null,
    date: day(inMeta(document, "article:published_time", "citation_publication_date", "dc.date", "dcterms.date", "dcterms.created",
      "date", "datepublished", "pubdate", "parsely-pub-date", "sailthru.date")),
    publication: inMeta(document, "og:site_name", "citation_journal_title", "dc.publisher", "application-name"),
    description: inMeta(document, "og:description", "description", "dc.description"),
    address: inMeta(document, "og:url"),
  };
}

/** What tells who wrote something and when, by the names that pages give it. */
const BYLINES = ["byline", "author", "dateline", "date", "posted", "published", "meta"].flatMap((name) => [`[class~="${name}" i]`, `[class*="-${name}" i]`, `[class*="${name}-" i]`]);

/** Where such names are about something else than the article. */
const ELSEWHERE = '[class*="comment" i], [id*="comment" i], [class*="related" i], aside, nav, footer';

const WRITTEN_NAME = /\b[Bb]y (\p{Lu}[\p{L}.’'-]*(?: (?:\p{Lu}[\p{L}.’'-]*|and|de|van|von|der|da|di))*)/u;

/** The title that stands above the article; a page's name may be an `h1`, too. */
function shownTitle(document) {
  const all = [...document.querySelectorAll("h1")];
  const title = line(document.title) ?? "";
  const words = (element) => line(element?.textContent);
  const within = all.filter((element) => element.closest("article, main"));
  const own = all.find((element) => words(element) && title.startsWith(words(element)));
  return words(own ?? (within.length === 1 ? within[0] : all.length === 1 ? all[0] : null));
}

/** The words of an element; those of parts of it, which a page shows apart, are not one word. */
const spaced = (element) => [...element.childNodes].map((node) => (node.nodeType === 3 ? node.data : node.nodeType === 1 ? spaced(node) : "")).join(" ");

/** What the page's own elements show. */
function fromElements(document) {
  const named = line(document.querySelector('[rel="author"], [itemprop="author"], .byline, .author')?.textContent);
  const time = document.querySelector("time[datetime][pubdate], time[itemprop=datePublished], article time[datetime], time[datetime]");
  const lines = [...document.querySelectorAll(BYLINES.join())].filter((element) => !element.closest(ELSEWHERE)).map((element) => line(spaced(element)))
    .filter((text) => text !== null && text.length <= MOST_OF_BYLINE);
  const first = (find) => lines.map(find).find(Boolean) ?? null;
  return {
    title: shownTitle(document),
    author: named?.replace(/^by:?\s+/i, "").slice(0, MOST_OF_BYLINE) ?? first((text) => WRITTEN_NAME.exec(text)?.[1]),
    date: day(time?.getAttribute("datetime")) ?? first((text) => day(WRITTEN_DAY.exec(text)?.[0])),
  };
}

/** Between a title and the name of a site behind it. */
const SITE = /^\s*[|–—·:»•-]\s/;

/** The title of the `told` ones that another bears out, or else the first, without the name of the site behind it. */
function titleOf(document, told) {
  const page = line(document.title);
  const all = [...told, page].filter(Boolean);
  const bears = (one, other) => one !== other && (one.includes(other) || other.includes(one));
  // What a program for texts exports begins with its title.
  const isShown = (title) => title === page && line(document.body.textContent.slice(0, 2 * MOST).trim().slice(0, MOST))?.startsWith(title);
  const found = all.find((title, at) => all.some((other, n) => n !== at && (other === title || bears(title, other))) || isShown(title)) ?? all[0] ?? null;
  return all.find((title) => found.startsWith(title) && SITE.test(found.slice(title.length))) ?? found;
}

/** Where a page comes from, which browsers note down in a comment of the file when they save it. */
function savedFrom(html) {
  return /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/.exec(html.slice(0, 2000))?.[1] ?? null;
}

/** All that a page says about its article; `html` is its source, `address` where it was fetched from, if that is known. */
export function metadata(document, html, address = null) {
  const sources = [fromGraph(document), fromMeta(document), fromElements(document)];
  const meta = { title: titleOf(document, sources.map((source) => source.title)) };
  for (const key of ["author", "date", "publication", "description"]) {
    meta[key] = sources.map((source) => source[key]).find(Boolean) ?? null;
  }
  // Programs give the site for the author where the page itself names somebody.
  meta.author = sources.map((source) => source.author).find((author) => author && author !== meta.publication) ?? meta.author;
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  const addresses = [address, canonical, sources[1].address, sources[0].address, savedFrom(html)];
  meta.address = addresses.map((found) => (/^https?:/i.test(found ?? "") ? safeAddress(found) : null)).find(Boolean) ?? null;
  return meta;
}
