// The installed package in plain Node.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import init, { analyze, applyPack, explain, pack, render } from "whosays";

const TEXT = "🎉 The ferry may sink in Iran, Ines Duarte said. It is old.";
const home = dirname(fileURLToPath(import.meta.resolve("whosays/package.json")));

test("before init every function says what to do", async () => {
  for (const early of [analyze, explain, render, applyPack, pack]) {
    assert.throws(() => early("It rains."), { name: "Error", message: /wait for init\(\) first/ });
  }
  await assert.rejects(init(new Uint8Array([1, 2, 3])), { name: "Error", message: /could not be loaded/ });
  await init();
  await init();
});

test("analyze gives the contract's fields, in UTF-16", () => {
  const analysis = analyze(TEXT);
  assert.deepEqual(Object.keys(analysis), ["sentences", "statements", "entities"]);
  const [first] = analysis.statements;
  assert.equal(first.status, "speculation");
  assert.equal(TEXT.slice(first.source.start, first.source.end), "Ines Duarte");
  assert.ok(TEXT.slice(first.start, first.end).endsWith("Ines Duarte said."));
  const source = analysis.entities.find(({ id }) => id === first.source_entity);
  assert.deepEqual(source.mentions.map(({ start, end }) => TEXT.slice(start, end)), ["Ines Duarte"]);
  for (const text of ["\ud800", "a\0b.", ""]) assert.ok(Array.isArray(analyze(text).statements));
});

test("explain adds to each statement why, and to each name its card", () => {
  const { statements, entities, text, pack: none } = explain(TEXT, { date: "2026-11-30" });
  assert.deepEqual([text, none], [TEXT, null]);
  const [{ why }] = statements;
  assert.equal(why.status, "Speculation");
  assert.ok(why.cues.some(({ words, tells }) => words === "may" && /possib/.test(tells)));
  assert.match(why.sure, /Of 100 statements/);
  const { card } = entities.find(({ name }) => name === "Iran");
  assert.match(card.checked_at.url, /^https:/);
  const bare = (one) => ({ ...one, why: undefined, card: undefined });
  const { statements: plain, entities: plainly } = analyze(TEXT);
  assert.deepEqual([statements.map(bare), entities.map(bare)], [plain.map(bare), plainly.map(bare)]);
});

test("render gives HTML without a script, in which a text is no markup", () => {
  const html = render("<script>alert(1)</script> The <b>ferry</b> may sink, Ines Duarte said.");
  assert.ok(html.includes('data-status="speculation"') && html.includes('id="whosays-why-0"'));
  assert.ok(!/<script|<b>|<style/.test(html));
  const marked = render("# Ferries\n\nIt *may* sink, [she](https://example.org/) said.", { format: "markdown", key: false });
  assert.ok(marked.includes("<h1>") && marked.includes("<em>") && !marked.includes('class="key"'));
  assert.equal(render(explain(TEXT)), render(TEXT));
});

test("a pack carries changes to the same text and is refused by another", () => {
  const [, { start, end }] = analyze(TEXT).statements;
  const made = pack(TEXT, [{ change: "mark", start, end, status: "opinion" }], { title: "Ferries" });
  assert.ok(!JSON.stringify(made).includes("old"), "it holds no word of the text");
  const applied = applyPack(TEXT, made);
  assert.equal(applied.statements[1].status, "opinion");
  assert.match(applied.statements[1].why.by_hand, /A person/);
  assert.ok(applied.told.length > 0);
  assert.equal(render(applied), render(TEXT, { pack: JSON.stringify(made) }));
  assert.ok(render(applied).includes('data-by="person"'));
  assert.throws(() => applyPack("Nothing of this is there: another text altogether.", made), { message: /Ferries/ });
  assert.throws(() => applyPack(TEXT, "{"), Error);
});

test("bad input is answered in a sentence", () => {
  const refusals = [
    [() => analyze(42), /analyze needs a text as a string; it was given a value of type number/],
    [() => explain(null), /null/],
    [() => explain(TEXT, { date: "soon" }), /soon/],
    [() => explain(TEXT, { data: "2026-11-30" }), /no option "data"/],
    [() => render(TEXT, { format: "pdf" }), /pdf/],
    [() => render(TEXT, { least: 2 }), /least/],
    [() => render(TEXT, { idPrefix: '"' }), /idPrefix/],
    [() => pack(TEXT, {}), /list of changes/],
    [() => pack(TEXT, [{ change: "unmark", start: 1, end: 3 }]), /change 0: .*within a character/],
    [() => applyPack(TEXT), /needs a pack/],
  ];
  for (const [refused, message] of refusals) assert.throws(refused, { message });
});

test("it works in a worker", async () => {
  const source = `
    import { parentPort } from "node:worker_threads";
    import init, { analyze } from "whosays";
    await init();
    parentPort.postMessage(analyze("It may rain.").statements[0].status);`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source.replace('"whosays"', JSON.stringify(import.meta.resolve("whosays"))))}`));
  const status = await new Promise((resolve, reject) => worker.on("message", resolve).on("error", reject));
  await worker.terminate();
  assert.equal(status, "speculation");
});

test("the element's module can be imported where there is no page", async () => {
  assert.equal((await import("whosays/element")).WhoSays, undefined);
});

test("the tarball has licences and types, and runs nothing when it is installed", async () => {
  const files = await readdir(home, { recursive: true });
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE", "SOURCES-weights.md", "README.md", "index.d.ts", "analysis.d.ts", "style.css", join("engine", "whosays_bg.wasm")]) {
    assert.ok(files.includes(file), file);
  }
  const manifest = JSON.parse(await readFile(join(home, "package.json"), "utf8"));
  assert.equal(manifest.scripts, undefined);
  assert.equal(manifest.dependencies, undefined);
});
