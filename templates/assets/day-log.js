/* What was done, when and by whom: a list of events that only grows, kept in this browser. Ticks are what the events come to. Several windows
   write the same list: who adds to it reads it again first, for a window that rested in the background is told nothing of what others wrote. */

/**
 * `t` is when, with the offset of the clock; `mark` says which turn or which run it is for. `na` is "not applicable".
 * @typedef {{ t: string, item: string, mark: string, kind: "done" | "undone" | "na" | "remark", by?: string, remark?: string }} LogEvent
 *
 * How an item stands: done or not applicable since `t`; `remark` may stand alone.
 * @typedef {{ kind: "done" | "na" | "open", t: string, by: string, remark: string }} ItemState
 */

var HandbookLog = (function () {
  "use strict";

  const KEPT_DAYS = 62;
  const KINDS = ["done", "undone", "na", "remark"];

  class Log {
    /** `current` says whether an event still counts, however old; the runs of groups are those that go on.
     * @param {string} key @param {(event: LogEvent, runs: Record<string, number>) => boolean} [current] */
    constructor(key, current = () => false) {
      this.key = `handbook-log:${key}`;
      this.openedKey = `handbook-opened:${key}`; // by itself: opening a page never writes over what was ticked
      this.current = current;
      this.lasting = true;
      /** @type {LogEvent[]} */
      this.events = [];
      /** @type {Record<string, number>} */
      this.runs = {};
      /** What was ticked, in the words of the list when it was: a list that changes later may not have it.
       * @type {Record<string, string>} */
      this.names = {};
      this.since = ""; // the first day of which anything was kept here
      this.opened = ""; // when the list was first looked at here: nothing is known of what was to be done before
      this.unsaved = false; // whether this window knows more than could be kept
      /** @type {Map<string, ItemState>} */
      this.states = new Map();
      this.read();
    }

    read() {
      let text = null, opened = null;
      try {
        text = localStorage.getItem(this.key);
        opened = localStorage.getItem(this.openedKey);
        localStorage.setItem(`${this.key}?`, "1"); // reading may be allowed where writing is not
        localStorage.removeItem(`${this.key}?`);
      } catch {
        this.lasting = false;
      }
      const { events, runs, since, names } = remembered(text);
      const found = (Array.isArray(events) ? events : []).filter(isEvent), oldest = oldestKept(found);
      this.names = { ...texts(names), ...this.names };
      this.runs = this.unsaved ? { ...numbers(runs), ...this.runs } : numbers(runs);
      this.events = (this.unsaved ? joined(found, this.events) : found).filter((event) => event.t >= oldest || this.current(event, this.runs));
      this.since = typeof since === "string" ? since : this.unsaved ? this.since : "";
      this.opened = opened && !Number.isNaN(Date.parse(opened)) ? opened : this.since ? `${this.since}T00:00:00` : this.opened;
      this.fold();
    }

    fold() {
      this.states.clear();
      for (const event of this.events) this.apply(event);
    }

    /** @param {LogEvent} event */
    apply(event) {
      const key = `${event.item}\n${event.mark}`, before = this.states.get(key);
      if (event.kind === "undone") this.states.delete(key);
      else if (event.kind === "remark") this.states.set(key, { kind: "open", t: event.t, by: event.by || "", ...before, remark: event.remark || "" });
      else this.states.set(key, { kind: event.kind, t: event.t, by: event.by || "", remark: event.remark || before?.remark || "" });
    }

    /** @param {string} item @param {string} mark */
    state(item, mark) {
      return this.states.get(`${item}\n${mark}`) || null;
    }

    /** Whether an item needs no more attention.
     * @param {string} item @param {string} mark */
    has(item, mark) {
      const kind = this.state(item, mark)?.kind;
      return kind === "done" || kind === "na";
    }

    /** @param {LogEvent["kind"]} kind @param {string} item @param {string} mark @param {string} day
     * @param {{ by?: string, remark?: string, do?: string }} [more] `do` is what the item says */
    add(kind, item, mark, day, more = {}) {
      /** @type {LogEvent} */
      const event = { t: stamp(new Date()), item, mark, kind, ...(more.by ? { by: more.by } : {}), ...(more.remark ? { remark: more.remark } : {}) };
      this.since ||= day;
      if (more.do) this.names[item] = more.do;
      this.events.push(event);
      this.apply(event);
    }

    /** Notes that the list is looked at. */
    open() {
      if (this.opened) return;
      this.opened = stamp(new Date());
      try {
        localStorage.setItem(this.openedKey, this.opened);
      } catch {
        this.lasting = false;
      }
    }

    /** The names of what the events are about. */
    namesInUse() {
      return Object.fromEntries(this.events.filter(({ item }) => item in this.names).map(({ item }) => [item, this.names[item]]));
    }

    write() {
      try {
        localStorage.setItem(this.key, JSON.stringify({ since: this.since, events: this.events, runs: this.runs, names: this.namesInUse() }));
        this.lasting = true;
      } catch {
        this.lasting = false;
      }
      this.unsaved = !this.lasting;
    }
  }

  /** The first of the last days on which anything was ticked: counted by days and not by the clock, for a clock that was wrong once would take
   * everything away.
   * @param {LogEvent[]} events */
  function oldestKept(events) {
    return [...new Set(events.map((event) => event.t.slice(0, 10)))].sort().at(-KEPT_DAYS) || "";
  }

  /** What is kept and what this window knows besides, in the order in which it happened.
   * @param {LogEvent[]} kept @param {LogEvent[]} own */
  function joined(kept, own) {
    const known = new Set(kept.map((event) => JSON.stringify(event)));
    return [...kept, ...own.filter((event) => !known.has(JSON.stringify(event)))].sort((one, other) => Date.parse(one.t) - Date.parse(other.t));
  }

  /** The moment on the reader's clock with its offset: `2026-11-26T18:42:05+08:00`; or on a clock that is so many minutes ahead of Greenwich.
   * @param {Date} date @param {number} [offset] */
  function stamp(date, offset = -date.getTimezoneOffset()) {
    const size = Math.abs(offset);
    const local = new Date(date.getTime() + offset * 60000).toISOString().slice(0, 19);
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  }

  /** What is not as we wrote it counts as nothing.
   * @param {string | null} text @returns {{ events?: unknown, runs?: unknown, since?: unknown, names?: unknown }} */
  function remembered(text) {
    try {
      return JSON.parse(text || "") || {};
    } catch {
      return {};
    }
  }

  /** @param {unknown} value @returns {value is LogEvent} */
  function isEvent(value) {
    if (!value || typeof value !== "object") return false;
    const event = /** @type {Record<string, unknown>} */ (value);
    return ["t", "item", "mark", "kind"].every((name) => typeof event[name] === "string") && KINDS.includes(String(event.kind))
      && ["by", "remark"].every((name) => event[name] === undefined || typeof event[name] === "string");
  }

  /** @param {unknown} value @returns {Record<string, number>} */
  function numbers(value) {
    /** @type {Record<string, number>} */
    const found = {};
    if (value && typeof value === "object") for (const [name, own] of Object.entries(value)) if (typeof own === "number") found[name] = own;
    return found;
  }

  /** @param {unknown} value @returns {Record<string, string>} */
  function texts(value) {
    return Object.fromEntries(Object.entries(value && typeof value === "object" ? value : {}).filter(([, text]) => typeof text === "string"));
  }

  return { Log, stamp };
})();
