/* What criteria make of the amounts that a question states and the choices that it names, as the form on their page decides them. */

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
 *
 * What a question says of the measures of criteria: the values, the fields of the form, and the words that are left.
 * @typedef {{ entry: number, values: Map<string, Exact>, fields: [string, string][], left: SearchPieceAsked[], chosen: number }} SearchGiven
 */

var HandbookSearchCases = (function () {
  "use strict";

  const { PIECE, stem } = HandbookSearchText;

  const MOST = 2; // criteria that may be meant, or tiers where an amount is missing
  const MOST_TIERS = 4; // that are told together
  const SUMMARY = 0; // the first of the parts of an entry
  const MINUTES = 60; // in an hour
  const { YUAN } = HandbookNumerals;
  /** @type {Record<string, number>} */
  const YUAN_IN = { "萬元": 1e4, "万元": 1e4, "億元": 1e8, "亿元": 1e8 }; // units of measures that are so much
  const COUNTED = new Set(["minute", "hour", "day", "working hour", "working day"]); // units that a plain number may count

  class Cases {
    /** @param {SearchEngine} engine @param {InstanceType<typeof HandbookSearchNamed>} meant */
    constructor(engine, meant) {
      this.engine = engine;
      this.meant = meant;
      this.wording = meant.wording;
      this.vocabulary = meant.vocabulary;
      /** @type {{ amounts: SearchAmount[], found: Map<number, { values: Map<string, Exact>, fields: [string, string][] } | null> }} */
      this.asked = { amounts: [], found: new Map() }; // the amounts of a question, and what they are of criteria
      /** @type {WeakMap<object, string>} */
      this.folded = new WeakMap();
      const isWorded = (/** @type {SearchRule} */ rule) => rule.measures.some(({ choices }) => choices);
      this.judging = engine.entries.flatMap(({ rule }, entry) => (rule && !isWorded(rule) ? [entry] : []));
      this.worded = engine.entries.flatMap(({ rule }, entry) => (rule && isWorded(rule) ? [entry] : []));
    }

    /** What the criteria that are named make of the amounts; of how often alone, what the only ones that count it do.
     * @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    find(amounts, words) {
      const fitting = this.judging.filter((entry) => this.given(entry, amounts));
      if (!words.length) return fitting.length === 1 && amounts.every(({ isNth }) => isNth) ? this.decided(fitting[0], amounts, words) : [];
      const asked = this.wording.alternatives(words);
      const named = this.meant.named(fitting, words).map(({ entry }) => entry);
      const told = named.length ? named : fitting.filter((entry) => asked.every((some) => some.some((one) => this.tells(entry, one))));
      return told.length > MOST ? [] : told.flatMap((entry) => this.decided(entry, amounts, words));
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

    /** @param {number} entry */
    ruleOf(entry) {
      return /** @type {SearchRule} */ (this.engine.entries[entry].rule);
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

    /** @param {number} entry @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    decided(entry, amounts, words) {
      const rule = this.ruleOf(entry), given = this.given(entry, amounts);
      if (!given) return [];
      const found = rule.named ? this.called(rule, words) : this.reached(rule, given.values);
      return found ? [this.told(entry, found.title, saidOf(found, given.values), given.fields)] : [];
    }

    /** @param {number} entry @param {string} label @param {string} text @param {[string, string][]} fields @param {string} [needed] what else must be
     * known @returns {SearchSaid} */
    told(entry, label, text, fields, needed = "") {
      const { texts } = this.engine.head;
      return { entry, label, text, note: [needed, this.ruleOf(entry).moves ? texts.plain : ""].filter(Boolean).join(texts.between),
        address: `${this.engine.results.addressOf(entry)}#case?${new URLSearchParams(fields)}` };
    }

    /** How long the outcome lasts to which amounts lead, where the question names that outcome: 停借多久. Nothing where several criteria may be meant.
     * @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    lasting(amounts, words) {
      const found = this.judging.flatMap((entry) => {
        const rule = this.ruleOf(entry), given = rule.named ? null : this.given(entry, amounts), tier = given && this.reached(rule, given.values);
        const said = this.engine.folding.fold(tier ? tier.said : ""), left = given ? this.unmeasured(entry, given.values, words) : [];
        const isSaid = (/** @type {string} */ one) => this.wording.holds(said, one, false) || this.wording.isShortFor(one, said);
        const isMeant = left.length && this.wording.alternatives(left).every((some) => some.some(isSaid));
        return tier && tier.timed && isMeant ? this.decided(entry, amounts, words) : [];
      });
      return found.length === 1 ? found : [];
    }

    // --- Measures that are one of several choices, which words name -------------------------------------------------------

    /** What the only criteria that are meant make of the amounts and of the choices that are named. Where a measure is not told, what each tier
     * comes to that may apply. `isTimed`: a length of time is asked for; `isBare`: nothing is asked, so that the criteria have to be named.
     * @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @param {boolean} isTimed @param {boolean} isBare @returns {SearchSaid[]} */
    inWords(amounts, words, isTimed, isBare) {
      const found = this.worded.flatMap((entry) => this.chosen(entry, amounts, words)).filter((given) => this.isMeant(given));
      const named = found.filter(({ entry, left }) => left.length && this.isNamed(entry, left)), [one, ...others] = named.length ? named : found;
      if (!one || others.length || (!named.length && (isBare || !this.isSure(one)))) return [];
      return this.ofTiers(one, isTimed);
    }

    /** What the only criteria that are meant make of amounts that are not all that they ask for; nothing where too much stays open.
     * @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @param {boolean} isTimed @returns {SearchSaid[]} */
    inPart(amounts, words, isTimed) {
      const partly = this.judging.flatMap((entry) => {
        const given = this.ruleOf(entry).named ? null : this.measured(entry, amounts);
        return given && given.values.size ? [{ entry, ...given, left: words, chosen: 0 }] : [];
      });
      const found = words.length ? partly.filter((given) => this.isMeant(given)) : [], named = found.filter(({ entry }) => this.isNamed(entry, words));
      const [one, ...others] = named.length ? named : found;
      return one && !others.length && this.tiersOf(one).length <= MOST ? this.ofTiers(one, isTimed) : [];
    }

    /** What each tier comes to that may apply, with the measures that must be known to tell which of them does.
     * @param {SearchGiven} given @param {boolean} isTimed @returns {SearchSaid[]} */
    ofTiers(given, isTimed) {
      const { entry, values, fields } = given, rule = this.ruleOf(entry), tiers = this.tiersOf(given);
      if (!tiers.length || tiers.length > MOST_TIERS || (isTimed && !tiers.every(({ timed }) => timed))) return [];
      const isWhole = rule.measures.every(({ id }) => values.has(id)), { texts, aspects } = this.engine.head;
      const said = tiers.map((tier) => (isWhole ? saidOf(tier, values) : tier.said));
      if (tiers.length === 1) return [this.told(entry, tiers[0].title, said[0], fields)];
      const open = rule.measures.filter(({ id }) => !values.has(id) && tiers.some(({ when }) => id in when)).map(({ title }) => title);
      const text = said.map((each, at) => each + texts.aside.replace("{words}", () => tiers[at].title)).join(texts.between);
      return [this.told(entry, aspects.follow, text, fields, open.length ? texts.needed.replace("{words}", () => open.join(texts.comma)) : "")];
    }

    /** What a question says of criteria with choices; nothing where it names two of one measure, or has an amount of none.
     * @param {number} entry @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @returns {SearchGiven[]} */
    chosen(entry, amounts, words) {
      const given = this.measured(entry, amounts);
      if (!given) return [];
      let left = words, chosen = 0;
      for (const { id, choices } of this.ruleOf(entry).measures) {
        const named = choices ? this.choiceOf(choices, left) : [];
        if (named.length > 1) return [];
        for (const { index, rest } of named) {
          [left, chosen] = [rest, chosen + 1];
          given.values.set(id, HandbookDecide.exact(String(index)) || given.values.get(id) || { units: 0n, places: 0 });
          given.fields.push([`of-${id}`, String(index)]);
        }
      }
      return given.values.size ? [{ entry, ...given, left: this.vocabulary.bare(this.unmeasured(entry, given.values, left)), chosen }] : [];
    }

    /** The choices that words name, each with the words that are left: of those of which one name is part of another's, the longest.
     * @param {string[][]} choices @param {SearchPieceAsked[]} words */
    choiceOf(choices, words) {
      const hits = choices.flatMap((names, index) => names.flatMap((name) => {
        const text = this.engine.folding.fold(name), rest = isTooShort(text) ? null : this.vocabulary.without(words, [this.vocabulary.pieces(text)]);
        return rest ? [{ index, text, rest }] : [];
      })).sort((one, other) => other.text.length - one.text.length);
      return hits.filter((hit, at) => !hits.slice(0, at).some(({ index, text }) => index === hit.index || text.includes(hit.text)));
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

    /** Whether all words that are left are told by the criteria; one character alone says too little.
     * @param {SearchGiven} given */
    isMeant({ entry, left }) {
      return this.wording.alternatives(left).every((some, at) => isTooShort(left[at].text) || some.some((one) => this.tells(entry, one)));
    }

    /** What a tier comes to, folded once.
     * @param {SearchRule["tiers"][0]} tier */
    foldedSaid(tier) {
      const known = this.folded.get(tier) ?? this.engine.folding.fold(tier.said);
      this.folded.set(tier, known);
      return known;
    }

    /** @param {number} entry @param {SearchPieceAsked[]} words */
    isNamed(entry, words) {
      return this.meant.named([entry], words).length > 0 || words.some(({ text }) => this.wording.isShortFor(text, this.meant.namesOf(entry)));
    }

    /** Whether criteria that are not named by their name are meant all the same: a choice of theirs is named, and besides at most what all its
     * tiers come to.
     * @param {SearchGiven} given */
    isSure(given) {
      const said = this.tiersOf(given).map((tier) => this.foldedSaid(tier));
      const isSaid = (/** @type {string} */ one) => said.every((text) => this.wording.holds(text, one, false) || this.wording.isShortFor(one, text));
      return given.chosen > 0 && this.wording.alternatives(given.left).every((some) => some.some(isSaid));
    }

    /** Whether criteria have a word in their names, their rule or its cases. What only their summary mentions may be another matter: 重傷 where the
     * dead are counted.
     * @param {number} entry @param {string} word */
    tells(entry, word) {
      const names = this.meant.namesOf(entry), isSaid = () => this.ruleOf(entry).tiers.some((tier) => this.wording.holds(this.foldedSaid(tier), word, false));
      return this.wording.holds(names, word, true) || this.wording.isShortFor(word, names) || this.isInRule(entry, word) || isSaid();
    }

    /** @param {number} entry @param {string} word */
    isInRule(entry, word) {
      const store = this.engine.storeOf(entry), rows = this.engine.rows[entry];
      if (!store || !rows) return false;
      const [first] = store.range(entry);
      return rows.some(([part], at) => part !== SUMMARY && this.wording.holds(store.record(first + at), word, true));
    }

    /** The tier to which the values lead, where those are told by which tiers go; else those that may apply: none that a value rules out, and
     * none that counts only where one before it does not.
     * @param {SearchGiven} given @returns {SearchRule["tiers"]} */
    tiersOf({ entry, values }) {
      const rule = this.ruleOf(entry), used = new Set(rule.tiers.flatMap(({ when }) => Object.keys(when)));
      if ([...used].every((id) => values.has(id))) return [this.reached(rule, values)].flatMap((tier) => (tier ? [tier] : []));
      const open = rule.tiers.filter(({ when, otherwise }) => !otherwise && Object.entries(when).every(([id, range]) => {
        const value = values.get(id);
        return !value || HandbookDecide.within(value, range);
      }));
      const certain = open.findIndex(({ when }) => Object.keys(when).every((id) => values.has(id)));
      if (certain >= 0) return rule.firstCounts ? open.slice(0, certain + 1) : open;
      return [...open, ...rule.tiers.filter(({ otherwise }) => otherwise)];
    }

    // --- Which tier -----------------------------------------------------------------------------------------------------------

    /** The one tier that the words name.
     * @param {SearchRule} rule @param {SearchPieceAsked[]} words */
    called({ tiers }, words) {
      const asked = this.wording.alternatives(words).flat(), { folding } = this.engine;
      const found = tiers.filter(({ title }) => asked.some((one) => this.wording.holds(folding.fold(title), one, true)));
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

  /** Whether a word says too little: one ideograph, or nothing.
   * @param {string} text */
  function isTooShort(text) {
    return text.length < PIECE;
  }

  /** @param {number[]} numbers */
  function sum(numbers) {
    return numbers.reduce((all, number) => all + number, 0);
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
