/* Whether the site can be used without a network, said at the foot of every page. */
(function () {
  "use strict";

  /** @param {HTMLElement} place @param {string} state */
  function say(place, state) {
    place.textContent = place.dataset[state] || "";
    place.hidden = false;
  }

  document.addEventListener("DOMContentLoaded", async () => {
    const place = document.querySelector("[data-offline]");
    if (!(place instanceof HTMLElement)) return;
    if (location.protocol === "file:") say(place, "folder");
    else if (!("serviceWorker" in navigator) || !window.isSecureContext) say(place, "plain");
    else {
      const base = new URL(document.documentElement.dataset.base || "./", location.href);
      try {
        document.head.append(HandbookPage.element("link", { rel: "manifest", href: new URL("manifest.webmanifest", base).href }));
        await navigator.serviceWorker.register(new URL("sw.js", base), { scope: base.pathname, updateViaCache: "none" });
        await navigator.serviceWorker.ready;
        say(place, "kept");
      } catch {
        say(place, "plain");
      }
    }
  });
})();
