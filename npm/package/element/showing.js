// The drawn article in a shadow tree: with the headings that the page has, the elements that stay as they are, and names for styles.

import { utf8Length } from "./article.js";
import { suit } from "./scheme.js";
import { fill } from "./trusting.js";

/** Names by which a page's style sheet reaches into the tree: `who-says::part(statement)`. */
const PARTS = [
  ["article", "article"],
  [".key", "key"],
  ["article :is(h1, h2, h3, h4, h5, h6)", "heading"],
  ["article :is(p, pre)", "paragraph"],
  ["article :is(ul, ol)", "list"],
  ["article blockquote", "quote"],
  ["article a", "link"],
  [".statement", "statement"],
  [".chip", "chip"],
  [".mention", "mention"],
  [".native-card", "card"],
];

/** What the names of slots begin with. */
const SLOT = "whosays-";

/** Shows what was drawn of `article` in the shadow tree of `host`; tells how much there is. */
export function shown(root, host, html, article) {
  release(host);
  const template = document.createElement("template");
  fill(template, html);
  const body = template.content.querySelector("article");
  level(body, article.levels);
  // What is marked is English, in whatever page; the cards say so of themselves.
  if (!/^en\b/i.test(host.closest("[lang]")?.lang)) body.lang = "en";
  article.kept.forEach((kept, number) => place(body, kept, number, host));
  for (const [selector, part] of PARTS) {
    for (const element of template.content.querySelectorAll(selector)) element.part.add(part);
  }
  for (const statement of template.content.querySelectorAll(".statement")) {
    statement.part.add(`statement-${statement.dataset.status}`);
  }
  root.replaceChildren(template.content);
  const drawn = root.querySelector(".whosays");
  suit(drawn);
  // Nothing of the page's is inherited there, so this is what the reader's own letters measure, whatever a rem is in the page.
  drawn.style.setProperty("--rem", getComputedStyle(root.querySelector(".cards")).fontSize);
  const count = (selector) => root.querySelectorAll(selector).length;
  return { statements: count('[id^="why-"]'), names: count("[data-card]") };
}

/** Takes back what was done to the page's own elements. */
export function release(host) {
  for (const child of host.children) if (child.slot.startsWith(SLOT)) child.removeAttribute("slot");
}

/** Headings have the level that they have in the page, whose outline they belong to. */
function level(body, levels) {
  const headings = [...body.querySelectorAll("h1, h2, h3")];
  if (headings.length !== levels.length) return;
  headings.forEach((heading, number) => {
    const own = document.createElement(levels[number]);
    for (const { name, value } of heading.attributes) own.setAttribute(name, value);
    own.append(...heading.childNodes);
    heading.replaceWith(own);
  });
}

/** Puts an element before the block behind which its text stands: a child of the host by a slot, so that the page's styles hold. */
function place(body, { at, node }, number, host) {
  let bytes = 0;
  let next = null;
  for (const child of body.childNodes) {
    if (child.nodeType === Node.ELEMENT_NODE && child.dataset.kept === undefined && bytes >= at) {
      next = child;
      break;
    }
    if (child.dataset?.kept === undefined) bytes += utf8Length(child.textContent);
  }
  const holder = document.createElement("div");
  holder.dataset.kept = "";
  // The article and its marks run from left to right; what is the page's own runs as the page does.
  holder.dir = getComputedStyle(host).direction;
  if (node.parentNode === host) {
    const slot = document.createElement("slot");
    slot.name = node.slot = `${SLOT}${number}`;
    holder.append(slot);
  } else {
    holder.append(node.cloneNode(true));
  }
  body.insertBefore(holder, next);
}
