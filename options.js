// The reading options: how pages look and in which language they speak, as a reader chose. chosen.js puts on each page what was chosen and loads
// this when they are asked for; what the choices mean is in style/chosen.css.

import { say, text } from "./say.js";

const KEY = "whosays-options";

/** All that is said here. */
const WORDS = {
  heading: text("Reading options"),
  reset: text("Back to how it was"),
  done: text("Done"),
  language: text("Language"),
  browser: text("As the browser"),
  change: text("Change"),
  reloads: text("The page is loaded again; your text and your changes stay."),
  unkept: text("The page is loaded again. The text that is open is not kept on this device, so you have to open it once more."),
  refused: text("This browser keeps nothing for this site, so what you choose holds until you leave the page, and the language stays."),
  missing: text("A part of Whosays did not arrive. Check your connection and try again."),
};

/** What can be chosen, by the names that are kept; the choice without a name is what the page has by itself. */
const OPTIONS = [
  { name: "size", label: text("Text size"), choices: [["small", "90%"], ["", "100%"], ["large", "115%"], ["larger", "130%"], ["largest", "150%"]] },
  { name: "spacing", label: text("Spacing of lines and letters"), choices: [["", text("Normal")], ["more", text("Wider")], ["most", text("Widest")]] },
  { name: "font", label: text("Letters"), choices: [["", text("Serifs")], ["sans", text("No serifs")], ["plain", text("Wide, plain")]] },
  { name: "width", label: text("Width of the text"), choices: [["narrow", text("Narrow")], ["", text("Normal")], ["wide", text("Wide")]] },
  { name: "theme", label: text("Colours"), choices: [["", text("As the device")], ["light", text("Light")], ["dark", text("Dark")], ["sepia", text("Sepia")], ["contrast", text("High contrast")]] },
];

/** The languages that the interface speaks, each by its own name. */
const LANGUAGES = [["en", "English"], ["es", "Español"], ["fr", "Français"], ["de", "Deutsch"], ["ar", "العربية"]];

const root = document.documentElement;
const own = new URL(import.meta.url);

/** What is chosen on this page: of what stands there, only what there is. */
let chosen = (() => {
  let kept = null;
  try {
    kept = JSON.parse(root.dataset.chosen);
  } catch {}
  const known = [...OPTIONS, { name: "language", choices: LANGUAGES }];
  const is = ({ name, choices }) => choices.some(([value]) => value !== "" && value === kept?.[name]);
  return Object.fromEntries(known.filter(is).map(({ name }) => [name, kept[name]]));
})();

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** Gives the browser's own frame the colour of the page, where that is another than the device's. */
export function tint() {
  document.querySelector("#chosen-tint")?.remove();
  if (!chosen.theme) return;
  // The first that fits is taken, so it stands before those of the page.
  const content = getComputedStyle(root).backgroundColor;
  document.head.prepend(make("meta", { id: "chosen-tint", name: "theme-color", content }));
}
tint();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tint);

/** Keeps what is chosen; whether the browser does. */
function keep() {
  try {
    if (Object.keys(chosen).length) localStorage.setItem(KEY, JSON.stringify(chosen));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** The first part of the text that the reader sees, the legend aside, which stays where it is while all around it gets another size. */
function seen() {
  if (scrollY === 0) return null;
  const parts = document.querySelectorAll("main :is(h1, h2, h3, p, li, blockquote, tr):not(#legend *)");
  return [...parts].find((part) => part.getBoundingClientRect().bottom > 0 && part.checkVisibility());
}

/** Shows and keeps what is chosen; whether the browser keeps it. */
function apply() {
  const part = seen();
  const before = part?.getBoundingClientRect().top;
  root.dataset.chosen = Object.keys(chosen).length ? JSON.stringify(chosen) : "";
  tint();
  if (part) scrollBy({ top: part.getBoundingClientRect().top - before, behavior: "instant" });
  return keep();
}

/** Waits until a style sheet is here; whether it came. */
function styled(name) {
  if (document.querySelector(`link[href*="${name}"]`)) return true;
  const link = make("link", { rel: "stylesheet", href: new URL(`${name}${own.search}`, own).href });
  return new Promise((done) => {
    link.addEventListener("load", () => done(true));
    link.addEventListener("error", () => {
      // The next time it is asked for again.
      link.remove();
      done(false);
    });
    document.head.append(link);
  });
}

function group({ name, label, choices }, changed) {
  const radios = choices.map(([value, words]) => {
    const input = make("input", { type: "radio", name: `chosen-${name}`, value, checked: value === (chosen[name] ?? "") });
    input.addEventListener("change", () => {
      delete chosen[name];
      if (value) chosen[name] = value;
      changed();
    });
    return make("label", {}, input, say(words));
  });
  return make("fieldset", {}, make("legend", { textContent: say(label) }), make("div", { className: "choices" }, ...radios));
}

/** Whether the text at hand would not be there after a reload; see src/intake/returning.rs. */
const isUnkept = () => typeof history.state === "number" && history.state !== 0;

/** The choice of a language: by a button of its own, because whoever goes through a list by its keys has not chosen yet. */
function languages() {
  const select = make("select", { id: "chosen-language" });
  select.append(make("option", { value: "", textContent: say(WORDS.browser) }));
  for (const [value, textContent] of LANGUAGES) select.append(make("option", { value, textContent, lang: value }));
  select.value = chosen.language ?? "";
  const note = make("p", { id: "chosen-language-note", className: "note" });
  const change = make("button", { type: "button", textContent: say(WORDS.change), disabled: true });
  change.setAttribute("aria-describedby", note.id);
  select.addEventListener("change", () => {
    change.disabled = select.value === (chosen.language ?? "");
    note.textContent = change.disabled ? "" : isUnkept() ? say(WORDS.unkept) : say(WORDS.reloads);
  });
  change.addEventListener("click", () => {
    delete chosen.language;
    if (select.value) chosen.language = select.value;
    if (keep()) location.reload();
  });
  const label = make("label", { className: "language", htmlFor: select.id, textContent: say(WORDS.language) });
  const refuse = () => (select.disabled = change.disabled = true);
  return { parts: [label, make("div", { className: "choices" }, select, change), note], refuse };
}

/** Opens the dialog. */
export async function open() {
  if (document.querySelector("#reading-options")) return;
  const [, there] = await Promise.all(["options.css", "chosen.css"].map(styled));
  if (document.querySelector("#reading-options")) return;
  const language = languages();
  const note = make("p", { className: "note", role: "status" });
  const tell = (isKept) => {
    note.textContent = !there ? say(WORDS.missing) : isKept ? "" : say(WORDS.refused);
    if (!isKept) language.refuse();
  };
  const changed = () => tell(apply());
  const reset = make("button", { type: "button", textContent: say(WORDS.reset) });
  const done = make("button", { type: "button", textContent: say(WORDS.done) });
  const heading = make("h2", { id: "reading-options-heading", textContent: say(WORDS.heading) });
  const groups = OPTIONS.map((option) => group(option, changed));
  const actions = make("div", { className: "actions" }, reset, done);
  const dialog = make("dialog", { id: "reading-options" }, heading, ...groups, ...language.parts, note, actions);
  dialog.setAttribute("aria-labelledby", heading.id);
  reset.addEventListener("click", () => {
    chosen = chosen.language ? { language: chosen.language } : {};
    dialog.querySelectorAll("input").forEach((input) => (input.checked = input.value === ""));
    changed();
  });
  done.addEventListener("click", () => dialog.close());
  // A press beside it closes it.
  dialog.addEventListener("pointerdown", ({ target, clientX: x, clientY: y }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    if (target === dialog && (x < left || x > right || y < top || y > bottom)) dialog.close();
  });
  // Escape closes this and nothing behind it.
  dialog.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
  dialog.addEventListener("close", () => {
    dialog.remove();
    // Not every browser gives a button the focus that it was pressed with.
    document.querySelector("#options").focus({ preventScroll: true });
  });
  document.body.append(dialog);
  // Its own letters stay as they are, so that nothing moves under the finger that chooses.
  const { fontSize, fontFamily } = getComputedStyle(dialog);
  Object.assign(dialog.style, { fontSize, fontFamily });
  dialog.showModal();
  dialog.querySelector("input:checked").focus();
  tell(keep());
}
