/* Reads a question: what it asks for, and the words that say of what. */

/**
 * What may be asked, with the words that are left: without the words that ask for it, and without all of their meaning.
 * @typedef {{ aspect: string, subject: SearchPieceAsked[], rest: SearchPieceAsked[] }} SearchAsk
 */

var HandbookSearchQuestions = (function () {
  "use strict";

  const { isSpaced } = HandbookSearchText;

  const NOT = "-", BESIDE = "+";
  const PASSIVE = /\b(?:be|is|are|get|gets)\b.* ([a-z]+ed)\W*$/;
  const PARTICIPLE = /[a-z]ed\W*$/;
  const EITHER = /([\u3400-\u9fff])不\1/g; // asks whether, as 可不可以 does

  class Questions {
    /** @param {SearchAsking} asking @param {InstanceType<typeof HandbookSearchVocabulary>} vocabulary */
    constructor(asking, vocabulary) {
      this.asks = asking.asks;
      this.vocabulary = vocabulary;
    }

    /** What a folded question may ask for, the likeliest first, each with the words that are left.
     * @param {string} folded @returns {SearchAsk[]} */
    read(folded) {
      const pieces = this.vocabulary.pieces(folded);
      return this.asks.flatMap(([aspect, ...names]) => {
        /** @type {SearchPieceAsked[] | null} */
        let left = pieces;
        for (const name of names) {
          if (name.startsWith(BESIDE)) left = left && this.vocabulary.without(pieces, this.vocabulary.words.get(name.slice(1)) || []) ? left : null;
          else if (name.startsWith(NOT)) left = left && this.vocabulary.without(pieces, this.vocabulary.words.get(name.slice(1)) || []) ? null : left;
          else left = left && this.vocabulary.without(left, this.vocabulary.words.get(name) || []);
        }
        return left ? [{ aspect, subject: left, rest: this.vocabulary.bare(this.vocabulary.cleared(left, names)) }] : [];
      });
    }

    /** The word of one meaning in a folded question that has no others but those of further ones; empty where it says more, or has none.
     * @param {string} name @param {string[]} beside @param {string} folded */
    nothingBut(name, beside, folded) {
      const pieces = this.vocabulary.pieces(folded);
      const word = (this.vocabulary.words.get(name) || []).find((phrase) => {
        const left = this.vocabulary.without(pieces, [phrase]);
        return left && !this.vocabulary.bare(this.vocabulary.cleared(left, [name, ...beside, "call", "what-to-do"])).length;
      });
      return word ? word.map(({ text }) => text).join(" ") : "";
    }

    /** The words by which a folded question denies something; of 可不可以 none does.
     * @param {string} folded @returns {string[]} */
    denials(folded) {
      return this.vocabulary.saidOf("not", folded.replace(EITHER, "")).map(({ text }) => text);
    }

    /** What a folded question says last is done, as English does: when must a loan be returned.
     * @param {string} folded */
    doneLast(folded) {
      const found = PASSIVE.exec(folded);
      return found ? this.vocabulary.pieces(found[1]) : [];
    }

    /** What a folded Chinese question says behind how it asks: 通報 of 火警多久通報, the act that it asks for.
     * @param {string} name @param {string} folded */
    behind(name, folded) {
      const phrase = (this.vocabulary.words.get(name) || []).map(([{ text }]) => text).find((text) => !isSpaced(text) && folded.includes(text));
      return phrase ? this.vocabulary.bare(this.vocabulary.pieces(folded.slice(folded.indexOf(phrase) + phrase.length))) : [];
    }

    /** Whether a folded question asks how long something is in a state: how long is the room closed.
     * @param {string} folded */
    asksOfState(folded) {
      const last = this.vocabulary.pieces(folded).pop();
      const isState = Boolean(last && (this.vocabulary.words.get("state") || []).some(([{ text }]) => text === last.text));
      return this.vocabulary.saidOf("stays", folded).length > 0 && (isState || PARTICIPLE.test(folded));
    }
  }

  return Questions;
})();
