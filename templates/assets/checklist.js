/* The checklist of a post: remembers ticks in this browser, for the period that they hold for, and shows how far one is.
   Nothing here is needed to read or print a list. */
(function () {
  "use strict";

  const DAY = 86400000;

  /* --- Periods: each has a number that grows by one, so that `every 2 weeks` is a number divided by two ------------------ */

  /* Days since 1970 on the reader's calendar, whatever the hour and the summer time. */
  const dayNumber = (date) => Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY);
  const monday = (date) => Math.floor((dayNumber(date) + 3) / 7); // 1970-01-01 was a Thursday
  const weekday = (date) => (date.getDay() + 6) % 7; // Monday is 0

  const NUMBER = {
    "day": dayNumber,
    "working day": dayNumber,
    "week": monday,
    "month": (date) => date.getFullYear() * 12 + date.getMonth(),
    "quarter": (date) => date.getFullYear() * 4 + Math.floor(date.getMonth() / 3),
    "half-year": (date) => date.getFullYear() * 2 + Math.floor(date.getMonth() / 6),
    "year": (date) => date.getFullYear(),
  };

  /* The mark that a tick bears: it counts as long as its group's mark is the same. */
  function mark(group, now, runs) {
    if (group.period === "event") return `run ${runs[group.id] || 1}`;
    return `${group.period} ${group.interval} ${Math.floor(NUMBER[group.period](now) / group.interval)}`;
  }

  /* First and last day of the running period, for weeks and longer ones of a single interval. */
  function span(group, now) {
    const year = now.getFullYear();
    const from = (months) => [new Date(year, Math.floor(now.getMonth() / months) * months, 1),
      new Date(year, Math.floor(now.getMonth() / months) * months + months, 0)];
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

  /* Whether an item is due today: every day, or from its day in the period on. What has no day is not. */
  function isDue(item, group, now, weekend) {
    const days = item.days;
    if (group.interval > 1) return false;
    if (group.period === "day") return true;
    if (group.period === "working day") return !weekend.includes(weekday(now));
    if (days.weekday !== undefined) return weekday(now) >= days.weekday;
    if (days.month !== undefined) return (now.getMonth() + 1) * 100 + now.getDate() >= days.month * 100 + days.day;
    if (days.day !== undefined) {
      const last = new Date(now.getFullYear(), now.getMonth() + 1, 0).getDate();
      return now.getDate() >= (days.day < 0 ? last : Math.min(days.day, last));
    }
    return false;
  }

  /* --- Memory: ticks are {item: mark}, runs are {group: number}; without storage they live as long as the page ------------ */

  class Memory {
    constructor(key) {
      this.key = `handbook-checklist:${key}`;
      this.lasting = true;
      this.ticks = {};
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
      const found = parsed(text);
      this.ticks = plain(found.ticks);
      this.runs = plain(found.runs);
    }

    write() {
      try {
        localStorage.setItem(this.key, JSON.stringify({ ticks: this.ticks, runs: this.runs }));
      } catch {
        this.lasting = false;
      }
    }
  }

  /* What is not as we wrote it counts as nothing. */
  function parsed(text) {
    try {
      return plain(JSON.parse(text));
    } catch {
      return {};
    }
  }

  function plain(value) {
    return value && typeof value === "object" && !Array.isArray(value) ? value : {};
  }

  /* --- The page ------------------------------------------------------------------------------------------------------------ */

  class Checklist {
    constructor(root) {
      this.root = root;
      this.texts = JSON.parse(root.dataset.checkTexts);
      this.weekend = root.dataset.checkWeekend.split(" ").filter(Boolean).map(Number);
      this.memory = new Memory(root.dataset.check);
      this.groups = [...root.querySelectorAll("[data-check-group]")].map(readGroup);
      this.bar = root.querySelector(".hb-check__bar");
      this.status = root.querySelector("[data-check-status]");
      const language = document.documentElement.lang;
      this.dates = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language || undefined, { month: "long", day: "numeric" });
      this.forgetStale();
      this.listen();
      this.show();
      for (const element of document.querySelectorAll("[data-check-script]")) element.hidden = false;
    }

    /* Ticks of earlier periods, and of items that are no longer on the list. */
    forgetStale() {
      const now = new Date();
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
      window.addEventListener("pageshow", () => this.turn());
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

    /* Another window of the same list has changed it. */
    reread(event) {
      if (event.key !== null && event.key !== this.memory.key) return;
      this.memory.read();
      this.show();
    }

    tick(group, item) {
      if (item.box.checked) this.memory.ticks[item.id] = mark(group, new Date(), this.memory.runs);
      else delete this.memory.ticks[item.id];
      this.memory.write();
      this.withdrawUndo();
      this.show();
      this.say(this.texts.announced, { group: group.title, ...this.counts.get(group) });
    }

    /* Clearing asks nothing and can be undone; events begin a new run. `place` holds the two buttons. */
    prepareClearing(place, groups) {
      const clear = place.querySelector("[data-check-clear]");
      const undo = place.querySelector("[data-check-undo]");
      clear.addEventListener("click", () => {
        const before = { ticks: { ...this.memory.ticks }, runs: { ...this.memory.runs } };
        this.clear(groups);
        this.undoing = { undo, before };
        undo.querySelector("span").textContent = this.texts.cleared;
        undo.hidden = false;
        undo.querySelector("button").focus();
        this.say(this.texts.cleared);
      });
      undo.querySelector("button").addEventListener("click", () => {
        Object.assign(this.memory, this.undoing.before);
        this.forgetStale();
        this.memory.write();
        this.withdrawUndo();
        this.show();
        clear.focus();
        this.say(this.texts.restored);
      });
    }

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

    /* Arrow keys, and j and k, go from box to box; Tab and Space do as ever. */
    move(event) {
      const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.type !== "checkbox") return;
      const boxes = this.groups.flatMap((group) => group.items).filter((item) => !item.element.hidden).map((item) => item.box);
      const next = boxes[boxes.indexOf(event.target) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }

    show() {
      const now = new Date();
      this.shownOn = dayNumber(now);
      const todayOnly = this.bar.querySelector("input[value=today]").checked;
      this.counts = new Map(this.groups.map((group) => [group, this.showGroup(group, now, todayOnly)]));
      const sum = (name) => [...this.counts.values()].reduce((total, counts) => total + counts[name], 0);
      showProgress(this.bar, this.texts.done, { done: sum("done"), total: sum("total") });
      this.root.querySelector("[data-check-today]").textContent = fill(this.texts.today, { count: sum("due") });
      this.root.querySelector("[data-check-hint]").hidden = !todayOnly;
      this.root.querySelector("[data-check-forgetful]").hidden = this.memory.lasting;
    }

    /* How many items are shown, how many of them are done, and how many of all are due today and not done. */
    showGroup(group, now, todayOnly) {
      const current = mark(group, now, this.memory.runs);
      const counts = { done: 0, total: 0, due: 0 };
      for (const item of group.items) {
        const ticked = this.memory.ticks[item.id] === current;
        const due = isDue(item, group, now, this.weekend);
        item.box.checked = ticked;
        item.element.hidden = todayOnly && !due;
        counts.due += due && !ticked;
        // What is not always done counts only where it was done: else a list could never be complete.
        counts.total += !item.element.hidden && (ticked || !item.optional);
        counts.done += ticked && !item.element.hidden;
      }
      group.element.hidden = group.items.every((item) => item.element.hidden);
      if (group.state) showProgress(group.state, this.texts.done, counts);
      const days = span(group, now);
      group.when.hidden = !days;
      if (days) group.when.textContent = this.dates.formatRange(...days);
      return counts;
    }

    /* One message for several quick ticks: only the last is spoken. */
    say(text, values = {}) {
      clearTimeout(this.speaking);
      this.speaking = setTimeout(() => { this.status.textContent = fill(text, values); }, 700);
    }
  }

  /* `place` holds the bar, its count in words, and the button to clear, which is of use only when something is ticked. */
  function showProgress(place, text, { done, total }) {
    const progress = place.querySelector("progress");
    progress.max = total || 1;
    progress.value = done;
    place.querySelector("[data-check-count]").textContent = fill(text, { done, total });
    place.querySelector("[data-check-clear]").hidden = done === 0;
  }

  function readGroup(element) {
    return {
      element,
      id: element.dataset.checkGroup,
      period: element.dataset.checkPeriod,
      interval: Number(element.dataset.checkInterval),
      title: element.querySelector("h2").textContent.trim(),
      when: element.querySelector("[data-check-when]"),
      state: element.querySelector(".hb-check__state"),
      items: [...element.querySelectorAll("li")].map(readItem),
    };
  }

  function readItem(element) {
    const box = element.querySelector("input");
    const days = {};
    for (const name of ["weekday", "day", "month"]) {
      const value = element.getAttribute(`data-check-${name}`);
      if (value !== null) days[name] = Number(value);
    }
    return { element, box, id: box.dataset.checkItem, optional: "checkOptional" in element.dataset, days };
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  /* --- A printed copy: is it still current? ----------------------------------------------------------------------------------- */

  const LONGEST_VERSION = 30; // what an address says is not to be trusted with more

  class PrintedCopy {
    constructor(form) {
      this.form = form;
      this.texts = JSON.parse(form.dataset.printTexts);
      this.current = form.dataset.print;
      this.input = form.querySelector("input");
      this.above = document.querySelector("[data-print-notice]");
      this.below = form.querySelector("[data-print-answer]");
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.above.replaceChildren();
        this.below.replaceChildren(this.answer(this.input.value, this.texts.other));
      });
      form.hidden = false;
      this.greet(new URLSearchParams(window.location.search));
    }

    /* The code on the sheet opens the page with these words. */
    greet(asked) {
      if (!asked.has("print")) return;
      this.input.value = asked.get("print");
      const version = (asked.get("version") || "").slice(0, LONGEST_VERSION);
      this.above.replaceChildren(this.answer(this.input.value, this.texts.stale, version));
    }

    /* `stale` is what is said of a copy that is not this one. */
    answer(typed, stale, version = "") {
      const code = typed.normalize("NFKC").replace(/[^0-9a-z]/gi, "").toUpperCase();
      const notice = document.createElement("p");
      notice.className = "hb-notice";
      if (!/^[0-9A-F]{8}$/.test(code)) notice.textContent = fill(this.texts.unreadable, { code: "3F9A-21BC" });
      else if (code === this.current) {
        notice.classList.add("hb-notice--good");
        notice.textContent = fill(this.texts.current, { copy: this.copy(code, this.form.dataset.printVersion) });
      } else {
        const current = this.copy(this.current, this.form.dataset.printVersion);
        notice.append(`${fill(stale, { copy: this.copy(code, version), current })} `, this.sheet());
      }
      return notice;
    }

    sheet() {
      const sheet = document.createElement("a");
      sheet.href = this.form.dataset.printSheet;
      sheet.type = "application/pdf";
      sheet.textContent = this.texts.renew;
      return sheet;
    }

    copy(code, version) {
      return fill(version ? this.texts.copy : this.texts.code, { version, code: `${code.slice(0, 4)}\u2011${code.slice(4)}` });
    }
  }

  function begin() {
    for (const root of document.querySelectorAll("[data-check]")) new Checklist(root);
    for (const form of document.querySelectorAll("[data-print]")) new PrintedCopy(form);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
