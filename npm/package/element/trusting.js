// Markup in a page whose policy trusts no string (require-trusted-types-for): by a policy of the element's own, which that page allows by its name.

const NAME = "whosays";

/** Undefined until it is asked for, null where the page allows none or needs none. */
let policy;

/** Makes markup of ours the content of an element. */
export function fill(element, html) {
  if (policy === undefined) policy = made();
  try {
    element.innerHTML = policy?.createHTML(html) ?? html;
  } catch (error) {
    const told = `This page's Content-Security-Policy asks for Trusted Types, so it has to allow the policy of <who-says> by its name: "trusted-types ${NAME}".`;
    throw new Error(told, { cause: error });
  }
}

function made() {
  try {
    // Nobody else gets hold of it, and what it is given comes from render() alone, which escapes every character of a text.
    return globalThis.trustedTypes?.createPolicy(NAME, { createHTML: (html) => html }) ?? null;
  } catch {
    return null;
  }
}
