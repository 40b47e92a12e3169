// Compiled, never run: the declared types are what the contract promises.
import { analyze, type Analysis, type Span } from "whosays-js";

const analysis: Analysis = analyze("some text");
const slice = (span: Span): string => "some text".slice(span.start, span.end);

for (const statement of analysis.statements) {
  const status: "sourced" | "unsourced" | "speculation" | "prediction" | "opinion" = statement.status;
  const kind: "named" | "vague" | "author" = statement.source_kind;
  const confidence: number = statement.confidence;
  const source: string | null = statement.source && slice(statement.source);
  const entity: string | null = statement.source_entity;
  const cues: [string, string][] = statement.cues.map((cue) => [slice(cue), cue.kind]);
  void [status, kind, confidence, source, entity, cues];
}

for (const entity of analysis.entities) {
  const type: "person" | "organisation" | "place" | "work" | "event" | "group" | "other" = entity.type;
  const link: string | null = entity.link;
  const texts: string[] = [entity.id, entity.name, entity.description, ...entity.mentions.map(slice)];
  void [type, link, texts];
}

// @ts-expect-error: text is a string and nothing else
analyze(42);
