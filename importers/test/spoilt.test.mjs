// Whatever is in a file, opening it comes to an article or a sentence, in time: seeded mutations of the files that real programs made.
//
// WHOSAYS_SPOILT_SECONDS is how long it goes on, WHOSAYS_SPOILT_SEED the seed of the first file, by which a fault comes again.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { Worker } from "node:worker_threads";

const SECONDS = Number(process.env.WHOSAYS_SPOILT_SECONDS ?? 10);
const FIRST = Number(process.env.WHOSAYS_SPOILT_SEED ?? 1);

/** Seconds that one file may take: the largest takes half of one. */
const PATIENCE = 20;

const MADE = new URL("../../tests/browser/made/", import.meta.url);

const files = readdirSync(MADE)
  .filter((name) => /\.(?:html|docx?|epub|odt|fodt|rtf|pdf)$/.test(name))
  .map((name) => [name, new Uint8Array(readFileSync(new URL(name, MADE)))]);

/** Opens spoilt files in a thread; resolves to how many came to what. */
function opening(until) {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL("opening.mjs", import.meta.url), { workerData: { files, first: FIRST, until } });
    let [last, since] = ["its start", Date.now()];
    const watch = setInterval(() => {
      if (Date.now() - since < PATIENCE * 1000) return;
      worker.terminate();
      fail(new Error(`nothing comes of ${last} in ${PATIENCE} s`));
    }, 500);
    worker.on("message", ({ trying, seed, counts }) => {
      [last, since] = [`${trying}, spoilt by seed ${seed}`, Date.now()];
      if (counts) done(counts);
    });
    // What is thrown beside a file's opening comes here as well.
    worker.on("error", (error) => fail(new Error(`at ${last}: ${error.stack}`)));
    worker.on("exit", (code) => {
      clearInterval(watch);
      if (code !== 0) fail(new Error(`the thread ended at ${last}`));
    });
  });
}

test("spoilt files are articles, or refused in a sentence, and nothing hangs", async (context) => {
  assert.ok(files.length >= 15, `${files.length} files`);
  const counts = await opening(Date.now() + SECONDS * 1000);
  context.diagnostic(Object.entries(counts).map(([kind, count]) => `${count} ${kind}`).join(", "));
  assert.ok(counts.article > 0 && counts.refused > 0, "some of them are hardly spoilt, and some beyond opening");
});
