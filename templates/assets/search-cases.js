/* What criteria make of the amounts that a question states and the choices that it names, as the form on their page decides them. */

/**
 * What a question says of the measures of criteria: the values, the fields of the form, and the words that are left.
 * @typedef {{ entry: number, values: Map<string, Exact>, fields: [string, string][], left: SearchPieceAsked[], chosen: number }} SearchGiven
 */

var HandbookSearchCases = (function () {
  "use strict";

  const { PIECE } = HandbookSearchText;
  const { mayApply, reached, saidOf } = HandbookSearchTiers;

  const MOST = 2; // criteria that may be meant, or tiers where an amount is missing
  const MOST_TIERS = 4; // that are told together
  const SUMMARY = 0; // the first of the parts of an entry

  class Cases {
    /** @param {SearchEngine} engine @param {InstanceType<typeof HandbookSearchNamed>} meant */
    constructor(engine, meant) {
      this.engine = engine;
      this.meant = meant;
      this.wording = meant.wording;
      this.vocabulary = meant.vocabulary;
      this.measures = new HandbookSearchMeasures(engine, this.vocabulary);
      /** @type {WeakMap<object, string>} */
      this.folded = new WeakMap();
      const isWorded = (/** @type {SearchRule} */ rule) => rule.measures.some(({ choices }) => choices);
      this.judging = engine.entries.flatMap(({ rule }, entry) => (rule && !isWorded(rule) ? [entry] : []));
      this.worded = engine.entries.flatMap(({ rule }, entry) => (rule && isWorded(rule) ? [entry] : []));
    }

    /** What the criteria that are named make of the amounts; of how often alone, what the only ones that count it do.
     * @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    find(amounts, words) {
      const fitting = this.judging.filter((entry) => this.measures.given(entry, amounts));
      if (!words.length) return fitting.length === 1 && amounts.every(({ isNth }) => isNth) ? this.decided(fitting[0], amounts, words) : [];
      const asked = this.wording.alternatives(words), isSaid = words.some(({ text }) => !isTooShort(text));
      const named = this.meant.named(fitting, words).map(({ entry }) => entry);
      const told = named.length || !isSaid ? named : fitting.filter((entry) => asked.every((some) => some.some((one) => this.tells(entry, one))));
      return told.length > MOST ? [] : told.flatMap((entry) => this.decided(entry, amounts, words));
    }

    /** @param {number} entry @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    decided(entry, amounts, words) {
      const rule = this.measures.ruleOf(entry), given = this.measures.given(entry, amounts);
      if (!given) return [];
      const found = rule.named ? this.called(rule, words) : reached(rule, given.values);
      return found ? [this.told(entry, found.title, saidOf(found, given.values), given.fields)] : [];
    }

    /** @param {number} entry @param {string} label @param {string} text @param {[string, string][]} fields @param {string} [needed] what else must be
     * known @returns {SearchSaid} */
    told(entry, label, text, fields, needed = "") {
      const { texts } = this.engine.head;
      return { entry, label, text, note: [needed, this.measures.ruleOf(entry).moves ? texts.plain : ""].filter(Boolean).join(texts.between),
        address: `${this.engine.results.addressOf(entry)}#case?${new URLSearchParams(fields)}` };
    }

    /** How long the outcome lasts to which amounts lead, where the question names that outcome: 停借多久. Nothing where several criteria may be meant.
     * @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    lasting(amounts, words) {
      const found = this.judging.flatMap((entry) => {
        const rule = this.measures.ruleOf(entry), given = rule.named ? null : this.measures.given(entry, amounts), tier = given && reached(rule, given.values);
        const said = this.engine.folding.fold(tier ? tier.said : ""), left = given ? this.measures.unmeasured(entry, given.values, words) : [];
        const isSaid = (/** @type {string} */ one) => this.wording.holds(said, one, false) || this.wording.isShortFor(one, said);
        const isMeant = left.length && this.wording.alternatives(left).every((some) => some.some(isSaid));
        return tier && tier.timed && isMeant ? this.decided(entry, amounts, words) : [];
      });
      return found.length === 1 ? found : [];
    }

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
        const given = this.measures.ruleOf(entry).named ? null : this.measures.measured(entry, amounts);
        return given && given.values.size ? [{ entry, ...given, left: words, chosen: 0 }] : [];
      });
      const isSaid = words.some(({ text }) => !isTooShort(text)), found = isSaid ? partly.filter((given) => this.isMeant(given)) : [];
      const named = found.filter(({ entry }) => this.isNamed(entry, words));
      const [one, ...others] = named.length ? named : found;
      return one && !others.length && this.tiersOf(one).length <= MOST ? this.ofTiers(one, isTimed) : [];
    }

    /** What each tier comes to that may apply, with the measures that must be known to tell which of them does.
     * @param {SearchGiven} given @param {boolean} isTimed @returns {SearchSaid[]} */
    ofTiers(given, isTimed) {
      const { entry, values, fields } = given, rule = this.measures.ruleOf(entry), tiers = this.tiersOf(given);
      if (!tiers.length || tiers.length > MOST_TIERS || (isTimed && !tiers.every(({ timed }) => timed))) return [];
      const isWhole = rule.measures.every(({ id }) => values.has(id)), { texts, aspects } = this.engine.head;
      const said = tiers.map((tier) => (isWhole ? saidOf(tier, values) : tier.said));
      if (tiers.length === 1) return [this.told(entry, tiers[0].title, said[0], fields)];
      const open = rule.measures.filter(({ id }) => !values.has(id) && tiers.some(({ when }) => id in when)).map(({ title }) => title);
      const text = said.map((each, at) => each + texts.aside.replace("{words}", () => tiers[at].title)).join(texts.between);
      return [this.told(entry, aspects.follow, text, fields, open.length ? texts.needed.replace("{words}", () => open.join(texts.comma)) : "")];
    }

    /** @param {SearchGiven} given */
    tiersOf({ entry, values }) {
      return mayApply(this.measures.ruleOf(entry), values);
    }

    /** What a question says of criteria with choices; nothing where it names two of one measure, or has an amount of none.
     * @param {number} entry @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @returns {SearchGiven[]} */
    chosen(entry, amounts, words) {
      const given = this.measures.measured(entry, amounts);
      if (!given) return [];
      let left = words, chosen = 0;
      for (const { id, choices } of this.measures.ruleOf(entry).measures) {
        const named = choices ? this.choiceOf(choices, left) : [];
        if (named.length > 1) return [];
        for (const { index, rest } of named) {
          [left, chosen] = [rest, chosen + 1];
          given.values.set(id, HandbookDecide.exact(String(index)) || given.values.get(id) || { units: 0n, places: 0 });
          given.fields.push([`of-${id}`, String(index)]);
        }
      }
      const other = this.vocabulary.bare(this.measures.unmeasured(entry, given.values, left));
      return given.values.size ? [{ entry, ...given, left: other, chosen }] : [];
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

    /** Whether all words that are left are told by the criteria; one character alone says too little.
     * @param {SearchGiven} given */
    isMeant({ entry, left }) {
      return this.wording.alternatives(left).every((some, at) => isTooShort(left[at].text) || some.some((one) => this.tells(entry, one)));
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
      const names = this.meant.namesOf(entry), { tiers } = this.measures.ruleOf(entry);
      const isSaid = () => tiers.some((tier) => this.wording.holds(this.foldedSaid(tier), word, false));
      return this.wording.holds(names, word, true) || this.wording.isShortFor(word, names) || this.isInRule(entry, word) || isSaid();
    }

    /** @param {number} entry @param {string} word */
    isInRule(entry, word) {
      const store = this.engine.storeOf(entry), rows = this.engine.rows[entry];
      if (!store || !rows) return false;
      const [first] = store.range(entry);
      return rows.some(([part], at) => part !== SUMMARY && this.wording.holds(store.record(first + at), word, true));
    }

    /** What a tier comes to, folded once.
     * @param {SearchRule["tiers"][0]} tier */
    foldedSaid(tier) {
      const known = this.folded.get(tier) ?? this.engine.folding.fold(tier.said);
      this.folded.set(tier, known);
      return known;
    }

    /** The one tier that the words name.
     * @param {SearchRule} rule @param {SearchPieceAsked[]} words */
    called({ tiers }, words) {
      const asked = this.wording.alternatives(words).flat(), { folding } = this.engine;
      const found = tiers.filter(({ title }) => asked.some((one) => this.wording.holds(folding.fold(title), one, true)));
      return found.length === 1 ? found[0] : null;
    }
  }

  /** Whether a word says too little: one ideograph, or nothing.
   * @param {string} text */
  function isTooShort(text) {
    return text.length < PIECE;
  }

  return Cases;
})();
