// Packs and annotations that come in, and what a link brings along: they wait here for their article, are put over it, and what came of
// that is told above it. boot.js loads this when a text is opened; see src/sharing.rs.

import { counted, say } from "./say.js";

const own = new URL(import.meta.url);
const { make, missing, sharing, sibling, styled } = await import(new URL(`sharing.js${own.search}`, own).href);

/** Layers that wait for their article: `json` of a pack or of annotations, or the lines and choices that came with the text of a link. */
const held = [];

/** The most layers that wait; the oldest gives way. */
const MOST_HELD = 20;

function hold(layer) {
  held.push(layer);
  if (held.length > MOST_HELD) held.shift();
}

/** Takes packs or annotations in, as a file's text, before their article is opened. */
export const holdFiles = (files) => files.forEach((json) => hold({ json }));

/** What a link holds: `article` and the packed article, whose layer then waits for it, or `refused` and a sentence. */
export async function openLink(json) {
  const [kind, article, layer, choices] = (await sharing()).openLink(json);
  if (kind === "article" && (layer || JSON.parse(choices).choices.length)) hold({ article, layer, choices });
  return [kind, article];
}

/** The text in a packed article. */
const textOf = (article) => (article.startsWith("\n") ? article.slice(1) : article.slice(article.indexOf("\n\n") + 2));

/**
 * Puts what waits over the article that is there now, of which the engine said what `said` gives, by `apply`, which takes a layer's
 * lines and the choices, and gives the lines of what the reader had changed before. Resolves to a sentence where what was opened last could not be put over it, else to null.
 */
export async function arrived(article, said, apply) {
  document.querySelector("#laid")?.remove();
  const text = textOf(article);
  let last = null;
  for (const layer of [...held]) {
    const [kind, told, lines, choices, list] = await meant(layer, article, text, said);
    // That a layer waits for another article is told when it came, and not with every article after that.
    last = kind === "placed" || layer.waits ? null : told;
    layer.waits = true;
    if (kind !== "other") held.splice(held.indexOf(layer), 1);
    if (kind !== "placed") continue;
    await put(article, apply, lines, choices, told, list);
  }
  return last;
}

/**
 * An article of so many bytes was opened, which `pack` packs: what waits for it is put over it; else a pack that the site has for it is
 * offered, unless it is `changed`. `said`, `apply` and what this resolves to as above.
 */
export async function came(pack, said, bytes, changed, apply) {
  if (held.length === 0 && bytes > 2 * LONGEST) {
    document.querySelector("#laid")?.remove();
    return null;
  }
  const article = pack();
  const told = await arrived(article, said, apply);
  if (!changed && !document.querySelector("#laid")) await recognise(article, said, apply);
  return told;
}

/** What a layer says of an article: `placed` and what there is to put over it, or `other` or `refused` and a sentence. */
async function meant(layer, article, text, said) {
  if (layer.article) {
    if (textOf(layer.article) !== text) return ["other", null];
    return ["placed", say("This article came together with what somebody changed in it. Undo takes that back in one step."), layer.layer, layer.choices, []];
  }
  const [kind, told, lines, , choices, ...list] = (await sharing()).openLayer(layer.json, article, said());
  if (kind === "other") return [kind, `${told} ${say("It waits: open that article in this tab, and it will be put over it.")}`];
  return [kind, told, lines, choices, list];
}

/** Puts changes over an article and says what came of that, and of what the reader had changed there. Resolves as `tell` does. */
async function put(article, apply, lines, choices, told, list) {
  const own = apply(lines, choices);
  const [kind, more = ""] = (await sharing()).liesOver(article, own, lines);
  return tell(kind === "standing" ? more : `${told} ${more}`.trim(), list);
}

/** The place above the article where it is told what came of a pack. */
async function laid(...children) {
  await styled("sharing.css");
  document.querySelector("#laid")?.remove();
  const box = make("section", { id: "laid", ariaLabel: say("Marks from elsewhere") }, ...children);
  document.querySelector("#notice").after(box);
  return box;
}

/** Rows of a list that are shown; a stranger's pack may have thousands. */
const MOST_LISTED = 300;

/** A row of the list: a sentence and, where it is about words of the article, a way to them. */
function listed(row) {
  const [start, end, ...words] = row.split("\t");
  const item = make("li", { dir: "auto", textContent: words.join(" ") });
  if (start) {
    const there = make("button", { type: "button", className: "quiet", textContent: say("Show"), ariaLabel: say("Show where: {words}", { words: item.textContent }) });
    there.addEventListener("click", () => showWords(Number(start), Number(end)));
    item.append(" ", there);
  }
  return item;
}

/** Selects words of the article, by their places in its text, and brings them into view. */
function showWords(start, end) {
  const texts = document.createTreeWalker(document.querySelector("#article"), NodeFilter.SHOW_TEXT);
  const ends = [];
  for (let at = 0; ends.length < 2 && texts.nextNode(); at += texts.currentNode.length) {
    const node = texts.currentNode;
    if (ends.length === 0 && start < at + node.length) ends.push([node, start - at]);
    if (ends.length === 1 && end <= at + node.length) ends.push([node, end - at]);
  }
  if (ends.length < 2) return;
  ends[0][0].parentElement.scrollIntoView({ block: "center" });
  getSelection().setBaseAndExtent(...ends.flat());
}

/** Says what came of a pack, with a list of what stands on other words or found no place. Resolves to the button that puts it away. */
async function tell(told, list) {
  const parts = [make("p", { role: "status", textContent: told })];
  if (list.length) {
    const rows = list.slice(0, MOST_LISTED).map(listed);
    if (list.length > MOST_LISTED) rows.push(make("li", { textContent: counted(list.length - MOST_LISTED, "and {n} more|and {n} more") }));
    parts.push(make("details", {}, make("summary", { textContent: counted(list.length, "{n} to look at|{n} to look at") }), make("ul", {}, ...rows)));
  }
  const close = make("button", { type: "button", textContent: say("Close") });
  const box = await laid(...parts, make("div", { className: "actions" }, close));
  close.addEventListener("click", () => {
    box.remove();
    document.querySelector("#main").focus({ preventScroll: true });
  });
  return close;
}

/** Bits of a hash: FNV-1a, as sharing/src/signature.rs has it. */
function hash(words) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ words.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}

/** Words of a run whose hash is compared. */
const RUN = 4;

/** Characters of a text that is compared; no article for which there is a pack is longer. */
const LONGEST = 200_000;

/** The hashes of all runs of words of a text. */
export function runs(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((_, at) => hash(words.slice(at, at + RUN).join(" "))).slice(0, Math.max(0, words.length - RUN + 1)));
}

/** The share of a signature's hashes that a text has to hold for its pack to be looked at, which then decides. */
const ALIKE = 1 / 3;

/** Offers a pack that the site has for an article, if it has one; `said` and `apply` as above. */
async function recognise(article, said, apply) {
  const text = textOf(article);
  if (text.length > LONGEST) return;
  const answer = await fetch(sibling("packs/packs.json"));
  if (!answer.ok) return;
  const all = await answer.json();
  const own = runs(text);
  const found = all.find(({ signature }) => signature.filter((one) => own.has(one)).length >= signature.length * ALIKE);
  if (!found) return;
  const show = make("button", { type: "button", textContent: say("Show them") });
  await laid(make("p", { textContent: say("There are checked marks for this article, “{title}”.", { title: found.about }) }), make("div", { className: "actions" }, show));
  show.addEventListener("click", async () => {
    show.disabled = true;
    try {
      const json = await (await fetch(sibling(`packs/${found.pack}`))).text();
      const [kind, told, lines, , choices, ...list] = (await sharing()).openLayer(json, article, said());
      // Who pressed what stood here before goes on from here.
      const close = await (kind === "placed" ? put(article, apply, lines, choices, told, list) : tell(told, list));
      close.focus({ preventScroll: true });
    } catch (error) {
      console.warn(error);
      await tell(missing(), []);
    }
  });
}
