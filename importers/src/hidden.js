// What Word hides (w:vanish) and mammoth would show: its author's notes, or what a template asks. A run hides itself, or its style does,
// or that of its paragraph.

import { strFromU8, strToU8 } from "fflate";

/** What the attributes of a property that is on or off say. */
const isOn = (attributes) => !/ w:val="(?:0|off|false)"/.test(attributes ?? "");

/** The attributes of the first element of this name, if there is one. */
const first = (xml, name) => xml.match(new RegExp(`<w:${name}((?: [^>]*?)?)/?>`))?.[1];

const value = (attributes) => attributes?.match(/ w:val="([^"]*)"/)?.[1];

/** Tells of a style, by its id, whether it hides words; `null` stands for what paragraphs have that name none. */
export function hiddenStyles(bytes) {
  const styles = new Map();
  let normal;
  for (const [, attributes, body] of (bytes ? strFromU8(bytes) : "").matchAll(/<w:style( [^>]*[^/])>([^]*?)<\/w:style>/g)) {
    const id = attributes.match(/ w:styleId="([^"]*)"/)?.[1];
    // Not how a paragraph's mark looks, nor parts of a table.
    const own = body.replace(/<w:(pPr|tblStylePr)[ >][^]*?<\/w:\1>/g, "").match(/<w:rPr>[^]*?<\/w:rPr>/)?.[0] ?? "";
    const vanish = first(own, "vanish");
    styles.set(id, { hides: vanish === undefined ? null : isOn(vanish), base: value(first(body, "basedOn")) });
    if (/ w:type="paragraph"/.test(attributes) && / w:default="(?:1|on|true)"/.test(attributes)) normal = id;
  }
  return (id) => {
    const passed = new Set();
    for (let at = id ?? normal; styles.has(at) && !passed.has(at); at = styles.get(at).base) {
      if (styles.get(at).hides !== null) return styles.get(at).hides;
      passed.add(at);
    }
    return false;
  };
}

/** The elements that tell what is hidden; among those are some that hold what was so before a change. */
const ELEMENT = /<(\/?)w:(p|r|pPr|rPr|pPrChange|rPrChange|pStyle|rStyle|vanish)((?: [^>]*?)?)(\/?)>/g;

/** A part of a document without what Word hides in it. */
export function shown(bytes, hides = () => false) {
  const xml = strFromU8(bytes);
  const open = []; // elements that have begun: names, runs with where they begin
  const cuts = [];
  for (const { 0: whole, 1: isEnd, 2: name, 3: attributes, 4: isEmpty, index } of xml.matchAll(ELEMENT)) {
    const [holder, inner] = open.slice(-2);
    if (isEnd) {
      const closed = open.pop();
      if (name !== "r" || closed?.name !== "r") continue;
      const paragraph = open.findLast((one) => one.name === "p");
      // Where both styles hide, the words are shown: so it is for all that is on or off.
      const byStyles = hides(paragraph?.style) !== (closed.style !== undefined && hides(closed.style));
      if (!(closed.hides ?? byStyles)) continue;
      while (cuts.at(-1)?.[0] >= closed.from) cuts.pop();
      cuts.push([closed.from, index + whole.length]);
    } else if (name === "vanish" || name === "rStyle") {
      if (inner?.name !== "rPr" || holder?.name !== "r") continue;
      if (name === "vanish") holder.hides = isOn(attributes);
      else holder.style = value(attributes);
    } else if (name === "pStyle") {
      if (inner?.name === "pPr" && holder?.name === "p") holder.style = value(attributes);
    } else if (!isEmpty) open.push({ name, from: index });
  }
  if (cuts.length === 0) return bytes;
  let [left, at] = ["", 0];
  for (const [from, to] of cuts) {
    left += xml.slice(at, from);
    at = to;
  }
  return strToU8(left + xml.slice(at));
}
