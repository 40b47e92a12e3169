// A page's bytes from its address. A frame of its own asks for them (fetching.html), because our page's policy lets it talk to
// nobody: what holds a reader's text could otherwise send it.

import { Refusal } from "./refusals.js";

const PATIENCE = 20_000; // milliseconds for an answer to be whole

/** The address that a reader means; http:// is left as it is where they wrote it. */
export function meant(words) {
  const text = words.trim();
  const address = /^[a-z][a-z\d+.-]*:/i.test(text) && !/^[\w.-]+:\d+(?:\/|$)/.test(text) ? text : `https://${text}`;
  let url;
  try {
    url = new URL(address);
  } catch {
    throw new Refusal("address-bad", { name: text });
  }
  const known = /^https?:$/.test(url.protocol) && (url.hostname.includes(".") || url.hostname === "localhost");
  if (!known || /\s/.test(text)) throw new Refusal("address-bad", { name: text });
  url.username = url.password = "";
  return url;
}

/** What the frame at `frame` fetches from `url`: bytes, the address that they came from in the end, and their encoding where their site tells it. */
export async function fetchBytes(url, frame, mostMB) {
  const asker = document.createElement("iframe");
  asker.hidden = true;
  asker.src = frame;
  let hear;
  try {
    const told = await new Promise((done) => {
      hear = ({ source, origin, data }) => {
        if (source !== asker.contentWindow || origin !== location.origin) return;
        if (data !== "ready") done(data);
        else source.postMessage({ address: url.href, most: mostMB * 1_000_000, patience: PATIENCE }, origin);
      };
      addEventListener("message", hear);
      // The frame itself may not come.
      setTimeout(done, PATIENCE + 1000, { wrong: "late" });
      document.body.append(asker);
    });
    if (told.wrong) {
      throw new Refusal(`address-${told.wrong}`, { name: url.hostname, status: told.status, most: mostMB });
    }
    return told;
  } finally {
    removeEventListener("message", hear);
    asker.remove();
  }
}
