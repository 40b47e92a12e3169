// What may become markup, or the address of a script, by a string: the page's policy (require-trusted-types-for) has browsers ask this for
// each, and refuse the rest. HTML comes from our views and from libraries, and is plain: no script, no frame, no handler, no address that runs.

/** A tag that shows or links. */
const TAG =
  /<\/?(?!script|iframe)[a-z][\w:-]*(\s+(?!on|http|[\w:]*(href|src|action)(?!="(https?:|mailto:|[^:&"]*["#/?])))[\w:-]+(="[^"]*")?)*\s*\/?>|<!-*>/gi;

window.trustedTypes?.createPolicy("default", {
  createHTML: (html) => (/</.test(html.replace(TAG, "")) ? null : html),
  createScriptURL: (address) => (new URL(address).href.startsWith(import.meta.resolve("./")) ? address : null),
});
