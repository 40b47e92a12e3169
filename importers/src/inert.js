// Foreign HTML as a document of which only harmless parts are ever made.
//
// A browser's own parser would do, in a document that belongs to no window, but Chromium holds our page's policy against styles that
// it finds there, and complains of each. So parse5 reads the source, as the standard has it, and of what it found we make those
// elements and attributes that tell something of the text: no handler, no style, no address of anything but links.

import { Parser, parse } from "parse5";
import { finish } from "./patience.js";

const HTML = "http://www.w3.org/1999/xhtml";

/** Elements that hold no words, with all that is in them; controls, too. */
const NEVER = new Set(["button", "input", "select", "textarea", "datalist", "output", "progress", "meter", "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "frameset", "frame", "noframes", "noembed",
  "canvas", "audio", "video", "picture", "source", "track", "img", "map", "param", "plaintext", "base", "dialog"]);

/** Attributes that say something of an article, its words or its links. */
const KEPT = new Set(["id", "class", "href", "rel", "name", "property", "itemprop", "itemtype", "content", "datetime", "pubdate", "type", "start", "reversed", "value", "hidden",
  "aria-hidden", "role", "lang", "dir", "data-component", "data-gu-name"]);

/**
 * Elements that stand for their content here. A form gives what is named in it as properties of its own, `parentNode` as well, so that
 * whoever walks the tree never comes to an end.
 */
const PLAIN = new Set(["form", "fieldset"]);

/** Elements as deep as this are nested; what is deeper is put side by side, because no honest document is. */
const DEEPEST = 300;

/** What shows words as they stand in the source, tags and all: Readability writes trees down as HTML, in which those would be tags. */
const RAW = "xmp";

const attribute = (node, name) => node.attrs?.find((attr) => attr.name === name)?.value ?? null;

/** Characters that are parsed, and nodes that are made, between two chances to pause. */
const CHUNK = 8_000;
const NODES = 100;

/** The document of some HTML. Its `dataset.base`, on the root, is the address that the source gives its links. */
export const inert = (html) => finish(inertly(html));

/** The same in steps, for what may be a whole book. */
export function* inertly(html) {
  const document = globalThis.document.implementation.createHTMLDocument();
  const root = (yield* parsed(html)).childNodes.find((node) => node.nodeName === "html");
  for (const part of root?.childNodes ?? []) {
    const into = part.nodeName === "head" ? document.head : part.nodeName === "body" ? document.body : null;
    if (into) yield* make(part, into, document);
  }
  return document;
}

/** As parse5's own `parse` does it, but for the steps. */
function* parsed(html) {
  const parser = new Parser({ scriptingEnabled: true });
  for (let at = 0; at < html.length; at += CHUNK) {
    if (at > 0) parser.tokenizer.write(html.slice(at - CHUNK, at), false);
    yield;
  }
  parser.tokenizer.write(html.slice(Math.max(0, Math.ceil(html.length / CHUNK) - 1) * CHUNK), true);
  return parser.document;
}

/** Makes what is in a node of the source. Not by recursion: a source may nest deeper than a stack reaches. */
function* make(root, place, document) {
  const stack = [{ nodes: root.childNodes, next: 0, into: place }];
  for (let made = 1; stack.length > 0; made++) {
    if (made % NODES === 0) yield;
    const top = stack.at(-1);
    const node = top.nodes[top.next++];
    if (node === undefined) stack.pop();
    else if (node.nodeName === "#text") top.into.append(node.value);
    else if (node.tagName !== undefined) {
      const element = makeElement(node, document);
      if (element === null) continue;
      top.into.append(element);
      stack.push({ nodes: node.childNodes, next: 0, into: stack.length < DEEPEST ? element : top.into });
    }
  }
}

/** An element of ours for one of the source's; null for one that is left out with all that is in it. */
function makeElement(node, document) {
  const { tagName, namespaceURI } = node;
  // Drawings and formulas are no words.
  if (namespaceURI !== HTML) return null;
  if (tagName === "base") document.documentElement.dataset.base ??= attribute(node, "href") ?? "";
  if (tagName === "script" && attribute(node, "type") === "application/ld+json") {
    const data = document.createElement("data");
    data.className = "ld-json";
    data.append(node.childNodes.map((child) => child.value ?? "").join(""));
    document.head.append(data);
  }
  const style = attribute(node, "style");
  // On pages of Whosays a name is a button; on others no button is a part of the text.
  const isName = tagName === "button" && attribute(node, "class") === "mention" && attribute(node, "data-entity") !== null;
  if ((NEVER.has(tagName) && !isName) || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style ?? "")) return null;
  // A name that a parser takes and the tree does not is no element that anybody knows.
  const known = PLAIN.has(tagName) ? "div" : tagName === RAW ? "pre" : isName ? "span" : tagName;
  const element = document.createElement(/^[a-z][a-z0-9-]*$/.test(known) ? known : "span");
  for (const { name, value } of node.attrs) {
    if (KEPT.has(name) && (name !== "name" || tagName === "meta")) element.setAttribute(name, value);
  }
  if (style !== null) element.setAttribute("data-style", style);
  return element;
}

/** Elements of XML that close themselves, which HTML only knows of some. */
const CLOSED = /<([a-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/>/gi;
const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);

/** XHTML, or other XML, in a way that HTML's parser reads as it is meant. */
export function asHtml(xml) {
  const closed = xml.replace(CLOSED, (all, name, attributes) => (VOID.has(name.toLowerCase()) ? all : `<${name}${attributes}></${name}>`));
  return closed.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
}

/**
 * The elements of an XML file by their local names in lower case, in its order, each with its attributes and its words. Enough for
 * the files in which books and documents say what they are made of.
 */
export function elementsOf(xml) {
  const found = [];
  const words = (node, depth = 0) => {
    if (node.nodeName === "#text") return node.value;
    return depth < DEEPEST ? (node.childNodes ?? []).map((child) => words(child, depth + 1)).join("") : "";
  };
  const visit = (node, depth) => {
    if (node.tagName) {
      found.push({ name: node.tagName.replace(/^.*:/, ""), get: (name) => attribute(node, name), words: () => words(node) });
    }
    if (depth < DEEPEST) for (const child of node.childNodes ?? []) visit(child, depth + 1);
  };
  visit(parse(asHtml(xml)), 0);
  return found;
}
