/* Reads a question: what it asks for, the amounts that it states, and the words that say of what. Which words ask is data of the index. */

/**
 * How readers ask, as generator/searching/everyday.py hands it over.
 * @typedef {object} SearchAsking
 * @property {Record<string, string[]>} words words of one meaning
 * @property {string[][]} asks aspect, then the meanings that a question for it has, behind a hyphen those that it has not,
 *   behind a plus those that it has and that are looked up
 * @property {string[]} fillers
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
 * @property {boolean} halves whether half a day is so many hours, whichever half it is
 * @property {Record<string, [one: string, many: string]>} units unit of time → a number of them in words
 *
 * A word of a question; Chinese is not divided into words, so that may be several.
 * @typedef {{ text: string, stem: string, spaced: boolean }} SearchPieceAsked
 *
 * An amount; `unit` is what follows the number, `name` that unit of time, if it is one, and `shown` then all of it as a field takes it;
 * `isNth`: it says how often; `near` is what stands around it, up to other amounts.
 * @typedef {{ number: string, unit: string, shown: string, name: string, isNth: boolean, near: string }} SearchAmount
 *
 * The same while it is read, with its length in the question.
 * @typedef {Omit<SearchAmount, "near"> & { length: number }} SearchCounted
 *
 * What may be asked, with the words that are left: without the words that ask for it, and without all of their meaning.
 * @typedef {{ aspect: string, subject: SearchPieceAsked[], rest: SearchPieceAsked[] }} SearchAsk
 */

var HandbookSearchQuestions = (function () {
  "use strict";

  const { isSpaced, stem } = HandbookSearchText;

  const PIECES = /[\u3400-\u9fff]+|[^\s\u3400-\u9fff?!.,;:"'“”，。？！；：、]+(?:[.,'’-][^\s\u3400-\u9fff?!.,;:"'“”，。？！；：、]+)*/gu;
  const LATIN = /^[a-z]/, WRITTEN_TOGETHER = /^[\u3400-\u9fff]{2,}$/;
  const PAIR = 2; // ideographs by which a word is known to begin or end
  const NOT = "-", BESIDE = "+", DONE = "了";
  const PASSIVE = /\b(?:be|is|are|get|gets)\b.* ([a-z]+ed)\W*$/;
  const PARTICIPLE = /[a-z]ed\W*$/;
  const EITHER = /([\u3400-\u9fff])不\1/g; // asks whether, as 可不可以 does
  const ORDINAL = "第", TIMES = "次"; // the first time is one time
  const { WORDS, YUAN, LARGE, MEASURED, numberIn, scaled } = HandbookNumerals;
  const IN_WORDS = Object.keys(WORDS.numbers).filter((word) => /^[a-z]/.test(word));
  const ARTICLES = new Set(["a", "an"]); // no number where nobody counts: how many hours a day
  // What stands behind a digit or a larger part of a number belongs to that.
  const NUMBERS = new RegExp(`(?<![\\d.,${Object.keys(WORDS.multiples).join("")}])(?:半|${WORDS.scaled})|\\b(?:${IN_WORDS.join("|")})\\b`, "g");

  class Questions {
    /** `measures` are those of this handbook that have a unit, and `known` the words by which it calls things, all folded.
     * @param {SearchAsking} asking @param {SearchFolding} folding @param {{ title: string, unit: string }[]} measures @param {string[]} known */
    constructor(asking, folding, measures, known) {
      const units = [...new Set(measures.map(({ unit }) => unit))];
      /** @type {(words: string[]) => SearchPieceAsked[][]} */
      const phrases = (words) => words.map((word) => this.pieces(folding.fold(word))).sort((a, b) => size(b) - size(a));
      this.words = new Map(Object.entries(asking.words).map(([name, words]) => [name, phrases(words)]));
      this.asks = asking.asks;
      this.halves = asking.halves;
      this.fillers = phrases(asking.fillers);
      this.dropped = new Set(this.fillers.filter(([one]) => one.spaced).map(([one]) => one.text));
      this.edges = this.fillers.filter(([one]) => !one.spaced).map(([one]) => one.text);
      /** @type {Map<string, string[]>} */
      this.edgesBy = new Map(); // their first character → them, the longest first
      for (const word of this.edges) this.edgesBy.set(word[0], [...(this.edgesBy.get(word[0]) || []), word]);
      this.endings = asking.endings.map((word) => folding.fold(word));
      const own = known.filter((word) => WRITTEN_TOGETHER.test(word));
      this.starts = new Set(own.map((word) => word.slice(0, PAIR)));
      this.ends = new Set(own.map((word) => word.slice(-PAIR)));
      const counter = folding.fold("個"), bare = (/** @type {string} */ unit) => (unit.startsWith(counter) ? unit.slice(counter.length) : unit);
      /** How the word of a unit may be written, with a counter or without one: 7工作日, 7個工作日.
       * @type {{ word: string, unit: string }[]} */
      this.units = units.flatMap((unit) => [bare(unit), counter + bare(unit)].map((word) => ({ word, unit })))
        .filter(({ word }) => word && word !== counter).sort((a, b) => b.word.length - a.word.length);
      this.hasMoney = units.some((unit) => unit.endsWith(YUAN)); // such as ten thousands of it
      this.counters = new RegExp(`^(?:${asking.counters.map((word) => folding.fold(word)).join("|") || "$^"})`);
      this.timeUnits = asking.units;
      this.measures = measures.filter(({ title, unit }) => title && unit && !this.namesTime(unit) && !HandbookTime.unitAtEnd(unit));
      const times = new Set(asking.times.map(stem));
      this.times = units.find((unit) => times.has(stem(unit))) || ""; // the unit in which a measure counts how often
      this.ordinals = asking.ordinals;
      this.nth = new RegExp(`\\b(${asking.ordinals.join("|") || "$^"}) (?:${asking.times.join("|")})\\b`, "g");
      this.once = new RegExp(asking.once.map((word) => folding.fold(word)).join("|") || "$^", "g");
    }

    /** @param {string} folded @returns {SearchPieceAsked[]} */
    pieces(folded) {
      return (folded.match(PIECES) || []).map((text) => ({ text, stem: stem(text), spaced: isSpaced(text) }));
    }

    /** The amounts of a folded question, and the question without them.
     * @param {string} folded @returns {{ amounts: SearchAmount[], rest: string }} */
    amounts(folded) {
      /** @type {SearchAmount[]} */
      const amounts = [];
      let rest = "", at = 0;
      folded = folded.replace(this.once, `${ORDINAL}1${TIMES}`);
      if (this.times) folded = folded.replace(this.nth, (_, nth) => `${this.ordinals.indexOf(nth) + 1} ${this.times}`);
      for (const found of folded.matchAll(NUMBERS)) {
        const read = found.index < at || ARTICLES.has(found[0]) ? null : this.longer(this.counted(folded, found), this.lasting(folded, found.index));
        const amount = read || (found.index < at ? null : this.titled(folded, found));
        if (!amount) continue;
        const { number, unit, shown, name, isNth, length } = amount, before = folded.slice(at, found.index);
        amounts.push({ number, unit, shown, name, isNth, near: before });
        if (amounts.length > 1) amounts[amounts.length - 2].near += ` ${before}`;
        rest += `${unit.endsWith(TIMES) && before.endsWith(ORDINAL) ? before.slice(0, -ORDINAL.length) : before} `;
        at = found.index + length;
      }
      if (amounts.length) amounts[amounts.length - 1].near += ` ${folded.slice(at)}`;
      return { amounts, rest: rest + folded.slice(at) };
    }

    /** Of two ways to read a number with its unit the one that takes in more; what both read is a length of time.
     * @template {{ length: number }} T @param {T | null} counted @param {T | null} lasting */
    longer(counted, lasting) {
      return counted && lasting ? (counted.length > lasting.length ? counted : lasting) : counted || lasting;
    }

    /** So many of what a measure of this handbook counts; null where the number is of something else.
     * @param {string} folded @param {RegExpMatchArray} found @returns {SearchCounted | null} */
    counted(folded, found) {
      const { 0: written, index = 0, groups = {} } = found, behind = folded.slice(index + written.length);
      const gap = behind.length - behind.trimStart().length;
      const number = groups.number ? scaled(groups) : numberIn(written), known = this.units.find(({ word }) => startsWith(behind.slice(gap), word));
      if (!number) return null;
      const { word, unit } = known || this.money(groups.scale, behind);
      if (!unit) return null;
      return { number, unit, shown: unit, name: "", isNth: unit === this.times || word.endsWith(TIMES), length: written.length + gap + word.length };
    }

    /** The word of money behind a number, and money as the unit, where this handbook measures any: 200萬, 200萬元. Empty where it counts something.
     * @param {string | undefined} scale @param {string} behind */
    money(scale, behind) {
      const isNamed = behind.startsWith(YUAN), countsSomething = this.counters.test(behind) || /^\s*[a-z]/.test(behind) || MEASURED.test(behind);
      const isBare = LARGE.has(scale || "") && !countsSomething;
      return this.hasMoney && (isNamed || isBare) ? { word: isNamed ? YUAN : "", unit: YUAN } : { word: "", unit: "" };
    }

    /** A number without a unit, directly behind a word by which only one measure is called: CVSS 9.8.
     * @param {string} folded @param {RegExpMatchArray} found @returns {SearchCounted | null} */
    titled(folded, { 0: written, index = 0 }) {
      if (!/^\d/.test(written) || /^[\p{L}%]/u.test(folded.slice(index + written.length))) return null;
      const before = this.pieces(folded.slice(0, index)).pop(), word = before && !this.dropped.has(before.text) ? before : null;
      const named = word ? this.measures.filter(({ title }) => (word.spaced ? this.pieces(title).some(({ stem: one }) => one === word.stem)
        : word.text.length >= PAIR && title.includes(word.text.slice(-PAIR)))) : [];
      if (named.length !== 1) return null;
      const [{ unit }] = named;
      return { number: written, unit, shown: unit, name: "", isNth: false, length: written.length };
    }

    /** A length of time, as the rules read one. Half a day is one only where both halves of a day are as long.
     * @param {string} folded @param {number} start @returns {SearchCounted | null} */
    lasting(folded, start) {
      const part = HandbookTime.partAt(folded, start);
      if (!part || (part.isHalf && part.unit.endsWith("day") && !this.halves)) return null;
      const { number, unit: name, word: unit, length } = part, [one, many] = this.timeUnits[name];
      return { number, unit, shown: (number === "1" ? one : many).replace("{number}", number), name, isNth: false, length };
    }

    /** What a folded question may ask for, the likeliest first, each with the words that are left.
     * @param {string} folded @returns {SearchAsk[]} */
    read(folded) {
      const pieces = this.pieces(folded);
      return this.asks.flatMap(([aspect, ...names]) => {
        /** @type {SearchPieceAsked[] | null} */
        let left = pieces;
        for (const name of names) {
          if (name.startsWith(BESIDE)) left = left && this.without(pieces, this.words.get(name.slice(1)) || []) ? left : null;
          else if (name.startsWith(NOT)) left = left && this.without(pieces, this.words.get(name.slice(1)) || []) ? null : left;
          else left = left && this.without(left, this.words.get(name) || []);
        }
        return left ? [{ aspect, subject: left, rest: this.bare(this.cleared(left, names)) }] : [];
      });
    }

    /** The word of one meaning in a folded question that has no others but those of further ones; empty where it says more, or has none.
     * @param {string} name @param {string[]} beside @param {string} folded */
    nothingBut(name, beside, folded) {
      const pieces = this.pieces(folded);
      const word = (this.words.get(name) || []).find((phrase) => {
        const left = this.without(pieces, [phrase]);
        return left && !this.bare(this.cleared(left, [name, ...beside, "call", "what-to-do"])).length;
      });
      return word ? word.map(({ text }) => text).join(" ") : "";
    }

    /** The words by which a folded question denies something; of 可不可以 none does.
     * @param {string} folded @returns {string[]} */
    denials(folded) {
      return this.saidOf("not", folded.replace(EITHER, "")).map(({ text }) => text);
    }

    /** Whether a folded text has the word of a unit of time.
     * @param {string} text */
    namesTime(text) {
      const words = new Set(this.pieces(text).map(({ stem: one }) => one));
      return Object.values(this.timeUnits).some(([one]) => words.has(stem(one.replace(/.*[\s}]/, ""))));
    }

    /** What a folded question says last is done, as English does: when must a loan be returned.
     * @param {string} folded */
    doneLast(folded) {
      const found = PASSIVE.exec(folded);
      return found ? this.pieces(found[1]) : [];
    }

    /** What a folded Chinese question says behind how it asks: 通報 of 火警多久通報, the act that it asks for.
     * @param {string} name @param {string} folded */
    behind(name, folded) {
      const phrase = (this.words.get(name) || []).map(([{ text }]) => text).find((text) => !isSpaced(text) && folded.includes(text));
      return phrase ? this.bare(this.pieces(folded.slice(folded.indexOf(phrase) + phrase.length))) : [];
    }

    /** Whether a folded question asks how long something is in a state: how long is the room closed.
     * @param {string} folded */
    asksOfState(folded) {
      const last = this.pieces(folded).pop(), isState = Boolean(last && (this.words.get("state") || []).some(([{ text }]) => text === last.text));
      return this.saidOf("stays", folded).length > 0 && (isState || PARTICIPLE.test(folded));
    }

    /** Whether a phrase, as `nothingBut` gives it, is of one meaning.
     * @param {string} name @param {string} phrase */
    means(name, phrase) {
      return (this.words.get(name) || []).some((one) => one.map(({ text }) => text).join(" ") === phrase);
    }

    /** The words of one meaning that stand in a folded question.
     * @param {string} name @param {string} folded @returns {SearchPieceAsked[]} */
    saidOf(name, folded) {
      return (this.words.get(name) || []).filter((phrase) => this.without(this.pieces(folded), [phrase])).flat();
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

    /** How long the Chinese word is that stands there and says nothing; 0 for one that says something.
     * @param {string} text @param {number} at */
    fillerAt(text, at) {
      const found = (this.edgesBy.get(text[at]) || []).find((word) => text.startsWith(word, at));
      return found ? found.length : 0;
    }

    /** The words without those that say nothing of what is meant. Chinese ones are taken from the ends of what is written together;
     * `lightly`: only those of one character, since a longer one may belong to a name.
     * @param {SearchPieceAsked[]} pieces @param {boolean} [lightly] */
    bare(pieces, lightly = false) {
      const edges = lightly ? this.edges.filter(({ length }) => length === 1) : this.edges;
      const isEnding = (/** @type {string} */ text) => text.length >= PAIR && this.endings.includes(text);
      return pieces.filter(({ text }) => !isEnding(text)).flatMap((piece) => (
        piece.spaced ? (this.dropped.has(piece.text) ? [] : [piece]) : this.pieces(this.trimmed(piece.text, edges))));
    }

    /** A text without the words at its ends that say nothing; one character is left where a word of the handbook begins or ends with it: 會議室, 遲到.
     * @param {string} text @param {string[]} edges */
    trimmed(text, edges) {
      for (let before = ""; before !== text;) {
        before = text;
        const isNamed = this.starts.has(text.slice(0, PAIR)), isEnd = this.ends.has(text.slice(-PAIR));
        const first = edges.find((word) => before.startsWith(word) && !(isNamed && word.length < PAIR));
        const last = [...edges, ...this.endings].find((word) => before.endsWith(word) && !(isEnd && word.length < PAIR));
        if (first) text = text.slice(first.length);
        else if (last === DONE && text.length === 2) return text; // one character says too little without it: 慢了
        else if (last) text = text.slice(0, -last.length);
      }
      return text;
    }
  }

  /** @param {string} text @param {string} word */
  function startsWith(text, word) {
    return text.startsWith(word) && !(/[a-z]$/.test(word) && LATIN.test(text.slice(word.length)));
  }

  /** @param {SearchPieceAsked[]} phrase */
  function size(phrase) {
    return phrase.reduce((sum, { text }) => sum + text.length, 0);
  }

  return Questions;
})();
