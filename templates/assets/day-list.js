/* The list of a day: what is overdue, what is due now, what comes next, and what is done, each to be ticked, explained or set aside. */

/**
 * @typedef {InstanceType<typeof HandbookDays.Day>} Day
 * @typedef {{ changed: (item: string) => void }} DayWatcher
 */

var HandbookDayList = (function () {
  "use strict";

  const { part, filled, element, dates } = HandbookPage;
  const { written } = HandbookDates;
  const { WHOLE_DAY } = HandbookDays;

  /** @type {RowState[]} */
  const STATES = ["overdue", "now", "later", "earlier", "finished"];
  const MINUTE = 60000;
  const QUIET = 700;
  const AT_ONCE = 6; // more is opened when somebody asks for it

  class DayList {
    /** `root` is made from _day.html. `changed` is told of every item that was ticked; `besides` gives what else is to be
     * done until a day.
     * @param {HTMLElement} root @param {Day} day @param {Record<string, string>} texts @param {(item: string) => void} [changed]
     * @param {(day: string) => HTMLElement[]} [besides] */
    constructor(root, day, texts, changed = () => {}, besides = () => []) {
      this.root = root;
      this.day = day;
      this.texts = texts;
      this.changed = changed;
      this.besides = besides;
      this.lists = part(root, "[data-day-lists]", HTMLElement);
      this.speaking = 0;
      /** @type {Map<string, RowState>} */
      this.held = new Map(); // rows that were touched stay where they are: nothing moves under a finger
      /** @type {boolean | null} */
      this.open = null; // whether the reader has opened or closed what comes in the next days
      this.dates = dates({ month: "long", day: "numeric", timeZone: "UTC" });
      this.weekday = dates({ month: "long", day: "numeric", weekday: "short", timeZone: "UTC" });
      HandbookReader.prepareName(part(root, "[data-day-name]", HTMLInputElement));
      addEventListener("storage", (event) => { if (event.key === day.log.key) this.reread(); });
      addEventListener("pageshow", () => this.reread()); // back from another page, which may have ticked something
      document.addEventListener("visibilitychange", () => { this.held.clear(); this.reread(); });
      setInterval(() => { if (root.isConnected) this.show(); }, MINUTE / 2);
      root.hidden = false;
      day.log.open();
      this.show();
    }

    reread() {
      this.day.log.read();
      this.show();
    }

    show() {
      part(document, "[data-check-forgetful]", HTMLElement).hidden = this.day.log.lasting;
      if (this.isWriting()) return; // nobody's remark is taken away under their hands
      const now = new Date(), rows = this.day.rows(now);
      const focused = document.activeElement instanceof HTMLElement && this.lists.contains(document.activeElement) ? document.activeElement.id : "";
      const sections = STATES.flatMap((state) => this.section(state, rows.filter((row) => this.placeOf(row) === state)));
      this.lists.replaceChildren(...sections, ...this.besides(written(this.day.lastAhead(now))), ...this.ahead(this.day.ahead(now)));
      HandbookPage.unbroken(this.lists);
      if (focused) document.getElementById(focused)?.focus();
      this.showLine(rows);
      HandbookShifts.show(part(this.root, "[data-day-shift]", HTMLElement), this.day.data, this.day.table, this.texts, this.dates);
      this.showRecords();
    }

    /** @param {DayRow} row */
    placeOf(row) {
      return this.held.get(keyOf(row)) || row.state;
    }

    isWriting() {
      const field = this.lists.querySelector("details[open] textarea");
      return field instanceof HTMLTextAreaElement && (field === document.activeElement || field.value !== field.defaultValue);
    }

    /** @param {DayRow[]} rows */
    showLine(rows) {
      const counted = rows.filter((row) => row.state === "finished" || (!row.item.optional && row.state !== "earlier"));
      const done = counted.filter((row) => row.state === "finished").length, total = counted.length;
      const progress = part(this.root, "progress", HTMLProgressElement);
      progress.max = total || 1;
      progress.value = done;
      progress.hidden = !total; // of nothing, nothing is done
      part(this.root, "[data-day-count]", HTMLElement).textContent = total ? filled(this.texts.progress, { done, total }) : "";
      const next = rows.find((row) => row.state === "overdue") || rows.find((row) => row.state === "now") || rows.find((row) => row.state === "later");
      const coming = next ? filled(this.texts.coming, { state: this.texts[next.state], time: this.time(next), what: next.item.do }) : "";
      part(this.root, "[data-day-coming]", HTMLElement).textContent = coming;
      const notice = part(this.root, "[data-day-notice]", HTMLElement);
      const { from, until } = this.day.table, day = this.day.dayOf(new Date());
      notice.hidden = this.day.table.knows(day) && Boolean(next);
      notice.classList.toggle("hb-notice--good", this.day.table.knows(day));
      notice.textContent = !this.day.table.knows(day) ? filled(this.texts.beyond, { from: this.date(from, true), until: this.date(until, true) })
        : total ? this.texts.all_done : this.texts.nothing;
    }

    /** Where the day becomes a record, and the day before, as far as anything was ticked. */
    showRecords() {
      const today = this.day.dayOf(new Date()), begun = this.day.begun, before = Math.max(...[...begun].filter((day) => day < today));
      if (!this.root.dataset.dayRecords) return;
      const base = new URL(this.root.dataset.dayRecords, location.href);
      /** @param {string} name @param {number} day */
      const show = (name, day) => {
        const link = part(this.root, `[data-day-${name}]`, HTMLAnchorElement);
        link.hidden = !begun.has(day);
        if (begun.has(day)) link.href = `${base.href}?post=${this.day.data.post}&day=${written(day)}`;
        if (name === "before" && begun.has(day)) link.textContent = filled(this.texts.record_of, { date: this.date(day) });
      };
      show("record", today);
      show("before", before);
    }

    /** @param {RowState} state @param {DayRow[]} rows @returns {HTMLElement[]} */
    section(state, rows) {
      if (!rows.length) return [];
      const list = element("ul", { class: "hb-day__rows" });
      list.append(...rows.map((row) => this.row(row)));
      return [element("h2", { class: `hb-day__state hb-day__state--${state}` }, this.texts[state]), list];
    }

    /** What comes in the next days, to be read: it is ticked on its day, or on the list. A long list waits to be opened.
     * @param {DayAhead[]} coming @returns {HTMLElement[]} */
    ahead(coming) {
      if (!coming.length) return [];
      const made = element("details", { class: "hb-day__more hb-day__ahead" }), list = element("ul", { class: "hb-day__rows" });
      list.append(...coming.map((each) => this.coming(each)));
      const summary = element("summary", {}, filled(this.texts.ahead, { count: coming.length }));
      summary.addEventListener("click", () => { this.open = !made.hasAttribute("open"); });
      made.toggleAttribute("open", this.open ?? coming.length <= AT_ONCE);
      made.append(summary, list);
      return [made];
    }

    /** @param {DayAhead} coming */
    coming({ item, day, end }) {
      const made = element("li", {}), facts = element("p", { class: "hb-day__facts" }), last = day + Math.ceil(end / WHOLE_DAY) - 1;
      const until = last > day ? filled(this.texts.until, { time: this.date(last) }) : "";
      const date = this.weekday.format(new Date(written(day)));
      for (const [place, text] of [date, item.hours || item.due, item.within, until].entries()) {
        if (text) facts.append(element("span", place ? {} : { class: "hb-day__timing" }, text));
      }
      made.append(...item.critical ? [this.critical(), " "] : [], element("span", item.doLanguage ? { lang: item.doLanguage } : {}, item.do), facts);
      return made;
    }

    /** @param {DayRow} row */
    row(row) {
      const id = `day-${row.item.id.replaceAll("/", "--")}${row.before ? "--left" : ""}`;
      const box = document.createElement("input");
      Object.assign(box, { type: "checkbox", id, checked: row.found?.kind === "done" });
      box.dataset.dayItem = row.item.id;
      box.addEventListener("change", () => this.add(row, box.checked ? "done" : "undone", ""));
      const label = element("label", { for: id });
      if (row.item.critical) label.append(this.critical(), " ");
      label.append(row.item.doLanguage ? element("span", { lang: row.item.doLanguage }, row.item.do) : row.item.do);
      const made = element("li", { class: `hb-day__row hb-day__row--${row.state}`, "data-day-mark": row.mark });
      made.append(box, label, this.facts(row), ...this.note(row), this.more(row, id));
      return made;
    }

    critical() {
      const mark = element("span", { class: "hb-critical" });
      mark.append(element("span", { "aria-hidden": "true" }, "▲"), element("span", { class: "hb-hidden" }, this.texts.critical));
      return mark;
    }

    /** @param {DayRow} row */
    facts(row) {
      const { item } = row, made = element("p", { class: "hb-day__facts" });
      const said = [this.timing(row), this.when(row), item.within, this.end(row)];
      for (const [place, text] of said.entries()) if (text) made.append(element("span", place ? {} : { class: "hb-day__timing" }, text));
      if (item.record) made.append(element("span", item.recordLanguage ? { lang: item.recordLanguage } : {}, item.record));
      return made;
    }

    /** @param {DayRow} row */
    timing(row) {
      if (row.left) return filled(this.texts.left, { date: this.date(this.dateOf(row.day, row.item.at || 0)) });
      if (row.state === "overdue") return this.since(row);
      if (row.state === "earlier" && row.day < this.day.dayOf(new Date())) return this.wasDue(row);
      return row.item.at === undefined || row.item.deadline !== undefined ? "" : this.start(row);
    }

    /** The words for when it is due, where the timing does not say it: of several turns of a day, each says which it is.
     * @param {DayRow} row */
    when({ item, left, state }) {
      if (item.at === undefined || item.deadline !== undefined) return item.due;
      return left || state === "overdue" ? item.hours || (left ? this.clock(item.at) : "") : "";
    }

    /** By when it was due: by a day where the whole of it was open, else until a moment.
     * @param {DayRow} row */
    since({ day, end }) {
      return end % WHOLE_DAY ? filled(this.texts.since, { time: this.moment(day, end) })
        : filled(this.texts.since_day, { date: this.date(day + end / WHOLE_DAY - 1) });
    }

    /** By which day it was to be done, of a turn of which nobody knows here whether it was: 10 days before may be of another month or year.
     * @param {DayRow} row */
    wasDue({ day, end }) {
      const last = day + Math.ceil(end / WHOLE_DAY) - 1, year = written(last).slice(0, 4) !== written(this.day.dayOf(new Date())).slice(0, 4);
      return filled(this.texts.due_by, { date: this.date(last, year) });
    }

    /** From what time on it is due, with its date where it is another: a watch of yesterday goes on this morning, and begins like that of today.
     * @param {DayRow} row */
    start({ day, item: { at, hours } }) {
      if (at === undefined) return day === this.day.dayOf(new Date()) ? "" : this.date(day);
      const date = this.dateOf(day, at), isAhead = day === this.day.dayOf(new Date()) && date >= HandbookDates.dayNumber(new Date());
      const said = hours || this.clock(at);
      return isAhead || date === HandbookDates.dayNumber(new Date()) ? said : `${this.date(date)} ${said}`;
    }

    /** What is said of the time of the next thing: of work that may be done on any day of its turn not the day on which that began, but the last.
     * @param {DayRow} row */
    time(row) {
      return row.state === "now" && row.item.at === undefined ? this.end(row) : this.start(row);
    }

    /** The last day, where that is still to come, or is today and the turn began earlier: there may be another turn that began today.
     * @param {DayRow} row */
    end({ day, end, state }) {
      const last = day + Math.ceil(end / WHOLE_DAY) - 1, today = this.day.dayOf(new Date());
      const isTold = last > today || (last === today && day < today && end % WHOLE_DAY === 0);
      return state === "now" && isTold ? filled(this.texts.until, { time: this.date(last) }) : "";
    }

    /** What was done, when and by whom, or why not.
     * @param {DayRow} row */
    note({ found }) {
      if (!found) return [];
      const date = HandbookDates.read(found.t.slice(0, 10)), { remark, by } = found;
      const time = `${date === HandbookDates.dayNumber(new Date()) ? "" : `${this.date(date)} `}${found.t.slice(11, 16)}`;
      const said = found.kind === "na" ? filled(this.texts.not_done, { time, remark })
        : [found.kind === "done" ? filled(by ? this.texts.ticked_by : this.texts.ticked, { time, name: by }) : "", remark].filter(Boolean).join(" · ");
      return said ? [element("p", { class: "hb-day__note" }, said)] : [];
    }

    /** @param {DayRow} row @param {string} id */
    more(row, id) {
      const made = element("details", { class: "hb-day__more" });
      const field = document.createElement("textarea");
      Object.assign(field, { id: `${id}--remark`, rows: 2, maxLength: 500, defaultValue: row.found?.remark || "" });
      const keep = element("button", { type: "button", class: "hb-check__clear" }, this.texts.keep);
      const skip = element("button", { type: "button", class: "hb-check__clear", "data-day-skip": "" }, this.texts.not_applicable);
      keep.addEventListener("click", () => this.record(row, "remark", field));
      skip.addEventListener("click", () => (field.value.trim() ? this.record(row, "na", field) : field.focus()));
      const buttons = element("p", {});
      buttons.append(keep, skip);
      made.append(element("summary", {}, this.texts.more), element("label", { for: field.id }, this.texts.reason), field, buttons);
      return made;
    }

    /** @param {DayRow} row @param {"na" | "remark"} kind @param {HTMLTextAreaElement} field */
    record(row, kind, field) {
      const remark = field.value.trim();
      field.defaultValue = field.value;
      field.blur();
      this.add(row, kind, remark);
    }

    /** @param {DayRow} row @param {LogEvent["kind"]} kind @param {string} remark */
    add(row, kind, remark) {
      this.day.log.read();
      this.day.log.add(kind, row.item.id, row.mark, written(this.day.dayOf(new Date())), { by: HandbookReader.name(), remark, do: row.item.do });
      this.day.log.write();
      this.held.set(keyOf(row), this.placeOf(row));
      this.show();
      this.changed(row.item.id);
      this.say(part(this.root, "[data-day-count]", HTMLElement).textContent || "");
    }

    /** One message for several quick ticks: only the last is spoken.
     * @param {string} text */
    say(text) {
      clearTimeout(this.speaking);
      this.speaking = setTimeout(() => { part(this.root, "[data-day-status]", HTMLElement).textContent = text; }, QUIET);
    }

    /** @param {number | undefined} minute */
    clock(minute) {
      if (minute === undefined) return "";
      const whole = (this.day.data.begins + minute) % WHOLE_DAY;
      return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
    }

    /** A moment so many minutes after a day begins, with its date where that is not today's.
     * @param {number} day @param {number} minute */
    moment(day, minute) {
      const date = this.dateOf(day, minute), today = HandbookDates.dayNumber(new Date());
      return date === today ? this.clock(minute) : `${this.date(date)} ${this.clock(minute)}`;
    }

    /** The day by the calendar, so many minutes after a day of the post begins: its last hours are of the next date.
     * @param {number} day @param {number} minute */
    dateOf(day, minute) {
      return day + Math.floor((this.day.data.begins + minute) / WHOLE_DAY);
    }

    /** @param {number} day @param {boolean} [year] */
    date(day, year = false) {
      const format = year ? dates({ dateStyle: "long", timeZone: "UTC" }) : this.dates;
      return format.format(new Date(written(day)));
    }
  }

  /** @param {DayRow} row */
  const keyOf = (row) => `${row.item.id} ${row.mark}`;

  return DayList;
})();
