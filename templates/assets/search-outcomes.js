/* What comes of a case, and what leads to that: levels, how long they last, and who decides on them. */

var HandbookSearchOutcomes = (function () {
  "use strict";

  const { WHOLE } = HandbookSearchNamed;
  const { PIECE } = HandbookSearchText;

  const DECIDING = ["approve", "approve-briefly"];
  const ASKED = ["how-long", "follow", "price", "amount"]; // how readers ask what comes of a case, and for how long
  const WORDS = [...ASKED, "sanction", "somebody"];
  const PAIR = 2; // levels, of which one comes to the other

  class Outcomes extends HandbookSearchAsking {
    /** @param {InstanceType<typeof HandbookSearchRows>} rows @param {InstanceType<typeof HandbookSearchSubjects>} subjects
     * @param {InstanceType<typeof HandbookSearchCases>} cases @param {InstanceType<typeof HandbookSearchQuestions>} questions
     * @param {InstanceType<typeof HandbookSearchBounds>} bounds */
    constructor(rows, subjects, cases, questions, bounds) {
      super(rows);
      this.subjects = subjects;
      this.cases = cases;
      this.questions = questions;
      this.bounds = bounds;
    }

    /** What criteria come to in the case that a question states. Where it asks who decides, only what says that somebody does: 學務主任核准.
     * @param {string} folded @param {SearchAmount[]} amounts @param {string} rest the question without them */
    casesMeant(folded, amounts, rest) {
      const isNth = amounts.every((amount) => amount.isNth); // what the penalty is for the first time
      const isOfWho = this.asksWhoDecides(folded), asking = isOfWho ? ["who", ...DECIDING] : [];
      const pieces = this.vocabulary.cleared(this.vocabulary.pieces(rest), [...(isNth ? ["sanction", "follow"] : ["follow", "price"]), ...asking]);
      const found = this.ofCase(folded, amounts, pieces.filter(({ text }) => !this.bounds.isEnd(text)));
      return isOfWho ? found.filter(({ text }) => this.endsWithDeciding(this.engine.folding.fold(text))) : found;
    }

    /** Whether a question asks who decides: what a case comes to is no answer to that, also where it states the amount of a fine.
     * @param {string} folded */
    asksWhoDecides(folded) {
      return this.vocabulary.saysAny(["who"], folded) && this.vocabulary.saysAny(DECIDING, folded);
    }

    /** Whether a folded text says last that somebody decides.
     * @param {string} folded */
    endsWithDeciding(folded) {
      return DECIDING.some((name) => (this.vocabulary.words.get(name) || []).some(([{ text }]) => folded.endsWith(text)));
    }

    /** What criteria come to in the case that a question states, by its amounts or by choices that it names; or how long the outcome lasts that is
     * named. It asks what follows, what is paid or for how long, or says nothing but the case.
     * @param {string} folded @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} pieces @returns {SearchSaid[]} */
    ofCase(folded, amounts, pieces) {
      const cases = amounts.length ? this.cases.find(amounts, this.vocabulary.bare(pieces)) : [];
      if (cases.length) return cases;
      const words = this.vocabulary.bare(this.vocabulary.cleared(pieces, WORDS));
      const asks = ASKED.filter((name) => this.vocabulary.saidOf(name, folded).length > 0);
      if (this.questions.read(words.map(({ text }) => text).join(" ")).length) return [];
      const isTimed = asks.includes("how-long"), found = this.cases.inWords(amounts, words, isTimed, !asks.length && !amounts.length);
      if (found.length || !amounts.length) return found;
      const lasting = isTimed ? this.cases.lasting(amounts, words) : [];
      return lasting.length ? lasting : this.cases.inPart(amounts, words, isTimed);
    }

    /** What comes to the one level of which the names, with those of what comes to it, are all that the question names; undefined where it is not one.
     * @param {SearchPieceAsked[]} words @returns {SearchSaid[] | undefined} */
    equal(words) {
      const aspect = this.rows.aspect("equal"), asked = this.wording.alternatives(words);
      const has = (/** @type {string} */ text) => asked.every((some) => some.some((one) => this.wording.holds(text, one, false)));
      const found = this.rows.holders[aspect].flatMap((entry) => (
        this.rows.at(aspect, entry).filter(([, text]) => has(this.rows.foldedSaid(text))).map((row) => this.rows.said(row, entry))));
      return words.length >= PAIR && found.length === 1 ? found : undefined;
    }

    /** How long the one outcome lasts whose name begins with the word that the question has, or that this is short for: 停止借閱 and 停借 of 停止借閱權.
     * @param {SearchPieceAsked[]} words @returns {SearchSaid[] | null} */
    lasting(words) {
      const [word, ...others] = words, text = word?.text || "", aspect = this.rows.aspect("last");
      if (others.length || text.length < PIECE || word.spaced) return null;
      const isMeant = (/** @type {string} */ name) => name.startsWith(text) || (name[0] === text[0] && this.wording.isShortFor(text, name));
      const found = this.rows.ofKind("level").filter((entry) => this.meant.namesOf(entry).split("\n").some(isMeant));
      return found.length === 1 && this.rows.at(aspect, found[0]).length ? this.rows.grouped(found[0], aspect, this.rows.at(aspect, found[0])) : null;
    }

    /** What leads to the one level that the question calls by its name, where the rest of it names the criteria: 年度考核幾分優秀.
     * @param {SearchPieceAsked[]} words @returns {SearchSaid[] | null} */
    leadingTo(words) {
      const aspect = this.rows.aspect("earned"), asked = this.wording.alternatives(words), { folding } = this.engine;
      const said = this.rows.holders[aspect].flatMap((entry) => this.rows.at(aspect, entry).map((row) => this.rows.said(row, entry)));
      const found = said.filter(({ entry, text }) => {
        const names = this.meant.namesOf(entry).split("\n"), told = folding.fold(text);
        const isName = (/** @type {string[]} */ some) => some.some((one) => one.length >= PIECE && names.includes(one));
        return asked.some(isName) && asked.every((some) => isName(some) || some.some((one) => this.wording.holds(told, one, true)));
      });
      return found.length === 1 ? found : null;
    }

    /** Who decides on the procedure or the level of just this name: whoever asks who may do something has to ask there. Else who decides on
     * the one level that is called after the act: exclude, permanent exclusion.
     * @param {SearchPieceAsked[]} asked @returns {SearchSaid[] | null} */
    permitted(asked) {
      const words = this.vocabulary.bare(this.vocabulary.cleared(asked, ["somebody"])), aspect = this.rows.aspect("decide");
      if (!words.length) return null;
      const [named, ...others] = this.meant.named([...this.rows.ofKind("procedure"), ...this.rows.ofKind("level")], words);
      if (named && !others.length && named.level === WHOLE && this.rows.at(aspect, named.entry).length) return this.subjects.whole(aspect, words, named);
      const levels = this.meant.named(this.rows.ofKind("level").filter((entry) => this.rows.at(aspect, entry).length), words);
      return levels.length === 1 ? this.subjects.whole(aspect, words, levels[0]) : null;
    }
  }

  return Outcomes;
})();
