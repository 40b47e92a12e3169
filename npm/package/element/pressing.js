// What is pressed in the shadow tree beside its buttons, which open their popovers by themselves: links within the tree, of which the
// page's address must not hear, and the words of a statement.

/** Answers a click in the tree. */
export function pressed(event, root) {
  const inner = event.target.closest('a[href^="#"]');
  if (inner) {
    event.preventDefault();
    return go(root.getElementById(inner.getAttribute("href").slice(1)), root);
  }
  const statement = event.target.closest(".statement");
  if (!statement || event.target.closest("button, a") || !getSelection().isCollapsed) return;
  const { statement: number } = statement.dataset;
  const chip = root.querySelector(`[data-statement="${number}"] .chip`);
  root.getElementById(`why-${number}`)?.showPopover({ source: chip });
}

/** Leads to an element, and the focus with it. */
function go(goal, root) {
  if (!goal) return;
  for (const open of root.querySelectorAll(":popover-open")) open.hidePopover();
  const details = goal.closest("details");
  if (details) details.open = true;
  if (!goal.matches("button")) goal.tabIndex = -1;
  goal.scrollIntoView({ block: "center" });
  goal.focus({ preventScroll: true });
}
