/* Who is exempt from a shift: 懷孕要值夜班嗎, do pregnant staff work nights. */

var HandbookSearchExempt = (function () {
  "use strict";

  const { MOST } = HandbookSearchRows;
  const SAYS_NOTHING = ["shift", "take-shift", "somebody", "whether"];

  class Exempt extends HandbookSearchAsking {
    /** @param {InstanceType<typeof HandbookSearchRows>} rows @param {InstanceType<typeof HandbookSearchQuantities>} quantities */
    constructor(rows, quantities) {
      super(rows);
      this.quantities = quantities;
    }

    /** What rosters say of the shift that is named, or of no single one, and of all else that the question says; null where none does. Where it names
     * no shift, the rest of it names the post, whose name says in what it takes turns: 孕婦要留守嗎 of 留守員.
     * @param {string} folded @returns {SearchSaid[] | null} */
    find(folded) {
      const aspect = this.rows.aspect("exempt"), named = this.vocabulary.saidOf("shift", folded), asked = this.asked(folded);
      const shifts = named.filter(({ text }) => !this.vocabulary.means("any-shift", text));
      const isOfShift = (/** @type {string} */ text) => !this.vocabulary.saidOf("shift", text).length || shifts.every((shift) => this.names(text, shift));
      const found = this.rows.holders[aspect].flatMap((entry) => this.rows.at(aspect, entry).map((row) => ({ entry, row }))).filter(({ entry, row }) => {
        const text = this.rows.foldedSaid(row[1]), left = this.notIn(text, asked);
        return isOfShift(text) && (!left.length || (!named.length && left.length < asked.length && !this.notIn(this.meant.namesOf(entry), left).length));
      });
      return asked.length && found.length && found.length <= MOST ? found.map(({ entry, row }) => ({ ...this.rows.said(row, entry), note: "" })) : null;
    }

    /** What may stand for each word of a folded question that says something here.
     * @param {string} folded */
    asked(folded) {
      const pieces = this.vocabulary.cleared(this.vocabulary.pieces(this.quantities.amounts(folded).rest), SAYS_NOTHING);
      return this.wording.alternatives(this.vocabulary.divided(this.vocabulary.bare(pieces), this.rows.engine.alike.isThere));
    }

    /** The words that a text does not have.
     * @param {string} text @param {string[][]} asked */
    notIn(text, asked) {
      return asked.filter((some) => !some.some((one) => this.wording.holds(text, one, true)));
    }

    /** Whether a text names a shift; in Chinese by its characters: 午班 in 午間班.
     * @param {string} text @param {SearchPieceAsked} shift */
    names(text, { text: word, spaced }) {
      return spaced ? this.wording.holds(text, word, false) : [...word].every((character) => text.includes(character));
    }
  }

  return Exempt;
})();
