/* Keeps the site for use without a network. Rules must be current: what the network has is shown, and what is kept only where it is silent. */
(function () {
  "use strict";

  const worker = /** @type {any} */ (self);
  /** @type {{ version: string, files: string[] }} */
  const { version, files } = worker.HANDBOOK_OFFLINE;
  const PREFIX = `handbook ${worker.registration.scope} `;
  const NAME = PREFIX + version;
  const AT_ONCE = 6;
  const PATIENCE = 4000; // a network that is there but does not answer

  /** Whatever of the list can be had; a file that is missing leaves the others. */
  async function fill() {
    const cache = await caches.open(NAME), left = [...files, ...await themeFiles()];
    const one = async () => {
      for (let file = left.shift(); file !== undefined; file = left.shift()) {
        const address = new URL(file, worker.registration.scope).href;
        await cache.add(new Request(address, { cache: "no-cache" })).catch(() => {});
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  }

  /** The style sheets that the theme brings: their names are not in the list.
   * @returns {Promise<string[]>} */
  async function themeFiles() {
    const page = await fetch(new URL("index.html", worker.registration.scope)).then((response) => response.text(), () => "");
    return [...page.matchAll(/href="([^"]*stylesheets[^"]*[.]css)"/g)].map((found) => found[1]);
  }

  /** Older versions go once this one is whole. */
  async function clear() {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  }

  /** What the network has; what is kept where it fails, or is slow to answer.
   * @param {Request} request */
  async function answer(request) {
    const cache = await caches.open(NAME), kept = await cache.match(request, { ignoreSearch: true });
    const found = fetch(request).then((response) => {
      if (response.ok && response.type === "basic" && !response.redirected) cache.put(request, response.clone()).catch(() => {});
      return response;
    });
    if (!kept) return found;
    const slow = new Promise((resolve) => { setTimeout(() => resolve(kept), PATIENCE); });
    return Promise.race([found.catch(() => kept), slow]);
  }

  worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(fill().then(() => worker.skipWaiting())));
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(clear().then(() => worker.clients.claim())));
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    if (event.request.method === "GET" && event.request.url.startsWith(worker.registration.scope)) event.respondWith(answer(event.request));
  });
})();
