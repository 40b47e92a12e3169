// Runs in fetching.html, a frame whose policy lets it ask any host: fetches the address that our page names, and hands over what
// comes. It is asked by our own page only, once.

/** Reads an answer's body up to `most` bytes; null where it is longer. */
async function body(answer, most) {
  if (Number(answer.headers.get("content-length")) > most) return null;
  const parts = [];
  let length = 0;
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}

/** What came: `bytes`, the `address` they are from and the `charset` that their site says they have, or `wrong`, a word that says what went wrong. */
async function fetched({ address, most, patience }) {
  const signal = AbortSignal.timeout(patience);
  let answer = null;
  try {
    answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer", signal });
    if (!answer.ok) return { wrong: [404, 410].includes(answer.status) ? "missing" : "unwilling", status: answer.status };
    const bytes = await body(answer, most);
    const charset = /charset=["']?([\w-]+)/i.exec(answer.headers.get("content-type") ?? "")?.[1] ?? null;
    return bytes === null ? { wrong: "large" } : { bytes, address: answer.url, charset };
  } catch {
    if (signal.aborted) return { wrong: "late" };
    if (!navigator.onLine) return { wrong: "offline" };
    // Browsers do not tell a site that says no from one that is not there; one that began to answer is and does not.
    return { wrong: answer === null ? "refused" : "cut" };
  }
}

addEventListener(
  "message",
  async ({ source, origin, data }) => {
    if (source !== parent || origin !== location.origin) return;
    const told = await fetched(data);
    parent.postMessage(told, origin, told.bytes ? [told.bytes] : []);
  },
  { once: true },
);
parent.postMessage("ready", location.origin);
