/* Many records beside each other: per post and week what was done, late, not applicable and left out; and all of it as CSV and XLSX. */

var HandbookRecordTable = (function () {
  "use strict";

  const { element, dates, unbroken } = HandbookPage;
  const { remarksOf, extensionSaid, countsOf, weekOf } = HandbookRecordRows;
  const { countedOf, turnsOf, wholesOf } = HandbookRecordTurns;

  const COUNTED = /** @type {const} */ (["done", "late", "na", "open", "waiting", "unknown"]);
  const DATED = ["day", "due", "at"];
  const WIDEST = 44; // characters of a column of a workbook
  const COLUMNS = ["title", "kind", "day", "week", "number", "what", "class", "until", "at", "by", "remark", "state", "version", "code", "seal"];
  const CLASS = COLUMNS.indexOf("class");

  class RecordTable {
    /** @param {Record<string, string>} texts */
    constructor(texts) {
      this.texts = texts;
      this.days = dates({ dateStyle: "long", timeZone: "UTC" });
    }

    /** @param {HandbookRecordFile[]} records @returns {HTMLElement[]} */
    parts(records) {
      const made = [element("h2", {}, this.texts.by_week), this.weeks(records), element("h2", {}, this.texts.to_look_at), this.faults(records),
        ...this.extensions(records)];
      for (const each of made) unbroken(each);
      return made;
    }

    /** @param {HandbookRecordFile[]} records */
    weeks(records) {
      const [columns, ...rows] = this.counts(records);
      return this.table(columns, rows.map(([title, monday, ...counts]) => [title, this.said(monday), ...counts]));
    }

    /** How many records there are of each post and week, and how their entries stand, below the names of the columns.
     * @param {HandbookRecordFile[]} records @returns {string[][]} */
    counts(records) {
      /** @type {Map<string, { title: string, monday: string, records: number, counts: RecordCounts }>} */
      const groups = new Map();
      const groupOf = (/** @type {HandbookRecordFile} */ record, /** @type {string} */ monday) => {
        const { handbook, kind, title } = record.head, key = [handbook, kind, HandbookRecord.subjectOf(record), monday].join("\n");
        const group = groups.get(key) || { title, monday, records: 0, counts: countsOf([]) };
        groups.set(key, group);
        return group;
      };
      for (const record of countedOf(records)) groupOf(record, weekOf(record).monday).records++;
      for (const { record, row, monday } of turnsOf(records)) groupOf(record, monday).counts[row.state]++;
      const sorted = [...groups.values()].sort((one, other) => one.title.localeCompare(other.title) || one.monday.localeCompare(other.monday));
      const counted = COUNTED.filter((state) => state !== "unknown" || sorted.some(({ counts }) => counts.unknown));
      const rows = sorted.map((group) => [group.title, group.monday, String(group.records), ...counted.map((state) => String(group.counts[state]))]);
      const columns = [this.texts.column_title, this.texts.column_week, this.texts.column_records];
      return [[...columns, ...counted.map((state) => this.texts[`state_${state}`])], ...rows];
    }

    /** What was done late or left out.
     * @param {HandbookRecordFile[]} records */
    faults(records) {
      const found = this.entries(records).filter(({ row }) => row.state === "late" || row.state === "open").map(({ record, row, day }) => [
        HandbookRecord.titleOf(record), day, this.what(row), due(row), row.at, row.by, this.texts[`state_${row.state}`]]);
      return found.length ? this.dated(["title", "day", "what", "due", "at", "by", "state"], found) : element("p", {}, this.texts.no_fault);
    }

    /** What was extended, why and by whom; nothing where nothing was.
     * @param {HandbookRecordFile[]} records @returns {HTMLElement[]} */
    extensions(records) {
      const found = this.entries(records).flatMap(({ record, row, day }) => row.extensions.map((each) => [
        HandbookRecord.titleOf(record), day, this.what(row), extensionSaid(each, this.texts, (stamp) => this.said(stamp))]));
      return found.length ? [element("h2", {}, this.texts.were_extended), this.dated(["title", "day", "what", "extension"], found)] : [];
    }

    /** Steps and turns, and cases as a whole.
     * @param {HandbookRecordFile[]} records */
    entries(records) {
      return [...turnsOf(records), ...wholesOf(records)];
    }

    /** @param {RecordRow} row */
    what(row) {
      return row.what || this.texts.whole;
    }

    /** Rows in the order of their days, with their days in words.
     * @param {string[]} names @param {string[][]} rows */
    dated(names, rows) {
      const sorted = rows.sort((one, other) => one[1].localeCompare(other[1])), columns = names.map((name) => this.texts[`column_${name}`]);
      return this.table(columns, sorted.map((row) => row.map((value, place) => (DATED.includes(names[place]) ? this.said(value) : value))));
    }

    /** A day or a moment by the clock on the wall, in the words of the page. Files for spreadsheets keep them as they are sorted.
     * @param {string} stamp */
    said(stamp) {
      const date = new Date(`${stamp.slice(0, 10)}T00:00:00Z`);
      return Number.isNaN(date.getTime()) ? stamp : `${this.days.format(date)} ${stamp.slice(11, 16)}`.trim();
    }

    /** @param {string[]} columns @param {string[][]} rows */
    table(columns, rows) {
      const made = element("table", { class: "hb-table hb-table--stack" }), head = element("thead"), body = element("tbody"), top = element("tr");
      top.append(...columns.map((name) => element("th", { scope: "col" }, name)));
      head.append(top);
      for (const row of rows) {
        const line = element("tr");
        line.append(...row.map((value, place) => (place ? element("td", { "data-label": columns[place] }, value) : element("th", { scope: "row" }, value))));
        body.append(line);
      }
      made.append(head, body);
      return made;
    }

    /* --- Out of the browser ------------------------------------------------------------------------------------------------ */

    /** Every entry, cases as a whole too; the class of cases only where one has any.
     * @param {HandbookRecordFile[]} records @returns {string[][]} */
    sheet(records) {
      const rows = this.entries(records).map(({ record, row, day, monday }) => [
        HandbookRecord.titleOf(record), this.texts[`kind_${record.head.kind}`], day, monday, row.number ? String(row.number) : "", this.what(row),
        row.className, due(row), clock(row.at), row.by, remarksOf(row, this.texts, clock),
        this.texts[`state_${row.state}`], record.head.version, record.head.code,
        HandbookRecord.sealOf(record)]);
      const columns = COLUMNS.map((name) => this.texts[`column_${name === "until" ? "due" : name}`]);
      const isClassed = rows.some((row) => row[CLASS]);
      return [columns, ...rows].map((row) => (isClassed ? row : row.filter((_, place) => place !== CLASS)));
    }

    /** With a mark at its beginning by which spreadsheets know its encoding; nothing in it is taken for a formula.
     * @param {HandbookRecordFile[]} records */
    csv(records) {
      const cell = (/** @type {string} */ value) => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
      return `\ufeff${this.sheet(records).map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
    }

    /** Every entry on one sheet, and on another what each post and week comes to.
     * @param {HandbookRecordFile[]} records @returns {Promise<Blob>} */
    async xlsx(records) {
      await HandbookReader.load(new URL("assets/handbook/vendor/xlsx.js", new URL(document.documentElement.dataset.base || "./", location.href)).href);
      const write = /** @type {any} */ (globalThis).HandbookXlsx.default;
      const counts = this.counts(records).map((row, line) => row.map((value, place) => (line && place > 1 ? Number(value) : value)));
      return write([sheetOf(this.texts.column_records, this.sheet(records)), sheetOf(this.texts.by_week, counts)]).toBlob();
    }
  }

  /** A sheet of a workbook, its columns as wide as what they say, within reason. Its name has no character that such a name may not have.
   * @param {string} name @param {(string | number)[][]} rows */
  function sheetOf(name, rows) {
    const wide = (/** @type {string | number} */ value) => [...String(value)].reduce((sum, character) => sum + (character > "\u2e7f" ? 2 : 1), 0);
    const columns = rows[0].map((_, place) => ({ width: Math.min(Math.max(...rows.map((row) => wide(row[place]))) + 2, WIDEST) }));
    const data = rows.map((row, line) => row.map((value) => ({ type: typeof value === "number" ? Number : String, value, wrap: true,
      alignVertical: "top", ...(line ? {} : { fontWeight: "bold" }) })));
    return { data, sheet: name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31), columns, stickyRowsCount: 1 };
  }

  /** A moment by the clock on the wall as a table shows it.
   * @param {string} moment */
  const clock = (moment) => moment.replace("T", " ");

  /** By when something was to be done: a moment, or a day.
   * @param {RecordRow} row */
  const due = ({ last, until }) => last || clock(until);

  return RecordTable;
})();
