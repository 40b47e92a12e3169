// Files spoilt in ways that real ones are, and worse; the same seed spoils in the same way.
import { unzipSync, zipSync } from "fflate";

/** What is put among the bytes of a file: limits of markup, of archives and of PDFs, and numbers that are none. */
const PIECES = ["<", ">", "\"", "\0", "&#x0;", "&#xD800;", "&a;", "<!--", "-->", "<![CDATA[", "]]>", "</p>", "<table>", "</body>", "<svg><style>", "<template>", "<base href=x:>",
  "<a href='javascript:1'>", "<p hidden>", "<li value=-9e99>", "<h1>", "<sup>1</sup>", "\ud800", "🚢", "\u0301", "\ufeff", "-1", "99999999999999999999", "NaN", "stream\n", "endstream", " obj", "<<", "PK\x01\x02",
  "PK\x05\x06", "../../", "<div>".repeat(2000)];

/** A source of chance: mulberry32, by a seed. */
export function chance(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const joined = (...parts) => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
};

/** Bytes some of which are dropped, doubled, moved, turned or parted by something else; now and then cut short. */
function spoiltBytes(bytes, below) {
  let left = bytes;
  for (let n = below(6); n >= 0; n--) {
    const at = below(left.length + 1);
    const end = Math.min(left.length, at + 1 + below(below(4) === 0 ? 2000 : 30));
    const [before, within, after] = [left.subarray(0, at), left.subarray(at, end), left.subarray(end)];
    switch (below(6)) {
      case 0:
        left = joined(before, after);
        break;
      case 1:
        left = joined(before, within, within, after);
        break;
      case 2: {
        const rest = joined(before, after);
        const to = below(rest.length + 1);
        left = joined(rest.subarray(0, to), within, rest.subarray(to));
        break;
      }
      case 3:
        left = joined(before, within.map((byte) => byte ^ (1 << below(8))), after);
        break;
      default:
        left = joined(before, new TextEncoder().encode(PIECES[below(PIECES.length)]), below(2) ? within : new Uint8Array(0), after);
    }
  }
  return below(12) === 0 ? left.subarray(0, below(left.length + 1)) : left;
}

/** A file spoilt by a seed; of an archive, half the time, a file that is in it, so that what reads that gets something to read. */
export function spoilt(bytes, seed) {
  const below = chance(seed);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || below(2) === 0) return spoiltBytes(bytes, below);
  const files = unzipSync(bytes);
  const names = Object.keys(files).filter((name) => files[name].length > 0);
  const name = names[below(names.length)];
  return zipSync({ ...files, [name]: spoiltBytes(files[name], below) }, { level: 1 });
}
