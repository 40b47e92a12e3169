// The part that stands between the site and the network, for who installs the app or opens a lesson.
//
// What a reader shares by the system's share menu is posted, and that must get to no server: it is put by for the page, which
// importers/src/shared.js has take it. The page of lessons comes from what lesson.js has put by where the network is gone; its parts
// are named by their version, so they come from there always. All else goes its way untouched.
const scope = self.registration.scope;
const lessons = new URL("lessons/", scope).href;

/** How long the network may take for the page of lessons where an older one is at hand. */
const PATIENCE = 4000; // ms

self.addEventListener("install", (event) => {
  self.skipWaiting();
  // Where a browser knows how, it does not even ask about what is none of this one's.
  const paths = ["lessons/*", "*-*.css", "*-*.svg"].map((name) => ({ urlPattern: { pathname: new URL(scope).pathname + name } }));
  const ours = [{ requestMethod: "post" }, { urlPattern: { pathname: "/*", search: "v=*" } }, ...paths];
  event.addRoutes?.([{ condition: { not: { or: ours } }, source: "network" }])?.catch(() => {});
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  // The same stands in site.webmanifest.
  if (method === "POST" && url === new URL("shared", scope).href) event.respondWith(putBy(event.request));
  if (method !== "GET" || !url.startsWith(scope)) return;
  if (mode !== "navigate") event.respondWith(held(event.request));
  else if (url.split(/[?#]/)[0] === lessons) event.respondWith(freshly(event.request));
});

/** What was put by of the page of lessons; nothing is made of asking. */
const found = (request) => caches.match(request, { cacheName: "whosays-lessons" }).catch(() => undefined);

/** A part of the page of lessons as it was put by; anything else from the network. */
const held = async (request) => (await found(request)) ?? fetch(request);

/** The page of lessons from the network, where that is there in time, else as it was put by. */
async function freshly(request) {
  const before = await found(lessons);
  if (!before) return fetch(request);
  const late = new Promise((done) => setTimeout(done, PATIENCE, before));
  return Promise.race([fetch(request).then((answer) => (answer.ok ? answer : before)), late]).catch(() => before);
}

async function putBy(request) {
  try {
    const form = await request.formData();
    const files = form.getAll("files").filter((part) => part instanceof File && part.size > 0);
    const words = Object.fromEntries(["title", "text", "url"].map((name) => [name, String(form.get(name) ?? "")]));
    await caches.delete("whosays-shared");
    const shelf = await caches.open("whosays-shared");
    await Promise.all(files.map((file, index) => shelf.put(new URL(`shared/${index}`, scope), new Response(file))));
    const names = files.map(({ name }) => name);
    await shelf.put(new URL("shared/words", scope), new Response(JSON.stringify({ ...words, names })));
  } catch (error) {
    // The page finds nothing and says so.
    console.warn(error);
  }
  return Response.redirect(new URL("#shared", scope), 303);
}
