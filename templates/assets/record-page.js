/* One record as a page: what was done and what was not, when, by whom, under which version of the rules, with its seal and a code to scan. */

var HandbookRecordPage = (function () {
  "use strict";

  const { element, filled, dates, unbroken } = HandbookPage;
  const { rowsOf, wholeOf, remarksOf, countsOf, weekOf } = HandbookRecordRows;

  const COLUMNS = /** @type {const} */ (["number", "what", "due", "at", "by", "remark", "state"]);
  /** @type {{ svg: (text: string) => string }} */
  const { svg } = /** @type {any} */ (globalThis).HandbookQr;

  class RecordPage {
    /** @param {Record<string, string>} texts */
    constructor(texts) {
      this.texts = texts;
      this.days = dates({ dateStyle: "long", timeZone: "UTC" });
      this.short = dates({ month: "long", day: "numeric", timeZone: "UTC" });
    }

    /** @param {HandbookRecordFile} record @param {string} address the page that opens records @returns {HTMLElement[]} */
    parts(record, address) {
      const rows = rowsOf(record);
      const title = element("h2", { class: "hb-record__title" }, HandbookRecord.titleOf(record));
      const made = [title, this.facts(record, rows), this.table(record, rows), this.foot(record, address)];
      for (const each of made) unbroken(each);
      return made;
    }

    /** @param {HandbookRecordFile} record @param {RecordRow[]} rows */
    facts(record, rows) {
      const { head } = record, made = element("dl", { class: "hb-facts hb-facts--box" }), counts = countsOf(rows);
      const said = [
        [this.texts.organisation, head.organisation],
        [head.kind === "day" ? this.texts.day : this.texts.begun, this.day(weekOf(record).day)],
        [this.texts.rules, HandbookPage.copySaid(this.texts, head.code, head.version)],
        ...this.classes(record),
        ...this.promise(record),
        ...this.handovers(record),
        [this.texts.result, this.said(counts)],
        [this.texts.made, this.moment(head.made)],
        [this.texts.seal, HandbookRecord.sealOf(record)],
      ];
      for (const [label, value] of said) {
        const row = element("div", { class: "hb-fact" });
        row.append(element("dt", {}, label), element("dd", {}, value));
        made.append(row);
      }
      return made;
    }

    /** The class of a case, by which its time limits differ, and how it came to it.
     * @param {HandbookRecordFile} record @returns {string[][]} */
    classes({ head, events }) {
      if (head.kind === "day") return [];
      const said = /** @type {CaseEvent[]} */ (events), { path } = HandbookCases.standing({ id: head.id, title: head.subject, data: head.data, events: said });
      return HandbookCaseClasses.history(head.data, said, path, (stamp) => this.moment(stamp));
    }

    /** By when the whole case was to be done, whether it was, and what was extended: nothing where that time is none or no one moment.
     * @param {HandbookRecordFile} record @returns {string[][]} */
    promise(record) {
      const whole = wholeOf(record), { day } = weekOf(record);
      if (!whole) return [];
      const last = whole.last ? this.day(whole.last) : this.moment(whole.until), remarks = remarksOf(whole, this.texts, (stamp) => this.wall(stamp, day));
      return [[this.texts.promise, [last, whole.state === "late" ? this.texts.overdue : "", remarks].filter(Boolean).join(" · ")]];
    }

    /** When a case was handed over, by whom and to whom.
     * @param {HandbookRecordFile} record @returns {string[][]} */
    handovers({ head, events }) {
      const given = head.kind === "day" ? [] : /** @type {CaseEvent[]} */ (events).filter(({ kind }) => kind === "handover");
      const said = given.map(({ t, by, to }) => [this.moment(t), by, "→", to].filter(Boolean).join(" "));
      return said.length ? [[this.texts.handed, said.join(this.texts.comma)]] : [];
    }

    /** `5 done, 1 late, 1 left out`.
     * @param {RecordCounts} counts */
    said(counts) {
      const states = /** @type {const} */ (["done", "late", "na", "open", "waiting", "unknown"]);
      const shown = states.filter((state) => counts[state] || state === "done");
      return shown.map((state) => `${this.texts[`state_${state}`]}\u00a0${counts[state]}`).join(this.texts.comma);
    }

    /** @param {HandbookRecordFile} record @param {RecordRow[]} rows */
    table(record, rows) {
      const made = element("table", { class: "hb-table hb-table--stack hb-record__table" }), head = element("tr"), body = element("tbody");
      made.append(element("caption", { class: "hb-hidden" }, HandbookRecord.titleOf(record)));
      for (const column of COLUMNS) head.append(element("th", { scope: "col" }, this.texts[`column_${column}`]));
      const top = element("thead");
      top.append(head);
      for (const row of rows) body.append(this.row(record, row));
      made.append(top, body);
      return made;
    }

    /** @param {HandbookRecordFile} record @param {RecordRow} row */
    row(record, row) {
      const made = element("tr", { class: `hb-record__row hb-record__row--${row.state}` });
      const { day } = weekOf(record);
      const last = row.last ? this.day(row.last) : this.wall(row.until, day);
      const due = row.until ? filled(this.texts.until, { time: last }) : "";
      const values = { number: row.gone ? "" : String(row.number), what: row.what, due, at: row.at ? this.wall(row.at, day) : "", by: row.by,
        remark: remarksOf(row, this.texts, (stamp) => this.wall(stamp, day)), state: this.texts[`state_${row.state}`] };
      for (const column of COLUMNS) {
        const cell = element(column === "what" ? "th" : "td", column === "what" ? { scope: "row" } : { "data-label": this.texts[`column_${column}`] });
        if (column === "what" && row.critical) cell.append(element("span", { class: "hb-critical" }, "▲ "));
        if (values[column]) cell.append(element("span", { lang: column === "what" ? row.language : document.documentElement.lang }, values[column]));
        made.append(cell);
      }
      return made;
    }

    /** The seal to compare, a code that leads to the page that opens records, and lines to sign.
     * @param {HandbookRecordFile} record @param {string} address */
    foot(record, address) {
      const made = element("div", { class: "hb-record__foot" }), seal = HandbookRecord.sealOf(record);
      const code = new DOMParser().parseFromString(svg(`${address}?seal=${seal}`), "image/svg+xml").documentElement;
      code.setAttribute("role", "img");
      code.setAttribute("aria-label", filled(this.texts.scan, { seal }));
      code.setAttribute("class", "hb-record__code");
      const sign = element("div", { class: "hb-record__sign" });
      for (const name of ["signed", "checked"]) sign.append(element("p", {}, this.texts[name]));
      made.append(document.importNode(code, true), element("p", {}, filled(this.texts.compare, { seal })), sign);
      return made;
    }

    /** @param {string} day */
    day(day) {
      const date = new Date(`${day}T00:00:00Z`);
      return Number.isNaN(date.getTime()) ? day : this.days.format(date);
    }

    /** The clock on the wall of whoever made the record, wherever it is opened.
     * @param {string} stamp */
    moment(stamp) {
      return `${this.day(stamp.slice(0, 10))} ${stamp.slice(11, 16)}`;
    }

    /** A moment on the day of the record by its hour, another with its day; a day as a day.
     * @param {string} stamp @param {string} day */
    wall(stamp, day) {
      if (stamp.length === day.length) return this.day(stamp);
      const date = new Date(`${stamp.slice(0, 10)}T00:00:00Z`);
      return stamp.slice(0, 10) === day || Number.isNaN(date.getTime()) ? stamp.slice(11, 16) : `${this.short.format(date)} ${stamp.slice(11, 16)}`;
    }
  }

  return RecordPage;
})();
