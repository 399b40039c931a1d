/* The pages that were opened last on this device, so that an empty search leads back to them. Where a browser keeps nothing, there are none. */

/** @typedef {{ address: string, title: string, language: string }} SearchVisited an address within the site */

var HandbookRecent = (function () {
  "use strict";

  const MOST = 6;

  /** @param {URL} root the first page of the site; sites of one host keep their lists apart */
  function recent(root) {
    const name = `recent:${root.pathname}`;

    /** @returns {SearchVisited[]} */
    function pages() {
      try {
        /** @type {unknown} */
        const found = JSON.parse(HandbookPage.kept(name) || "[]");
        return Array.isArray(found) ? found.filter(isVisited) : [];
      } catch {
        return [];
      }
    }

    /** @param {SearchVisited[]} visited */
    function keep(visited) {
      HandbookPage.keep(name, visited.length ? JSON.stringify(visited) : "");
    }

    /* Notes the page that is open; a first page needs no list to be found. */
    function visit() {
      const title = document.querySelector("h1")?.textContent?.trim(), address = here(root);
      if (!title || !address || /(?:^|\/)(?:index|404)\.html$/.test(address)) return;
      const visited = { address, title, language: document.documentElement.lang };
      keep([visited, ...pages().filter((page) => page.address !== address)].slice(0, MOST + 1));
    }

    /* Those before the page that is open. */
    function others() {
      return pages().filter(({ address }) => address !== here(root)).slice(0, MOST);
    }

    return { visit, others, forget: () => keep([]) };
  }

  /** The address of the open page within the site; empty outside it.
   * @param {URL} root */
  function here(root) {
    return location.href.startsWith(root.href) ? location.pathname.slice(root.pathname.length) : "";
  }

  /** Whether what was kept is a page of this site, and not an address that leads elsewhere.
   * @param {unknown} page @returns {page is SearchVisited} */
  function isVisited(page) {
    if (typeof page !== "object" || page === null) return false;
    const { address, title, language } = /** @type {Record<string, unknown>} */ (page);
    const isWithin = typeof address === "string" && /^[\w%-][\w%./-]*\.html$/.test(address) && !address.includes("..");
    return isWithin && typeof title === "string" && typeof language === "string";
  }

  return { recent };
})();
