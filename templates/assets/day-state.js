/* What a post has to do now, next, and what is overdue. Days, hours and deadlines come from the file of the post; nothing is decided here
   but where the clock stands among them. */

/**
 * `at` and `until` are minutes from the beginning of the post's day on which a turn begins, `deadline` of the day on which it ends.
 * A name with `Language` says what language its text is in.
 * @typedef {{ id: string, number: number, do: string, doLanguage?: string, critical?: boolean, optional?: boolean, period: string, series: number,
 *   at?: number, until?: number, deadline?: number, due?: string, hours?: string, within?: string, record?: string, recordLanguage?: string }} DayItem
 *
 * What is done when it happens; `group` is what is gone through anew each time.
 * @typedef {{ id: string, number: number, do: string, doLanguage?: string, critical?: boolean, group: string }} FreeItem
 *
 * @typedef {{ handbook: string, post: string, title: string, organisation: string, language: string, version: string, code: string,
 *   begins: number, dates: WrittenDates, working: number, items: DayItem[], free: FreeItem[], shifts?: ShiftData[] }} DayData
 *
 * A turn of the next days; `end` as of a row.
 * @typedef {{ item: DayItem, day: number, end: number }} DayAhead
 *
 * One thing to tick in one of its turns. `day` is the turn's day and `end` when it is no longer in time, in minutes from the beginning of
 * that day; `before` says that it is not the turn of today, and `left` that it is over. What was over before anybody looked here is `early`, and
 * `earlier` unless it is ticked: whether it was done, and in time, is known elsewhere.
 * @typedef {"overdue" | "now" | "later" | "earlier" | "finished"} RowState
 * @typedef {{ item: DayItem, mark: string, day: number, end: number, state: RowState, before: boolean, left: boolean,
 *   early: boolean, found: ItemState | null }} DayRow
 */

var HandbookDays = (function () {
  "use strict";

  const { Dates, momentOf, written, read } = HandbookDates;

  const WHOLE_DAY = 24 * 60;
  const DAYS_AHEAD = 5;
  const WITHIN_DAY = ["shift", "day", "working day", "day off"];
  /** @type {Map<string, DayData>} */
  const taken = new Map();

  /** The file of a post calls this.
   * @param {DayData} data */
  const take = (data) => { taken.set(data.post, data); };

  /** Whether something comes round within a day or every day; see WITHIN_DAY of the generator.
   * @param {string} period */
  const isWithinDay = (period) => WITHIN_DAY.includes(period);

  /** @param {string} post */
  const of = (post) => taken.get(post) || null;

  class Day {
    /** @param {DayData} data @param {InstanceType<typeof HandbookLog.Log>} [log] */
    constructor(data, log) {
      this.data = data;
      this.table = new Dates(data.dates);
      this.log = log || new HandbookLog.Log(`${data.handbook}:${data.post}`, (event, runs) => this.counts(event, runs));
    }

    /** Whether an event is of a turn that is not over, or of the run that goes on.
     * @param {LogEvent} event @param {Record<string, number>} runs */
    counts({ item, mark }, runs) {
      if (!mark.startsWith("run ")) return mark.slice(-10) >= written(momentOf(new Date(), this.data.begins).day);
      const group = this.data.free.find((free) => free.id === item)?.group;
      return group === undefined || mark === `run ${runs[group] || 1}`;
    }

    /** The day of the post at a moment.
     * @param {Date} now */
    dayOf(now) {
      return momentOf(now, this.data.begins).day;
    }

    /** @param {DayItem} item @param {Turn} turn */
    mark(item, turn) {
      return `${item.period} ${written(turn.last)}`;
    }

    /** The turn of an item that a tick counts for at a moment: the one before while its hours go on over midnight, else that of the day, or
     * the next.
     * @param {DayItem} item @param {Date} now @returns {Turn | null} */
    turnAt(item, now) {
      const { day, minute } = momentOf(now, this.data.begins);
      if (!this.table.knows(day)) return null;
      const before = this.table.turnBefore(item.series, day);
      return before && passedSince(before, day, minute) < endOf(item, before) ? before : this.table.turn(item.series, day);
    }

    /** What is due on the day of a moment and what was left of the turns before, in the order of the day.
     * @param {Date} now @returns {DayRow[]} */
    rows(now) {
      const { day, minute } = momentOf(now, this.data.begins);
      if (!this.table.knows(day)) return [];
      return this.data.items.flatMap((item) => {
        const turn = this.table.turn(item.series, day), before = this.table.turnBefore(item.series, day);
        const rows = [];
        if (before && this.isCarried(item, before, day, minute)) rows.push(this.row(item, before, day, minute, true));
        if (turn && turn.day <= day) rows.push(this.row(item, turn, day, minute, false));
        return rows;
      });
    }

    /** The last of the next working days.
     * @param {Date} now */
    lastAhead(now) {
      const { day } = momentOf(now, this.data.begins);
      return this.table.turnsBetween(this.data.working, day + 1, this.table.until).slice(0, DAYS_AHEAD).at(-1)?.day ?? day;
    }

    /** What falls due on the next working days, and on the days off between them, but what does so every day; in the order of time.
     * @param {Date} now @returns {DayAhead[]} */
    ahead(now) {
      const { day } = momentOf(now, this.data.begins), last = this.lastAhead(now);
      return this.data.items.filter((item) => !isWithinDay(item.period)).flatMap((item) => this.table.turnsBetween(item.series, day + 1, last)
        .filter((turn) => !this.log.has(item.id, this.mark(item, turn)))
        .map((turn) => ({ item, day: turn.day, end: endOf(item, turn) }))).sort((one, other) => one.day - other.day);
    }

    /** @param {DayItem} item @param {Turn} turn @param {number} day @param {number} minute @param {boolean} before @returns {DayRow} */
    row(item, turn, day, minute, before) {
      const mark = this.mark(item, turn), found = this.log.state(item.id, mark);
      const end = endOf(item, turn), passed = passedSince(turn, day, minute);
      const now = stateAt(passed, item.at || 0, end, this.log.has(item.id, mark)), early = !this.isKnown(item, turn);
      const state = now === "overdue" && early ? "earlier" : now;
      return { item, mark, day: turn.day, end, before, left: before && passed >= end, early, found, state };
    }

    /** Whether a turn before is shown on a day: because its hours end on it, or because it was left undone.
     * @param {DayItem} item @param {Turn} turn @param {number} day @param {number} minute */
    isCarried(item, turn, day, minute) {
      const endsToday = (day - turn.day) * WHOLE_DAY < endOf(item, turn) && !item.optional;
      const isOver = passedSince(turn, day, minute) >= endOf(item, turn);
      if (isOver && !this.log.state(item.id, this.mark(item, turn)) && !this.isKnown(item, turn)) return false;
      return endsToday ? this.isOpen(item, turn, day) : this.isLeft(item, turn, day);
    }

    /** Whether anybody could have ticked a turn here: what was over before the list was first opened may have been done and noted elsewhere.
     * @param {DayItem} item @param {Turn} turn */
    isKnown(item, turn) {
      const { day, minute } = momentOf(new Date(this.log.opened || Date.now()), this.data.begins);
      return passedSince(turn, day, minute) < endOf(item, turn);
    }

    /** Whether a turn is not done, or was done on a day.
     * @param {DayItem} item @param {Turn} turn @param {number} day */
    isOpen(item, turn, day) {
      const mark = this.mark(item, turn), found = this.log.state(item.id, mark);
      return !this.log.has(item.id, mark) || (found !== null && this.dayOf(new Date(found.t)) === day);
    }

    /** Whether a turn that is over was left undone where it is known: since ticks are kept here, and of a day only where it was begun.
     * What was done late today stays in the list of today.
     * @param {DayItem} item @param {Turn} turn @param {number} day */
    isLeft(item, turn, day) {
      if (item.optional || !this.log.since || turn.day < read(this.log.since)) return false;
      if (isWithinDay(item.period) && !this.begun.has(turn.day)) return false;
      return this.isOpen(item, turn, day);
    }

    /** The days on which anything was ticked here. */
    get begun() {
      return new Set(this.log.events.map((event) => this.dayOf(new Date(event.t))));
    }
  }

  /** When a turn is no longer in time, in minutes from the beginning of the day on which it begins.
   * @param {DayItem} item @param {Turn} turn */
  const endOf = (item, turn) => item.until ?? (turn.late - turn.day) * WHOLE_DAY + (item.deadline ?? WHOLE_DAY);

  /** Minutes since the beginning of the day on which a turn begins.
   * @param {Turn} turn @param {number} day @param {number} minute */
  const passedSince = (turn, day, minute) => (day - turn.day) * WHOLE_DAY + minute;

  /** @param {number} passed @param {number} at @param {number} end @param {boolean} done @returns {RowState} */
  function stateAt(passed, at, end, done) {
    if (done) return "finished";
    if (passed >= end) return "overdue";
    return passed >= at ? "now" : "later";
  }

  return { take, of, isWithinDay, Day, WHOLE_DAY };
})();
