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

  const { IDEOGRAPH, PIECE, stem } = HandbookSearchText;

  const ACTING = /[a-z]{3}ing$/;

  class Named {
    static PART = 1; // the question names a part of a name
    static INSIDE = 2; // the name among other words
    static WHOLE = 3; // the very name

    /** @param {SearchEngine} engine @param {InstanceType<typeof HandbookSearchVocabulary>} vocabulary
     * @param {InstanceType<typeof HandbookSearchWording>} wording */
    constructor(engine, vocabulary, wording) {
      this.engine = engine;
      this.vocabulary = vocabulary;
      this.wording = wording;
      /** @type {string[][]} */
      this.stemsOf = []; // record of a name of alphabetic writing → its stems, without those that say nothing
      /** @type {string[]} */
      this.allNames = []; // of an entry, a line each
      /** @type {Map<string, number[]> | null} */
      this.places = null; // of names, once the first question is asked
      /** @type {Map<string, SearchSought>} */
      this.looked = new Map(); // of one question, which asks for the same words of many entries more than once
      const sorts = engine.head.asking.sorts.map((word) => engine.folding.fold(word));
      this.sorts = new RegExp(`^(?:${sorts.join("|") || "$^"}|[\\s的之])*$`);
      this.sortStems = new Set(sorts.map(stem));
    }

    /* A new question: texts may have been loaded since the last. */
    forget() {
      this.looked.clear();
      this.wording.forget();
    }

    /** The entries that are named best. Nothing where no name answers.
     * @param {number[]} entries @param {SearchPieceAsked[]} words @returns {SearchNamed[]} */
    named(entries, words) {
      const sought = this.sought(words);
      const found = entries.filter((entry) => sought.near.has(entry)).map((entry) => this.likeness(entry, words, sought)).filter(({ level }) => level > 0);
      const level = Math.max(0, ...found.map((one) => one.level)), best = found.filter((one) => one.level === level);
      const longest = level === Named.INSIDE ? Math.max(...best.map((one) => one.size)) : 0;
      const ofSort = level === Named.PART ? best.filter(({ isSort }) => isSort) : [];
      return ofSort.length ? ofSort : best.filter((one) => one.size >= longest);
    }

    /** @param {SearchPieceAsked[]} words @returns {SearchSought} */
    sought(words) {
      const key = words.map(({ text }) => text).join(" "), known = this.looked.get(key);
      if (known) return known;
      const asked = this.wording.alternatives(words), stems = asked.map((some) => some.map((one) => this.stemsSaid(one)));
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
      if (asked.length === 1 && asked[0].includes(name)) return { entry, level: Named.WHOLE, size: name.length, left: [] };
      const at = name.length < PIECE ? -1 : asked.findIndex((some) => some.some((one) => one.includes(name)));
      if (at >= 0) {
        const own = asked[at].find((one) => one.includes(name)) || "";
        const left = this.vocabulary.bare([...words.slice(0, at), ...words.slice(at + 1), ...this.vocabulary.pieces(own.replace(name, " "))]);
        return this.tellsAll(entry, left) ? { entry, level: Named.INSIDE, size: name.length, left } : null;
      }
      const all = asked.every((some) => some.some((one) => one.length >= PIECE && this.wording.holds(name, one, true)));
      return all ? { entry, level: Named.PART, size: name.length, left: [], isSort: this.sorts.test(this.withoutAll(name, asked)) } : null;
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
      if (covered && !left.length) return { entry, level: Named.WHOLE, size: own.length, left };
      if (covered) return this.tellsAll(entry, left) ? { entry, level: Named.INSIDE, size: own.length, left } : null;
      const isSort = own.every((part) => all.has(part) || this.sortStems.has(part));
      return left.length || this.isOnlyOfAct(record, words) ? null : { entry, level: Named.PART, size: own.length, left, isSort };
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
      return this.wording.alternatives(words).every((some) => some.some((one) => this.tells(entry, one)));
    }

    /** Whether the names and texts of an entry have a word.
     * @param {number} entry @param {string} text */
    tells(entry, text) {
      return [this.engine.names, this.engine.storeOf(entry)].some((store) => {
        if (!store) return false;
        const [first, end] = store.range(entry);
        for (let record = first; record < end; record++) if (this.wording.holds(store.record(record), text, true)) return true;
        return false;
      });
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
  }

  /** What stands side by side in a text, two characters each; one that stands alone by itself.
   * @param {string} text @returns {string[]} */
  function pairsOf(text) {
    return text.length < PIECE ? [text] : [...text.slice(1)].map((last, at) => text[at] + last);
  }

  return Named;
})();
