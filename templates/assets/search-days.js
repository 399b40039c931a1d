/* What is due on the day or in the week that a question asks for, from the file of the post's checklist. Loaded when that is first asked. */

/** @typedef {"tomorrow" | "week" | "next-week"} SearchDayName */

var HandbookSearchDays = (function () {
  "use strict";

  const { Dates, momentOf } = HandbookDates;
  const WEEK = 7, MONDAY = 3; // days after a Monday on which the count of days begins

  /** The first and the last day that is meant, as days since 1970; what is left of this week begins today.
   * @param {SearchDayName} name @param {number} today */
  function span(name, today) {
    const monday = today - ((today + MONDAY) % WEEK);
    if (name === "tomorrow") return { first: today + 1, last: today + 1 };
    return name === "week" ? { first: today, last: monday + WEEK - 1 } : { first: monday + WEEK, last: monday + 2 * WEEK - 1 };
  }

  /** What is due, in order, with its days. Of a week what comes round every day is left out. Null where the file does not reach so far.
   * @param {DayData} data @param {SearchDayName} name @param {Date} now @returns {{ day: number, do: string }[] | null} */
  function due(data, name, now) {
    const table = new Dates(data.dates), { first, last } = span(name, momentOf(now, data.begins).day);
    if (!table.knows(last)) return null;
    const items = data.items.filter(({ period }) => name === "tomorrow" || !HandbookDays.isWithinDay(period));
    return items.flatMap((item) => table.turnsBetween(item.series, first, last).map(({ day }) => ({ day, at: item.at || 0, do: item.do })))
      .sort((a, b) => a.day - b.day || a.at - b.at);
  }

  return { due };
})();
