/* Whether a matter that is delegated up to an amount, or from one on, takes in the amount that a question states: 600 sheets are over 500 sheets. */

/**
 * An amount as it is written: `unit` begins with the word of its unit; `end` tells which end of a range it is.
 * @typedef {{ number: number, unit: string, end: "over" | "from" | "to" | "under" | "", start: number, length: number }} SearchBound
 */

var HandbookSearchBounds = (function () {
  "use strict";

  const DIGITS = "\\d+(?:,\\d{3})*(?:\\.\\d+)?", MONEY = "(?:新台币|新台幣|人民币|nt\\$|us\\$|[$£€¥])?\\s*";
  const AMOUNT = new RegExp(`(?<![\\d.,])(?:(${DIGITS})|${HandbookNumerals.NUMERAL}(?=[万千百亿]?[个個]?(?:工作)?[日天小周月年张件份元台人本级公]))\\s*([万千百亿])?`, "g");
  const RANGE = new RegExp(`^\\s*(?:至|到|-|–|~|to )\\s*${MONEY}${DIGITS}\\s*[万千百亿]?`);
  const WEIGHTS = /** @type {Record<string, number>} */ ({ 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 });
  const TWO = /^(?:公[里斤分尺克]|平方|小时|分钟|工作|毫[升米克])/; // units whose first character says too little
  /** @type {[SearchBound["end"], RegExp][]} */
  const BEFORE = [["under", /(?:未满|不满|不足|少于|低于|小于|under|below|(?<!no(?:t)? )(?:less|fewer) than)\s*$/],
    ["to", /(?:不超过|不得超过|不逾|至多|最多|至|到|up to|at most|no(?:t)? more than|not over|not exceeding|to)\s*$/],
    ["from", /(?:不少于|不低于|满|达|at least|no(?:t)? less than|from)\s*$/],
    ["over", /(?:逾|超过|高于|多于|大于|over|above|more than|exceeding|exceeds)\s*$/]]; // the first that stands there: 未满 is no 满
  /** @type {[SearchBound["end"], RegExp][]} */
  const BEHIND = [["from", /^(?:以上|(?: or|and) (?:more|over|above)\b)/], ["to", /^(?:以下|以内|之内|(?: or|and) (?:less|fewer|under|below)\b)/]];
  const SIGN = /[$£€¥]/;
  const CURRENCY = new RegExp(`${MONEY}$`);

  /** The amounts of a folded text.
   * @param {string} text @returns {SearchBound[]} */
  function amounts(text) {
    return [...text.matchAll(AMOUNT)].flatMap((found) => {
      const [whole] = found, start = found.index, behind = text.slice(start + whole.length), before = text.slice(0, start);
      const [money] = CURRENCY.exec(before) || [""], range = RANGE.exec(behind), number = numberOf(found);
      const word = unitOf(range ? behind.slice(range[0].length) : behind), unit = (SIGN.exec(money) || [word])[0];
      if (!number || !unit) return [];
      const until = range || unit !== word ? 0 : behind.indexOf(word) + word.length;
      const end = endOf(before.slice(0, before.length - money.length), behind.slice(until)) || (range ? "from" : "");
      return [{ number, unit, end, start: start - money.length, length: money.length + whole.length + until }];
    });
  }

  /** @param {RegExpMatchArray} found */
  function numberOf([whole, digits, scale = ""]) {
    const written = whole.slice(0, whole.length - scale.length).trim();
    return Number(digits ? digits.replaceAll(",", "") : HandbookNumerals.numberIn(written)) * (WEIGHTS[scale] || 1);
  }

  /** Which end of a range an amount is, by the words before and behind it.
   * @param {string} before @param {string} behind @returns {SearchBound["end"]} */
  function endOf(before, behind) {
    return (BEHIND.find(([, words]) => words.test(behind)) || BEFORE.find(([, words]) => words.test(before)) || [""])[0];
  }

  /** The word of a unit at the beginning of a text.
   * @param {string} text */
  function unitOf(text) {
    const plain = text.trimStart().replace(/^[个個]/, "");
    return (TWO.exec(plain) || /^(?:working )?[a-z]+|^[\u3400-\u9fff]/.exec(plain) || [""])[0];
  }

  /** @param {string} one @param {string} other */
  function alike(one, other) {
    const [a, b] = [one, other].map((unit) => HandbookSearchText.stem(unit.replace("天", "日")));
    return a === b;
  }

  /** @param {SearchBound} bound @param {number} number */
  function holds({ end, number: bound }, number) {
    return end === "over" ? number > bound : end === "from" ? number >= bound : end === "to" ? number <= bound : number < bound;
  }

  /** Up to how much a text goes that takes in the amounts that are asked for: the largest number that counts for one without an upper end.
   * Infinity where it does not take them in, or that cannot be told.
   * @param {string} text @param {SearchBound[]} asked */
  function reach(text, asked) {
    const own = amounts(text), pairs = asked.flatMap(({ number, unit }) => own.filter((bound) => alike(bound.unit, unit)).map((bound) => ({ bound, number })));
    if (!pairs.length || !pairs.every(({ bound, number }) => bound.end && holds(bound, number))) return Infinity;
    return Math.min(Number.MAX_VALUE, ...pairs.flatMap(({ bound: { end, number } }) => (end === "to" || end === "under" ? [number] : [])));
  }

  /** A text without its amounts.
   * @param {string} text @param {SearchBound[]} found */
  function without(text, found) {
    return found.reduceRight((left, { start, length }) => `${left.slice(0, start)} ${left.slice(start + length)}`, text);
  }

  return { amounts, reach, without };
})();
