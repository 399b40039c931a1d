/* How to object, where a question does not say to what. */

var HandbookSearchRemedies = (function () {
  "use strict";

  const { MOST, MOST_WAYS } = HandbookSearchRows;
  const LATIN = /^[a-z]/;

  class Remedies extends HandbookSearchAsking {
    /** @param {InstanceType<typeof HandbookSearchRows>} rows @param {InstanceType<typeof HandbookSearchParts>} parts
     * @param {InstanceType<typeof HandbookSearchQuestions>} questions */
    constructor(rows, parts, questions) {
      super(rows);
      this.parts = parts;
      this.questions = questions;
    }

    /** How to object, or how long it takes until that is answered; null where neither is all that is asked.
     * @param {string} folded @returns {SearchSaid[] | null} */
    answer(folded) {
      const decided = this.decided(folded), ways = decided || this.find(folded);
      return decided || (ways.length ? ways : null);
    }

    /** How to object where it is not said to what: the ways that are called as in the question, or all, where they are few.
     * @param {string} folded @returns {SearchSaid[]} */
    find(folded) {
      const { aspect, word, isAnyWay } = this.objecting(folded), { folding } = this.engine;
      if (aspect < 0) return [];
      const ways = this.waysToObject(aspect, folded), isAny = this.vocabulary.means("any-way", word);
      const words = word && !isAny ? [word] : this.alsoNamed(folded);
      const called = ways.filter(({ text }) => words.some((one) => folding.fold(text).includes(one)));
      const timed = this.vocabulary.saidOf("how-long", folded).length ? this.timed(word, called) : null;
      if (timed) return timed.length > MOST ? [] : timed;
      if (this.meansProcedure(word, isAnyWay)) return [];
      if (called.length || !isAnyWay) return called.length > MOST ? [] : called;
      const isTimed = this.vocabulary.saidOf("how-long", folded).length > 0, most = isTimed ? MOST : MOST_WAYS;
      return ways.length > (this.vocabulary.means("one-way", word) ? 1 : most) ? [] : ways;
    }

    /** How long it takes until an objection is answered: the steps that have its word and are not just that, by which somebody objects. Null where
     * that is not asked, or a procedure is called so.
     * @param {string} folded @returns {SearchSaid[] | null} */
    decided(folded) {
      const { word } = this.objecting(folded), isAsked = ["how-long", "until-done"].every((name) => this.vocabulary.saidOf(name, folded).length > 0);
      if (!word || !isAsked || this.isProcedure(word)) return null;
      const asked = this.vocabulary.pieces(word).map(({ text }) => [text]), aspect = this.rows.aspect("time");
      const lines = this.rows.holders[aspect].flatMap((entry) => this.parts.linesOf(aspect, entry));
      const found = lines.filter(({ own }) => this.wording.rank(own, asked, () => "") > 0 && !asked.flat().some((one) => this.acts.isJust(own, one)));
      return found.length > MOST ? [] : found.map(({ row, entry }) => this.rows.said(row, entry));
    }

    /** How long the one step may take by which somebody who does not agree acts: 調查結果不服幾天內申復.
     * @param {string} folded @returns {SearchSaid[]} */
    ofStep(folded) {
      const { acts } = this.rows.question, [act] = acts;
      const isMeant = acts.length === 1 && this.vocabulary.saidOf("any-way", folded).length > 0 && this.vocabulary.means("object", act.text);
      const found = isMeant ? this.stepsCalled([acts]) : [];
      return found.length === 1 ? found : [];
    }

    /** The ways that a question names beside a word that may mean any: 不服幾天內訴願.
     * @param {string} folded */
    alsoNamed(folded) {
      const isOpen = (/** @type {string} */ text) => ["one-way", "any-way", "called-way"].some((name) => this.vocabulary.means(name, text));
      return this.vocabulary.saidOf("object", folded).filter(({ text, spaced }) => !spaced && !isOpen(text)).map(({ text }) => text);
    }

    /** How long it may take: the steps that are called by the word, beside the ways that are. In alphabetic writing nothing else: an appeal within
     * 21 days is no answer to how long an objection may take. Null where it is as if nobody had asked how long.
     * @param {string} word @param {SearchSaid[]} called @returns {SearchSaid[] | null} */
    timed(word, called) {
      const isAny = this.vocabulary.means("any-way", word);
      if (!called.length && !isAny) return null;
      const steps = this.stepsCalled(isAny ? this.vocabulary.words.get("any-way") || [] : [this.vocabulary.pieces(word)]);
      return steps.length || (isAny && LATIN.test(word)) ? [...steps, ...called] : null;
    }

    /** How long the steps may take that are just what one of the words says: 以書面提出異議, Object or accept.
     * @param {SearchPieceAsked[][]} words @returns {SearchSaid[]} */
    stepsCalled(words) {
      const aspect = this.rows.aspect("time"), texts = words.map((phrase) => phrase.map(({ text }) => text).join(" "));
      const lines = this.rows.holders[aspect].flatMap((entry) => this.parts.linesOf(aspect, entry));
      return lines.filter(({ own }) => texts.some((text) => this.acts.isJust(own, text))).map(({ row, entry }) => this.rows.said(row, entry));
    }

    /** Whether a procedure is called by the word: it has a time of its own, which no way to object to a penalty tells.
     * @param {string} word */
    isProcedure(word) {
      return this.meant.named(this.rows.ofKind("procedure"), this.vocabulary.pieces(word)).length > 0;
    }

    /** Whether a procedure of that name is meant, and no way to object to something else: a complaint, where there is a procedure for complaints.
     * @param {string} word @param {boolean} isAnyWay */
    meansProcedure(word, isAnyWay) {
      return (!isAnyWay || this.vocabulary.means("called-way", word)) && this.isProcedure(word);
    }

    /** Whether a question asks for nothing but how to object: by which word, and whether that may mean any way. Whoever asks what to do about
     * a penalty that was served has to know that too.
     * @param {string} folded */
    objecting(folded) {
      const plain = this.questions.nothingBut("object", ["how-long"], folded);
      const word = plain || this.questions.nothingBut("object", ["sanction", "how-long"], folded);
      const isServed = !word && this.vocabulary.saidOf("sanction", folded).length > 0 && this.questions.nothingBut("what-to-do", ["sanction"], folded) !== "";
      const aspect = word || isServed ? this.rows.aspect(plain ? "object" : "sanction") : -1; // a penalty, but not which one
      return { aspect, word, isAnyWay: isServed || ["one-way", "any-way", "called-way"].some((name) => this.vocabulary.means(name, word)) };
    }

    /** Every way to object, each with the entries that say it.
     * @param {number} aspect @param {string} folded @returns {SearchSaid[]} */
    waysToObject(aspect, folded) {
      const { said, aspects, kinds } = this.engine.head, { entries, results } = this.engine;
      /** @type {Map<number, number[]>} */
      const open = new Map(); // what is said → the entries that say it, criteria before the levels that they lead to
      const rank = (/** @type {number} */ entry) => Number(kinds[entries[entry].kind].id !== "criteria");
      const fine = this.wording.alternatives(this.vocabulary.saidOf("fine", folded)).flat(); // no other penalty is meant
      const meant = this.rows.holders[aspect].filter((entry) => !fine.length || fine.some((one) => this.meant.tells(entry, one)));
      for (const entry of meant.sort((a, b) => rank(a) - rank(b))) {
        for (const [, text] of this.rows.at(aspect, entry)) open.set(text, [...(open.get(text) || []), entry]);
      }
      return [...open].map(([text, [entry, ...others]]) => (
        { entry, label: aspects.object, text: said[text], note: this.rows.among(others), address: results.addressOf(entry) }));
    }
  }

  return Remedies;
})();
