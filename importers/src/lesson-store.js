// What this device keeps of lessons, in the browser's own store: the lessons, the pupil's steps, and what a class handed in.
//
// lesson.js loads this with the page. All of it is written through to the disk before a promise resolves, so that a flat battery loses
// nothing; the quick copy of the steps in localStorage is what a reload reads first. Each function resolves to null where the browser
// keeps nothing here, as in a private window.

import { database } from "./database.js";

const { open, close } = database("whosays-lessons", 1, (store) => {
  store.createObjectStore("lessons");
  store.createObjectStore("steps");
  store.createObjectStore("hand-ins", { autoIncrement: true }).createIndex("lesson", "lesson");
});

/** Does something with a part of the store; resolves to what comes of it when it is on the disk. */
async function within(part, mode, act) {
  try {
    const all = (await open()).transaction(part, mode, { durability: "strict" });
    const [came] = await Promise.all([act(all.objectStore(part)), all.done]);
    return came ?? "";
  } catch (error) {
    console.warn(error);
    close();
    return null;
  }
}

/** Keeps words under a key. */
export const keep = (part, key, words) => within(part, "readwrite", async (store) => void (await store.put(words, key)));

const newest = new Map(); // the words that are still to be written

/** Keeps words under a key that change faster than a disk writes: while one writing runs, the newest wait. */
export async function follow(part, key, words) {
  const name = `${part} ${key}`;
  const runs = newest.has(name);
  newest.set(name, words);
  if (runs) return "";
  let came;
  for (let written; written !== newest.get(name); ) {
    written = newest.get(name);
    came = await keep(part, key, written);
  }
  newest.delete(name);
  return came;
}

/** The words under a key; empty where there are none. */
export const kept = (part, key) => within(part, "readonly", (store) => store.get(key));

/** Forgets what is under a key. */
export const forget = (part, key) => within(part, "readwrite", (store) => store.delete(key));

/** Keeps what was handed in for a lesson, as pairs of name and text. */
export const take = (lesson, files) =>
  within("hand-ins", "readwrite", (store) => Promise.all(files.map(([name, json]) => store.add({ lesson, name, json }))).then(() => ""));

/** What was handed in for a lesson, as pairs of name and text, in the order in which it came. */
export const taken = (lesson) =>
  within("hand-ins", "readonly", async (store) => (await store.index("lesson").getAll(lesson)).map(({ name, json }) => [name, json]));

/** Forgets what was handed in for a lesson. */
export const clear = (lesson) =>
  within("hand-ins", "readwrite", async (store) => {
    for (const key of await store.index("lesson").getAllKeys(lesson)) store.delete(key);
  });
