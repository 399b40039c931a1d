/* The amounts that a question states: how many of what a measure of the handbook counts, how much money, how long. */

/**
 * An amount; `unit` is what follows the number, `name` that unit of time, if it is one, and `shown` then all of it as a field takes it;
 * `isNth`: it says how often; `near` is what stands around it, up to other amounts.
 * @typedef {{ number: string, unit: string, shown: string, name: string, isNth: boolean, near: string }} SearchAmount
 *
 * The same while it is read, with its length in the question.
 * @typedef {Omit<SearchAmount, "near"> & { length: number }} SearchCounted
 */

var HandbookSearchQuantities = (function () {
  "use strict";

  const { PIECE, stem } = HandbookSearchText;
  const { WORDS, YUAN, LARGE, MEASURED, numberIn, scaled } = HandbookNumerals;

  const LATIN = /^[a-z]/;
  const SHORT = ["second", "minute", "hour"];
  const ORDINAL = "第", TIMES = "次"; // the first time is one time
  const IN_WORDS = Object.keys(WORDS.numbers).filter((word) => /^[a-z]/.test(word));
  const ARTICLES = new Set(["a", "an"]); // no number where nobody counts: how many hours a day
  // What stands behind a digit or a larger part of a number belongs to that.
  const NUMBERS = new RegExp(`(?<![\\d.,${Object.keys(WORDS.multiples).join("")}])(?:半|${WORDS.scaled})|\\b(?:${IN_WORDS.join("|")})\\b`, "g");

  class Quantities {
    /** `measures` are those of this handbook that have a unit, folded.
     * @param {SearchAsking} asking @param {SearchFolding} folding @param {InstanceType<typeof HandbookSearchVocabulary>} vocabulary
     * @param {{ title: string, unit: string }[]} measures */
    constructor(asking, folding, vocabulary, measures) {
      this.vocabulary = vocabulary;
      this.halves = asking.halves;
      const units = [...new Set(measures.map(({ unit }) => unit))];
      const counter = folding.fold("個"), bare = (/** @type {string} */ unit) => (unit.startsWith(counter) ? unit.slice(counter.length) : unit);
      /** How the word of a unit may be written, with a counter or without one: 7工作日, 7個工作日.
       * @type {{ word: string, unit: string }[]} */
      this.units = units.flatMap((unit) => [bare(unit), counter + bare(unit)].map((word) => ({ word, unit })))
        .filter(({ word }) => word && word !== counter).sort((a, b) => b.word.length - a.word.length);
      this.hasMoney = units.some((unit) => unit.endsWith(YUAN)); // such as ten thousands of it
      this.counters = new RegExp(`^(?:${asking.counters.map((word) => folding.fold(word)).join("|") || "$^"})`);
      this.timeUnits = asking.units;
      this.shortUnits = SHORT.flatMap((name) => (asking.units[name] ? [folding.fold(asking.units[name][0].replace(/.*[\s}]/, ""))] : []));
      this.measures = measures.filter(({ title, unit }) => title && unit && !this.namesTime(unit) && !HandbookTime.unitAtEnd(unit));
      const times = new Set(asking.times.map(stem));
      this.times = units.find((unit) => times.has(stem(unit))) || ""; // the unit in which a measure counts how often
      this.ordinals = asking.ordinals;
      this.nth = new RegExp(`\\b(${asking.ordinals.join("|") || "$^"}) (?:${asking.times.join("|")})\\b`, "g");
      this.rates = asking.rates.map((word) => folding.fold(word));
      this.once = new RegExp(asking.once.map((word) => folding.fold(word)).join("|") || "$^", "g");
    }

    /** The amounts of a folded question, and the question without them.
     * @param {string} folded @returns {{ amounts: SearchAmount[], rest: string }} */
    amounts(folded) {
      /** @type {SearchAmount[]} */
      const amounts = [];
      let rest = "", at = 0;
      folded = folded.replace(this.once, `${ORDINAL}1${TIMES}`);
      if (this.times) folded = folded.replace(this.nth, (_, nth) => `${this.ordinals.indexOf(nth) + 1} ${this.times}`);
      for (const found of folded.matchAll(NUMBERS)) {
        const read = found.index < at || ARTICLES.has(found[0]) ? null : this.longer(this.counted(folded, found), this.lasting(folded, found.index));
        const amount = read || (found.index < at ? null : this.titled(folded, found));
        if (!amount || this.isRate(amount, folded.slice(found.index + amount.length))) continue;
        const { number, unit, shown, name, isNth, length } = amount, before = folded.slice(at, found.index);
        amounts.push({ number, unit, shown, name, isNth, near: before });
        if (amounts.length > 1) amounts[amounts.length - 2].near += ` ${before}`;
        rest += `${unit.endsWith(TIMES) && before.endsWith(ORDINAL) ? before.slice(0, -ORDINAL.length) : before} `;
        at = found.index + length;
      }
      if (amounts.length) amounts[amounts.length - 1].near += ` ${folded.slice(at)}`;
      return { amounts, rest: rest + folded.slice(at) };
    }

    /** Whether what is read as one unit of time only says how often something comes round, by what stands behind it: 一個月多少錢.
     * @param {SearchCounted} amount @param {string} behind */
    isRate({ number, name }, behind) {
      return number === "1" && Boolean(name) && this.rates.some((word) => behind.startsWith(word));
    }

    /** So many of what a measure of this handbook counts; null where the number is of something else.
     * @param {string} folded @param {RegExpMatchArray} found @returns {SearchCounted | null} */
    counted(folded, found) {
      const { 0: written, index = 0, groups = {} } = found, behind = folded.slice(index + written.length);
      const gap = behind.length - behind.trimStart().length;
      const number = groups.number ? scaled(groups) : numberIn(written), known = this.units.find(({ word }) => startsWith(behind.slice(gap), word));
      if (!number) return null;
      const { word, unit } = known || this.money(groups.scale, behind);
      if (!unit) return null;
      return { number, unit, shown: unit, name: "", isNth: unit === this.times || word.endsWith(TIMES), length: written.length + gap + word.length };
    }

    /** The word of money behind a number, and money as the unit, where this handbook measures any: 200萬, 200萬元. Empty where it counts something.
     * @param {string | undefined} scale @param {string} behind */
    money(scale, behind) {
      const isNamed = behind.startsWith(YUAN), countsSomething = this.counters.test(behind) || /^\s*[a-z]/.test(behind) || MEASURED.test(behind);
      const isBare = LARGE.has(scale || "") && !countsSomething;
      return this.hasMoney && (isNamed || isBare) ? { word: isNamed ? YUAN : "", unit: YUAN } : { word: "", unit: "" };
    }

    /** A number without a unit, directly behind a word by which only one measure is called: CVSS 9.8.
     * @param {string} folded @param {RegExpMatchArray} found @returns {SearchCounted | null} */
    titled(folded, { 0: written, index = 0 }) {
      if (!/^\d/.test(written) || /^[\p{L}%]/u.test(folded.slice(index + written.length))) return null;
      const before = this.vocabulary.pieces(folded.slice(0, index)).pop(), word = before && !this.vocabulary.dropped.has(before.text) ? before : null;
      const named = word ? this.measures.filter(({ title }) => (word.spaced ? this.vocabulary.pieces(title).some(({ stem: one }) => one === word.stem)
        : word.text.length >= PIECE && title.includes(word.text.slice(-PIECE)))) : [];
      if (named.length !== 1) return null;
      const [{ unit }] = named;
      return { number: written, unit, shown: unit, name: "", isNth: false, length: written.length };
    }

    /** A length of time, as the rules read one. Half a day is one only where both halves of a day are as long.
     * @param {string} folded @param {number} start @returns {SearchCounted | null} */
    lasting(folded, start) {
      const part = HandbookTime.partAt(folded, start);
      if (!part || (part.isHalf && part.unit.endsWith("day") && !this.halves)) return null;
      const { number, unit: name, word: unit, length } = part, [one, many] = this.timeUnits[name];
      return { number, unit, shown: (number === "1" ? one : many).replace("{number}", number), name, isNth: false, length };
    }

    /** Of two ways to read a number with its unit the one that takes in more; what both read is a length of time.
     * @template {{ length: number }} T @param {T | null} counted @param {T | null} lasting */
    longer(counted, lasting) {
      return counted && lasting ? (counted.length > lasting.length ? counted : lasting) : counted || lasting;
    }

    /** The word of a short unit of time in which a folded phrase asks how long: how many minutes. Empty for one that names none; of days people speak
     * of whatever is longer.
     * @param {string} phrase */
    unitAsked(phrase) {
      return this.shortUnits.find((word) => phrase.includes(word)) || "";
    }

    /** Whether a folded text has the word of a unit of time.
     * @param {string} text */
    namesTime(text) {
      const words = new Set(this.vocabulary.pieces(text).map(({ stem: one }) => one));
      return Object.values(this.timeUnits).some(([one]) => words.has(stem(one.replace(/.*[\s}]/, ""))));
    }
  }

  /** @param {string} text @param {string} word */
  function startsWith(text, word) {
    return text.startsWith(word) && !(/[a-z]$/.test(word) && LATIN.test(text.slice(word.length)));
  }

  return Quantities;
})();
