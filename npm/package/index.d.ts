// Types of the package `whosays`.
import type { Analysis, Entity, Span, Statement, Status } from "./analysis.js";

export type * from "./analysis.js";

/** What sort of thing a name is of. */
export type EntityType = Entity["type"];

/** Where the engine may come from instead of the file in this package. */
export type EngineSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Loads the engine, once; every other function needs it. In a browser or a worker the file beside this package's own is fetched, in
 * Node it is read. Rejects with an `Error` that says why it cannot be had; it may then be tried again.
 *
 * @param source where else the engine is: an address, its bytes, or a compiled module (to share one among workers).
 */
export default function init(source?: EngineSource): Promise<void>;

/**
 * Analyses a text: who says so, and how sure are they? Any string is analysed. The same text gives the same analysis.
 *
 * Offsets are UTF-16 code units: `text.slice(start, end)` is the span. It never says whether a statement is true.
 */
export function analyze(text: string): Analysis;

/** When a text was written. */
export interface Dated {
  /** The day, such as `"2026-11-30"`: explanations of predictions then name it. */
  date?: string;
}

/** Words that count for a mark, and what they tell. */
export interface Tells {
  /** The words; null where it is about the statement as a whole. */
  words: string | null;
  /** What they tell, to stand after them: *makes it a possibility*. */
  tells: string;
}

/** Why a statement is marked as it is, in the words of Whosays' own page. */
export interface Why {
  /** The status as readers meet it: *Speculation*. */
  status: string;
  /** What that says of the statement. */
  meaning: string;
  /** When a prediction was made, where the day is known. */
  made: string | null;
  /** The name of its source, in the shortest form; null where it is the author's own voice. */
  source: string | null;
  /** The words that name the source, as they stand in the text. */
  source_words: string | null;
  /** Of what kind the source is, in a sentence. */
  source_kind: string;
  /** The words that decided; none for a mark that a person set. */
  cues: Tells[];
  /** What is to be said beside these words, or in their place. */
  beside_cues: string | null;
  /** What else counted in the model that decided. */
  counted: Tells[];
  /** How sure it is, in words and as a measured share; null for a mark that a person set. */
  sure: string | null;
  /** What would change the mark; null for one that a person set. */
  otherwise: string | null;
  /** That a person set the mark; null where the engine did. */
  by_hand: string | null;
}

/** What the card of a name says, beside its description. */
export interface Card {
  /** What sort of thing it is, in a word or two. */
  kind: string;
  /** The name at its head: the knowledge base's, else the text's. */
  title: string;
  /** What a person wrote on it; null where nobody did. */
  written: string | null;
  /** Dated facts, in order. */
  facts: { label: string; value: string }[];
  /** The date as of which that holds, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null for a name that is not known. */
  as_of: string | null;
  /** Where a reader can check it; null for a name that is not known. */
  checked_at: { name: string; url: string } | null;
  /** Why nothing is known, and where the description comes from; null for a name that is known. */
  origin: string | null;
  /** The text's own words about it. */
  introductions: string[];
  /** Indices of the statements whose source it is. */
  said: number[];
}

/** A statement with its explanation. */
export interface ExplainedStatement extends Statement {
  why: Why;
}

/** An entity with its card. */
export interface ExplainedEntity extends Entity {
  card: Card;
}

/** An analysis with the words that explain it. */
export interface Explanation extends Analysis {
  /** The text that it is of. */
  text: string;
  /** The day that was given for it. */
  date: string | null;
  /** The pack that lies over it. */
  pack: Pack | null;
  statements: ExplainedStatement[];
  entities: ExplainedEntity[];
}

/**
 * Analyses a text and says why each statement is marked as it is and what is known of each name.
 *
 * Throws an `Error` for a date that is none.
 */
export function explain(text: string, options?: Dated): Explanation;

/** How an article is drawn. */
export interface RenderOptions extends Dated {
  /** What the string is: plain text, or CommonMark with front matter. `"text"` unless told. */
  format?: "text" | "markdown";
  /** Checked marks that lie over the engine's. */
  pack?: Pack | string | null;
  /** How sure a mark must be to be shown, 0 to 1. 0 unless told, which shows all. */
  least?: number;
  /** What stands before every id, so that two articles of one page do not meet. `"whosays-"` unless told. */
  idPrefix?: string;
  /** Whether a key says what the marks mean. `true` unless told. */
  key?: boolean;
}

/**
 * An article as HTML: one `<div class="whosays">` with the text, its marks, and an explanation and a card for each as a native popover.
 * It holds no script and no style, and every character of the text is escaped. The looks are in `whosays/style.css`.
 *
 * Of an explanation, its text, date and pack are drawn: changes that you made in the object are not looked at.
 *
 * Throws an `Error` for an option that is none, or a pack of another text.
 */
export function render(source: string | Explanation, options?: RenderOptions): string;

/** Who says so, in a change. */
export interface By extends Span {
  kind: "named" | "vague";
}

/** A change to what is said of a text; places are UTF-16 code units, at the limits of words. */
export type Change =
  /** Words get a mark, in place of those that are there. */
  | { change: "mark"; start: number; end: number; status: Status; source?: By | null }
  /** What is marked there is so no more. */
  | { change: "unmark"; start: number; end: number }
  /** Words name something. */
  | { change: "name"; start: number; end: number; name: string; type: EntityType }
  /** Words name nothing. */
  | { change: "unname"; start: number; end: number }
  /** A name has no card. */
  | { change: "forget"; name: string }
  /** A name's card says this. */
  | { change: "describe"; name: string; words: string }
  /** A name is this entry of the knowledge base, or none of those that are known. */
  | { change: "choose"; name: string; link: string | null };

/** Changes without the text, as Whosays hands them on; JSON. Treat what is in it as opaque. */
export interface Pack {
  /** The version of packs. */
  whosays: number;
  /** What the article is called. */
  title: string;
  [field: string]: unknown;
}

/**
 * Makes a pack of changes: it holds no word of the text, and finds its places again in another edition of it.
 *
 * Throws an `Error` that names the first change that is none.
 */
export function pack(text: string, changes: Change[], options?: { title?: string }): Pack;

/** A change of a pack at which somebody should look: its words are others here, or it has no place. */
export interface Left {
  /** What is the matter with it, in a sentence. */
  told: string;
  start: number | null;
  end: number | null;
}

/** An explanation under a pack. */
export interface Applied extends Explanation {
  /** What became of the pack, in words. */
  told: string;
  left: Left[];
}

/**
 * Lays a pack (or W3C Web Annotations of its kind) over a text.
 *
 * Throws an `Error` that says why where it is of another text, of another version, or no pack at all.
 */
export function applyPack(text: string, pack: Pack | string, options?: Dated): Applied;
