// Whether a document that has no elements for menus or footers is a web page all the same, with an article somewhere in it.

/** Programs for texts, which put nothing around what they export. */
const PROGRAMS = /\b(?:microsoft word|libreoffice|openoffice|pandoc|google docs|abiword|quarto|asciidoctor|typora)\b/i;

/** Whether a program for texts says that it made this. */
export function isExported(document) {
  const by = [...document.querySelectorAll("meta[name]")].find((meta) => meta.getAttribute("name").toLowerCase() === "generator");
  return PROGRAMS.test(by?.getAttribute("content") ?? "");
}

/** What pages call their menus, adverts and the like; one word of an id or of a class. */
const NAMES = /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|adverts?|advertisement|ads|promo|cookies?|copyright|footer|search)(?:$|[\s_-])/i;

/** What they call what readers wrote, which may be what was opened, as in a forum. */
const COMMENTS = /(?:^|[\s_-])comments?(?:$|[\s_-])/i;

/** What holds a part of a page; a heading, or the part below one, is called by its words. */
const HOLDERS = "div, ul, ol, section, table";

/** What the last line of a page says; nobody begins a paragraph so. */
const RIGHTS = /^(?:copyright\s*)?©|^copyright\b.*\brights reserved/i;

/** Letters of such a line. */
const MOST_OF_LINE = 200;

/** The parts of a page that are around its article by their names, or by what a line says. */
export function partsAround(document) {
  const isRights = ({ textContent }) => textContent.length <= MOST_OF_LINE && RIGHTS.test(textContent.trim());
  return [...named(document, NAMES), ...[...document.querySelectorAll("p, div")].filter(isRights)];
}

function named(document, names) {
  const isNamed = (part) => names.test(part.getAttribute("class") ?? "") || names.test(part.getAttribute("id") ?? "");
  const isBelowHeading = (part) => /^h[1-6]$/.test(part.firstElementChild?.localName ?? "") && /(?:^|\s)(?:section|level\d)(?:$|\s)/.test(part.getAttribute("class") ?? "");
  return [...document.querySelectorAll(HOLDERS)].filter((part) => isNamed(part) && !isBelowHeading(part) && part.querySelector("h1, article, main") === null);
}

/** What a description in JSON-LD calls an article. */
const DESCRIBED = /"@type"\s*:\s*\[?\s*"[a-z]*(?:article|posting)"/i;

/** Whether a page says that it holds an article, or has parts around one. */
export function isWebPage(document) {
  const kind = document.querySelector('meta[property="og:type"]')?.getAttribute("content");
  return (
    /^article$/i.test(kind ?? "") ||
    document.querySelector("article, [role=main], [role=complementary], [role=search], [role=article]") !== null ||
    [...document.querySelectorAll("data.ld-json")].some((data) => DESCRIBED.test(data.textContent)) ||
    [NAMES, COMMENTS].some((names) => named(document, names).length > 0)
  );
}
