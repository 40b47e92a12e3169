/** How an article presents a statement; it is never a verdict on whether the statement is true. */
export type Status = "sourced" | "unsourced" | "speculation" | "prediction" | "opinion";

/** A stretch of text in UTF-16 code units, end exclusive: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** Words that helped to decide a statement's status or source. */
export interface Cue extends Span {
  kind:
    | "future" | "plan" | "expectation" | "possibility" | "inference" | "belief" | "condition"
    | "judgement" | "duty" | "appeal" | "report" | "according" | "quotation" | "impersonal";
}

/** The longest stretch of text that makes one commitment about how things are. */
export interface Statement extends Span {
  status: Status;
  /** 0 to 1. */
  confidence: number;
  /** Who says so; null where it is the author's own voice. */
  source: Span | null;
  source_kind: "named" | "vague" | "author";
  /** Id of the entity that the source is. */
  source_entity: string | null;
  cues: Cue[];
}

/** Something with a name in the text, with all its mentions. */
export interface Entity {
  id: string;
  type: "person" | "organisation" | "place" | "work" | "event" | "group" | "other";
  name: string;
  /** Knowledge-base id; null when it is not known or not sure enough. */
  link: string | null;
  description: string;
  mentions: Span[];
}

/** Everything that the engine says about one text. */
export interface Analysis {
  sentences: Span[];
  statements: Statement[];
  entities: Entity[];
}
