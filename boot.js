// Starts the app on a page that already reads without it. A file of its own, so that no script stands in the page.
import "./trusted.js";

const root = document.documentElement;
const { js, wasm, parts: folder, version } = document.querySelector("script[data-wasm]").dataset;

/** A part that is loaded later, in the version that this page was built with. */
const part = (name) => new URL(`${folder}${name}?v=${version}`, document.baseURI).href;
const again = {}; // what stands behind the addresses of parts that did not arrive: Firefox asks for them under another one only
const load = (name) =>
  import(part(name) + (again[name] ?? "")).catch((error) => {
    again[name] = `${again[name] ?? ""}#`;
    throw error;
  });
const parts = {
  js: part("whosays-explainer.js"),
  wasm: part("whosays-explainer_bg.wasm"),
  markdown: part("whosays-markdown.js"),
  markdownWasm: part("whosays-markdown_bg.wasm"),
  knowledge: part("knowledge/"),
  directory: part("knowledge/directory.bin"),
  models: ["tags", "names", "status"].map((stage) => part(`models/${stage}.model`)),
};
const LONGEST_SAMPLE = 8000; // characters
const BOOK = 250_000; // bytes, as in src/reading/book.rs

let worker = null;
let compiled = null; // The engine's module for workers: a promise of it, or of null where a worker has to load it itself.
let broken = false; // Whether workers are not to be had here.
let heard = false; // Whether this worker has ever answered.
let job = null; // What is being explained: its text and whom to tell.
let bookish = null; // What keeps the marks of books, once there was one.
let latest = null; // Whom to tell of what was explained last; the text itself is let go.

/** Begins to load what explains texts, which a reader is about to bring. */
function prepare() {
  load("places.js").catch(console.warn);
  if (worker || broken) return;
  try {
    worker = new Worker(part("worker.js"), { type: "module" });
    heard = false;
    worker.addEventListener("message", ({ data }) => {
      heard = true;
      // A sign of life alone is for watching.js.
      if (data[0]) hear(data);
    });
    worker.addEventListener("error", onThePage);
    // The article at hand is what the engine warms up with.
    worker.postMessage({ parts, sample: document.querySelector("#article").textContent.slice(0, LONGEST_SAMPLE) });
  } catch (error) {
    broken = true;
    return;
  }
  // Compiled while the worker still starts, and for all workers that follow.
  const mine = worker;
  compiled ??= WebAssembly.compileStreaming(fetch(parts.wasm)).catch(() => (compiled = null));
  compiled.then((module) => mine.postMessage({ module }));
}

function hear(words) {
  const { tell } = job ?? latest ?? {};
  if (words[0] === "done") [job, latest] = [null, job && { tell: job.tell }];
  tell?.(...words);
}

/** Looks further for an entity of the text that was explained last; see worker.js. */
async function lookFurther(entity) {
  if (job || !latest) return;
  if (worker) return worker.postMessage({ entity });
  const mine = latest;
  const here = await load("worker.js");
  here.lookFurther(entity, (...words) => mine === latest && hear(words)).catch(console.warn);
}

/** What no worker can do is done on the page. */
async function onThePage() {
  worker?.terminate();
  worker = null;
  broken = !heard;
  const mine = job;
  if (!mine) return;
  try {
    const here = await load("worker.js");
    here.prepare(parts);
    await here.explain(mine.text, (...words) => mine === job && hear(words));
  } catch (error) {
    console.error(error);
    if (mine === job) hear(["done", null, "lost"]);
  }
}

/** Explains a text in place of the one before it; see worker.js for what is told. */
function explain(bytes, form, tell, address) {
  cancel();
  prepare();
  if (bytes.length >= BOOK) load("book.js").then((here) => (bookish = here), console.warn);
  job = { text: { bytes, form, address }, tell };
  const mine = worker;
  if (!mine) return onThePage();
  mine.postMessage({ parts, job: job.text });
  const isMine = () => job && mine === worker;
  load("watching.js").then(({ watch }) => isMine() && watch(mine, part("worker.js"), () => isMine() && onThePage()), console.warn);
}

/** Lets the explaining go on to what can wait: the whole text is on the page. */
async function shown() {
  if (worker) worker.postMessage({ shown: true });
  else (await load("worker.js")).shown();
}

let bringing = 0; // Which of what the reader brought is being read, if one is.

/**
 * Reads what is no plain text: `way` is a function of importers/src/importing.js, `brought` what it takes, `tell` hears the share
 * that is done. Resolves to what was found; to null where the reader has gone elsewhere meanwhile.
 */
async function bring(way, brought, tell) {
  const mine = ++bringing;
  let found = ["plain", true];
  try {
    const here = await load("importers/importing.js");
    found = await here[way](...brought, (share) => mine === bringing && tell(share));
    // A string takes three times as much memory on its way into the app, and none of that is ever given back.
    if (found[0] === "article") found[1] = new TextEncoder().encode(found[1]);
  } catch (error) {
    console.warn(error);
  }
  return mine === bringing ? found : null;
}

/** The bookmark that hands other pages over to this site; see importers/src/bookmarklet.js. */
async function bookmark() {
  return (await load("importers/importing.js")).bookmark(new URL(folder || ".", document.baseURI).href);
}

/** Stops reading and explaining. A worker in the middle of it hears nothing, so it ends and the next text gets another. */
function cancel() {
  bringing += 1;
  latest = null;
  if (!job) return;
  job = null;
  worker?.terminate();
  worker = null;
}

/** The contract's `analyze`, when its module is here. */
async function analyze(text) {
  const here = await load("worker.js");
  here.prepare(parts);
  return here.analyze(String(text));
}

/** Does something with the articles that this device keeps; `way` is a function of importers/src/recent.js. */
async function recent(way, given) {
  return (await load("recent.js"))[way](...given);
}

/** Keeps what was changed or chosen, by the name that keeping.rs has for it, and when that was; throws where it cannot. */
function keepLayer(key, lines) {
  if (lines === null) localStorage.removeItem(key);
  else localStorage.setItem(key, lines);
  // A clock that was put back makes nothing older than what was kept before.
  localStorage.setItem(`when-${key}`, Math.max(Date.now(), Number(localStorage.getItem(`when-${key}`)) + 1));
  layers("copy", key);
}

/** Copies changes into the store of articles or brings them back from there, by functions of importers/src/recent.js. */
async function layers(way, key) {
  try {
    // A first visit has no store, so it loads nothing.
    if (way === "copy" || (await indexedDB.databases()).length) await recent(way, [key]);
  } catch (error) {
    console.warn(error);
  }
}

/** Lets the reader mend what is told of the article at hand; see details.js. */
async function editDetails(held, save) {
  await (await load("details.js")).edit(held, part("details.css"), save);
}

/** Shares or saves the article at hand, puts a pack over it, or selects words; `way` is a function of `file`, which is sharing.js, packs.js or selecting.js. */
async function sharing(file, way, given) {
  return (await load(file))[way](...given);
}

/** Tells what keeps the marks of books something, if it is here; `way` is a function of book.js. */
const book = (way, ...given) => bookish?.[way](...given);

/** Asks an encyclopedia about a name; see lookup.js. */
async function lookUp(addresses) {
  return (await load("lookup.js")).lookUp(addresses);
}

root.dataset.state = "loading";
try {
  const app = await import(js);
  // Before the app starts, because starting makes the page ready.
  window.whosays = Object.freeze({ analyze, prepare, bring, bookmark, explain, shown, cancel, lookFurther, recent, keepLayer, layers, editDetails, sharing, lookUp, book });
  // English where that fails.
  parts.texts = await window.whosaysTexts;
  await app.default({ module_or_path: wasm });
} catch (error) {
  root.dataset.state = "failed";
  console.error(error);
}
try {
  if (sessionStorage.getItem("whosays-reading-list")) await (await load("importers/importing.js")).restoreList();
} catch (error) {
  console.warn(error);
}
// What is not for this visit waits until the page is read, but for an app that may have been started to open a file.
setTimeout(() => load("offline.js").catch(console.warn), matchMedia("(display-mode: browser)").matches ? 4000 : 0);
