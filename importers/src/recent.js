// The articles that the reader opened, in the browser's own store: boot.js loads this when the first is kept or asked for.
//
// Two tabs keep theirs one by one, so that neither writes over what the other kept. Each function resolves to one of these words
// and what comes with it:
//   done      what was asked for
//   full      there is no room left
//   refused   the browser keeps nothing here

import { database } from "./database.js";

const { open, close } = database("whosays", 3, (store, before) => {
  if (before < 1) {
    // What a list shows is apart from the texts, which may be megabytes each.
    store.createObjectStore("articles", { keyPath: "key" });
    store.createObjectStore("texts");
  }
  // The reader's changes and choices, by the keys that localStorage has them by, and when they were kept.
  if (before < 2) store.createObjectStore("layers");
  // Files of reading lists that were not opened yet, and since when they are here.
  store.createObjectStore("files", { autoIncrement: true });
});

/** Does something with the store. */
async function within(act) {
  try {
    return ["done", await act(await open())];
  } catch (error) {
    console.warn(error);
    close();
    return [error?.name === "QuotaExceededError" ? "full" : "refused"];
  }
}

/** Does something with all parts of the store in one transaction: either all of it happens or nothing. */
async function change(store, act) {
  const parts = ["articles", "texts", "layers"];
  const all = store.transaction(parts, "readwrite");
  // What fails ends the transaction, which says why.
  act(...parts.map((part) => all.objectStore(part))).catch(() => {});
  await all.done;
}

/**
 * Keeps an article, packed, in place of an earlier keeping of the same text; `key` is the hash of that. What the reader has
 * `mended` goes only for what they mend again: where it stays it is given, packed, for the page to show. What is kept `early`, before all is
 * known of it, takes the place of nothing; it is given whether it is new.
 */
export async function keep(key, title, length, packed, mended, early) {
  const kept = await put(key, title, length, packed, mended, early);
  // The reading list may have it.
  if (kept[0] === "done") dispatchEvent(new CustomEvent("whosays-kept", { detail: { key, isWhole: early === undefined } }));
  return kept;
}

const put = (key, title, length, packed, mended, early) =>
  within(async (store) => {
    const opened = Date.now();
    const before = await store.get("articles", key);
    if (before && (early !== undefined || (before.mended && !mended))) {
      await change(store, (articles) => articles.put({ ...before, opened }));
      return early === undefined ? store.get("texts", key) : undefined;
    }
    await change(store, (articles, texts) => Promise.all([articles.put({ key, title, words: length, opened, mended }), texts.put(packed, key)]));
    return early === undefined ? undefined : true;
  });

const folded = (words) => words.normalize("NFKC").toLocaleLowerCase();

/** The articles whose title or text holds every word of `wanted`, the latest first: rows of key, title, words, date. */
export const list = (wanted) =>
  within(async (store) => {
    const words = folded(wanted).split(/\s+/).filter(Boolean);
    const found = [];
    for (const article of await store.getAll("articles")) {
      if (words.length > 0) {
        const packed = await store.get("texts", article.key);
        const text = folded(`${article.title} ${new TextDecoder().decode(packed)}`);
        if (!words.every((word) => text.includes(word))) continue;
      }
      found.push(article);
    }
    found.sort((one, other) => other.opened - one.opened);
    const language = globalThis.whosaysTexts?.language ?? "en";
    // Of the language's ways the browser's, where it has one.
    const own = navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
    const date = new Intl.DateTimeFormat(own, { dateStyle: "medium", timeStyle: "short" });
    return found.map(({ key, title, words, opened }) => [key, title, words, date.format(opened)]);
  });

/** A packed article, or nothing where it was deleted, and its title. */
export const read = (key) => within(async (store) => [await store.get("texts", key), (await store.get("articles", key))?.title]);

/** Deletes one article, and what was changed and chosen in it. */
export const forget = (key) =>
  within((store) => {
    const layers = KINDS.map((kind) => kind + key);
    layers.forEach((layer) => localStorage.removeItem(whenOf(layer)));
    return change(store, (articles, texts, kept) => Promise.all([articles.delete(key), texts.delete(key), ...layers.map((layer) => kept.delete(layer))]));
  });

/** Deletes all articles and changes. */
export const forgetAll = () =>
  within((store) => {
    const isOurs = (key) => KINDS.some((kind) => key.startsWith(whenOf(kind)));
    Object.keys(localStorage).filter(isOurs).forEach((key) => localStorage.removeItem(key));
    return Promise.all([change(store, (...parts) => Promise.all(parts.map((part) => part.clear()))), store.clear("files")]);
  });

const WEEK = 7 * 24 * 3_600_000; // milliseconds after which a list whose tab was closed comes back no more

let swept = false; // whether this page has looked for files that lie here too long

/** Keeps a file of a reading list until it is opened, and none that lies here longer than a week; gives its number. WebKit keeps bytes only. */
export const holdFile = (file) =>
  within(async (store) => {
    const held = { bytes: await file.arrayBuffer(), name: file.name, type: file.type, since: Date.now() };
    // Once a page, because looking at one reads all of it.
    const numbers = swept ? [] : await store.getAllKeys("files");
    swept = true;
    for (const number of numbers) {
      if ((await store.get("files", number)).since < Date.now() - WEEK) await store.delete("files", number);
    }
    return store.add("files", held);
  });

/** Which of these numbers have a file. */
export const heldFiles = (numbers) => within(async (store) => (await store.getAllKeys("files")).filter((number) => numbers.includes(number)));

/** The file of a number, or nothing where it is gone. */
export const heldFile = (number) =>
  within(async (store) => {
    const { bytes, name, type } = (await store.get("files", number)) ?? {};
    return bytes && new File([bytes], name, { type });
  });

/** Keeps some files no longer. */
export const dropFiles = (numbers) => within((store) => Promise.all(numbers.map((number) => store.delete("files", number))));

/** What the keys begin with by which localStorage has the changes and the choices of a text, as in the two keeping.rs; its hash follows. */
const KINDS = ["whosays-layer-", "whosays-choices-"];

/** The key by which it has when they were kept, as in boot.js. */
const whenOf = (key) => `when-${key}`;

const waiting = new Set(); // The keys of changes that are to be copied.
let copying = false;

/**
 * Copies changes from localStorage, which browsers write to the disk some seconds later, into the store, where they are on the disk when
 * this is done. One copy is made at a time; what changes meanwhile is copied next, as it is then.
 */
export async function copy(key) {
  waiting.add(key);
  if (copying) return;
  copying = true;
  for (const next of waiting) {
    waiting.delete(next);
    await within(async (store) => {
      const writing = store.transaction("layers", "readwrite", { durability: "strict" });
      const [lines, when] = [localStorage.getItem(next), Number(localStorage.getItem(whenOf(next)))];
      await Promise.all([lines === null ? writing.store.delete(next) : writing.store.put({ lines, when }, next), writing.done]);
    });
  }
  copying = false;
}

/** Brings changes back, where localStorage has less than the copy; the page hears of it as from another tab. */
export const bringBack = (key) =>
  within(async (store) => {
    const copy = await store.get("layers", key);
    if (!copy || copy.when <= Number(localStorage.getItem(whenOf(key)))) return;
    localStorage.setItem(key, copy.lines);
    localStorage.setItem(whenOf(key), copy.when);
    dispatchEvent(new StorageEvent("storage", { key }));
  });
