// An archive whose files are unpacked one by one, none of them larger than a document can be.

import { Inflate, unzipSync } from "fflate";
import { Refusal } from "./refusals.js";

/** Bytes that one file, and all that are asked for, may unpack to: an article of 12 MB needs a fifth of it. */
const MOST_OF_ONE = 64_000_000;
const MOST_OF_ALL = 160_000_000;

/** A file of more than a megabyte that unpacks to this many times its size is none that a program for texts made. */
const MOST_TIMES = 400;

/** Files in an archive; a long book has a few hundred. */
const MOST_FILES = 20_000;

/** Packed bytes that are unpacked between two looks at how much came out: a thousand times as much can. */
const STEP = 8_192;

/** What a packed file holds; `count` hears how much came out so far, which a directory may tell wrongly, and may throw. */
function inflated(packed, count) {
  const parts = [];
  let length = 0;
  const stream = new Inflate((part) => {
    parts.push(part);
    count((length += part.length));
  });
  for (let at = 0; at < packed.length; at += STEP) stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Where the packed bytes of an archive's files begin, in the order of its directory; nothing for an archive of the large kind (ZIP64). */
function startsIn(bytes, count) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  const starts = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n++) {
    const head = view.getUint32(at + 42, true);
    if (head > bytes.length) return [];
    // Name and extra field stand there once more, the latter not always as long.
    starts.push(head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return starts;
}

export class Archive {
  #bytes;
  #name;
  #files; // by path: what the archive's directory says of each
  #unpacked = 0;

  constructor(bytes, name, files) {
    this.#bytes = bytes;
    this.#name = name;
    this.#files = files;
  }

  /** Reads an archive's directory. Throws a Refusal where it has none, as one that is cut short. */
  static open(bytes, name) {
    const files = new Map();
    try {
      const all = [];
      unzipSync(bytes, {
        filter: (file) => {
          if (all.length > MOST_FILES) throw new Refusal("bomb", { name });
          all.push(file);
          return false;
        },
      });
      const starts = startsIn(bytes, all.length);
      for (const [at, file] of all.entries()) files.set(file.name, { ...file, start: starts[at] });
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal("zip-broken", { name });
    }
    return new Archive(bytes, name, files);
  }

  /** Whether it has this file. */
  has(path) {
    return this.#files.has(path);
  }

  /** The paths of its files. */
  paths() {
    return [...this.#files.keys()];
  }

  /** What a file holds. Throws a Refusal for a bomb, and an Error for a missing or damaged file. */
  bytes(path) {
    const file = this.#files.get(path);
    if (!file) throw new Error(`there is no ${path}`);
    const { size, originalSize, compression, start } = file;
    this.#check(Math.max(originalSize, size), size);
    const isPacked = compression === 8 && start !== undefined;
    const unpacked = isPacked
      ? inflated(this.#bytes.subarray(start, start + size), (length) => this.#check(length, size))
      : unzipSync(this.#bytes, { filter: (other) => other.name === path })[path];
    if (!unpacked || unpacked.length < originalSize) throw new Error(`${path} cannot be unpacked`);
    this.#unpacked += unpacked.length;
    return unpacked;
  }

  /** Throws a Refusal where a file of `size` packed bytes is too large unpacked, by itself or with what was unpacked before. */
  #check(unpacked, size) {
    const swollen = unpacked > 1_000_000 && unpacked > size * MOST_TIMES;
    if (swollen || unpacked > MOST_OF_ONE || this.#unpacked + unpacked > MOST_OF_ALL) throw new Refusal("bomb", { name: this.#name });
  }

  /** What a text file holds: UTF-8, or UTF-16 by its mark. */
  text(path) {
    const bytes = this.bytes(path);
    const [first, second] = bytes;
    const label = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
    return new TextDecoder(label).decode(bytes);
  }
}
