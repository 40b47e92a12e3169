// The package's own JavaScript: makes the objects of an analysis (analysis.d.ts) from the numbers and the string that the
// module hands over, see src/flat.rs.
"use strict";

const { analyzeFlat, namesOfFlat } = require("./whosays_js.js");

const [STATUSES, SOURCE_KINDS, CUE_KINDS, TYPES] = namesOfFlat();
const AUTHOR = SOURCE_KINDS.indexOf("author");

/** Analyses a text: who says so, and how sure are they? Offsets are UTF-16 code units. */
exports.analyze = function analyze(text) {
  return analyzeFlat(text, MAKER);
};

const MAKER = {
  make(numbers, words) {
    // where each list begins stands first
    const sentences = spans(numbers, numbers[0]);
    return { sentences, statements: statements(numbers, numbers[1]), entities: entities(numbers, numbers[2], words) };
  },
};

// Each function reads a list that begins at index `at`: how many there are, then each. All objects are made at once: lists
// that were made when first asked for, by properties of each analysis' own, outlived it until the next full collection
// of garbage, which took longer than making them.

function spans(numbers, at) {
  const all = new Array(numbers[at++]);
  for (let index = 0; index < all.length; index++) {
    all[index] = { start: numbers[at], end: numbers[at + 1] };
    at += 2;
  }
  return all;
}

function cues(numbers, at) {
  const all = new Array(numbers[at++]);
  for (let index = 0; index < all.length; index++) {
    all[index] = { start: numbers[at], end: numbers[at + 1], kind: CUE_KINDS[numbers[at + 2]] };
    at += 3;
  }
  return all;
}

function statements(numbers, at) {
  const all = new Array(numbers[at++]);
  for (let index = 0; index < all.length; index++) {
    const start = numbers[at];
    const end = numbers[at + 1];
    const status = STATUSES[numbers[at + 2] - 1];
    const confidence = numbers[at + 3] / 1000;
    const kind = numbers[at + 4];
    at += 5;
    let source = null;
    let source_entity = null;
    if (kind !== AUTHOR) {
      source = { start: numbers[at], end: numbers[at + 1] };
      if (numbers[at + 2] !== 0) source_entity = `e${numbers[at + 2] - 1}`;
      at += 3;
    }
    const source_kind = SOURCE_KINDS[kind];
    all[index] = { start, end, status, confidence, source, source_kind, source_entity, cues: cues(numbers, at) };
    at += 1 + 3 * numbers[at];
  }
  return all;
}

function entities(numbers, at, words) {
  const all = new Array(numbers[at++]);
  let from = 0;
  for (let index = 0; index < all.length; index++) {
    const type = TYPES[numbers[at]];
    const name = words.slice(from, (from += numbers[at + 1]));
    const linked = numbers[at + 2] === 1;
    const link = words.slice(from, (from += numbers[at + 3]));
    const description = words.slice(from, (from += numbers[at + 4]));
    at += 5;
    all[index] = { id: `e${index}`, type, name, link: linked ? link : null, description, mentions: spans(numbers, at) };
    at += 1 + 2 * numbers[at];
  }
  return all;
}
