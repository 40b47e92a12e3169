// A store of the browser's own, opened when it is first asked for, and anew after whatever ended the connection.

import { openDB } from "idb";

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
    return opened;
  }

  return { open, close };
}
