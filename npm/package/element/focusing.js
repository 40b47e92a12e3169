// The focus when a card closes, back on what opened it. By themselves browsers lose it: not where the card stands in a page, but in a shadow tree.

/** Has the cards of a shadow tree give the focus back that they have. */
export function giveBack(root) {
  const openers = new WeakMap();
  const toggled = ({ target, newState, source }) => {
    if (newState === "open") openers.set(target, source ?? root.activeElement);
    else if (target.contains(root.activeElement)) openers.get(target)?.focus({ preventScroll: true });
  };
  // It does not bubble.
  root.addEventListener("beforetoggle", toggled, { capture: true });
}
