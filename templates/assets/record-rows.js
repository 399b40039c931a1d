/* What a record says, row by row: done in time or late, not applicable and why, left out. Days and cases come to the same rows. */

/**
 * `late` is done after its time, `passed` a step past which the answers led, `open` what was left out, `waiting` what was not yet due when the
 * record was made, `unknown` what was over before the list was first opened on the device.
 * @typedef {"done" | "late" | "na" | "open" | "waiting" | "passed" | "unknown"} RecordState
 * `turn` is the same in every record that tells of the same turn of a duty, and empty in cases. `last` is the day until whose end something
 * was to be done; empty where its time ends at an hour. `className` is the class of the case when its time was counted. `gone` is what is
 * not in the list any more, `waited` the end of the wait before a step.
 * @typedef {{ turn: string, number: number, what: string, language: string, critical: boolean, from: string, until: string, last: string,
 *   at: string, by: string, remark: string, answer: string, className: string, gone: boolean, state: RecordState, waited: string,
 *   extensions: RecordExtension[] }} RecordRow
 * @typedef {{ from: string, until: string, at: string, by: string, remark: string }} RecordExtension
 * @typedef {Record<RecordState, number>} RecordCounts
 */

var HandbookRecordRows = (function () {
  "use strict";

  const { momentOf, written, read } = HandbookDates;
  const { limitOfStep, limitOfWhole, endOf, promiseOf, waitEnd, extensions, ordinaryEnd } = HandbookCaseEnds;

  const SEALED = /** @type {const} */ (["done", "undone", "na", "remark"]);
  const WHOLE_DAY = 24 * 60;

  /** The record of a day of a post, from its log.
   * @param {InstanceType<typeof HandbookDays.Day>} day @param {number} number the day @param {Date} now @returns {HandbookRecordFile} */
  function ofDay(day, number, now) {
    const { data } = day, current = day.dayOf(now);
    const last = new Date(`${written(number)}T00:00:00`);
    last.setMinutes(last.getMinutes() + data.begins + WHOLE_DAY - 1);
    const rows = day.rows(number < current ? last : now);
    const due = rows.map((row) => ({
      id: row.item.id, mark: row.mark, number: row.item.number, do: row.item.do, ...(row.item.doLanguage ? { doLanguage: row.item.doLanguage } : {}),
      from: wall(row.day, data.begins + (row.item.at || 0)), until: wall(row.day, data.begins + row.end), critical: Boolean(row.item.critical), left: row.left,
      ...(row.end % WHOLE_DAY ? {} : { last: written(row.day + row.end / WHOLE_DAY - 1) }), ...(row.early ? { early: true } : {}),
    }));
    const others = [...freeItems(day, number), ...goneItems(day, number)], items = [...due, ...others.map(({ item }) => item)];
    const marks = new Set(due.map((item) => `${item.id}\n${item.mark}`)), besides = new Set(others.flatMap((found) => found.events));
    // In the order of the log: a clock that was put back would let what was taken back stand.
    const events = day.log.events.filter((event) => besides.has(event) || (SEALED.includes(event.kind) && marks.has(`${event.item}\n${event.mark}`)));
    /** @type {DayHead} */
    const head = { kind: "day", post: data.post, day: written(number), items, ...common(data, now) };
    return HandbookRecord.make(head, events);
  }

  /** What was done on a day because something happened, each time that it was, in that order: nobody knows by when it had to be.
   * @param {InstanceType<typeof HandbookDays.Day>} day @param {number} number @returns {{ item: RecordItem, events: LogEvent[] }[]} */
  function freeItems(day, number) {
    const known = new Map(day.data.free.map((item) => [item.id, item]));
    return tickedOn(day, number, ({ item, mark }) => {
      const free = known.get(item);
      return free && { ...free, mark, from: "", until: "", critical: Boolean(free.critical), left: false };
    });
  }

  /** What was done on a day and is not in the list any more, or comes round otherwise, since the rules were changed: whoever did it keeps the tick,
   * by the words under which it was made.
   * @param {InstanceType<typeof HandbookDays.Day>} day @param {number} number @returns {{ item: RecordItem, events: LogEvent[] }[]} */
  function goneItems(day, number) {
    const periods = new Map(day.data.items.map((item) => [item.id, item.period])), free = new Set(day.data.free.map((item) => item.id));
    return tickedOn(day, number, ({ item, mark }) => (free.has(item) || mark.startsWith(`${periods.get(item)} `) ? undefined
      : { id: item, mark, number: 0, do: day.log.names[item] || item, from: "", until: "", critical: false, left: false, gone: true }));
  }

  /** What was ticked on a day of what `itemOf` knows, with its events.
   * @param {InstanceType<typeof HandbookDays.Day>} day @param {number} number @param {(event: LogEvent) => RecordItem | undefined} itemOf
   * @returns {{ item: RecordItem, events: LogEvent[] }[]} */
  function tickedOn(day, number, itemOf) {
    /** @type {Map<string, { item: RecordItem, events: LogEvent[] }>} */
    const times = new Map();
    for (const event of day.log.events) {
      if (day.dayOf(new Date(event.t)) !== number || !SEALED.includes(event.kind)) continue;
      const key = `${event.item}\n${event.mark}`, item = itemOf(event);
      if (item) times.set(key, { item, events: [...times.get(key)?.events || [], event] });
    }
    return [...times.values()].filter(({ events }) => standingOf(events).ticked);
  }

  /** @param {CaseRecord} record @param {Date} now @returns {HandbookRecordFile} */
  function ofCase({ id, title, data, events }, now) {
    /** @type {CaseHead} */
    const head = { kind: "case", id, subject: title, data, ...common(data, now) };
    return HandbookRecord.make(head, events);
  }

  /** @param {DayData | CaseData} data @param {Date} now @returns {RecordHead} */
  function common({ handbook, organisation, language, title, version, code }, now) {
    return { handbook, organisation, language, title, version, code, made: HandbookLog.stamp(now) };
  }

  /** A moment by the clock on the wall: 2026-11-26T18:30.
   * @param {number} day @param {number} minute */
  function wall(day, minute) {
    const over = Math.floor(minute / WHOLE_DAY), rest = minute - over * WHOLE_DAY;
    return `${written(day + over)}T${String(Math.floor(rest / 60)).padStart(2, "0")}:${String(rest % 60).padStart(2, "0")}`;
  }

  /** @param {HandbookRecordFile} record @returns {RecordRow[]} */
  function rowsOf(record) {
    const { head, events } = record;
    return head.kind === "day" ? dayRows(head, /** @type {LogEvent[]} */ (events)) : caseRows(head, /** @type {CaseEvent[]} */ (events));
  }

  /** @param {DayHead} head @param {LogEvent[]} events @returns {RecordRow[]} */
  function dayRows(head, events) {
    return head.items.map((item) => {
      const found = standingOf(events.filter((event) => event.item === item.id && event.mark === item.mark));
      const at = found.ticked ? found.ticked.t.slice(0, 16) : "", { number, do: what, from, until } = item;
      return {
        turn: `${item.id}\n${item.mark}`, number, what, language: item.doLanguage || head.language,
        critical: Boolean(item.critical), from, until, last: item.last || "", at, by: found.ticked?.by || "",
        remark: found.remark, answer: "", className: "", gone: Boolean(item.gone), waited: "",
        extensions: [], state: stateOf(found.ticked, at, item, head.made.slice(0, 16)),
      };
    });
  }

  /** What the events of one item come to: the last tick that was not taken back, and the last remark.
   * @param {LogEvent[]} events @returns {{ ticked: LogEvent | null, remark: string }} */
  function standingOf(events) {
    /** @type {LogEvent | null} */
    let ticked = null;
    let remark = "";
    for (const event of events) {
      if (event.kind === "undone") remark = "";
      if (event.kind !== "remark") ticked = event.kind === "undone" ? null : event;
      remark = event.remark || remark;
    }
    return { ticked, remark };
  }

  /** What was over before the list was first opened is ticked when somebody gets to it, which says nothing of when it was done.
   * @param {LogEvent | null} ticked @param {string} at @param {RecordItem} item @param {string} made @returns {RecordState} */
  function stateOf(ticked, at, item, made) {
    if (ticked) return ticked.kind === "na" ? "na" : item.until && at > item.until && !item.early ? "late" : "done";
    if (item.early) return "unknown";
    return item.left || made >= item.until ? "open" : "waiting";
  }

  /** Every step, once for each time it was gone through, and the one at which the case stands.
   * @param {CaseHead} head @param {CaseEvent[]} events @returns {RecordRow[]} */
  function caseRows(head, events) {
    const { data } = head, now = HandbookCases.standing({ id: head.id, title: head.subject, data, events });
    const gone = new Set(now.path.map((event) => event.step || 0));
    const rest = [...data.steps.keys()].filter((index) => index === now.current || !gone.has(index));
    const classAt = now.classes.map((open) => HandbookCaseClasses.saidAll(data, open));
    return [...now.path.map((event, place) => ({ ...goneRow(head, event, metAt(data, now, place)), className: classAt[place] })),
      ...rest.map((index) => ({ ...aheadRow(head, index, now), className: classAt[now.path.length] }))];
  }

  /** The whole of a case as one row, which counts in no sum: done in time, late, or not yet due. Null for a day, and where its time is none or
   * no one moment.
   * @param {HandbookRecordFile} record @returns {RecordRow | null} */
  function wholeOf({ head, events }) {
    if (head.kind === "day") return null;
    const { data, language, made } = head;
    const now = HandbookCases.standing({ id: head.id, title: head.subject, data, events: /** @type {CaseEvent[]} */ (events) });
    const { end, free } = promiseOf(data, now), until = end?.wall || "", at = now.ended.slice(0, 16), met = limitOfWhole(data, now);
    if (!until || free.length) return null;
    /** @type {RecordState} */
    const state = (at || made.slice(0, 16)) > until ? "late" : at ? "done" : "waiting";
    return { ...emptyRow(language), until, last: wholeDay(until), at, state, extensions: met ? extensionsOf(data, now, met) : [],
      className: HandbookCaseClasses.saidAll(data, now.classes[now.path.length]) };
  }

  /** Of the step that is met at a place of the path: until when it is to be done, empty where nobody can know; the last day on which it waits,
   * empty for none; and what was extended.
   * @param {CaseData} data @param {CaseStanding} now @param {number} place */
  function metAt(data, now, place) {
    const met = limitOfStep(data, now, place);
    return { until: endOf(data, now, met)?.wall || "", waited: waitEnd(data, now, place)?.wall || "", extensions: met ? extensionsOf(data, now, met) : [] };
  }

  /** What was extended of a limit, each time from when until when, why, and by whom and when it was entered.
   * @param {CaseData} data @param {CaseStanding} now @param {MetLimit} met @returns {RecordExtension[]} */
  function extensionsOf(data, now, met) {
    const granted = extensions(now, met), before = [ordinaryEnd(data, now, met)?.wall || "", ...granted.map(({ at = "" }) => at.slice(0, 16))];
    return granted.map(({ t, at = "", by = "", remark = "" }, place) => ({ from: before[place], until: at.slice(0, 16), at: t.slice(0, 16), by, remark }));
  }

  /** @param {CaseHead} head @param {CaseEvent} event @param {ReturnType<typeof metAt>} met @returns {RecordRow} */
  function goneRow({ data, language }, event, met) {
    const index = event.step || 0, at = event.t.slice(0, 16), applies = event.kind !== "na", { until } = met;
    /** @type {RecordState} */
    const state = !applies ? "na" : until && at > until ? "late" : "done";
    const answer = applies ? answerOf(data.steps[index], event) : "";
    return { ...stepRow(data, index, language), ...met, last: wholeDay(until), at, by: event.by || "", remark: event.remark || "", answer, state };
  }

  /** A step that nobody has done: the one at which the case stands is left out once its time is over.
   * @param {CaseHead} head @param {number} index @param {CaseStanding} now @returns {RecordRow} */
  function aheadRow({ data, language, made }, index, now) {
    const met = index === now.current ? metAt(data, now, now.path.length) : null, until = met?.until || "";
    /** @type {RecordState} */
    const state = now.current === null || index < now.current ? "passed" : until && made.slice(0, 16) > until ? "open" : "waiting";
    return { ...stepRow(data, index, language), ...met, last: wholeDay(until), state };
  }

  /** @param {CaseData["steps"][number]} step @param {CaseEvent} event */
  const answerOf = (step, event) => step.ways[event.way || 0]?.answer || "";

  /** @param {CaseData} data @param {number} index @param {string} language @returns {Omit<RecordRow, "state">} */
  function stepRow({ steps }, index, language) {
    const step = steps[index];
    return { ...emptyRow(step.doLanguage || language), number: index + 1, what: step.do, critical: Boolean(step.critical) };
  }

  /** @param {string} language @returns {Omit<RecordRow, "state">} */
  const emptyRow = (language) => ({ turn: "", number: 0, what: "", language, critical: false, from: "", until: "", last: "", at: "", by: "", remark: "",
    answer: "", className: "", gone: false, waited: "", extensions: [] });

  /** The day until whose end something was to be done; empty where its time ends at an hour.
   * @param {string} until such as 2026-11-26T18:30 */
  function wholeDay(until) {
    const [day, time] = until.split("T");
    return time === "23:59" ? day : time === "00:00" ? written(read(day) - 1) : "";
  }

  /** What is said of a tick besides: the answer and the remark, that it was made before the time of what it is for or before the wait was over, what
   * was extended, and that the list has that no more.
   * @param {RecordRow} row @param {Record<string, string>} texts @param {(stamp: string) => string} clock */
  function remarksOf(row, texts, clock) {
    const { filled } = HandbookPage, isDone = row.state === "done";
    const ahead = isDone && row.from !== "" && row.at < row.from ? filled(texts.ahead, { time: clock(row.from) }) : "";
    const early = isDone && row.waited !== "" && row.at < startOfLast(row.waited) ? filled(texts.early, { time: ending(row.waited, clock) }) : "";
    return [row.answer, row.remark, ahead, early, ...row.extensions.map((each) => extensionSaid(each, texts, clock)), row.gone ? texts.gone : ""]
      .filter(Boolean).join(" · ");
  }

  /** From when on nobody says that a wait was not over: on its last day, where it is counted in days.
   * @param {string} waited */
  const startOfLast = (waited) => (wholeDay(waited) ? `${wholeDay(waited)}T00:00` : waited);

  /** @param {RecordExtension} extension @param {Record<string, string>} texts @param {(stamp: string) => string} clock */
  function extensionSaid({ from, until, at, by, remark }, texts, clock) {
    const entered = `${clock(at.slice(0, 10))} ${at.slice(11)}`; // the day too, whatever day the record is of
    return HandbookPage.filled(texts.extended, { from: from ? ending(from, clock) : "–", until: ending(until, clock), at: entered, name: by, remark });
  }

  /** An end as it is said: a day, where it is the end of it.
   * @param {string} end @param {(stamp: string) => string} clock */
  const ending = (end, clock) => clock(end.endsWith("T23:59") ? end.slice(0, 10) : end);

  /** @param {RecordRow[]} rows @returns {RecordCounts} */
  function countsOf(rows) {
    const counts = { done: 0, late: 0, na: 0, open: 0, waiting: 0, passed: 0, unknown: 0 };
    for (const { state } of rows) counts[state]++;
    return counts;
  }

  /** The day to which a record belongs, and the Monday of its week.
   * @param {HandbookRecordFile} record */
  function weekOf({ head, events }) {
    const day = head.kind === "day" ? head.day : (events[0]?.t || head.made).slice(0, 10), number = read(day);
    return { day, monday: written(number - ((number + 3) % 7)) };
  }

  return { ofDay, ofCase, rowsOf, wholeOf, remarksOf, extensionSaid, countsOf, weekOf, wholeDay, momentOf };
})();
