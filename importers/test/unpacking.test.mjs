// What travels behind an address's # comes back whole, or not at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { packed } from "../../sharing.js";
import { unpacked } from "../../unpacking.js";

const TEXT = "The ferry sank. Ölüdeniz 🙂 ".repeat(40);

test("a link's text comes back, whatever a sentence has put behind it", async () => {
  const letters = await packed(TEXT);
  assert.equal(await unpacked(letters, TEXT.length), TEXT);
  assert.equal(await unpacked(`${letters}).”`, TEXT.length), TEXT);
});

test("a link that holds too much is told from one that is damaged", async () => {
  const letters = await packed(TEXT);
  await assert.rejects(unpacked(letters, TEXT.length - 1), RangeError);
  await assert.rejects(unpacked(await packed("a".repeat(3_000_000)), 1_000_000), RangeError);
  const damaged = letters.slice(0, 30) + (letters[30] === "A" ? "B" : "A") + letters.slice(31);
  for (const own of [damaged, letters.slice(0, -8), "%", "", "AAAA"]) {
    await assert.rejects(unpacked(own, TEXT.length), (error) => !(error instanceof RangeError), own);
  }
});
