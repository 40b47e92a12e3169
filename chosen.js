// What a reader chose of how pages look (options.js), put on each page before it is painted. A script that browsers wait for: a module
// would come when the page has been seen as it was.
{
  const root = document.documentElement;
  const own = document.currentScript.src;
  const part = (name) => own.replace("chosen.js", name);
  let again = "";
  const options = () => import(part("options.js") + again);
  const link = `<link rel=stylesheet href=${part("chosen.css")}>`;
  // Made whether it is used or not, and for this string alone: nobody can make it after that.
  const written = window.trustedTypes?.createPolicy("chosen", { createHTML: () => link }).createHTML("") ?? link;
  let kept = "";
  try {
    kept = localStorage["whosays-options"] ?? "";
  } catch {}
  // As it is kept, and read by the style sheet alone: whatever else may stand there means nothing, and nothing goes wrong.
  root.dataset.chosen = kept;
  if (kept) {
    // Only who chose something waits for it. Written, not appended: no browser paints before it is here.
    document.write(written);
    addEventListener("load", options);
  }
  // The language of the interface: the chosen one, else the browser's first of those that there are.
  root.dataset.language = /(?:"language":"|,)(en|es|fr|de|ar)\b/.exec([kept, ...navigator.languages])?.[1] ?? "en";
  if (root.dataset.language !== "en") window.whosaysTexts = import(part("languages.js")).then((here) => here.speak(root.dataset.language)).catch(console.warn);
  // As say.js does it, which no script can import that browsers wait for.
  const say = (english) => window.whosaysTexts?.rows?.get(english) ?? english;
  const missing = Object.assign(document.createElement("p"), { role: "alert" });
  addEventListener("click", ({ target }) => {
    const button = target.closest?.("#options");
    if (!button) return;
    missing.remove();
    options().then((here) => here.open(), () => {
      missing.textContent = say("A part of Whosays did not arrive. Check your connection and try again.");
      button.parentNode.after(missing);
      // Firefox asks for what did not arrive under another address only.
      again += "#";
    });
  });
}
