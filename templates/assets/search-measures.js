/* Of which measures of criteria the amounts of a question are, and what they come to in the units of those. */

/**
 * Measures and tiers of criteria, as generator/searching/rules.py hands them over. `choices` are the words for each choice of a measure that is
 * one of several; `timed`: what the tier comes to says a length of time.
 * @typedef {object} SearchRule
 * @property {{ id: string, title: string, whole: boolean, lowest: string | null, highest: string | null, unit?: string, choices?: string[][],
 *   day?: string, time?: { units: Record<string, string>, besideMonths: string | null } }[]} measures
 * @property {{ title: string, said: string, key: string, when: Record<string, DecideRange>, otherwise: boolean, timed?: boolean,
 *   pays?: DecidePayment[] }[]} tiers
 * @property {boolean} firstCounts whether of several tiers that fit the first counts
 * @property {boolean} [named] whether words tell the tier, and the amounts only what it costs
 * @property {boolean} moves whether circumstances can change what a tier comes to
 */

var HandbookSearchMeasures = (function () {
  "use strict";

  const { PIECE, stem } = HandbookSearchText;
  const { YUAN } = HandbookNumerals;

  const MINUTES = 60; // in an hour
  /** @type {Record<string, number>} */
  const YUAN_IN = { "萬元": 1e4, "万元": 1e4, "億元": 1e8, "亿元": 1e8 }; // units of measures that are so much
  const COUNTED = new Set(["minute", "hour", "day", "working hour", "working day"]); // units that a plain number may count

  class Measures {
    /** @param {SearchEngine} engine @param {InstanceType<typeof HandbookSearchVocabulary>} vocabulary */
    constructor(engine, vocabulary) {
      this.engine = engine;
      this.vocabulary = vocabulary;
      /** @type {{ amounts: SearchAmount[], found: Map<number, { values: Map<string, Exact>, fields: [string, string][] } | null> }} */
      this.asked = { amounts: [], found: new Map() }; // the amounts of a question, and what they are of criteria
    }

    /** The values of the measures of criteria, if the amounts are just these; with what the form on their page calls them.
     * @param {number} entry @param {SearchAmount[]} amounts */
    given(entry, amounts) {
      const found = this.measured(entry, amounts);
      return found && found.values.size === this.ruleOf(entry).measures.length ? found : null;
    }

    /** The values of those measures of which the amounts are; null where one of the amounts is of none. Of one question it is asked more than once.
     * @param {number} entry @param {SearchAmount[]} amounts */
    measured(entry, amounts) {
      if (this.asked.amounts !== amounts) this.asked = { amounts, found: new Map() };
      const { found } = this.asked, known = found.get(entry), made = known === undefined ? this.measure(entry, amounts) : known;
      found.set(entry, made);
      return made && { values: new Map(made.values), fields: [...made.fields] };
    }

    /** @param {number} entry @param {SearchAmount[]} amounts @returns {{ values: Map<string, Exact>, fields: [string, string][] } | null} */
    measure(entry, amounts) {
      /** @type {Map<string, Exact>} */
      const values = new Map();
      /** @type {[string, string][]} */
      const fields = [];
      const pairs = this.paired(this.ruleOf(entry).measures.filter(({ choices }) => !choices), amounts);
      for (const { measure, amount } of pairs || []) {
        const number = this.numberOf(measure, amount), value = valueOf(measure, amount, number);
        if (!value || (!measure.time && HandbookDecide.unfitness(number, { ...measure, time: null, unfit: {} }))) return null;
        values.set(measure.id, value);
        fields.push([`of-${measure.id}`, measure.time ? amount.shown : number]);
      }
      return pairs && { values, fields };
    }

    /** Each amount with the measure that it is of; null where one is of none. Of several measures in its unit it is the one that the words around
     * it call, and the first that is left where they call none: 3 injured and 12 dead. Null where measures are left, and nothing is called.
     * @param {SearchRule["measures"]} measures @param {SearchAmount[]} amounts */
    paired(measures, amounts) {
      const every = this.pairings(measures, amounts), likeness = every.map((pairs) => sum(pairs.map(({ measure, amount }) => this.likeness(measure, amount))));
      const most = Math.max(0, ...likeness), [best, ...others] = every.filter((_, at) => likeness[at] === most);
      return !best || (others.length && (most > 0 || measures.length > amounts.length)) ? null : best;
    }

    /** Every way to take amounts for measures of their unit, in the order of the measures.
     * @param {SearchRule["measures"]} measures @param {SearchAmount[]} amounts
     * @returns {{ measure: SearchRule["measures"][0], amount: SearchAmount }[][]} */
    pairings([measure, ...measures], amounts) {
      if (!measure || !amounts.length) return amounts.length ? [] : [[]];
      const own = amounts.filter((amount) => this.isOf(measure, amount)).flatMap((amount) => (
        this.pairings(measures, amounts.filter((other) => other !== amount)).map((pairs) => [{ measure, amount }, ...pairs])));
      return [...own, ...this.pairings(measures, amounts)];
    }

    /** How much of what a measure is called stands around an amount.
     * @param {SearchRule["measures"][0]} measure @param {SearchAmount} amount */
    likeness({ title }, { near }) {
      const parts = (/** @type {string} */ text) => this.vocabulary.pieces(text).flatMap((piece) => (piece.spaced ? [piece.stem] : [...piece.text]));
      const around = new Set(parts(near));
      return new Set(parts(this.engine.folding.fold(title)).filter((part) => around.has(part))).size;
    }

    /** The words without those that only say which measure an amount is of: 逾期 of 逾應到案期限.
     * @param {number} entry @param {Map<string, Exact>} values @param {SearchPieceAsked[]} words */
    unmeasured(entry, values, words) {
      for (const { id, title, choices } of this.ruleOf(entry).measures) {
        const own = this.engine.folding.fold(title);
        if (choices || !values.has(id) || own.length < PIECE) continue;
        const pairs = [...own.slice(1)].map((last) => own[0] + last).map((pair) => this.vocabulary.pieces(pair));
        words = this.vocabulary.without(words, pairs.filter(([piece]) => piece && !piece.spaced)) || words;
      }
      return words;
    }

    /** Whether an amount is in the unit of a measure. A number counted in working hours may be stated in hours, or in days of so many, and one
     * in working days in days; what is measured in working time takes a day for one of its days, as its form does.
     * @param {SearchRule["measures"][0]} measure @param {SearchAmount} amount */
    isOf({ unit = "", time: table, day }, { unit: written, name }) {
      if (table) return name in table.units;
      if (day && name.endsWith("day")) return true;
      const own = this.engine.folding.fold(unit), counted = HandbookTime.unitAtEnd(own);
      if (own === written || stem(own) === stem(written) || (written === YUAN && own in YUAN_IN)) return true;
      if (name === "hour" && counted === "minute") return true;
      return COUNTED.has(name) && (counted === name || counted === `working ${name}`);
    }

    /** The number of an amount in the unit of a measure.
     * @param {SearchRule["measures"][0]} measure @param {SearchAmount} amount */
    numberOf({ day, time, unit = "" }, { number, name, unit: written }) {
      const isInMinutes = !time && name === "hour" && HandbookTime.unitAtEnd(this.engine.folding.fold(unit)) === "minute";
      const yuan = written === YUAN ? YUAN_IN[this.engine.folding.fold(unit)] : undefined;
      if (yuan) return String(Number(number) / yuan);
      const many = day && name.endsWith("day") ? Number(day) : isInMinutes ? MINUTES : 1;
      return many === 1 ? number : String(Number((Number(number) * many).toFixed(6)));
    }

    /** @param {number} entry */
    ruleOf(entry) {
      return /** @type {SearchRule} */ (this.engine.entries[entry].rule);
    }
  }

  /** @param {number[]} numbers */
  function sum(numbers) {
    return numbers.reduce((all, number) => all + number, 0);
  }

  /** The place of an amount on the axis of a measure.
   * @param {SearchRule["measures"][0]} measure @param {SearchAmount} amount @param {string} own its number in the unit of the measure */
  function valueOf(measure, amount, own) {
    const { time } = measure, { number, name } = amount;
    if (!time) return HandbookDecide.exact(own);
    const parts = HandbookTime.timeParts(`${number} ${name}`, time);
    return parts && HandbookDecide.minutes(parts);
  }

  return Measures;
})();
