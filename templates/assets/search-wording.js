/* Whether a text has the words of a question: as they stand, as what may stand for them, or piece by piece. */

var HandbookSearchWording = (function () {
  "use strict";

  const { IDEOGRAPH, PIECE, isWordUnit, occurrence, makeWord, stem } = HandbookSearchText;
  const { withoutDoer } = HandbookSearchActs;

  const FURTHER = 60; // that are tried where two words of a question are called otherwise
  const DENYING = /[不未非無无]/; // directly before a word

  class Wording {
    /** @param {SearchEngine} engine @param {InstanceType<typeof HandbookSearchVocabulary>} vocabulary
     * @param {InstanceType<typeof HandbookSearchActs>} acts */
    constructor(engine, vocabulary, acts) {
      this.engine = engine;
      this.vocabulary = vocabulary;
      this.acts = acts;
      /** @type {Map<string, ReturnType<typeof makeWord>>} */
      this.made = new Map();
      /** @type {Map<string, string[]>} */
      this.others = new Map(); // word of a question → what may stand for it
      /** @type {WeakMap<string[] | string[][], RegExp>} */
      this.pieces = new WeakMap();
    }

    /* A new question: texts may have been loaded since the last. */
    forget() {
      this.others.clear();
    }

    /** What may stand for each word.
     * @param {SearchPieceAsked[]} words @returns {string[][]} */
    alternatives(words) {
      return words.map((word) => {
        const known = this.others.get(word.text) || this.alternativesOf(word);
        this.others.set(word.text, known);
        return known;
      });
    }

    /** @param {SearchPieceAsked} word @returns {string[]} */
    alternativesOf({ text, spaced }) {
      const { alike } = this.engine, others = alike.of(text);
      const further = spaced || text.length < 2 * PIECE ? [] : others.flatMap((other) => alike.of(other));
      return [...new Set([text, ...others, ...further.slice(0, FURTHER), ...alike.inFull(text, this.engine.names.text)])];
    }

    /** Whether a text has a word; `loosely`: Chinese may stand in it piece by piece.
     * @param {string} text @param {string} one @param {boolean} loosely */
    holds(text, one, loosely) {
      const word = this.word(one);
      if (word.spaced ? occurrence(text, word, 0) : affirms(text, one)) return !word.spaced || isWhole(text, word);
      return loosely && IDEOGRAPH.test(one) && this.inPieces(text, one);
    }

    /** Whether a text has all of a Chinese word in pieces that say something; what says nothing may stand between them.
     * @param {string} text @param {string} one */
    inPieces(text, one) {
      let said = this.beginsWithAct(text, one); // what says nothing stands between pieces, not before or behind them
      if (said) one = one.slice(1);
      for (let at = 0; at < one.length;) {
        let length = PIECE - 1;
        while (at + length < one.length && affirms(text, one.slice(at, at + length + 1))) length++;
        if (length < PIECE) length = said ? this.vocabulary.fillerAt(one, at) : 0;
        if (!length) return false;
        said = length >= PIECE && text.includes(one.slice(at, at + length));
        at += length;
      }
      return said;
    }

    /** Whether a word is an act of one character with the thing behind it, and a text has both: 填公告單 in 填寫停水公告單.
     * @param {string} text @param {string} one */
    beginsWithAct(text, one) {
      return one.length > PIECE && text.includes(one[0]) && !text.includes(one.slice(0, PIECE)) && withoutDoer(text).startsWith(one[0]);
    }

    /** Whether what a Chinese word begins or ends with, the person or the act, stands in a text: 延長 of 墓基延長.
     * @param {string} own @param {string} one */
    isPartlyIn(own, one) {
      return IDEOGRAPH.test(one) && one.length >= 2 * PIECE && (own.includes(one.slice(-PIECE)) || own.includes(one.slice(0, PIECE + 1)));
    }

    /** Whether a word is short for what a text says, by the first character of each pair: 停借 for 停止借閱權.
     * @param {string} one @param {string} text */
    isShortFor(one, text) {
      if (one.length < PIECE || !/^[\u3400-\u9fff]+$/.test(one)) return false;
      const isAt = (/** @type {number} */ start) => [...one].every((character, at) => text[start + PIECE * at] === character);
      for (let start = text.indexOf(one[0]); start >= 0; start = text.indexOf(one[0], start + 1)) if (isAt(start)) return true;
      return false;
    }

    /** How well a part of an entry has all the words: the better the greater, 0 where it lacks one. They stand in it as they were asked;
     * or piece by piece, or with what is known of it beside it. What begins with one of them, the act, is meant before what only mentions it.
     * @param {string} own @param {string[][]} asked @param {() => string} around what else is known of it, first the entry's name
     * @param {string} since the event from which its time counts */
    rank(own, asked, around, since = "") {
      if (!own || !this.touches(own, asked)) return 0;
      const says = (/** @type {string} */ text, /** @type {string} */ one) => one.length >= PIECE || !IDEOGRAPH.test(one)
        || withoutDoer(text).slice(0, PIECE).includes(one) || (asked.length === 1 && text.endsWith(one)); // one character, where it begins or ends the act
      const has = (/** @type {string} */ text, /** @type {boolean} */ loosely) => asked.every((some) => some.some((one) => (
        this.holds(text, one, loosely) && says(text, one))));
      const isNear = asked.every((some) => this.patternOf([some]).test(own));
      const level = !isNear ? 0 : has(own, false) ? 4 : has(own, true) ? 2 : 0;
      if (level) return level + (asked.some((some) => some.some((one) => this.acts.begins(own, one))) ? 1 : 0);
      const telling = asked.filter(([one]) => !this.vocabulary.dropped.has(one)); // "is" and "the" stand in every part
      const part = telling.some((some) => some.some((one) => (
        one.length >= PIECE && (this.holds(own, one, false) || this.isPartlyIn(own, one) || this.holds(since, one, false)))));
      return part && has(`${own}\n${around()}`, true) ? 1 : 0;
    }

    /** Whether a text has anything of the words at all; most have not, and need no further look.
     * @param {string} text @param {string[][]} asked */
    touches(text, asked) {
      return this.patternOf(asked).test(text);
    }

    /** What a text has that has anything of the words.
     * @param {string[][]} asked @returns {RegExp} */
    patternOf(asked) {
      const key = asked.length === 1 ? asked[0] : asked, known = this.pieces.get(key);
      const pattern = known || new RegExp([...new Set(asked.flat().flatMap((one) => this.piecesOf(one)))].join("|") || "$^");
      this.pieces.set(key, pattern);
      return pattern;
    }

    /** What a text has at least that has a word: a piece of it in Chinese, its root otherwise.
     * @param {string} one @returns {string[]} */
    piecesOf(one) {
      const pairs = IDEOGRAPH.test(one) && one.length > PIECE ? [...one.slice(0, 1 - PIECE)].map((_, at) => one.slice(at, at + PIECE)) : [];
      return (pairs.length ? pairs : [this.word(one).root]).map((piece) => piece.replace(/[^\p{L}\p{N}\s]/gu, "\\$&"));
    }

    /** @param {string} one */
    word(one) {
      const known = this.made.get(one) || makeWord(one);
      this.made.set(one, known);
      return known;
    }
  }

  /** Whether a text has a word of letters in one of its forms, and not only at the beginning of another: late in later.
   * @param {string} text @param {ReturnType<typeof makeWord>} word */
  function isWhole(text, word) {
    for (let hit = occurrence(text, word, 0); hit; hit = occurrence(text, word, hit.start + 1)) {
      let { end } = hit;
      while (end < text.length && isWordUnit(text.charCodeAt(end))) end++;
      if (end === hit.end || stem(text.slice(hit.start, end)) === word.stem) return true;
    }
    return false;
  }

  /** Whether a text has a Chinese word, and not only what denies it: 合格 in 不合格.
   * @param {string} text @param {string} one */
  function affirms(text, one) {
    for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) if (!DENYING.test(text[at - 1] || "")) return true;
    return false;
  }

  return Wording;
})();
