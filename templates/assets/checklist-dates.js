/* Days on which duties are due, as the handbook's calendar has computed them: looked up here, never computed. */

/**
 * A turn of a duty: due on `day`, in time until `late`, and open from `first` to `last`; each is a number of days since 1970.
 * @typedef {{ first: number, day: number, late: number, last: number }} Turn
 *
 * Each series is a list of runs: so many turns, each `gap` days after the one before, that begin `before` days earlier than they are due,
 * stay open `after` days longer, and are in time for `late` days. The first gap is counted from `from`.
 * @typedef {{ from: string, until: string, series: [gap: number, before: number, after: number, late: number, count: number][][] }} WrittenDates
 */

var HandbookDates = (function () {
  "use strict";

  const DAY = 86400000, MINUTE = 60000;

  /** Days since 1970 on the reader's calendar, whatever the hour and the summer time.
   * @param {Date} date */
  const dayNumber = (date) => Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY);

  /** The day of a post whose days begin so many minutes after midnight, and how many minutes of it are over, by the clock on the wall.
   * @param {Date} date @param {number} begins */
  function momentOf(date, begins) {
    const minutes = date.getHours() * 60 + date.getMinutes() - begins;
    const day = dayNumber(date);
    return minutes < 0 ? { day: day - 1, minute: minutes + DAY / MINUTE } : { day, minute: minutes };
  }

  /** The day as `2026-01-31`.
   * @param {number} day */
  const written = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  /** @param {string} text */
  const read = (text) => Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);

  class Dates {
    /** @param {WrittenDates} data */
    constructor(data) {
      this.from = read(data.from);
      this.until = read(data.until);
      this.series = data.series.map((runs) => turns(runs, this.from));
    }

    /** Whether what is due on a day is known: a site that is not built for long reaches its end.
     * @param {number} day */
    knows(day) {
      return this.from <= day && day <= this.until;
    }

    /** The turn of a series that a day belongs to, or else the next; null after the last.
     * @param {number} series @param {number} day @returns {Turn | null} */
    turn(series, day) {
      return this.series[series].find((turn) => turn.last >= day) || null;
    }

    /** The turns that are due on days from one to another, both included.
     * @param {number} series @param {number} first @param {number} last @returns {Turn[]} */
    turnsBetween(series, first, last) {
      return this.series[series].filter((turn) => first <= turn.day && turn.day <= last);
    }

    /** The first turn that is due after a day; null after the last.
     * @param {number} series @param {number} day @returns {Turn | null} */
    turnAfter(series, day) {
      return this.series[series].find((turn) => turn.day > day) || null;
    }

    /** The last turn that was due before a day and is no longer open.
     * @param {number} series @param {number} day @returns {Turn | null} */
    turnBefore(series, day) {
      return this.series[series].filter((turn) => turn.last < day).at(-1) || null;
    }
  }

  /** @param {WrittenDates["series"][number]} runs @param {number} from @returns {Turn[]} */
  function turns(runs, from) {
    /** @type {Turn[]} */
    const found = [];
    let day = from;
    for (const [gap, before, after, late, count] of runs) {
      for (let number = 0; number < count; number++) {
        day += gap;
        found.push({ first: day - before, day, late: day + late, last: day + after });
      }
    }
    return found;
  }

  return { Dates, dayNumber, momentOf, written, read };
})();
