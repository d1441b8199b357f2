// The hosted page without a network: the browser keeps the page's own files. The build writes VERSION and FILES.

const VERSION = "";
const FILES = [];

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(VERSION);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
  await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== VERSION && name.startsWith("whosaid ")) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || !event.request.url.startsWith(self.registration.scope)) return;
  event.respondWith((async () => (await caches.match(event.request, { cacheName: VERSION, ignoreSearch: true })) ?? fetch(event.request))());
});
