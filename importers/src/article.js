// An article on its way out of a file: text with standoff markup, as article/src/packed.rs has it.
//
// This is the one form in which an importer hands over what it read. It holds text, spans and addresses, never HTML, so that
// nothing of a foreign page gets into ours but characters.

const PROTOCOLS = new Set(["http:", "https:", "mailto:"]);

/** Where a link leads that Google Docs has lead through its own counter first. */
function meantBy(url) {
  const counted = url.hostname === "www.google.com" && url.pathname === "/url" ? (url.searchParams.get("q") ?? url.searchParams.get("url")) : null;
  return counted ? new URL(counted) : url;
}

/** The address as a link may have it, absolute; null for one that no reader is sent to, such as `javascript:`. */
export function safeAddress(address, base) {
  try {
    const url = meantBy(new URL(address.trim(), base ?? undefined));
    return PROTOCOLS.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Bytes of `text` in UTF-8; a lone surrogate counts as the U+FFFD that it is written as. */
export function utf8Length(text) {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      bytes += 2;
      at += 1;
    } else bytes += 2;
  }
  return bytes;
}

// White space as HTML has it, and the no-break space that word processors put where they please.
const WHITE = /[\t\n\f\r \u00A0]+/g;

// What belongs to how a text was set, not to its words: soft hyphens, zero-width spaces, byte-order marks.
const SETTING = /[\u00AD\u200B\u2060\uFEFF]/g;

// Marks before which no space stands.
const CLOSING = /^\s*(?:[,.;:!?…)\]”]|’(?!\w))/;

// Blocks at the beginning in which bylines and date lines are looked for, as article/src/byline.rs does.
const OPENING = 6;

/** Whether a heading says a title, or its beginning, however it is written. */
function alike(heading, title) {
  const [one, other] = [heading, title].map((words) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""));
  return one !== "" && (one.startsWith(other) || other.startsWith(one));
}

/** Collects blocks of text and the markup in them. */
export class ArticleWriter {
  /** What the source says of the article: `title`, `author`, `date`, `publication`, `address` … */
  meta = {};
  /** Whether it is a book, whose first heading is that of a part as often as the title. */
  isBook = false;
  #texts = [];
  #bytes = 0;
  #blocks = [];
  #inline = [];
  #first = null; // the words of the first block
  /** The lines of the first blocks that are no headings. */
  opening = [];
  #form = null; // the look of the open block
  #runs = []; // its words, each with the marks that are on them
  #marks = []; // open marks, outer before inner
  #isGap = false; // whether words were taken out here

  /** How many blocks are written. */
  get length() {
    return this.#blocks.length;
  }

  /** Bytes of text that are written. */
  get bytes() {
    return this.#bytes;
  }

  /** Ends the open block; what follows stands in one of this look: `p`, `h1`–`h6`, `ol`, `ul`, `quote` or `verbatim`. */
  begin(form) {
    this.end();
    this.#form = form;
    this.#isGap = false;
  }

  /** Opens a mark (`em`, `strong`, `code`, or `link` with its address) on the words that follow, in this block and others. */
  open(kind, address = "") {
    this.#marks = [...this.#marks, { kind, address }];
  }

  /** Closes the mark that was opened last. */
  close() {
    this.#marks = this.#marks.slice(0, -1);
  }

  /** Words as they are read: white space between them counts as one space, except in a verbatim block. */
  write(words) {
    words = words.toWellFormed().replace(SETTING, "").replaceAll("\0", "\uFFFD");
    if (this.#form === "verbatim") words = words.replace(/\r\n?/g, "\n").replaceAll("\u00A0", " ");
    else words = words.replace(WHITE, " ");
    this.#put(words);
  }

  /** Words were taken out here: what closes a sentence or a phrase follows what stands before them. */
  closeUp() {
    this.#isGap = true;
  }

  /** A line's end within a block. */
  breakLine() {
    this.#put("\n");
  }

  #put(words) {
    if (words === "") return;
    const last = this.#runs.at(-1);
    if (this.#isGap && /\S/.test(words)) {
      this.#isGap = false;
      if (CLOSING.test(words) && last && this.#form !== "verbatim") {
        last.words = last.words.trimEnd();
        words = words.trimStart();
      }
    }
    if (this.#form !== "verbatim" && (last === undefined || /\s$/.test(last.words))) {
      if (words === "\n" && last?.words.endsWith(" ")) last.words = last.words.slice(0, -1);
      else words = words.replace(/^ +/, "");
    }
    if (words === "" || (words === "\n" && last === undefined)) return;
    this.#runs.push({ words, marks: this.#marks });
  }

  /** Ends the open block; one without words leaves no trace. */
  end() {
    const form = this.#form ?? "p";
    const runs = this.#runs;
    this.#form = null;
    this.#runs = [];
    while (runs.length > 0) {
      const last = runs.at(-1);
      last.words = last.words.trimEnd();
      if (last.words !== "") break;
      runs.pop();
    }
    if (form === "verbatim" && runs.length > 0) runs[0].words = runs[0].words.replace(/^\n+/, "");
    if (!runs.some((run) => run.words.trim() !== "")) return;
    if (this.#bytes > 0) this.#append("\n\n");
    if (this.length < OPENING) {
      const words = runs.map((run) => run.words).join("");
      this.#first ??= words;
      if (!/^h/.test(form)) this.opening.push(...words.split("\n"));
    }
    const start = this.#bytes;
    const spans = new Map();
    for (const { words, marks } of runs) {
      const from = this.#bytes;
      this.#append(words);
      for (const mark of marks) {
        const span = spans.get(mark);
        if (span) span.end = this.#bytes;
        else spans.set(mark, { start: from, end: this.#bytes });
      }
    }
    const inline = [...spans].map(([mark, span]) => ({ ...mark, ...span }));
    // Outer marks before inner ones.
    this.#inline.push(...inline.sort((one, other) => one.start - other.start || other.end - one.end));
    this.#blocks.push({ form, start, end: this.#bytes });
  }

  #append(words) {
    this.#texts.push(words);
    this.#bytes += utf8Length(words);
  }

  /** The article as one string: lines of cells, an empty line, the text. */
  packed() {
    this.end();
    const lines = [];
    const cell = (value) => String(value).toWellFormed().replace(/[\s\0]+/g, " ").trim();
    for (const [key, value] of Object.entries(this.meta)) if (value) lines.push(`${key}\t${cell(value)}`);
    this.#settleHeadings();
    for (const { start, end, form } of this.#blocks) lines.push(`block\t${start}\t${end}\t${form}`);
    for (const { start, end, kind, address } of this.#inline) {
      lines.push(`inline\t${start}\t${end}\t${kind}\t${cell(address)}`);
    }
    return `${lines.map((line) => `${line}\n`).join("")}\n${this.#texts.join("")}`;
  }

  /** An article has one title, and that stands first; where the source has more, as books do, all headings but that go one level down. */
  #settleHeadings() {
    const [first, ...others] = this.#blocks;
    const title = this.meta.title?.trim();
    if (first && /^[ph]/.test(first.form) && title && this.#first === title) first.form = "h1";
    // What is pasted begins with the title of an article as often as with a smaller heading, and is called by it.
    if (!title && /^h/.test(first?.form) && !others.some((block) => block.form === "h1")) first.form = "h1";
    const isOther = first?.form === "h1" && this.isBook && title && !alike(this.#first, title);
    if (isOther) others.unshift(first);
    if (!others.some((block) => block.form === "h1")) return;
    for (const block of others) block.form = block.form.replace(/^h([1-5])$/, (_, level) => `h${Number(level) + 1}`);
  }
}
