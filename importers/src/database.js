// A store of the browser's own, opened when it is first asked for, and anew after whatever ended the connection.

import { openDB } from "idb";

/** How long that may take. A damaged store may not answer at all, and who waited for it would promise to keep what nothing keeps. */
const PATIENCE = 8000; // ms

/** What opening a store comes to; rejects where it does not in time. */
function inTime(opened) {
  let late;
  const silence = new Promise((_, fail) => {
    late = setTimeout(() => fail(new DOMException("the browser's store does not answer", "TimeoutError")), PATIENCE);
  });
  return Promise.race([opened, silence]).finally(() => clearTimeout(late));
}

/** `open` resolves to the store, which `upgrade` makes where it is not there in this version; `close` lets go of it. */
export function database(name, version, upgrade) {
  let opened; // a promise

  function close() {
    opened?.then((store) => store.close()).catch(() => {});
    opened = undefined;
  }

  function open() {
    // A later version in another tab, and whatever ends the connection: the next question opens it anew.
    opened ??= openDB(name, version, { upgrade, blocking: close, terminated: () => (opened = undefined) });
    return inTime(opened);
  }

  return { open, close };
}
