/* Texts for the search: folding, words and their stems, where a word stands in a text, and texts as marked pieces. */

/**
 * A word of a query, folded. `spaced`: of writing that sets spaces between words; `anywhere`: it may stand inside a longer word;
 * `others`: what is looked for beside it.
 * @typedef {{ text: string, spaced: boolean, stem: string, root: string, anywhere: boolean, others?: string[] }} SearchWord
 *
 * Where a word stands in a folded text.
 * @typedef {{ start: number, end: number }} SearchHit
 *
 * A part of a shown text, marked or not.
 * @typedef {{ text: string, mark: boolean }} SearchPiece
 *
 * @typedef {InstanceType<typeof HandbookSearchText.Folding>} SearchFolding
 */

var HandbookSearchText = (function () {
  "use strict";

  const BEFORE_HIT = 18; // characters of a cut text that stand before its first hit
  const FIRST_CJK = 0x2e80;
  const PIECE = 2; // ideographs that say something together
  const IDEOGRAPH = /[\u3400-\u9fff]/;

  // --- Folding ------------------------------------------------------------------------------------------------------

  const UNKNOWN = 0, LONG = 0xffff, SPACE = 32;
  const UNSEEN = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;
  const UNITS = new TextDecoder("utf-16le", { ignoreBOM: true });

  class Folding {
    /** `pairs`: a character, what it folds to, the next character, …
     * @param {string} pairs */
    constructor(pairs) {
      this.single = new Uint16Array(0x10000); // unit → the one unit it folds to
      this.single[SPACE] = SPACE;
      /** @type {Map<number, number[]>} */
      this.longer = new Map(); // character → the units it folds to, where they are none or several, or the character has two units
      /** @type {Map<string, string>} */
      this.pairs = new Map();
      for (let i = 0; i < pairs.length; i += 2) this.pairs.set(pairs[i], pairs[i + 1]);
    }

    /** What a character folds to, as units.
     * @param {number} code */
    learn(code) {
      const plain = String.fromCodePoint(code).normalize("NFKD").replace(UNSEEN, "").normalize("NFC").toLowerCase();
      const folded = Array.from(plain, (character) => this.pairs.get(character) || character).join("");
      const units = Array.from({ length: folded.length }, (_, i) => folded.charCodeAt(i));
      if (units.length === 1 && !isPart(code) && units[0] !== LONG && units[0] !== UNKNOWN) this.single[code] = units[0];
      else {
        if (code <= 0xffff) this.single[code] = LONG;
        this.longer.set(code, units);
      }
      return units;
    }

    /** The folded text. `places` (if given) receives, for each folded unit, the place of the character that it came from.
     * @param {string} text @param {number[]} [places] */
    fold(text, places) {
      const { single, longer } = this;
      let out = new Uint16Array(text.length + 16);
      let size = 0;
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i), known = single[unit];
        if (known !== LONG && known !== UNKNOWN) {
          if (unit === SPACE && joins(text, i)) continue;
          if (places) places[size] = i;
          out[size++] = known;
          continue;
        }
        const code = codeAt(text, i), units = longer.get(code) || this.learn(code);
        if (size + units.length + (text.length - i) > out.length) out = enlarged(out, units.length);
        for (const folded of units) {
          if (places) places[size] = i;
          out[size++] = folded;
        }
        if (code > 0xffff) i++;
      }
      if (places) places[size] = text.length;
      return UNITS.decode(out.subarray(0, size));
    }
  }

  /** @param {string} text @param {number} i */
  function codeAt(text, i) {
    return /** @type {number} */ (text.codePointAt(i));
  }

  /** Whether a unit is a half of a character.
   * @param {number} unit */
  function isPart(unit) {
    return unit >= 0xd800 && unit <= 0xdfff;
  }

  /** @param {Uint16Array} array @param {number} more */
  function enlarged(array, more) {
    const larger = new Uint16Array(array.length * 2 + more);
    larger.set(array);
    return larger;
  }

  /** Whether the space at `i` stands between Chinese and Latin writing, where some authors set one and others do not.
   * @param {string} text @param {number} i */
  function joins(text, i) {
    const before = text.charCodeAt(i - 1), after = text.charCodeAt(i + 1);
    return (isIdeograph(before) && isAlphanumeric(after)) || (isAlphanumeric(before) && isIdeograph(after));
  }

  /** @param {number} unit */
  function isIdeograph(unit) {
    return unit >= 0x3400 && unit <= 0x9fff;
  }

  /** @param {number} unit */
  function isAlphanumeric(unit) {
    return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  }

  /** Letters and digits of writing that sets spaces between words.
   * @param {number} unit */
  function isWordUnit(unit) {
    return isAlphanumeric(unit) || (unit >= 0xc0 && unit < FIRST_CJK && /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)));
  }

  // --- Words --------------------------------------------------------------------------------------------------------

  const WORDS = /[\p{L}\p{N}]+(?:[-.:/'’][\p{L}\p{N}]+)*/gu;
  const BLANKS = /(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/g; // Chinese writes a phrase without them
  const RUNS = /[\u3400-\u9fff]+|[^\u3400-\u9fff\P{L}]+|\p{N}+/gu;

  /** @param {string} word */
  function isSpaced(word) {
    for (let i = 0; i < word.length; i++) if (!isWordUnit(word.charCodeAt(i)) && !"-.:/'’".includes(word[i])) return false;
    return true;
  }

  /** Light English stemming: plurals, -ed, -ing, so that "copies" finds "copy" and "filing" finds "files".
   * @param {string} word */
  function stem(word) {
    if (!/^[a-z]{3,}$/.test(word)) return word;
    let root = word;
    if (/(?:ss|x|z|ch|sh)es$/.test(word)) root = word.slice(0, -2);
    else if (/[^s]s$/.test(word)) root = word.slice(0, -1);
    const bare = root.replace(/(?:ing|ed)$/, "");
    if (bare !== root && bare.length >= 3 && /[aeiouy]/.test(bare)) {
      root = bare.replace(/([^aeiouylsz])\1$|(?<=[aeiou][^aeiou]+e)(l)l$/, "$1$2"); // cancelling, and not selling
    }
    return root.replace(/ie$|y$/, "i").replace(/e$/, "");
  }

  /** What stands in a text where the word does: {start, end} or null, at or after `from`.
   * @param {string} text @param {SearchWord} word @param {number} from
   * @returns {SearchHit | null} */
  function occurrence(text, word, from) {
    if (!word.spaced || word.anywhere) {
      const start = text.indexOf(word.text, from);
      return start < 0 ? null : { start, end: start + word.text.length };
    }
    for (let start = text.indexOf(word.root, from); start >= 0; start = text.indexOf(word.root, start + 1)) {
      if (start > 0 && isWordUnit(text.charCodeAt(start - 1))) continue;
      if (text.startsWith(word.text, start)) return { start, end: start + word.text.length };
      let end = start;
      while (end < text.length && isWordUnit(text.charCodeAt(end))) end++;
      if (stem(text.slice(start, end)) === word.stem) return { start, end };
    }
    return null;
  }

  /** @param {string} text @returns {SearchWord} */
  function makeWord(text) {
    const stemmed = stem(text);
    return { text, spaced: isSpaced(text), stem: stemmed, root: stemmed === text ? text : stemmed.replace(/(?<=.)i$/, ""), anywhere: false };
  }

  // --- Marked pieces ------------------------------------------------------------------------------------------------

  /** A text as pieces [{text, mark}], cut to about `size` characters (ideographs; twice as many letters) around the first hit.
   * @param {SearchFolding} folding @param {string} text @param {SearchWord[]} words @param {number} size */
  function marked(folding, text, words, size) {
    /** @type {number[]} */
    const places = [];
    const folded = folding.fold(text, places);
    /** @type {[number, number][]} */
    const hits = [];
    for (const word of words) {
      for (let hit = occurrence(folded, word, 0); hit; hit = occurrence(folded, word, hit.end)) {
        if (!partOfNumber(folded, hit)) hits.push([places[hit.start], endOf(text, places, hit.end)]);
      }
    }
    const [from, to] = cut(text, hits.length ? Math.min(...hits.map((hit) => hit[0])) : 0, size);
    return pieces(text, merged(hits), from, to);
  }

  /** Whether a hit is only some figures of a number: the 5 of 50 and of 0.5 is not what "5 hours" asks for.
   * @param {string} text @param {SearchHit} hit */
  function partOfNumber(text, { start, end }) {
    return (/\d/.test(text[start]) && /\d[.,]?$/.test(text.slice(Math.max(0, start - 2), start)))
      || (/\d/.test(text[end - 1]) && /^[.,]?\d/.test(text.slice(end, end + 2)));
  }

  /** Where a hit ends in the text: behind its last character and what fell away behind that, but for a space.
   * @param {string} text @param {number[]} places @param {number} end */
  function endOf(text, places, end) {
    const last = places[end - 1];
    return last + Math.max(codeAt(text, last) > 0xffff ? 2 : 1, text.slice(last, places[end]).trimEnd().length);
  }

  /** @param {string} text @param {number} hit @param {number} size @returns {[number, number]} */
  function cut(text, hit, size) {
    const spaced = !/[^\0-\u2027]/.test(text); // letters are half as wide as ideographs, and words stay whole
    const wide = spaced ? size * 2 : size;
    if (text.length <= wide) return [0, text.length];
    let from = Math.max(0, Math.min(hit - (spaced ? BEFORE_HIT * 2 : BEFORE_HIT), text.length - wide));
    let to = Math.min(text.length, from + wide);
    if (spaced && from > 0) from = Math.min(hit, text.indexOf(" ", from) + 1 || from);
    if (spaced && to < text.length) to = Math.max(text.lastIndexOf(" ", to), hit + 1);
    return [from, to];
  }

  /** @param {[number, number][]} hits */
  function merged(hits) {
    /** @type {[number, number][]} */
    const all = [];
    for (const [start, end] of hits.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      const last = all[all.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else all.push([start, end]);
    }
    return all;
  }

  /** @param {string} text @param {[number, number][]} hits @param {number} from @param {number} to @returns {SearchPiece[]} */
  function pieces(text, hits, from, to) {
    const out = from > 0 ? [{ text: "…", mark: false }] : [];
    let at = from;
    for (const [start, end] of hits) {
      if (end <= from || start >= to) continue;
      if (start > at) out.push({ text: text.slice(at, start), mark: false });
      out.push({ text: text.slice(Math.max(at, start), Math.min(end, to)), mark: true });
      at = Math.min(end, to);
    }
    if (at < to) out.push({ text: text.slice(at, to), mark: false });
    if (to < text.length) out.push({ text: "…", mark: false });
    return out;
  }

  // --- Slips of the pen ---------------------------------------------------------------------------------------------

  /** How many letters must be changed, added, left out or swapped to get from one word to the other; `limit` + 1 if more than that.
   * @param {string} one @param {string} other @param {number} limit */
  function distance(one, other, limit) {
    let /** @type {number[]} */ before = [], above = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > limit) return limit + 1;
      [before, above] = [above, row];
    }
    return above[other.length];
  }

  return { IDEOGRAPH, PIECE, Folding, WORDS, BLANKS, RUNS, isWordUnit, isSpaced, stem, makeWord, occurrence, marked, distance };
})();
