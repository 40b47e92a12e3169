// Lines that stand side by side: columns, which a page may draw row by row, into the order in which they are read; and rows of tables.

/** Rows of two lines from which on a page is taken to have columns, and the share of its lines that stand in such rows. */
const FEWEST_ROWS = 6;
const SHARE = 0.6;

/** Characters of a line of running text, in the middle; a table's cells are shorter. */
const RUNNING = 18;

/** The share of its column that such a line fills. */
const FILLED = 0.7;

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Whether lines are running text that fills a column. */
function isText(lines) {
  const widest = Math.max(...lines.map((line) => line.right - line.left));
  return median(lines.map((line) => line.words.length)) >= RUNNING && median(lines.map((line) => line.right - line.left)) >= FILLED * widest;
}

/** Whether a line stands on the same baseline as the one before it, to the right. */
const isBeside = (before, line) => before !== undefined && Math.abs(line.y - before.y) < 0.45 * before.size && line.left > before.right;

/** Where the space between two columns is, which most rows leave free; null where there is none. */
function gutter(lines) {
  const gaps = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next && isBeside(line, next)) gaps.push({ from: line.right, to: next.left });
  }
  if (gaps.length < FEWEST_ROWS || gaps.length * 2 < SHARE * lines.length) return null;
  const free = (x) => gaps.filter(({ from, to }) => from < x && x <= to).length;
  const best = gaps.reduce((found, { to }) => (free(to) > free(found) ? to : found), gaps[0].to);
  return free(best) >= 0.8 * gaps.length ? best : null;
}

/** Characters of a table's cell that holds a figure or a name. */
const CELL = 40;

/** A bullet or a number that stands far before what it is the bullet or the number of. */
const MARK = /^(?:[•●◦▪‣■□–*\uF0B7\u00B7-]|\uF0A7|o|\(?[\da-z]{1,2}[.)]|\d{1,2}(?:\.\d{1,2})*)$/u;

/** A page's lines with those of a table's row as one, so that figures stay beside what they are figures of. */
export function inRows(lines) {
  const rows = [];
  for (const line of lines) {
    const last = rows.at(-1);
    const before = last?.at(-1);
    const short = before && before.words.length <= CELL && line.words.length <= CELL;
    if (isBeside(before, line) && (short || (last.length === 1 && MARK.test(before.words)))) last.push(line);
    else rows.push([line]);
  }
  return rows.map((cells) => (cells.length === 1 ? cells[0] : joined(cells)));
}

function joined(cells) {
  const [first, second] = cells;
  const isMarked = cells.length === 2 && MARK.test(first.words) && /^\p{L}/u.test(second.words);
  const words = cells.map((cell) => cell.words).join(isMarked ? " " : " | ");
  return { ...first, words, right: cells.at(-1).right, isRow: !isMarked };
}

/** A page's lines in the order of reading. What most pages draw is in it; what is drawn across all columns stays between them. */
export function inColumns(lines) {
  const x = gutter(lines);
  if (x === null) return lines;
  const left = lines.filter((line) => line.right <= x);
  const right = lines.filter((line) => line.left >= x - 1);
  if (!isText(left) || !isText(right)) return lines;
  const found = [];
  let [one, other] = [[], []];
  const settle = () => {
    found.push(...inColumns(one), ...inColumns(other));
    [one, other] = [[], []];
  };
  for (const line of lines) {
    if (line.right <= x) one.push(line);
    else if (line.left >= x - 1) other.push(line);
    else {
      settle();
      found.push(line);
    }
  }
  settle();
  return found;
}
