/* How people write a length of time: "1 hour 30 minutes", 14小時10分, 3:59. The patterns are those of generator/model/duration_words.py, which
   generator/model/script_words.py hands over; the same cases hold both. What could be read in two ways is no length of time. */

/**
 * So many of a unit; the number is written in digits.
 * @typedef {[number: string, unit: string]} Amount
 */

var HandbookTime = (function () {
  "use strict";

  const { WORDS, numberIn } = HandbookNumerals;
  const PART = new RegExp(WORDS.part, "iy"), SO_MANY = whole(WORDS.soMany), CLOCK = whole(WORDS.clock), NO_TIME = whole(WORDS.noTime);
  const SPECIAL = Object.entries(WORDS.special).map(([word, ways]) => /** @type {[string, RegExp]} */ ([word, whole(ways)]));
  const UNITS = Object.keys(WORDS.units), ENDS = UNITS.map((unit) => new RegExp(`(?<![a-z])(?:${WORDS.units[unit]})$`, "i"));
  const HALF = /^half |半/;
  const WIDE = new RegExp(`[${Object.keys(WORDS.halfWidth).join("")}]`, "g");

  /** @param {string} pattern */
  function whole(pattern) {
    return new RegExp(`^(?:${pattern})$`, "i");
  }

  /** Digits and signs of a Chinese keyboard as plain ones, and one space between words. @param {string} text */
  function halfWidth(text) {
    return text.replace(WIDE, (sign) => WORDS.halfWidth[sign]).split(/\s+/).filter(Boolean).join(" ");
  }

  /** The number of one part, with half a unit besides: 兩個半小時, 三天半. "" for what is none.
   * @param {Record<string, string | undefined>} groups */
  function amount({ number, half, more }) {
    const found = numberIn(number || "");
    if (!half && !more) return found;
    return !found || (half && more) || /\.0*[1-9]/.test(found) ? "" : `${found.replace(/\..*/, "")}.5`;
  }

  /** @param {string} text @returns {Amount[]} */
  function amounts(text) {
    const found = /** @type {Amount[]} */ ([]);
    for (PART.lastIndex = 0; PART.lastIndex < text.length;) {
      const match = PART.exec(text), groups = match?.groups;
      if (!match || !groups || (groups.between.trim() && PART.lastIndex === text.length)) return [];
      found.push([amount(groups), UNITS.find((unit) => groups[unit.replace(" ", "_")] !== undefined) || ""]);
    }
    return found;
  }

  /** Quarters of years in months, and of hours in minutes. @param {string} text @returns {Amount[] | null} */
  function soMany(text) {
    const groups = SO_MANY.exec(text)?.groups, number = groups && amount({ number: groups.number });
    if (!groups || !number) return null;
    const [times, unit] = groups.quarters ? [3, "month"] : groups.fortnights ? [2, "week"] : [15, "minute"];
    return [[String(Number(number) * Number(times)), String(unit)]];
  }

  /** The parts go from the largest unit to the smallest, of one kind of time, with a fraction at most in the last. @param {Amount[]} parts */
  function inOrder(parts) {
    const order = WORDS.orders.find((units) => parts.every(([, unit]) => units.includes(unit)));
    const places = parts.map(([, unit]) => (order || []).indexOf(unit));
    return order !== undefined && places.every((place, index) => !index || places[index - 1] < place)
      && parts.every(([number, unit], index) => Number(number) > 0 && Number(number) <= WORDS.longest[unit] && placesOf(number) <= WORDS.places
        && (index === parts.length - 1 || Number.isInteger(Number(number))));
  }

  /** Whether a day of the Republic is meant, 115年1月5日. @param {Amount[]} parts */
  function isDate(parts) {
    return parts.map(([, unit]) => unit).join(" ") === "year month day" && Number(parts[0][0]) >= WORDS.firstAsDate;
  }

  /** @param {string} number */
  function placesOf(number) {
    return (/\.(\d*)$/.exec(number)?.[1] || "").length;
  }

  /** The parts of a length of time, the largest first; a word without a number is one part; null for what is no length of time.
   * @param {string} text @returns {Amount[] | null} */
  function readTime(text) {
    const plain = halfWidth(text);
    const special = SPECIAL.find(([, ways]) => ways.test(plain));
    if (special) return [["1", special[0]]];
    const clock = CLOCK.exec(plain)?.groups; // 3:59, 2h5m
    const written = /** @type {Amount[]} */ (clock
      ? [[clock.hours, "hour"], [String(Number(clock.minutes || clock.short)), "minute"]] : soMany(plain) || amounts(plain));
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

  /** The part of a length of time that stands at a place of a text: `isHalf` where half a unit is said in words, which of a day is as long as
   * the office says. null where none stands there.
   * @param {string} text @param {number} place */
  function partAt(text, place) {
    PART.lastIndex = place;
    const match = PART.exec(text), groups = match?.groups, number = groups ? amount(groups) : "";
    if (!match || !groups || !number) return null;
    const unit = UNITS.find((name) => groups[name.replace(" ", "_")] !== undefined) || "";
    return { number, unit, word: groups[unit.replace(" ", "_")] || "", length: match[0].length - groups.between.length,
      isHalf: Boolean(groups.half || groups.more || HALF.test(groups.number)) };
  }

  /** The unit of time with which a text ends: working hours, 遲到分鐘; "" for none. @param {string} text */
  function unitAtEnd(text) {
    return UNITS[ENDS.findIndex((words) => words.test(text))] || "";
  }

  return { readTime, timeParts, partAt, unitAtEnd };
})();
