/* The row that answers a question: from what the entries of the index say they answer, where one of them is meant beyond doubt. */

var HandbookSearchAnswers = (function () {
  "use strict";

  const { MOST } = HandbookSearchRows;
  const IN_TEXT = new Set(["stated", "times"]); // what is said in running text, and holds for the act that it names
  /** @type {Record<string, string[]>} */
  const OF_ONLY = { bring: [], extend: [], held: ["borrow", "give-back"] }; // what nothing but these words asks of the only entry that says it
  const OF_REMEDY = new Set(["object", "sanction"]);

  class Answers {
    /** @param {SearchEngine} engine */
    constructor(engine) {
      const { head, entries, folding } = engine;
      this.engine = engine;
      const measures = entries.flatMap(({ rule }) => (rule ? rule.measures : [])).map(({ title, unit = "" }) => (
        { title: folding.fold(title), unit: folding.fold(unit) }));
      const known = [...entries.flatMap(({ titles }) => titles), ...head.synonyms.flat()].map((word) => folding.fold(word));
      this.vocabulary = new HandbookSearchVocabulary(head.asking, folding, known);
      this.quantities = new HandbookSearchQuantities(head.asking, folding, this.vocabulary, measures);
      this.questions = new HandbookSearchQuestions(head.asking, this.vocabulary);
      const [counters, ranks] = [head.asking.counters, head.asking.ranks].map((words) => words.map((word) => folding.fold(word)));
      this.bounds = new HandbookSearchBounds(head.asking.bounds, counters, ranks, measures.map(({ unit }) => unit));
      this.acts = new HandbookSearchActs(head.asking, folding);
      this.wording = new HandbookSearchWording(engine, this.vocabulary, this.acts);
      this.meant = new HandbookSearchNamed(engine, this.vocabulary, this.wording);
      this.rows = new HandbookSearchRows(engine, this.meant);
      this.parts = new HandbookSearchParts(this.rows, this.bounds);
      this.remedies = new HandbookSearchRemedies(this.rows, this.parts, this.questions);
      this.exempt = new HandbookSearchExempt(this.rows, this.quantities);
      this.stated = new HandbookSearchStated(engine, this.meant);
      this.texts = new HandbookSearchInText(this.rows, this.stated);
      this.subjects = new HandbookSearchSubjects(this.rows, this.parts, this.quantities);
      this.duties = new HandbookSearchDuties(this.rows, this.parts, this.subjects);
      this.outcomes = new HandbookSearchOutcomes(this.rows, this.subjects, new HandbookSearchCases(engine, this.meant), this.questions, this.bounds);
    }

    get question() {
      return this.rows.question;
    }

    /** The answers to a question, at most two where either may be meant; nothing in doubt. The name of a day where its list is meant.
     * @param {string} query @returns {SearchSaid[] | string} */
    find(query) {
      this.meant.forget();
      const folded = this.vocabulary.read(this.engine.folding.fold(query).trim()), found = this.answer(folded), denials = this.questions.denials(folded);
      const isExempt = (/** @type {SearchSaid} */ { label }) => label === this.engine.head.aspects.exempt; // which denies by itself
      return typeof found === "string" || !denials.length ? found : found.filter((one) => isExempt(one) || this.denies(one, denials));
    }

    /** Whether an answer, or what it is said of, has one of the words by which the question denies something; else it answers the opposite.
     * @param {SearchSaid} said @param {string[]} denials */
    denies({ entry, text, note }, denials) {
      const told = [this.meant.namesOf(entry), this.engine.folding.fold(`${text}\n${note}`)].join("\n");
      return denials.some((word) => [word, ...this.engine.alike.of(word)].some((one) => this.wording.holds(told, one, false)));
    }

    /** @param {string} folded @returns {SearchSaid[] | string} */
    answer(folded) {
      this.rows.question = this.read(folded);
      const { amounts, rest } = this.quantities.amounts(folded), cases = this.outcomes.casesMeant(folded, amounts, rest);
      if (cases.length) return cases.length > MOST ? [] : cases;
      const isForReply = this.asksWhen(folded) && this.stated.asksForReply(folded); // until when one may object is no answer to when that is answered
      const ways = isForReply ? null : this.remedies.answer(folded);
      if (ways) return ways;
      const isOfState = this.questions.asksOfState(folded); // how long something stays so, and not how long it takes
      const asked = this.asked(folded).filter(({ aspect }) => !(aspect === "time" && isOfState) && !(OF_REMEDY.has(aspect) && isForReply));
      for (const ask of amounts.length ? [...asked, ...this.pricedWithout(folded, rest)] : asked) {
        const found = this.toAsk(ask, folded);
        if (found) return found.length > MOST && typeof found !== "string" ? [] : found;
      }
      return asked.length ? this.atLast(folded) : this.duties.sudden(folded);
    }

    /** What answers where nothing that is asked for does.
     * @param {string} folded */
    atLast(folded) {
      const bounded = this.withinBounds(folded);
      return bounded.length ? bounded : this.remedies.ofStep(folded);
    }

    /** Who decides on what goes up to a bound, or beyond it, as the rules write it: compensation over 500000. Nothing where no bound is stated.
     * @param {string} folded @returns {SearchSaid[]} */
    withinBounds(folded) {
      const { bounded } = this.question;
      if (!bounded.length) return [];
      this.rows.question = { ...this.question, amounts: bounded, unbounded: true };
      const found = this.asked(folded).filter(({ aspect }) => aspect === "decide").map((ask) => this.toAsk(ask, folded)).find(Boolean);
      return found && typeof found !== "string" && found.length <= MOST ? found : [];
    }

    /** Whether a question asks how long, or when.
     * @param {string} folded */
    asksWhen(folded) {
      return this.vocabulary.saysAny(["how-long", "when"], folded);
    }

    /** @param {string} folded @returns {SearchQuestion} */
    read(folded) {
      const counted = this.bounds.withoutClasses(folded), stated = this.bounds.amounts(counted, true), isBounded = stated.some(({ end }) => end !== "");
      const amounts = isBounded ? [] : stated;
      return {
        amounts,
        bounded: isBounded ? stated : [],
        unbounded: amounts.length > 0 || (this.bounds.namesAmount(counted) && !isBounded),
        isOfPenalty: this.vocabulary.saidOf("sanction", folded).length > 0,
        unit: this.quantities.unitAsked(this.vocabulary.saidOf("how-long", folded).map(({ text }) => text).join(" ")),
        isDue: this.vocabulary.saidOf("due", folded).length > 0,
        acts: this.questions.behind("how-long", folded),
        verbs: this.wording.alternatives(this.questions.doneLast(folded)),
      };
    }

    /** What answers the one thing that may be asked; null where nothing does.
     * @param {SearchAsk} ask @param {string} folded @returns {SearchSaid[] | string | null} */
    toAsk(ask, folded) {
      const { aspect, subject } = ask, bare = this.vocabulary.bare(subject), own = this.inItsWay(ask, bare, folded);
      if (own !== undefined) return own;
      const aspects = aspect.split(" ").map((name) => this.rows.aspect(name)).filter((number) => number >= 0);
      for (const words of this.wordings(ask, bare, aspects)) {
        const said = aspects.flatMap((number) => this.subjects.answers(number, words));
        const isForReply = aspect === "time" && this.stated.asksForReply(folded);
        const found = said.filter((one) => (isForReply ? this.texts.tellsOfReply(one) : aspect !== "kept" || !this.isOfThingKept(one, words, folded)));
        if (found.length) return found.length > MOST ? this.rows.deciders(found) : this.withWhole(aspect, found);
      }
      return this.otherwise(aspect, bare);
    }

    /** Whether a record is named only by the thing that it is about, and a procedure of that very name says how long the thing itself is kept:
     * how long lost property is kept is not how long the lost property book is.
     * @param {SearchSaid} said @param {SearchPieceAsked[]} words @param {string} folded */
    isOfThingKept({ entry }, words, folded) {
      const asks = this.vocabulary.saidOf("how-long", folded), { PART, WHOLE } = HandbookSearchNamed;
      const kept = this.vocabulary.saidOf("kept", folded).map(({ text }) => asks.reduce((left, ask) => left.replace(ask.text, ""), text)).filter(Boolean);
      const tells = (/** @type {SearchNamed} */ one) => one.level === WHOLE && kept.some((word) => this.meant.tells(one.entry, word));
      return this.meant.named([entry], words).every(({ level }) => level === PART) && this.meant.named(this.rows.ofKind("procedure"), words).some(tells);
    }

    /** What answers a question of a kind that is looked up in a way of its own; undefined for one of another kind.
     * @param {SearchAsk} ask @param {SearchPieceAsked[]} bare its words without those that say nothing
     * @param {string} folded @returns {SearchSaid[] | string | null | undefined} */
    inItsWay({ aspect, subject }, bare, folded) {
      const others = (/** @type {string[]} */ ...names) => this.vocabulary.bare(this.vocabulary.cleared(subject, names));
      if (aspect in this.engine.head.days) return bare.length ? this.duties.dayOf(aspect, bare) : aspect;
      if (aspect === "on-duty") return this.duties.onDuty(others("now", "at-night"), folded);
      if (aspect === "exempt") return this.exempt.find(folded);
      if (aspect === "open") return others("office").length ? null : this.rows.ofHandbook(aspect);
      if (aspect === "decide" && !bare.length && this.question.amounts.length) return this.parts.reaching(this.rows.aspect(aspect));
      if (aspect in OF_ONLY && !others(...OF_ONLY[aspect]).length) return this.rows.ofOnly(aspect);
      return aspect === "clause" || IN_TEXT.has(aspect) ? this.inText(aspect, subject, bare, folded) : this.ofOutcome(aspect, bare, folded);
    }

    /** What running text says, or a clause.
     * @param {string} aspect @param {SearchPieceAsked[]} subject @param {SearchPieceAsked[]} bare @param {string} folded */
    inText(aspect, subject, bare, folded) {
      if (aspect === "clause") return this.texts.inClause(bare, this.vocabulary.saidOf("ahead", folded).length > 0);
      return this.texts.inText(aspect, [subject, this.vocabulary.bare(subject, true), bare].filter(({ length }) => length), folded);
    }

    /** What a level makes, or how long an outcome lasts; else what a post does again and again, or upon an event.
     * @param {string} aspect @param {SearchPieceAsked[]} bare @param {string} folded */
    ofOutcome(aspect, bare, folded) {
      if (aspect === "equal") return this.outcomes.equal(bare);
      if (aspect === "follow" && !this.vocabulary.bare(this.vocabulary.cleared(bare, ["sanction"])).length) return null; // a fine, but not for what
      if (aspect === "last" && this.stated.asksToHold(folded)) return this.outcomes.lasting(bare);
      return this.duties.ofDuty(aspect, bare, folded);
    }

    /** What answers where no entry or part does that has the words.
     * @param {string} aspect @param {SearchPieceAsked[]} bare */
    otherwise(aspect, bare) {
      if (aspect === "may") return this.outcomes.permitted(bare);
      if (aspect === "earned") return this.outcomes.leadingTo(bare);
      return aspect === "do" ? this.duties.entitled(bare) : null;
    }

    /** The words of a question in the ways to look them up, one after the other: last divided between a thing and what is done to it.
     * @param {SearchAsk} ask @param {SearchPieceAsked[]} bare @param {number[]} aspects */
    wordings({ subject, rest }, bare, aspects) {
      const found = this.inOrder(aspects, unlike([subject, this.vocabulary.bare(subject, true), bare, rest]));
      return unlike([...found, this.vocabulary.divided(rest, this.engine.alike.isThere)]).filter(({ length }) => length);
    }

    /** What a folded question may ask for. Who decides is asked of the matter, and the amount tells which of its rows is meant.
     * @param {string} folded @returns {SearchAsk[]} */
    asked(folded) {
      const counted = this.questions.read(this.quantities.amounts(folded).rest).filter(({ aspect }) => aspect === "equal"); // what three of a kind make
      const found = [...this.questions.read(folded), ...counted];
      if (!this.question.amounts.length) return found;
      const plain = this.questions.read(this.bounds.without(folded, this.question.amounts));
      return [...plain.filter(({ aspect }) => aspect === "decide"), ...found];
    }

    /** What a question of a price may ask for without its amounts: the rate, where no sum can be computed.
     * @param {string} folded @param {string} rest the question without its amounts */
    pricedWithout(folded, rest) {
      return this.vocabulary.saidOf("price", folded).length ? this.asked(rest) : [];
    }

    /** Which words of a question to look up first: those that name an entry, since what is left out says little: how long is a petition's answer.
     * @param {number[]} aspects @param {SearchPieceAsked[][]} found */
    inOrder(aspects, found) {
      const naming = found.find((words) => aspects.some((number) => this.meant.named(this.rows.holders[number], words).length));
      return naming ? [naming, ...found.filter((words) => words !== naming)] : found;
    }

    /** How long one part takes, and beside it how long all of it does: a step's limit is not to be taken for what is promised.
     * @param {string} aspect @param {SearchSaid[]} found @returns {SearchSaid[]} */
    withWhole(aspect, found) {
      const [first] = found;
      if (found.length >= MOST || aspect !== "time" || first.address === this.engine.results.addressOf(first.entry)) return found;
      return [...found, ...this.rows.ofAll(first)];
    }
  }

  /** Each of several ways to say the words once.
   * @param {SearchPieceAsked[][]} ways */
  function unlike(ways) {
    const said = ways.map((words) => words.map(({ text }) => text).join(" "));
    return ways.filter((_, at) => said.indexOf(said[at]) === at);
  }

  return Answers;
})();
