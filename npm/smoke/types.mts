// Compiled, never run: the declared types are what the package promises.
import init, { analyze, applyPack, explain, pack, render, type Analysis, type Change, type Explanation, type Pack, type Span } from "whosays";
import { WhoSays, type WhoSaysElement } from "whosays/element";

const text = "some text";
await init();
await init(new URL("https://example.org/whosays.wasm"));
const analysis: Analysis = analyze(text);
const slice = (span: Span): string => text.slice(span.start, span.end);
void analysis.statements.map(slice);

const explanation: Explanation = explain(text, { date: "2026-11-30" });
for (const { why, status, source } of explanation.statements) {
  const words: (string | null)[] = [why.meaning, why.sure, why.otherwise, ...why.cues.map((cue) => cue.words), source && slice(source)];
  void [words, status];
}
const urls: (string | undefined)[] = explanation.entities.map(({ card }) => card.checked_at?.url);
void urls;

const changes: Change[] = [
  { change: "mark", start: 0, end: 4, status: "opinion", source: { start: 5, end: 9, kind: "vague" } },
  { change: "choose", name: "some", link: null },
];
const made: Pack = pack(text, changes, { title: "Some" });
const told: string = applyPack(text, made).told;
const html: string = render(applyPack(text, JSON.stringify(made)), { least: 0.5, idPrefix: "a-", key: false });
void [told, html];

const element: WhoSaysElement = document.createElement("who-says");
element.pack = made;
element.addEventListener("whosays-ready", (event) => void (event.detail.statements satisfies number));
void (WhoSays && new WhoSays());

// @ts-expect-error: text is a string and nothing else
analyze(42);
// @ts-expect-error: no such status
const odd: Change = { change: "mark", start: 0, end: 4, status: "true" };
// @ts-expect-error: no such option
render(text, { colour: "red" });
void odd;
