// The article that stands in a page: its text with headings, lists, quotations and links, and the elements that hold no running text.

import { ArticleWriter } from "./article.js";
import { walk } from "./walk.js";

/** What is shown as it is, in its place. */
const KEPT = "figure, img, picture, video, audio, iframe, object, embed, canvas, svg, table, hr, form, math";

/** What nobody reads. */
const UNREAD = "script, style, template, noscript, link, meta, title";

/** What may hold both. */
const AROUND = "article, section, main, div";

const HEADINGS = "h1, h2, h3, h4, h5, h6";

/**
 * Reads what stands in `host`: `packed`, the article as importers hand it over; `kept`, the elements to be shown as they are, each with
 * `at`, the bytes of text before it; `levels`, those of its headings.
 */
export function read(host) {
  const writer = new ArticleWriter();
  // Belongs to no window: what is copied there loads nothing and runs nothing.
  const inert = document.implementation.createHTMLDocument("");
  const found = { writer, inert, kept: [], levels: [] };
  gather(host, found);
  return { packed: writer.packed(), kept: found.kept, levels: found.levels };
}

function gather(parent, found) {
  let stretch = [];
  const flush = () => {
    if (stretch.length > 0) write(stretch, found);
    stretch = [];
  };
  for (const node of parent.childNodes) {
    if (isKept(node)) {
      flush();
      found.kept.push({ at: found.writer.bytes, node });
    } else if (node.nodeType === Node.ELEMENT_NODE && node.matches(AROUND) && node.querySelector(KEPT)) {
      flush();
      gather(node, found);
    } else {
      stretch.push(node);
    }
  }
  flush();
}

/** Whether a node is shown as it is: also a paragraph that holds a picture and no word. */
function isKept(node) {
  if (node.nodeType !== Node.ELEMENT_NODE || node.hasAttribute("hidden")) return false;
  if (node.matches(KEPT)) return true;
  return node.textContent.trim() === "" && node.querySelector(KEPT) !== null;
}

function write(nodes, { writer, inert, levels }) {
  const holder = inert.createElement("div");
  holder.append(...nodes.map((node) => inert.importNode(node, true)));
  for (const node of holder.querySelectorAll(UNREAD)) node.remove();
  for (const heading of holder.querySelectorAll(HEADINGS)) {
    if (heading.textContent.trim() !== "") levels.push(heading.localName);
  }
  for (const _ of walk(holder, writer, document.baseURI));
}
