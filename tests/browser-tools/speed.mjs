// Times the built speed example (js/examples/speed.rs) and the package itself; prints JSON:
//   passes:  the median milliseconds of each pass over TEXT, the package's among them
//   package: the package's alone
//   growth:  how many times as long a text of ten times the length takes as ten runs over TEXT, for the example and the package
//   memory:  how many bytes the whole process with the package, and the WebAssembly alone, took for TEXT at most
// usage: node speed.mjs passes|package|growth|memory EXAMPLE PACKAGE TEXT [TEN TIMES AS LONG]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [mode, ...paths] = process.argv.slice(2);
const [example, whosays] = paths.splice(0, 2).map(createRequire(import.meta.url));
const [text, longer] = paths.map((path) => readFileSync(path, "utf8"));
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

/** How many milliseconds it takes. */
function ms(act) {
  const start = performance.now();
  act();
  return performance.now() - start;
}

/** Has Node compile anew what runs often, which takes it two seconds at most. */
function warm(run) {
  const end = performance.now() + 2000;
  do run(text);
  while (performance.now() < end);
}

/** Of 21 runs. */
function medianMs(run) {
  warm(run);
  return median(Array.from({ length: 21 }, () => ms(() => run(text))));
}

/** Of nine rounds, so that what else the machine does in one of them does not count. */
function growth(run) {
  warm(run);
  const ten = () => { for (let time = 0; time < 10; time++) run(text); };
  return median(Array.from({ length: 9 }, () => ms(() => run(longer)) / ms(ten)));
}

/** How much `used` grows while `run` works on the text, after a short one for which weights and tables are read. */
function grown(run, used) {
  run("The weights and tables are read before.");
  const before = used();
  run(text);
  return used() - before;
}

const of = (passes, measure) => Object.fromEntries(Object.entries(passes).map(([name, run]) => [name, measure(run)]));
const { parse, rules, weights } = example;
const modes = {
  passes: () => of({ parse, rules, weights, package: whosays.analyze }, medianMs),
  package: () => of({ package: whosays.analyze }, medianMs),
  growth: () => of({ weights, package: whosays.analyze }, growth),
  memory: () => ({
    all: grown(whosays.analyze, () => process.resourceUsage().maxRSS * 1024),
    wasm: grown(weights, () => example.linear_memory().buffer.byteLength),
  }),
};
console.log(JSON.stringify(modes[mode]()));
