/* Answers queries from an index: which entries hold the words, how well, and in which order. Knows nothing of the page. */

/**
 * A word as the reader typed it.
 * @typedef {SearchWord & { typed?: string }} SearchAskedWord
 *
 * An entry that answers a query. `passage` is the record that shows it, or -1.
 * @typedef {object} SearchMatch
 * @property {number} entry
 * @property {number} kind
 * @property {SearchAskedWord[]} words
 * @property {number} passage
 * @property {number} missing how many words it lacks
 * @property {number} tier 0, or behind all others
 * @property {number} order the smaller the better
 * @property {number} place the place of its kind, if it is the best of that
 * @property {number} [mask] which words it holds, as bits
 *
 * A match that is being judged. `borrowed`: how many words it has only in others of the same meaning.
 * @typedef {SearchMatch & { mask: number, level: number, standing: number, borrowed: number, named: number, hits: number }} SearchJudged
 *
 * What matches are judged by.
 * @typedef {{ words: SearchAskedWord[], all: number, tier: number, wanted: number, phrase: string, key: string,
 *   others: Set<string> }} SearchAsked
 *
 * The answer to a query.
 * @typedef {object} SearchAnswer
 * @property {"all" | "some" | "near" | "none" | "loading"} mode every word is there, words are missing, only pieces agree, nothing, not yet known
 * @property {number} total
 * @property {number} unfiltered
 * @property {SearchCounts} counts
 * @property {SearchGroup[]} groups
 * @property {string[]} wanted files to be loaded; the same question then gets a better answer
 *
 * @typedef {InstanceType<typeof HandbookSearchEngine>} SearchEngine
 */

var HandbookSearchEngine = (function () {
  "use strict";

  const { WORDS, BLANKS, RUNS, isSpaced, stem, makeWord } = HandbookSearchText;

  // How well an entry answers, best first. PARTLY: some words are in a title, the others in texts.
  const EXACT = 0, PREFIX = 1, NAMED = 2, IN_TITLE = 3, PHRASE = 4, PARTLY = 5, TOGETHER = 6, APART = 7;
  const IDEOGRAPHS = /^[\u3400-\u9fff]+$/;
  const MAX_WORDS = 12;
  const PLACES = 1e6; // of kinds, in one tier
  const FEW = 5; // results, of which none has the query in its title: then what comes near is added

  class Engine extends HandbookSearchIndex {
    /** @param {SearchHead} head */
    constructor(head) {
      super(head);
      /** @type {string[]} */
      this.keys = []; // record of a name → the name as its stems
      this.questions = new Set(head.questions.trim().split(/\s+/).map((word) => this.folding.fold(word)));
      const ideographic = [...this.questions].filter((word) => !isSpaced(word)).sort((a, b) => b.length - a.length);
      this.breaks = new RegExp(ideographic.join("|") || "$^", "g");
      this.alike = new HandbookSearchAlike(head.synonyms, this.folding, () => this.vocabularySet(), (text) => this.mayHave(text));
      /** @type {InstanceType<typeof HandbookSearchAnswers> | null} */
      this.answering = null;
      this.near = new HandbookSearchNear(this);
      this.results = new HandbookSearchResults(this);
    }

    /** @override @param {SearchEntry[]} entries */
    add(entries) {
      super.add(entries);
      this.keys = [];
      this.answering = null;
    }

    // --- Answers ------------------------------------------------------------------------------------------------------

    /** @param {string} query @param {SearchOptions} [options] @returns {SearchAnswer} */
    search(query, options = {}) {
      this.wanted.clear();
      const { mode, found } = this.answer(query);
      return { mode, ...this.results.grouped(found, options), wanted: [...this.wanted] };
    }

    /** What answers the question itself.
     * @param {string} query */
    answers(query) {
      this.answering ||= new HandbookSearchAnswers(this);
      return this.answering.find(query);
    }

    /** @param {string} query @returns {{ mode: SearchAnswer["mode"], found: SearchMatch[] }} */
    answer(query) {
      const folded = this.folding.fold(query).trim();
      const words = this.words(query);
      const contents = this.contents(words);
      const masks = this.masks(words);
      /** @type {SearchJudged[]} */
      let found = this.holding(words, masks, folded);
      if (!found.length) found = this.holding(contents, this.masks(contents), folded);
      if (found.length) return { mode: "all", found: this.widened(found, contents, folded) };
      if (words.length > 1) found = this.holding(words, masks, folded, { someWillDo: true });
      if (found.length) return { mode: "some", found };
      const near = this.wanted.size ? [] : this.nearest(folded, 0);
      return { mode: near.length ? "near" : this.wanted.size ? "loading" : "none", found: near };
    }

    /** A few hits in texts may not be all that was meant: behind them come those of the query's parts, and what comes near.
     * @param {SearchJudged[]} found @param {SearchWord[]} contents @param {string} folded @returns {SearchMatch[]} */
    widened(found, contents, folded) {
      if (found.length >= FEW || found[0].level < PHRASE || folded.length < 4) return found;
      /** @type {SearchMatch[]} */
      const more = [...found];
      const known = new Set(found.map((match) => match.entry));
      for (const match of [...this.holding(contents, this.masks(contents), folded, { tier: 1 }), ...this.nearest(folded, 2)]) {
        if (!known.has(match.entry)) more.push(match);
        known.add(match.entry);
      }
      return more;
    }

    /** @param {string} folded @param {number} tier @returns {SearchMatch[]} */
    nearest(folded, tier) {
      this.prepare();
      return this.near.find(folded).map((match, order) => ({
        ...match, tier, missing: 0, kind: this.entries[match.entry].kind, order, place: PLACES * (tier + 1) + order, // the nearest first
      }));
    }

    /** The words of a query that name something (all of them, if none does), each once; `typed` is how the reader wrote it.
     * @param {string} query @returns {SearchAskedWord[]} */
    words(query) {
      /** @type {Map<string, SearchAskedWord>} */
      const found = new Map();
      for (const [piece] of query.matchAll(/\S+/g)) { // a space divides words here, even between Chinese and Latin writing
        /** @type {number[]} */
        const places = [];
        for (const { 0: text, index } of this.folding.fold(piece, places).matchAll(WORDS)) {
          found.set(text, { ...this.word(text), typed: piece.slice(places[index], places[index + text.length - 1] + 1) });
        }
      }
      this.join([...found.values()]);
      const naming = [...found.values()].filter((word) => !this.questions.has(word.text));
      return (naming.length ? naming : [...found.values()]).slice(0, MAX_WORDS);
    }

    /** @param {string} text @returns {SearchWord} */
    word(text) {
      return { ...makeWord(text), others: this.alike.of(text) };
    }

    /** Two words that are also written as one: hand over, handover.
     * @param {SearchWord[]} words */
    join(words) {
      words.forEach((word, number) => {
        const next = words[number + 1], whole = next && /^[a-z]{5,}$/.test(word.text + next.text) ? word.text + next.text : "";
        if (!whole) return;
        const others = [...(this.vocabularySet().has(whole) ? [whole] : []), ...this.alike.ofPhrase(`${word.text} ${next.text}`)];
        for (const one of [word, next]) one.others = [...(one.others || []), ...others];
      });
    }

    /** A title or name as its stems, without words that only ask or join, so that it can be compared with a query's.
     * @param {number} record */
    keyOf(record) {
      if (this.keys[record] === undefined) {
        const name = this.names.record(record);
        const words = IDEOGRAPHS.test(name) ? [name] : name.match(WORDS) || [];
        this.keys[record] = words.filter((word) => !this.questions.has(word)).map(stem).join(" ");
      }
      return this.keys[record];
    }

    /** The words without those that only ask, divided where they join; nothing if that changes nothing.
     * @param {SearchWord[]} words */
    contents(words) {
      const pieces = [...new Set(words.flatMap((word) => word.text.replace(this.breaks, " ").match(RUNS) || []))]
        .filter((piece) => !this.questions.has(piece)).slice(0, MAX_WORDS);
      return pieces.join(" ") === words.map((word) => word.text).join(" ") ? [] : pieces.map((piece) => this.word(piece));
    }

    /** Entries that hold every word, or where some will do, at least one; best first.
     * @param {SearchAskedWord[]} words @param {SearchMasks} masks @param {string} phrase @param {{ someWillDo?: boolean, tier?: number }} [how]
     * @returns {SearchJudged[]} */
    holding(words, masks, phrase, { someWillDo = false, tier = 0 } = {}) {
      if (!words.length) return [];
      const all = (1 << words.length) - 1;
      const asked = {
        words, all, tier, wanted: someWillDo ? masks.known : all, phrase: phrase.replace(BLANKS, ""), key: words.map((word) => word.stem).join(" "),
        others: otherKeys(words),
      };
      /** @type {SearchJudged[]} */
      const found = [];
      masks.entries.forEach((mask, entry) => {
        if (mask === all || (someWillDo && mask)) found.push(this.judge(entry, masks, asked));
      });
      return found.sort((a, b) => a.order - b.order);
    }

    /** How well an entry answers, and the passage that shows it.
     * @param {number} entry @param {SearchMasks} masks @param {SearchAsked} asked */
    judge(entry, masks, asked) {
      const mask = masks.entries[entry];
      /** @type {SearchJudged} */
      const match = {
        entry, mask, words: asked.words, tier: asked.tier, kind: this.entries[entry].kind,
        level: APART, standing: APART, borrowed: bitCount(mask & ~masks.own[entry]), named: 0, hits: 0, passage: -1,
        missing: bitCount(asked.all & ~mask), order: 0, place: 0,
      };
      this.judgeNames(match, masks.names, asked);
      this.judgeTexts(match, masks.texts[this.chunkOf(entry)], asked);
      if (match.level > PARTLY && match.named) match.level = PARTLY;
      match.standing = standingOf(match.level, this.entries[entry].state);
      match.order = this.orderOf(match);
      match.place = placeOf(match);
      return match;
    }

    /** @param {SearchJudged} match @param {Uint16Array} masks @param {SearchAsked} asked */
    judgeNames(match, masks, { wanted, key, others }) {
      const [first, end] = this.names.range(match.entry), isTold = this.isTold(match.entry);
      for (let record = first; record < end; record++) {
        const bits = masks[record];
        if (!bits || !this.isName(record)) continue;
        const own = this.keyOf(record), level = nameLevel(this.nameKinds[record], own, key, bits === wanted);
        if (isTold && level !== EXACT) continue;
        match.named = Math.max(match.named, bitCount(bits));
        match.level = Math.min(match.level, others.has(own) ? PREFIX : level);
      }
    }

    /** @param {SearchJudged} match @param {Uint16Array | undefined} masks @param {SearchAsked} asked */
    judgeTexts(match, masks, asked) {
      const store = this.storeOf(match.entry);
      const found = asked.words.length === 1 ? PHRASE : TOGETHER; // how well a text answers that has all that is wanted
      if (!masks || !store) { // its passages are still in a file
        if (match.mask === asked.wanted) match.level = Math.min(match.level, found);
        return;
      }
      const [first, end] = store.range(match.entry);
      let best = -1, most = 0;
      for (let record = first; record < end; record++) {
        const bits = masks[record];
        if (!bits) continue;
        match.hits++;
        const whole = asked.words.length > 1 && bits === asked.all && store.record(record).includes(asked.phrase);
        if (bits === asked.wanted) match.level = Math.min(match.level, whole ? PHRASE : found);
        const weight = this.weightOf(bits, whole, this.rows[match.entry][record - first]);
        if (weight > most) [best, most] = [record, weight];
      }
      if (match.level >= PHRASE) match.passage = best; // who looks for a title wants the page, not a place in it
    }

    /** How well a passage shows what was asked for.
     * @param {number} bits @param {boolean} whole @param {SearchRow} row */
    weightOf(bits, whole, row) {
      return 2 * (bitCount(bits) + (whole ? MAX_WORDS : 0)) + (this.isPlace(row) ? 1 : 0);
    }

    /** One number by which matches are sorted, the better the smaller: the parts count in their order.
     * @param {SearchJudged} match */
    orderOf({ entry, tier, missing, level, standing, borrowed, named, hits }) {
      const { state, titles } = this.entries[entry];
      // Among hits in titles the shorter title is nearer to the query; elsewhere length says nothing.
      const length = level < PHRASE ? Math.min(127, (titles.find(Boolean) || "").length) : 0;
      const rank = (((tier * 16 + missing) * 8 + standing) * 2 + (state === undefined ? 0 : 1)) * 16 + borrowed;
      return ((rank * 16 + MAX_WORDS - named) * 128 + length) * 64 + 63 - Math.min(63, hits);
    }
  }

  /** The level by which a match is sorted. How well its title answers does not help an entry that is not in force: what is in
   * force and has the words in its title comes first.
   * @param {number} level @param {number | undefined} state */
  function standingOf(level, state) {
    return state === undefined ? level : Math.max(level, IN_TITLE);
  }

  /** The place of a kind of which this is the best match: kinds of which a title or another name is the very query come first, then kinds with
   * hits in titles, then the rest; of these, kinds that have the words themselves; else kinds in their order.
   * @param {SearchJudged} match */
  function placeOf({ tier, standing, borrowed, missing, kind }) {
    const level = standing === EXACT ? 0 : standing < PHRASE ? 1 : standing;
    return PLACES * tier + 1e4 * missing + 100 * level + (borrowed ? 50 : 0) + kind;
  }

  /** The query as a name, with one of its words in other words.
   * @param {SearchWord[]} words */
  function otherKeys(words) {
    const stems = words.map((word) => word.stem);
    return new Set(words.flatMap(({ others = [] }, at) => others.map((other) => [...stems.slice(0, at), stem(other), ...stems.slice(at + 1)].join(" "))));
  }

  /** @param {number} kind @param {string} own @param {string} key @param {boolean} whole */
  function nameLevel(kind, own, key, whole) {
    if (kind === HandbookSearchIndex.TITLE) return own === key ? EXACT : own.startsWith(key) ? PREFIX : whole ? IN_TITLE : APART;
    return own === key ? EXACT : own.startsWith(key) ? NAMED : whole ? IN_TITLE : APART;
  }

  /** @param {number} bits */
  function bitCount(bits) {
    let count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
  }

  return Engine;
})();
