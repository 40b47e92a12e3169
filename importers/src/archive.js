// An archive whose files are unpacked one by one, none of them larger than a document can be.

import { unzipSync } from "fflate";
import { Refusal } from "./refusals.js";

/** Bytes that one file, and all that are asked for, may unpack to: an article of 12 MB needs a fifth of it. */
const MOST_OF_ONE = 64_000_000;
const MOST_OF_ALL = 160_000_000;

/** A file of more than a megabyte that unpacks to this many times its size is none that a program for texts made. */
const MOST_TIMES = 400;

/** Files in an archive; a long book has a few hundred. */
const MOST_FILES = 20_000;

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
      unzipSync(bytes, {
        filter: (file) => {
          if (files.size > MOST_FILES) throw new Refusal("bomb", { name });
          files.set(file.name, file);
          return false;
        },
      });
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
    this.check(path);
    // No more is ever unpacked than the directory says that there is: fflate writes into an array of that length.
    const unpacked = unzipSync(this.#bytes, { filter: (other) => other.name === path })[path];
    if (!unpacked) throw new Error(`${path} cannot be unpacked`);
    return unpacked;
  }

  /** Counts a file among those that are unpacked, before it is. */
  check(path) {
    const { originalSize: told, size } = this.#files.get(path);
    const originalSize = Math.max(told, size);
    this.#unpacked += originalSize;
    const swollen = originalSize > 1_000_000 && originalSize > size * MOST_TIMES;
    if (swollen || originalSize > MOST_OF_ONE || this.#unpacked > MOST_OF_ALL) throw new Refusal("bomb", { name: this.#name });
  }

  /** What a text file holds: UTF-8, or UTF-16 by its mark. */
  text(path) {
    const bytes = this.bytes(path);
    const [first, second] = bytes;
    const label = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
    return new TextDecoder(label).decode(bytes);
  }
}
