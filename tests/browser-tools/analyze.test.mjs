// The JavaScript package against the contract: field by field, with offsets that slice the text.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import whosays from "whosays-js";

const STATUSES = ["sourced", "unsourced", "speculation", "prediction", "opinion"];
const TYPES = ["person", "organisation", "place", "work", "event", "group", "other"];

/** The analysis of a text, after checking everything that the contract says of every analysis. */
function checked(text) {
  const analysis = whosays.analyze(text);
  assert.deepEqual(Object.keys(analysis).sort(), ["entities", "sentences", "statements"]);
  const span = ({ start, end }) => {
    assert.ok(Number.isInteger(start) && Number.isInteger(end), "offsets are whole numbers");
    assert.ok(0 <= start && start < end && end <= text.length, `${start}..${end} lies in the text`);
  };
  const ids = analysis.entities.map((entity) => entity.id);
  assert.equal(new Set(ids).size, ids.length, "ids differ");
  analysis.sentences.forEach(span);
  let last = 0;
  for (const statement of analysis.statements) {
    span(statement);
    assert.ok(statement.start >= last, "statements are in order and do not overlap");
    last = statement.end;
    assert.ok(STATUSES.includes(statement.status), statement.status);
    assert.ok(statement.confidence >= 0 && statement.confidence <= 1);
    assert.equal(statement.source === null, statement.source_kind === "author");
    if (statement.source) span(statement.source);
    assert.ok(["named", "vague", "author"].includes(statement.source_kind));
    assert.ok(statement.source_entity === null || ids.includes(statement.source_entity));
    for (const cue of statement.cues) {
      span(cue);
      assert.equal(typeof cue.kind, "string");
    }
  }
  for (const entity of analysis.entities) {
    assert.ok(TYPES.includes(entity.type), entity.type);
    assert.equal(typeof entity.name, "string");
    assert.equal(typeof entity.description, "string");
    assert.ok(entity.link === null || typeof entity.link === "string");
    assert.ok(entity.mentions.length > 0);
    entity.mentions.forEach(span);
  }
  return analysis;
}

const slices = (text, spans) => spans.map(({ start, end }) => text.slice(start, end));

test("a plain sentence has a status and a source that slices out of the text", () => {
  const text = "The harbour may close next week, the mayor said.";
  const { statements } = checked(text);
  assert.equal(statements.length, 1);
  assert.deepEqual(slices(text, [statements[0].source]), ["the mayor"]);
});

test("offsets count UTF-16 code units after emoji and combining marks", () => {
  const plain = "Maria Lopez said the bridge was safe.";
  const before = "Great news 🎉👩‍👩‍👧 from the cafe\u0301! ";
  const text = before + plain;
  const { entities, statements } = checked(text);
  const names = entities.flatMap((entity) => slices(text, entity.mentions));
  assert.ok(names.includes("Maria Lopez"), names.join());
  const ends = slices(text, statements).map((words) => words.at(-1));
  assert.ok(ends.every((end) => /\S/u.test(end)), "no statement ends in white space");
});

test("a lone surrogate, a NUL, emptiness and white space are analysed, never thrown at", () => {
  for (const text of ["\ud800", "before \udc00 after. Next one.", "a\0b. The mayor said so.", "\0"]) checked(text);
  for (const text of ["", " \n\t ", "\u200b"]) {
    assert.deepEqual(checked(text).statements.filter(({ start, end }) => !text.slice(start, end).trim()), []);
  }
  assert.deepEqual(checked(""), { sentences: [], statements: [], entities: [] });
});

test("a lone surrogate does not move what comes after it", () => {
  const sentence = "Maria Lopez said the bridge was safe.";
  const shifted = checked("\ud83d " + sentence).entities[0].mentions[0];
  const alone = checked(sentence).entities[0].mentions[0];
  assert.deepEqual([shifted.start, shifted.end], [alone.start + 2, alone.end + 2]);
});

test("the same text gives the same analysis", () => {
  const text = "Critics say the plan will fail. It could work.";
  assert.deepEqual(checked(text), checked(text));
});

/** An analysis with its offsets, in code points, turned into UTF-16 code units. */
function inUtf16(text, value) {
  const units = [0];
  for (const character of text) units.push(units.at(-1) + character.length);
  const turned = (key, inner) => (key === "start" || key === "end" ? units[inner] : inner);
  return JSON.parse(JSON.stringify(value), turned);
}

test("the native analysis and the one in WebAssembly are the same", () => {
  const texts = readdirSync(process.env.WHOSAYS_TEXTS);
  assert.ok(texts.length > 2);
  for (const file of texts) {
    const text = readFileSync(join(process.env.WHOSAYS_TEXTS, file), "utf8");
    const native = readFileSync(join(process.env.WHOSAYS_NATIVE, file.replace(/\.txt$/, ".json")), "utf8");
    assert.deepEqual(checked(text), inUtf16(text, JSON.parse(native)), file);
  }
});
