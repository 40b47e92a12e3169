// A selection that begins on a name: names are buttons, on which browsers begin none. Loaded when the panel that marks words is opened; see
// src/correct/panel.rs. A press that does not move is a click as before.

/** Pixels that a hand moves in a click. */
const TREMBLE = 4;

/** Where a press on a name began: the place on the screen and in the text. */
let from = null;

let dragging = false;

/** The place in the text that is under a point, as a node and an offset. */
function place(x, y) {
  const found = document.caretPositionFromPoint?.(x, y);
  if (found) return [found.offsetNode, found.offset];
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? [range.startContainer, range.startOffset] : null;
}

addEventListener("mousedown", (event) => {
  const name = event.target.closest?.("#article .mention");
  from = name && event.button === 0 && !event.shiftKey ? { x: event.clientX, y: event.clientY, at: place(event.clientX, event.clientY) } : null;
  dragging = false;
}, true);

addEventListener("mousemove", (event) => {
  if (!from?.at || !(event.buttons & 1)) return;
  const { clientX: x, clientY: y } = event;
  if (!dragging && Math.hypot(x - from.x, y - from.y) <= TREMBLE) return;
  dragging = true;
  const to = place(x, y);
  if (to && document.querySelector("#article").contains(to[0])) getSelection().setBaseAndExtent(...from.at, ...to);
}, true);

// What has just been selected would be dragged away.
addEventListener("dragstart", (event) => from && event.preventDefault(), true);

addEventListener("mouseup", () => {
  from = null;
  // The click that follows is none.
  setTimeout(() => (dragging = false));
}, true);

addEventListener("click", (event) => {
  if (!dragging) return;
  dragging = false;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

export const follow = () => {};
