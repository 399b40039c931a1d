/* What the scripts of the pages share. */

var HandbookPage = (function () {
  "use strict";

  /** The element of a place that a page must have, of the kind that it must be.
   * @template {Element} T
   * @param {ParentNode} place @param {string} selector @param {new () => T} kind
   * @returns {T} */
  function part(place, selector, kind) {
    const found = place.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(`The page lacks ${selector}`);
    return found;
  }

  /** A text with values in its {placeholders}; what is quoted in quotation marks has the inner ones, as in the catalogue of the program.
   * @param {string} text @param {Record<string, string | number>} values */
  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole))
      .replace(/「「([^「」]*)」」/g, "「『$1』」").replace(/““([^“”]*)””/g, "“‘$1’”");
  }

  /** Which state of the rules a paper or record is of: its version, where there is one, and its print code.
   * @param {Record<string, string>} texts @param {string} code @param {string} version */
  function copySaid(texts, code, version) {
    return filled(version ? texts.copy : texts.code, { version, code: `${code.slice(0, 4)}\u2011${code.slice(4)}` });
  }

  /** A new element with attributes and a text.
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} name @param {Record<string, string>} [attributes] @param {string} [text]
   * @returns {HTMLElementTagNameMap[T]} */
  function element(name, attributes = {}, text = "") {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  }

  /** A line of a result: a label, and what it says.
   * @param {string} label @param {string} text @param {"span" | "strong"} [tag] */
  function line(label, text, tag = "span") {
    const paragraph = element("p");
    paragraph.append(label, element(tag, {}, text));
    return paragraph;
  }

  const UNIT = "個工作小時|个工作小时|個工作日|个工作日|工作日|工作小時|工作小时|個月|个月|個小時|个小时|小時|小时|分鐘|分钟|年度|季度|日內|日内|[年月日天時时分秒週周季級级次件份頁页人項项步條条款元字歲岁號号]";
  const REST = `[\\d,.:]*(?: ?[–~～至] ?\\d[\\d,.:]*)? ?(?:${UNIT})`;
  const MONTH = "January|February|March|April|May|June|July|August|September|October|November|December";
  const WORD = "(?:working |calendar )?(?:day|hour|minute|week|month|quarter|year|point|level|person)s?|people|per cent|percent|copies";
  const ENGLISH = `[\\d,.:–]* (?:(?:${MONTH})(?: \\d{4})?|${WORD})\\b`;
  const NUMBERED = "teps?|rticles?|evels?|arts?|ages?|ersion";
  const NUMBERS = new RegExp(`(?:第 ?)?(?<![A-Za-z0-9.])\\d(?:${REST}(?:\\d${REST})*|${ENGLISH})|\\b[SsAaLlPpVv](?:${NUMBERED}) \\d+(?:[.–]\\d+)*\\b`, "g");

  /** A text in pieces, those at odd places a number with its unit; generator/pages/unbroken.py finds the same in pages.
   * @param {string} text */
  function withUnits(text) {
    const pieces = /** @type {string[]} */ ([]);
    let at = 0;
    for (const match of text.matchAll(NUMBERS)) {
      pieces.push(text.slice(at, match.index), match[0]);
      at = match.index + match[0].length;
    }
    return [...pieces, text.slice(at)];
  }

  /** Keeps each number and its unit on one line, in what a script has written.
   * @param {Element} place */
  function unbroken(place) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT), found = /** @type {Node[]} */ ([]);
    while (texts.nextNode()) if (!texts.currentNode.parentElement?.closest(".hb-unbroken, option, textarea")) found.push(texts.currentNode);
    for (const node of found) {
      const pieces = withUnits(node.textContent || "").map((text, number) => (number % 2 ? element("span", { class: "hb-unbroken" }, text) : text));
      if (pieces.length > 1 && node instanceof Text) node.replaceWith(...pieces);
    }
  }

  /** Dates in the language of the page and in the years of its handbook; English ones as they are written in Britain.
   * @param {Intl.DateTimeFormatOptions} options */
  function dates(options) {
    const language = document.documentElement.lang;
    const locale = language === "en" ? "en-GB" : language || undefined;
    return new Intl.DateTimeFormat(document.documentElement.dataset.years ? `${locale}-u-ca-roc` : locale, options);
  }

  /** Chooses a value, if it is among those to choose from.
   * @param {HTMLSelectElement} choice @param {string} value */
  function choose(choice, value) {
    if ([...choice.options].some((option) => option.value === value)) choice.value = value;
  }

  /** Puts what a page was narrowed to into its address, so that it can be sent. What is empty is left out.
   * @param {Record<string, string>} values */
  function putInAddress(values) {
    const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
    history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
  }

  /** What this browser keeps under a name; empty where nothing is, or nothing may be.
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

  /** Hands the reader a file.
   * @param {string} name @param {Blob} content */
  function save(name, content) {
    const address = URL.createObjectURL(content), link = element("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  /** How often, as a field for a number says it: nothing and nonsense are 0, and no more than the field allows.
   * @param {HTMLInputElement | HTMLSelectElement} field */
  function times(field) {
    const most = Number(field.getAttribute("max")), given = Math.floor(Number(field.value)) || 0;
    return Math.max(0, Math.min(given, most));
  }

  /** Opens what is folded, so that all of it is seen: where it was asked for, and on paper.
   * @param {HTMLDetailsElement[]} folds */
  function unfold(folds) {
    for (const fold of folds) fold.open = true;
  }

  /** What is folded on this page until somebody asks for it, or prints the page.
   * @returns {HTMLDetailsElement[]} */
  function folded() {
    const folds = [...document.querySelectorAll("details[data-fold]")].filter((fold) => fold instanceof HTMLDetailsElement);
    addEventListener("beforeprint", () => unfold(folds));
    return folds;
  }

  return { part, filled, copySaid, element, line, unbroken, withUnits, dates, choose, putInAddress, kept, keep, save, times, folded, unfold };
})();
