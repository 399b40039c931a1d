/* Whether a matter that is delegated up to an amount, or from one on, takes in the amount that a question states: 600 sheets are over 500 sheets. */

/**
 * Words that say a bound, as generator/model/bound_words.py reads the rules by them: pairs of the bound and a pattern. Of several that stand
 * there the longest counts: 未達 and not 達, no less than and not less than.
 * @typedef {{ before: [SearchBound["end"], string][], behind: [SearchBound["end"], string][], range: string, currency: string }} SearchBoundWords
 *
 * An amount as it is written: `unit` begins with the word of its unit; `end` tells which end of a range it is.
 * @typedef {{ number: number, unit: string, end: "over" | "from" | "up to" | "under" | "", start: number, length: number }} SearchBound
 */

var HandbookSearchBounds = (function () {
  "use strict";

  const { WORDS, YUAN, LARGE, MEASURED, scaled } = HandbookNumerals;
  const SCALES = Object.keys(WORDS.multiples).join("");
  const AMOUNT = new RegExp(`(?<![\\d.,${SCALES}])${WORDS.scaled}\\s*`, "g");
  const BARE = WORDS.scaled.replace(/\?<[a-z]+>/g, "?:"); // the end of a range
  const TWO = /^(?:公[里斤分尺克]|平方|小时|分钟|工作|毫[升米克])/; // units whose first character says too little
  const SIGN = /[$£€¥]/;

  const UPPER = new Set(["up to", "under"]);
  const MONEY = "¤", LEAST_MONEY = 10000; // a number that counts nothing that is named, from which it stands for money of any kind
  const ANY_MONEY = /^[¤$£€¥元]/;
  const SUM = "(?:[\\u3400-\\u9fff]{0,4}[金價价數数總总][額额])?"; // 未達查核金額5000萬元: what the amount is called
  const UPWARD = new Set(["over", "from"]);
  const NO_BOUND = { shape: /** @type {SearchBound["end"]} */ (""), size: 0 };
  const NAMED = new RegExp(`\\d|[${SCALES}十百]元`);

  class Bounds {
    /** `counters` are words of units that may follow a numeral: in running text most numerals count nothing. `ranks` are words of a class that
     * a number names; `units` are those of the measures of this handbook.
     * @param {SearchBoundWords} words @param {string[]} counters @param {string[]} ranks @param {string[]} units */
    constructor({ before, behind, range, currency }, counters, ranks, units) {
      this.units = units;
      const [chinese, spaced] = [ranks.filter((word) => word > "z"), ranks.filter((word) => word < "z")];
      const named = [...(chinese.length ? [`(?:\\d+|[一二三四五六七八九十])(?:${chinese.join("|")})`] : []),
        ...(spaced.length ? [`\\b(?:${spaced.join("|")}) \\d+\\b`] : [])];
      this.classes = new RegExp(named.join("|") || "$^", "g");
      this.counters = new RegExp(`^(?:${[...Object.values(WORDS.units), ...counters, YUAN].join("|")}|公)`, "i");
      const money = `(?:${currency})?\\s*`;
      this.money = new RegExp(`${money}$`, "i");
      const ends = /** @type {[SearchBound["end"], string][]} */ ([...before, ["up to", range]]); // what follows `to` is the end of a range
      this.before = ends.map(([shape, words]) => /** @type {[SearchBound["end"], RegExp]} */ ([shape, new RegExp(`(?:${words})${SUM}\\s*$`)]));
      this.behind = behind.map(([shape, words]) => /** @type {[SearchBound["end"], RegExp]} */ ([shape, new RegExp(`^(?:${words})`)]));
      this.range = new RegExp(`^\\s*(?:${range})\\s*${money}(?:${BARE})`, "i");
    }

    /** The amounts of a folded text. `isAsked`: of a question, in which a large number may stand for money without a word of it.
     * @param {string} text @param {boolean} [isAsked] @returns {SearchBound[]} */
    amounts(text, isAsked = false) {
      return [...text.matchAll(AMOUNT)].flatMap((found) => {
        const [whole] = found, start = found.index, behind = text.slice(start + whole.length), before = text.slice(0, start);
        const [money] = this.money.exec(before) || [""], range = this.range.exec(behind), number = Number(scaled(found.groups || {}));
        const { word, counted } = this.countedIn(found, range ? behind.slice(range[0].length) : behind, isAsked && number >= LEAST_MONEY);
        const [unit] = SIGN.exec(money) || [counted];
        if (!number || !unit || !(/^\d/.test(whole) || word === "" || this.counters.test(behind))) return [];
        const until = range || unit !== word ? 0 : behind.indexOf(word) + word.length;
        const end = this.endOf(`${before.slice(0, before.length - money.length)} `, behind.slice(until)) || (range ? "from" : "");
        return [{ number, unit, end, start: start - money.length, length: money.length + whole.length + until }];
      });
    }

    /** The word of the unit behind a number, and the unit; money where tens of thousands count nothing that is named: 20萬的採購, over 500000.
     * @param {RegExpMatchArray} found @param {string} after @param {boolean} mayBeMoney */
    countedIn({ groups = {} }, after, mayBeMoney) {
      const word = unitOf(after);
      if (this.isBare(groups.scale, after)) return { word: "", counted: YUAN };
      return mayBeMoney && !groups.scale && this.countsNothing(after) ? { word: "", counted: MONEY } : { word, counted: word };
    }

    /** Whether nothing that is counted follows a number.
     * @param {string} after */
    countsNothing(after) {
      return !this.counters.test(after) && !/^\s*[a-z%]/.test(after) && !MEASURED.test(after) && !this.units.some((unit) => unit && after.startsWith(unit));
    }

    /** @param {string | undefined} scale @param {string} after */
    isBare(scale, after) {
      return Boolean(scale && LARGE.has(scale)) && this.countsNothing(after);
    }

    /** A text with spaces for the classes in it that a number only names: 二級, stage 2. One with a bound is an amount.
     * @param {string} text */
    withoutClasses(text) {
      return text.replace(this.classes, (found, at) => (
        this.endOf(`${text.slice(0, at)} `, text.slice(at + found.length)) ? found : " ".repeat(found.length)));
    }

    /** Whether a word says nothing but which end of a range an amount is: 以上.
     * @param {string} word */
    isEnd(word) {
      return this.behind.some(([, one]) => one.exec(word)?.[0] === word);
    }

    /** Which end of a range an amount is, by the words before and behind it.
     * @param {string} before @param {string} behind @returns {SearchBound["end"]} */
    endOf(before, behind) {
      const shapeOf = (/** @type {[SearchBound["end"], RegExp][]} */ words, /** @type {string} */ text) => words.map(([shape, one]) => (
        { shape, size: (one.exec(text) || [""])[0].trim().length }));
      return [...shapeOf(this.behind, behind), ...shapeOf(this.before, before)].reduce((best, one) => (one.size > best.size ? one : best), NO_BOUND).shape;
    }

    /** Whether a text has a number, or an amount in words, with or without bounds.
     * @param {string} text */
    namesAmount(text) {
      return NAMED.test(text);
    }

    /** Up to how much a text goes that takes in the amounts that are asked for: the largest number that counts for one without an upper end.
     * Infinity where it does not take them in, or that cannot be told. Bounds that are asked for have to be those of the text.
     * @param {string} text @param {SearchBound[]} asked */
    reach(text, asked) {
      const own = this.amounts(text);
      const pairs = asked.filter(({ end }) => !end)
        .flatMap(({ number, unit }) => own.filter((bound) => alike(bound.unit, unit)).map((bound) => ({ bound, number })));
      const bounds = asked.filter(({ end }) => end);
      if (!bounds.every((one) => own.some((bound) => isSame(bound, one))) || (!pairs.length && !bounds.length)) return Infinity;
      if (!pairs.every(({ bound, number }) => bound.end && holds(bound, number))) return Infinity;
      return Math.min(Number.MAX_VALUE, ...pairs.flatMap(({ bound: { end, number } }) => (end === "up to" || end === "under" ? [number] : [])));
    }

    /** Whether one text goes up to an end at which another begins, and the amounts lie beyond it.
     * @param {string} text @param {string} other @param {SearchBound[]} asked */
    goesOn(text, other, asked) {
      const ends = this.amounts(text).filter((own) => UPPER.has(own.end) && asked.some(({ unit, number }) => alike(own.unit, unit) && !holds(own, number)));
      const begins = this.amounts(other).filter(({ end }) => end === "over" || end === "from");
      return ends.some((end) => begins.some((begin) => alike(begin.unit, end.unit) && begin.number === end.number));
    }

    /** A text without its amounts, and without the words that say which end of a range they are.
     * @param {string} text @param {SearchBound[]} found */
    without(text, found) {
      return found.reduceRight((left, { start, length, end }) => {
        const [before, behind] = [`${left.slice(0, start)} `, left.slice(start + length)];
        return end ? `${cut(before, this.before)} ${cut(behind, this.behind)}` : `${before}${behind}`;
      }, text);
    }
  }

  /** The word of a unit at the beginning of a text.
   * @param {string} text */
  function unitOf(text) {
    const plain = text.trimStart().replace(/^[个個]/, "");
    return (TWO.exec(plain) || /^(?:working )?[a-z]+|^[\u3400-\u9fff]/.exec(plain) || [""])[0];
  }

  /** A text without the longest of the words that it may have at one end.
   * @param {string} text @param {[SearchBound["end"], RegExp][]} words */
  function cut(text, words) {
    const [longest] = words.map(([, one]) => one.exec(text)?.[0] || "").sort((a, b) => b.length - a.length);
    return longest ? text.replace(longest, "") : text;
  }

  /** Whether a bound is the one that is asked for: the same number, and the same way from it.
   * @param {SearchBound} bound @param {SearchBound} asked */
  function isSame(bound, asked) {
    return bound.number === asked.number && alike(bound.unit, asked.unit) && bound.end !== "" && UPWARD.has(bound.end) === UPWARD.has(asked.end);
  }

  /** @param {string} one @param {string} other */
  function alike(one, other) {
    if (one === MONEY || other === MONEY) return ANY_MONEY.test(one) && ANY_MONEY.test(other);
    const [a, b] = [one, other].map((unit) => HandbookSearchText.stem(unit.replace("天", "日")));
    return a === b;
  }

  /** @param {SearchBound} bound @param {number} number */
  function holds({ end, number: bound }, number) {
    return end === "over" ? number > bound : end === "from" ? number >= bound : end === "up to" ? number <= bound : number < bound;
  }

  return Bounds;
})();
