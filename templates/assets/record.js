/* A record: what was done on a day or in a case, as a small file that any colleague's site opens and checks. Its parts are chained: each
   seal holds the one before, so that a changed part breaks all seals from there on; the first holds how many there are, so that none can be
   cut off at the end. The seal of the whole is printed on the page; who
   makes all of them anew cannot make those on paper anew. */

/**
 * What was to be done in one turn; `from` and `until` are moments by the clock on the wall, such as 2026-11-26T18:30, and empty for what
 * was done because something happened; `last` is the last day, where the whole of it was open; `early`: over before the list was first
 * opened on the device; `gone`: not in the list any more.
 * @typedef {{ id: string, mark: string, number: number, do: string, doLanguage?: string, from: string, until: string, critical: boolean,
 *   left: boolean, last?: string, early?: boolean, gone?: boolean }} RecordItem
 *
 * @typedef {{ handbook: string, organisation: string, language: string, title: string, version: string, code: string, made: string,
 *   count?: number }} RecordHead
 * @typedef {RecordHead & { kind: "day", post: string, day: string, items: RecordItem[] }} DayHead
 * @typedef {RecordHead & { kind: "case", id: string, subject: string, data: CaseData }} CaseHead
 * @typedef {{ format: string, head: DayHead | CaseHead, events: (LogEvent | CaseEvent)[], seals: string[] }} HandbookRecordFile
 *
 * `count` is how many events there are; records of former days do not say it.
 * `fault`: what is wrong; `place` is the number of the first event that was changed, or is missing; `changed_head` is what stands before them.
 * @typedef {{ record: HandbookRecordFile | null, fault: "" | "unreadable" | "changed" | "changed_head" | "rewritten", place: number }} Checked
 */

var HandbookRecord = (function () {
  "use strict";

  const FORMAT = "handbook-record 1";
  const LONGEST = 4000000;
  /** @type {{ sha256Hex: (text: string) => string }} */
  const { sha256Hex } = /** @type {any} */ (globalThis).HandbookSha256;

  /** Plain data in the one way in which it is written: names sorted.
   * @param {unknown} value @returns {string} */
  const canonical = (value) => JSON.stringify(value, (_, found) => (found && typeof found === "object" && !Array.isArray(found)
    ? Object.fromEntries(Object.entries(found).sort(([one], [other]) => (one < other ? -1 : 1))) : found), 1);

  /** @param {HandbookRecordFile["head"]} head @param {HandbookRecordFile["events"]} events @returns {string[]} */
  function sealsOf(head, events) {
    const seals = [sha256Hex(canonical({ format: FORMAT, head }))];
    for (const event of events) seals.push(sha256Hex(seals[seals.length - 1] + canonical(event)));
    return seals;
  }

  /** @param {HandbookRecordFile["head"]} head @param {HandbookRecordFile["events"]} events @returns {HandbookRecordFile} */
  function make(head, events) {
    const counted = { ...head, count: events.length };
    return { format: FORMAT, head: counted, events, seals: sealsOf(counted, events) };
  }

  /** @param {HandbookRecordFile} record */
  const written = (record) => `${canonical(record)}\n`;

  /** The seal of the whole as it is read and compared: `3F9A-21BC`.
   * @param {HandbookRecordFile} record */
  function sealOf(record) {
    const seal = (record.seals[record.seals.length - 1] || "").slice(0, 8).toUpperCase();
    return `${seal.slice(0, 4)}-${seal.slice(4)}`;
  }

  /** Whether a file is a record as it was written, to the last byte.
   * @param {string} text @returns {Checked} */
  function check(text) {
    const record = text.length <= LONGEST ? parsed(text.replace(/^\ufeff/, "")) : null;
    if (!record) return { record: null, fault: "unreadable", place: 0 };
    const seals = sealsOf(record.head, record.events), { count = record.events.length } = record.head;
    const place = seals.findIndex((seal, number) => seal !== record.seals[number]);
    if (place === 0) return { record, fault: "changed_head", place };
    if (place > 0) return { record, fault: "changed", place };
    if (seals.length !== record.seals.length || count !== record.events.length) return { record, fault: "changed", place: seals.length };
    return { record, fault: text === written(record) ? "" : "rewritten", place: 0 };
  }

  /** @param {string} text @returns {HandbookRecordFile | null} */
  function parsed(text) {
    try {
      const found = JSON.parse(text);
      return isRecord(found) ? found : null;
    } catch {
      return null;
    }
  }

  const HEAD = ["handbook", "organisation", "language", "title", "version", "code", "made"];

  /** @param {any} found @returns {found is HandbookRecordFile} */
  function isRecord(found) {
    const head = found?.head;
    return found?.format === FORMAT && areTexts(head, HEAD) && Array.isArray(found.events) && Array.isArray(found.seals)
      && (head.kind === "day" ? isDay(head, found.events) : head.kind === "case" && isCase(head, found.events));
  }

  /** @param {any} head @param {any[]} events */
  const isDay = (head, events) => areTexts(head, ["post", "day"]) && Array.isArray(head.items)
    && head.items.every((/** @type {any} */ item) => areTexts(item, ["id", "mark", "do", "from", "until"]))
    && events.every((event) => areTexts(event, ["t", "item", "mark", "kind"]));

  /** @param {any} head @param {any[]} events */
  const isCase = (head, events) => areTexts(head, ["id", "subject"]) && areTexts(head.data, ["procedure", "title"])
    && HandbookCases.isRecord({ id: head.id, title: head.subject, data: head.data, events });

  /** @param {any} value @param {string[]} names */
  const areTexts = (value, names) => Boolean(value) && typeof value === "object" && names.every((name) => typeof value[name] === "string");

  /** What kind of thing it is of: the post or the procedure.
   * @param {HandbookRecordFile} record */
  const subjectOf = ({ head }) => (head.kind === "day" ? head.post : head.data.procedure);

  /** What it is of, as a reader names it: the post, or the case and its procedure.
   * @param {HandbookRecordFile} record */
  const titleOf = ({ head }) => (head.kind === "day" ? head.title : [head.subject, head.title].filter(Boolean).join(" · "));

  /** The name of its file.
   * @param {HandbookRecordFile} record */
  const nameOf = (record) => `${subjectOf(record)}-${record.head.kind === "day" ? record.head.day : record.head.made.slice(0, 10)}-${sealOf(record)}.json`;

  return { make, check, written, canonical, sealOf, subjectOf, titleOf, nameOf };
})();
