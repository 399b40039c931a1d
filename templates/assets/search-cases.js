/* What criteria make of the amounts that a question states, as the form on their page decides them. */

/**
 * Measures and tiers of criteria, as generator/searching/rules.py hands them over.
 * @typedef {object} SearchRule
 * @property {{ id: string, whole: boolean, lowest: string | null, highest: string | null, unit?: string,
 *   day?: string, time?: { units: Record<string, string>, besideMonths: string | null } }[]} measures
 * @property {{ title: string, said: string, key: string, when: Record<string, DecideRange>, otherwise: boolean, pays?: DecidePayment[] }[]} tiers
 * @property {boolean} firstCounts whether of several tiers that fit the first counts
 * @property {boolean} [named] whether words tell the tier, and the amounts only what it costs
 * @property {boolean} moves whether circumstances can change what a tier comes to
 */

var HandbookSearchCases = (function () {
  "use strict";

  const { stem } = HandbookSearchText;

  const MOST = 2; // criteria that may be meant
  const MINUTES = 60; // in an hour
  const COUNTED = new Set(["minute", "hour", "day", "working hour", "working day"]); // units that a plain number may count

  class Cases {
    /** @param {SearchEngine} engine @param {InstanceType<typeof HandbookSearchQuestions>} questions
     * @param {InstanceType<typeof HandbookSearchNamed.Named>} meant */
    constructor(engine, questions, meant) {
      this.engine = engine;
      this.questions = questions;
      this.meant = meant;
      this.judging = engine.entries.flatMap(({ rule }, entry) => (rule ? [entry] : []));
    }

    /** What the criteria that are named make of the amounts; of how often alone, what the only ones that count it do.
     * @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    find(amounts, words) {
      const fitting = this.judging.filter((entry) => this.given(entry, amounts));
      if (!words.length) return fitting.length === 1 && amounts.every(({ isNth }) => isNth) ? this.decided(fitting[0], amounts, words) : [];
      const asked = this.meant.alternatives(words);
      const named = this.meant.named(fitting, words).map(({ entry }) => entry);
      const told = named.length ? named : fitting.filter((entry) => asked.every((some) => some.some((one) => this.meant.tells(entry, one))));
      return told.length > MOST ? [] : told.flatMap((entry) => this.decided(entry, amounts, words));
    }

    /** The values of the measures of criteria, if the amounts are just these; with what the form on their page calls them.
     * @param {number} entry @param {SearchAmount[]} amounts */
    given(entry, amounts) {
      const { measures } = /** @type {SearchRule} */ (this.engine.entries[entry].rule);
      /** @type {Map<string, Exact>} */
      const values = new Map();
      /** @type {[string, string][]} */
      const fields = [];
      const left = [...amounts];
      for (const measure of measures) {
        const at = left.findIndex((amount) => this.isOf(measure, amount));
        if (at < 0) return null;
        const [amount] = left.splice(at, 1), number = this.numberOf(measure, amount), value = valueOf(measure, amount, number);
        if (!value || (!measure.time && HandbookDecide.unfitness(number, { ...measure, time: null, unfit: {} }))) return null;
        values.set(measure.id, value);
        fields.push([`of-${measure.id}`, measure.time ? amount.shown : number]);
      }
      return left.length ? null : { values, fields };
    }

    /** Whether an amount is in the unit of a measure. A number counted in working hours may be stated in hours, or in days of so many, and one
     * in working days in days; what is measured in working time takes a day for one of its days, as its form does.
     * @param {SearchRule["measures"][0]} measure @param {SearchAmount} amount */
    isOf({ unit = "", time: table, day }, { unit: written, name }) {
      if (table) return name in table.units;
      if (day && name.endsWith("day")) return true;
      const own = this.engine.folding.fold(unit), counted = HandbookTime.unitAtEnd(own);
      if (own === written || stem(own) === stem(written)) return true;
      if (name === "hour" && counted === "minute") return true;
      return COUNTED.has(name) && (counted === name || counted === `working ${name}`);
    }

    /** The number of an amount in the unit of a measure.
     * @param {SearchRule["measures"][0]} measure @param {SearchAmount} amount */
    numberOf({ day, time, unit = "" }, { number, name }) {
      const isInMinutes = !time && name === "hour" && HandbookTime.unitAtEnd(this.engine.folding.fold(unit)) === "minute";
      const many = day && name.endsWith("day") ? Number(day) : isInMinutes ? MINUTES : 1;
      return many === 1 ? number : String(Number((Number(number) * many).toFixed(6)));
    }

    /** @param {number} entry @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    decided(entry, amounts, words) {
      const { rule } = this.engine.entries[entry], given = this.given(entry, amounts);
      if (!rule || !given) return [];
      const found = rule.named ? this.called(rule, words) : this.reached(rule, given.values);
      return found ? [{ entry, label: found.title, text: saidOf(found, given.values), note: rule.moves ? this.engine.head.texts.plain : "",
        address: `${this.engine.results.addressOf(entry)}#case?${new URLSearchParams(given.fields)}` }] : [];
    }

    /** The one tier that the words name.
     * @param {SearchRule} rule @param {SearchPieceAsked[]} words */
    called({ tiers }, words) {
      const asked = this.meant.alternatives(words).flat(), { folding } = this.engine;
      const found = tiers.filter(({ title }) => asked.some((one) => this.meant.holds(folding.fold(title), one, true)));
      return found.length === 1 ? found[0] : null;
    }

    /** The tier to which the values lead.
     * @param {SearchRule} rule @param {Map<string, Exact>} values */
    reached(rule, values) {
      /** @type {DecideTier[]} */
      const tiers = rule.tiers.map(({ when, otherwise }) => (
        { id: null, title: "", levels: [], points: null, duration: null, lasts: null, amount: {}, beside: [], when, otherwise }));
      const { tier } = HandbookDecide.decide({ tiers, firstCounts: rule.firstCounts, modifiers: {}, degrees: {}, scales: [], measures: {}, nothing: "",
        words: {}, leans: { 1: "", "-1": "", both: "" }, cap: { up: null, down: null, highest: null, lowest: null, notes: [] } }, values, []);
      return tier && rule.tiers[tiers.indexOf(tier)];
    }
  }

  /** What a tier earns, with what is to be paid computed.
   * @param {SearchRule["tiers"][0]} tier @param {Map<string, Exact>} values */
  function saidOf({ said, pays = [] }, values) {
    return pays.reduce((text, payment) => text.replace(payment.rule, () => HandbookPayment.said(payment, values)), said);
  }

  /** The place of an amount on the axis of a measure.
   * @param {SearchRule["measures"][0]} measure @param {SearchAmount} amount @param {string} own its number in the unit of the measure */
  function valueOf(measure, amount, own) {
    const { time } = measure, { number, name } = amount;
    if (!time) return HandbookDecide.exact(own);
    const parts = HandbookTime.timeParts(`${number} ${name}`, time);
    return parts && HandbookDecide.minutes(parts);
  }

  return Cases;
})();
