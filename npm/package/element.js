// <who-says>: wraps an article in any page, and marks in it who says what. Importing this module defines the element and does nothing
// else to the page. How it is used stands in README.md.

import { drawn } from "./element/engine.js";
import { giveBack } from "./element/focusing.js";
import { read } from "./element/reading.js";
import { pressed } from "./element/pressing.js";
import { follow } from "./element/scheme.js";
import { release, shown } from "./element/showing.js";
import style from "./element/style.js";

const NAME = "who-says";

/** Changes of the page that come one after the other are read together. */
const PATIENCE = 150;

/** The style sheet by document: browsers let no two have one in common. */
const sheets = new WeakMap();

/** The element's class; undefined where there is no page, as in Node. */
export const WhoSays = globalThis.customElements && (customElements.get(NAME) ?? define());

function define() {
  class WhoSays extends HTMLElement {
    static observedAttributes = ["date", "key", "least"];
    #root = this.attachShadow({ mode: "open" });
    #observer = new MutationObserver(() => this.#soon());
    #timer = 0;
    #run = 0;
    #pack = null;

    constructor() {
      super();
      this.#dress();
      this.#root.addEventListener("click", (event) => pressed(event, this.#root));
      giveBack(this.#root);
      follow(this.#root);
      this.#plain();
    }

    /** Checked marks over the engine's: a pack as an object or as JSON. */
    get pack() {
      return this.#pack;
    }

    set pack(pack) {
      this.#pack = pack ?? null;
      this.#soon();
    }

    connectedCallback() {
      if (Object.hasOwn(this, "pack")) {
        // Given before this class was there, and now in the way of its own property.
        const { pack } = this;
        delete this.pack;
        this.pack = pack;
      }
      this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
      this.#soon();
    }

    adoptedCallback() {
      this.#dress();
    }

    disconnectedCallback() {
      this.#observer.disconnect();
      clearTimeout(this.#timer);
      this.#run += 1;
    }

    attributeChangedCallback() {
      this.#soon();
    }

    #dress() {
      const { ownerDocument } = this;
      const { defaultView } = ownerDocument;
      // Without a window, as in a template, it is not shown either.
      if (defaultView === null) return;
      if (!sheets.has(ownerDocument)) {
        const sheet = new defaultView.CSSStyleSheet();
        sheet.replaceSync(style);
        sheets.set(ownerDocument, sheet);
      }
      this.#root.adoptedStyleSheets = [sheets.get(ownerDocument)];
    }

    #soon() {
      clearTimeout(this.#timer);
      if (this.isConnected) this.#timer = setTimeout(() => this.#explain(), PATIENCE);
    }

    async #explain() {
      const run = (this.#run += 1);
      const isLate = () => run !== this.#run;
      try {
        const article = read(this);
        const options = { date: this.getAttribute("date"), least: share(this.getAttribute("least")), key: this.hasAttribute("key") };
        const html = await drawn(article.packed, { ...options, pack: this.#pack, idPrefix: "" });
        if (isLate()) return;
        const counts = shown(this.#root, this, html, article);
        this.#tell("whosays-ready", counts);
      } catch (error) {
        if (isLate()) return;
        this.#plain();
        this.#tell("whosays-failed", { error });
      }
    }

    /** The page's own elements, as if this one were not there. */
    #plain() {
      release(this);
      this.#root.replaceChildren(document.createElement("slot"));
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
    }
  }

  customElements.define(NAME, WhoSays);
  return WhoSays;
}

/** How sure a mark must be: what no share is, is none. */
function share(written) {
  const least = Number(written ?? 0);
  return least >= 0 && least <= 1 ? least : 0;
}
