/* What this browser remembers of its reader: which post, which name or initials, which view; and the files of posts, loaded when needed. */

var HandbookReader = (function () {
  "use strict";

  const { kept, keep } = HandbookPage;

  const LONGEST_NAME = 40;

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
