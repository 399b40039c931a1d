/* Which entry a question means: the one whose name its words have, where the rest of them stands in that entry too. */

/**
 * An entry that may be meant: the better the greater; `left` are the words that its name does not have, `isSort` says that the rest of its name
 * only says of what sort it is.
 * @typedef {{ entry: number, level: number, size: number, left: SearchPieceAsked[], isSort?: boolean }} SearchNamed
 *
 * Words as they are looked up: what may stand for each, the stems of those, and how well each entry is named by them, as far as that was asked.
 * `near` are the entries that have anything of them in a name.
 * @typedef {{ asked: string[][], stems: string[][][], all: Set<string>, near: Set<number>, found: Map<number, SearchNamed> }} SearchSought
 */

var HandbookSearchNamed = (function () {
  "use strict";

  const { isWordUnit, occurrence, makeWord, stem } = HandbookSearchText;

  const PART = 1, INSIDE = 2, WHOLE = 3; // the question names a part of a name, the name among other words, the very name
  const FURTHER = 60; // that are tried where two words of a question are called otherwise
  const PIECE = 2; // ideographs that say something together
  const DENYING = /[不未非]/; // directly before a word
  const ACTING = /[a-z]{3}ing$/;
  const IDEOGRAPH = /[\u3400-\u9fff]/;

  class Named {
    /** @param {SearchEngine} engine @param {InstanceType<typeof HandbookSearchVocabulary>} vocabulary */
    constructor(engine, vocabulary) {
      this.engine = engine;
      this.vocabulary = vocabulary;
      /** @type {string[][]} */
      this.stemsOf = []; // record of a name of alphabetic writing → its stems, without those that say nothing
      /** @type {string[]} */
      this.allNames = []; // of an entry, a line each
      /** @type {Map<string, number[]> | null} */
      this.places = null; // of names, once the first question is asked
      /** @type {Map<string, ReturnType<typeof makeWord>>} */
      this.made = new Map();
      /** @type {Map<string, SearchSought>} */
      this.looked = new Map(); // of one question, which asks for the same words of many entries more than once
      /** @type {Map<string, string[]>} */
      this.others = new Map(); // word of that question → what may stand for it
      /** @type {WeakMap<string[] | string[][], RegExp>} */
      this.pieces = new WeakMap();
      const { permits, verbs, sorts, coverbs } = engine.head.asking;
      const anyOf = (/** @type {string[]} */ words) => words.map((word) => engine.folding.fold(word)).join("|");
      this.permits = new RegExp(`^(?:${anyOf(permits)})`);
      this.verbs = new RegExp(`^(?:${anyOf(verbs) || "$^"})\\s*(?:(?:the|a|an) )?(?=.)`);
      this.coverbs = new RegExp(`^(?:${anyOf(coverbs) || "$^"})`);
      this.sorts = new RegExp(`^(?:${anyOf(sorts) || "$^"}|[\\s的之])*$`);
      this.sortStems = new Set(sorts.map((word) => stem(engine.folding.fold(word))));
    }

    /* A new question: texts may have been loaded since the last. */
    forget() {
      this.looked.clear();
      this.others.clear();
    }

    /** The entries that are named best. Nothing where no name answers.
     * @param {number[]} entries @param {SearchPieceAsked[]} words @returns {SearchNamed[]} */
    named(entries, words) {
      const sought = this.sought(words);
      const found = entries.filter((entry) => sought.near.has(entry)).map((entry) => this.likeness(entry, words, sought)).filter(({ level }) => level > 0);
      const level = Math.max(0, ...found.map((one) => one.level)), best = found.filter((one) => one.level === level);
      const longest = level === INSIDE ? Math.max(...best.map((one) => one.size)) : 0, ofSort = level === PART ? best.filter(({ isSort }) => isSort) : [];
      return ofSort.length ? ofSort : best.filter((one) => one.size >= longest);
    }

    /** @param {SearchPieceAsked[]} words @returns {SearchSought} */
    sought(words) {
      const key = words.map(({ text }) => text).join(" "), known = this.looked.get(key);
      if (known) return known;
      const asked = this.alternatives(words), stems = asked.map((some) => some.map((one) => this.stemsSaid(one)));
      const all = new Set(stems.flat(2)), made = { asked, stems, all, near: this.near(asked, all), found: new Map() };
      this.looked.set(key, made);
      return made;
    }

    /** The entries of which a name has a stem, or two characters, of what may be meant: all others need no further look.
     * @param {string[][]} asked @param {Set<string>} stems */
    near(asked, stems) {
      this.places ||= this.placesOfNames();
      const { places } = this, pairs = asked.flat().flatMap((one) => pairsOf(one));
      return new Set([...stems, ...pairs].flatMap((part) => places.get(part) || []));
    }

    /** Stem or pair of characters → the entries of which a name has it. */
    placesOfNames() {
      const { names } = this.engine, found = /** @type {Map<string, number[]>} */ (new Map());
      for (let record = 0; record < names.records; record++) {
        if (!this.engine.isName(record)) continue;
        const name = names.record(record), entry = names.owners[record];
        for (const part of IDEOGRAPH.test(name) ? pairsOf(name) : this.stemsOfName(record)) {
          const known = found.get(part);
          if (!known) found.set(part, [entry]);
          else if (known[known.length - 1] !== entry) known.push(entry);
        }
      }
      return found;
    }

    /** The stems of a name, without those that say nothing.
     * @param {number} record */
    stemsOfName(record) {
      return this.stemsOf[record] ||= this.vocabulary.bare(this.vocabulary.pieces(this.engine.names.record(record)))
        .flatMap(({ text, stem: own }) => (text.includes("-") ? text.split("-").filter(Boolean).map(stem) : [own]));
    }

    /** The stems of a phrase, of which a name has only those that say something: freedom of information.
     * @param {string} one */
    stemsSaid(one) {
      const parts = one.split(/[\s-]/), said = parts.filter((part) => !this.vocabulary.dropped.has(part));
      return (said.length ? said : parts).map(stem);
    }

    /** @param {number} entry @param {SearchPieceAsked[]} words @param {SearchSought} sought @returns {SearchNamed} */
    likeness(entry, words, sought) {
      const known = sought.found.get(entry) || this.best(entry, words, sought);
      sought.found.set(entry, known);
      return known;
    }

    /** How well the best of an entry's names is meant.
     * @param {number} entry @param {SearchPieceAsked[]} words @param {SearchSought} sought @returns {SearchNamed} */
    best(entry, words, sought) {
      const { names } = this.engine, [first, end] = names.range(entry);
      /** @type {SearchNamed} */
      let best = { entry, level: 0, size: 0, left: [] };
      for (let record = first; record < end; record++) {
        if (!this.engine.isName(record)) continue;
        const name = names.record(record);
        const one = name ? (IDEOGRAPH.test(name) ? this.chinese(entry, name, words, sought.asked) : this.spaced(entry, record, words, sought)) : null;
        if (one && (one.level > best.level || (one.level === best.level && one.size > best.size))) best = one;
      }
      return best;
    }

    /** @param {number} entry @param {string} name @param {SearchPieceAsked[]} words @param {string[][]} asked @returns {SearchNamed | null} */
    chinese(entry, name, words, asked) {
      if (asked.length === 1 && asked[0].includes(name)) return { entry, level: WHOLE, size: name.length, left: [] };
      const at = name.length < PIECE ? -1 : asked.findIndex((some) => some.some((one) => one.includes(name)));
      if (at >= 0) {
        const own = asked[at].find((one) => one.includes(name)) || "";
        const left = this.vocabulary.bare([...words.slice(0, at), ...words.slice(at + 1), ...this.vocabulary.pieces(own.replace(name, " "))]);
        return this.tellsAll(entry, left) ? { entry, level: INSIDE, size: name.length, left } : null;
      }
      const all = asked.every((some) => some.some((one) => one.length >= PIECE && this.holds(name, one, true)));
      return all ? { entry, level: PART, size: name.length, left: [], isSort: this.sorts.test(this.withoutAll(name, asked)) } : null;
    }

    /** A name without the words that are asked for.
     * @param {string} name @param {string[][]} asked */
    withoutAll(name, asked) {
      return asked.reduce((left, some) => left.replace(some.find((one) => left.includes(one)) || "", ""), name);
    }

    /** @param {number} entry @param {number} record @param {SearchPieceAsked[]} words @param {SearchSought} sought @returns {SearchNamed | null} */
    spaced(entry, record, words, { stems, all }) {
      const own = this.stemsOfName(record);
      if (!own.some((part) => all.has(part))) return null;
      const places = stems.map((some) => some.some((one) => one.every((part) => own.includes(part))));
      const covered = own.every((part) => all.has(part));
      const left = words.filter((_, number) => !places[number]);
      if (covered && !left.length) return { entry, level: WHOLE, size: own.length, left };
      if (covered) return this.tellsAll(entry, left) ? { entry, level: INSIDE, size: own.length, left } : null;
      const isSort = own.every((part) => all.has(part) || this.sortStems.has(part));
      return left.length || this.isOnlyOfAct(record, words) ? null : { entry, level: PART, size: own.length, left, isSort };
    }

    /** Whether a name has the thing that a question calls only as an act, of something else: the reporting system, and not a report.
     * @param {number} record @param {SearchPieceAsked[]} words */
    isOnlyOfAct(record, words) {
      const own = this.engine.names.record(record).match(/[a-z]+/g) || [];
      return words.some(({ text, stem: root }) => {
        const same = own.slice(0, -1).filter((word) => stem(word) === root);
        return !ACTING.test(text) && same.length > 0 && same.every((word) => ACTING.test(word)) && stem(own[own.length - 1]) !== root;
      });
    }

    /** Whether the names and texts of an entry have each of the words, or what may stand for it.
     * @param {number} entry @param {SearchPieceAsked[]} words */
    tellsAll(entry, words) {
      return this.alternatives(words).every((some) => some.some((one) => this.tells(entry, one)));
    }

    /** Whether the names and texts of an entry have a word.
     * @param {number} entry @param {string} text */
    tells(entry, text) {
      return [this.engine.names, this.engine.storeOf(entry)].some((store) => {
        if (!store) return false;
        const [first, end] = store.range(entry);
        for (let record = first; record < end; record++) if (this.holds(store.record(record), text, true)) return true;
        return false;
      });
    }

    /** How well a part of an entry has all the words: the better the greater, 0 where it lacks one. They stand in it as they were asked;
     * or piece by piece, or with what is known of it beside it. What begins with one of them, the act, is meant before what only mentions it.
     * @param {string} own @param {string[][]} asked @param {() => string} around what else is known of it, first the entry's name */
    rank(own, asked, around) {
      if (!own || !this.touches(own, asked)) return 0;
      const says = (/** @type {string} */ text, /** @type {string} */ one) => one.length >= PIECE || !IDEOGRAPH.test(one)
        || actOf(text).slice(0, PIECE).includes(one) || (asked.length === 1 && text.endsWith(one)); // one character, where it begins or ends the act
      const has = (/** @type {string} */ text, /** @type {boolean} */ loosely) => asked.every((some) => some.some((one) => (
        this.holds(text, one, loosely) && says(text, one))));
      const isNear = asked.every((some) => this.patternOf([some]).test(own));
      const level = !isNear ? 0 : has(own, false) ? 4 : has(own, true) ? 2 : 0;
      if (level) return level + (asked.some((some) => some.some((one) => this.begins(own, one))) ? 1 : 0);
      const part = asked.some((some) => some.some((one) => one.length >= PIECE && (this.holds(own, one, false) || this.isPartlyIn(own, one))));
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

    /** Whether an act begins with one of the words that stand for any of the words asked.
     * @param {string} record @param {string[][]} asked */
    isBegunByWord(record, asked) {
      const own = this.actOf(record);
      return asked.some((some) => some.some((one) => this.begins(own, one)));
    }

    /** Whether what is said of a thing ends with one of the words, as a heading does: the roster of the next month published.
     * @param {string} record @param {string[][]} asked */
    isEndedByWord(record, asked) {
      const [last] = /[a-z]+$/.exec(record) || [""];
      return asked.some((some) => some.some((one) => stem(one) === stem(last)));
    }

    /** Whether an act begins with a word, or is all that is done in whatever way or to whomever: 以書面提出異議.
     * @param {string} own @param {string} one */
    isJust(own, one) {
      return this.begins(own, one) || (IDEOGRAPH.test(one) && own.endsWith(one) && this.coverbs.test(own));
    }

    /** Whether a Chinese act only mentions a word, and is no such act itself: 申請 in 核對申請資格, and not in 提出申請書.
     * @param {string} act @param {string} one */
    isMentioned(act, one) {
      const own = act.replace(this.verbs, ""), at = own.indexOf(one);
      return one.length >= PIECE && at > 0 && at + one.length < own.length && !this.coverbs.test(own);
    }

    /** Whether a text begins with a word, or says nothing before it: 辦理驗收.
     * @param {string} text @param {string} one */
    begins(text, one) {
      return begin(text, one) || begin(text.replace(this.verbs, ""), one);
    }

    /** What is done or permitted, without who does it.
     * @param {string} record */
    actOf(record) {
      return actOf(record).replace(this.permits, "");
    }

    /** Whether an act, behind who does it, begins with something that a word says: 調查事件 is begun by 霸凌調查.
     * @param {string} record @param {string} one */
    isBegunBy(record, one) {
      return [actOf(record), actOf(record).replace(this.verbs, "")].some((own) => (
        own.length >= PIECE && (IDEOGRAPH.test(one) ? one.includes(own.slice(0, PIECE)) : begin(own, one))));
    }

    /** Whether the words are all of a name or of the act that it says, and not one of several in it.
     * @param {string} name @param {SearchPieceAsked[]} words */
    isCalled(name, words) {
      const folded = this.engine.folding.fold(name), all = [folded, actOf(folded).replace(this.verbs, "")];
      return words.length === 1 && this.alternatives(words)[0].some((one) => all.some((own) => one === own || stem(one) === stem(own)));
    }

    /** Whether a Chinese act begins or ends with the one word: 主持承辦人研習.
     * @param {string} name @param {SearchPieceAsked[]} words */
    isAtEdge(name, words) {
      const act = actOf(this.engine.folding.fold(name)).replace(this.verbs, ""), [some] = this.alternatives(words);
      return words.length === 1 && some.some((one) => IDEOGRAPH.test(one) && one.length >= PIECE && (act.startsWith(one) || act.endsWith(one)));
    }

    /** Whether what a Chinese word begins or ends with, the person or the act, stands in a text: 延長 of 墓基延長.
     * @param {string} own @param {string} one */
    isPartlyIn(own, one) {
      return IDEOGRAPH.test(one) && one.length >= 2 * PIECE && (own.includes(one.slice(-PIECE)) || own.includes(one.slice(0, PIECE + 1)));
    }

    /** @param {number} entry */
    namesOf(entry) {
      return this.allNames[entry] ??= this.joined(entry);
    }

    /** @param {number} entry */
    joined(entry) {
      const { names } = this.engine, [first, end] = names.range(entry), found = [];
      for (let record = first; record < end; record++) if (this.engine.isName(record)) found.push(names.record(record));
      return found.join("\n");
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
      return one.length > PIECE && text.includes(one[0]) && !text.includes(one.slice(0, PIECE)) && actOf(text).startsWith(one[0]);
    }

    /** Whether a word is short for what a text says, by the first character of each pair: 停借 for 停止借閱權.
     * @param {string} one @param {string} text */
    isShortFor(one, text) {
      if (one.length < PIECE || !/^[\u3400-\u9fff]+$/.test(one)) return false;
      const isAt = (/** @type {number} */ start) => [...one].every((character, at) => text[start + PIECE * at] === character);
      for (let start = text.indexOf(one[0]); start >= 0; start = text.indexOf(one[0], start + 1)) if (isAt(start)) return true;
      return false;
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

  /** What stands side by side in a text, two characters each; one that stands alone by itself.
   * @param {string} text @returns {string[]} */
  function pairsOf(text) {
    return text.length < PIECE ? [text] : [...text.slice(1)].map((last, at) => text[at] + last);
  }

  /** Whether a text has a Chinese word, and not only what denies it: 合格 in 不合格.
   * @param {string} text @param {string} one */
  function affirms(text, one) {
    for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) if (!DENYING.test(text[at - 1] || "")) return true;
    return false;
  }

  /** What is done, without who does it. @param {string} record */
  function actOf(record) {
    return record.slice(record.search(/[:：]/) + 1).trim();
  }

  /** Whether a text begins with a word, in any of its forms.
   * @param {string} text @param {string} one */
  function begin(text, one) {
    return IDEOGRAPH.test(one) || IDEOGRAPH.test(text[0] || "") ? text.startsWith(one) : stem((/^[^\s.,;]+/.exec(text) || [""])[0]) === stem(one);
  }

  return { Named, PART, PIECE, WHOLE };
})();
