/* What this browser remembers of its reader: which post, which name or initials, which view; and the files of posts, loaded when needed. */

var HandbookReader = (function () {
  "use strict";

  const LONGEST_NAME = 40;

  /** What is kept under a name; empty where nothing is, or nothing may be.
   * @param {string} name */
  function kept(name) {
    try {
      return localStorage.getItem(`handbook-${name}`) || "";
    } catch {
      return "";
    }
  }

  /** @param {string} name @param {string} value */
  function keep(name, value) {
    try {
      if (value) localStorage.setItem(`handbook-${name}`, value);
      else localStorage.removeItem(`handbook-${name}`);
    } catch {
      /* then it counts for this page only */
    }
  }

  /** An input for the name or initials that go with everything that is ticked. Every such input of a page shows the same.
   * @param {HTMLInputElement} input */
  function prepareName(input) {
    input.maxLength = LONGEST_NAME;
    input.value = kept("name");
    input.addEventListener("change", () => keep("name", input.value.trim()));
    addEventListener("storage", () => { input.value = kept("name"); });
  }

  /** The script at an address, run once; fails where it cannot be had. Pages from a folder may load scripts, but no other files.
   * @param {string} address @returns {Promise<void>} */
  function load(address) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = new URL(address, document.baseURI).href;
      element.onload = () => { element.remove(); resolve(); };
      element.onerror = () => { element.remove(); reject(new Error(address)); };
      document.head.append(element);
    });
  }

  return { kept, keep, prepareName, load, name: () => kept("name") };
})();
