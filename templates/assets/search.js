/* The door to the search: opens it with / or Ctrl+K or a button, and loads everything else when that is first wanted. */
(function () {
  "use strict";

  const FOLDER = new URL(".", document.currentScript.src);
  const ROOT = new URL("../../", FOLDER); // this folder is assets/handbook/
  const PROGRAM = ["text", "grams", "store", "index", "near", "results", "engine", "dialog"].map((part) => `search-${part}.js`); // in this order
  const SLASH_OFF = "handbook-search-slash-off";
  const main = document.documentElement.dataset.language || document.documentElement.lang;
  const indexes = new Map(); // language → {head, engine, files: name → promise}
  const asked = new Map(); // language → promise of its index
  let dialog = null;

  /* Runs a script of this folder once, after those asked for before it; the promise fails if it cannot be loaded. */
  function script(name) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.async = false;
      element.src = new URL(name, FOLDER).href;
      element.onload = () => { element.remove(); resolve(); };
      element.onerror = () => { element.remove(); reject(new Error(name)); };
      document.head.append(element);
    });
  }

  /* What `kept` has under `key`, or else what `load` promises; a promise that failed is not kept, so that one can try again. */
  function once(kept, key, load) {
    if (!kept.has(key)) {
      kept.set(key, load());
      kept.get(key).catch(() => kept.delete(key));
    }
    return kept.get(key);
  }

  /* The index of a language with its words and its engine, which may still be empty; `fill` brings the entries. */
  function index(language) {
    const program = () => once(asked, "", () => Promise.all(PROGRAM.map(script)));
    return once(asked, language, () => program().then(() => script(`search-${language}.js`)).then(() => indexes.get(language)));
  }

  /* Loads files of an index that are still missing: those that every query needs, or those that the engine wants. */
  function fill(found, names = found.head.files) {
    return Promise.all(names.map((name) => once(found.files, name, () => script(name))));
  }

  // --- What the files of an index call ---------------------------------------------------------------------------------

  function load(text) {
    const head = JSON.parse(text);
    indexes.set(head.language, { head, engine: new globalThis.HandbookSearchEngine(head), files: new Map() });
  }

  function add(language, text) {
    const { engine } = indexes.get(language);
    engine.add(JSON.parse(text));
    (globalThis.requestIdleCallback || setTimeout)(() => engine.prepare());
  }

  function addPassages(language, chunk, rows, lines) {
    indexes.get(language).engine.addPassages(chunk, JSON.parse(rows), lines);
  }

  function addGrams(language, shard, text) {
    indexes.get(language).engine.addGrams(shard, JSON.parse(text));
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

  globalThis.handbookSearch = { load, add, addPassages, addGrams, open, index, fill };
})();
