// What a page says about its article: JSON-LD, OpenGraph and their kin, and the page's own marks.

import { safeAddress } from "./article.js";

/** Types of schema.org's that are articles. */
const ARTICLE = /(?:Article|Posting|Report|Review|Column)$/;

const MOST = 300; // characters of a value; more is no name and no title

/** One line of text, or null. */
export function line(value) {
  if (typeof value !== "string") return null;
  const text = value.replace(/\s+/g, " ").trim();
  return text === "" || text.length > MOST ? null : text;
}

/** A date as `YYYY-MM-DD`, where it begins like that or can be read as a day; else null. */
export function day(value) {
  const text = line(value);
  if (text === null) return null;
  const plain = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text);
  if (plain) {
    const [, year, month, date] = plain;
    return Number(month) >= 1 && Number(month) <= 12 && Number(date) >= 1 && Number(date) <= 31 ? `${year}-${month}-${date}` : null;
  }
  if (!/\d{4}/.test(text) || !/[a-z]{3}|\d[./]\d/i.test(text)) return null;
  const read = new Date(`${text.replace(/\b(?:published|updated|posted|on)\b:?/gi, "").trim()} UTC`);
  return Number.isNaN(read.getTime()) ? null : read.toISOString().slice(0, 10);
}

/** The nodes of a page's JSON-LD, of which there may be several scripts and graphs. */
function* graph(document) {
  for (const held of document.querySelectorAll("data.ld-json")) {
    let data;
    try {
      data = JSON.parse(held.textContent);
    } catch {
      continue;
    }
    const found = [data];
    for (let at = 0; at < found.length && at < 1000; at++) {
      const node = found[at];
      if (Array.isArray(node)) found.push(...node);
      else if (node && typeof node === "object") {
        yield node;
        if (Array.isArray(node["@graph"])) found.push(...node["@graph"]);
      }
    }
  }
}

/** A name in JSON-LD: a string, or something that has one, or several of these. */
function named(value) {
  if (Array.isArray(value)) return line(value.map(named).filter(Boolean).join(", "));
  return line(typeof value === "object" && value !== null ? value.name : value);
}

function fromGraph(document) {
  const article = [...graph(document)].find((node) => [node["@type"]].flat().some((type) => ARTICLE.test(type)));
  if (!article) return {};
  return {
    title: line(article.headline) ?? line(article.name),
    author: named(article.author) ?? named(article.creator),
    date: day(article.datePublished) ?? day(article.dateCreated),
    publication: named(article.publisher) ?? named(article.isPartOf),
    description: line(article.description),
    address: line(article.url) ?? line(article.mainEntityOfPage?.["@id"] ?? article.mainEntityOfPage),
  };
}

/** The first of a page's `meta` elements with one of these names or properties that says something. */
function told(document, ...names) {
  const metas = [...document.querySelectorAll("meta[name], meta[property], meta[itemprop]")];
  for (const name of names) {
    const has = (meta) => ["name", "property", "itemprop"].some((kind) => meta.getAttribute(kind)?.toLowerCase() === name);
    const values = metas.filter(has).map((meta) => line(meta.getAttribute("content"))).filter(Boolean);
    if (values.length > 0) return /author|creator/.test(name) ? line([...new Set(values)].join(", ")) : values[0];
  }
  return null;
}

function fromMeta(document) {
  const author = told(document, "author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author");
  return {
    title: told(document, "og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title"),
    // Some pages give the address of a profile in the place of a name.
    author: author && !/^https?:/.test(author) ? author : null,
    date: day(told(document, "article:published_time", "citation_publication_date", "dc.date", "dcterms.date", "dcterms.created",
      "date", "datepublished", "pubdate", "parsely-pub-date", "sailthru.date")),
    publication: told(document, "og:site_name", "citation_journal_title", "dc.publisher", "application-name"),
    description: told(document, "og:description", "description", "dc.description"),
    address: told(document, "og:url"),
  };
}

/** What the page's own elements show. */
function fromElements(document) {
  const byline = line(document.querySelector('[rel="author"], [itemprop="author"], .byline, .author')?.textContent);
  const time = document.querySelector("time[datetime][pubdate], time[itemprop=datePublished], article time[datetime], time[datetime]");
  const title = line(document.querySelector("h1")?.textContent);
  return {
    title: document.querySelectorAll("h1").length === 1 ? title : null,
    author: byline?.replace(/^by:?\s+/i, "").slice(0, 120) ?? null,
    date: day(time?.getAttribute("datetime")),
  };
}

/** Where a page comes from, which browsers note down in a comment of the file when they save it. */
function savedFrom(html) {
  return /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/.exec(html.slice(0, 2000))?.[1] ?? null;
}

/** All that a page says about its article; `html` is its source, `address` where it was fetched from, if that is known. */
export function metadata(document, html, address = null) {
  const sources = [fromGraph(document), fromMeta(document), fromElements(document)];
  const meta = {};
  for (const key of ["title", "author", "date", "publication", "description"]) {
    meta[key] = sources.map((source) => source[key]).find(Boolean) ?? null;
  }
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  const addresses = [address, canonical, sources[1].address, sources[0].address, savedFrom(html)];
  meta.address = addresses.map((found) => (/^https?:/i.test(found ?? "") ? safeAddress(found) : null)).find(Boolean) ?? null;
  meta.title ??= line(document.title);
  return meta;
}
