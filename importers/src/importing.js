// What the reader brings, into articles: boot.js loads this when somebody brings anything but a plain text.
//
// Each way in resolves to one of these words and what comes with it; `tell` hears the share that is done meanwhile:
//   plain      the page reads it itself
//   file       a file that the page reads itself, where it was no file before, and the address that it came from, if it did
//   article    the packed article, its name, a sentence about it or null, the words to keep if it does not get to the page or null
//   layer      nothing: a pack or annotations, which wait in packs.js
//   refused    a sentence that says why not

import { safeAddress } from "./article.js";
import { Refusal } from "./refusals.js";
import { HEAD, isLocked, kindOf, sniff } from "./sniff.js";
import { say } from "../../say.js";

/** Megabytes of a file that is opened. What is larger are pictures, and would fill a school laptop's memory. */
const MOST_MB = 100;

/** A part of this folder that is loaded by itself, in the version that this one has. */
const sibling = (file) => new URL(`${file}${new URL(import.meta.url).search}`, import.meta.url).href;

/** The name of a file without its ending. */
const stem = (name) => name.replace(/\.[^.]{1,8}$/, "") || name;

/** Loads a part; what does not arrive is a refusal. */
async function load(part, name) {
  try {
    return await part();
  } catch (error) {
    console.warn(error);
    throw new Refusal("unloaded", { name });
  }
}

/** A file's bytes; those of its beginning are enough to tell what it is. */
async function bytesOf(file, most = file.size) {
  try {
    return new Uint8Array(await file.slice(0, most).arrayBuffer());
  } catch {
    throw new Refusal("unread", { name: file.name });
  }
}

/** Reads a file by what is in it. Gives null where it is a plain text, else its article and a sentence about it. */
async function read(file, tell, address = null, charset = null) {
  const { name, size } = file;
  const head = await bytesOf(file, HEAD);
  const kind = sniff(head, name);
  if (kind === "plain") {
    if (size <= HEAD && new TextDecoder().decode(head).trim() === "") throw new Refusal("empty", { name });
    return null;
  }
  // Files of this kind have been put aside before; what comes from an address is nobody's own.
  if (kind === "layer") throw new Refusal("address-data", { name });
  if (size > MOST_MB * 1_000_000) throw new Refusal("too-large", { name, size: Math.round(size / 1_000_000), most: MOST_MB });
  const bytes = await bytesOf(file);
  if (kind === "page") {
    const { decode, heldIn, readPage } = await load(() => import("./page.js"), name);
    const html = decode(bytes, charset);
    const own = await ours(heldIn(html), name);
    return own ?? { writer: await readPage(html, { name, address }), remark: null };
  }
  if (kind === "pdf") {
    const { readPdf } = await load(() => import("./pdf.js"), name);
    return readPdf(bytes, { name, worker: sibling("pdf-worker.js"), tell });
  }
  if (kind === "compound") throw new Refusal(isLocked(bytes) ? "word-password" : "word-old", { name });
  const { Archive } = await load(() => import("./archive.js"), name);
  const archive = Archive.open(bytes, name);
  if (kindOf(archive, name) === "word") {
    const { readWord } = await load(() => import("./word.js"), name);
    return readWord(archive, { name });
  }
  const { readBook } = await load(() => import("./book.js"), name);
  return { writer: await readBook(archive, { name }), remark: null };
}

/** The article that a file holds which was saved here, as it was, where that is sound; what was changed in it waits in packs.js. */
async function ours(held, name) {
  if (held === null) return null;
  const [kind, packed] = await load(async () => (await packs(name)).openLink(held), name);
  return kind === "article" ? { writer: { packed: () => packed }, remark: null } : null;
}

/** The largest pack that is read, in megabytes, as sharing/src/opening.rs has it. */
const MOST_LAYER_MB = 12;

/** The texts of those files that are packs or annotations, and the other files. */
async function sorted(files) {
  const [layers, others] = [[], []];
  for (const file of files) {
    let kind = "unknown";
    try {
      kind = sniff(await bytesOf(file, HEAD), file.name);
    } catch {
      // Whoever opens it will be told.
    }
    if (kind !== "layer") others.push(file);
    else if (file.size > MOST_LAYER_MB * 1_000_000) throw new Refusal("too-large", { name: file.name, size: Math.round(file.size / 1_000_000), most: MOST_LAYER_MB });
    else layers.push(new TextDecoder().decode(await bytesOf(file)));
  }
  return { layers, others };
}

/** What packs and links that come in are handed to, in the page's own instance. */
const packs = (name) => load(() => import(sibling("../packs.js")), name);

/** A refusal's sentence; anything else that goes wrong is a mistake of ours, which the console hears of. */
function refused(error, name) {
  if (!(error instanceof Refusal)) console.error(error);
  return ["refused", error instanceof Refusal ? error.message : new Refusal("zip-broken", { name }).message];
}

let list = null; // The reading list, once several files came at once.

/** What the reading list needs: its looks, and the store that keeps its files. */
const means = { looks: sibling("../reading-list.css"), store: () => import(sibling("../recent.js")) };

/** Opens several files: packs wait for their articles; of the others, a reading list is made and the first opened. */
export async function openFiles(files, tell) {
  try {
    const { layers, others } = await sorted(files);
    if (layers.length > 0) (await packs(files[0].name)).holdFiles(layers);
    if (others.length === 0) return ["layer"];
    files = others;
  } catch (error) {
    return refused(error, files[0].name);
  }
  if (files.length === 1) {
    const found = await openFile(files[0], tell);
    // The page itself knows of the first file only.
    return found[0] === "plain" ? ["file", files[0]] : found;
  }
  list ??= await load(() => import("./reading-list.js"), files[0].name);
  return openFile(list.add(files, means), tell);
}

/** Shows the reading list that the tab kept from before the page was loaded. */
export async function restoreList() {
  list ??= await import("./reading-list.js");
  await list.restore(means);
}

/** Opens a file. */
export async function openFile(file, tell) {
  list?.note(file, "reading");
  const found = await opened(file, tell);
  list?.note(file, found[0] === "refused" ? "refused" : "open", found[0] === "article" ? titleOf(found[1]) : null);
  return found;
}

/** The title in a packed article, which is its first line where it has one. */
const titleOf = (packed) => /^title\t(.*)$/m.exec(packed.slice(0, packed.indexOf("\n\n") + 1))?.[1] ?? null;

async function opened(file, tell) {
  try {
    const { layers } = await sorted([file]);
    if (layers.length > 0) {
      (await packs(file.name)).holdFiles(layers);
      return ["layer"];
    }
    const found = await read(file, tell);
    return found === null ? ["plain"] : ["article", found.writer.packed(), stem(file.name), found.remark, null];
  } catch (error) {
    return refused(error, file.name);
  }
}

/** Opens what was copied from a page or a word processor; `text` is the same without any structure. */
export async function openPasted(html, text) {
  try {
    const { readPasted } = await import("./page.js");
    const writer = await readPasted(html);
    return writer === null ? ["plain"] : ["article", writer.packed(), "Your text", null, text];
  } catch (error) {
    // The words are there all the same.
    console.warn(error);
    return ["plain"];
  }
}

/** Opens the page at an address, which is asked for it; `words` is what the reader wrote. */
export async function openAddress(words, tell) {
  let name = words;
  try {
    const { fetchBytes, meant } = await load(() => import("./fetched.js"), say("web pages"));
    const url = meant(words);
    name = url.hostname;
    const { bytes, address, charset } = await fetchBytes(url, sibling("../fetching.html"), MOST_MB);
    const file = new File([bytes], url.pathname.split("/").filter(Boolean).at(-1) ?? name);
    const found = await read(file, tell, address, charset);
    if (found === null) return ["file", file, address];
    found.writer.meta.address ??= safeAddress(address);
    return ["article", found.writer.packed(), name, found.remark, null];
  } catch (error) {
    return refused(error, name);
  }
}

/** Opens what the bookmark handed over. */
export async function openHanded(words) {
  try {
    const { readHanded } = await load(() => import("./handed.js"), say("web pages"));
    const { writer, name } = await readHanded(words);
    return ["article", writer.packed(), name, null, null];
  } catch (error) {
    return refused(error, say("the page"));
  }
}

/** Opens the article that a link holds, which whosays made. */
export async function openLinked(words) {
  try {
    const { unpack } = await load(() => import("./handed.js"), say("links"));
    let held;
    try {
      held = await unpack(words);
    } catch (error) {
      throw new Refusal(error instanceof Refusal ? "link-large" : "link-cut");
    }
    const [kind, found] = await load(async () => (await packs(say("links"))).openLink(held), say("links"));
    return kind === "article" ? ["article", found, say("A shared article"), null, null] : ["refused", found];
  } catch (error) {
    return refused(error, say("the link"));
  }
}

/** Opens what was shared with the installed app: files, words, or the address of a page. */
export async function openShared(tell) {
  try {
    const { asParagraphs, takeShared } = await load(() => import("./shared.js"), say("what was shared"));
    const { files, words, title, address } = await takeShared();
    if (files.length > 0) {
      const found = files.length > 1 ? await openFiles(files, tell) : await openFile(files[0], tell);
      return found[0] === "plain" ? ["file", files[0]] : found;
    }
    if (words === "") return address === "" ? refused(new Refusal("shared-none")) : openAddress(address, tell);
    const { readPasted } = await load(() => import("./page.js"), say("what was shared"));
    const from = safeAddress(address);
    const writer = await readPasted(asParagraphs(words), from);
    if (writer === null) throw new Refusal("wordless", { name: title || say("what was shared") });
    writer.meta = { title: title || null, address: from };
    return ["article", writer.packed(), title || "Your text", null, words];
  } catch (error) {
    return refused(error, say("what was shared"));
  }
}

/** The bookmark that opens the page at `app` with what it is chosen on, as an address. */
export async function bookmark(app) {
  // What it says is asked for with it: whoever brings a file has no need of that.
  const [{ addressOf }, script] = await Promise.all([
    import("./bookmark.js"),
    fetch(sibling("bookmarklet.js")).then((answer) => answer.text()),
  ]);
  return addressOf(script, app);
}
