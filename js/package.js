// The package's own JavaScript: makes the objects of an analysis (analysis.d.ts) from the numbers and the string that the
// module hands over, see src/flat.rs.
"use strict";

const { analyzeFlat, namesOfFlat } = require("./whosays_js.js");

const [STATUSES, SOURCE_KINDS, CUE_KINDS, TYPES] = namesOfFlat();
const AUTHOR = SOURCE_KINDS.indexOf("author");

/** Analyses a text: who says so, and how sure are they? Offsets are UTF-16 code units. */
exports.analyze = function analyze(text) {
  const { numbers: bytes, words } = analyzeFlat(text);
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  // where each list begins stands first
  const [sentences, statements, entities] = numbers;
  const analysis = {};
  later(analysis, "sentences", () => reader(numbers, sentences, words).sentences());
  later(analysis, "statements", () => reader(numbers, statements, words).statements());
  later(analysis, "entities", () => reader(numbers, entities, words).entities());
  return analysis;
};

/** Gives an object a property whose value is made when it is first asked for: who wants names only waits for no others. */
function later(object, name, make) {
  const settle = (value) => {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
    return value;
  };
  Object.defineProperty(object, name, { get: () => settle(make()), set: settle, enumerable: true, configurable: true });
}

/** Reads lists from `numbers`, from index `at` on. */
function reader(numbers, at, words) {
  let from = 0;
  const span = () => ({ start: numbers[at++], end: numbers[at++] });
  const id = (number) => (number === 0 ? null : `e${number - 1}`);
  const string = () => words.slice(from, (from += numbers[at++]));
  const list = (one) => {
    const all = new Array(numbers[at++]);
    for (let index = 0; index < all.length; index++) all[index] = one(index);
    return all;
  };
  const cue = () => ({ start: numbers[at++], end: numbers[at++], kind: CUE_KINDS[numbers[at++]] });
  const statement = () => {
    const start = numbers[at++];
    const end = numbers[at++];
    const status = STATUSES[numbers[at++] - 1];
    const confidence = numbers[at++] / 1000;
    const kind = numbers[at++];
    const source = kind === AUTHOR ? null : span();
    const source_entity = kind === AUTHOR ? null : id(numbers[at++]);
    return { start, end, status, confidence, source, source_kind: SOURCE_KINDS[kind], source_entity, cues: list(cue) };
  };
  const entity = (index) => {
    const type = TYPES[numbers[at++]];
    const name = string();
    const linked = numbers[at++] === 1;
    const link = string();
    return { id: `e${index}`, type, name, link: linked ? link : null, description: string(), mentions: list(span) };
  };
  return { sentences: () => list(span), statements: () => list(statement), entities: () => list(entity) };
}
