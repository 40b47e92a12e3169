// The same for Node, which fetches no files: the engine is read from the disk.

import { readFile } from "node:fs/promises";
import start from "./index.js";

export * from "./index.js";

export default async function init(source) {
  return start(source ?? (await readFile(new URL("./engine/whosays_bg.wasm", import.meta.url))));
}
