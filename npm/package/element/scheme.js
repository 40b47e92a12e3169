// Light or dark, as the page's own words are: a page with a dark ground need not say so by color-scheme, and nobody could read there what has colours
// for a light one.

/** Between the darkest words that read on black and the lightest that read on white (WCAG 2.2, 1.4.3), as it measures luminance. */
const BETWEEN = 0.18;

/** Gives what was drawn the scheme of the words around it. */
export function suit(drawn) {
  // Says that it has one, for which own.css writes the colour of words in sRGB, however the page wrote it.
  drawn.dataset.scheme ??= "";
  const parts = getComputedStyle(drawn).outlineColor.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
  const [red, green, blue] = parts.map((part) => Math.max(part, 0) ** 2.2);
  drawn.dataset.scheme = 0.2126 * red + 0.7152 * green + 0.0722 * blue > BETWEEN ? "dark" : "light";
}

/** Has what is drawn in a shadow tree follow, when the page changes the colour of its words: own.css makes a transition of that, which tells. */
export function follow(root) {
  root.addEventListener("transitionend", ({ target, propertyName }) => {
    if (propertyName === "color" && target.matches(".whosays")) suit(target);
  });
}
