/* Who is exempt from a shift: 懷孕要值夜班嗎, do pregnant staff work nights. */

var HandbookSearchExempt = (function () {
  "use strict";

  const { MOST } = HandbookSearchRows;
  const SAYS_NOTHING = ["shift", "take-shift", "somebody", "whether"];

  class Exempt {
    /** @param {InstanceType<typeof HandbookSearchRows>} rows @param {InstanceType<typeof HandbookSearchQuantities>} quantities */
    constructor(rows, quantities) {
      this.rows = rows;
      this.wording = rows.meant.wording;
      this.vocabulary = rows.meant.vocabulary;
      this.quantities = quantities;
    }

    /** What rosters say of the shift that is named, or of no single one, and of all else that the question says; null where none does.
     * @param {string} folded @returns {SearchSaid[] | null} */
    find(folded) {
      const aspect = this.rows.aspect("exempt"), pieces = this.vocabulary.pieces(this.quantities.amounts(folded).rest);
      const asked = this.wording.alternatives(this.vocabulary.bare(this.vocabulary.cleared(pieces, SAYS_NOTHING)));
      const shifts = this.vocabulary.saidOf("shift", folded).filter(({ text }) => !this.vocabulary.means("any-shift", text));
      const isOfShift = (/** @type {string} */ text) => !this.vocabulary.saidOf("shift", text).length || shifts.every((shift) => this.names(text, shift));
      const isMeant = (/** @type {string} */ text) => isOfShift(text) && asked.every((some) => some.some((one) => this.wording.holds(text, one, true)));
      const found = this.rows.holders[aspect].flatMap((entry) => this.rows.at(aspect, entry).map((row) => ({ entry, row })))
        .filter(({ row }) => isMeant(this.rows.foldedSaid(row[1])));
      return asked.length && found.length && found.length <= MOST ? found.map(({ entry, row }) => ({ ...this.rows.said(row, entry), note: "" })) : null;
    }

    /** Whether a text names a shift; in Chinese by its characters: 午班 in 午間班.
     * @param {string} text @param {SearchPieceAsked} shift */
    names(text, { text: word, spaced }) {
      return spaced ? this.wording.holds(text, word, false) : [...word].every((character) => text.includes(character));
    }
  }

  return Exempt;
})();
