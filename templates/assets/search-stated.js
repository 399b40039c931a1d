/* What running text says of a length of time, or of how often, where it says so of the very act that is asked for. */

/**
 * For each word of the act those of which the text has one; `isAct`: by what may take a time of its own. Otherwise it is whatever the question
 * names, and where words of it name the entry, the others.
 * @typedef {{ acts: string[][], isAct: boolean }} SearchActs
 */

var HandbookSearchStated = (function () {
  "use strict";

  const { PART } = HandbookSearchNamed;

  const HELD = ["borrow", "hold"], REPLIED = "reply", TOLD = "tell"; // acts that may take a time of their own within a procedure

  class Stated {
    /** @param {SearchEngine} engine @param {InstanceType<typeof HandbookSearchNamed>} meant */
    constructor(engine, meant) {
      this.engine = engine;
      this.meant = meant;
      this.wording = meant.wording;
      this.vocabulary = meant.vocabulary;
      this.known = /** @type {Map<string, string[]>} */ (new Map());
      this.folded = /** @type {Map<string, string>} */ (new Map());
    }

    /** The texts of the one entry that is named, or of the only one that says it, which have the act.
     * @param {SearchSaid[]} rows what entries say, in their own words
     * @param {SearchPieceAsked[]} words @param {SearchActs} asked
     * @param {boolean} isAlone whether the act may stand for what does it: how often may one renew @returns {SearchSaid[]} */
    find(rows, words, { acts, isAct: isOwn }, isAlone) {
      const named = this.meant.named([...new Set(rows.map(({ entry }) => entry))], words);
      const meant = named.length === 1 || (named.length && named[0].level > PART) ? new Map(named.map(({ entry, left }) => [entry, left])) : null;
      const isAct = (/** @type {SearchSaid} */ { text, entry }) => this.wording.rank(this.fold(text), acts, () => this.meant.namesOf(entry)) > 0;
      if (!meant) return named.length || !isAlone ? [] : rows.filter(isAct);
      return rows.filter(({ text, entry }) => {
        const left = this.vocabulary.bare(meant.get(entry) || []), told = isOwn || !left.length ? acts : this.wording.alternatives(left);
        return meant.has(entry) && told.every((some) => some.some((one) => this.wording.holds(this.fold(text), one, true)));
      });
    }

    /** The acts of a question of how long: to borrow or hold something, or to answer; else whatever it names.
     * @param {string} folded @param {SearchPieceAsked[]} words @returns {SearchActs} */
    acts(folded, words) {
      if (this.asksToHold(folded)) return { acts: [this.wordsOf("borrow")], isAct: true };
      if (this.asksForReply(folded)) return { acts: [[...this.wordsOf(REPLIED), ...this.wordsOf(TOLD)]], isAct: true };
      return { acts: this.wording.alternatives(words), isAct: false };
    }

    /** @param {string} folded */
    asksToHold(folded) {
      return HELD.some((name) => this.vocabulary.saidOf(name, folded).length > 0);
    }

    /** Whether a text says how long something may be kept, which is no answer to when a reply comes.
     * @param {string} text */
    isOfHolding(text) {
      return this.wordsOf("borrow").some((one) => this.wording.holds(this.fold(text), one, false));
    }

    /** @param {string} folded */
    asksForReply(folded) {
      return this.vocabulary.saidOf(REPLIED, folded).length > 0;
    }

    /** Whether a procedure answers somebody: its name, a step or what comes of it says so. How long all of it takes is then how long that does.
     * @param {string[]} records */
    endsInReply(records) {
      const words = this.wordsOf(REPLIED);
      return records.some((record) => words.some((one) => this.wording.holds(record, one, false)));
    }

    /** The words of one meaning, and those of the same meaning in the rules.
     * @param {string} name */
    wordsOf(name) {
      const phrases = this.vocabulary.words.get(name) || [];
      const words = () => phrases.filter(({ length }) => length === 1).flatMap((phrase) => this.wording.alternatives(phrase).flat());
      const known = this.known.get(name) || [...new Set(words())];
      this.known.set(name, known);
      return known;
    }

    /** A text of the rules, folded once.
     * @param {string} text */
    fold(text) {
      const known = this.folded.get(text) ?? this.engine.folding.fold(text);
      this.folded.set(text, known);
      return known;
    }
  }

  return Stated;
})();
