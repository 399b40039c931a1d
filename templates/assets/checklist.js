/* The checklist of a post: remembers ticks in this browser, for the period that they hold for, and shows how far one is.
   Nothing here is needed to read or print a list. */

/**
 * `series` is the item's place in the table of dates, null for what is not due by the calendar.
 * @typedef {{ element: HTMLElement, box: HTMLInputElement, id: string, optional: boolean, series: number | null, next: HTMLElement | null }} CheckItem
 *
 * The items that are done in one period.
 * @typedef {{ element: HTMLElement, id: string, period: string, title: string, when: HTMLElement, state: HTMLElement | null,
 *   items: CheckItem[] }} CheckGroup
 *
 * @typedef {{ done: number, total: number, due: number }} CheckCounts
 */

(function () {
  "use strict";

  const { part, filled } = HandbookPage;

  const { Dates, dayNumber, written } = HandbookDates;

  /* Lists of a day: one that was begun may go on past midnight. */
  const OF_A_DAY = ["day", "working day"];

  /* --- Memory: ticks are {item: marks}, runs are {group: number}; without storage they live as long as the page ----------- */

  class Memory {
    /** @param {string} key */
    constructor(key) {
      this.key = `handbook-checklist:${key}`;
      this.lasting = true;
      /** @type {Record<string, string[]>} */
      this.ticks = {};
      /** @type {Record<string, number>} */
      this.runs = {};
      this.read();
    }

    read() {
      let text = null;
      try {
        text = localStorage.getItem(this.key);
        localStorage.setItem(`${this.key}?`, "1"); // reading may be allowed where writing is not
        localStorage.removeItem(`${this.key}?`);
      } catch {
        this.lasting = false;
      }
      const { ticks, runs } = remembered(text);
      this.ticks = entries(ticks, isTexts);
      this.runs = entries(runs, isNumber);
    }

    /** @param {string} item @param {string} mark */
    has(item, mark) {
      return Object.hasOwn(this.ticks, item) && this.ticks[item].includes(mark);
    }

    /** @param {string} item @param {string} mark */
    add(item, mark) {
      this.remove(item, mark);
      this.ticks[item] = [...(this.ticks[item] || []), mark];
    }

    /** @param {string} item @param {string} mark */
    remove(item, mark) {
      const left = (this.ticks[item] || []).filter((other) => other !== mark);
      if (left.length) this.ticks[item] = left;
      else delete this.ticks[item];
    }

    write() {
      try {
        localStorage.setItem(this.key, JSON.stringify({ ticks: this.ticks, runs: this.runs }));
      } catch {
        this.lasting = false;
      }
    }
  }

  /** What is not as we wrote it counts as nothing.
   * @param {string | null} text @returns {{ ticks?: unknown, runs?: unknown }} */
  function remembered(text) {
    try {
      return JSON.parse(text || "") || {};
    } catch {
      return {};
    }
  }

  /** The entries of an object whose values are of the kind that we write.
   * @template T
   * @param {unknown} value @param {(value: unknown) => value is T} isKind @returns {Record<string, T>} */
  function entries(value, isKind) {
    /** @type {Record<string, T>} */
    const found = {};
    if (value && typeof value === "object") for (const [key, own] of Object.entries(value)) if (isKind(own)) found[key] = own;
    return found;
  }

  /** @param {unknown} value @returns {value is string[]} */
  function isTexts(value) {
    return Array.isArray(value) && value.every((text) => typeof text === "string");
  }

  /** @param {unknown} value @returns {value is number} */
  function isNumber(value) {
    return typeof value === "number";
  }

  /* --- The page ------------------------------------------------------------------------------------------------------------ */

  const STEPS = new Map([["ArrowDown", 1], ["j", 1], ["ArrowUp", -1], ["k", -1]]);

  class Checklist {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      /** @type {Record<string, string>} */
      this.texts = JSON.parse(root.dataset.checkTexts || "{}");
      this.table = new Dates(JSON.parse(root.dataset.checkDates || ""));
      this.memory = new Memory(root.dataset.check || "");
      this.groups = [...root.querySelectorAll("section")].map(readGroup);
      this.bar = part(root, ".hb-check__bar", HTMLElement);
      this.today = part(this.bar, "input[value=today]", HTMLInputElement);
      this.status = part(root, "[data-check-status]", HTMLElement);
      const language = document.documentElement.lang;
      const locale = language === "en" ? "en-GB" : language || undefined;
      this.days = new Intl.DateTimeFormat(locale, { month: "long", day: "numeric", timeZone: "UTC" });
      this.years = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
      this.earlier = part(root, "[data-check-earlier]", HTMLElement);
      this.beyond = part(root, "[data-check-beyond]", HTMLElement);
      /** @type {Map<CheckGroup, CheckCounts>} */
      this.counts = new Map();
      this.now = dayNumber(new Date());
      this.day = this.now; // the day whose list is shown
      this.speaking = 0;
      /** @type {{ undo: HTMLElement, before: { ticks: Record<string, string[]>, runs: Record<string, number> } } | null} */
      this.undoing = null;
      this.forgetStale();
      this.listen();
      this.show();
      for (const element of document.querySelectorAll("[data-check-script]")) if (element instanceof HTMLElement) element.hidden = false;
    }

    /** The mark that a tick bears: it counts for the turn that the day belongs to, or for the next; of events, for the run.
     * @param {CheckGroup} group @param {CheckItem} item @param {number} day */
    mark(group, item, day) {
      if (item.series === null) return `run ${this.memory.runs[group.id] || 1}`;
      const turn = this.table.turn(item.series, day);
      return `${group.period} ${written(turn && this.table.knows(day) ? turn.last : day)}`;
    }

    /* Ticks of earlier turns, and of items that are no longer on the list. What was ticked for yesterday is kept: a watch may last
       past midnight. */
    forgetStale() {
      /** @type {Record<string, string[]>} */
      const kept = {};
      for (const group of this.groups) {
        for (const item of group.items) {
          const marks = [...new Set([this.now - 1, this.now].map((day) => this.mark(group, item, day)))];
          const found = marks.filter((mark) => this.memory.has(item.id, mark));
          if (found.length) kept[item.id] = found;
        }
      }
      this.memory.ticks = kept;
    }

    listen() {
      for (const group of this.groups) {
        for (const item of group.items) item.box.addEventListener("change", () => this.tick(group, item));
        if (group.state) this.prepareClearing(group.state, [group]);
      }
      this.prepareClearing(this.bar, this.groups);
      for (const radio of this.bar.querySelectorAll("input[type=radio]")) radio.addEventListener("change", () => this.show());
      part(this.earlier, "button", HTMLElement).addEventListener("click", () => this.goTo(this.day === this.now ? this.now - 1 : this.now));
      this.root.addEventListener("keydown", (event) => this.move(event));
      for (const button of document.querySelectorAll("[data-check-print]")) button.addEventListener("click", () => window.print());
      window.addEventListener("storage", (event) => this.reread(event));
      window.addEventListener("pageshow", () => this.show()); // browsers restore boxes when a page is loaded again
      document.addEventListener("visibilitychange", () => this.turn());
      setInterval(() => this.turn(), 60000);
    }

    /* A new day may have begun since the page was opened. */
    turn() {
      const today = dayNumber(new Date());
      if (today === this.now) return;
      this.now = this.day = today;
      this.forgetStale();
      this.show();
    }

    /** @param {number} day */
    goTo(day) {
      this.day = day;
      this.withdrawUndo();
      this.show();
      this.say(part(this.earlier, "span", HTMLElement).textContent || "");
    }

    /** Another window of the same list has changed it.
     * @param {StorageEvent} event */
    reread(event) {
      if (event.key !== null && event.key !== this.memory.key) return;
      this.memory.read();
      this.show();
    }

    /** @param {CheckGroup} group @param {CheckItem} item */
    tick(group, item) {
      const mark = this.mark(group, item, this.day);
      if (item.box.checked) this.memory.add(item.id, mark);
      else this.memory.remove(item.id, mark);
      this.memory.write();
      this.withdrawUndo();
      this.show();
      this.say(this.texts.announced, { group: group.title, ...this.counts.get(group) });
    }

    /** Clearing asks nothing and can be undone; events begin a new run. `place` holds the two buttons.
     * @param {HTMLElement} place @param {CheckGroup[]} groups */
    prepareClearing(place, groups) {
      const clear = part(place, "[data-check-clear]", HTMLElement), undo = part(place, "[data-check-undo]", HTMLElement);
      const button = part(undo, "button", HTMLElement);
      clear.addEventListener("click", () => {
        const before = { ticks: { ...this.memory.ticks }, runs: { ...this.memory.runs } };
        this.clear(groups);
        this.undoing = { undo, before };
        part(undo, "span", HTMLElement).textContent = this.texts.cleared;
        undo.hidden = false;
        button.focus();
        this.say(this.texts.cleared);
      });
      button.addEventListener("click", () => {
        if (this.undoing) Object.assign(this.memory, this.undoing.before);
        this.forgetStale();
        this.memory.write();
        this.withdrawUndo();
        this.show();
        clear.focus();
        this.say(this.texts.restored);
      });
    }

    /** @param {CheckGroup[]} groups */
    clear(groups) {
      for (const group of groups) {
        for (const item of group.items) this.memory.remove(item.id, this.mark(group, item, this.day));
        if (group.period === "event") this.memory.runs[group.id] = (this.memory.runs[group.id] || 1) + 1;
      }
      this.memory.write();
      this.withdrawUndo();
      this.show();
    }

    withdrawUndo() {
      if (this.undoing) this.undoing.undo.hidden = true;
      this.undoing = null;
    }

    /** Arrow keys, and j and k, go from box to box; Tab and Space do as ever.
     * @param {KeyboardEvent} event */
    move(event) {
      const step = STEPS.get(event.key);
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      const boxes = this.groups.flatMap((group) => group.items).filter((item) => !item.element.hidden).map((item) => item.box);
      const place = boxes.findIndex((box) => box === event.target);
      const next = place < 0 ? null : boxes[place + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }

    show() {
      const todayOnly = this.today.checked;
      this.counts = new Map(this.groups.map((group) => [group, this.showGroup(group, todayOnly)]));
      /** @type {(name: "done" | "total" | "due") => number} */
      const sum = (name) => [...this.counts.values()].reduce((total, counts) => total + counts[name], 0);
      showProgress(this.bar, this.texts.done, { done: sum("done"), total: sum("total") });
      part(this.root, "[data-check-today]", HTMLElement).textContent = filled(this.texts.today, { count: sum("due") });
      part(this.root, "[data-check-hint]", HTMLElement).hidden = !todayOnly;
      part(this.root, "[data-check-forgetful]", HTMLElement).hidden = this.memory.lasting;
      this.showEarlier();
      this.beyond.hidden = this.table.knows(this.now);
      const { from, until } = this.table;
      this.beyond.textContent = filled(this.texts.beyond, { from: this.inWords(from, this.years), until: this.inWords(until, this.years) });
    }

    /* The list of yesterday, if it was begun and is not complete: a watch goes on after midnight. */
    showEarlier() {
      const before = this.now - 1;
      const items = this.groups.filter((group) => OF_A_DAY.includes(group.period)).flatMap((group) => group.items
        .filter((item) => this.openTurn(item, before)?.last === before).map((item) => this.memory.has(item.id, this.mark(group, item, before))));
      const done = items.filter(Boolean).length, here = this.day === before;
      this.earlier.hidden = !here && (done === 0 || done === items.length);
      const text = here ? this.texts.earlier : this.texts.kept;
      part(this.earlier, "span", HTMLElement).textContent = filled(text, { date: this.inWords(before, this.days), done, total: items.length });
      part(this.earlier, "button", HTMLElement).textContent = here ? this.texts.back : this.texts.resume;
    }

    /** The turn of an item that is open on a day, whether due yet or not.
     * @param {CheckItem} item @param {number} day */
    openTurn(item, day) {
      const turn = item.series === null || !this.table.knows(day) ? null : this.table.turn(item.series, day);
      return turn && turn.first <= day ? turn : null;
    }

    /** @param {number} day @param {Intl.DateTimeFormat} format */
    inWords(day, format) {
      return format.format(new Date(written(day)));
    }

    /** How many items are shown, how many of them are done, and how many of all are due and not done.
     * @param {CheckGroup} group @param {boolean} todayOnly @returns {CheckCounts} */
    showGroup(group, todayOnly) {
      const counts = { done: 0, total: 0, due: 0 };
      for (const item of group.items) {
        const ticked = this.memory.has(item.id, this.mark(group, item, this.day));
        const open = this.openTurn(item, this.day);
        const due = open !== null && open.day <= this.day;
        item.box.checked = ticked;
        item.element.hidden = todayOnly && !due;
        if (due && !ticked) counts.due++;
        // What is not always done counts only where it was done: else a list could never be complete.
        if (!item.element.hidden && (ticked || !item.optional)) counts.total++;
        if (!item.element.hidden && ticked) counts.done++;
        this.showNext(group, item);
      }
      group.element.hidden = group.items.every((item) => item.element.hidden);
      if (group.state) showProgress(group.state, this.texts.done, counts);
      this.showPeriod(group);
      return counts;
    }

    /** The day on which the running turn of an item is due, or the next one; lists of a day need not say it.
     * @param {CheckGroup} group @param {CheckItem} item */
    showNext(group, item) {
      const turn = item.series === null || !this.table.knows(this.day) ? null : this.table.turn(item.series, this.day);
      item.element.dataset.checkDue = turn ? written(turn.day) : "";
      if (!item.next) return;
      item.next.hidden = !turn || turn.day <= this.day || OF_A_DAY.includes(group.period);
      if (turn) item.next.textContent = filled(this.texts.next, { date: this.inWords(turn.day, this.days) });
    }

    /** The days that the running turn of a group has.
     * @param {CheckGroup} group */
    showPeriod(group) {
      const turn = group.items.length ? this.openTurn(group.items[0], this.day) : null;
      group.when.hidden = !turn;
      if (turn) group.when.textContent = this.days.formatRange(new Date(written(turn.first)), new Date(written(turn.last)));
    }

    /** One message for several quick ticks: only the last is spoken.
     * @param {string} text @param {Record<string, string | number>} [values] */
    say(text, values = {}) {
      clearTimeout(this.speaking);
      this.speaking = setTimeout(() => { this.status.textContent = filled(text, values); }, 700);
    }
  }

  /** `place` holds the bar, its count in words, and the button to clear, which is of use only when something is ticked.
   * @param {HTMLElement} place @param {string} text @param {{ done: number, total: number }} counts */
  function showProgress(place, text, { done, total }) {
    const progress = part(place, "progress", HTMLProgressElement);
    progress.max = total || 1;
    progress.value = done;
    part(place, "[data-check-count]", HTMLElement).textContent = filled(text, { done, total });
    part(place, "[data-check-clear]", HTMLElement).hidden = done === 0;
  }

  /** @param {HTMLElement} element @returns {CheckGroup} */
  function readGroup(element) {
    return {
      element,
      id: element.dataset.checkGroup || "",
      period: element.dataset.checkPeriod || "",
      title: (part(element, "h2", HTMLElement).textContent || "").trim(),
      when: part(element, "[data-check-when]", HTMLElement),
      state: element.querySelector("div.hb-check__state"),
      items: [...element.querySelectorAll("li")].map(readItem),
    };
  }

  /** @param {HTMLElement} element @returns {CheckItem} */
  function readItem(element) {
    const box = part(element, "input", HTMLInputElement);
    const series = element.dataset.checkSeries;
    return { element, box, id: box.dataset.checkItem || "", optional: "checkOptional" in element.dataset,
      series: series === undefined ? null : Number(series), next: element.querySelector("span[data-check-next]") };
  }

  /* --- A printed copy: is it still current? ----------------------------------------------------------------------------------- */

  const LONGEST_VERSION = 30; // what an address says is not to be trusted with more

  class PrintedCopy {
    /** @param {HTMLFormElement} form */
    constructor(form) {
      this.form = form;
      /** @type {Record<string, string>} */
      this.texts = JSON.parse(form.dataset.printTexts || "{}");
      this.current = form.dataset.print || "";
      this.version = form.dataset.printVersion || "";
      this.input = part(form, "input", HTMLInputElement);
      this.above = part(document, "[data-print-notice]", HTMLElement);
      this.below = part(form, "[data-print-answer]", HTMLElement);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.above.replaceChildren();
        this.below.replaceChildren(this.answer(this.input.value, this.texts.other));
      });
      form.hidden = false;
      this.greet(new URLSearchParams(window.location.search));
    }

    /** The code on the sheet opens the page with these words.
     * @param {URLSearchParams} asked */
    greet(asked) {
      const code = asked.get("print");
      if (code === null) return;
      this.input.value = code;
      const version = (asked.get("version") || "").slice(0, LONGEST_VERSION);
      this.above.replaceChildren(this.answer(code, this.texts.stale, version));
    }

    /** `stale` is what is said of a copy that is not this one.
     * @param {string} typed @param {string} stale @param {string} [version] */
    answer(typed, stale, version = "") {
      const code = typed.normalize("NFKC").replace(/[^0-9a-z]/gi, "").toUpperCase();
      const notice = document.createElement("p");
      notice.className = "hb-notice";
      if (!/^[0-9A-F]{8}$/.test(code)) notice.textContent = filled(this.texts.unreadable, { code: "3F9A-21BC" });
      else if (code === this.current) {
        notice.classList.add("hb-notice--good");
        notice.textContent = filled(this.texts.current, { copy: this.copy(code, this.version) });
      } else {
        const current = this.copy(this.current, this.version);
        notice.append(`${filled(stale, { copy: this.copy(code, version), current })} `, this.sheet());
      }
      return notice;
    }

    sheet() {
      const sheet = document.createElement("a");
      sheet.href = this.form.dataset.printSheet || "";
      sheet.type = "application/pdf";
      sheet.textContent = this.texts.renew;
      return sheet;
    }

    /** @param {string} code @param {string} version */
    copy(code, version) {
      return filled(version ? this.texts.copy : this.texts.code, { version, code: `${code.slice(0, 4)}\u2011${code.slice(4)}` });
    }
  }

  function begin() {
    for (const root of document.querySelectorAll("[data-check]")) if (root instanceof HTMLElement) new Checklist(root);
    for (const form of document.querySelectorAll("[data-print]")) if (form instanceof HTMLFormElement) new PrintedCopy(form);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
