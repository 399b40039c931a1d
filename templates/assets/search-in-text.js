/* What running text and clauses on conduct say of a time, or of how often. */

var HandbookSearchInText = (function () {
  "use strict";

  const { PIECE, stem } = HandbookSearchText;
  const { says } = HandbookSearchVocabulary;

  class InText extends HandbookSearchAsking {
    /** @param {InstanceType<typeof HandbookSearchRows>} rows @param {InstanceType<typeof HandbookSearchStated>} stated */
    constructor(rows, stated) {
      super(rows);
      this.stated = stated;
    }

    /** What running text says of the act that is asked for, and beside it how long all of the procedure takes, where that may be meant.
     * @param {string} aspect @param {SearchPieceAsked[][]} asked @param {string} folded @returns {SearchSaid[] | null} */
    inText(aspect, asked, folded) {
      const number = this.rows.aspect(aspect);
      const said = this.rows.holders[number].flatMap((entry) => this.rows.at(number, entry).map((row) => this.rows.said(row, entry)));
      for (const words of asked) {
        const isTime = aspect === "stated", acts = this.stated.acts(isTime ? folded : "", words);
        const found = this.stated.find(said, words, acts, !isTime), isReply = isTime && !found.length && this.stated.asksForReply(folded);
        if (isReply) found.push(...this.stated.find(said.filter((one) => !this.stated.isOfHolding(one.text)), words, this.stated.acts("", words), false));
        if (!found.length || found.some(({ entry }) => entry !== found[0].entry)) continue;
        const own = { ...found[0], text: found.map(({ text }) => text).join(this.engine.head.texts.between) };
        return isTime && !this.stated.asksToHold(folded) ? [own, ...this.rows.ofAll(own).filter((one) => (
          !this.stated.asksForReply(folded) || this.tellsOfReply(one)))] : [own];
      }
      const isOwn = aspect !== "stated" || this.stated.asksToHold(folded) || this.stated.asksForReply(folded); // an act that has a time of its own
      return isOwn ? null : this.uponEvent(said, asked[asked.length - 1] || []);
    }

    /** The one clause on conduct that says a time and has all the words of a question, with what it is called; or the one that is called so. One
     * short word of its text is too little.
     * @param {SearchPieceAsked[]} words @param {boolean} isAhead whether it is asked how long before @returns {SearchSaid[] | null} */
    inClause(words, isAhead) {
      const aspect = this.rows.aspect("clause"), asked = this.wording.alternatives(words), { folding } = this.engine;
      const said = this.rows.holders[aspect].flatMap((entry) => this.rows.at(aspect, entry).map((row) => this.rows.said(row, entry)));
      const found = said.filter(({ text, note }) => this.wording.rank(folding.fold(text), asked, () => folding.fold(note)) > 0);
      if (says(words) && found.length === 1) return found;
      const called = said.filter((one) => this.isTitled(one, words) && this.tellsAhead(one) === isAhead);
      return called.length === 1 ? called : null;
    }

    /** Whether a question has all of the title of a clause, and nothing else that neither its text nor the names of its entry have.
     * @param {SearchSaid} said @param {SearchPieceAsked[]} words */
    isTitled({ entry, text, note }, words) {
      const { folding } = this.engine, asked = this.wording.alternatives(words), title = this.vocabulary.bare(this.vocabulary.pieces(folding.fold(note)));
      const has = (/** @type {SearchPieceAsked} */ part) => asked.flat().some((one) => (part.spaced ? stem(one) === part.stem : one.includes(part.text)));
      const told = [folding.fold(note), this.meant.namesOf(entry), folding.fold(text)].join("\n");
      return title.length > 0 && title.every(has) && asked.every((some) => some.some((one) => this.wording.holds(told, one, true)));
    }

    /** Whether a sentence says how long before.
     * @param {SearchSaid} said */
    tellsAhead({ text }) {
      return this.vocabulary.saidOf("before", this.engine.folding.fold(text)).length > 0;
    }

    /** What the running text of the one procedure says of an act that the question names, where the rest of it is what sets that procedure off:
     * 火警多久要報主任.
     * @param {SearchSaid[]} said @param {SearchPieceAsked[]} words @returns {SearchSaid[] | null} */
    uponEvent(said, words) {
      const call = this.rows.aspect("call"), asked = this.wording.alternatives(words), { folding } = this.engine;
      const has = (/** @type {string} */ text) => (/** @type {string[]} */ some) => (
        some.some((one) => one.length >= PIECE && this.wording.holds(text, one, false)));
      const found = said.filter(({ text, entry }) => {
        const events = this.rows.at(call, entry).flatMap(([, , passage]) => (passage === undefined ? [] : [this.rows.allOf(entry, passage)]));
        const event = has(events.join("\n")), act = has(folding.fold(text));
        return asked.some((some) => event(some) && !act(some)) && asked.some(act) && asked.every((some) => event(some) || act(some));
      });
      return found.length === 1 ? [...found, ...this.rows.ofAll(found[0])] : null;
    }

    /** Whether what is said of a time holds for an answer that somebody waits for: it is that of a step that answers, or the whole ends in an answer.
     * @param {SearchSaid} said */
    tellsOfReply({ entry, address, note, text }) {
      const store = this.engine.storeOf(entry);
      if (!store) return true;
      if (address !== this.engine.results.addressOf(entry)) return this.stated.endsInReply([this.engine.folding.fold(note || text)]);
      if (note && this.stated.endsInReply([this.engine.folding.fold(note)])) return false; // it begins when that answer has come
      const [first, end] = store.range(entry), passages = [...Array(end - first).keys()].map((passage) => this.rows.record(entry, passage));
      return this.stated.endsInReply([this.meant.namesOf(entry), ...passages]);
    }
  }

  return InText;
})();
