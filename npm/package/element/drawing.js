// An article that was read from a page, as HTML.

import init, { render } from "../index.js";

/** Draws a packed article. */
export async function draw(packed, options) {
  await init();
  return render(packed, { ...options, format: "packed" });
}
