// The engine in a worker: articles come, HTML goes.

import { draw } from "./drawing.js";

self.onmessage = async ({ data: { number, packed, options } }) => {
  try {
    self.postMessage({ number, html: await draw(packed, options) });
  } catch (error) {
    self.postMessage({ number, refusal: error.message });
  }
};
