// Starts the page of lessons, and does for it what a module of Rust would do in more words; see src/lesson/.
import "./trusted.js";
import { say } from "./say.js";
import { unpacked } from "./unpacking.js";

const own = new URL(import.meta.url);

/** A part of the site beside this file, in the version that this one has. */
const sibling = (name) => new URL(`${name}${own.search}`, own).href;

const MOST = 4_000_000; // characters of a lesson, and bytes of a file with one

/** Where a ready-made lesson's file is. */
const lessonFile = (file) => new URL(`lessons/${file}`, own);

/** The text of a ready-made lesson; rejects where it does not arrive. */
async function fetched(file) {
  const answer = await fetch(lessonFile(file));
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.text();
}

/** Hands a file to the reader. */
function save(words, name, type) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([words], { type })), download: name });
  link.click();
  // Safari reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What is in files, as pairs of name and text; a file that cannot be read has an empty one. */
const contents = (files) =>
  Promise.all([...files].map(async (file) => [file.name, file.size > MOST ? "" : await file.text().catch(() => "")]));

/** A module beside this file; one that does not arrive is asked for again the next time. */
function part(name) {
  let module = null;
  return () => {
    module ??= import(sibling(name));
    module.catch(() => (module = null));
    return module;
  };
}
const [kept, codes] = [part("lesson-store.js"), part("codes.js")];

const store = async (way, ...given) => (await kept())[way](...given);
const code = async (words) => (await codes()).drawn(words);
const read = async (file) => (await codes()).read(file);
const watch = async (...given) => (await codes()).watch(...given);

/** What is in a file that an article is in: what kind it is, and its text or the article, packed, or why not. */
async function brought(file) {
  const found = await (await import(sibling("importers/importing.js"))).openFile(file, () => {});
  return found[0] === "plain" ? ["plain", await file.text()] : found.slice(0, 2);
}

document.documentElement.dataset.state = "loading";
// Who comes for one lesson chooses none.
document.querySelector("#ready-made")?.toggleAttribute("hidden", location.hash !== "");
try {
  const app = await import(sibling("whosays-lesson.js"));
  // English where that fails.
  await window.whosaysTexts;
  const { packed } = await import(sibling("sharing.js"));
  window.whosays = Object.freeze({ packed, unpacked: (letters) => unpacked(letters, MOST), fetched, save, contents, store, code, read, watch, brought });
  await app.default({ module_or_path: sibling("whosays-lesson_bg.wasm") });
  document.documentElement.dataset.state = "ready";
} catch (error) {
  document.documentElement.dataset.state = "failed";
  document.querySelector(".waiting")?.replaceChildren(say("The lesson did not load. Check your connection and reload this page."));
  console.error(error);
}
// From then on the network may be gone, and once the site is kept, when the page is loaded again as well.
Promise.allSettled([kept(), codes()]).then(() => import(sibling("offline.js"))).catch(console.warn);
