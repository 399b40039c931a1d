/* The part of an entry that the words of a question mean: a step, a duty, a row of a table. */

var HandbookSearchParts = (function () {
  "use strict";

  const { PIECE } = HandbookSearchText;

  const TIMED = new Set(["time", "often"]);
  const WITH_THING = 2; // an act, and to what it is done
  const WITH_SAME = 2; // parts that are the same act
  const WITH_MORE = 2, PAIRED = new Set(["upon", "follow"]); // a duty, and what sets it off; a tier, and what it is
  const MANY = 20; // entries of which the texts are looked through in one

  class Parts extends HandbookSearchAsking {
    /** @param {InstanceType<typeof HandbookSearchRows>} rows @param {InstanceType<typeof HandbookSearchBounds>} bounds */
    constructor(rows, bounds) {
      super(rows);
      this.bounds = bounds;
      this.lines = /** @type {InstanceType<typeof HandbookSearchLines>[]} */ ([]); // aspect → its rows, once they are looked through
    }

    /** What is said of the parts that have all the words best; what says the same, once.
     * @param {number} aspect @param {number[]} entries @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    find(aspect, entries, words) {
      /** @type {Map<number, { rank: number, entry: number, row: SearchAnswerRow }>} */
      const found = new Map();
      /** @type {{ entry: number, row: SearchAnswerRow }[]} */
      const beyond = []; // what would be meant if it went so far
      const { asked } = this.meant.sought(words);
      for (const { entry, row, whole, own } of this.touched(aspect, entries, this.wording.patternOf(asked))) {
        const [, text] = row;
        const isOther = this.isOther(aspect, own, asked) || (this.question.acts.length > 0 && this.isOfOtherAct(entry, row, whole, own));
        const full = isOther ? 0 : this.wording.rank(own, asked, () => `${whole}\n${this.around(entry, row)}`, this.countedFrom(row));
        const rank = full && this.isHeading(aspect, own) ? 1 : full; // an act that is just that is meant before it
        if (rank && this.unsure(entry, row)) beyond.push({ entry, row });
        else if (rank > (found.get(text)?.rank || 0)) found.set(text, { rank, entry, row });
      }
      if (!found.size && this.question.amounts.length) return this.goingOn(beyond);
      const best = Math.max(0, ...[...found.values()].map(({ rank }) => rank));
      const likely = [...found].filter(([, { rank }]) => rank === best);
      const reach = likely.map(([, { entry, row }]) => this.reach(entry, row)), least = Math.min(...reach);
      const meant = likely.filter((_, number) => reach[number] === least).map(([, one]) => one);
      return (best === 1 ? this.withSameAct(aspect, meant) : meant).map(({ row, entry }) => this.rows.said(row, entry));
    }

    /** A part that lacks words of the question, with the other part of its entry that is the same act, in their order: a call within 30 minutes and the
     * written report. As it is where there is no other, or more than one.
     * @param {number} aspect @param {{ entry: number, row: SearchAnswerRow }[]} found */
    withSameAct(aspect, found) {
      const [{ entry, row }, ...more] = found, acts = this.wording.alternatives(this.question.acts);
      if (more.length || !acts.length || this.rows.names[aspect] !== "time") return found;
      const same = this.linesOf(aspect, entry).filter((line) => line.row === row || (!this.isOfAll(entry, line.row[2] || 0)
        && line.row[1] !== row[1] && this.wording.rank(line.own, acts, () => "") > 0));
      return same.length === WITH_SAME ? same : found;
    }

    /** Who decides on an amount, where nothing is said of what it is for: what each row says that takes it in, of one entry's those that go just so far.
     * They are many where it may be for several things.
     * @param {number} aspect @returns {SearchSaid[]} */
    reaching(aspect) {
      return this.rows.holders[aspect].flatMap((entry) => {
        const rows = this.rows.at(aspect, entry).map((row) => ({ row, reach: this.reach(entry, row) })).filter(({ reach }) => Number.isFinite(reach));
        const least = this.rows.isOf("post", entry) ? Infinity : Math.min(...rows.map(({ reach }) => reach)); // what a post may decide is of several things
        return rows.filter(({ reach }) => reach <= least).map(({ row }) => this.rows.said(row, entry));
      });
    }

    /** What a time says of the event from which it counts; empty for what is no time.
     * @param {SearchAnswerRow} row */
    countedFrom([aspect, text]) {
      return TIMED.has(this.rows.names[aspect]) ? this.rows.foldedSaid(text) : "";
    }

    /** Whether a time is not that of the act that is asked for: it is that of all that follows from an event, or of an act that only mentions it
     * or has nothing of it, or only whoever does that act is called so: 受理員：登記投訴.
     * @param {number} entry @param {SearchAnswerRow} row @param {string} whole the act with who does it @param {string} own */
    isOfOtherAct(entry, [aspect, , passage], whole, own) {
      if (this.rows.names[aspect] !== "time" || passage === undefined) return false;
      if (this.isOfAll(entry, passage)) return true;
      const doer = whole.slice(0, whole.length - own.length), acts = this.wording.alternatives(this.question.acts);
      const has = (/** @type {string} */ text, /** @type {string[]} */ some) => some.some((one) => this.wording.holds(text, one, true));
      const telling = acts.filter((some) => some.some((one) => one.length >= PIECE)); // one character may be said otherwise: 交, 繳納
      return (telling.length > 0 && !telling.some((some) => has(own, some))) || acts.some((some) => (
        some.some((one) => this.acts.isMentioned(own, one)) || (has(doer, some) && !has(own, some))));
    }

    /** Whether a passage stands for all of its entry, as what sets a procedure off does.
     * @param {number} entry @param {number} passage */
    isOfAll(entry, passage) {
      return this.engine.results.addressOf(entry, passage) === this.engine.results.addressOf(entry);
    }

    /** The parts that have anything of the words.
     * @param {number} aspect @param {number[]} entries @param {RegExp} pattern */
    touched(aspect, entries, pattern) {
      if (this.engine.isDivided || entries.length < MANY) return entries.flatMap((entry) => this.linesOf(aspect, entry)).filter(({ own }) => pattern.test(own));
      const lines = this.lines[aspect] ||= new HandbookSearchLines(this.rows.holders[aspect].flatMap((entry) => this.linesOf(aspect, entry)));
      const meant = new Set(entries);
      return lines.touched(pattern).filter(({ entry }) => meant.has(entry));
    }

    /** The parts of which an entry says something.
     * @param {number} aspect @param {number} entry @returns {SearchLine[]} */
    linesOf(aspect, entry) {
      const name = this.rows.names[aspect];
      return this.rows.at(aspect, entry).filter(([, , passage]) => passage !== undefined).map((row) => {
        const whole = this.rows.record(entry, row[2] || 0, PAIRED.has(name) ? WITH_MORE : 1);
        return { entry, row, whole, own: TIMED.has(name) ? this.acts.actOf(whole) : whole }; // who does it is not what is done
      });
    }

    /** Whether a part is another act than the one that is asked for: it decides or permits another, another thing is done, or it is not that by which
     * something is handed over that is due.
     * @param {number} aspect @param {string} own @param {string[][]} asked */
    isOther(aspect, own, asked) {
      const name = this.rows.names[aspect], { verbs } = this.question;
      if (name === "decide") return this.refuses(own, asked);
      if (name === "may") return !this.acts.isBegunByWord(own, asked) || !this.hasThing(own, asked);
      const isOtherAct = verbs.length > 0 && !this.acts.isBegunByWord(own, verbs) && !this.isHeading(aspect, own);
      if (TIMED.has(name) && (isOtherAct || this.announces(own, asked) || this.callsOff(own, asked))) return true;
      return this.question.isDue && !this.handsOver(own) && !this.acts.isBegunByWord(own, asked);
    }

    /** Whether a part is no act but a heading that ends with the verb of the question: the roster of the next month published.
     * @param {number} aspect @param {string} own */
    isHeading(aspect, own) {
      const { verbs } = this.question;
      return TIMED.has(this.rows.names[aspect]) && verbs.length > 0 && !this.acts.isBegunByWord(own, verbs) && this.acts.isEndedByWord(own, verbs);
    }

    /** Whether an act has something of what it is asked of, besides the verb: whoever closes a case may not close the office.
     * @param {string} own @param {string[][]} asked */
    hasThing(own, asked) {
      const telling = asked.filter(([one]) => !this.vocabulary.dropped.has(one)), act = this.acts.actOf(own);
      const found = telling.filter((some) => some.some((one) => this.wording.holds(act, one, true)));
      return found.length >= Math.min(telling.length, WITH_THING);
    }

    /** Whether an act makes a thing or passes it on: what is due is due then, and not when somebody goes through it.
     * @param {string} own */
    handsOver(own) {
      const act = this.acts.actOf(own);
      return (this.vocabulary.words.get("hand-over") || []).some(([{ text }]) => this.acts.begins(act, text));
    }

    /** Where the matter that is named ends below the amount that is asked for: the row of the same table that begins at just that end, and takes
     * the amount in. Nothing where several do.
     * @param {{ entry: number, row: SearchAnswerRow }[]} beyond @returns {SearchSaid[]} */
    goingOn(beyond) {
      const goesOn = (/** @type {number} */ entry, /** @type {SearchAnswerRow} */ row, /** @type {SearchAnswerRow} */ other) => (
        this.bounds.goesOn(this.rows.record(entry, row[2] || 0), this.rows.record(entry, other[2] || 0), this.question.amounts));
      const found = beyond.flatMap(({ entry, row }) => this.rows.at(row[0], entry)
        .filter((other) => other[2] !== undefined && !this.unsure(entry, other) && goesOn(entry, row, other)).map((other) => ({ entry, row: other })));
      return new Set(found.map(({ row }) => row)).size === 1 ? [this.rows.said(found[0].row, found[0].entry)] : [];
    }

    /** What is known of a row besides its own words: the names of its entry, what it says, and where an authority holds.
     * @param {number} entry @param {SearchAnswerRow} row */
    around(entry, [aspect, text, passage, beside]) {
      if (this.rows.names[aspect] === "may") return this.meant.namesOf(entry); // how far somebody may go is no part of what they may do
      const holds = this.rows.names[aspect] === "decide" ? this.rows.allOf(entry, passage || 0) : "";
      const told = [text, ...(beside === undefined ? [] : [beside])].map((number) => this.rows.foldedSaid(number));
      return [this.meant.namesOf(entry), ...told, holds].join("\n");
    }

    /** Whether a matter is that something is sent back or stopped, and the question does not ask for that: it is no approval.
     * @param {string} own @param {string[][]} asked */
    refuses(own, asked) {
      return this.beginsUnasked("refuse", own, asked);
    }

    /** Whether an act only says that something is so, and the question does not ask for that: who declares an outbreak over does not end it.
     * @param {string} own @param {string[][]} asked */
    announces(own, asked) {
      return this.beginsUnasked("announce", own, asked);
    }

    /** Whether an act puts an end to something, and the question does not ask for that: how long it takes to lift an isolation is not how long that
     * lasts.
     * @param {string} own @param {string[][]} asked */
    callsOff(own, asked) {
      return this.beginsUnasked("call-off", own, asked);
    }

    /** Whether an act begins with a word of one meaning that the question does not have.
     * @param {string} name @param {string} own @param {string[][]} asked */
    beginsUnasked(name, own, asked) {
      const isAsked = (/** @type {string} */ text) => asked.some((some) => some.some((one) => this.wording.holds(one, text, false)));
      const act = this.acts.actOf(own);
      return (this.vocabulary.words.get(name) || []).some(([{ text }]) => this.acts.begins(act, text) && !isAsked(text));
    }

    /** Whether it cannot be said that a matter takes in the amounts of the question: its digits do not tell.
     * @param {number} entry @param {SearchAnswerRow} row */
    unsure(entry, row) {
      const [aspect, , passage] = row;
      if (!this.question.unbounded || passage === undefined || this.rows.names[aspect] !== "decide") return false;
      return this.question.amounts.length ? this.reach(entry, row) === Infinity : this.bounds.namesAmount(this.bounded(entry, row));
    }

    /** Up to how much a matter goes that takes in the amounts of the question, of several the lowest: whoever may go just so far decides.
     * 0 where no amounts are asked for; Infinity where it does not take them in, or that cannot be told.
     * @param {number} entry @param {SearchAnswerRow} row */
    reach(entry, row) {
      return this.question.amounts.length && this.rows.names[row[0]] === "decide" ? this.bounds.reach(this.bounded(entry, row), this.question.amounts) : 0;
    }

    /** The text that says up to what a matter goes: how far a post may go stands in what is said of it.
     * @param {number} entry @param {SearchAnswerRow} row */
    bounded(entry, [, text, passage, beside]) {
      const elsewhere = this.rows.isOf("post", entry) ? text : beside;
      return this.rows.record(entry, passage || 0) + (elsewhere === undefined ? "" : ` ${this.rows.foldedSaid(elsewhere)}`);
    }

    /** What is said of the parts that begin, as an act does, with one of the words that name the entry.
     * @param {number} aspect @param {number} entry @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    begun(aspect, entry, words) {
      const asked = this.wording.alternatives(words).flat();
      return this.rows.at(aspect, entry).flatMap((row) => (
        row[2] !== undefined && asked.some((one) => this.acts.isBegunBy(this.rows.record(entry, row[2] || 0), one)) ? [this.rows.said(row, entry)] : []));
    }

    /** What is said of the parts that have the act of a question and a time in the unit in which it asks: how many minutes.
     * @param {number} aspect @param {number} entry @returns {SearchSaid[]} */
    inUnit(aspect, entry) {
      const { acts, unit } = this.question, asked = this.wording.alternatives(acts);
      if (!unit || !acts.length) return [];
      const found = this.linesOf(aspect, entry).filter(({ row, own }) => (
        this.rows.foldedSaid(row[1]).includes(unit) && !this.isOfAll(entry, row[2] || 0) && this.wording.rank(own, asked, () => "") > 0));
      return found.map(({ row }) => this.rows.said(row, entry));
    }

    /** What is said of the parts of which a question names the act, and the event from which their time counts: back from a journey, claim.
     * @param {number} aspect @param {number} entry @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    since(aspect, entry, words) {
      const asked = this.wording.alternatives(words);
      const has = (/** @type {string} */ text) => asked.map((some) => some.some((one) => one.length >= PIECE && this.wording.holds(text, one, false)));
      return this.rows.at(aspect, entry).filter((row) => {
        if (row[2] === undefined) return false;
        const act = has(this.rows.record(entry, row[2])), event = has(this.rows.foldedSaid(row[1]));
        return act.some((_, at) => act[at] && !event[at]) && event.some((_, at) => event[at] && !act[at]) && act.every((_, at) => act[at] || event[at]);
      }).map((row) => this.rows.said(row, entry));
    }
  }

  return Parts;
})();
