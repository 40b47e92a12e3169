// Opens spoilt files one after the other, in a thread of its own: spoilt.test.mjs starts it, and ends it where it hangs.
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { File } from "node:buffer";
import { opened } from "./dom.mjs";
import { spoilt } from "./spoilt.mjs";

/** What an importer comes to, as importing.js has it. */
const KINDS = new Set(["plain", "article", "layer", "refused"]);

/** What is wrong with what came of a file; nothing where it is an article, or a sentence. */
function wrong([kind, words]) {
  if (!KINDS.has(kind)) return `it is ${kind}`;
  if (kind === "refused" && !/^[“A-Z][^]*\.$/u.test(words)) return `it is refused without a sentence: ${words}`;
  if (kind !== "article") return null;
  const { blocks, text } = opened(words);
  return blocks.length > 0 && text.trim() !== "" ? null : "it is an article without words";
}

async function run({ files, first, until }) {
  globalThis.File ??= File;
  // Which PDF.js asks for, and which browsers have had longer than Node.
  Promise.withResolvers ??= function () {
    const held = {};
    held.promise = new this((resolve, reject) => Object.assign(held, { resolve, reject }));
    return held;
  };
  // PDF.js has a worker of its own in a browser.
  globalThis.pdfjsWorker = await import("pdfjs-dist/legacy/build/pdf.worker.min.mjs");
  const { openFile, openPasted } = await import("../src/importing.js");
  let [said, isPasted] = [null, false];
  // What is no refusal is a mistake of ours, which the console hears of; of what is pasted, as a warning, since its words are there all the same.
  console.error = (error) => (said = error?.stack ?? String(error));
  console.warn = (error) => isPasted && console.error(error);
  console.log = () => {};
  const counts = {};
  for (let seed = first; Date.now() < until; seed++) {
    const [name, bytes] = files[seed % files.length];
    parentPort.postMessage({ trying: name, seed });
    const broken = spoilt(bytes, seed);
    isPasted = /\.html$/.test(name) && (seed / files.length) % 2 < 1;
    const found = isPasted ? await openPasted(new TextDecoder().decode(broken), "") : await openFile(new File([broken], name), () => {});
    const fault = said ?? wrong(found);
    if (fault) throw new Error(`${name}, spoilt by seed ${seed}: ${fault}`);
    counts[found[0]] = (counts[found[0]] ?? 0) + 1;
  }
  parentPort.postMessage({ counts });
}

if (!isMainThread) await run(workerData);
