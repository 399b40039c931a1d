/* The row that answers a question: from what the entries of the index say they answer, where one of them is meant beyond doubt. */

/**
 * What is said: `label` says of what kind it is, `note` what else must be known of it.
 * @typedef {{ entry: number, label: string, text: string, note: string, address: string }} SearchSaid
 */

var HandbookSearchAnswers = (function () {
  "use strict";

  const { PART, PIECE, WHOLE, Named } = HandbookSearchNamed;

  const MOST = 2; // answers that are shown side by side
  const SEPARATOR = " · ";
  const MOST_WAYS = 6;
  const NAMED = 3; // further entries of which the same is said
  const OF_WHOLE = new Set(["begin", "extend", "where"]); // nothing is said of parts
  const SHORT = new Set(["call", "decide", "first"]); // one word may name the part: what has happened, or what is decided
  const OF_PARTS = new Set(["may", "time", "ahead", "often", "upon", "bring"]); // what is said of a part does not hold for the whole
  const TIMED = new Set(["time", "often"]);
  const IN_TEXT = new Set(["stated", "times"]); // what is said in running text, and holds for the act that it names
  const OUTCOME_ASKED = ["how-long", "follow", "price", "amount"]; // how readers ask what comes of a case, and for how long
  const OUTCOME_WORDS = [...OUTCOME_ASKED, "sanction", "somebody"];
  const OF_REMEDY = new Set(["object", "sanction"]);
  const WITH_THING = 2; // an act, and to what it is done
  const WITH_EVENT = 2; // a duty, and what sets it off
  const ALL = 20; // parts of a passage
  const MANY = 20; // entries of which the texts are looked through in one
  const MOST_PARTS = 4; // of one entry that are told together: the tiers of criteria
  const DIGIT = /\d/;
  const AMOUNT = new RegExp(`\\d|[${Object.keys(HandbookNumerals.WORDS.multiples).join("")}十百]元`);

  class Answers {
    /** @param {SearchEngine} engine */
    constructor(engine) {
      const { head, entries, folding } = engine;
      this.engine = engine;
      this.names = Object.keys(head.aspects);
      const measures = entries.flatMap(({ rule }) => (rule ? rule.measures : [])).map(({ title, unit = "" }) => (
        { title: folding.fold(title), unit: folding.fold(unit) }));
      const known = [...entries.flatMap(({ titles }) => titles), ...head.synonyms.flat()].map((word) => folding.fold(word));
      this.sanction = this.names.indexOf("sanction");
      this.questions = new HandbookSearchQuestions(head.asking, folding, measures, known);
      const [counters, ranks] = [head.asking.counters, head.asking.ranks].map((words) => words.map((word) => folding.fold(word)));
      this.bounds = new HandbookSearchBounds(head.asking.bounds, counters, ranks);
      this.meant = new Named(engine, this.questions);
      this.cases = new HandbookSearchCases(engine, this.questions, this.meant);
      this.stated = new HandbookSearchStated(engine, this.questions, this.meant);
      this.amounts = /** @type {SearchBound[]} */ ([]); // those of the question, where it states no bounds
      this.unbounded = false; // whether an amount is asked for as it is, and not as the rules write it: up to it, or from it on
      this.isOfPenalty = false; // whether the question names a penalty
      this.isDue = false; // whether the question asks until when a thing has to be there
      this.acts = /** @type {SearchPieceAsked[]} */ ([]); // what the question names behind how long it asks
      this.verbs = /** @type {string[][]} */ ([]); // what is done to the thing that the question names, where it says so last
      this.lines = /** @type {InstanceType<typeof HandbookSearchLines>[]} */ ([]); // aspect → its rows, once they are looked through
      this.folded = /** @type {string[]} */ ([]); // what is said, folded once it is looked at
      /** @type {WeakMap<SearchStore, Map<number, string>>} */
      this.records = new WeakMap(); // what was cut out of a store once
      /** @type {number[][]} */
      this.holders = this.names.map(() => []); // aspect → entries that answer it
      /** @type {Map<number, SearchAnswerRow[]>[]} */
      this.rowsOf = this.names.map(() => new Map()); // aspect → entry → its rows
      entries.forEach(({ answers = [] }, entry) => {
        for (const row of answers) {
          const own = this.rowsOf[row[0]].get(entry);
          if (own) own.push(row);
          else this.rowsOf[row[0]].set(entry, [row]);
        }
      });
      this.rowsOf.forEach((rows, aspect) => { this.holders[aspect] = [...rows.keys()]; });
    }

    /** The answers to a question, at most two where either may be meant; nothing in doubt. The name of a day where its list is meant.
     * @param {string} query @returns {SearchSaid[] | string} */
    find(query) {
      this.meant.forget();
      const folded = this.engine.folding.fold(query).trim(), found = this.answer(folded), denials = this.questions.denials(folded);
      return typeof found === "string" || !denials.length ? found : found.filter((one) => this.denies(one, denials));
    }

    /** Whether an answer, or what it is said of, has one of the words by which the question denies something; else it answers the opposite.
     * @param {SearchSaid} said @param {string[]} denials */
    denies({ entry, text, note }, denials) {
      const told = [this.meant.namesOf(entry), this.engine.folding.fold(`${text}\n${note}`)].join("\n");
      return denials.some((word) => this.meant.holds(told, word, false));
    }

    /** @param {string} folded @returns {SearchSaid[] | string} */
    answer(folded) {
      const counted = this.bounds.withoutClasses(folded), stated = this.bounds.amounts(counted), isBounded = stated.some(({ end }) => end !== "");
      this.amounts = isBounded ? [] : stated;
      this.unbounded = this.amounts.length > 0 || (AMOUNT.test(counted) && !isBounded);
      this.isOfPenalty = this.questions.saidOf("sanction", folded).length > 0;
      this.isDue = this.questions.saidOf("due", folded).length > 0;
      this.acts = this.questions.behind("how-long", folded);
      this.verbs = this.meant.alternatives(this.questions.doneLast(folded));
      const { amounts, rest } = this.questions.amounts(folded), isNth = amounts.every((amount) => amount.isNth); // what the penalty is for the first time
      const pieces = this.questions.cleared(this.questions.pieces(rest), isNth ? ["sanction", "follow"] : ["follow", "price"])
        .filter(({ text }) => !this.bounds.isEnd(text));
      const cases = this.ofCase(folded, amounts, pieces);
      if (cases.length) return cases.length > MOST ? [] : cases;
      const ways = this.stated.asksForReply(folded) ? [] : this.remedies(folded);
      if (ways.length) return ways;
      const isOfState = this.questions.asksOfState(folded); // how long something stays so, and not how long it takes
      const isForReply = this.stated.asksForReply(folded); // until when one may object is no answer to when that is answered
      const asked = this.asked(folded).filter(({ aspect }) => !(aspect === "time" && isOfState) && !(OF_REMEDY.has(aspect) && isForReply));
      for (const ask of amounts.length ? [...asked, ...this.pricedWithout(folded, rest)] : asked) {
        const found = this.toAsk(ask, folded);
        if (found) return found.length > MOST && typeof found !== "string" ? [] : found;
      }
      return asked.length ? [] : this.sudden(folded);
    }

    /** What criteria come to in the case that a question states, by its amounts or by choices that it names; or how long the outcome lasts that is
     * named. It asks what follows, what is paid or for how long, or says nothing but the case.
     * @param {string} folded @param {SearchAmount[]} amounts @param {SearchPieceAsked[]} pieces @returns {SearchSaid[]} */
    ofCase(folded, amounts, pieces) {
      const cases = amounts.length ? this.cases.find(amounts, this.questions.bare(pieces)) : [];
      if (cases.length) return cases;
      const words = this.questions.bare(this.questions.cleared(pieces, OUTCOME_WORDS));
      const asks = OUTCOME_ASKED.filter((name) => this.questions.saidOf(name, folded).length > 0);
      if (this.questions.read(words.map(({ text }) => text).join(" ")).length) return [];
      const isTimed = asks.includes("how-long"), found = this.cases.inWords(amounts, words, isTimed, !asks.length && !amounts.length);
      if (found.length || !amounts.length) return found;
      const lasting = isTimed ? this.cases.lasting(amounts, words) : [];
      return lasting.length ? lasting : this.cases.inPart(amounts, words, isTimed);
    }

    /** What to do first where a question says nothing but what has happened: 失火, somebody is hurt.
     * @param {string} folded @returns {SearchSaid[]} */
    sudden(folded) {
      const words = this.questions.bare(this.questions.cleared(this.questions.pieces(folded), ["somebody", "at-night"]));
      const aspect = this.names.indexOf("first");
      if (!words.length || words.length > MOST || this.meant.named([...this.engine.entries.keys()], words).some(({ level }) => level > PART)) return [];
      const found = this.parts(aspect, this.holders[aspect], words);
      return found.length > MOST ? [] : found;
    }

    /** What answers the one thing that may be asked; null where nothing does.
     * @param {SearchAsk} ask @param {string} folded @returns {SearchSaid[] | string | null} */
    toAsk(ask, folded) {
      const { aspect, subject, rest: least } = ask, bare = this.questions.bare(subject), own = this.inItsWay(ask, bare, folded);
      if (own !== undefined) return own;
      const aspects = aspect.split(" ").map((name) => this.names.indexOf(name)).filter((number) => number >= 0);
      for (const words of this.inOrder(aspects, [subject, this.questions.bare(subject, true), bare, least].filter(({ length }) => length))) {
        const said = aspects.flatMap((number) => this.answers(number, words));
        const found = aspect === "time" && this.stated.asksForReply(folded) ? said.filter((one) => this.tellsOfReply(one)) : said;
        if (found.length) return found.length > MOST ? found : this.withWhole(aspect, found);
      }
      return aspect === "may" ? this.permitted(bare) : null;
    }

    /** What answers a question of a kind that is looked up in a way of its own; undefined for one of another kind.
     * @param {SearchAsk} ask @param {SearchPieceAsked[]} bare its words without those that say nothing
     * @param {string} folded @returns {SearchSaid[] | string | null | undefined} */
    inItsWay({ aspect, subject }, bare, folded) {
      if (aspect in this.engine.head.days) return bare.length ? this.dayOf(aspect, bare) : aspect;
      if (aspect === "on-duty") return this.onDuty(this.questions.bare(this.questions.cleared(subject, ["now", "at-night"])), folded);
      if (aspect === "open") return this.questions.bare(this.questions.cleared(subject, ["office"])).length ? null : this.ofHandbook(aspect);
      if (IN_TEXT.has(aspect)) return this.inText(aspect, [subject, this.questions.bare(subject, true), bare].filter(({ length }) => length), folded);
      if (aspect === "last" && this.stated.asksToHold(folded)) return this.lasting(bare);
      if (aspect === "upon" && this.namesProcedure(bare)) return null; // all of it is asked for, and not what one post does
      return undefined;
    }

    /** How long the one outcome lasts whose name begins with the word that the question has, or that this is short for: 停止借閱 and 停借 of 停止借閱權.
     * @param {SearchPieceAsked[]} words @returns {SearchSaid[] | null} */
    lasting(words) {
      const [word, ...others] = words, text = word?.text || "", aspect = this.names.indexOf("last");
      if (others.length || text.length < PIECE || word.spaced) return null;
      const isMeant = (/** @type {string} */ name) => name.startsWith(text) || (name[0] === text[0] && this.meant.isShortFor(text, name));
      const found = this.ofKind("level").filter((entry) => this.meant.namesOf(entry).split("\n").some(isMeant));
      return found.length === 1 && this.rows(aspect, found[0]).length ? this.grouped(found[0], aspect, this.rows(aspect, found[0])) : null;
    }

    /** Who decides on the procedure or the level of just this name: whoever asks who may do something has to ask there. Else who decides on
     * the one level that is called after the act: exclude, permanent exclusion.
     * @param {SearchPieceAsked[]} asked @returns {SearchSaid[] | null} */
    permitted(asked) {
      const words = this.questions.bare(this.questions.cleared(asked, ["somebody"])), aspect = this.names.indexOf("decide");
      if (!words.length) return null;
      const [named, ...others] = this.meant.named([...this.ofKind("procedure"), ...this.ofKind("level")], words);
      if (named && !others.length && named.level === WHOLE && this.rows(aspect, named.entry).length) return this.whole(aspect, words, named);
      const levels = this.meant.named(this.ofKind("level").filter((entry) => this.rows(aspect, entry).length), words);
      return levels.length === 1 ? this.whole(aspect, words, levels[0]) : null;
    }

    /** The posts that are held in shifts, with these: those that the words name, or one of whose shifts the question names (who is on call), else
     * all, where they are few. Who holds which stands on the roster.
     * @param {SearchPieceAsked[]} words @param {string} folded @returns {SearchSaid[] | null} */
    onDuty(words, folded) {
      const aspect = this.names.indexOf("on-duty"), often = this.names.indexOf("often"), all = this.holders[aspect];
      const named = words.length ? this.meant.named(all, words) : [];
      const called = all.filter((entry) => this.rows(often, entry).some(([, , passage]) => (
        passage !== undefined && this.meant.holds(folded, this.record(entry, passage), false))));
      if (words.length && !called.length) return named.length === 1 ? this.whole(aspect, words, named[0]) : null;
      const found = called.length ? called : all, isCalled = this.questions.saidOf("call", folded).length > 0; // whom to call, and not who is there
      if (isCalled && found.length > 1) return null;
      return found.length > MOST ? [] : found.flatMap((entry) => this.grouped(entry, aspect, this.rows(aspect, entry)));
    }

    /** What the handbook itself says.
     * @param {string} name */
    ofHandbook(name) {
      const aspect = this.names.indexOf(name);
      return this.holders[aspect].flatMap((entry) => this.grouped(entry, aspect, this.rows(aspect, entry)));
    }

    /** What running text says of the act that is asked for, and beside it how long all of the procedure takes, where that may be meant.
     * @param {string} aspect @param {SearchPieceAsked[][]} asked @param {string} folded @returns {SearchSaid[] | null} */
    inText(aspect, asked, folded) {
      const number = this.names.indexOf(aspect);
      const said = this.holders[number].flatMap((entry) => this.rows(number, entry).map((row) => this.of(row, entry)));
      for (const words of asked) {
        const isTime = aspect === "stated", acts = this.stated.acts(isTime ? folded : "", words);
        const found = this.stated.find(said, words, acts, !isTime), isReply = isTime && !found.length && this.stated.asksForReply(folded);
        if (isReply) found.push(...this.stated.find(said.filter((one) => !this.stated.isOfHolding(one.text)), words, this.stated.acts("", words), false));
        if (!found.length || found.some(({ entry }) => entry !== found[0].entry)) continue;
        const own = { ...found[0], text: found.map(({ text }) => text).join(this.engine.head.texts.between) };
        return isTime && !this.stated.asksToHold(folded) ? [own, ...this.ofAll(own).filter((one) => (
          !this.stated.asksForReply(folded) || this.tellsOfReply(one)))] : [own];
      }
      const isOwn = aspect !== "stated" || this.stated.asksToHold(folded) || this.stated.asksForReply(folded); // an act that has a time of its own
      return isOwn ? null : this.uponEvent(said, asked[asked.length - 1] || []);
    }

    /** What the running text of the one procedure says of an act that the question names, where the rest of it is what sets that procedure off:
     * 火警多久要報主任.
     * @param {SearchSaid[]} said @param {SearchPieceAsked[]} words @returns {SearchSaid[] | null} */
    uponEvent(said, words) {
      const call = this.names.indexOf("call"), asked = this.meant.alternatives(words), { folding } = this.engine;
      const has = (/** @type {string} */ text) => (/** @type {string[]} */ some) => (
        some.some((one) => one.length >= PIECE && this.meant.holds(text, one, false)));
      const found = said.filter(({ text, entry }) => {
        const events = this.rows(call, entry).flatMap(([, , passage]) => (passage === undefined ? [] : [this.record(entry, passage, ALL)]));
        const event = has(events.join("\n")), act = has(folding.fold(text));
        return asked.some((some) => event(some) && !act(some)) && asked.some(act) && asked.every((some) => event(some) || act(some));
      });
      return found.length === 1 ? [...found, ...this.ofAll(found[0])] : null;
    }

    /** How long all of an entry takes.
     * @param {SearchSaid} said */
    ofAll({ entry }) {
      const number = this.names.indexOf("time");
      return this.grouped(entry, number, this.rows(number, entry).filter(([, , passage]) => passage === undefined));
    }

    /** Whether what is said of a time holds for an answer that somebody waits for: it is that of a step that answers, or the whole ends in an answer.
     * @param {SearchSaid} said */
    tellsOfReply({ entry, address, note, text }) {
      const store = this.engine.storeOf(entry);
      if (!store) return true;
      if (address !== this.engine.results.addressOf(entry)) return this.stated.endsInReply([this.engine.folding.fold(note || text)]);
      if (note && this.stated.endsInReply([this.engine.folding.fold(note)])) return false; // it begins when that answer has come
      const [first, end] = store.range(entry), passages = [...Array(end - first).keys()].map((passage) => this.record(entry, passage));
      return this.stated.endsInReply([this.meant.namesOf(entry), ...passages]);
    }

    /** The list of a day of the post that the words name, and nothing else; null where there is none.
     * @param {string} day @param {SearchPieceAsked[]} words @returns {SearchSaid[] | null} */
    dayOf(day, words) {
      const { head, entries } = this.engine, [named, ...others] = this.meant.named(this.ofKind("post"), words);
      if (!named || others.length || named.left.length) return null;
      const { id, titles } = entries[named.entry], begins = titles.some((title) => this.engine.folding.fold(title).startsWith(words[0].text));
      if (named.level === PART && (words.length > 1 || !begins)) return null; // who is on duty asks for the duty officer's
      const list = this.ofKind("checklist").find((entry) => entries[entry].id === id);
      return list === undefined ? null : [{ entry: named.entry, label: head.days[day], note: "", address: this.engine.results.addressOf(list),
        text: head.texts[day === "today" ? "my" : "list"].replace("{post}", () => titles.find(Boolean) || "") }];
    }

    /** @param {string} name */
    ofKind(name) {
      const { head, entries } = this.engine;
      return entries.flatMap(({ kind }, entry) => (head.kinds[kind].id === name ? [entry] : []));
    }

    /** @param {SearchPieceAsked[]} words */
    namesProcedure(words) {
      return this.meant.named(this.ofKind("procedure"), words).length > 0;
    }

    /** What a folded question may ask for. Who decides is asked of the matter, and the amount tells which of its rows is meant.
     * @param {string} folded @returns {SearchAsk[]} */
    asked(folded) {
      const counted = this.questions.read(this.questions.amounts(folded).rest).filter(({ aspect }) => aspect === "equal"); // what three of a kind make
      const found = [...this.questions.read(folded), ...counted];
      if (!this.amounts.length) return found;
      const plain = this.questions.read(this.bounds.without(folded, this.amounts));
      return [...plain.filter(({ aspect }) => aspect === "decide"), ...found];
    }

    /** What a question of a price may ask for without its amounts: the rate, where no sum can be computed.
     * @param {string} folded @param {string} rest the question without its amounts */
    pricedWithout(folded, rest) {
      return this.questions.saidOf("price", folded).length ? this.asked(rest) : [];
    }

    /** Which words of a question to look up first: those that name an entry, since what is left out says little: how long is a petition's answer.
     * @param {number[]} aspects @param {SearchPieceAsked[][]} found */
    inOrder(aspects, found) {
      const naming = found.find((words) => aspects.some((number) => this.meant.named(this.holders[number], words).length));
      return naming ? [naming, ...found.filter((words) => words !== naming)] : found;
    }

    /** How long one part takes, and beside it how long all of it does: a step's limit is not to be taken for what is promised.
     * @param {string} aspect @param {SearchSaid[]} found @returns {SearchSaid[]} */
    withWhole(aspect, found) {
      const [first] = found;
      if (found.length >= MOST || aspect !== "time" || first.address === this.engine.results.addressOf(first.entry)) return found;
      return [...found, ...this.ofAll(first)];
    }

    /** How to object where it is not said to what: the ways that are called as in the question, or all, where they are few.
     * @param {string} folded @returns {SearchSaid[]} */
    remedies(folded) {
      const { aspect, word, isAnyWay } = this.objecting(folded), { folding } = this.engine;
      if (aspect < 0) return [];
      const ways = this.waysToObject(aspect, folded);
      const called = !word || this.questions.means("any-way", word) ? [] : ways.filter(({ text }) => folding.fold(text).includes(word));
      if (called.length || !isAnyWay) return called.length > MOST ? [] : called;
      return ways.length > (this.questions.means("one-way", word) ? 1 : MOST_WAYS) ? [] : ways;
    }

    /** Whether a question asks for nothing but how to object: by which word, and whether that may mean any way. Whoever asks what to do about
     * a penalty that was served has to know that too.
     * @param {string} folded */
    objecting(folded) {
      const plain = this.questions.nothingBut("object", "how-long", folded), word = plain || this.questions.nothingBut("object", "sanction", folded);
      const isServed = !word && this.questions.saidOf("sanction", folded).length > 0 && this.questions.nothingBut("what-to-do", "sanction", folded) !== "";
      const aspect = word || isServed ? this.names.indexOf(plain ? "object" : "sanction") : -1; // a penalty, but not which one
      return { aspect, word, isAnyWay: isServed || ["one-way", "any-way", "called-way"].some((name) => this.questions.means(name, word)) };
    }

    /** Every way to object, each with the entries that say it.
     * @param {number} aspect @param {string} folded @returns {SearchSaid[]} */
    waysToObject(aspect, folded) {
      const { said, aspects, kinds } = this.engine.head, { entries, results } = this.engine;
      /** @type {Map<number, number[]>} */
      const open = new Map(); // what is said → the entries that say it, criteria before the levels that they lead to
      const rank = (/** @type {number} */ entry) => Number(kinds[entries[entry].kind].id !== "criteria");
      const fine = this.meant.alternatives(this.questions.saidOf("fine", folded)).flat(); // no other penalty is meant
      const meant = this.holders[aspect].filter((entry) => !fine.length || fine.some((one) => this.meant.tells(entry, one)));
      for (const entry of meant.sort((a, b) => rank(a) - rank(b))) {
        for (const [, text] of this.rows(aspect, entry)) open.set(text, [...(open.get(text) || []), entry]);
      }
      return [...open].map(([text, [entry, ...others]]) => (
        { entry, label: aspects.object, text: said[text], note: this.among(others), address: results.addressOf(entry) }));
    }

    /** The first few of further entries that say the same.
     * @param {number[]} others */
    among(others) {
      const names = others.slice(0, NAMED).map((entry) => this.engine.entries[entry].titles.find(Boolean) || "");
      return names.join(this.engine.head.texts.between) + (others.length > NAMED ? " …" : "");
    }

    // --- What an entry answers ----------------------------------------------------------------------------------------

    /** @param {number} aspect @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    answers(aspect, words) {
      const all = this.holders[aspect], isOfDecision = this.names[aspect] === "decide" && !this.isOfPenalty;
      const holders = isOfDecision ? all.filter((entry) => !this.isOtherDecision(entry, words)) : all;
      const named = this.meant.named(holders, words);
      if (named.length === 1) return this.beside(aspect, words, named[0]);
      if (named.length && named.length <= MOST && named[0].level > PART) return named.flatMap((one) => this.whole(aspect, words, one));
      const found = this.parts(aspect, holders, words);
      const parts = says(words) || SHORT.has(this.names[aspect]) || this.isDue ? found : found.filter(({ note }) => this.meant.isCalled(note, words));
      if (parts.length) return parts;
      const wholes = named.length <= MOST_WAYS ? named.flatMap((one) => this.whole(aspect, words, one)) : [];
      if (wholes.length <= MOST || wholes.some(({ text, note }) => note || text !== wholes[0].text)) return wholes;
      return [{ ...wholes[0], note: this.among(wholes.slice(1).map(({ entry }) => entry)) }];
    }

    /** Whether an entry says who decides on a penalty, and the question is of no penalty: who approves leave is not who punishes absence. A level
     * that the question calls by its name is one.
     * @param {number} entry @param {SearchPieceAsked[]} words */
    isOtherDecision(entry, words) {
      if (!this.rowsOf[this.sanction].has(entry)) return false;
      return !this.isOf("level", entry) || this.meant.named([entry], words).every(({ level }) => level < WHOLE);
    }

    /** What the one entry answers that is named. What procedures say of the same where it is no procedure stands beside it if it differs.
     * @param {number} aspect @param {SearchPieceAsked[]} words @param {SearchNamed} named @returns {SearchSaid[]} */
    beside(aspect, words, named) {
      const own = this.whole(aspect, words, named);
      if (!this.isOf("level", named.entry)) return own;
      const others = this.parts(aspect, this.holders[aspect], words).filter(({ text }) => own.every((one) => one.text !== text));
      return [...own, ...others];
    }

    /** What an entry answers of itself, or of the part that the other words of the question name. How long one of its parts takes is no
     * answer to how long all of it does.
     * @param {number} aspect @param {SearchPieceAsked[]} words @param {SearchNamed} named @returns {SearchSaid[]} */
    whole(aspect, words, { entry, level, left }) {
      const told = this.questions.bare(left).filter((word) => word.spaced || word.text.length >= PIECE);
      if (told.length && OF_WHOLE.has(this.names[aspect])) return [];
      const parts = this.partsMeant(aspect, words, told, { entry, level });
      if (parts.length) return parts.length > 1 ? [] : parts;
      if (this.isOfPartOnly(aspect, told)) return [];
      const rows = this.rows(aspect, entry).filter((row) => !this.unsure(entry, row) && (!this.isDue || this.isDated(row)));
      if (this.names[aspect] === "ahead" && !told.length && rows.length === 1) return [this.of(rows[0], entry)]; // nothing else has to be done ahead
      const own = rows.filter(([, , passage]) => passage === undefined);
      return this.grouped(entry, aspect, own.length || OF_PARTS.has(this.names[aspect]) ? own : rows);
    }

    /** Whether what is said of all of an entry does not hold for what the question names besides: all who take part are no answer to who does one
     * thing, nor is all of the time one to how long that takes; and what begins then is not there then.
     * @param {number} aspect @param {SearchPieceAsked[]} told */
    isOfPartOnly(aspect, told) {
      const name = this.names[aspect], isNamed = told.length > 0;
      return (name === "do" && isNamed) || (name === "time" && (this.isDue || (isNamed && told.every(({ spaced }) => spaced))));
    }

    /** Whether what is said names a day, and not only what happens.
     * @param {SearchAnswerRow} row */
    isDated([, text]) {
      const said = this.engine.head.said[text];
      return DIGIT.test(said) || this.questions.namesTime(this.foldedSaid(text));
    }

    /** The part of an entry that a question means: by all its words, by those that do not name the entry, or by the act that begins with one of
     * them. Several where no one of them can be told from the others and the whole is no answer either.
     * @param {number} aspect @param {SearchPieceAsked[]} words @param {SearchPieceAsked[]} told those that do not name the entry
     * @param {{ entry: number, level: number }} named @returns {SearchSaid[]} */
    partsMeant(aspect, words, told, { entry, level }) {
      const name = this.names[aspect];
      if (!told.length && (level !== PART || name === "decide")) return [];
      if (!told.length) {
        const acts = name === "time" && this.acts.length ? this.acts : words;
        return alone([...this.begun(aspect, entry, acts), ...(name === "time" ? this.since(aspect, entry, words) : [])]);
      }
      const all = told.length < words.length ? alone(this.parts(aspect, [entry], words)) : [];
      if (all.length) return all;
      const parts = this.parts(aspect, [entry], told);
      if (parts.length === 1 || name !== "time") return alone(parts);
      const begun = this.begun(aspect, entry, told); // all of it takes another time than one act may
      return begun.length || !this.acts.length ? begun : parts;
    }

    /** @param {number} aspect @param {number} entry @returns {SearchAnswerRow[]} */
    rows(aspect, entry) {
      return this.rowsOf[aspect].get(entry) || [];
    }

    /** What is said of the parts that begin, as an act does, with one of the words that name the entry.
     * @param {number} aspect @param {number} entry @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    begun(aspect, entry, words) {
      const asked = this.meant.alternatives(words).flat();
      return this.rows(aspect, entry).flatMap((row) => (
        row[2] !== undefined && asked.some((one) => this.meant.isBegunBy(this.record(entry, row[2] || 0), one)) ? [this.of(row, entry)] : []));
    }

    /** What a row says of a part, or of the whole.
     * @param {SearchAnswerRow} row @param {number} entry @returns {SearchSaid} */
    of([aspect, text, passage], entry) {
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
      const tells = notes.size > 1 || this.amounts.length > 0; // of what it is said
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

    /** What is said of the parts of which a question names the act, and the event from which their time counts: back from a journey, claim.
     * @param {number} aspect @param {number} entry @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    since(aspect, entry, words) {
      const asked = this.meant.alternatives(words);
      const has = (/** @type {string} */ text) => asked.map((some) => some.some((one) => one.length >= PIECE && this.meant.holds(text, one, false)));
      return this.rows(aspect, entry).filter((row) => {
        if (row[2] === undefined) return false;
        const act = has(this.record(entry, row[2])), event = has(this.foldedSaid(row[1]));
        return act.some((_, at) => act[at] && !event[at]) && event.some((_, at) => event[at] && !act[at]) && act.every((_, at) => act[at] || event[at]);
      }).map((row) => this.of(row, entry));
    }

    /** What is said of the parts that have all the words best; what says the same, once.
     * @param {number} aspect @param {number[]} entries @param {SearchPieceAsked[]} words @returns {SearchSaid[]} */
    parts(aspect, entries, words) {
      /** @type {Map<number, { rank: number, entry: number, row: SearchAnswerRow }>} */
      const found = new Map();
      /** @type {{ entry: number, row: SearchAnswerRow }[]} */
      const beyond = []; // what would be meant if it went so far
      const { asked } = this.meant.sought(words);
      for (const { entry, row, whole, own } of this.touched(aspect, entries, this.meant.patternOf(asked))) {
        const [, text] = row;
        const isOther = this.isOther(aspect, own, asked) || (this.acts.length > 0 && this.isOfOtherAct(aspect, entry, row, own));
        const rank = isOther ? 0 : this.meant.rank(own, asked, () => `${whole}\n${this.around(entry, row)}`);
        if (rank && this.unsure(entry, row)) beyond.push({ entry, row });
        else if (rank > (found.get(text)?.rank || 0)) found.set(text, { rank, entry, row });
      }
      if (!found.size && this.amounts.length) return this.goingOn(beyond);
      const best = Math.max(0, ...[...found.values()].map(({ rank }) => rank));
      const likely = [...found].filter(([, { rank }]) => rank === best);
      const reach = likely.map(([, { entry, row }]) => this.reach(entry, row)), least = Math.min(...reach);
      return likely.filter((_, number) => reach[number] === least).map(([, { entry, row }]) => this.of(row, entry));
    }

    /** Whether a time is not that of the act that is asked for: it is that of all that follows from an event, or of an act that only mentions it.
     * @param {number} aspect @param {number} entry @param {SearchAnswerRow} row @param {string} own */
    isOfOtherAct(aspect, entry, [, , passage], own) {
      if (this.names[aspect] !== "time" || passage === undefined) return false;
      if (this.engine.results.addressOf(entry, passage) === this.engine.results.addressOf(entry)) return true;
      return this.meant.alternatives(this.acts).some((some) => some.some((one) => this.meant.isMentioned(own, one)));
    }

    /** The parts that have anything of the words.
     * @param {number} aspect @param {number[]} entries @param {RegExp} pattern */
    touched(aspect, entries, pattern) {
      if (this.engine.isDivided || entries.length < MANY) return entries.flatMap((entry) => this.linesOf(aspect, entry)).filter(({ own }) => pattern.test(own));
      const lines = this.lines[aspect] ||= new HandbookSearchLines(this.holders[aspect].flatMap((entry) => this.linesOf(aspect, entry)));
      const meant = new Set(entries);
      return lines.touched(pattern).filter(({ entry }) => meant.has(entry));
    }

    /** The parts of which an entry says something.
     * @param {number} aspect @param {number} entry @returns {SearchLine[]} */
    linesOf(aspect, entry) {
      const name = this.names[aspect];
      return this.rows(aspect, entry).filter(([, , passage]) => passage !== undefined).map((row) => {
        const whole = this.record(entry, row[2] || 0, name === "upon" ? WITH_EVENT : 1);
        return { entry, row, whole, own: TIMED.has(name) ? this.meant.actOf(whole) : whole }; // who does it is not what is done
      });
    }

    /** Whether a part is another act than the one that is asked for: it decides or permits another, another thing is done, or it is not that by which
     * something is handed over that is due.
     * @param {number} aspect @param {string} own @param {string[][]} asked */
    isOther(aspect, own, asked) {
      if (this.names[aspect] === "decide") return this.refuses(own, asked);
      if (this.names[aspect] === "may") return !this.meant.isBegunByWord(own, asked) || !this.hasThing(own, asked);
      if (TIMED.has(this.names[aspect]) && (this.announces(own, asked) || (this.verbs.length && !this.meant.isBegunByWord(own, this.verbs)))) return true;
      return this.isDue && !this.handsOver(own) && !this.meant.isBegunByWord(own, asked);
    }

    /** Whether an act has something of what it is asked of, besides the verb: whoever closes a case may not close the office.
     * @param {string} own @param {string[][]} asked */
    hasThing(own, asked) {
      const telling = asked.filter(([one]) => !this.questions.dropped.has(one)), act = this.meant.actOf(own);
      const found = telling.filter((some) => some.some((one) => this.meant.holds(act, one, true)));
      return found.length >= Math.min(telling.length, WITH_THING);
    }

    /** Whether an act makes a thing or passes it on: what is due is due then, and not when somebody goes through it.
     * @param {string} own */
    handsOver(own) {
      const act = this.meant.actOf(own);
      return (this.questions.words.get("hand-over") || []).some(([{ text }]) => this.meant.begins(act, text));
    }

    /** Where the matter that is named ends below the amount that is asked for: the row of the same table that begins at just that end, and takes
     * the amount in. Nothing where several do.
     * @param {{ entry: number, row: SearchAnswerRow }[]} beyond @returns {SearchSaid[]} */
    goingOn(beyond) {
      const found = beyond.flatMap(({ entry, row }) => this.rows(row[0], entry).filter((other) => other[2] !== undefined && !this.unsure(entry, other)
        && this.bounds.goesOn(this.record(entry, row[2] || 0), this.record(entry, other[2] || 0), this.amounts)).map((other) => ({ entry, row: other })));
      return new Set(found.map(({ row }) => row)).size === 1 ? [this.of(found[0].row, found[0].entry)] : [];
    }

    /** What is known of a row besides its own words: the names of its entry, what it says, and where an authority holds.
     * @param {number} entry @param {SearchAnswerRow} row */
    around(entry, [aspect, text, passage, beside]) {
      if (this.names[aspect] === "may") return this.meant.namesOf(entry); // how far somebody may go is no part of what they may do
      const holds = this.names[aspect] === "decide" ? this.record(entry, passage || 0, ALL) : "";
      const told = [text, ...(beside === undefined ? [] : [beside])].map((number) => this.foldedSaid(number));
      return [this.meant.namesOf(entry), ...told, holds].join("\n");
    }

    /** @param {string} kind @param {number} entry */
    isOf(kind, entry) {
      return this.engine.head.kinds[this.engine.entries[entry].kind].id === kind;
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

    /** Whether an act begins with a word of one meaning that the question does not have.
     * @param {string} name @param {string} own @param {string[][]} asked */
    beginsUnasked(name, own, asked) {
      const isAsked = (/** @type {string} */ text) => asked.some((some) => some.some((one) => this.meant.holds(one, text, false)));
      const act = this.meant.actOf(own);
      return (this.questions.words.get(name) || []).some(([{ text }]) => this.meant.begins(act, text) && !isAsked(text));
    }

    /** Whether it cannot be said that a matter takes in the amounts of the question: its digits do not tell.
     * @param {number} entry @param {SearchAnswerRow} row */
    unsure(entry, row) {
      const [aspect, , passage] = row;
      if (!this.unbounded || passage === undefined || this.names[aspect] !== "decide") return false;
      return this.amounts.length ? this.reach(entry, row) === Infinity : AMOUNT.test(this.bounded(entry, row));
    }

    /** Up to how much a matter goes that takes in the amounts of the question, of several the lowest: whoever may go just so far decides.
     * 0 where no amounts are asked for; Infinity where it does not take them in, or that cannot be told.
     * @param {number} entry @param {SearchAnswerRow} row */
    reach(entry, row) {
      return this.amounts.length && this.names[row[0]] === "decide" ? this.bounds.reach(this.bounded(entry, row), this.amounts) : 0;
    }

    /** The text that says up to what a matter goes: how far a post may go stands in what is said of it.
     * @param {number} entry @param {SearchAnswerRow} row */
    bounded(entry, [, text, passage, beside]) {
      const elsewhere = this.isOf("post", entry) ? text : beside;
      return this.record(entry, passage || 0) + (elsewhere === undefined ? "" : ` ${this.foldedSaid(elsewhere)}`);
    }

    /** @param {number} text the number of what is said */
    foldedSaid(text) {
      return this.folded[text] ??= this.engine.folding.fold(this.engine.head.said[text]);
    }

    // --- Passages -----------------------------------------------------------------------------------------

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
