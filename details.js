// What is told of the article at hand, for the reader to mend: boot.js loads this when they ask for it. See src/details.rs.

import { counted, number, say } from "./say.js";

const LONGEST = 300; // characters of a title or a name, as importers/src/metadata.js has it
const LONGEST_ADDRESS = 2000;

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** The fields in the order in which src/details.rs hands them over. */
const FIELDS = [
  { name: "title", label: () => say("Title"), read: words },
  { name: "author", label: () => say("Author"), read: words },
  { name: "date", label: () => say("Date of writing"), hint: () => say("Such as 2021-05-03 or 3 May 2021. What it predicts is read against that day."), read: date },
  { name: "publication", label: () => say("Publication"), hint: () => say("The newspaper, journal or site."), read: words },
  { name: "address", label: () => say("Web address"), hint: () => say("Such as https://example.org/article."), read: address },
];

/** Something that cannot be saved, and why, in a sentence. */
class Wrong extends Error {}

/** A text that is not too long; `wrong` says of how many characters it is and how many there may be. */
function fits(text, most, wrong) {
  const { length } = [...text];
  if (length <= most) return text;
  throw new Wrong(wrong(length, number(most)));
}

function words(text, { label }) {
  const wrong = (length, most) =>
    counted(length, "This has {n} character, and “{label}” has {most} at most. Shorten it.|This has {n} characters, and “{label}” has {most} at most. Shorten it.", { label: label(), most });
  return fits(text, LONGEST, wrong);
}

/** The number of a month by its name or the first letters of that, in English or the reader's language; NaN where none or several begin so. */
function numberOf(month) {
  const begins = (name) => name.toLocaleLowerCase().startsWith(month.toLocaleLowerCase());
  const found = MONTHS.flatMap((name, index) => (begins(name) || begins(say(name)) ? [index + 1] : []));
  return month.length >= 3 && found.length === 1 ? found[0] : NaN;
}

/** A day as `YYYY-MM-DD`. */
function date(text) {
  fits(text, LONGEST, (length, most) =>
    counted(length, "This has {n} character, and a date has {most} at most. Shorten it.|This has {n} characters, and a date has {most} at most. Shorten it.", { most }));
  const plain = text.replace(/(\d)(?:st|nd|rd|th|er)\b/gi, "$1").replace(/[,.]|\bde\b/gi, " ").replace(/\s+/g, " ").trim();
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/i.exec(plain) ?? [];
  const [, day, name, year] = /^(\d{1,2}) ([\p{L}\p{M}]+) (\d{4})$/u.exec(plain) ?? [];
  const [, usName, usDay, usYear] = /^([\p{L}\p{M}]+) (\d{1,2}) (\d{4})$/u.exec(plain) ?? [];
  const month = isoMonth ?? numberOf(name ?? usName ?? "");
  const found = [isoYear ?? year ?? usYear, month, isoDay ?? day ?? usDay].map(Number);
  if (found.some(Number.isNaN) || found[0] === 0) {
    throw new Wrong(say("This is no date that Whosays can read. Write year, month and day, such as 2021-05-03 or 3 May 2021."));
  }
  if (found[1] < 1 || found[1] > 12) throw new Wrong(say("A year has no month {month}. Write year, month and day, such as 2021-05-03.", { month: found[1] }));
  const last = new Date(Date.UTC(2000 + (found[0] % 400), found[1], 0)).getUTCDate();
  if (found[2] < 1 || found[2] > last) {
    const [year, month, day] = found;
    const name = new Date(Date.UTC(2000, month - 1)).toLocaleString(globalThis.whosaysTexts?.language ?? "en", { month: "long", timeZone: "UTC" });
    throw new Wrong(counted(last, "There is no {day} {month} {year}: that month has {n} day.|There is no {day} {month} {year}: that month has {n} days.", { day, month: name, year }));
  }
  return [String(found[0]).padStart(4, "0"), ...found.slice(1).map((part) => String(part).padStart(2, "0"))].join("-");
}

/** An address on the web. */
function address(text) {
  fits(text, LONGEST_ADDRESS, (length, most) =>
    counted(length, "This has {n} character, and an address has {most} at most. Shorten it.|This has {n} characters, and an address has {most} at most. Shorten it.", { most }));
  const scheme = /^[a-z][a-z0-9+-]*:/i.exec(text)?.[0];
  if (scheme && !/^https?:$/i.test(scheme)) {
    throw new Wrong(say("The address of a page begins with https:// or http://, and this one with “{scheme}”.", { scheme }));
  }
  const whole = scheme ? text : `https://${text}`;
  const url = URL.canParse(whole) && !/\s/.test(text) ? new URL(whole) : null;
  if (!url?.hostname.includes(".")) throw new Wrong(say("This is no web address. One looks like https://example.org/article."));
  return url.href;
}

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

function row(field, held) {
  const id = `details-${field.name}`;
  const input = make("input", { id, name: field.name, type: "text", dir: "auto", value: held, autocomplete: "off", spellcheck: false });
  if (field.name === "address") input.inputMode = "url";
  const hint = make("p", { id: `${id}-hint`, className: "hint", textContent: field.hint?.() ?? "" });
  const wrong = make("p", { id: `${id}-wrong`, className: "refusal" });
  input.setAttribute("aria-describedby", `${hint.id} ${wrong.id}`);
  const element = make("div", { className: "field" }, make("label", { htmlFor: id, textContent: field.label() }), input, hint, wrong);
  const read = () => {
    const text = input.value.replace(/[\s\0]+/g, " ").trim();
    try {
      wrong.textContent = "";
      input.removeAttribute("aria-invalid");
      // What stands there unchanged was taken as it is before.
      return text === "" || text === held.trim() ? text : field.read(text, field);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      wrong.textContent = error.message;
      input.setAttribute("aria-invalid", "true");
      return null;
    }
  };
  return { element, input, read };
}

/**
 * Opens the form with what is held of each field; `save` gets what the reader made of them. `looks` is the address of its style
 * sheet.
 */
export async function edit(held, looks, save) {
  if (document.querySelector("#details")) return;
  await styled(looks);
  const rows = FIELDS.map((field, place) => row(field, held[place]));
  const cancel = make("button", { type: "button", className: "quiet", textContent: say("Cancel") });
  const actions = make("div", { className: "actions" }, cancel, make("button", { type: "submit", className: "main", textContent: say("Save") }));
  const title = make("h2", { id: "details-heading", textContent: say("Details of this article") });
  const form = make("form", { noValidate: true }, title, ...rows.map(({ element }) => element), actions);
  const dialog = make("dialog", { id: "details" }, form);
  dialog.setAttribute("aria-labelledby", title.id);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = rows.map((row) => row.read());
    const wrong = read.indexOf(null);
    if (wrong >= 0) return rows[wrong].input.focus();
    dialog.close();
    save(read);
  });
  cancel.addEventListener("click", () => dialog.close());
  // Escape closes this and nothing behind it.
  dialog.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
  // Closing gives the focus back to the button that opened it.
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Waits until the style sheet is here, or will not come: the form works without. */
function styled(looks) {
  if (document.querySelector("#looks-details")) return null;
  const link = make("link", { id: "looks-details", rel: "stylesheet", href: looks });
  return new Promise((done) => {
    link.addEventListener("load", done);
    link.addEventListener("error", done);
    document.head.append(link);
  });
}
