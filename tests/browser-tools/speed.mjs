// Times the built speed example (js/examples/speed.rs) and the package itself on texts; prints medians in milliseconds
// as JSON. After --memory: how many bytes the whole process with the package, and the WebAssembly alone, took for each text at most.
// usage: node speed.mjs [--memory] EXAMPLE PACKAGE TEXT...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const args = process.argv.slice(2);
const memory = args[0] === "--memory" && args.shift();
const [example, whosays] = args.splice(0, 2).map(createRequire(import.meta.url));
const texts = args.map((path) => readFileSync(path, "utf8"));

/** Of 21 runs where the text is short, of three where it is long; after two seconds in which Node compiles anew what runs often. */
function medianMs(text, run) {
  const warm = performance.now() + 2000;
  do run(text);
  while (performance.now() < warm);
  const times = Array.from({ length: text.length < 2e5 ? 21 : text.length > 2e6 ? 3 : 7 }, () => {
    const start = performance.now();
    run(text);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[times.length >> 1];
}

/** How much `used` grows while `run` works on a text, after a short one for which weights and tables are read. */
function grown(text, run, used) {
  run("The weights and tables are read before.");
  const before = used();
  run(text);
  return used() - before;
}

const bytes = (text) => ({
  all: grown(text, whosays.analyze, () => process.resourceUsage().maxRSS * 1024),
  wasm: grown(text, example.weights, () => example.linear_memory().buffer.byteLength),
});

const passes = { parse: example.parse, rules: example.rules, weights: example.weights, package: whosays.analyze };
const timed = (text) => Object.fromEntries(Object.entries(passes).map(([name, run]) => [name, medianMs(text, run)]));
console.log(JSON.stringify(texts.map(memory ? bytes : timed)));
