// What assistive technology gets of each state of the site, by Chromium's accessibility tree; and how each looks enlarged, on a very narrow
// screen, in the reader's own colours and without motion. As JSON.
// usage: node accessibility.mjs ADDRESS
import { withChromium } from "./chromium.mjs";
import { STATES, reach } from "./states.mjs";

const [address] = process.argv.slice(2);

/** Roles of what can be operated, which must have a name. */
const CONTROLS = ["button", "link", "checkbox", "radio", "slider", "textbox", "searchbox", "combobox", "listbox", "spinbutton", "switch", "tab", "menuitem", "DisclosureTriangle"];

/** Roles of areas that are only told apart by their names where there are several. */
const NAMED = ["dialog", "alertdialog", "region", "figure"];

/** The nodes of the tree that assistive technology sees, in its order, each with its role, name and what it is within. */
async function tree(page) {
  const client = await page.createCDPSession();
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  await client.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const seen = [];
  const walk = (node, within) => {
    const role = node.role?.value ?? "";
    const own = node.ignored ? within : [...within, role];
    const property = (name) => node.properties?.find((one) => one.name === name)?.value.value;
    if (!node.ignored) seen.push({ role, name: node.name?.value ?? "", within, live: property("live"), level: property("level"), dom: node.backendDOMNodeId });
    for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id), own);
  };
  walk(nodes[0], []);
  return seen;
}

/** What is wrong with names, roles and headings. */
function misnamed(nodes, state) {
  const wrong = [];
  for (const { role, name } of nodes) {
    if ([...CONTROLS, ...NAMED].includes(role) && name.trim() === "") wrong.push(`a ${role} without a name`);
  }
  const modal = nodes.some(({ role }) => role === "dialog");
  const mains = nodes.filter(({ role }) => role === "main").length;
  if (mains !== 1 && !(modal && mains === 0)) wrong.push(`${mains} main landmarks`);
  const first = nodes.filter(({ role, level }) => role === "heading" && level === 1).length;
  if (first === 0 && !modal && !state.lesson) wrong.push("no heading of the first level");
  return wrong;
}

/** What assistive technology reads of the article, in its order: the words, and each chip as a bracket before those that it is about. */
async function articleAsRead(page) {
  const nodes = await tree(page);
  const from = nodes.findIndex(({ role }) => role === "article");
  const depth = nodes[from].within.length;
  const after = nodes.slice(from + 1).findIndex(({ within }) => within.length <= depth);
  const inside = nodes.slice(from + 1, after < 0 ? undefined : from + 1 + after);
  const isChip = ({ role, name }) => role === "button" && /^(Sourced|Unsourced|Speculation|Prediction|Opinion)\b/.test(name);
  let read = "";
  let chips = 0;
  let chip = Infinity; // How deep the last chip stands, as long as what follows is within it.
  for (const node of inside) {
    if (node.within.length > chip) continue;
    chip = isChip(node) ? node.within.length : Infinity;
    if (isChip(node)) [read, chips] = [`${read}[`, chips + 1];
    else if (node.role === "StaticText") read += node.name;
  }
  return { read, chips };
}

/** What of the article is read in another order than it is written, or not at all. */
async function disordered(page) {
  const { read, chips } = await articleAsRead(page);
  const written = await page.evaluate(() => {
    let words = "";
    let statements = 0;
    const walker = document.createTreeWalker(document.querySelector("#article"));
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) words += node.data;
      else if (node.className === "chip") [words, statements] = [`${words}[`, statements + 1];
    }
    return { words, statements };
  });
  const plain = (words) => words.replace(/\s+/g, "");
  const wrong = [];
  if (chips === 0 || chips !== written.statements) wrong.push(`${chips} chips are read of ${written.statements}`);
  if (plain(read) !== plain(written.words)) {
    const at = [...plain(read)].findIndex((letter, index) => letter !== plain(written.words)[index]);
    wrong.push(`read otherwise than written from “${plain(read).slice(at, at + 40)}” on`);
  }
  return wrong;
}

/** Landmarks and headings of the page with an article, in the order in which they are read. */
const ORDER = ["banner", "main", "Legend", "article", "Sources", "Names", "More articles", "contentinfo"];

async function outline(page) {
  const nodes = await tree(page);
  const parts = nodes.filter(({ role }) => ["banner", "main", "article", "region", "navigation", "contentinfo"].includes(role));
  const found = parts.map(({ role, name }) => (ORDER.includes(name) ? name : role)).filter((name) => ORDER.includes(name));
  return found.join() === ORDER.join() ? [] : [`landmarks are read as ${found.join(", ")}`];
}

/** Whether a refusal stands in a live region, where it is read out. */
async function untold(page) {
  const wrong = [];
  const told = async (words, what) => {
    const nodes = await tree(page);
    const region = nodes.findIndex(({ live, role }) => (live && live !== "off") || role === "status" || role === "alert");
    const is = nodes.some(({ name, within }) => name.includes(words) && within.some((role) => ["status", "alert"].includes(role)));
    if (region < 0 || !is) wrong.push(`${what} is told in no live region`);
  };
  await page.click("#open");
  await page.click("#explain");
  await told("There are no words in this yet", "that a text is empty");
  return wrong;
}

/** What of a state is wider than its screen: nobody should have to scroll both ways. */
const tooWide = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const open = [...document.querySelectorAll("dialog[open], :popover-open")].filter((one) => one.scrollWidth > one.clientWidth + 1);
    const wide = open.map((one) => `${one.id || one.localName} scrolls sideways: ${one.scrollWidth} in ${one.clientWidth}`);
    return scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`, ...wide] : wide;
  });

/** What cannot be told apart where the reader's system chooses all colours. */
async function forced(page) {
  const client = await page.createCDPSession();
  await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
  const wrong = await page.evaluate(() => {
    if (!matchMedia("(forced-colors: active)").matches) return ["the browser chooses no colours"];
    const styles = new Map();
    const wrong = [];
    for (const status of ["sourced", "unsourced", "speculation", "prediction", "opinion"]) {
      const piece = document.querySelector(`#article .statement[data-status=${status}]`);
      const { textDecorationLine, textDecorationStyle } = getComputedStyle(piece);
      if (textDecorationLine !== "underline") wrong.push(`${status} has no line`);
      if (styles.has(textDecorationStyle)) wrong.push(`${status} is drawn as ${styles.get(textDecorationStyle)}`);
      styles.set(textDecorationStyle, status);
    }
    for (const selector of ["#article .chip", "#article .mention", "#open"]) {
      const { borderStyle, outlineStyle, textDecorationLine } = getComputedStyle(document.querySelector(selector));
      if (borderStyle === "none" && outlineStyle === "none" && textDecorationLine === "none") wrong.push(`${selector} cannot be seen`);
    }
    return wrong;
  });
  await client.detach();
  return wrong;
}

/** What moves although the reader's system asks for no motion. */
async function moving(page) {
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await page.click("#article .mention");
  return page.evaluate(() => {
    const moving = document.getAnimations().filter((one) => one.playState === "running").map((one) => `${one.effect.target.id} moves`);
    return getComputedStyle(document.documentElement).scrollBehavior === "auto" ? moving : ["the page scrolls smoothly", ...moving];
  });
}

/** Ways of looking at every state: at 400 % a screen of 1280 pixels has 320 (WCAG 1.4.10), at 200 % 640 (1.4.4). */
const WAYS = [
  { name: "as assistive technology has it", width: 1280, height: 900, look: async (page, state) => misnamed(await tree(page), state) },
  { name: "at 400 %", width: 320, height: 256, look: tooWide },
  { name: "at 200 %", width: 640, height: 512, look: tooWide },
];

/** Looked at once, with nothing open. */
const ONCE = [
  { name: "the article’s reading order", look: disordered },
  { name: "the page’s landmarks in order", look: outline },
  { name: "what is told", look: untold },
  { name: "the reader’s own colours", look: forced },
  { name: "reduced motion", look: moving },
];

const states = await withChromium(async (browser) => {
  const states = [];
  const tried = async (name, state, { width = 1280, height = 900, look }) => {
    const page = await browser.newPage();
    await page.setViewport({ width, height });
    await reach(page, address, state);
    states.push({ name, violations: await look(page, state) });
    await page.close();
  };
  for (const way of WAYS) for (const state of STATES) await tried(`${state.name}, ${way.name}`, state, way);
  for (const way of ONCE) await tried(way.name, STATES[0], way);
  return states;
});
console.log(JSON.stringify({ states }));
