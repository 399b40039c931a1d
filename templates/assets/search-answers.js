/* The row that answers a question: from what the entries of the index say they answer, where one of them is meant beyond doubt. */

/**
 * Measures and tiers of criteria, as generator/searching/rules.py hands them over.
 * @typedef {object} SearchRule
 * @property {{ id: string, whole: boolean, lowest: string | null, highest: string | null, unit?: string,
 *   time?: { units: Record<string, string>, besideMonths: string | null }, working?: boolean }[]} measures
 * @property {{ title: string, said: string, key: string, when: Record<string, DecideRange> }[]} tiers
 * @property {boolean} moves whether circumstances can change what a tier comes to
 *
 * What is said: `label` says of what kind it is, `note` what else must be known of it.
 * @typedef {{ entry: number, label: string, text: string, note: string, address: string }} SearchSaid
 *
 * An entry that may be meant: the better the greater; `left` are the words that its name does not have.
 * @typedef {{ entry: number, level: number, size: number, left: SearchPieceAsked[] }} SearchNamed
 */

var HandbookSearchAnswers = (function () {
  "use strict";

  const { occurrence, makeWord, stem } = HandbookSearchText;

  const PART = 1, INSIDE = 2, WHOLE = 3; // the question names a part of a name, the name among other words, the very name
  const MOST = 2; // answers that are shown side by side
  const PIECE = 2; // ideographs that say something together
  const SEPARATOR = " · ";
  const IDEOGRAPH = /[\u3400-\u9fff]/;

  class Answers {
    /** @param {SearchEngine} engine */
    constructor(engine) {
      const { head, entries, folding } = engine;
      this.engine = engine;
      this.names = Object.keys(head.aspects);
      const units = entries.flatMap(({ rule }) => (rule ? rule.measures.map(({ unit = "" }) => folding.fold(unit)) : []));
      this.questions = new HandbookSearchQuestions(head.asking, folding, [...new Set(units)]);
      /** @type {number[][]} */
      this.holders = this.names.map(() => []); // aspect → entries that answer it
      /** @type {number[]} */
      this.judging = []; // entries with a rule
      entries.forEach(({ answers = [], rule }, entry) => {
        for (const aspect of new Set(answers.map(([number]) => number))) this.holders[aspect].push(entry);
        if (rule) this.judging.push(entry);
      });
    }

    /** The answers to a question, at most two where either may be meant; nothing in doubt. "today" where the day's list is meant.
     * @param {string} query @returns {SearchSaid[] | "today"} */
    find(query) {
      const folded = this.engine.folding.fold(query).trim();
      const { amounts, rest } = this.questions.amounts(folded);
      const cases = amounts.length ? this.cases(amounts, this.questions.bare(this.questions.pieces(rest))) : [];
      if (cases.length) return cases.length > MOST ? [] : cases;
      for (const { aspect, subject, rest: least } of this.questions.read(folded)) {
        const bare = this.questions.bare(subject);
        if (aspect === "today" && !bare.length) return "today";
        for (const words of this.names.includes(aspect) ? [subject, bare, least] : []) {
          const found = words.length ? this.answers(this.names.indexOf(aspect), words) : [];
          if (found.length) return found.length > MOST ? [] : found;
        }
      }
      return [];
    }

    // --- What an entry answers ----------------------------------------------------------------------------------------

    /** @param {number} aspect @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    answers(aspect, words) {
      const named = this.named(this.holders[aspect], words);
      if (named.length === 1) return this.beside(aspect, words, named[0]);
      if (named.length && named.length <= MOST && named[0].level > PART) return named.flatMap((one) => this.whole(aspect, one));
      const parts = says(words) ? this.parts(aspect, this.holders[aspect], words) : [];
      return parts.length ? parts : named.length <= MOST ? named.flatMap((one) => this.whole(aspect, one)) : [];
    }

    /** What the one entry answers that is named. What procedures say of the same where it is no procedure stands beside it if it differs.
     * @param {number} aspect @param {SearchPieceAsked[]} words @param {SearchNamed} named @returns {SearchSaid[]} */
    beside(aspect, words, named) {
      const own = this.whole(aspect, named), { kinds } = this.engine.head;
      if (kinds[this.engine.entries[named.entry].kind].id !== "level") return own;
      const others = this.parts(aspect, this.holders[aspect], words).filter(({ text }) => own.every((one) => one.text !== text));
      return [...own, ...others];
    }

    /** What an entry answers of itself, or of the part that the other words of the question name.
     * @param {number} aspect @param {SearchNamed} named @returns {SearchSaid[]} */
    whole(aspect, { entry, left }) {
      const told = this.questions.bare(left).filter((word) => word.spaced || word.text.length >= PIECE);
      const parts = told.length ? this.parts(aspect, [entry], told) : [];
      if (parts.length === 1) return parts;
      const rows = (this.engine.entries[entry].answers || []).filter(([number]) => number === aspect);
      const own = rows.filter(([, , passage]) => passage === undefined);
      return this.grouped(entry, aspect, own.length ? own : rows);
    }

    /** Rows that say the same together, each with the parts of the entry of which it is said.
     * @param {number} entry @param {number} aspect @param {SearchAnswerRow[]} rows @returns {SearchSaid[]} */
    grouped(entry, aspect, rows) {
      /** @type {Map<number, string[]>} */
      const notes = new Map();
      for (const [, text, passage] of rows) notes.set(text, [...(notes.get(text) || []), passage === undefined ? "" : this.written(entry, passage)]);
      const { said, texts } = this.engine.head;
      const lines = [...notes].map(([text, parts]) => ({ text: said[text], note: notes.size > 1 ? parts.join(texts.between) : "" }));
      if (!lines.length) return [];
      const others = lines.slice(1).map(({ text, note }) => text + texts.aside.replace("{words}", () => note));
      return [{
        entry, label: this.engine.head.aspects[this.names[aspect]], text: lines[0].text,
        note: [lines[0].note, ...others].filter(Boolean).join(texts.between), address: this.engine.results.addressOf(entry),
      }];
    }

    /** What is said of parts that have all the words; what says the same, once.
     * @param {number} aspect @param {number[]} entries @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    parts(aspect, entries, words) {
      /** @type {Map<number, SearchSaid & { close: boolean }>} */
      const found = new Map();
      const asked = this.alternatives(words);
      for (const entry of entries) for (const [number, text, passage] of this.engine.entries[entry].answers || []) {
        if (number !== aspect || passage === undefined || (found.has(text) && found.get(text)?.close)) continue;
        const own = this.record(entry, passage);
        if (!own || !asked.every((some) => some.some((one) => holds(own, one, true)))) continue;
        const close = asked.every((some) => some.some((one) => holds(own, one, false)));
        if (found.has(text) && !close) continue;
        found.set(text, { entry, label: this.engine.head.aspects[this.names[aspect]], text: this.engine.head.said[text],
          note: this.written(entry, passage), address: this.engine.results.addressOf(entry, passage), close });
      }
      const close = [...found.values()].filter((one) => one.close);
      return close.length ? close : [...found.values()];
    }

    // --- Cases --------------------------------------------------------------------------------------------------------

    /** What the criteria that are named make of the amounts.
     * @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    cases(amounts, words) {
      if (!words.length) return [];
      const fitting = this.judging.filter((entry) => this.given(entry, amounts));
      const asked = this.alternatives(words);
      const named = this.named(fitting, words).map(({ entry }) => entry);
      const told = named.length ? named : fitting.filter((entry) => asked.every((some) => some.some((one) => this.tells(entry, one))));
      return told.length > MOST ? [] : told.flatMap((entry) => this.decided(entry, amounts));
    }

    /** The values of the measures of criteria, if the amounts are just these; with what the form on their page calls them.
     * @param {number} entry @param {SearchAmount[]} amounts */
    given(entry, amounts) {
      const { measures } = /** @type {SearchRule} */ (this.engine.entries[entry].rule);
      /** @type {Map<string, Exact>} */
      const values = new Map();
      /** @type {[string, string][]} */
      const fields = [];
      const left = [...amounts];
      for (const measure of measures) {
        const at = left.findIndex((amount) => this.isOf(measure, amount));
        if (at < 0) return null;
        const [amount] = left.splice(at, 1), value = valueOf(measure, amount);
        if (!value || (!measure.time && HandbookDecide.unfitness(amount.number, { ...measure, time: null, unfit: {} }))) return null;
        values.set(measure.id, value);
        fields.push([`of-${measure.id}`, measure.time ? `${amount.number} ${amount.shown}` : amount.number]);
      }
      return left.length ? null : { values, fields };
    }

    /** Whether an amount is in the unit of a measure. A number counted in working hours may be stated in hours; a day is not a working day.
     * @param {SearchRule["measures"][0]} measure @param {SearchAmount} amount */
    isOf({ unit = "", time: table, working }, { unit: written, name }) {
      if (table) return name in table.units && !(working && name === "day");
      const own = this.engine.folding.fold(unit);
      if (own === written || stem(own) === stem(written)) return true;
      const time = (name === "hour" || name === "minute") && this.questions.units.find(({ word, name: other }) => other && own.endsWith(word));
      return Boolean(time) && time !== false && time?.name === name;
    }

    /** @param {number} entry @param {SearchAmount[]} amounts @returns {SearchSaid[]} */
    decided(entry, amounts) {
      const { rule } = this.engine.entries[entry], given = this.given(entry, amounts);
      if (!rule || !given) return [];
      /** @type {DecideTier[]} */
      const tiers = rule.tiers.map(({ when }) => ({ id: null, title: "", levels: [], points: null, duration: null, when }));
      const { tier } = HandbookDecide.decide({ tiers, modifiers: {}, degrees: {}, scales: [], measures: {}, nothing: "", words: {},
        leans: { 1: "", "-1": "", both: "" }, cap: { up: null, down: null, highest: null, lowest: null, notes: [] } }, given.values, []);
      const found = tier && rule.tiers[tiers.indexOf(tier)];
      return found ? [{ entry, label: found.title, text: found.said, note: rule.moves ? this.engine.head.texts.plain : "",
        address: `${this.engine.results.addressOf(entry)}#case?${new URLSearchParams(given.fields)}` }] : [];
    }

    // --- Which entry is meant -----------------------------------------------------------------------------------------

    /** The entries that are named best. Nothing where no name answers.
     * @param {number[]} entries @param {SearchPieceAsked[]} words @returns {SearchNamed[]} */
    named(entries, words) {
      const asked = this.alternatives(words);
      const found = entries.map((entry) => this.likeness(entry, words, asked)).filter(({ level }) => level > 0);
      const level = Math.max(0, ...found.map((one) => one.level)), best = found.filter((one) => one.level === level);
      const longest = level === INSIDE ? Math.max(...best.map((one) => one.size)) : 0;
      return best.filter((one) => one.size >= longest);
    }

    /** How well the best of an entry's names is meant.
     * @param {number} entry @param {SearchPieceAsked[]} words @param {string[][]} asked @returns {SearchNamed} */
    likeness(entry, words, asked) {
      const { names } = this.engine, [first, end] = names.range(entry);
      /** @type {SearchNamed} */
      let best = { entry, level: 0, size: 0, left: [] };
      for (let record = first; record < end; record++) {
        if (!this.engine.isName(record)) continue;
        const name = names.record(record);
        const one = name ? (IDEOGRAPH.test(name) ? this.chinese(entry, name, words, asked) : this.spaced(entry, record, words, asked)) : null;
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
        const left = [...words.slice(0, at), ...words.slice(at + 1), ...this.questions.pieces(own.replace(name, " "))];
        return left.every((word) => this.tells(entry, word.text)) ? { entry, level: INSIDE, size: name.length, left } : null;
      }
      const all = asked.every((some) => some.some((one) => one.length >= PIECE && holds(name, one, true)));
      return all ? { entry, level: PART, size: name.length, left: [] } : null;
    }

    /** @param {number} entry @param {number} record @param {SearchPieceAsked[]} words @param {string[][]} asked @returns {SearchNamed | null} */
    spaced(entry, record, words, asked) {
      const own = this.questions.bare(this.questions.pieces(this.engine.names.record(record))).map((piece) => piece.stem);
      if (!own.length) return null;
      const places = asked.map((some) => some.some((one) => one.split(/[\s-]/).every((part) => own.includes(stem(part)))));
      const covered = own.every((part) => asked.some((some) => some.some((one) => one.split(/[\s-]/).some((each) => stem(each) === part))));
      const left = words.filter((_, number) => !places[number]);
      if (covered && !left.length) return { entry, level: WHOLE, size: own.length, left };
      if (covered) return left.every((word) => this.tells(entry, word.text)) ? { entry, level: INSIDE, size: own.length, left } : null;
      return left.length ? null : { entry, level: PART, size: own.length, left };
    }

    /** Whether the names and texts of an entry have a word.
     * @param {number} entry @param {string} text */
    tells(entry, text) {
      return [this.engine.names, this.engine.storeOf(entry)].some((store) => {
        if (!store) return false;
        const [first, end] = store.range(entry);
        for (let record = first; record < end; record++) if (holds(store.record(record), text, true)) return true;
        return false;
      });
    }

    /** What may stand for each word.
     * @param {SearchPieceAsked[]} words @returns {string[][]} */
    alternatives(words) {
      return words.map(({ text }) => [text, ...this.engine.alike.of(text)]);
    }

    /** The folded text of a passage up to what only belongs to it; empty while it is not loaded.
     * @param {number} entry @param {number} passage */
    record(entry, passage) {
      const store = this.engine.storeOf(entry);
      return store ? store.record(store.range(entry)[0] + passage).split(SEPARATOR)[0] : "";
    }

    /** @param {number} entry @param {number} passage */
    written(entry, passage) {
      const store = this.engine.storeOf(entry);
      return store ? store.written(store.range(entry)[0] + passage).split(SEPARATOR)[0] : "";
    }
  }

  /** Whether a text has a word; `loosely`: Chinese may stand in it piece by piece.
   * @param {string} text @param {string} one @param {boolean} loosely */
  function holds(text, one, loosely) {
    const word = makeWord(one), hit = occurrence(text, word, 0);
    if (hit) return !word.spaced || one.length > 2 || text.slice(hit.start, hit.end) === one;
    return loosely && IDEOGRAPH.test(one) && inPieces(text, one);
  }

  /** Whether words say enough to tell a part of an entry from others.
   * @param {SearchPieceAsked[]} words */
  function says(words) {
    return words.length > 1 || words.some(({ text, spaced }) => !spaced && text.length > PIECE);
  }

  /** Whether a text has all of a Chinese word in pieces that say something.
   * @param {string} text @param {string} one */
  function inPieces(text, one) {
    for (let at = 0; at < one.length;) {
      let length = one.length - at;
      while (length >= PIECE && !text.includes(one.slice(at, at + length))) length--;
      if (length < PIECE) return false;
      at += length;
    }
    return true;
  }

  /** The place of an amount on the axis of a measure.
   * @param {SearchRule["measures"][0]} measure @param {SearchAmount} amount */
  function valueOf({ time }, { number, name }) {
    if (!time) return HandbookDecide.exact(number);
    const parts = HandbookTime.timeParts(`${number} ${name}`, time);
    return parts && HandbookDecide.minutes(parts);
  }

  return Answers;
})();
