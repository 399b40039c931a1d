/* The words of a question: those of one meaning, those that say nothing, and what is left of it without them. Which words they are is data of the index. */

/**
 * How readers ask, as generator/searching/everyday.py hands it over.
 * @typedef {object} SearchAsking
 * @property {Record<string, string[]>} words words of one meaning; one with choices in brackets stands for each of them
 * @property {string[][]} asks aspect, then the meanings that a question for it has, behind a hyphen those that it has not,
 *   behind a plus those that it has and that are looked up
 * @property {string[]} fillers
 * @property {string[]} modals stand between a thing and what is done to it
 * @property {[pattern: string, read: string][]} said how people say what is read otherwise
 * @property {string[]} endings fillers that only end what is written together
 * @property {string[]} verbs say nothing before the name of an act
 * @property {string[]} sorts say nothing more in the name of a procedure
 * @property {SearchBoundWords} bounds
 * @property {string[]} permits how a permission begins
 * @property {string[]} counters what stands between a number and what is counted
 * @property {string[]} coverbs begin what stands before a verb
 * @property {string[]} ranks words of a class that a number names
 * @property {string[]} times words that count how often, which any unit of such a measure may stand for
 * @property {string[]} ordinals the first, the second, … in words
 * @property {string[]} once words for the first time
 * @property {string[]} rates words that ask, behind one unit of time, for what comes round
 * @property {boolean} halves whether half a day is so many hours, whichever half it is
 * @property {Record<string, [one: string, many: string]>} units unit of time → a number of them in words
 *
 * A word of a question; Chinese is not divided into words, so that may be several.
 * @typedef {{ text: string, stem: string, spaced: boolean }} SearchPieceAsked
 */

var HandbookSearchVocabulary = (function () {
  "use strict";

  const { PIECE, isSpaced, stem } = HandbookSearchText;

  const PIECES = /[\u3400-\u9fff]+|[^\s\u3400-\u9fff?!.,;:"'“”，。？！；：、]+(?:[.,'’-][^\s\u3400-\u9fff?!.,;:"'“”，。？！；：、]+)*/gu;
  const WRITTEN_TOGETHER = /^[\u3400-\u9fff]{2,}$/;
  const DONE = "了";

  class Vocabulary {
    /** Whether words say enough to tell a part of an entry from others.
     * @param {SearchPieceAsked[]} words */
    static says(words) {
      return words.length > 1 || words.some(({ text, spaced }) => !spaced && text.length > PIECE);
    }

    /** `known` are the folded words by which this handbook calls things.
     * @param {SearchAsking} asking @param {SearchFolding} folding @param {string[]} known */
    constructor(asking, folding, known) {
      /** @type {(words: string[]) => SearchPieceAsked[][]} */
      const phrases = (words) => words.flatMap(spelledOut).map((word) => this.pieces(folding.fold(word))).sort((a, b) => size(b) - size(a));
      this.words = new Map(Object.entries(asking.words).map(([name, words]) => [name, phrases(words)]));
      const fillers = phrases(asking.fillers);
      this.dropped = new Set(fillers.filter(([one]) => one.spaced).map(([one]) => one.text));
      this.edges = fillers.filter(([one]) => !one.spaced).map(([one]) => one.text);
      /** @type {Map<string, string[]>} */
      this.edgesBy = new Map(); // their first character → them, the longest first
      for (const word of this.edges) this.edgesBy.set(word[0], [...(this.edgesBy.get(word[0]) || []), word]);
      this.endings = asking.endings.map((word) => folding.fold(word));
      this.modals = new RegExp(`^(.+?)(?:${asking.modals.map((word) => folding.fold(word)).join("|") || "$^"})(.+)$`);
      this.said = asking.said.map(([pattern, read]) => /** @type {[RegExp, string]} */ ([new RegExp(folding.fold(pattern), "g"), folding.fold(read)]));
      const own = known.filter((word) => WRITTEN_TOGETHER.test(word));
      this.starts = new Set(own.map((word) => word.slice(0, PIECE)));
      this.ends = new Set(own.map((word) => word.slice(-PIECE)));
    }

    /** @param {string} folded @returns {SearchPieceAsked[]} */
    pieces(folded) {
      return (folded.match(PIECES) || []).map((text) => ({ text, stem: stem(text), spaced: isSpaced(text) }));
    }

    /** A folded question as it is read.
     * @param {string} folded */
    read(folded) {
      return this.said.reduce((text, [pattern, read]) => text.replace(pattern, read), folded);
    }

    /** The words, where Chinese ones are divided that no text has as they stand: between a thing and what is done to it (決定書要送), and into two of
     * which the texts have those that are longer than a character (報縣政府).
     * @param {SearchPieceAsked[]} pieces @param {(text: string) => boolean} isThere */
    divided(pieces, isThere) {
      const written = this.bare(pieces.flatMap((piece) => (piece.spaced ? [piece] : this.pieces(this.atModal(piece.text, isThere)))));
      const isWhole = (/** @type {SearchPieceAsked} */ { text, spaced }) => spaced || text.length <= PIECE || isThere(text);
      return written.flatMap((piece) => (isWhole(piece) ? [piece] : this.pieces(this.inTwo(piece.text, isThere))));
    }

    /** A text with a space for the word between a thing and what is done to it; not where a text has what stands there.
     * @param {string} text @param {(text: string) => boolean} isThere */
    atModal(text, isThere) {
      const [, thing, act] = this.modals.exec(text) || [], between = thing ? text.slice(thing.length - 1, text.length - act.length + 1) : "";
      return thing && !isThere(between.slice(0, PIECE)) && !isThere(between.slice(-PIECE)) ? `${thing} ${act}` : text;
    }

    /** A text with a space where it falls into two that the texts have, one of them as long as can be; as it is where it does not, or begins with an
     * act by which anything may be asked for.
     * @param {string} text @param {(text: string) => boolean} isThere */
    inTwo(text, isThere) {
      const parts = [...text].slice(1).map((_, at) => [text.slice(0, at + 1), text.slice(at + 1)]);
      const found = parts.filter(([one, other]) => [one, other].every((part) => part.length < PIECE || isThere(part)) && !this.means("hand-in", one));
      const longest = (/** @type {string[]} */ both) => Math.max(...both.map(({ length }) => length));
      return found.sort((a, b) => longest(b) - longest(a))[0]?.join(" ") || text;
    }

    /** The words of one meaning that stand in a folded question.
     * @param {string} name @param {string} folded @returns {SearchPieceAsked[]} */
    saidOf(name, folded) {
      const pieces = this.pieces(folded);
      return (this.words.get(name) || []).filter((phrase) => this.without(pieces, [phrase])).flat();
    }

    /** Whether a folded text has a word of one of these meanings.
     * @param {string[]} names @param {string} folded */
    saysAny(names, folded) {
      return names.some((name) => this.saidOf(name, folded).length > 0);
    }

    /** Whether a phrase, as `nothingBut` gives it, is of one meaning.
     * @param {string} name @param {string} phrase */
    means(name, phrase) {
      return (this.words.get(name) || []).some((one) => one.map(({ text }) => text).join(" ") === phrase);
    }

    /** @param {SearchPieceAsked[]} pieces @param {string[]} names */
    cleared(pieces, names) {
      for (const name of names) {
        for (let next = /** @type {SearchPieceAsked[] | null} */ (pieces); next; next = this.without(pieces, this.words.get(name) || [])) pieces = next;
      }
      return pieces;
    }

    /** The words without the longest of the phrases that stands in them; null if none does.
     * @param {SearchPieceAsked[]} pieces @param {SearchPieceAsked[][]} phrases */
    without(pieces, phrases) {
      for (const phrase of phrases) {
        for (let at = 0; at + phrase.length <= pieces.length; at++) {
          if (phrase.every((one, i) => one.spaced && pieces[at + i].spaced && pieces[at + i].stem === one.stem)) {
            return [...pieces.slice(0, at), ...pieces.slice(at + phrase.length)];
          }
          const place = phrase.length === 1 && !phrase[0].spaced ? pieces[at].text.indexOf(phrase[0].text) : -1;
          if (place < 0) continue;
          const { text } = pieces[at], parts = [text.slice(0, place), text.slice(place + phrase[0].text.length)];
          return [...pieces.slice(0, at), ...parts.flatMap((part) => this.pieces(part)), ...pieces.slice(at + 1)];
        }
      }
      return null;
    }

    /** The words without those that say nothing of what is meant. Chinese ones are taken from the ends of what is written together;
     * `lightly`: only those of one character, since a longer one may belong to a name.
     * @param {SearchPieceAsked[]} pieces @param {boolean} [lightly] */
    bare(pieces, lightly = false) {
      const edges = lightly ? this.edges.filter(({ length }) => length === 1) : this.edges;
      const isEnding = (/** @type {string} */ text) => text.length >= PIECE && this.endings.includes(text);
      return pieces.filter(({ text }) => !isEnding(text)).flatMap((piece) => (
        piece.spaced ? (this.dropped.has(piece.text) ? [] : [piece]) : this.pieces(this.trimmed(piece.text, edges))));
    }

    /** A text without the words at its ends that say nothing; one character is left where a word of the handbook begins or ends with it: 會議室, 遲到.
     * @param {string} text @param {string[]} edges */
    trimmed(text, edges) {
      for (let before = ""; before !== text;) {
        before = text;
        const isNamed = this.starts.has(text.slice(0, PIECE)), isEnd = this.ends.has(text.slice(-PIECE));
        const first = edges.find((word) => before.startsWith(word) && !(isNamed && word.length < PIECE));
        const last = [...edges, ...this.endings].find((word) => before.endsWith(word) && !(isEnd && word.length < PIECE));
        if (first) text = text.slice(first.length);
        else if (last === DONE && text.length === 2) return text; // one character says too little without it: 慢了
        else if (last) text = text.slice(0, -last.length);
      }
      return text;
    }

    /** How long the Chinese word is that stands there and says nothing; 0 for one that says something.
     * @param {string} text @param {number} at */
    fillerAt(text, at) {
      const found = (this.edgesBy.get(text[at]) || []).find((word) => text.startsWith(word, at));
      return found ? found.length : 0;
    }
  }

  /** The words for which one stands that has choices in brackets: `(幾|多少)天(|內)` is 幾天, 幾天內, 多少天 and 多少天內.
   * @param {string} word @returns {string[]} */
  function spelledOut(word) {
    const [choice, all] = /\(([^()]*)\)/.exec(word) || [];
    return choice === undefined ? [word] : all.split("|").flatMap((one) => spelledOut(word.replace(choice, one)));
  }

  /** @param {SearchPieceAsked[]} phrase */
  function size(phrase) {
    return phrase.reduce((sum, { text }) => sum + text.length, 0);
  }

  return Vocabulary;
})();
