/* Until when a case and its steps are to be done: by the table of its procedure, its class, and what was extended. */

/** A moment, or a whole day. `wall` is that moment on the clock of whoever runs the case, wherever it is looked at: 2026-11-26T18:30.
 * @typedef {{ moment: Date, whole: boolean, wall: string }} CaseEnd
 * A limit where a case meets it: that of a step, at a place of the path, or that of the whole, without a step.
 * @typedef {{ limit: CaseLimit, place: number, step?: number }} MetLimit */

var HandbookCaseEnds = (function () {
  "use strict";

  const { read, written } = HandbookDates;
  const { stamp } = HandbookLog;

  const MINUTE = 60000;

  /** The limit of the step that is met at a place of the path; none where it has none.
   * @param {CaseData} data @param {CaseStanding} now @param {number} place @returns {MetLimit | null} */
  function limitOfStep(data, now, place) {
    const step = now.path[place]?.step ?? now.current, limit = step === null ? undefined : data.steps[step].limit;
    return step !== null && limit ? { limit, place, step } : null;
  }

  /** @param {CaseData} data @param {CaseStanding} now @returns {MetLimit | null} */
  const limitOfWhole = (data, now) => (data.limit ? { limit: { begun: 1, ...data.limit }, place: now.path.length } : null);

  /** From when a limit counts: anew from the last event of those that let it; empty where nobody has said.
   * @param {CaseData} data @param {CaseStanding} now @param {CaseLimit} limit @param {number} place */
  function startOf(data, now, limit, place) {
    const anew = (limit.restart || []).flatMap((name) => now.happened[name] || []);
    return [firstStart(data, now, limit, place), ...anew].reduce((last, each) => (!last || Date.parse(each) > Date.parse(last) ? each : last));
  }

  /** @param {CaseData} data @param {CaseStanding} now @param {CaseLimit} limit @param {number} place */
  function firstStart(data, now, limit, place) {
    if (limit.event !== undefined) return now.happened[limit.event] || "";
    if (limit.after !== undefined) return now.path.slice(0, place).filter(({ step }) => step === limit.after).at(-1)?.t || "";
    return limit.begun ? now.begun : afterWait(data, now, limit, place);
  }

  /** When a step may begin, after what it waits for. Minutes count from no day, whose hour nobody knows.
   * @param {CaseData} data @param {CaseStanding} now @param {CaseLimit} limit @param {number} place */
  function afterWait(data, now, limit, place) {
    const step = now.path[place]?.step ?? now.current;
    if (step === null || !data.steps[step].wait) return now.sinces[place];
    const end = waitEnd(data, now, place);
    if (!end || (end.whole && limit.minutes !== undefined)) return "";
    return end.whole ? end.wall : stamp(end.moment, offsetOf(now.sinces[place]));
  }

  /** A moment from which a limit counts, or until which it was extended at the time `said`, so much later as it has stood still since; empty
   * while it does. What was over when the event came is over.
   * @param {CaseData} data @param {CaseStanding} now @param {CaseLimit} limit @param {CaseTime} time @param {string} start @param {string} [said] */
  function afterStops(data, now, limit, time, start, said) {
    return (limit.stops || []).reduce((begun, { since, until }) => {
      const stopped = now.happened[since], resumed = now.happened[until], first = said || start;
      if (!begun || !stopped) return begun;
      const end = said ? { moment: new Date(begun) } : deadline(data, time, begun);
      const from = Date.parse(stopped) < Date.parse(first) && !said ? first : stopped;
      if (Date.parse(from) < Date.parse(first) || (end && Date.parse(from) > Number(end.moment))) return begun;
      if (!resumed || Date.parse(resumed) < Date.parse(stopped)) return "";
      return Date.parse(resumed) < Date.parse(from) ? begun : laterBy(data, time, begun, from, resumed);
    }, start);
  }

  /** A moment so much later as it is from one to another: by the clock, by days, or by working days where the time is one of work.
   * @param {CaseData} data @param {CaseTime} time @param {string} begun @param {string} from @param {string} until */
  function laterBy(data, time, begun, from, until) {
    if (time.minutes !== undefined) return stamp(new Date(Date.parse(begun) + Date.parse(until) - Date.parse(from)), offsetOf(begun));
    const [first, last] = [from, until].map((at) => read(at.slice(0, 10)));
    const onDay = (/** @type {number | null} */ day) => (day === null ? "" : `${written(day)}${begun.slice(10)}`);
    if (time.work === undefined) return onDay(read(begun.slice(0, 10)) + last - first);
    let end = /** @type {number | null} */ (read(begun.slice(0, 10)));
    for (let day = lastDay(data, time.work, first); day !== null && day <= last; day = lastDay(data, time.work, day)) {
      end = end === null ? null : lastDay(data, time.work, end);
    }
    return onDay(end);
  }

  /** Until when the step waits that is met at a place of the path; null for one that does not.
   * @param {CaseData} data @param {CaseStanding} now @param {number} place */
  function waitEnd(data, now, place) {
    const step = now.path[place]?.step ?? now.current;
    return step === null ? null : deadline(data, data.steps[step].waits, now.sinces[place]);
  }

  /** Until when, of a limit that is met; for each class that is open where it differs by class.
   * @param {CaseData} data @param {CaseStanding} now @param {MetLimit | null} met @returns {{ said: string, end: CaseEnd | null }[]} */
  function ends(data, now, met) {
    if (!met) return [];
    const { limit, place } = met, start = startOf(data, now, limit, place), latest = latestOf(data, now, met);
    const until = (/** @type {CaseTime} */ time) => {
      const begun = afterStops(data, now, limit, time, start), longer = extendedTo(data, now, met, time);
      const stands = (start && !begun) || (extensions(now, met).at(-1)?.at && !longer);
      return stands ? null : earlier(later(deadline(data, time, begun), longer), latest);
    };
    if (!limit.cases) return [{ said: "", end: until(limit) }];
    const levels = levelsOf(now, met), cases = limit.cases.filter(({ level }) => levels.includes(level));
    const others = limit.cases.filter(({ level }) => level === "" && levels.length > cases.length);
    return [...cases, ...others].map((each) => ({ said: each.said, end: until({ ...each, at: limit.at }) }));
  }

  /** The one end of a limit that is met; null where nobody can know, or the class of the case is open.
   * @param {CaseData} data @param {CaseStanding} now @param {MetLimit | null} met */
  function endOf(data, now, met) {
    const found = ends(data, now, met);
    return found.length === 1 ? found[0].end : null;
  }

  /** Until when the whole is to be done, null where that is no one moment; `free` are the numbers of the steps that were met whose time does
   * not count.
   * @param {CaseData} data @param {CaseStanding} now @returns {{ end: CaseEnd | null, free: number[] }} */
  function promiseOf(data, now) {
    const met = new Set([...now.path.map(({ step }) => step || 0), ...(now.current === null ? [] : [now.current])]);
    const free = [...met].filter((index) => data.steps[index].free).map((index) => index + 1);
    return { end: endOf(data, now, limitOfWhole(data, now)), free };
  }

  /** Until when somebody has to act next: the step at hand or all of it, whichever is due first; null where nothing says it.
   * @param {CaseData} data @param {CaseStanding} now */
  function nextEnd(data, now) {
    if (now.current === null) return null;
    const found = [...ends(data, now, limitOfStep(data, now, now.path.length)), promiseOf(data, now)].flatMap(({ end }) => (end ? [end] : []));
    return found.sort((one, other) => Number(one.moment) - Number(other.moment))[0] || null;
  }

  /* --- What was extended, and how far it may be ------------------------------------------------------------------------------ */

  /** The extensions of a limit that hold, the last of which says until when it runs.
   * @param {CaseStanding} now @param {MetLimit} met */
  const extensions = (now, { step, place }) => now.extended[HandbookCases.extensionKey(step, place)] || [];

  /** @param {CaseData} data @param {CaseStanding} now @param {MetLimit} met @param {CaseTime} time */
  function extendedTo(data, now, met, time) {
    const made = extensions(now, met).at(-1), at = made?.at && afterStops(data, now, met.limit, time, made.at, made.t);
    return at ? endAt(new Date(at), at.slice(11, 16) === "23:59", offsetOf(at)) : null;
  }

  /** Until when the next extension may go at most, by the rule; null where there may be none, or nobody can know.
   * @param {CaseData} data @param {CaseStanding} now @param {MetLimit} met */
  function furthest(data, now, met) {
    const { limit, place } = met, levels = limit.criteria ? levelsOf(now, met) : [""], end = endOf(data, now, met);
    if (!limit.extend || levels.length !== 1 || !end) return null;
    const time = (limit.extend[levels[0]] || limit.extend[""])?.[extensions(now, met).length];
    if (!time) return null;
    const start = afterStops(data, now, limit, time, startOf(data, now, limit, place));
    const found = earlier(deadline(data, { ...time, at: limit.at ?? time.at }, start), latestOf(data, now, met));
    return found && found.wall > end.wall ? found : null;
  }

  /** The same limit as it would be without its extensions.
   * @param {CaseData} data @param {CaseStanding} now @param {MetLimit} met */
  const ordinaryEnd = (data, now, met) => endOf(data, { ...now, extended: {} }, met);

  /** @param {CaseStanding} now @param {MetLimit} met */
  const levelsOf = (now, { limit, place }) => now.classes[place][limit.criteria || ""] || [];

  /** When it ends in any case.
   * @param {CaseData} data @param {CaseStanding} now @param {MetLimit} met */
  const latestOf = (data, now, { limit: { latest }, place }) => (latest ? deadline(data, latest, startOf(data, now, latest, place)) : null);

  /** @param {CaseEnd | null} end @param {CaseEnd | null} latest */
  const earlier = (end, latest) => (end && latest && latest.wall < end.wall ? latest : end);

  /** @param {CaseEnd | null} end @param {CaseEnd | null} longer */
  const later = (end, longer) => (end && longer && end.wall > longer.wall ? end : longer || end);

  /* --- By the table ----------------------------------------------------------------------------------------------------------- */

  /** Until when something is to be done that begins at a moment; null where the table does not say.
   * @param {CaseData} data @param {CaseTime | null | undefined} limit @param {string} begun @returns {CaseEnd | null} */
  function deadline(data, limit, begun) {
    if (!limit || !begun || (limit.minutes === undefined && limit.series === undefined)) return null;
    if (limit.minutes !== undefined) return endAt(new Date(Date.parse(begun) + limit.minutes * MINUTE), false, offsetOf(begun));
    const start = read(begun.slice(0, 10)), end = lastDay(data, limit.series || 0, start);
    if (end === null) return null;
    if (limit.at === undefined) return endAt(new Date(`${written(end)}T23:59:59`), true);
    const moment = new Date(Date.parse(`${written(end)}T00:00:00`) + limit.at * MINUTE);
    if (!limit.next || endAt(moment, false).wall >= begun.slice(0, 16)) return endAt(moment, false);
    const after = lastDay(data, limit.series || 0, start + 1);
    return after === null ? null : endAt(new Date(Date.parse(`${written(after)}T00:00:00`) + limit.at * MINUTE), false);
  }

  /** @param {Date} moment @param {boolean} whole @param {number} [offset] @returns {CaseEnd} */
  const endAt = (moment, whole, offset) => ({ moment, whole, wall: stamp(moment, offset).slice(0, 16) });

  /** How many minutes the clock that made a stamp is ahead of Greenwich; undefined where the stamp does not say it.
   * @param {string} stamped */
  function offsetOf(stamped) {
    const found = /([+-])(\d\d):(\d\d)$/.exec(stamped);
    return found ? (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : undefined;
  }

  /** The day on which it is over, as the table says for the day on which it begins; null where it says nothing.
   * @param {CaseData} data @param {number} series @param {number} start @returns {number | null} */
  function lastDay(data, series, start) {
    let place = start - read(data.dates.from);
    if (place < 0) return null;
    for (const [length, count] of data.dates.series[series]) {
      if (place < count) return start + length;
      place -= count;
    }
    return null;
  }

  return { limitOfStep, limitOfWhole, ends, endOf, promiseOf, nextEnd, waitEnd, extensions, ordinaryEnd, furthest };
})();
