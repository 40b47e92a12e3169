// Starts the page of lessons, and does for it what a module of Rust would do in more words; see src/lesson/.
const own = new URL(import.meta.url);

/** A part of the site beside this file, in the version that this one has. */
const sibling = (name) => new URL(`${name}${own.search}`, own).href;

const MOST = 4_000_000; // characters

/** The text that sharing.js made letters of; rejects where they are no such letters. */
async function unpacked(letters) {
  const bytes = Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const [decoder, parts] = [new TextDecoder("utf-8", { fatal: true }), []];
  // A small link can hold a text without end.
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return parts.join("") + decoder.decode();
    parts.push(decoder.decode(value, { stream: true }));
    length += value.length;
    if (length > MOST) throw new RangeError("the link holds too much");
  }
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

document.documentElement.dataset.state = "loading";
try {
  const app = await import(sibling("whosays-lesson.js"));
  const { packed } = await import(sibling("sharing.js"));
  window.whosays = Object.freeze({ packed, unpacked, save, contents });
  await app.default({ module_or_path: sibling("whosays-lesson_bg.wasm") });
  document.documentElement.dataset.state = "ready";
} catch (error) {
  document.documentElement.dataset.state = "failed";
  document.querySelector(".waiting")?.replaceChildren("The lesson did not load. Check your connection and reload this page.");
  console.error(error);
}
