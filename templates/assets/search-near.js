/* What comes near a query that no text holds as it stands: entries that share pieces with it, the rarest pieces counting most. */

/**
 * A piece of a query, and the entries that may hold it.
 * @typedef {{ word: SearchWord, single: boolean, holders: ArrayLike<number> & Iterable<number>, weight: number }} SearchNearPiece
 *
 * An entry near a query; `passage` is the record that shows it, or -1.
 * @typedef {{ entry: number, words: SearchWord[], weight: number, passage: number }} SearchNearMatch
 */

var HandbookSearchNear = (function () {
  "use strict";

  const { RUNS, isSpaced, makeWord, distance } = HandbookSearchText;

  const RESULTS = 12;
  const CANDIDATES = 60; // entries whose texts are read
  const SHARE_OF_BEST = 0.45; // of the best entry's weight; of single ideographs, which say less, a smaller one
  const SHARE_OF_BEST_SINGLE = 0.25;
  const SHARE_OF_PAIRS = 0.15; // of the query must occur at all, or more of its single ideographs
  const SHARE_OF_SINGLES = 0.5;
  const SINGLE = 0.25; // the weight of one ideograph beside a pair

  class Near {
    /** @param {SearchEngine} engine */
    constructor(engine) {
      this.engine = engine;
    }

    /** Entries near the folded query, best first: {entry, words, weight, passage}.
     * @param {string} folded @returns {SearchNearMatch[]} */
    find(folded) {
      const { engine } = this;
      const runs = (folded.replace(engine.breaks, " ").match(RUNS) || []).filter((run) => !engine.questions.has(run));
      const own = this.pieces(runs), pieces = this.isEnough(own) ? own : this.pieces(runs.flatMap((run) => [run, ...this.calledOtherwise(run)]));
      if (!this.isEnough(pieces)) return [];
      const scores = new Float32Array(engine.entries.length);
      for (const piece of pieces) for (const entry of piece.holders) scores[entry] += piece.weight;
      const larger = pieces.filter((piece) => !piece.single && piece.weight);
      const words = (larger.length ? larger : pieces).map((piece) => piece.word);
      const found = candidates(scores).map((entry) => ({ entry, words, ...this.read(entry, scores[entry], pieces, runs.join("")) }));
      found.sort((a, b) => b.weight - a.weight);
      const least = (larger.length ? SHARE_OF_BEST : SHARE_OF_BEST_SINGLE) * found[0].weight;
      return found.filter((match) => match.weight >= least).slice(0, RESULTS);
    }

    /** What stands for a Chinese word in the rules, which may call it otherwise: 妊娠 for 懷孕.
     * @param {string} run */
    calledOtherwise(run) {
      return isSpaced(run) ? [] : this.engine.alike.of(run);
    }

    /** Pairs of ideographs, single ones, words and words that look like them: {word, single, weight, holders}.
     * @param {string[]} runs */
    pieces(runs) {
      /** @type {Map<string, SearchNearPiece>} */
      const found = new Map();
      /** @type {(text: string, single: boolean) => void} */
      const add = (text, single) => { if (!found.has(text)) found.set(text, this.piece(text, single)); };
      for (const run of runs) {
        if (isSpaced(run)) [run, ...this.lookalikes(run)].forEach((text) => add(text, false));
        else {
          for (let i = 0; i + 1 < run.length; i++) add(run.slice(i, i + 2), false);
          for (const text of run) add(text, true);
        }
      }
      return [...found.values()];
    }

    /** @param {string} text @param {boolean} single @returns {SearchNearPiece} */
    piece(text, single) {
      const word = makeWord(text);
      const holders = this.engine.candidates(word) || [];
      const rarity = holders.length ? Math.log(1 + this.engine.entries.length / holders.length) : 0;
      return { word, single, holders, weight: single ? rarity * SINGLE : rarity };
    }

    /** @param {SearchNearPiece[]} pieces */
    isEnough(pieces) {
      /** @type {(kind: SearchNearPiece[]) => number} */
      const share = (kind) => kind.filter((piece) => piece.holders.length).length / (kind.length || 1);
      const larger = pieces.filter((piece) => !piece.single);
      const smaller = pieces.filter((piece) => piece.single);
      return share(larger) >= SHARE_OF_PAIRS || share(smaller) >= SHARE_OF_SINGLES;
    }

    /** The weight of an entry, of which the text that answers best and its names count once more; and the passage that shows it.
     * @param {number} entry @param {number} score @param {SearchNearPiece[]} pieces @param {string} query */
    read(entry, score, pieces, query) {
      const { engine } = this;
      let passage = -1, best = 0, named = 0;
      const [first, end] = engine.names.range(entry);
      for (let record = first; record < end && !engine.isTold(entry); record++) {
        if (engine.isName(record)) named = Math.max(named, this.likeness(engine.names.record(record), pieces, query, score));
      }
      const store = engine.storeOf(entry);
      const [from, to] = store ? store.range(entry) : [0, 0];
      for (let record = from; store && record < to; record++) {
        const weight = sum(held(store.record(record), pieces));
        if (weight > best) [passage, best] = [record, weight];
      }
      return { weight: score + best + named, passage: best > named ? passage : -1 };
    }

    /** How much a name is like the query: what they share, the more the more of the name that is; more if the query holds the
     * whole name, and most if a slip is all that keeps them apart.
     * @param {string} name @param {SearchNearPiece[]} pieces @param {string} query @param {number} score */
    likeness(name, pieces, query, score) {
      const shared = held(name, pieces);
      if (!shared.length) return 0;
      const covered = shared.reduce((size, { word, single }) => size + (single ? word.text.length : word.text.length / 2), 0);
      const bare = name.replace(/[^\p{L}\p{N}]+/gu, "");
      const slips = bare.length > 6 ? 2 : bare.length > 2 ? 1 : 0;
      const slip = slips > 0 && Math.abs(bare.length - query.length) <= slips && distance(bare, query, slips) <= slips;
      const whole = bare.length > 1 && query.includes(bare);
      return sum(shared) * (1 + Math.min(1, covered / bare.length)) + (slip ? 2 * score : whole ? score : 0);
    }

    /** Known words that look like this one.
     * @param {string} word */
    lookalikes(word) {
      if (word.length < 4) return [];
      const allowed = word.length < 8 ? 1 : 2;
      const letters = lettersOf(word);
      return this.engine.vocabulary().filter((known) => Math.abs(known.length - word.length) <= allowed
        && bitCount(lettersOf(known) ^ letters) <= 2 * allowed && known !== word && distance(known, word, allowed) <= allowed);
    }
  }

  /** The entries with the greatest scores.
   * @param {Float32Array} scores */
  function candidates(scores) {
    const best = scores.reduce((most, score) => Math.max(most, score), 0);
    /** @type {number[]} */
    const found = [];
    scores.forEach((score, entry) => { if (score > 0.3 * best) found.push(entry); });
    return found.sort((a, b) => scores[b] - scores[a]).slice(0, CANDIDATES);
  }

  /** @param {string} text @param {SearchNearPiece[]} pieces */
  function held(text, pieces) {
    return pieces.filter(({ word, weight }) => weight && text.includes(word.root));
  }

  /** @param {SearchNearPiece[]} pieces */
  function sum(pieces) {
    return pieces.reduce((whole, { weight }) => whole + weight, 0);
  }

  /** Which of the letters a–z a word has, as bits.
   * @param {string} word */
  function lettersOf(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) - 97);
    return bits;
  }

  /** @param {number} bits */
  function bitCount(bits) {
    let count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
  }

  return Near;
})();
