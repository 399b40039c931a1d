/* The door to the search: opens it with / or Ctrl+K or a button, and loads everything else when that is first wanted. */

var handbookSearch = (function () {
  "use strict";

  const FOLDER = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const ROOT = new URL("../../", FOLDER); // this folder is assets/handbook/
  const PROGRAM = ["text", "grams", "store", "index", "near", "results", "alike", "vocabulary", "quantities", "questions", "acts", "wording", "named",
    "bounds", "measures", "tiers", "cases", "stated", "lines", "rows", "asking", "parts", "remedies", "exempt", "in-text", "subjects", "duties", "outcomes",
    "answers", "engine", "dialog"]; // in this order
  const SLASH_OFF = "handbook-search-slash-off";
  const main = document.documentElement.dataset.language || document.documentElement.lang;
  const visited = HandbookRecent.recent(ROOT);
  /** @type {Map<string, SearchLoaded>} */
  const indexes = new Map(); // by language; `files` are those asked for
  /** @type {Map<string, Promise<void[]>>} */
  const programs = new Map(); // the program, once it is asked for
  /** @type {Map<string, Promise<SearchLoaded>>} */
  const asked = new Map(); // language → its index
  /** @type {InstanceType<typeof HandbookSearchDialog> | null} */
  let dialog = null;

  /** Runs a script of this folder once, after those asked for before it; the promise fails if it cannot be loaded.
   * @param {string} name @returns {Promise<void>} */
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

  /** What `kept` has under `key`, or else what `bring` promises; a promise that failed is not kept, so that one can try again.
   * @template T
   * @param {Map<string, Promise<T>>} kept @param {string} key @param {() => Promise<T>} bring */
  function once(kept, key, bring) {
    const known = kept.get(key);
    if (known) return known;
    const promise = bring();
    kept.set(key, promise);
    promise.catch(() => kept.delete(key));
    return promise;
  }

  /** The index of a language with its words and its engine, which may still be empty; `fill` brings the entries.
   * @param {string} language */
  function index(language) {
    return once(asked, language, async () => {
      await once(programs, "", () => Promise.all(["rule-words.js", "numerals.js", "decide.js", "decide-payment.js", "decide-time.js",
        ...PROGRAM.map((part) => `search-${part}.js`)].map(script)));
      await script(`search-${language}.js`);
      return loaded(language);
    });
  }

  /** Loads files of an index that are still missing: those that every query needs, or those that the engine wants.
   * @param {SearchLoaded} found @param {string[]} [names] */
  function fill(found, names = found.head.files) {
    return Promise.all(names.map((name) => once(found.files, name, () => script(name))));
  }

  /** What a post's checklist knows of its days, with the scripts that read it, which pages with a list of the day have already.
   * @param {string} address @param {string} post */
  async function dayData(address, post) {
    if (!("HandbookDays" in globalThis)) await once(programs, "days", () => Promise.all(["checklist-dates.js", "day-state.js"].map(script)));
    await once(programs, "search-days", () => Promise.all([...("HandbookShifts" in globalThis ? [] : ["day-shifts.js"]), "search-days.js"].map(script)));
    if (!HandbookDays.of(post)) await script(new URL(address, ROOT).href);
    return HandbookDays.of(post);
  }

  /** @param {string} language */
  function loaded(language) {
    const found = indexes.get(language);
    if (!found) throw new Error(`search-${language}.js brought no index`);
    return found;
  }

  // --- What the files of an index call ---------------------------------------------------------------------------------

  /** @param {string} text */
  function load(text) {
    /** @type {SearchHead} */
    const head = JSON.parse(text);
    indexes.set(head.language, { head, engine: new HandbookSearchEngine(head), files: new Map() });
  }

  /** @param {string} language @param {string} text */
  function add(language, text) {
    const { engine } = loaded(language);
    engine.add(JSON.parse(text));
    (globalThis.requestIdleCallback || setTimeout)(() => engine.prepare());
  }

  /** @param {string} language @param {number} chunk @param {string} rows @param {string} lines */
  function addPassages(language, chunk, rows, lines) {
    loaded(language).engine.addPassages(chunk, JSON.parse(rows), lines);
  }

  /** @param {string} language @param {number} shard @param {string} text */
  function addGrams(language, shard, text) {
    loaded(language).engine.addGrams(shard, JSON.parse(text));
  }

  async function open() {
    /** @type {SearchLoaded} */
    let found;
    try {
      found = await index(main);
    } catch {
      // Not even the words of a dialog could be had: the list of all entries needs none of this.
      const link = document.querySelector("a[href$='entries/index.html']");
      if (link instanceof HTMLAnchorElement) location.assign(link.href);
      return;
    }
    dialog ||= new HandbookSearchDialog(found, { root: ROOT, fill, index, dayData, visited, slash: { isOff: slashIsOff, turnOff: turnSlashOff } });
    dialog.open();
  }

  // A reader who speaks to the computer can turn the one-key shortcut off (WCAG 2.1.4).
  function slashIsOff() {
    try { return localStorage.getItem(SLASH_OFF) === "1"; } catch { return false; }
  }

  /** @param {boolean} off */
  function turnSlashOff(off) {
    try {
      if (off) localStorage.setItem(SLASH_OFF, "1");
      else localStorage.removeItem(SLASH_OFF);
    } catch { /* nowhere to keep it */ }
  }

  /** @param {EventTarget | null} target */
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

  visited.visit();

  return { load, add, addPassages, addGrams, open, index, fill };
})();
