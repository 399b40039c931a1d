/* How people write a length of time: "1 hour 30 minutes", 14小時10分, 3:59. The grammar is that of generator/model/duration_words.py; the same cases
   hold both. What could be read in two ways is no length of time. */

/**
 * So many of a unit; the number is written in digits.
 * @typedef {[number: string, unit: string]} Amount
 */

var HandbookTime = (function () {
  "use strict";

  const { NUMERAL, COUNTS, longestFirst, numberIn } = HandbookNumerals;
  const SPECIAL = Object.entries({
    "same day": "(?:on )?(?:the )?same day|[當当][日天]|即日|同日",
    "at once": "at once|immediately|straight ?away|right away|forthwith|[即立][時时刻]|立即|隨即|随即",
    permanent: "permanent(?:ly)?|for ?ever|永久|永遠|永远",
  });
  const UNITS = Object.entries({
    second: "seconds?|secs?\\.?|秒[鐘钟]?",
    minute: "minutes?|mins?\\.?|分[鐘钟]?",
    "working hour": "(?:working|business|office|work)[ -]?h(?:ours?|rs?\\.?)|[個个]?(?:工作|上班|[辦办]公)(?:小[時时]|[鐘钟][頭头])",
    hour: "(?:clock[ -])?h(?:ours?|rs?\\.?)|h|[個个](?:小[時时]|[鐘钟][頭头])|小[時时]|[鐘钟][頭头]|[時时]",
    "working day": "(?:working|business|office|work)[ -]?days?|[個个]?(?:工作|上班|[辦办]公|[營营][業业])[日天]",
    day: "(?:calendar[ -])?days?|d|[個个]?(?:日[曆历]|自然)[日天]|[日天]",
    week: "weeks?|wks?\\.?|w|[週周]|[個个]?(?:星期|[禮礼]拜)",
    month: "(?:calendar[ -])?months?|[個个]?月",
    year: "years?|yrs?\\.?|年",
  });
  const NO_TIME = new RegExp(
    "^(?:(?:0 ?[個个]?(?:工作|working )?(?:(?:second|minute|hour|day|week|month|year)s?|秒[鐘钟]?|分[鐘钟]?|小?[時时]|[日天週周月年]) ?)+|" +
    "0{1,2}:00(?::00)?|0|none|no time|無|无|零)$"); // in whatever unit: generator/model/amounts.py reads the same
  /** @type {Record<string, string>} */
  const PARTS = { "half an": "0.5", "half a": "0.5", an: "1", a: "1", "半": "0.5" }; // what only a length of time has for a number
  const NUMBER = ["[0-9]+(?:\\.[0-9]+)?", NUMERAL, ...longestFirst([...Object.keys(PARTS), ...COUNTS])].join("|");
  const PART = new RegExp(
    `(?<number>${NUMBER})(?<half>[個个]半(?![個个])| and a half)?\\s*(?:${UNITS.map(([, words]) => `(${words})`).join("|")})`
    + "(?![a-z])(?<more>半| and a half)?(?<between>\\s*(?:,|and|又|零|、)?\\s*)", "iy");
  const SO_MANY = new RegExp(`^(${NUMBER})\\s*[個个]?(?:(季度?)|(fortnights?)|(?:刻[鐘钟]?))$`, "i"); // units of which each is so many others
  const FIRST_UNIT = 3; // the groups before those of the units: the whole, number, half
  const LONGEST = /** @type {Record<string, number>} */ ({ second: 100000, minute: 100000, hour: 10000,
    "working hour": 10000, "working day": 10000, day: 100000, week: 10000, month: 2400, year: 200 });
  const ORDERS = [["year", "month", "week", "day", "hour", "minute", "second"], ["working day", "working hour", "minute", "second"]];
  const MOST_PLACES = 6;
  const FIRST_AS_DATE = 100; // from so many years on, years with months and days are a date

  /** Digits and signs of a Chinese keyboard as plain ones, and one space between words. @param {string} text */
  function halfWidth(text) {
    return text.replace(/[０-９：．－＋＜＞＝，～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).split(/\s+/).filter(Boolean).join(" ");
  }

  /** The number of one part, with half a unit besides: 兩個半小時, 三天半. "" for what is none.
   * @param {Record<string, string | undefined>} groups */
  function amount({ number, half, more }) {
    const written = number || "", found = PARTS[written.toLowerCase()] || numberIn(written);
    if (!half && !more) return found;
    return !found || (half && more) || /\.0*[1-9]/.test(found) ? "" : `${found.replace(/\..*/, "")}.5`;
  }

  /** @param {string} text @returns {Amount[]} */
  function amounts(text) {
    const found = /** @type {Amount[]} */ ([]);
    for (PART.lastIndex = 0; PART.lastIndex < text.length;) {
      const match = PART.exec(text), groups = match?.groups;
      if (!match || !groups || (groups.between.trim() && PART.lastIndex === text.length)) return [];
      found.push([amount(groups), UNITS[match.slice(FIRST_UNIT).findIndex((part) => part !== undefined)][0]]);
    }
    return found;
  }

  /** Quarters of years in months, and of hours in minutes. @param {string} text @returns {Amount[] | null} */
  function soMany(text) {
    const match = SO_MANY.exec(text), number = match && amount({ number: match[1] });
    if (!match || !number) return null;
    const [times, unit] = match[2] ? [3, "month"] : match[3] ? [2, "week"] : [15, "minute"];
    return [[String(Number(number) * Number(times)), String(unit)]];
  }

  /** The parts go from the largest unit to the smallest, of one kind of time, with a fraction at most in the last. @param {Amount[]} parts */
  function inOrder(parts) {
    const order = ORDERS.find((units) => parts.every(([, unit]) => units.includes(unit)));
    const places = parts.map(([, unit]) => (order || []).indexOf(unit));
    return order !== undefined && places.every((place, index) => !index || places[index - 1] < place)
      && parts.every(([number, unit], index) => Number(number) > 0 && Number(number) <= LONGEST[unit] && placesOf(number) <= MOST_PLACES
        && (index === parts.length - 1 || Number.isInteger(Number(number))));
  }

  /** Whether a day of the Republic is meant, 115年1月5日. @param {Amount[]} parts */
  function isDate(parts) {
    return parts.map(([, unit]) => unit).join(" ") === "year month day" && Number(parts[0][0]) >= FIRST_AS_DATE;
  }

  /** @param {string} number */
  function placesOf(number) {
    return (/\.(\d*)$/.exec(number)?.[1] || "").length;
  }

  /** The parts of a length of time, the largest first; a word without a number is one part; null for what is no length of time.
   * @param {string} text @returns {Amount[] | null} */
  function readTime(text) {
    const plain = halfWidth(text);
    const special = SPECIAL.find(([, ways]) => new RegExp(`^(?:${ways})$`, "i").test(plain));
    if (special) return [["1", special[0]]];
    const clock = /^(\d+)(?::([0-5]\d)| ?h ?([1-5]?\d) ?m)$/i.exec(plain); // 3:59, 2h5m
    const written = /** @type {Amount[]} */ (clock ? [[clock[1], "hour"], [String(Number(clock[2] || clock[3])), "minute"]] : soMany(plain) || amounts(plain));
    const found = clock ? written.filter(([number]) => Number(number)) : written;
    const works = found.length > 0 && found[0][1].startsWith("working");
    const parts = found.map(([number, unit]) => /** @type {Amount} */ ([number, works && unit === "hour" ? "working hour" : unit]));
    return parts.length && inOrder(parts) && !isDate(parts) ? parts : null;
  }

  /** How many seconds each part of a length of time has on the axis of a measure, by the table that generator/facts/decide_tables.py
   * makes of its units.
   * Nobody can say whether 30 days are a month: beside months stand fewer seconds than the shortest has. null for what is no time of the measure.
   * @param {string} text @param {{ units: Record<string, string>, besideMonths: string | null }} table
   * @returns {[text: string, seconds: string][] | null} */
  function timeParts(text, { units, besideMonths }) {
    if (NO_TIME.test(halfWidth(text).toLowerCase())) return [["0", "1"]];
    const parts = readTime(text);
    if (!parts || !parts.every(([, unit]) => unit in units)) return null;
    const rest = parts.filter(([, unit]) => unit !== "month" && unit !== "year").map(([number, unit]) => Number(number) * Number(units[unit]));
    if (besideMonths && rest.reduce((total, each) => total + each, 0) >= Number(besideMonths)) return null;
    return parts.map(([number, unit]) => [number, units[unit]]);
  }

  return { readTime, timeParts };
})();
