// Asks an encyclopedia about one name, after the reader said so; boot.js loads this then. See src/cards/lookup.
const PATIENCE = 5000; // milliseconds for the whole question
const LONGEST = 4000; // UTF-16 units of a summary; the card cuts it once more, between words

let asking = null; // What ends the question under way.

/**
 * Asks at the first address and, where nothing is there, at the next. A later question ends an earlier one.
 * Resolves to a word for what came of it, the number of the address, and what was found there: all of them strings.
 */
export async function lookUp(addresses) {
  asking?.abort();
  const mine = (asking = new AbortController());
  const timer = setTimeout(() => mine.abort(), PATIENCE);
  let told = ["unreachable"];
  try {
    for (const [number, address] of addresses.entries()) {
      const [word, ...found] = await ask(address, mine.signal);
      told = [word, String(number), ...found];
      if (word !== "missing" && word !== "unreachable") break;
    }
  } finally {
    clearTimeout(timer);
  }
  return told;
}

async function ask(address, signal) {
  let response;
  let body;
  try {
    // Neither who the reader is there nor which page they come from.
    response = await fetch(address, { signal, credentials: "omit", referrerPolicy: "no-referrer" });
    body = response.ok ? await response.text() : "";
  } catch {
    if (signal.aborted) return ["slow"];
    return [navigator.onLine ? "unreachable" : "offline"];
  }
  // 400 is the answer to a name that cannot be a title.
  if (response.status === 404 || response.status === 400) return ["missing"];
  if (!response.ok) return ["status", String(response.status)];
  try {
    const { type, title, extract, thumbnail } = JSON.parse(body);
    if (typeof title !== "string") return ["broken"];
    if (type === "disambiguation") return ["several", title];
    if (typeof extract !== "string") return ["broken"];
    const picture = thumbnail?.source;
    return ["found", title, extract.slice(0, LONGEST), typeof picture === "string" ? picture : ""];
  } catch {
    return ["broken"];
  }
}
