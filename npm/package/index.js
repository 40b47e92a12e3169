// The package's functions: each asks the engine, a WebAssembly module, which init() loads. What they promise stands in index.d.ts.

import load, * as engine from "./engine/whosays.js";

/** Browsers say so in many ways, and of a page's policy only on its console. */
const FORBIDDEN = "WebAssembly is not allowed here. Where there is a Content-Security-Policy, its script-src has to hold 'wasm-unsafe-eval'.";

let loading = null;
let isReady = false;

export default function init(source) {
  loading ??= load(source === undefined ? undefined : { module_or_path: source }).then(
    () => {
      isReady = true;
    },
    (error) => {
      // Whoever asks once more, perhaps with another source, is to have a chance.
      loading = null;
      const told = mayRun() ? (error?.message ?? error) : FORBIDDEN;
      throw new Error(`The engine of whosays could not be loaded: ${told}`, { cause: error });
    },
  );
  return loading;
}

/** Whether any module may run here, even one with nothing in it; WebKit refuses to run what it has compiled. */
function mayRun() {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    return true;
  } catch {
    return false;
  }
}

export function analyze(text) {
  ready("analyze");
  return JSON.parse(engine.analyze(string(text, "analyze", "a text")));
}

export function explain(text, options = {}) {
  ready("explain");
  const { date } = known(options, ["date"], "explain");
  return explained(string(text, "explain", "a text"), undefined, date);
}

export function applyPack(text, pack, options = {}) {
  ready("applyPack");
  const { date } = known(options, ["date"], "applyPack");
  return explained(string(text, "applyPack", "a text"), packed(pack, "applyPack"), date);
}

export function pack(text, changes, options = {}) {
  ready("pack");
  const { title = "" } = known(options, ["title"], "pack");
  if (!Array.isArray(changes)) throw new TypeError(`pack needs a list of changes; it was given ${named(changes)}.`);
  const made = engine.makePack(string(text, "pack", "a text"), string(title, "pack", "a title"), JSON.stringify(changes));
  return JSON.parse(made);
}

export function render(source, options = {}) {
  ready("render");
  // What explain and applyPack gave knows its text, its day and its pack.
  const given = typeof source === "object" && source !== null && typeof source.text === "string" ? source : { text: source };
  const names = ["format", "pack", "date", "least", "idPrefix", "key"];
  const { format = "text", pack = given.pack, date = given.date, least = 0, idPrefix = "whosays-", key = true } = known(options, names, "render");
  if (typeof least !== "number") throw new TypeError(`render needs least as a number; it was given ${named(least)}.`);
  return engine.render(
    string(given.text, "render", "a text, or what explain gave"),
    string(format, "render", "a format"),
    pack === undefined || pack === null ? undefined : packed(pack, "render"),
    optional(date, "render", "a date"),
    least,
    string(idPrefix, "render", "an idPrefix"),
    Boolean(key),
  );
}

function explained(text, pack, date) {
  const found = JSON.parse(engine.explain(text, pack, optional(date, "explain", "a date")));
  return { text, date: date ?? null, pack: pack === undefined ? null : JSON.parse(pack), ...found };
}

function ready(name) {
  if (!isReady) throw new Error(`${name} was called before the engine was there: wait for init() first, as in "await init()".`);
}

function string(value, name, what) {
  if (typeof value !== "string") throw new TypeError(`${name} needs ${what} as a string; it was given ${named(value)}.`);
  return value;
}

function optional(value, name, what) {
  return value === undefined || value === null ? undefined : string(value, name, what);
}

/** A pack as JSON, in which it may come. */
function packed(pack, name) {
  if (typeof pack === "string") return pack;
  if (typeof pack === "object" && pack !== null) return JSON.stringify(pack);
  throw new TypeError(`${name} needs a pack, as an object or as JSON; it was given ${named(pack)}.`);
}

/** Options of which none is misspelt. */
function known(options, names, name) {
  if (typeof options !== "object" || options === null) throw new TypeError(`${name} needs options as an object; it was given ${named(options)}.`);
  const odd = Object.keys(options).find((key) => !names.includes(key));
  if (odd !== undefined) throw new TypeError(`${name} has no option ${JSON.stringify(odd)}; it has ${names.join(", ")}.`);
  return options;
}

function named(value) {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "a list" : `a value of type ${typeof value}`;
}
