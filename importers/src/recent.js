// The articles that the reader opened, in the browser's own store: boot.js loads this when the first is kept or asked for.
//
// Two tabs keep theirs one by one, so that neither writes over what the other kept. Each function resolves to one of these words
// and what comes with it:
//   done      what was asked for
//   full      there is no room left
//   refused   the browser keeps nothing here

import { openDB } from "idb";

const STORE = "whosays";

let database; // a promise of the open store

function open() {
  database ??= openDB(STORE, 1, {
    upgrade(store) {
      // What a list shows is apart from the texts, which may be megabytes each.
      store.createObjectStore("articles", { keyPath: "key" });
      store.createObjectStore("texts");
    },
    // A later version in another tab, and whatever ends the connection: the next question opens it anew.
    blocking: close,
    terminated: () => (database = undefined),
  });
  return database;
}

function close() {
  database?.then((store) => store.close()).catch(() => {});
  database = undefined;
}

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

/** Does something with both parts of the store in one transaction: either all of it happens or nothing. */
async function change(store, act) {
  const both = store.transaction(["articles", "texts"], "readwrite");
  // What fails ends the transaction, which says why.
  act(both.objectStore("articles"), both.objectStore("texts")).catch(() => {});
  await both.done;
}

/**
 * Keeps an article, packed, in place of an earlier keeping of the same text; `key` is the hash of that. What the reader has
 * `mended` goes only for what they mend again: where it stays it is given, packed, for the page to show.
 */
export const keep = (key, title, length, packed, mended) =>
  within(async (store) => {
    const opened = Date.now();
    const before = await store.get("articles", key);
    if (before?.mended && !mended) {
      await change(store, (articles) => articles.put({ ...before, opened }));
      return store.get("texts", key);
    }
    await change(store, (articles, texts) => Promise.all([articles.put({ key, title, words: length, opened, mended }), texts.put(packed, key)]));
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
    const date = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
    return found.map(({ key, title, words, opened }) => [key, title, words, date.format(opened)]);
  });

/** A packed article, or nothing where it was deleted. */
export const read = (key) => within((store) => store.get("texts", key));

/** Deletes one article. */
export const forget = (key) =>
  within((store) => change(store, (articles, texts) => Promise.all([articles.delete(key), texts.delete(key)])));

/** Deletes all articles. */
export const forgetAll = () =>
  within((store) => change(store, (articles, texts) => Promise.all([articles.clear(), texts.clear()])));
