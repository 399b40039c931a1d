/* Which shift of a post is held now, and which comes next, by the table of dates of its file. */

/**
 * `starts` counts minutes from midnight of the day on which the shift begins; the series names these days.
 * @typedef {{ title: string, titleLanguage?: string, hours: string, starts: number, minutes: number, series: number }} ShiftData
 * @typedef {{ shift: ShiftData, day: number }} ShiftTurn
 * @typedef {InstanceType<typeof HandbookDates.Dates>} ShiftTable
 */

var HandbookShifts = (function () {
  "use strict";

  const { dayNumber, momentOf, written } = HandbookDates;
  const WHOLE_DAY = 24 * 60;

  /** Those that are held at a minute counted from the first day of 1970, and the next that begins.
   * @param {ShiftData[]} shifts @param {ShiftTable} table @param {number} now @returns {{ held: ShiftTurn[], next: ShiftTurn | null }} */
  function shiftsAt(shifts, table, now) {
    const day = Math.floor(now / WHOLE_DAY);
    const turns = shifts.flatMap((shift) => [...table.turnsBetween(shift.series, day - Math.ceil(shift.minutes / WHOLE_DAY), day),
      table.turnAfter(shift.series, day)]
      .flatMap((turn) => turn ? [{ shift, day: turn.day }] : []));
    const held = turns.filter((turn) => startOf(turn) <= now && now < startOf(turn) + turn.shift.minutes);
    const next = turns.filter((turn) => startOf(turn) > now).sort((one, other) => startOf(one) - startOf(other))[0] || null;
    return { held, next };
  }

  /** @param {ShiftTurn} turn */
  const startOf = (turn) => turn.day * WHOLE_DAY + turn.shift.starts;

  /** Says it on a line, which stays hidden for posts without shifts.
   * @param {HTMLElement} line @param {{ shifts?: ShiftData[] }} data @param {ShiftTable} table @param {Record<string, string>} texts
   * @param {Intl.DateTimeFormat} dates */
  function show(line, data, table, texts, dates) {
    const now = new Date(), { day, minute } = momentOf(now, 0);
    const found = data.shifts && table.knows(dayNumber(now)) ? shiftsAt(data.shifts, table, day * WHOLE_DAY + minute) : { held: [], next: null };
    const { filled, unbroken } = HandbookPage;
    const say = (/** @type {string} */ text, /** @type {ShiftTurn} */ { shift, day: begins }) => (
      filled(text, { shift: shift.title, date: dates.format(new Date(written(begins))), hours: shift.hours }));
    const said = found.held.map((turn) => say(turn.day < day ? texts.shift_since : texts.shift_now, turn)); // which of two that are alike
    if (found.next) said.push(say(texts.shift_next, found.next));
    line.hidden = said.length === 0;
    line.textContent = said.join("\n"); // each on a line of its own
    unbroken(line);
  }

  return { shiftsAt, show };
})();
