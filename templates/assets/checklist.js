/* The checklist of a post: remembers ticks in this browser, for the period that they hold for, and shows how far one is.
   Nothing here is needed to read or print a list. */

/**
 * The days of an item in its period, as far as they are given: weekday 0 is Monday, day -1 is the last of the month.
 * @typedef {{ weekday?: number, day?: number, month?: number }} CheckDays
 * @typedef {{ element: HTMLElement, box: HTMLInputElement, id: string, optional: boolean, days: CheckDays }} CheckItem
 *
 * The items that are done in one period, `interval` of which make a round.
 * @typedef {{ element: HTMLElement, id: string, period: string, interval: number, title: string, when: HTMLElement,
 *   state: HTMLElement | null, items: CheckItem[] }} CheckGroup
 *
 * @typedef {{ done: number, total: number, due: number }} CheckCounts
 */

(function () {
  "use strict";

  const { part, filled } = HandbookPage;

  const DAY = 86400000;

  /* --- Periods: each has a number that grows by one, so that `every 2 weeks` is a number divided by two ------------------ */

  /** Days since 1970 on the reader's calendar, whatever the hour and the summer time.
   * @param {Date} date */
  const dayNumber = (date) => Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY);
  /** @param {Date} date */
  const monday = (date) => Math.floor((dayNumber(date) + 3) / 7); // 1970-01-01 was a Thursday
  /** @param {Date} date */
  const weekday = (date) => (date.getDay() + 6) % 7; // Monday is 0

  /** @type {Record<string, (date: Date) => number>} */
  const NUMBER = {
    "day": dayNumber,
    "working day": dayNumber,
    "week": monday,
    "month": (date) => date.getFullYear() * 12 + date.getMonth(),
    "quarter": (date) => date.getFullYear() * 4 + Math.floor(date.getMonth() / 3),
    "half-year": (date) => date.getFullYear() * 2 + Math.floor(date.getMonth() / 6),
    "year": (date) => date.getFullYear(),
  };

  /** The mark that a tick bears: it counts as long as its group's mark is the same.
   * @param {CheckGroup} group @param {Date} now @param {Record<string, number>} runs */
  function mark(group, now, runs) {
    if (group.period === "event") return `run ${runs[group.id] || 1}`;
    return `${group.period} ${group.interval} ${Math.floor(NUMBER[group.period](now) / group.interval)}`;
  }

  /** First and last day of the running period, for weeks and longer ones of a single interval.
   * @param {CheckGroup} group @param {Date} now @returns {Date[] | null} */
  function span(group, now) {
    const year = now.getFullYear();
    /** @type {(months: number) => Date[]} */
    const from = (months) => [new Date(year, Math.floor(now.getMonth() / months) * months, 1),
      new Date(year, Math.floor(now.getMonth() / months) * months + months, 0)];
    /** @type {Record<string, () => Date[]>} */
    const spans = {
      "day": () => [now, now],
      "working day": () => [now, now],
      "week": () => [0, 6].map((day) => new Date(year, now.getMonth(), now.getDate() - weekday(now) + day)),
      "month": () => from(1),
      "quarter": () => from(3),
      "half-year": () => from(6),
      "year": () => from(12),
    };
    return group.interval === 1 && spans[group.period] ? spans[group.period]() : null;
  }

  /** Whether an item is due today: every day, or from its day in the period on. What has no day is not.
   * @param {CheckItem} item @param {CheckGroup} group @param {Date} now @param {number[]} weekend */
  function isDue(item, group, now, weekend) {
    const days = item.days;
    if (group.interval > 1) return false;
    if (group.period === "day") return true;
    if (group.period === "working day") return !weekend.includes(weekday(now));
    if (days.weekday !== undefined) return weekday(now) >= days.weekday;
    if (days.month !== undefined && days.day !== undefined) return (now.getMonth() + 1) * 100 + now.getDate() >= days.month * 100 + days.day;
    if (days.day !== undefined) {
      const last = new Date(now.getFullYear(), now.getMonth() + 1, 0).getDate();
      return now.getDate() >= (days.day < 0 ? last : Math.min(days.day, last));
    }
    return false;
  }

  /* --- Memory: ticks are {item: mark}, runs are {group: number}; without storage they live as long as the page ------------ */

  class Memory {
    /** @param {string} key */
    constructor(key) {
      this.key = `handbook-checklist:${key}`;
      this.lasting = true;
      /** @type {Record<string, string>} */
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
      this.ticks = entries(ticks, isText);
      this.runs = entries(runs, isNumber);
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

  /** @param {unknown} value @returns {value is string} */
  function isText(value) {
    return typeof value === "string";
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
      this.weekend = (root.dataset.checkWeekend || "").split(" ").filter(Boolean).map(Number);
      this.memory = new Memory(root.dataset.check || "");
      this.groups = [...root.querySelectorAll("section")].map(readGroup);
      this.bar = part(root, ".hb-check__bar", HTMLElement);
      this.today = part(this.bar, "input[value=today]", HTMLInputElement);
      this.status = part(root, "[data-check-status]", HTMLElement);
      const language = document.documentElement.lang;
      this.dates = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language || undefined, { month: "long", day: "numeric" });
      /** @type {Map<CheckGroup, CheckCounts>} */
      this.counts = new Map();
      this.shownOn = 0;
      this.speaking = 0;
      /** @type {{ undo: HTMLElement, before: { ticks: Record<string, string>, runs: Record<string, number> } } | null} */
      this.undoing = null;
      this.forgetStale();
      this.listen();
      this.show();
      for (const element of document.querySelectorAll("[data-check-script]")) if (element instanceof HTMLElement) element.hidden = false;
    }

    /* Ticks of earlier periods, and of items that are no longer on the list. */
    forgetStale() {
      const now = new Date();
      /** @type {Record<string, string>} */
      const kept = {};
      for (const group of this.groups) {
        for (const item of group.items) {
          if (this.memory.ticks[item.id] === mark(group, now, this.memory.runs)) kept[item.id] = this.memory.ticks[item.id];
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
      this.root.addEventListener("keydown", (event) => this.move(event));
      for (const button of document.querySelectorAll("[data-check-print]")) button.addEventListener("click", () => window.print());
      window.addEventListener("storage", (event) => this.reread(event));
      window.addEventListener("pageshow", () => this.show()); // browsers restore boxes when a page is loaded again
      document.addEventListener("visibilitychange", () => this.turn());
      setInterval(() => this.turn(), 60000);
    }

    /* A new period may have begun since the page was opened. */
    turn() {
      const today = dayNumber(new Date());
      if (today === this.shownOn) return;
      this.forgetStale();
      this.show();
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
      if (item.box.checked) this.memory.ticks[item.id] = mark(group, new Date(), this.memory.runs);
      else delete this.memory.ticks[item.id];
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
        for (const item of group.items) delete this.memory.ticks[item.id];
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
      const now = new Date();
      this.shownOn = dayNumber(now);
      const todayOnly = this.today.checked;
      this.counts = new Map(this.groups.map((group) => [group, this.showGroup(group, now, todayOnly)]));
      /** @type {(name: "done" | "total" | "due") => number} */
      const sum = (name) => [...this.counts.values()].reduce((total, counts) => total + counts[name], 0);
      showProgress(this.bar, this.texts.done, { done: sum("done"), total: sum("total") });
      part(this.root, "[data-check-today]", HTMLElement).textContent = filled(this.texts.today, { count: sum("due") });
      part(this.root, "[data-check-hint]", HTMLElement).hidden = !todayOnly;
      part(this.root, "[data-check-forgetful]", HTMLElement).hidden = this.memory.lasting;
    }

    /** How many items are shown, how many of them are done, and how many of all are due today and not done.
     * @param {CheckGroup} group @param {Date} now @param {boolean} todayOnly @returns {CheckCounts} */
    showGroup(group, now, todayOnly) {
      const current = mark(group, now, this.memory.runs);
      const counts = { done: 0, total: 0, due: 0 };
      for (const item of group.items) {
        const ticked = this.memory.ticks[item.id] === current;
        const due = isDue(item, group, now, this.weekend);
        item.box.checked = ticked;
        item.element.hidden = todayOnly && !due;
        if (due && !ticked) counts.due++;
        // What is not always done counts only where it was done: else a list could never be complete.
        if (!item.element.hidden && (ticked || !item.optional)) counts.total++;
        if (!item.element.hidden && ticked) counts.done++;
      }
      group.element.hidden = group.items.every((item) => item.element.hidden);
      if (group.state) showProgress(group.state, this.texts.done, counts);
      const days = span(group, now);
      group.when.hidden = !days;
      if (days) group.when.textContent = this.dates.formatRange(days[0], days[1]);
      return counts;
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
      interval: Number(element.dataset.checkInterval),
      title: (part(element, "h2", HTMLElement).textContent || "").trim(),
      when: part(element, "[data-check-when]", HTMLElement),
      state: element.querySelector("div.hb-check__state"),
      items: [...element.querySelectorAll("li")].map(readItem),
    };
  }

  /** @param {HTMLElement} element @returns {CheckItem} */
  function readItem(element) {
    const box = part(element, "input", HTMLInputElement);
    /** @type {CheckDays} */
    const days = {};
    for (const name of /** @type {const} */ (["weekday", "day", "month"])) {
      const value = element.getAttribute(`data-check-${name}`);
      if (value !== null) days[name] = Number(value);
    }
    return { element, box, id: box.dataset.checkItem || "", optional: "checkOptional" in element.dataset, days };
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
