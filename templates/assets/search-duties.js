/* Who is there and what they do: posts on duty, lists of a day, duties that come round, and what to do first when something has happened. */

var HandbookSearchDuties = (function () {
  "use strict";

  const { PART } = HandbookSearchNamed;
  const { MOST } = HandbookSearchRows;

  class Duties extends HandbookSearchAsking {
    /** @param {InstanceType<typeof HandbookSearchRows>} rows @param {InstanceType<typeof HandbookSearchParts>} parts
     * @param {InstanceType<typeof HandbookSearchSubjects>} subjects */
    constructor(rows, parts, subjects) {
      super(rows);
      this.parts = parts;
      this.subjects = subjects;
    }

    /** The posts that are held in shifts, with these: those that the words name, or one of whose shifts the question names (who is on call), else
     * all, where they are few. Who holds which stands on the roster.
     * @param {SearchPieceAsked[]} words @param {string} folded @returns {SearchSaid[] | null} */
    onDuty(words, folded) {
      const aspect = this.rows.aspect("on-duty"), often = this.rows.aspect("often"), all = this.rows.holders[aspect];
      const named = words.length ? this.meant.named(all, words) : [];
      const called = all.filter((entry) => this.rows.at(often, entry).some(([, , passage]) => (
        passage !== undefined && this.wording.holds(folded, this.rows.record(entry, passage), false))));
      if (words.length && !called.length) return named.length === 1 ? this.subjects.whole(aspect, words, named[0]) : null;
      const found = called.length ? called : all, isCalled = this.vocabulary.saidOf("call", folded).length > 0; // whom to call, and not who is there
      if (isCalled && found.length > 1) return null;
      return found.length > MOST ? [] : found.flatMap((entry) => this.rows.grouped(entry, aspect, this.rows.at(aspect, entry)));
    }

    /** The list of a day of the post that the words name, and nothing else; null where there is none.
     * @param {string} day @param {SearchPieceAsked[]} words @returns {SearchSaid[] | null} */
    dayOf(day, words) {
      const { head, entries } = this.engine, [named, ...others] = this.meant.named(this.rows.ofKind("post"), words);
      if (!named || others.length || named.left.length) return null;
      const { id, titles } = entries[named.entry], begins = titles.some((title) => this.engine.folding.fold(title).startsWith(words[0].text));
      if (named.level === PART && (words.length > 1 || !begins)) return null; // who is on duty asks for the duty officer's
      const list = this.rows.ofKind("checklist").find((entry) => entries[entry].id === id);
      return list === undefined ? null : [{ entry: named.entry, label: head.days[day], note: "", address: this.engine.results.addressOf(list),
        text: head.texts[day === "today" ? "my" : "list"].replace("{post}", () => titles.find(Boolean) || "") }];
    }

    /** The same of what a post does again and again, or when something happens.
     * @param {string} aspect @param {SearchPieceAsked[]} bare @param {string} folded @returns {SearchSaid[] | null | undefined} */
    ofDuty(aspect, bare, folded) {
      if (aspect === "often" && this.asksHowLong(folded)) return this.repeated(bare);
      return aspect === "upon" && this.namesProcedure(bare) ? null : undefined; // all of it is asked for, and not what one post does
    }

    /** Whether a question asks how long, and not how often or when.
     * @param {string} folded */
    asksHowLong(folded) {
      return !["once", "how-often", "when"].some((name) => this.vocabulary.saidOf(name, folded).length > 0);
    }

    /** How often the one duty comes round that is the act asked for: 鋼瓶多久檢查 may ask for that, where nothing says how long it takes.
     * @param {SearchPieceAsked[]} words @returns {SearchSaid[] | null} */
    repeated(words) {
      const aspect = this.rows.aspect("often"), acts = this.wording.alternatives(this.question.acts);
      if (!acts.length || words.length <= acts.length) return null;
      const found = this.parts.find(aspect, this.rows.holders[aspect], words);
      const meant = found.filter(({ note }) => this.acts.isBegunByWord(this.engine.folding.fold(note), acts));
      return found.length === 1 && meant.length === 1 ? meant : null;
    }

    /** Who may do what the question names first, where that is how the one authority begins that has all its words: who declares a major incident.
     * @param {SearchPieceAsked[]} words @returns {SearchSaid[] | null} */
    entitled(words) {
      const aspect = this.rows.aspect("decide"), verb = words.slice(0, 1).map(({ text }) => text);
      const found = words.length > 1 ? this.parts.find(aspect, this.rows.holders[aspect], words) : [];
      return found.length === 1 && this.acts.isBegunByWord(this.engine.folding.fold(found[0].note), [verb]) ? found : null;
    }

    /** @param {SearchPieceAsked[]} words */
    namesProcedure(words) {
      return this.meant.named(this.rows.ofKind("procedure"), words).length > 0;
    }

    /** What to do first where a question says nothing but what has happened: 失火, somebody is hurt.
     * @param {string} folded @returns {SearchSaid[]} */
    sudden(folded) {
      const words = this.vocabulary.bare(this.vocabulary.cleared(this.vocabulary.pieces(folded), ["somebody", "at-night"]));
      const aspect = this.rows.aspect("first");
      if (!words.length || words.length > MOST || this.meant.named([...this.engine.entries.keys()], words).some(({ level }) => level > PART)) return [];
      const found = this.parts.find(aspect, this.rows.holders[aspect], words);
      return found.length > MOST ? [] : found;
    }
  }

  return Duties;
})();
