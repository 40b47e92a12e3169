// Why something was not opened, in a sentence that says what to do next. Beside the importers, because a first visit needs none of
// it; what the page can tell by itself is in src/intake/refusal.rs.

import { say } from "../../say.js";

/** By its name: what is said, of the file `name` where it is about a file. */
const SENTENCES = {
  // Too much.
  "too-large": ({ name, size, most }) =>
    say("“{name}” has {size} MB, and Whosays opens files of up to {most} MB. Take the part that you need: a chapter, some pages, or copy its text and paste it.", { name, size, most }),
  "address-large": ({ name, most }) =>
    say("“{name}” has more than {most} MB, and Whosays opens files of up to {most} MB. Take the part that you need: a chapter, some pages, or copy its text and paste it.", { name, most }),
  bomb: ({ name }) =>
    say("“{name}” unpacks to far more than such a file ever holds, as files do that are made to fill a computer’s memory, so it was not opened. If you trust it, open it in the program that it was made for, then copy its text and paste it.", { name }),
  // PDF.
  scanned: ({ name }) =>
    say("“{name}” holds pictures of pages and no text, as scans do. Have a program that recognises text (OCR) make text of it, then open that, or look for another copy whose words you can select.", { name }),
  "pdf-password": ({ name }) =>
    say("“{name}” is locked with a password, which Whosays does not ask for. Open it where you know the password, save it without one, or copy its text and paste it.", { name }),
  "pdf-broken": ({ name }) => say("“{name}” is damaged or cut short, so no PDF reader can open it. Download or copy it again, then try once more.", { name }),
  // Word.
  "word-old": ({ name }) =>
    say("“{name}” is in Word’s old format of 1997 to 2003, which Whosays does not read. Open it in Word or LibreOffice and save it as .docx, or copy its text and paste it.", { name }),
  "word-password": ({ name }) =>
    say("“{name}” is locked with a password, which Whosays does not ask for. Open it in Word, save it without one, or copy its text and paste it.", { name }),
  "word-broken": ({ name }) => say("“{name}” is damaged or cut short. Open it in Word or LibreOffice, which may repair it, and save it anew; or copy its text and paste it.", { name }),
  // Books.
  drm: ({ name }) =>
    say("“{name}” is locked by its seller (DRM), so only their own program can read it. Whosays opens EPUB files without a lock, such as those of libraries of free books.", { name }),
  "epub-broken": ({ name }) => say("“{name}” is damaged or cut short, or not put together as EPUB files are. Download it again, or copy its text and paste it.", { name }),
  // What is close to what we read.
  rtf: ({ name }) => say("“{name}” is an RTF file, which Whosays does not read. Open it in Word or LibreOffice and save it as .docx, or copy its text and paste it.", { name }),
  odt: ({ name }) => say("“{name}” is an OpenDocument file, which Whosays does not read. Open it in LibreOffice and save it as .docx, or copy its text and paste it.", { name }),
  mhtml: ({ name }) =>
    say("“{name}” is a web page saved as a single file (MHTML). Save it once more and choose “Webpage, HTML only”, or copy its text and paste it.", { name }),
  webarchive: ({ name }) => say("“{name}” is a web archive of Safari’s. Save the page once more as “Page Source”, or copy its text and paste it.", { name }),
  pages: ({ name }) => say("“{name}” is a document of Apple’s Pages. Export it as Word (.docx) or EPUB, or copy its text and paste it.", { name }),
  office: ({ name }) => say("“{name}” is a table or a presentation, not an article. Select the words in it that you want explained, copy them and paste them.", { name }),
  zip: ({ name }) => say("“{name}” is an archive of several files. Unpack it, then choose the article in it.", { name }),
  "zip-broken": ({ name }) => say("“{name}” is damaged or cut short. Download or copy it again, then try once more.", { name }),
  kindle: ({ name }) => say("“{name}” is a book for Kindle, which Whosays does not read. Look for it as EPUB, or copy its text and paste it.", { name }),
  // From the web.
  "address-bad": ({ name }) => say("“{name}” is no address of a web page. Copy the page’s from the top of its window; one looks like this: https://example.org/article.", { name }),
  "address-refused": ({ name }) =>
    say("“{name}” does not let other pages read it, as most sites do not, or cannot be reached. What works: open it in a tab of its own, then copy its text and paste it, save it and choose the file, or use the bookmark “Explain this page” (under “Where a site does not let itself be fetched”).", { name }),
  "address-missing": ({ name, status }) =>
    say("“{name}” says that it has no such page for us ({status}). Check the address; or open it in a tab of its own, copy its text and paste it.", { name, status }),
  "address-unwilling": ({ name, status }) =>
    say("“{name}” answered with an error ({status}) and no page. Try again later; or open it in a tab of its own, copy its text and paste it.", { name, status }),
  "address-cut": ({ name }) =>
    say("“{name}” began to send its page, and the connection ended before the page was whole. Try again; or open it in a tab of its own, copy its text and paste it.", { name }),
  "address-data": ({ name }) =>
    say("“{name}” holds data (JSON) and no article. If it is a pack of layers or annotations, download it, then open the file over the article that it belongs to.", { name }),
  "address-late": ({ name }) => say("“{name}” did not answer in time. Try again, or open it in a tab of its own, copy its text and paste it.", { name }),
  "address-offline": () => say("You are offline, so no page can be fetched. What you have as a file or in the clipboard opens all the same."),
  "handed-cut": () =>
    say("What the bookmark handed over did not arrive whole. Choose it once more; or select a part of the page first; or copy the text and paste it."),
  "handed-large": () => say("What was handed over is larger than any article. Select the part that you want explained, then choose the bookmark again."),
  "link-cut": () =>
    say("This link did not arrive whole: some programs cut long ones. Copy it once more, or ask for the article as a file."),
  "link-large": () => say("This link holds more than any article has, so it was not opened. Ask for the article as a file."),
  "shared-none": () => say("What was handed over by sharing did not arrive. Share it once more; or copy its text and paste it."),
  // Nothing in it.
  empty: ({ name }) => say("“{name}” is empty. It may still be downloading, or was not saved: choose it again, or another file.", { name }),
  wordless: ({ name }) => say("There are no words in “{name}” that Whosays can find. If you can see some, select them, copy them and paste them.", { name }),
  "no-article": () => say("There is no article in what you pasted: no words that Whosays can find. Select the text itself and copy it again."),
  // What did not work.
  unread: ({ name }) =>
    say("Your browser could not read “{name}”. It may have been moved or still be downloading: choose it again, or paste its text.", { name }),
  unloaded: ({ name }) =>
    say("The part of Whosays that reads files like “{name}” did not arrive. Check your connection and try again, or copy its text and paste it.", { name }),
};

/** Why something was not opened; thrown, and caught where readers are told. */
export class Refusal extends Error {
  constructor(kind, facts = {}) {
    super(SENTENCES[kind](facts));
    this.kind = kind;
  }
}

/** All of them, for the test of their sentences. */
export const KINDS = Object.keys(SENTENCES);
