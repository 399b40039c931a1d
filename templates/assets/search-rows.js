/* What the entries of the index say they answer, row by row, and how it is told. */

/**
 * What is said: `label` says of what kind it is, `note` what else must be known of it.
 * @typedef {{ entry: number, label: string, text: string, note: string, address: string }} SearchSaid
 */

/**
 * What is known of the question that is asked. `amounts` are those that it names, where it states no bounds, and `bounded` those where it does;
 * `unbounded` is whether an amount is asked for as it is, and not as the rules write it: up to it, or from it on. `isOfPenalty` is whether it names a
 * penalty, `isDue` whether it asks until when a thing has to be there, `unit` the short unit of time in which it asks how long. `acts` are what it
 * names behind how long it asks, `verbs` what is done to the thing that it names, where it says so last.
 * @typedef {object} SearchQuestion
 * @property {SearchBound[]} amounts
 * @property {SearchBound[]} bounded
 * @property {boolean} unbounded
 * @property {boolean} isOfPenalty
 * @property {boolean} isDue
 * @property {string} unit
 * @property {SearchPieceAsked[]} acts
 * @property {string[][]} verbs
 */

var HandbookSearchRows = (function () {
  "use strict";

  const SEPARATOR = " · ";
  const NAMED = 3; // further entries of which the same is said
  const ALL = 20; // parts of a passage
  const MOST_PARTS = 4; // of one entry that are told together: the tiers of criteria

  class Rows {
    static MOST = 2; // answers that are shown side by side
    static MOST_WAYS = 6; // entries, or ways to object, of which the same is said

    /** @param {SearchEngine} engine @param {InstanceType<typeof HandbookSearchNamed>} meant */
    constructor(engine, meant) {
      this.engine = engine;
      this.meant = meant;
      this.names = Object.keys(engine.head.aspects);
      /** @type {SearchQuestion} */
      this.question = { amounts: [], bounded: [], unbounded: false, isOfPenalty: false, isDue: false, unit: "", acts: [], verbs: [] };
      this.folded = /** @type {string[]} */ ([]); // what is said, folded once it is looked at
      /** @type {WeakMap<SearchStore, Map<number, string>>} */
      this.records = new WeakMap(); // what was cut out of a store once
      /** @type {Map<number, SearchAnswerRow[]>[]} */
      this.rowsOf = this.names.map(() => new Map()); // aspect → entry → its rows
      engine.entries.forEach(({ answers = [] }, entry) => {
        for (const row of answers) {
          const own = this.rowsOf[row[0]].get(entry);
          if (own) own.push(row);
          else this.rowsOf[row[0]].set(entry, [row]);
        }
      });
      this.holders = this.rowsOf.map((found) => [...found.keys()]); // aspect → entries that answer it
    }

    /** The number of what may be asked for, by its name; -1 where no entry answers it.
     * @param {string} name */
    aspect(name) {
      return this.names.indexOf(name);
    }

    /** @param {number} aspect @param {number} entry @returns {SearchAnswerRow[]} */
    at(aspect, entry) {
      return this.rowsOf[aspect].get(entry) || [];
    }

    /** @param {string} kind @param {number} entry */
    isOf(kind, entry) {
      return this.engine.head.kinds[this.engine.entries[entry].kind].id === kind;
    }

    /** @param {string} name */
    ofKind(name) {
      const { head, entries } = this.engine;
      return entries.flatMap(({ kind }, entry) => (head.kinds[kind].id === name ? [entry] : []));
    }

    /** What a row says of a part, or of the whole.
     * @param {SearchAnswerRow} row @param {number} entry @returns {SearchSaid} */
    said([aspect, text, passage], entry) {
      const { aspects, said } = this.engine.head;
      const note = passage === undefined ? "" : this.written(entry, passage), address = this.engine.results.addressOf(entry, passage);
      return { entry, label: aspects[this.names[aspect]], text: said[text], note, address };
    }

    /** Rows that say the same together, each with the parts of the entry of which it is said.
     * @param {number} entry @param {number} aspect @param {SearchAnswerRow[]} rows @returns {SearchSaid[]} */
    grouped(entry, aspect, rows) {
      /** @type {Map<number, string[]>} */
      const notes = new Map();
      for (const [, text, passage] of rows) notes.set(text, [...(notes.get(text) || []), passage === undefined ? "" : this.written(entry, passage)]);
      const { said, texts } = this.engine.head;
      const tells = notes.size > 1 || this.question.amounts.length > 0; // of what it is said
      if (notes.size > MOST_PARTS) return [];
      const lines = [...notes].map(([text, parts]) => ({ text: said[text], note: tells ? parts.filter(Boolean).join(texts.between) : "" }));
      if (!lines.length) return [];
      if (lines.length > 1 && this.names[aspect] === "follow") lines.splice(0, lines.length, this.allTiers(lines));
      const others = lines.slice(1).map(({ text, note }) => aside(texts, text, note));
      return [{
        entry, label: this.engine.head.aspects[this.names[aspect]], text: lines[0].text,
        note: [lines[0].note, ...others].filter(Boolean).join(texts.between), address: this.engine.results.addressOf(entry),
      }];
    }

    /** Several outcomes as one, each behind its tier: none of them is the answer before the others.
     * @param {{ text: string, note: string }[]} lines */
    allTiers(lines) {
      const { texts } = this.engine.head, plain = aside(texts, "", texts.plain), bare = lines.map(({ text }) => text.replace(plain, ""));
      const text = lines.map(({ note }, at) => (note ? aside(texts, note, bare[at]) : bare[at])).join(texts.between);
      return { text, note: bare.some((one, at) => one !== lines[at].text) ? texts.plain : "" };
    }

    /** The first few of further entries that say the same.
     * @param {number[]} others */
    among(others) {
      const names = others.slice(0, NAMED).map((entry) => this.engine.entries[entry].titles.find(Boolean) || "");
      return names.join(this.engine.head.texts.between) + (others.length > NAMED ? " …" : "");
    }

    /** How long all of an entry takes.
     * @param {SearchSaid} said */
    ofAll({ entry }) {
      const number = this.aspect("time");
      return this.grouped(entry, number, this.at(number, entry).filter(([, , passage]) => passage === undefined));
    }

    /** Of those that decide each once: what is said of the same in another place adds nobody.
     * @param {SearchSaid[]} found */
    deciders(found) {
      const [before] = this.engine.head.texts.aside.split("{words}"), by = found.map(({ text }) => text.split(before)[0]);
      return found.filter((_, at) => by.indexOf(by[at]) === at);
    }

    /** What the only entry says that says anything; null where several do.
     * @param {string} name */
    ofOnly(name) {
      const aspect = this.aspect(name), [entry, ...others] = this.holders[aspect] || [];
      if (entry === undefined || others.length) return null;
      const rows = this.at(aspect, entry), own = rows.filter(([, , passage]) => passage === undefined);
      return this.grouped(entry, aspect, own.length ? own : rows);
    }

    /** What the handbook itself says.
     * @param {string} name */
    ofHandbook(name) {
      const aspect = this.aspect(name);
      return this.holders[aspect].flatMap((entry) => this.grouped(entry, aspect, this.at(aspect, entry)));
    }

    /** @param {number} text the number of what is said */
    foldedSaid(text) {
      return this.folded[text] ??= this.engine.folding.fold(this.engine.head.said[text]);
    }

    /** The folded text of a passage up to what only belongs to it; empty while it is not loaded.
     * @param {number} entry @param {number} passage @param {number} [parts] how many of its parts are meant */
    record(entry, passage, parts = 1) {
      const store = this.engine.storeOf(entry);
      if (!store) return "";
      const known = this.records.get(store) || new Map(), key = (store.range(entry)[0] + passage) * (ALL + 1) + parts;
      this.records.set(store, known);
      if (!known.has(key)) known.set(key, store.record(store.range(entry)[0] + passage).split(SEPARATOR).slice(0, parts).join("\n"));
      return known.get(key) || "";
    }

    /** The same with all its parts.
     * @param {number} entry @param {number} passage */
    allOf(entry, passage) {
      return this.record(entry, passage, ALL);
    }

    /** @param {number} entry @param {number} passage */
    written(entry, passage) {
      const store = this.engine.storeOf(entry);
      return store ? store.written(store.range(entry)[0] + passage).split(SEPARATOR)[0] : "";
    }
  }

  /** `Reprimand (under 4 hours)`
   * @param {Record<string, string>} texts @param {string} text @param {string} words */
  function aside(texts, text, words) {
    return text + texts.aside.replace("{words}", () => words);
  }

  return Rows;
})();
