// Explains texts away from the page, with a module and weights that are loaded when the reader brings a text. It is run
// as a worker, and imported by the page where no worker can be had.

import { say } from "./say.js";

let engine; // a promise of the module
let models; // a promise of null, or of a sentence that says why the rules decide alone
let directory; // a promise of true, or of false where the knowledge base has no directory here
let parts; // addresses: js, wasm, markdown, directory, knowledge, a folder, and models, a list; and texts, the table of say.js, where there is one

/** Begins to load what explaining needs; `compiled` is the engine's module, or a promise of it, where somebody has it. */
export function prepare(addresses, compiled) {
  parts ??= addresses;
  globalThis.whosaysTexts ??= addresses.texts;
  engine ??= Promise.all([import(parts.js), compiled]).then(async ([module, wasm]) => {
    await module.default({ module_or_path: wasm ?? parts.wasm });
    module.warmUp();
    return module;
  });
  models ??= read(parts.models);
  directory ??= readDirectory(parts.directory);
}

const unknown = () => say("A part of what Whosays knows of names did not arrive, so cards may be made from the text alone.");
const rules = () => say("The marks follow simpler rules, which err more often. Reloading the page may help.");

async function load(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function read(addresses) {
  let files;
  try {
    files = await Promise.all(addresses.map((address) => load(address)));
  } catch (error) {
    console.warn(error);
    return `${say("A part of Whosays did not arrive.")} ${rules()}`;
  }
  const module = await engine;
  const wrong = module.readModels(files);
  return wrong ? `${wrong} ${rules()}` : null;
}

const PATIENCE = 10_000; // milliseconds: what is not here by then is taken for missing, because late weights wait for it

/** What is known of names, in time; what comes too late is not waited for, and makes room on the line for the rest. */
const loadInTime = (address) => load(address, { signal: AbortSignal.timeout(PATIENCE) });

async function readDirectory(address) {
  try {
    const file = await loadInTime(address);
    const wrong = (await engine).readDirectory(file);
    if (!wrong) return true;
    console.warn(wrong);
  } catch (error) {
    console.warn(error);
  }
  directory = undefined;
  return false;
}

const shards = new Map(); // promises of what the knowledge base's files hold, by name; empty for one that did not arrive

const AT_ONCE = 4; // files under way: the line also carries weights and maps
let underWay = 0;
const waiting = []; // who goes on when a file is there

/** Does something that loads a file, when fewer than so many are under way. */
async function inTurn(loading) {
  if (underWay < AT_ONCE) underWay++;
  else await new Promise((go) => waiting.push(go));
  try {
    return await loading();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else underWay--;
  }
}

/** What a file of the knowledge base holds; its name is a hash of that, so it needs no version. */
function shard(name, signal) {
  if (!shards.has(name)) {
    const address = new URL(name, parts.knowledge);
    const text = inTurn(() => load(address, { signal })).then((bytes) => new TextDecoder().decode(bytes));
    shards.set(name, text.catch((error) => {
      console.warn(error);
      shards.delete(name);
      return "";
    }));
  }
  return shards.get(name);
}

/** What files of the knowledge base hold, in time. */
function gathered(names) {
  const signal = AbortSignal.timeout(PATIENCE);
  return Promise.all(names.map((name) => shard(name, signal)));
}

/** Has a task learn what the wanted files say of its names; whether all of that is there. */
function learn(task, wanted, files) {
  const whole = task.learn(files);
  // What is not what it should be is asked for again by the next text.
  if (!whole) wanted.forEach((name) => shards.delete(name));
  return whole;
}

let proceed; // called when the whole text is on the page

/** Hears that the whole text is on the page. */
export const shown = () => proceed?.();

const pause = (ms) => new Promise((done) => setTimeout(done, ms, "late"));

/** What a Markdown file begins with that somebody pasted: front matter, between two fences. */
const FRONT_MATTER = /^(---|\+\+\+)\n\w+ *[:=][^]*?\n\1 *\n/;

/**
 * Explains a text, which is in `plain` form, or `markdown`, or `packed` by what read it, or `kept` so, fetched from an `address` or not; `tell` hears of it: `begun` and `whole` come with the article, what is said of it, and what it reads like
 * if not English; `early` comes with what a long text is kept by until then; `linked` with what is said of its names once the knowledge base has been asked, or `again` with all that is
 * said, where the weights came meanwhile; `remark` with a sentence about the text; `progress` with the share that is done; `done` with what the reader should know, else null.
 */
export async function explain({ bytes, form, address }, tell) {
  let text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let packed = form === "packed" || form === "kept";
  if (form === "markdown" || (form === "plain" && FRONT_MATTER.test(text))) {
    try {
      const reader = await import(parts.markdown);
      await reader.default({ module_or_path: parts.markdownWasm });
      text = reader.read(text);
      packed = true;
    } catch (error) {
      console.warn(error);
      tell("remark", say("The part that reads Markdown could not be loaded, so you see the file’s plain text."));
    }
  }
  const module = await engine;
  latest?.free();
  latest = undefined;
  const task = module.Task.read(text, packed);
  if (form !== "kept") task.readByline();
  if (address) task.cameFrom(address);
  text = bytes = null;
  // Weights that are here by now, or in a moment that nobody notices, are used; nobody waits longer for the first marks.
  let weights = await Promise.race([models, pause(task.isLong() ? 0 : 150)]);
  const beginning = task.beginning();
  if (beginning) {
    tell("begun", ...beginning);
    if (form !== "kept") tell("early", ...task.early());
    // A machine of two cores paints the beginning sooner when this one rests.
    await pause(80);
    if (weights === "late") weights = await Promise.race([models, pause(500)]);
  }
  const progress = (share) => tell("progress", share);
  const isShown = new Promise((done) => (proceed = done));
  tell("whole", task.article(), ...task.whole(progress));
  // Marks go first: a long text wants dozens of files, and both at once would be more than two cores can do.
  await Promise.race([isShown, pause(PATIENCE)]);
  let known = await directory;
  if (known) {
    const wanted = task.wanted();
    // What only texts before this one wanted goes; the browser's cache has it.
    [...shards.keys()].filter((name) => !wanted.includes(name)).forEach((name) => shards.delete(name));
    known = learn(task, wanted, await gathered(wanted));
  }
  const late = weights === "late";
  weights = await models;
  if (late && weights === null) tell("again", ...task.whole(progress), known);
  else tell("linked", ...task.linked(), known);
  latest = task;
  // The next text tries again.
  if (weights) models = undefined;
  tell("done", [weights, known ? null : unknown()].filter(Boolean).join(" ") || null);
}

let latest; // the last text that was explained, of whose names more may be asked

/**
 * Looks further for an entity of the last text, by its number, that no file loaded so far tells of: where there is more to
 * load, `further` says so with that number, and `linked` comes with what is said then.
 */
export async function lookFurther(entity, tell) {
  const task = latest;
  const wanted = task?.wantedFor(entity) ?? [];
  if (!wanted.length) return;
  tell("further", entity);
  const files = await gathered(wanted);
  // Another text may have come meanwhile.
  if (task !== latest) return;
  const known = learn(task, wanted, files);
  tell("linked", ...task.linked(), known);
}

/** The contract's `analyze`, by weights where they arrive. */
export async function analyze(text) {
  const module = await engine;
  await models;
  return module.analyze(text);
}

const REHEARSALS = 80; // from then on a text of a megabyte finds nearly all that it needs compiled
const PRACTICE = 1500; // milliseconds: slow machines rehearse less, because their readers wait for other things too

/**
 * Explains a sample again and again until a text comes: browsers compile for speed what was called often, and a reader
 * takes a second or more to bring a text. Compiled beside a long text, that would take the page's share of the processor.
 */
async function rehearse(sample) {
  const module = await engine;
  await models;
  const end = performance.now() + PRACTICE;
  for (let time = 0; time < REHEARSALS && !asked && performance.now() < end; time++) {
    const task = module.Task.read(sample, false);
    task.whole(() => {});
    task.free();
    await pause(0);
  }
}

let asked = null; // a promise that ends with the text that came last, once one has

/** Tells the page; bytes go over without a copy. */
function tellPage(...words) {
  postMessage(words, words.filter((word) => word instanceof Uint8Array).map((bytes) => bytes.buffer));
}

/** Tells watching.js that the worker is alive, and by the name of a lock for as long as it explains. */
function beHere(name) {
  if (!name) return postMessage({ here: null });
  navigator.locks
    .request(name, () => {
      postMessage({ here: name });
      return asked;
    })
    .catch(() => postMessage({ here: null }));
}

if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  let give;
  const compiled = new Promise((done) => (give = done));
  self.addEventListener("message", ({ data }) => {
    if ("module" in data) return give(data.module);
    if ("shown" in data) return shown();
    if ("watched" in data) return beHere(data.watched);
    if ("entity" in data) return lookFurther(data.entity, tellPage).catch(console.warn);
    prepare(data.parts, compiled);
    if (data.job) {
      // What goes wrong is an error of the worker's, which the page hears of.
      asked = explain(data.job, tellPage).catch(reportError);
    } else if (data.sample) {
      // Where the engine does not come, the text that waits for it will tell.
      rehearse(data.sample).catch(() => {});
    }
  });
}
