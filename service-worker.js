// The part that stands between the site and the network: what a reader came to once is there from then on without one.
//
// A version of the site is kept whole or not at all. Each file is checked by its hash, so a server that is half way to the next
// version, or a line that breaks, changes nothing: the version before goes on, and what did arrive needs not come again. A new
// version waits until its reader wants it (offline.js). Pages that are still open in the version before keep that as long as they are.
//
// The build writes into the next line what the site consists of (site/src/precache.rs): its files by their paths, each with its
// hash, those that the first page names, the version of the parts that are loaded by need, and a version over all.
const SITE = { version: "", parts: "", first: [], files: {} };

const scope = self.registration.scope;
const at = (path) => new URL(path, scope).href;

/** Several sites may share an origin, and with it the names of what is kept. */
const PREFIX = `whosays-site ${new URL(scope).pathname} `;
const OWN = `${PREFIX}${SITE.parts} ${SITE.version}`;

// Beside the files, under addresses that no file has: which files a version has, once all of them are there, and the pages that are
// open in it while another has taken over.
const [LIST, PAGES] = [at("whosays-files"), at("whosays-pages")];

/** Files under way: the reader's own come before them. */
const AT_ONCE = 4;

/** Between one file and the next. Where a line brings them faster than a small processor keeps them, a reader's click would wait for it. */
const REST = 30; // ms

/** What pages ask for with the version of their parts, `?v=`, as Parts::version has it. */
const VERSIONED = /\.(?:js|css|wasm|model|bin)$/;

const has = (path) => Object.hasOwn(SITE.files, path);
const pathOf = (url) => url.split(/[?#]/)[0].slice(scope.length).replace(/(^|\/)index\.html$/, "$1");

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", ({ data }) => data === "take over" && self.skipWaiting());

self.addEventListener("fetch", (event) => {
  const { request } = event;
  // The same stands in site.webmanifest.
  if (request.method === "POST" && request.url === at("shared")) return event.respondWith(putBy(request));
  if (request.method !== "GET" || !request.url.startsWith(scope) || request.headers.has("range")) return;
  if (request.mode !== "navigate") return event.respondWith(part(request));
  event.respondWith(page(request));
  event.waitUntil(sweep());
});

/** Keeps this version. Where that fails the next try goes on from there. */
async function keepAll() {
  const before = await others();
  for (const { name, files } of before) if (!files) await caches.delete(name);
  const shelf = await caches.open(OWN);
  const there = new Set((await shelf.keys()).map(({ url }) => url));
  const wanted = navigator.connection?.saveData ? await least() : Object.keys(SITE.files);
  let trouble = null;
  const lane = async () => {
    for (let path; (path = wanted.pop()) !== undefined; ) {
      if (there.has(at(path))) continue;
      const same = before.find(({ files }) => files?.[path] === SITE.files[path]);
      try {
        await shelf.put(at(path), (await same?.shelf.match(at(path))) ?? (await fetched(path)));
        await new Promise((done) => setTimeout(done, REST));
      } catch (error) {
        // The others come all the same, and not again with the next try.
        trouble = error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  if (trouble) throw trouble;
  await shelf.put(LIST, Response.json(SITE.files));
}

/** What who saves data gets at once; the rest is kept as it is asked for. */
async function least() {
  const open = await self.clients.matchAll({ includeUncontrolled: true });
  return [...new Set([...SITE.first, ...open.map(({ url }) => pathOf(url))])].filter(has);
}

/** A file from the network; rejects where it is another than this version's. */
async function fetched(path) {
  const answer = await fetch(at(path), { integrity: SITE.files[path], cache: "no-cache", priority: "low" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  // Without an address of its own it has the one that it is asked for by: modules tell by that of which version they are, and a page
  // must come from no other.
  return new Response(answer.body, { headers: answer.headers });
}

/** What is kept of other versions: their files, or null where not all of them are there, and the ids of pages that still need them. */
async function others() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
  return Promise.all(
    names.map(async (name) => {
      const shelf = await caches.open(name);
      const [files, pages] = await Promise.all([LIST, PAGES].map(async (key) => (await (await shelf.match(key))?.json()) ?? null));
      return { name, shelf, files, pages, parts: name.slice(PREFIX.length).split(" ")[0] };
    }),
  );
}

/** Stands before all pages from now on; what other versions left goes, or waits for the pages that are open in them. */
async function takeOver() {
  const open = (await self.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id);
  for (const { shelf, pages, files } of await others()) if (files && !pages) await shelf.put(PAGES, Response.json(open));
  await sweep();
  // What the worker before this one kept.
  await caches.delete("whosays-lessons");
  await self.clients.claim();
}

/** Lets go of what was kept for pages that are open no more. */
async function sweep() {
  for (const { name, pages } of await others()) {
    if (!pages) continue;
    const open = await Promise.all(pages.map((id) => self.clients.get(id)));
    if (!open.some(Boolean)) await caches.delete(name);
  }
}

/** A file of this version, as it was kept or, where it was not, checked; null where there is none. */
async function own(path) {
  if (!has(path)) return null;
  try {
    const shelf = await caches.open(OWN);
    const kept = await shelf.match(at(path));
    if (kept) return kept;
    const answer = await fetched(path);
    // Where there is no room it is not kept.
    await shelf.put(at(path), answer.clone()).catch(() => {});
    return answer;
  } catch {
    return null;
  }
}

/** A page of the site; one that is not known, from the network. */
async function page(request) {
  const path = pathOf(request.url);
  const found = await own(path);
  if (found) return found;
  if (has(`${path}/`)) return Response.redirect(at(`${path}/`));
  try {
    return await fetch(request);
  } catch {
    return (await own("offline.html")) ?? Response.error();
  }
}

/** What a page asks for: of this version, or of the one that it was opened in. */
async function part(request) {
  const path = pathOf(request.url);
  const version = VERSIONED.test(path) ? new URL(request.url).searchParams.get("v") : null;
  const isOwn = version === SITE.parts;
  const found = version === null || isOwn ? await own(path) : null;
  if (found) return found;
  for (const { parts, shelf } of await others()) {
    const kept = (version === null || version === parts) && (await shelf.match(at(path)));
    if (kept) return kept;
  }
  // The server has another file by this name by now, and two versions are never mixed.
  return isOwn && has(path) ? Response.error() : fetch(request);
}

/** Takes what a reader shares by the system's share menu, which gets to no server: importers/src/shared.js has it from here. */
async function putBy(request) {
  try {
    const form = await request.formData();
    const files = form.getAll("files").filter((part) => part instanceof File && part.size > 0);
    const words = Object.fromEntries(["title", "text", "url"].map((name) => [name, String(form.get(name) ?? "")]));
    await caches.delete("whosays-shared");
    const shelf = await caches.open("whosays-shared");
    await Promise.all(files.map((file, index) => shelf.put(at(`shared/${index}`), new Response(file))));
    const names = files.map(({ name }) => name);
    await shelf.put(at("shared/words"), new Response(JSON.stringify({ ...words, names })));
  } catch (error) {
    // The page finds nothing and says so.
    console.warn(error);
  }
  return Response.redirect(at("#shared"), 303);
}
