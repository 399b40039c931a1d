/* The door to the search: opens it with / or Ctrl+K or a button, and loads everything else when that is first wanted. */
(function () {
  "use strict";

  const FOLDER = new URL(".", document.currentScript.src);
  const ROOT = new URL("../../", FOLDER); // this folder is assets/handbook/
  const SLASH_OFF = "handbook-search-slash-off";
  const main = document.documentElement.dataset.language || document.documentElement.lang;
  const indexes = new Map(); // language → {head, engine, files still to load, …}
  const asked = new Map(); // language → promise of its index
  let program = null;
  let dialog = null;

  /* Runs a script of this folder once; the promise fails if it cannot be loaded. A failed one can be asked for again. */
  function script(name) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = new URL(name, FOLDER).href;
      element.onload = () => { element.remove(); resolve(); };
      element.onerror = () => { element.remove(); reject(new Error(name)); };
      document.head.append(element);
    });
  }

  function loadProgram() {
    program ||= Promise.all([script("search-text.js").then(() => script("search-engine.js")), script("search-dialog.js")]);
    program.catch(() => { program = null; });
    return program;
  }

  /* The index of a language with its words and its engine, which may still be empty; `fill` brings the entries. */
  function index(language) {
    if (!asked.has(language)) {
      const answer = loadProgram().then(() => script(`search-${language}.js`)).then(() => indexes.get(language));
      asked.set(language, answer);
      answer.catch(() => asked.delete(language));
    }
    return asked.get(language);
  }

  /* Loads the files of entries that are still missing, one after the other; `progress` is called after each. */
  async function fill(found, progress) {
    found.filling ||= (async () => {
      while (found.files.length) {
        await script(found.files[0]);
        found.files.shift();
        found.watchers.forEach((watch) => watch());
      }
    })();
    if (progress) found.watchers.add(progress);
    try {
      await found.filling;
    } finally {
      found.filling = null;
      found.watchers.delete(progress);
    }
  }

  function load(text) {
    const head = JSON.parse(text);
    indexes.set(head.language, { head, engine: new globalThis.HandbookSearchEngine(head), files: [...head.files], filling: null, watchers: new Set() });
  }

  function add(language, text) {
    indexes.get(language).engine.add(JSON.parse(text));
  }

  async function open() {
    let found;
    try {
      found = await index(main);
    } catch {
      // Not even the words of a dialog could be had: the list of all entries needs none of this.
      const link = document.querySelector("a[href$='entries/index.html']");
      if (link) location.assign(link.href);
      return;
    }
    dialog ||= new globalThis.HandbookSearchDialog(found, { root: ROOT, fill, index, slash: { isOff: slashIsOff, turnOff: turnSlashOff } });
    dialog.open();
  }

  // A reader who speaks to the computer can turn the one-key shortcut off (WCAG 2.1.4).
  function slashIsOff() {
    try { return localStorage.getItem(SLASH_OFF) === "1"; } catch { return false; }
  }

  function turnSlashOff(off) {
    try { off ? localStorage.setItem(SLASH_OFF, "1") : localStorage.removeItem(SLASH_OFF); } catch { /* nowhere to keep it */ }
  }

  function isTyping(target) {
    return target instanceof Element && target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const slash = event.key === "/" && !command && !isTyping(event.target) && !slashIsOff();
    if (!slash && !(event.key.toLowerCase() === "k" && command && !event.shiftKey)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    open();
  }, true);

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-handbook-search]")) return;
    event.preventDefault();
    open();
  });

  // The index is fetched as soon as a reader reaches for the button.
  for (const type of ["focusin", "pointerover"]) {
    document.addEventListener(type, (event) => {
      if (!(event.target instanceof Element) || !event.target.closest("[data-handbook-search]")) return;
      index(main).then((found) => fill(found)).catch(() => { /* told when it is opened */ });
    });
  }

  globalThis.handbookSearch = { load, add, open, index, fill };
})();
