// Loaded once the page can be read and used: has the site kept, so that it is there without a network from then on
// (service-worker.js), tells of a new version, and opens the files that the system hands to the installed app.

import { say } from "./say.js";

const own = new URL(import.meta.url);
const worker = navigator.serviceWorker;

/** How often a page that stays open is worth a look for a new version, when its reader comes back to it. */
const OFTEN = 3_600_000; // ms

/** How often it is looked whether a reader is in the middle of something. */
const PATIENCE = 2000; // ms

/** What the tab keeps of a reader who wants a new version later: that they were asked. */
const LATER = "whosays-later";

/** Steps of a lesson in which nobody is disturbed, as the page of lessons has them in its address (src/lesson/mod.rs). */
const BUSY = /^#(?:marking|building|practice|class|article)$/;

let place = null; // where a new version is told
let told = null; // what is told: a sentence, and what using the version takes
let looking = 0; // the timer that shows it
let wanted = false; // whether the reader of this page wants the new version now

/** Whether the text at hand would be lost with the page: see `note` in src/intake/returning.rs. */
const isUnkept = () => document.querySelector("#article") && typeof history.state === "number" && history.state > 0;

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

/** Shows what is told where it disturbs nobody, now or later; what it says of the text at hand is true of the one that is there now. */
function show() {
  if (!told) return;
  if (BUSY.test(location.hash)) place.replaceChildren();
  else {
    const [words, use] = told;
    if (place.childElementCount === 0) place.replaceChildren(document.createElement("p"), button(say("Use it now"), use), button(say("Later"), later));
    const says = isUnkept() ? `${words} ${say("Your text is not kept: open it again after that.")}` : words;
    if (place.firstChild.textContent !== says) place.firstChild.textContent = says;
  }
  looking = setTimeout(show, PATIENCE);
}

function later() {
  told = null;
  place.replaceChildren();
  try {
    sessionStorage.setItem(LATER, "");
  } catch {
    // Then they are asked on the next page once more.
  }
}

function isLater() {
  try {
    return sessionStorage.getItem(LATER) !== null;
  } catch {
    return false;
  }
}

/** Tells of a new version. */
function tell(words, use) {
  if (!place) {
    const looks = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(`update.css${own.search}`, own).href });
    document.head.append(looks);
    let edge = document.querySelector(".edge");
    if (!edge) document.body.append((edge = Object.assign(document.createElement("div"), { className: "edge" })));
    place = Object.assign(document.createElement("div"), { id: "update" });
    place.setAttribute("role", "status");
    edge.prepend(place);
  }
  told = [words, use];
  place.replaceChildren();
  clearTimeout(looking);
  // What is put into a part of the page that was there before is read out.
  looking = setTimeout(show, 100);
}

/** Tells of a version that is all here, and waits. */
function look(registration) {
  if (!registration.waiting || !registration.active || isLater()) return;
  tell(say("A new version of Whosays is here."), () => {
    wanted = true;
    // It may have been used from another page meanwhile.
    if (registration.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  });
}

async function keep() {
  const registration = await worker.register(new URL("service-worker.js", own));
  const watch = (coming) => coming?.addEventListener("statechange", () => look(registration));
  registration.addEventListener("updatefound", () => watch(registration.installing));
  watch(registration.installing);
  look(registration);
  let before = performance.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || performance.now() - before < OFTEN) return;
    before = performance.now();
    // Without a network there is nothing to look for.
    registration.update().catch(() => {});
  });
}

/** Opens files as those that are dropped on the page. */
async function launched({ files }) {
  const data = new DataTransfer();
  for (const file of files ?? []) data.items.add(await file.getFile());
  if (data.files.length > 0) dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
}

if (document.querySelector("#article")) window.launchQueue?.setConsumer((given) => launched(given).catch(console.warn));

if (worker) {
  // The first one that there is takes nobody's place.
  let before = worker.controller;
  worker.addEventListener("controllerchange", () => {
    if (before && wanted) return location.reload();
    if (before) tell(say("Another tab uses a new version of Whosays by now."), () => location.reload());
    before = worker.controller;
  });
  keep().catch(console.warn);
}
