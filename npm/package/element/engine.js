// Where an article is drawn: in a worker that all elements of a page share, or on the page itself where none starts.

/** How long a worker without work is kept, in milliseconds: it holds some tens of megabytes. */
const KEPT = 20_000;

/** Why a worker does not start: another origin, the page's policy, or an old browser. */
class NoWorker extends Error {}

const waiting = new Map();
let worker = null;
let isRefused = false;
let last = 0;
let timer = 0;

/** The article that `packed` holds, as render draws it. */
export async function drawn(packed, options) {
  if (!isRefused) {
    try {
      return await inWorker(packed, options);
    } catch (error) {
      if (!(error instanceof NoWorker)) throw error;
      isRefused = true;
    }
  }
  await idle();
  const { draw } = await import("./drawing.js");
  return draw(packed, options);
}

function inWorker(packed, options) {
  clearTimeout(timer);
  worker ??= started();
  return new Promise((resolve, reject) => {
    const number = (last += 1);
    waiting.set(number, { resolve, reject });
    worker.postMessage({ number, packed, options });
  });
}

function started() {
  let own;
  try {
    // Written like this, bundlers find it.
    own = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  } catch (error) {
    throw new NoWorker("no worker starts", { cause: error });
  }
  own.onmessage = ({ data: { number, html, refusal } }) => {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if (refusal === undefined) resolve(html);
    else reject(new Error(refusal));
    if (waiting.size === 0) timer = setTimeout(end, KEPT);
  };
  own.onerror = (event) => {
    event.preventDefault();
    const all = [...waiting.values()];
    end();
    for (const { reject } of all) reject(new NoWorker("the worker stopped"));
  };
  return own;
}

function end() {
  worker?.terminate();
  worker = null;
  waiting.clear();
}

/** Until the page is there and has nothing else to do. */
async function idle() {
  if (document.readyState !== "complete") await new Promise((loaded) => addEventListener("load", loaded, { once: true }));
  await new Promise((rest) => (globalThis.requestIdleCallback ?? setTimeout)(rest));
}
