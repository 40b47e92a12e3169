// What word processors mean by the styles and classes that they put into HTML: Word, Google Docs, LibreOffice.

/** Styles are kept under a name that nobody obeys; see inert.js. */
const style = (node) => node.getAttribute("data-style") ?? "";

/** Whether an element is there to be seen. Word marks what it draws itself, such as the bullets of a list. */
export function isShown(node) {
  if (node.hasAttribute("hidden") || node.getAttribute("aria-hidden") === "true") return false;
  return !/display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/i.test(style(node));
}

/** What Word's paragraph styles stand for, by their class. */
const STYLES = new Map([
  ["MsoTitle", "h1"],
  ["MsoSubtitle", "p"],
  ["MsoQuote", "quote"],
  ["MsoIntenseQuote", "quote"],
]);

/** The look that a paragraph has by its style in Word; undefined where it has none. */
export function wordsForm(node) {
  for (const name of node.classList ?? []) {
    const form = STYLES.get(name) ?? STYLES.get(name.replace(/CxSp(First|Middle|Last)$/, ""));
    if (form) return form;
  }
  return undefined;
}

/**
 * Where a paragraph is an item of one of Word's lists, which it writes as paragraphs with a number: `sign`, `ul` or `ol` with its number
 * where that has digits, and `depth`.
 */
export function listItem(node) {
  if (!/mso-list\s*:\s*l\d/i.test(style(node))) return null;
  const marks = [...node.querySelectorAll("span")].find((span) => /mso-list\s*:\s*ignore/i.test(style(span)));
  const [, number] = /^\W*(\d{1,9}|[a-z]|[ivxlc]+)[.)]/i.exec(marks?.textContent.trim() ?? "") ?? [];
  const level = Number(/mso-list\s*:\s*l\d+\s+level(\d)/i.exec(style(node))?.[1] ?? 1);
  const digits = /\d/.test(number ?? "") ? Number(number) : "";
  return { sign: number === undefined ? "ul" : `ol${digits}`, depth: Math.max(level - 1, 0) };
}

/** Whether words stand in bold type: by element, unless their style takes that back, as Google Docs does around all it copies. */
export function looksBold(node, byName) {
  const weight = /(?:^|[;\s])font-weight\s*:\s*([a-z]+|\d+)/i.exec(style(node))?.[1];
  if (weight === undefined) return byName;
  return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
}

/** Whether words stand in italics. */
export function looksItalic(node, byName) {
  const slant = /(?:^|[;\s])font-style\s*:\s*([a-z]+)/i.exec(style(node))?.[1];
  if (slant === undefined) return byName;
  return slant === "italic" || slant === "oblique";
}
