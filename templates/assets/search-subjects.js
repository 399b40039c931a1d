/* What the entry answers that is the subject of a question: of itself, or of the part of it that is meant. */

var HandbookSearchSubjects = (function () {
  "use strict";

  const { PART, WHOLE } = HandbookSearchNamed;
  const { MOST, MOST_WAYS } = HandbookSearchRows;
  const { PIECE } = HandbookSearchText;
  const { says } = HandbookSearchVocabulary;

  const OF_WHOLE = new Set(["begin", "extend", "where"]); // what is said of the whole does not hold for a part
  const SHORT = new Set(["call", "decide", "first", "ahead", "tell"]); // one word may name the part: what has happened, or what is decided
  const OF_PARTS = new Set(["may", "time", "ahead", "comes", "often", "upon", "bring"]); // what is said of a part does not hold for the whole
  const VAGUE = ["hand-in", "hand-over", "give-back"]; // acts of which one word does not say of what
  const DIGIT = /\d/;

  class Subjects extends HandbookSearchAsking {
    /** @param {InstanceType<typeof HandbookSearchRows>} rows @param {InstanceType<typeof HandbookSearchParts>} parts
     * @param {InstanceType<typeof HandbookSearchQuantities>} quantities */
    constructor(rows, parts, quantities) {
      super(rows);
      this.parts = parts;
      this.quantities = quantities;
    }

    /** @param {number} aspect @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    answers(aspect, words) {
      const all = this.rows.holders[aspect], isOfDecision = this.rows.names[aspect] === "decide" && !this.question.isOfPenalty;
      const holders = isOfDecision ? all.filter((entry) => !this.isOtherDecision(entry, words)) : all;
      const named = this.meant.named(holders, words);
      if (named.length === 1) return this.beside(aspect, words, named[0]);
      if (named.length && named.length <= MOST && named[0].level > PART) return named.flatMap((one) => this.whole(aspect, words, one));
      const parts = this.partsOf(aspect, words, this.parts.find(aspect, holders, words));
      if (parts.length) return parts;
      const wholes = named.length <= MOST_WAYS ? named.flatMap((one) => this.whole(aspect, words, one)) : [];
      if (wholes.length <= MOST || wholes.some(({ text, note }) => note || text !== wholes[0].text)) return wholes;
      return [{ ...wholes[0], note: this.rows.among(wholes.slice(1).map(({ entry }) => entry)) }];
    }

    /** Of the parts that have the words those that are meant: all where the words say enough, else what is called so.
     * @param {number} aspect @param {SearchPieceAsked[]} words @param {SearchSaid[]} found */
    partsOf(aspect, words, found) {
      const name = this.rows.names[aspect], asked = this.wording.alternatives(words);
      if (says(words) || SHORT.has(name) || this.question.isDue || this.isShortAct(aspect, words, found)) return found;
      const isOnce = found.length === 1 && name === "often"; // when the one duty comes round is said of no other matter
      return found.filter(({ note }) => this.acts.isCalled(note, asked) || (isOnce && this.acts.isAtEdge(note, asked)));
    }

    /** Whether a question of how long names nothing but an act in two characters, with which the acts begin of all parts that have it: 查證 of
     * 查證違失事實. An act by which something is asked for, handed in or brought back says too little: 申請.
     * @param {number} aspect @param {SearchPieceAsked[]} words @param {SearchSaid[]} found */
    isShortAct(aspect, words, found) {
      const [{ text, spaced }, ...others] = words, asked = this.wording.alternatives(words);
      if (spaced || others.length || this.rows.names[aspect] !== "time" || text.length !== PIECE) return false;
      if (VAGUE.some((name) => (this.vocabulary.words.get(name) || []).some(([one]) => text.startsWith(one.text)))) return false;
      return found.length > 0 && found.every(({ note }) => this.acts.isBegunByWord(this.engine.folding.fold(note), asked));
    }

    /** Whether an entry says who decides on a penalty, and the question is of no penalty: who approves leave is not who punishes absence. A level
     * that the question calls by its name is one.
     * @param {number} entry @param {SearchPieceAsked[]} words */
    isOtherDecision(entry, words) {
      if (!this.rows.at(this.rows.aspect("sanction"), entry).length) return false;
      return !this.rows.isOf("level", entry) || this.meant.named([entry], words).every(({ level }) => level < WHOLE);
    }

    /** What the one entry answers that is named. What procedures say of the same where it is no procedure stands beside it if it differs.
     * @param {number} aspect @param {SearchPieceAsked[]} words @param {SearchNamed} named @returns {SearchSaid[]} */
    beside(aspect, words, named) {
      const own = this.whole(aspect, words, named);
      if (!this.rows.isOf("level", named.entry)) return own;
      const others = this.parts.find(aspect, this.rows.holders[aspect], words).filter(({ text }) => own.every((one) => one.text !== text));
      return [...own, ...others];
    }

    /** What an entry answers of itself, or of the part that the other words of the question name. How long one of its parts takes is no
     * answer to how long all of it does.
     * @param {number} aspect @param {SearchPieceAsked[]} words @param {SearchNamed} named @returns {SearchSaid[]} */
    whole(aspect, words, { entry, level, left }) {
      const told = this.vocabulary.bare(left).filter((word) => word.spaced || word.text.length >= PIECE);
      const parts = this.partsMeant(aspect, words, told, { entry, level });
      if (parts.length) return parts.length > 1 ? [] : parts;
      if ((told.length && OF_WHOLE.has(this.rows.names[aspect])) || this.isOfPartOnly(aspect, told)) return [];
      if (told.length && this.rows.names[aspect] === "time" && this.setsOff(entry)) return [];
      const rows = this.rows.at(aspect, entry).filter((row) => !this.parts.unsure(entry, row) && (!this.question.isDue || this.isDated(row)));
      const isOne = new Set(rows.map(([, text]) => text)).size === 1;
      if (isOne && this.rows.names[aspect] === "ahead" && !told.length) return [this.rows.said(rows[0], entry)]; // nothing else has to be done ahead
      const own = rows.filter(([, , passage]) => passage === undefined);
      return this.rows.grouped(entry, aspect, own.length || OF_PARTS.has(this.rows.names[aspect]) ? own : rows);
    }

    /** Whether what is said of all of an entry does not hold for what the question names besides: all who take part are no answer to who does one
     * thing, nor is all of the time one to how long that takes; and what begins then is not there then.
     * @param {number} aspect @param {SearchPieceAsked[]} told */
    isOfPartOnly(aspect, told) {
      const name = this.rows.names[aspect], isNamed = told.length > 0;
      return (name === "do" && isNamed) || (name === "time" && (this.question.isDue || (isNamed && told.every(({ spaced }) => spaced))));
    }

    /** Whether the act that is asked for is what sets the procedure off: until when one may apply is not how long it takes from then.
     * @param {number} entry */
    setsOff(entry) {
      const rows = this.rows.at(this.rows.aspect("time"), entry), acts = this.wording.alternatives(this.question.acts);
      const triggers = rows.flatMap(([, , passage]) => (passage === undefined || !this.parts.isOfAll(entry, passage) ? [] : [this.rows.allOf(entry, passage)]));
      return acts.length > 0 && triggers.some((trigger) => acts.every((some) => some.some((one) => this.wording.holds(trigger, one, true))));
    }

    /** Whether what is said names a day, and not only what happens.
     * @param {SearchAnswerRow} row */
    isDated([, text]) {
      const said = this.engine.head.said[text];
      return DIGIT.test(said) || this.quantities.namesTime(this.rows.foldedSaid(text));
    }

    /** The part of an entry that begins with the act, where words name nothing but the entry.
     * @param {number} aspect @param {SearchPieceAsked[]} words @param {number} entry */
    actMeant(aspect, words, entry) {
      const isTime = this.rows.names[aspect] === "time", acts = isTime && this.question.acts.length ? this.question.acts : words;
      return alone([...this.parts.begun(aspect, entry, acts), ...(isTime ? this.parts.since(aspect, entry, words) : [])]);
    }

    /** The part of an entry that a question means: by its act and the unit of time in which it asks, by all its words, by those that do not name
     * the entry, or by the act that begins with one of them. Several where no one of them can be told from the others and the whole is no answer
     * either.
     * @param {number} aspect @param {SearchPieceAsked[]} words @param {SearchPieceAsked[]} told those that do not name the entry
     * @param {{ entry: number, level: number }} named @returns {SearchSaid[]} */
    partsMeant(aspect, words, told, { entry, level }) {
      const name = this.rows.names[aspect], inUnit = name === "time" ? alone(this.parts.inUnit(aspect, entry)) : [];
      if (inUnit.length) return inUnit;
      if (!told.length) return level !== PART || name === "decide" ? [] : this.actMeant(aspect, words, entry);
      const all = told.length < words.length ? alone(this.parts.find(aspect, [entry], words)) : [];
      if (all.length) return all;
      const parts = this.parts.find(aspect, [entry], told);
      if (parts.length === 1 || name !== "time") return alone(parts);
      const begun = this.parts.begun(aspect, entry, told); // all of it takes another time than one act may
      return begun.length || !this.question.acts.length ? begun : parts;
    }
  }

  /** @param {SearchSaid[]} parts */
  function alone(parts) {
    return parts.length === 1 ? parts : [];
  }

  return Subjects;
})();
