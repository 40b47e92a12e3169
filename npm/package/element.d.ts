// Types of the element <who-says>.
import type { Pack } from "./index.js";

/** What a `whosays-ready` event tells in its `detail`. */
export interface Ready {
  /** How many statements are marked. */
  statements: number;
  /** How many names have a card. */
  names: number;
}

/**
 * `<who-says>`, which this module defines when it is imported: the article in it is marked in a shadow tree.
 *
 * Attributes: `key` (say what the marks mean), `least` (how sure a mark must be to be shown, 0 to 1), `date` (the day of writing).
 * Events, which bubble: `whosays-ready` with {@link Ready}; `whosays-failed` with `{ error }`, when the page's own elements are shown.
 */
export interface WhoSaysElement extends HTMLElement {
  /** Checked marks over the engine's: a pack as an object or as JSON. */
  pack: Pack | string | null;
}

/** The element's class; undefined where there is no page, as in Node. */
export const WhoSays: { new (): WhoSaysElement } | undefined;

declare global {
  interface HTMLElementTagNameMap {
    "who-says": WhoSaysElement;
  }
  interface HTMLElementEventMap {
    "whosays-ready": CustomEvent<Ready>;
    "whosays-failed": CustomEvent<{ error: Error }>;
  }
}
