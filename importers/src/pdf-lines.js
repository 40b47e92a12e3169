// What PDF.js finds on a page, words here and there, into lines.

/**
 * A line: its words, where it begins and ends, its baseline from the page's lower edge, and the size of its type, in points.
 *
 * @typedef {{ words: string, left: number, right: number, y: number, size: number }} Line
 */

/** A step to the right that is wider than this share of the type's size is a space. */
const SPACE = 0.18;

/** A step to the right that is wider than this is another column or cell, and so another line. */
const COLUMN = 2.5;

/** Lines of a page in the order in which the page draws them, which is that of reading in nearly every file. */
export function linesOf(items) {
  const lines = [];
  let line = null;
  for (const { str, transform, width } of items) {
    if (typeof str !== "string" || str === "") continue;
    const [a, b, , , x, y] = transform;
    const size = Math.hypot(a, b);
    // Words up and down a page's edge are stamps and watermarks.
    if (size === 0 || Math.abs(b) > Math.abs(a) / 2) continue;
    if (str.trim() === "") {
      if (line && isOn(line, x, y, size)) line.space = true;
      continue;
    }
    if (line === null || !isOn(line, x, y, size)) {
      line = { words: "", left: x, right: x, y, size, letters: 0, space: false };
      lines.push(line);
    }
    if (isNoteMark(str, line, y, size)) {
      line.right = Math.max(line.right, x + width);
      continue;
    }
    if (line.words !== "" && (line.space || x - line.right > SPACE * size)) line.words += " ";
    line.words += str;
    line.right = Math.max(line.right, x + width);
    line.space = false;
    // The size of most of the letters, not of a capital that is set large or a note's raised number.
    if (str.length > line.letters) {
      line.letters = str.length;
      line.size = size;
      line.y = y;
    }
  }
  return lines.map(({ words, left, right, y, size }) => ({ words: words.replace(/\s+/g, " ").trim(), left, right, y, size }));
}

/** Whether this is the raised number of a note, behind a word or a sentence's end; *m²* and *10⁶* are none. */
function isNoteMark(str, line, y, size) {
  if (!/^\s*\d{1,3}\s*$/.test(str) || size > 0.8 * line.size || y < line.y + 0.15 * line.size) return false;
  return !line.space && /(?:\p{L}{3}|[\p{L})][.,;:!?”"’)]+)$/u.test(line.words);
}

/** Whether words at this place go on with a line: on its baseline, or raised or lowered within it, not far to the right or left. */
function isOn(line, x, y, size) {
  const step = x - line.right;
  const largest = Math.max(size, line.size);
  return Math.abs(y - line.y) < 0.45 * largest && step < COLUMN * largest && step > -1.5 * largest;
}
