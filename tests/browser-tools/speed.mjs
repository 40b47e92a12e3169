// Times the built speed example (js/examples/speed.rs) on texts; prints medians in milliseconds as JSON.
// usage: node speed.mjs MODULE TEXT...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [module, ...texts] = process.argv.slice(2);
const passes = createRequire(import.meta.url)(module);

/** Of seven runs, after one that warms up. */
function medianMs(run) {
  run();
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[3];
}

const rows = texts.map((path) => {
  const text = readFileSync(path, "utf8");
  return { parse: medianMs(() => passes.parse(text)), analyze: medianMs(() => passes.analyze(text)) };
});
console.log(JSON.stringify(rows));
