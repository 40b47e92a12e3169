// What the interface says, in the reader's language; as texts/src/lib.rs does it for Rust. languages.js leaves the table, where there is one.

const order = ["zero", "one", "two", "few", "many", "other"];

/** The forms that a language has in its file: without the one that Spanish and French have for millions. */
const forms = (language) => (language === "ar" ? order : ["one", "other"]);

/** Marks an English text that is said elsewhere, so that it is collected. */
export const text = (english) => english;

/** An English text in the reader's language, with each `{name}` replaced by what is given for it. */
export function say(english, given = {}) {
  return filled(globalThis.whosaysTexts?.rows?.get(english) ?? english, given);
}

/** A text about `n` things, whose English forms stand in one: `"{n} mark|{n} marks"`. */
export function counted(n, english, given = {}) {
  const { rows, language = "en" } = globalThis.whosaysTexts ?? {};
  const all = (rows?.get(english) ?? english).split("|");
  const form = forms(language).indexOf(new Intl.PluralRules(language).select(n));
  return filled(all[form] ?? all.at(-1), { n: number(n), ...given });
}

/** A number as it is read: 12,345. */
export const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, say(","));

const filled = (pattern, given) => pattern.replace(/\{(\w+)\}/g, (slot, name) => given[name] ?? slot);
