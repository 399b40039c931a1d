/* The whole checklist of a post: remembers ticks in this browser, for the turn that they hold for, and shows how far one is. What is due
   on a day is shown by day-list.js above it, from the same log. Nothing here is needed to read or print a list. */

/**
 * `due` is the item in the file of the post, null for what is not due by the calendar.
 * `instead` are the ids of the items of which a case takes one or this, and `other` says which of them was taken. `after` are the ids of
 * those that are done before it, and `skipped` says which of them are not ticked though it is.
 * @typedef {{ element: HTMLElement, box: HTMLInputElement, id: string, optional: boolean, due: DayItem | null, next: HTMLElement | null,
 *   instead: string[], other: HTMLElement | null, after: string[], skipped: HTMLElement | null }} CheckItem
 *
 * The items that are done in one period.
 * @typedef {{ element: HTMLElement, id: string, period: string, title: string, when: HTMLElement, state: HTMLElement | null,
 *   items: CheckItem[] }} CheckGroup
 *
 * @typedef {{ done: number, total: number }} CheckCounts
 */

(function () {
  "use strict";

  const { part, filled, dates } = HandbookPage;
  const { written } = HandbookDates;

  const STEPS = new Map([["ArrowDown", 1], ["j", 1], ["ArrowUp", -1], ["k", -1]]);

  class Checklist {
    /** @param {HTMLElement} root @param {DayData} data */
    constructor(root, data) {
      this.root = root;
      /** @type {Record<string, string>} */
      this.texts = JSON.parse(root.dataset.dayTexts || "{}");
      this.day = new HandbookDays.Day(data);
      this.log = this.day.log;
      const items = new Map(data.items.map((item) => [item.id, item]));
      this.names = new Map([...data.items, ...data.free].map((item) => [item.id, item.do]));
      this.groups = [...root.querySelectorAll("section[data-check-group]")].map((element) => readGroup(element, items));
      this.bar = part(root, ".hb-check__bar", HTMLElement);
      this.status = part(root, "[data-check-status]", HTMLElement);
      this.days = dates({ month: "long", day: "numeric", timeZone: "UTC" });
      /** @type {Map<CheckGroup, CheckCounts>} */
      this.counts = new Map();
      this.speaking = 0;
      /** What clearing has added to the log, and the runs before it.
       * @type {{ undo: HTMLElement, added: Set<string>, runs: Record<string, number> } | null} */
      this.undoing = null;
      this.list = new HandbookDayList(part(root, "[data-day]", HTMLElement), this.day, this.texts, () => this.show());
      this.listen();
      this.chooseView();
      this.show();
      for (const element of document.querySelectorAll("[data-check-script]")) if (element instanceof HTMLElement) element.hidden = false;
    }

    /** The mark that a tick bears: it counts for the turn that today belongs to, or for the next; of events, for the run.
     * @param {CheckGroup} group @param {CheckItem} item */
    mark(group, item) {
      if (!item.due) return `run ${this.log.runs[group.id] || 1}`;
      const now = new Date(), turn = this.day.turnAt(item.due, now);
      return turn ? this.day.mark(item.due, turn) : `${group.period} ${written(this.day.dayOf(now))}`;
    }

    listen() {
      for (const group of this.groups) {
        for (const item of group.items) item.box.addEventListener("change", () => this.tick(group, item));
        if (group.state) this.prepareClearing(group.state, [group]);
      }
      this.prepareClearing(this.bar, this.groups);
      for (const radio of this.root.querySelectorAll("input[name=check-view]")) radio.addEventListener("change", () => this.rememberView());
      addEventListener("hashchange", () => this.chooseView());
      this.root.addEventListener("keydown", (event) => this.move(event));
      for (const button of document.querySelectorAll("[data-check-print]")) button.addEventListener("click", () => window.print());
      window.addEventListener("storage", (event) => this.reread(event));
      window.addEventListener("pageshow", () => this.show()); // browsers restore boxes when a page is loaded again; the day has read what is kept
      document.addEventListener("visibilitychange", () => this.show());
      setInterval(() => this.show(), 60000);
    }

    /* --- Which view: the day, or all there is; an address that leads into the list shows the list ------------------------- */

    chooseView() {
      const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
      const inside = target !== null && this.groups.some((group) => group.element.contains(target));
      this.showView(inside ? "all" : HandbookReader.kept("view") || "today");
      if (inside) target.scrollIntoView();
    }

    rememberView() {
      const chosen = this.root.querySelector("input[name=check-view]:checked");
      const view = chosen instanceof HTMLInputElement ? chosen.value : "today";
      HandbookReader.keep("view", view);
      this.showView(view);
    }

    /** @param {string} view */
    showView(view) {
      this.root.classList.toggle("hb-check--today", view !== "all");
      part(this.root, `input[name=check-view][value=${view === "all" ? "all" : "today"}]`, HTMLInputElement).checked = true;
    }

    /** Another window of the same list has changed it.
     * @param {StorageEvent} event */
    reread(event) {
      if (event.key !== null && event.key !== this.log.key) return;
      this.log.read();
      this.withdrawUndo(); // it would take back what the other window did
      this.show();
    }

    /** @param {CheckGroup} group @param {CheckItem} item */
    tick(group, item) {
      this.log.read();
      this.add(item.box.checked ? "done" : "undone", group, item);
      this.log.write();
      this.withdrawUndo();
      this.show();
      this.list.show();
      if (item.skipped && !item.skipped.hidden) this.say(item.skipped.textContent || "");
      else this.say(this.texts.announced, { group: group.title, ...this.counts.get(group) });
    }

    /** @param {"done" | "undone"} kind @param {CheckGroup} group @param {CheckItem} item */
    add(kind, group, item) {
      const more = { by: HandbookReader.name(), do: this.names.get(item.id) };
      this.log.add(kind, item.id, this.mark(group, item), written(this.day.dayOf(new Date())), more);
    }

    /** Clearing asks nothing and can be undone; events begin a new run. `place` holds the two buttons.
     * @param {HTMLElement} place @param {CheckGroup[]} groups */
    prepareClearing(place, groups) {
      const clear = part(place, "[data-check-clear]", HTMLElement), undo = part(place, "[data-check-undo]", HTMLElement);
      const button = part(undo, "button", HTMLElement);
      clear.addEventListener("click", () => {
        this.log.read();
        const { length } = this.log.events, runs = Object.fromEntries(groups.map(({ id }) => [id, this.log.runs[id] || 1]));
        this.clear(groups);
        this.undoing = { undo, added: new Set(this.log.events.slice(length).map((event) => JSON.stringify(event))), runs };
        part(undo, "span", HTMLElement).textContent = this.texts.cleared;
        undo.hidden = false;
        button.focus();
        this.say(this.texts.cleared);
      });
      button.addEventListener("click", () => {
        if (this.undoing) this.restore(this.undoing);
        this.withdrawUndo();
        this.show();
        this.list.show();
        clear.focus();
        this.say(this.texts.restored);
      });
    }

    /** Takes back what clearing added, and nothing that another window has ticked since.
     * @param {{ added: Set<string>, runs: Record<string, number> }} undoing */
    restore({ added, runs }) {
      this.log.read();
      this.log.events = this.log.events.filter((event) => !added.has(JSON.stringify(event)));
      Object.assign(this.log.runs, runs);
      this.log.fold();
      this.log.write();
    }

    /** @param {CheckGroup[]} groups */
    clear(groups) {
      for (const group of groups) {
        const free = group.items.filter((item) => !item.due), due = group.items.filter((item) => item.due);
        for (const item of due) if (this.log.has(item.id, this.mark(group, item))) this.add("undone", group, item);
        if (free.length) this.log.runs[group.id] = (this.log.runs[group.id] || 1) + 1; // what was done before stays in the record
      }
      this.log.write();
      this.withdrawUndo();
      this.show();
      this.list.show();
    }

    withdrawUndo() {
      if (this.undoing) this.undoing.undo.hidden = true;
      this.undoing = null;
    }

    /** Arrow keys, and j and k, go from box to box; Tab and Space do as ever.
     * @param {KeyboardEvent} event */
    move(event) {
      const step = STEPS.get(event.key);
      if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLTextAreaElement) return;
      const boxes = [...this.root.querySelectorAll("input[type=checkbox]")].filter((box) => box.checkVisibility());
      const place = boxes.findIndex((box) => box === event.target);
      const next = place < 0 ? null : boxes[place + step];
      if (!(next instanceof HTMLElement)) return;
      event.preventDefault();
      next.focus();
    }

    show() {
      this.counts = new Map(this.groups.map((group) => [group, this.showGroup(group)]));
      /** @type {(name: "done" | "total") => number} */
      const sum = (name) => [...this.counts.values()].reduce((total, counts) => total + counts[name], 0);
      showProgress(this.bar, this.texts.done, { done: sum("done"), total: sum("total") });
      const due = this.day.rows(new Date()).filter((row) => row.state !== "finished" && row.state !== "earlier").length;
      part(this.root, "[data-check-today]", HTMLElement).textContent = filled(this.texts.today, { count: due });
    }

    /** The turn of an item that is open today, whether due yet or not.
     * @param {CheckItem} item */
    openTurn(item) {
      const now = new Date(), turn = item.due ? this.day.turnAt(item.due, now) : null;
      return turn && turn.first <= this.day.dayOf(now) ? turn : null;
    }

    /** @param {CheckGroup} group @returns {CheckCounts} */
    showGroup(group) {
      const counts = { done: 0, total: 0 };
      for (const item of group.items) {
        const mark = this.mark(group, item), done = this.log.has(item.id, mark);
        item.box.checked = this.log.state(item.id, mark)?.kind === "done";
        // What is not always done counts only where it was done: else a list could never be complete.
        if (done || !item.optional) counts.total++;
        if (done) counts.done++;
        this.showNext(group, item);
        this.showOther(item);
        this.showSkipped(item);
      }
      if (group.state) showProgress(group.state, this.texts.done, counts);
      const turn = group.items.length ? this.openTurn(group.items[0]) : null;
      group.when.hidden = !turn;
      if (turn) group.when.textContent = this.days.formatRange(new Date(written(turn.first)), new Date(written(turn.last)));
      return counts;
    }

    /** What a case does not take because something else of it is done cannot be ticked.
     * @param {CheckItem} item */
    showOther(item) {
      if (!item.other) return;
      const done = this.groups.flatMap((group) => group.items.filter((other) => item.instead.includes(other.id)
        && this.log.state(other.id, this.mark(group, other))?.kind === "done"))[0];
      item.box.disabled = !item.box.checked && done !== undefined;
      item.other.hidden = !item.box.disabled;
      if (done) item.other.textContent = filled(this.texts.other, { number: part(done.element, ".hb-check__number", HTMLElement).textContent || "" });
    }

    /** What is read and then done is done in its order: a tick tells which before it are missing.
     * @param {CheckItem} item */
    showSkipped(item) {
      if (!item.skipped) return;
      const missing = item.box.checked ? this.skippedBefore(item) : [];
      item.skipped.hidden = !missing.length;
      item.skipped.textContent = missing.length ? filled(this.texts.skipped, { numbers: missing.join(this.texts.comma) }) : "";
    }

    /** The numbers of the items that are done before one and are not ticked.
     * @param {CheckItem} item */
    skippedBefore(item) {
      return this.groups.flatMap((group) => group.items.filter((other) => item.after.includes(other.id)
        && !this.log.has(other.id, this.mark(group, other)))).map(({ element }) => part(element, ".hb-check__number", HTMLElement).textContent || "");
    }

    /** The day on which the running turn of an item is due, or the next one; lists of a day need not say it.
     * @param {CheckGroup} group @param {CheckItem} item */
    showNext(group, item) {
      const now = new Date(), today = this.day.dayOf(now), turn = item.due ? this.day.turnAt(item.due, now) : null;
      item.element.dataset.checkDue = turn ? written(turn.day) : "";
      if (!item.next) return;
      item.next.hidden = !turn || turn.day <= today || HandbookDays.isWithinDay(group.period);
      if (turn) item.next.textContent = filled(this.texts.next, { date: this.days.format(new Date(written(turn.day))) });
    }

    /** One message for several quick ticks: only the last is spoken.
     * @param {string} text @param {Record<string, string | number>} [values] */
    say(text, values = {}) {
      clearTimeout(this.speaking);
      this.speaking = setTimeout(() => { this.status.textContent = filled(text, values); }, 700);
    }
  }

  /** `place` holds the bar, its count in words, and the button to clear, which is of use only when something is ticked.
   * @param {HTMLElement} place @param {string} text @param {CheckCounts} counts */
  function showProgress(place, text, { done, total }) {
    const progress = part(place, "progress", HTMLProgressElement);
    progress.max = total || 1;
    progress.value = done;
    part(place, "[data-check-count]", HTMLElement).textContent = filled(text, { done, total });
    part(place, "[data-check-clear]", HTMLElement).hidden = done === 0;
  }

  /** @param {Element} element @param {Map<string, DayItem>} items @returns {CheckGroup} */
  function readGroup(element, items) {
    if (!(element instanceof HTMLElement)) throw new Error("A group is an element of HTML");
    return {
      element,
      id: element.dataset.checkGroup || "",
      period: element.dataset.checkPeriod || "",
      title: (part(element, "h2", HTMLElement).textContent || "").trim(),
      when: part(element, "[data-check-when]", HTMLElement),
      state: element.querySelector("div.hb-check__state"),
      items: [...element.querySelectorAll("li")].map((item) => readItem(item, items)),
    };
  }

  /** @param {HTMLElement} element @param {Map<string, DayItem>} items @returns {CheckItem} */
  function readItem(element, items) {
    const box = part(element, "input", HTMLInputElement), id = box.dataset.checkItem || "";
    return {
      element, box, id, optional: "checkOptional" in element.dataset, due: items.get(id) || null, next: element.querySelector("span[data-check-next]"),
      instead: words(element.dataset.checkInstead), other: element.querySelector("p[data-check-other]"),
      after: words(element.dataset.checkAfter), skipped: element.querySelector("p[data-check-skipped]"),
    };
  }

  /** @param {string | undefined} text */
  function words(text) {
    return (text || "").split(" ").filter(Boolean);
  }

  document.addEventListener("DOMContentLoaded", async () => {
    const root = document.querySelector("[data-check]");
    if (!(root instanceof HTMLElement)) return;
    const post = root.dataset.check || "";
    await HandbookReader.load(`${post}.js`).catch(() => {});
    const data = HandbookDays.of(post);
    if (data) new Checklist(root, data);
    else Object.assign(part(root, "[data-check-missing]", HTMLElement), { hidden: false });
  });
})();
