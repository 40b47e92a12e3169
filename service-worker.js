// The installed app's part that stands between it and the network: the system's share menu posts what a reader shares, and that must
// get to no server. It is put by for the page, which importers/src/shared.js has take it; all else goes its way untouched.
const scope = self.registration.scope;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  // Where a browser knows how, it does not even ask about anything but posts.
  event.addRoutes?.([{ condition: { not: { requestMethod: "post" } }, source: "network" }])?.catch(() => {});
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  // The same stands in site.webmanifest.
  if (method === "POST" && url === new URL("shared", scope).href) event.respondWith(putBy(event.request));
});

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
