// Long work in short turns, so that the page answers meanwhile.

/** Milliseconds of work in one turn: a page that answers within 50 is felt to answer at once. */
const TURN = 12;

/** Lets the browser answer to the reader, then goes on. */
export function pause() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** Runs a generator to its end; what it gives way for is a pause, now and then. Gives what it returns. */
export async function drain(steps) {
  let until = performance.now() + TURN;
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() > until) {
      await pause();
      until = performance.now() + TURN;
    }
  }
}

/** Runs a generator to its end in one turn, where what it works on is short. Gives what it returns. */
export function finish(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
