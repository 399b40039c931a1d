/* The row that answers a question: from what the entries of the index say they answer, where one of them is meant beyond doubt. */

var HandbookSearchAnswers = (function () {
  "use strict";

  const { PART, WHOLE } = HandbookSearchNamed;
  const { PIECE, stem } = HandbookSearchText;

  const { MOST, MOST_WAYS } = HandbookSearchRows;
  const OF_WHOLE = new Set(["begin", "extend", "where"]); // what is said of the whole does not hold for a part
  const SHORT = new Set(["call", "decide", "first", "ahead", "tell"]); // one word may name the part: what has happened, or what is decided
  const OF_PARTS = new Set(["may", "time", "ahead", "often", "upon", "bring"]); // what is said of a part does not hold for the whole
  const IN_TEXT = new Set(["stated", "times"]); // what is said in running text, and holds for the act that it names
  const OUTCOME_ASKED = ["how-long", "follow", "price", "amount"]; // how readers ask what comes of a case, and for how long
  const OUTCOME_WORDS = [...OUTCOME_ASKED, "sanction", "somebody"];
  const OF_REMEDY = new Set(["object", "sanction"]);
  const DIGIT = /\d/;
  const PAIR = 2; // levels, of which one comes to the other

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
      this.cases = new HandbookSearchCases(engine, this.meant);
      this.stated = new HandbookSearchStated(engine, this.meant);
    }

    get question() {
      return this.rows.question;
    }

    /** The answers to a question, at most two where either may be meant; nothing in doubt. The name of a day where its list is meant.
     * @param {string} query @returns {SearchSaid[] | string} */
    find(query) {
      this.meant.forget();
      const folded = this.engine.folding.fold(query).trim(), found = this.answer(folded), denials = this.questions.denials(folded);
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
      const { amounts, rest } = this.quantities.amounts(folded), isNth = amounts.every((amount) => amount.isNth); // what the penalty is for the first time
      const pieces = this.vocabulary.cleared(this.vocabulary.pieces(rest), isNth ? ["sanction", "follow"] : ["follow", "price"])
        .filter(({ text }) => !this.bounds.isEnd(text));
      const cases = this.asksWhoDecides(folded) ? [] : this.ofCase(folded, amounts, pieces);
      if (cases.length) return cases.length > MOST ? [] : cases;
      const ways = this.stated.asksForReply(folded) ? [] : this.remedies.find(folded);
      if (ways.length) return ways;
      const isOfState = this.questions.asksOfState(folded); // how long something stays so, and not how long it takes
      const isForReply = this.stated.asksForReply(folded); // until when one may object is no answer to when that is answered
      const asked = this.asked(folded).filter(({ aspect }) => !(aspect === "time" && isOfState) && !(OF_REMEDY.has(aspect) && isForReply));
      for (const ask of amounts.length ? [...asked, ...this.pricedWithout(folded, rest)] : asked) {
        const found = this.toAsk(ask, folded);
        if (found) return found.length > MOST && typeof found !== "string" ? [] : found;
      }
      return asked.length ? this.withinBounds(folded) : this.sudden(folded);
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

    /** Whether a question asks who decides: what a case comes to is no answer to that, also where it states the amount of a fine.
     * @param {string} folded */
    asksWhoDecides(folded) {
      const has = (/** @type {string} */ name) => this.vocabulary.saidOf(name, folded).length > 0;
      return has("who") && (has("approve") || has("approve-briefly"));
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
        isDue: this.vocabulary.saidOf("due", folded).length > 0,
        acts: this.questions.behind("how-long", folded),
        verbs: this.wording.alternatives(this.questions.doneLast(folded)),
      };
    }

    /** What criteria come to in the case that a question states, by its amounts or by choices that it names; or how long the outcome lasts that is
     * named. It asks what follows, what is paid or for how long, or says nothing but the case.
     * @param {string} folded @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} pieces @returns {SearchSaid[]} */
    ofCase(folded, amounts, pieces) {
      const cases = amounts.length ? this.cases.find(amounts, this.vocabulary.bare(pieces)) : [];
      if (cases.length) return cases;
      const words = this.vocabulary.bare(this.vocabulary.cleared(pieces, OUTCOME_WORDS));
      const asks = OUTCOME_ASKED.filter((name) => this.vocabulary.saidOf(name, folded).length > 0);
      if (this.questions.read(words.map(({ text }) => text).join(" ")).length) return [];
      const isTimed = asks.includes("how-long"), found = this.cases.inWords(amounts, words, isTimed, !asks.length && !amounts.length);
      if (found.length || !amounts.length) return found;
      const lasting = isTimed ? this.cases.lasting(amounts, words) : [];
      return lasting.length ? lasting : this.cases.inPart(amounts, words, isTimed);
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

    /** What answers the one thing that may be asked; null where nothing does.
     * @param {SearchAsk} ask @param {string} folded @returns {SearchSaid[] | string | null} */
    toAsk(ask, folded) {
      const { aspect, subject, rest: least } = ask, bare = this.vocabulary.bare(subject), own = this.inItsWay(ask, bare, folded);
      if (own !== undefined) return own;
      const aspects = aspect.split(" ").map((name) => this.rows.aspect(name)).filter((number) => number >= 0);
      for (const words of this.inOrder(aspects, [subject, this.vocabulary.bare(subject, true), bare, least].filter(({ length }) => length))) {
        const said = aspects.flatMap((number) => this.answers(number, words));
        const found = aspect === "time" && this.stated.asksForReply(folded) ? said.filter((one) => this.tellsOfReply(one)) : said;
        if (found.length) return found.length > MOST ? found : this.withWhole(aspect, found);
      }
      return aspect === "may" ? this.permitted(bare) : aspect === "earned" ? this.leadingTo(bare) : null;
    }

    /** What answers a question of a kind that is looked up in a way of its own; undefined for one of another kind.
     * @param {SearchAsk} ask @param {SearchPieceAsked[]} bare its words without those that say nothing
     * @param {string} folded @returns {SearchSaid[] | string | null | undefined} */
    inItsWay({ aspect, subject }, bare, folded) {
      if (aspect in this.engine.head.days) return bare.length ? this.dayOf(aspect, bare) : aspect;
      if (aspect === "on-duty") return this.onDuty(this.vocabulary.bare(this.vocabulary.cleared(subject, ["now", "at-night"])), folded);
      if (aspect === "exempt") return this.exempt.find(folded);
      if (aspect === "equal") return this.equal(bare);
      if (aspect === "open") return this.vocabulary.bare(this.vocabulary.cleared(subject, ["office"])).length ? null : this.rows.ofHandbook(aspect);
      if (aspect === "decide" && !bare.length && this.question.amounts.length) return this.parts.reaching(this.rows.aspect(aspect));
      if (aspect === "clause") return this.inClause(bare, this.vocabulary.saidOf("ahead", folded).length > 0);
      if (IN_TEXT.has(aspect)) return this.inText(aspect, [subject, this.vocabulary.bare(subject, true), bare].filter(({ length }) => length), folded);
      if (aspect === "last" && this.stated.asksToHold(folded)) return this.lasting(bare);
      return this.ofDuty(aspect, bare, folded);
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
      if (named && !others.length && named.level === WHOLE && this.rows.at(aspect, named.entry).length) return this.whole(aspect, words, named);
      const levels = this.meant.named(this.rows.ofKind("level").filter((entry) => this.rows.at(aspect, entry).length), words);
      return levels.length === 1 ? this.whole(aspect, words, levels[0]) : null;
    }

    /** The posts that are held in shifts, with these: those that the words name, or one of whose shifts the question names (who is on call), else
     * all, where they are few. Who holds which stands on the roster.
     * @param {SearchPieceAsked[]} words @param {string} folded @returns {SearchSaid[] | null} */
    onDuty(words, folded) {
      const aspect = this.rows.aspect("on-duty"), often = this.rows.aspect("often"), all = this.rows.holders[aspect];
      const named = words.length ? this.meant.named(all, words) : [];
      const called = all.filter((entry) => this.rows.at(often, entry).some(([, , passage]) => (
        passage !== undefined && this.wording.holds(folded, this.rows.record(entry, passage), false))));
      if (words.length && !called.length) return named.length === 1 ? this.whole(aspect, words, named[0]) : null;
      const found = called.length ? called : all, isCalled = this.vocabulary.saidOf("call", folded).length > 0; // whom to call, and not who is there
      if (isCalled && found.length > 1) return null;
      return found.length > MOST ? [] : found.flatMap((entry) => this.rows.grouped(entry, aspect, this.rows.at(aspect, entry)));
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

    /** @param {SearchPieceAsked[]} words */
    namesProcedure(words) {
      return this.meant.named(this.rows.ofKind("procedure"), words).length > 0;
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

    /** @param {number} aspect @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    answers(aspect, words) {
      const all = this.rows.holders[aspect], isOfDecision = this.rows.names[aspect] === "decide" && !this.question.isOfPenalty;
      const holders = isOfDecision ? all.filter((entry) => !this.isOtherDecision(entry, words)) : all;
      const named = this.meant.named(holders, words);
      if (named.length === 1) return this.beside(aspect, words, named[0]);
      if (named.length && named.length <= MOST && named[0].level > PART) return named.flatMap((one) => this.whole(aspect, words, one));
      const found = this.parts.find(aspect, holders, words), asked = this.wording.alternatives(words);
      const isToldOf = says(words) || SHORT.has(this.rows.names[aspect]) || this.question.isDue;
      const isOnce = found.length === 1 && this.rows.names[aspect] === "often"; // when the one duty comes round is said of no other matter
      const parts = isToldOf ? found : found.filter(({ note }) => this.acts.isCalled(note, asked) || (isOnce && this.acts.isAtEdge(note, asked)));
      if (parts.length) return parts;
      const wholes = named.length <= MOST_WAYS ? named.flatMap((one) => this.whole(aspect, words, one)) : [];
      if (wholes.length <= MOST || wholes.some(({ text, note }) => note || text !== wholes[0].text)) return wholes;
      return [{ ...wholes[0], note: this.rows.among(wholes.slice(1).map(({ entry }) => entry)) }];
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

    /** The part of an entry that a question means: by all its words, by those that do not name the entry, or by the act that begins with one of
     * them. Several where no one of them can be told from the others and the whole is no answer either.
     * @param {number} aspect @param {SearchPieceAsked[]} words @param {SearchPieceAsked[]} told those that do not name the entry
     * @param {{ entry: number, level: number }} named @returns {SearchSaid[]} */
    partsMeant(aspect, words, told, { entry, level }) {
      const name = this.rows.names[aspect];
      if (!told.length && (level !== PART || name === "decide")) return [];
      if (!told.length) {
        const acts = name === "time" && this.question.acts.length ? this.question.acts : words;
        return alone([...this.parts.begun(aspect, entry, acts), ...(name === "time" ? this.parts.since(aspect, entry, words) : [])]);
      }
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

  /** Whether words say enough to tell a part of an entry from others.
   * @param {SearchPieceAsked[]} words */
  function says(words) {
    return words.length > 1 || words.some(({ text, spaced }) => !spaced && text.length > PIECE);
  }

  return Answers;
})();
