// Sees that the worker which explains a text is alive: no tab is told that one was ended from outside, or that another script came in
// its place. boot.js loads this with a text.

const TICK = 1000; // ms. Ticks are counted, not time: a laptop that sleeps, or a tab in the background, has fewer.
const STARTING = 8; // ticks for a first word; and as many again once the worker's script is known to have come
const BUSY = 60; // ticks for a further word; who computes tells how far it is

const pause = () => new Promise((done) => setTimeout(done, TICK));

/** Calls `lost`, at most once, where a worker made of a script is gone or silent before it is done with the text that it was just given. */
export async function watch(worker, script, lost) {
  const end = new AbortController();
  const { signal } = end;
  let silent = 0;
  let most = 2 * STARTING;
  let isAsked = false;

  function gone() {
    if (signal.aborted) return;
    end.abort();
    lost();
  }

  function ask(name) {
    isAsked = true;
    worker.postMessage({ watched: name });
  }

  function hear({ data }) {
    [silent, most] = [0, BUSY];
    if (data[0] === "done") end.abort();
    if (!("here" in data)) return;
    isAsked = false;
    // A worker lets go of this lock when it is done or no more; that it is done may arrive a little later.
    if (data.here) navigator.locks.request(data.here, { signal }, () => pause().then(gone)).catch(() => {});
  }

  worker.addEventListener("message", hear, { signal });
  // Locks are for secure origins. Elsewhere, only a long silence tells.
  ask(navigator.locks && crypto.randomUUID());
  while (silent < most) {
    await pause();
    if (signal.aborted) return;
    silent += 1;
    if (!isAsked) ask();
    // A line that is slow is no silence, however long that takes.
    if (silent === STARTING && most !== BUSY) await fetch(script, { signal }).catch(() => {});
  }
  gone();
}
