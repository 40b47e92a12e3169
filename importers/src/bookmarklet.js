// The bookmark "Explain this page", which runs on other people's pages: it opens Whosays in a new tab with what is selected there, or
// with the whole page, in which Whosays finds the article. The build makes one line of this; the page puts its own address in, and what it says (bookmark.js).

(async () => {
  const app = "__WHOSAYS__";
  const said = "__SAID__";
  // Addresses of more characters are cut or refused by some browsers.
  const MOST = 900_000;
  const SILENT = "script:not([type='application/ld+json']),style,svg,noscript,iframe,img,picture,video,audio,canvas,object,embed,template,input,select,textarea,button,link:not([rel~=canonical])";
  const TELLING = /^(id|class|href|rel|name|property|itemprop|itemtype|content|datetime|type|role|lang|dir|hidden|aria-hidden)$/;

  /** A copy of part of the page with what tells something of its words, and nothing else. */
  const bare = (part) => {
    for (const silent of part.querySelectorAll(SILENT)) silent.remove();
    for (const element of part.querySelectorAll("*")) {
      for (const { name } of [...element.attributes]) if (!TELLING.test(name)) element.removeAttribute(name);
      if (element.localName !== "a" || !element.hasAttribute("href")) continue;
      try {
        // A link may be written for this page only.
        element.setAttribute("href", new URL(element.getAttribute("href"), document.baseURI).href);
      } catch {
        element.removeAttribute("href");
      }
    }
    return part;
  };
  /** Takes out of a copy what the page's styles hide; `originals` are the elements that its own are copies of, in their order. */
  const shown = (part, originals) => {
    const copies = [...part.querySelectorAll("*")];
    // Elements of the page's own making may make others in a copy.
    if (copies.length !== originals.length) return part;
    for (const [at, copy] of copies.entries()) {
      // What is never shown may tell something, as what a page says of itself.
      if (!originals[at].closest("body") || copy.localName === "script") continue;
      const { display, visibility, position, overflow, width, height, left } = getComputedStyle(originals[at]);
      const isTiny = overflow !== "visible" && parseFloat(width) <= 1 && parseFloat(height) <= 1;
      if (display === "none" || (position === "absolute" && (isTiny || parseFloat(left) < -999))) copy.remove();
      // Elements in a hidden one may be shown.
      else if (visibility !== "visible") for (const node of [...copy.childNodes]) if (node.nodeType === 3) node.remove();
    }
    return part;
  };
  const packed = async (html, selected) => {
    // Who wrote what is selected, and when, stands elsewhere.
    const about = selected ? bare(document.head.cloneNode(true)).outerHTML : "";
    const handed = JSON.stringify({ html, title: document.title, address: location.href, selected, about });
    const stream = new Blob([handed]).stream().pipeThrough(new CompressionStream("deflate"));
    let letters = "";
    for (const byte of new Uint8Array(await new Response(stream).arrayBuffer())) letters += String.fromCharCode(byte);
    return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  };

  // Before anything that takes time: browsers let a press open a tab for a moment only.
  const tab = open("about:blank");
  if (!tab) return alert(said.blocked);
  try {
    const selection = getSelection();
    const selected = selection.rangeCount > 0 && selection.toString().trim() !== "";
    let part;
    if (!selected) part = shown(document.documentElement.cloneNode(true), [...document.querySelectorAll("html *")]);
    else {
      // Words of a paragraph are one; what else is selected ends this one where it begins.
      part = document.createElement("p");
      for (let at = 0; at < selection.rangeCount; at++) {
        const range = selection.getRangeAt(at);
        const around = range.commonAncestorContainer;
        // Of a text there are none.
        const originals = [...(around.querySelectorAll?.("*") ?? [])].filter((element) => range.intersectsNode(element));
        part.append(shown(range.cloneContents(), originals));
      }
    }
    const words = await packed(bare(part).outerHTML, selected);
    if (words.length > MOST) {
      tab.close();
      return alert(said.long);
    }
    tab.opener = null;
    tab.location = `${app}#page=${words}`;
  } catch (error) {
    tab.close();
    alert(said.broken.replace("{error}", () => error));
  }
})();
