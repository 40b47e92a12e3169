// The dialog that shares and saves an article, and the list of its statements: boot.js loads this when it is asked for, and this loads the modules that make links and
// files. See src/sharing.rs; what comes back in is packs.js.

import { counted, number, say } from "./say.js";

const own = new URL(import.meta.url);

/** A part of the site beside this file, in the version that this one has. */
export const sibling = (name) => new URL(`${name}${own.search}`, own).href;

/** A module of ours, started; what does not arrive is asked for again the next time. */
function loader(name) {
  let module = null;
  return () => {
    module ??= import(sibling(`${name}.js`)).then(async (here) => {
      await here.default({ module_or_path: sibling(`${name}_bg.wasm`) });
      const { table } = globalThis.whosaysTexts ?? {};
      if (table) here.speak(table);
      return here;
    });
    module.catch(() => (module = null));
    return module;
  };
}
export const sharing = loader("whosays-sharing");
const standalone = loader("whosays-standalone");

export const missing = () => say("A part of Whosays did not arrive. Check your connection and try again.");

export const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** Characters that an address may have for most programs to let it through. */
const LONGEST_LINK = 8000;

/** Bytes as base64. */
function base64(bytes) {
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}

/** Letters that an address can have from a text, compressed. */
export async function packed(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The address that opens an article from what a link holds; nothing behind its # goes to a server. */
export const address = async (held, page) => `${page}#article=${await packed(held)}`;

/** The files, by the way in which whosays-sharing makes them: what is saved, under which ending, and what for. */
const FILES = [
  { way: "html", ending: ".html", type: "text/html", label: () => say("One HTML file"), hint: () => say("The article with its marks and cards, for any browser, without a network.") },
  { way: "pack", ending: ".layer.json", type: "application/json", label: () => say("Pack"), hint: () => say("What was changed and chosen here, without the text: for whoever has the same article.") },
  { way: "markdown", ending: ".md", type: "text/markdown", label: () => "Markdown", hint: () => say("The text with a footnote for each mark, and what the cards say.") },
  { way: "statements", ending: "-statements.csv", type: "text/csv", label: () => say("Statements (CSV)"), hint: () => say("A row for each statement, for spreadsheets.") },
  { way: "sources", ending: "-sources.csv", type: "text/csv", label: () => say("Sources (CSV)"), hint: () => say("Who is named or spoken of, and for how many statements.") },
  { way: "annotations", ending: ".jsonld", type: "application/ld+json", label: () => say("Web Annotations"), hint: () => say("Marks, and what you wrote on cards, as the W3C’s JSON-LD, for Recogito and other tools. It quotes the text; what you removed or chose is in the pack only.") },
  { way: "hypothesis", ending: "-hypothesis.json", type: "application/json", label: () => say("For Hypothesis"), hint: () => say("Marks to import in Hypothesis while the article’s page is open; there only you see them. It quotes the text, and has nothing of the cards.") },
];

/** A title as a file’s name. */
function named(title) {
  const words = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join("-").slice(0, 60).replace(/-+$/, "") || say("article");
}

function save(words, name, type) {
  const link = make("a", { href: URL.createObjectURL(new Blob([words], { type: `${type};charset=utf-8` })), download: name });
  link.click();
  // Safari reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Whether the article at hand is in English: the page says in which language it is. */
const isEnglish = () => document.querySelector("#article").closest("[lang]").lang === "en";

/** What `file` has in it; given are the packed article, the lines of its layer, what the engine itself said and what stands now (both packed), the table of its names, and the choices. */
async function contents(file, [article, layer, below, said, known, choices]) {
  if (file.way === "html") {
    const rows = JSON.parse(choices).choices.flatMap(({ name, link }) => [name, link ?? ""]);
    const held = (await sharing()).share("link", article, said, layer, choices, below);
    return (await standalone()).page(article, below, known, layer, rows, held, isEnglish());
  }
  const words = (await sharing()).share(file.way, article, said, layer, choices, below);
  // Spreadsheets take a file without a mark for another encoding.
  return file.type === "text/csv" && words !== undefined ? `\uFEFF${words}` : words;
}

/** Two articles side by side, as HTML; each is given as its packed article and its packed analysis, then whether both are in English. */
export const compare = async (...pair) => (await standalone()).compare(...pair);

/** Lists the statements of an article in words, in place of those of the one before; `asked` is whether the reader is to be led there. */
export async function list([article, layer, below], asked) {
  const place = document.querySelector("#list");
  if (!article) return place.replaceChildren();
  const [module] = await Promise.all([standalone(), styled("list.css")]);
  const statements = module.list(article, below, layer, isEnglish());
  if (statements === undefined) throw new Error("the article and what is said of it do not fit");
  const heading = make("h2", { textContent: say("All statements in words"), tabIndex: -1 });
  const close = make("button", { type: "button", className: "quiet", textContent: say("Close the list") });
  close.addEventListener("click", () => {
    place.replaceChildren();
    document.querySelector("#list-statements").focus();
  });
  const all = make("div", {});
  all.innerHTML = statements;
  const held = place.contains(document.activeElement);
  place.replaceChildren(heading, close, all);
  if (asked || held) heading.focus({ preventScroll: !asked });
}

/** Opens the dialog for an article of this title. */
export async function share(given, title) {
  if (document.querySelector("#share")) return;
  await Promise.all(["details.css", "sharing.css"].map(styled));
  const told = make("p", { className: "told", role: "status" });
  const heading = make("h2", { id: "share-heading", textContent: say("Share or save this article"), tabIndex: -1, autofocus: true });
  const close = make("button", { type: "button", className: "main", textContent: say("Done") });
  const link = make("section", { className: "link" });
  const files = make("ul", { className: "files" });
  const dialog = make("dialog", { id: "share" }, heading, link, make("h3", { textContent: say("Save") }), files, make("div", { className: "actions" }, told, close));
  dialog.setAttribute("aria-labelledby", heading.id);

  /** Does something that loads a part and says what came of it. */
  const doing = async (act) => {
    told.textContent = "";
    try {
      told.textContent = await act();
    } catch (error) {
      console.warn(error);
      told.textContent = error instanceof Told ? error.message : missing();
    }
  };
  const row = (label, hint, press, disabled = false) => {
    const button = make("button", { type: "button", textContent: label, disabled });
    button.addEventListener("click", () => doing(press));
    const line = make("p", { className: "hint", id: `share-${files.childElementCount}`, textContent: hint });
    button.setAttribute("aria-describedby", line.id);
    files.append(make("li", {}, button, line));
    return button;
  };
  const buttons = new Map();
  for (const file of FILES) {
    const empty = file.way === "pack" && isEmpty(given);
    const hint = empty ? say("Nothing was changed or chosen in this article yet, so there is nothing to put into a pack.") : file.hint();
    const press = async () => {
      const words = await contents(file, given);
      if (words === undefined) throw new Error("the article and what is said of it do not fit");
      const name = named(title) + file.ending;
      save(words, name, file.type);
      return say("Saved as “{name}” ({size}).", { name, size: size(words) });
    };
    buttons.set(file.way, row(file.label(), hint, press, empty));
  }
  row(say("Make a lesson"), say("The class marks first, then compares. The article goes to the page of lessons, on this device."), async () => {
    const [article, , , said] = given;
    try {
      sessionStorage.setItem("whosays-new-lesson", `${base64(said)}\n${article}`);
    } catch (error) {
      console.warn(error);
      throw new Told(say("Your browser did not let this page hand the article over: it is too long, or the window is private."));
    }
    location.href = new URL("lessons/#new", own).href;
    return "";
  });
  row(say("Print"), say("On paper, or as a PDF: marks differ by their lines, and the cards of names are endnotes."), async () => {
    dialog.close();
    print();
    return "";
  });
  linking(link, given, title, doing, buttons);

  close.addEventListener("click", () => dialog.close());
  // Escape closes this and nothing behind it.
  dialog.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Whether nothing was changed in an article and nothing chosen for its names. */
const isEmpty = ([, layer, , , , choices]) => !layer.includes("\n") && JSON.parse(choices).choices.length === 0;

/** Something that did not work, and why, in a sentence. */
class Told extends Error {}

function size(words) {
  const bytes = new Blob([words]).size;
  if (bytes < 1_000_000) return say("{n} KB", { n: Math.max(1, Math.round(bytes / 1000)) });
  const [whole, tenth] = (bytes / 1_000_000).toFixed(1).split(".");
  return say("{whole}.{tenth} MB", { whole, tenth });
}

/** Makes the link and says how long it is; where it is too long, says so and offers the files. */
async function linking(section, given, title, doing, buttons) {
  const hint = make("p", { className: "hint", textContent: say("Making the link …") });
  section.append(make("h3", { textContent: say("Link") }), hint);
  let made;
  try {
    const [article, layer, below, said, , choices] = given;
    made = await address((await sharing()).share("link", article, said, layer, choices, below), new URL(".", own).href);
  } catch (error) {
    console.warn(error);
    hint.textContent = missing();
    return;
  }
  if (made.length > LONGEST_LINK) {
    const most = number(LONGEST_LINK);
    hint.textContent = counted(made.length, "This article is too long for a link: it would have {n} character, and many programs cut links of more than {most}. Save one HTML file and send that, or a pack to whoever has the article.|This article is too long for a link: it would have {n} characters, and many programs cut links of more than {most}. Save one HTML file and send that, or a pack to whoever has the article.", { most });
    buttons.get("html").classList.add("main");
    return;
  }
  hint.textContent = counted(made.length, "Whoever opens it sees this article with its marks. The whole text travels in the link ({n} character) and goes to no server. Where you may not pass the text on, save a pack.|Whoever opens it sees this article with its marks. The whole text travels in the link ({n} characters) and goes to no server. Where you may not pass the text on, save a pack.");
  const copy = make("button", { type: "button", className: "main", textContent: say("Copy link") });
  copy.addEventListener("click", () => doing(async () => {
    try {
      await navigator.clipboard.writeText(made);
      return say("The link is copied. Paste it where you want it.");
    } catch {
      // For the reader to copy, where a browser lets no page do so.
      field.hidden = false;
      field.select();
      return say("Your browser does not let this page copy. Copy the link from the field.");
    }
  }));
  const field = make("input", { className: "address", type: "text", readOnly: true, hidden: true, value: made, ariaLabel: say("The link") });
  const ways = make("p", { className: "ways" }, copy);
  if (navigator.share) {
    const send = make("button", { type: "button", textContent: say("Send …") });
    send.addEventListener("click", () => doing(async () => {
      try {
        await navigator.share({ title, url: made });
      } catch (error) {
        if (error.name !== "AbortError") throw new Told(say("Your system could not send the link. Copy it instead."));
      }
      return "";
    }));
    ways.append(send);
  }
  section.append(ways, field);
}

/** Waits until a style sheet is here, or will not come: the dialog works without. */
export function styled(name) {
  const id = `looks-${name.split(".")[0]}`;
  if (document.getElementById(id)) return null;
  const link = make("link", { id, rel: "stylesheet", href: sibling(name) });
  return new Promise((done) => {
    link.addEventListener("load", done);
    link.addEventListener("error", done);
    document.head.append(link);
  });
}
