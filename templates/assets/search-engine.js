/* Answers queries from an index: which entries hold the words, how well, and in which order. Knows nothing of the page. */
(function () {
  "use strict";

  const { WORDS, BLANKS, RUNS, isSpaced, stem, makeWord } = globalThis.HandbookSearchText;
  const { TITLE } = globalThis.HandbookSearchKinds;
  const Index = globalThis.HandbookSearchIndex;
  const Near = globalThis.HandbookSearchNear;
  const Results = globalThis.HandbookSearchResults;

  // How well an entry answers, best first. PARTLY: some words are in a title, the others in texts.
  const EXACT = 0, PREFIX = 1, NAMED = 2, IN_TITLE = 3, PHRASE = 4, PARTLY = 5, TOGETHER = 6, APART = 7;
  const IDEOGRAPHS = /^[\u3400-\u9fff]+$/;
  const MAX_WORDS = 12;
  const PLACES = 1e6; // of kinds, in one tier
  const FEW = 5; // results, of which none has the query in its title: then what comes near is added

  class Engine extends Index {
    constructor(head) {
      super(head);
      this.questions = new Set(head.questions.trim().split(/\s+/).map((word) => this.folding.fold(word)));
      const ideographic = [...this.questions].filter((word) => !isSpaced(word)).sort((a, b) => b.length - a.length);
      this.breaks = new RegExp(ideographic.join("|") || "$^", "g");
      this.near = new Near(this);
      this.results = new Results(this);
    }

    add(entries) {
      super.add(entries);
      this.keys = []; // record of a name → the name as its stems
    }

    // --- Answers ------------------------------------------------------------------------------------------------------

    /*
     * Answers {mode, total, counts, groups: [{kind, total, results}], wanted}.
     * mode: "all" (every word is there), "some" (words are missing), "near" (only pieces agree), "none", or "loading".
     * counts: {kinds, posts, scopes}, each id → number of results there would be if that were chosen.
     * wanted: files to be loaded; the same question then gets a better answer.
     * options.kind, .post, .scope keep one kind, post and scope; options.limit is the number of results a group shows,
     * options.limits[kind] that of one.
     */
    search(query, options) {
      this.wanted.clear();
      const { mode, found } = this.answer(query);
      return { mode, ...this.results.grouped(found, options || {}), wanted: [...this.wanted] };
    }

    answer(query) {
      const folded = this.folding.fold(query).trim();
      const words = this.words(query);
      const contents = this.contents(words);
      const masks = this.masks(words);
      let found = this.holding(words, masks, folded);
      if (!found.length) found = this.holding(contents, this.masks(contents), folded);
      if (found.length) return { mode: "all", found: this.widened(found, contents, folded) };
      if (words.length > 1) found = this.holding(words, masks, folded, { someWillDo: true });
      if (found.length) return { mode: "some", found };
      if (!this.wanted.size) found = this.nearest(folded, 0);
      return { mode: found.length ? "near" : this.wanted.size ? "loading" : "none", found };
    }

    /* A few hits in texts may not be all that was meant: behind them come those of the query's parts, and what comes near. */
    widened(found, contents, folded) {
      if (found.length >= FEW || found[0].level < PHRASE || folded.length < 4) return found;
      const more = [...found];
      const known = new Set(found.map((match) => match.entry));
      for (const match of [...this.holding(contents, this.masks(contents), folded, { tier: 1 }), ...this.nearest(folded, 2)]) {
        if (!known.has(match.entry)) more.push(match);
        known.add(match.entry);
      }
      return more;
    }

    nearest(folded, tier) {
      this.prepare();
      return this.near.find(folded).map((match, order) => ({
        ...match, tier, missing: 0, kind: this.entries[match.entry].kind, order, place: PLACES * (tier + 1) + order, // the nearest first
      }));
    }

    /* The words of a query that name something (all of them, if none does), each once; `typed` is how the reader wrote it. */
    words(query) {
      const found = new Map();
      for (const [piece] of query.matchAll(/\S+/g)) { // a blank divides words here, even between Chinese and Latin writing
        const places = [];
        for (const { 0: text, index } of this.folding.fold(piece, places).matchAll(WORDS)) {
          found.set(text, { ...makeWord(text), typed: piece.slice(places[index], places[index + text.length - 1] + 1) });
        }
      }
      const naming = [...found.values()].filter((word) => !this.questions.has(word.text));
      return (naming.length ? naming : [...found.values()]).slice(0, MAX_WORDS);
    }

    /* A title or name as its stems, without words that only ask or join, so that it can be compared with a query's. */
    keyOf(record) {
      if (this.keys[record] === undefined) {
        const name = this.names.record(record);
        const words = IDEOGRAPHS.test(name) ? [name] : name.match(WORDS) || [];
        this.keys[record] = words.filter((word) => !this.questions.has(word)).map(stem).join(" ");
      }
      return this.keys[record];
    }

    /* The words without those that only ask, divided where they join; nothing if that changes nothing. */
    contents(words) {
      const pieces = unique(words.flatMap((word) => (word.text.replace(this.breaks, " ").match(RUNS) || [])))
        .filter((piece) => !this.questions.has(piece)).slice(0, MAX_WORDS);
      return pieces.join(" ") === words.map((word) => word.text).join(" ") ? [] : pieces.map(makeWord);
    }

    /* Entries that hold every word, or where some will do, at least one; best first. */
    holding(words, masks, phrase, { someWillDo = false, tier = 0 } = {}) {
      if (!words.length) return [];
      const all = (1 << words.length) - 1;
      const asked = {
        words, all, tier, wanted: someWillDo ? masks.known : all, phrase: phrase.replace(BLANKS, ""), key: words.map((word) => word.stem).join(" "),
      };
      const found = [];
      masks.entries.forEach((mask, entry) => {
        if (mask === all || (someWillDo && mask)) found.push(this.judge(entry, masks, asked));
      });
      return found.sort((a, b) => a.order - b.order);
    }

    /* How well an entry answers, and the passage that shows it. */
    judge(entry, masks, asked) {
      const mask = masks.entries[entry];
      const match = {
        entry, mask, words: asked.words, tier: asked.tier, kind: this.entries[entry].kind,
        level: APART, named: 0, hits: 0, passage: -1, missing: bitCount(asked.all & ~mask), order: 0,
      };
      this.judgeNames(match, masks.names, asked);
      this.judgeTexts(match, mask, masks.texts[this.chunkOf(entry)], asked);
      if (match.level > PARTLY && match.named) match.level = PARTLY;
      match.standing = standingOf(match.level, this.entries[entry].state);
      match.order = this.orderOf(match);
      match.place = placeOf(match);
      return match;
    }

    judgeNames(match, masks, { wanted, key }) {
      const [first, end] = this.names.range(match.entry);
      for (let record = first; record < end; record++) {
        const bits = masks[record];
        if (!bits || !this.isName(record)) continue;
        match.named = Math.max(match.named, bitCount(bits));
        match.level = Math.min(match.level, nameLevel(this.nameKinds[record], this.keyOf(record), key, bits === wanted));
      }
    }

    judgeTexts(match, mask, masks, { words, all, wanted, phrase }) {
      const single = words.length === 1;
      if (!masks) { // its passages are still in a file
        if (mask === wanted) match.level = Math.min(match.level, single ? PHRASE : TOGETHER);
        return;
      }
      const store = this.storeOf(match.entry);
      const [first, end] = store.range(match.entry);
      let best = -1, most = 0;
      for (let record = first; record < end; record++) {
        const bits = masks[record];
        if (!bits) continue;
        match.hits++;
        const whole = !single && bits === all && store.record(record).includes(phrase);
        if (bits === wanted) match.level = Math.min(match.level, single || whole ? PHRASE : TOGETHER);
        const weight = 2 * (bitCount(bits) + (whole ? MAX_WORDS : 0)) + (this.isPlace(this.rows[match.entry][record - first]) ? 1 : 0);
        if (weight > most) [best, most] = [record, weight];
      }
      if (match.level >= PHRASE) match.passage = best; // who looks for a title wants the page, not a place in it
    }

    /* One number by which matches are sorted, the better the smaller: the parts count in their order. */
    orderOf({ entry, tier, missing, level, standing, named, hits }) {
      const { state, titles } = this.entries[entry];
      // Among hits in titles the shorter title is nearer to the query; elsewhere length says nothing.
      const length = level < PHRASE ? Math.min(127, titles.find(Boolean).length) : 0;
      const rank = ((tier * 16 + missing) * 8 + standing) * 2 + (state === undefined ? 0 : 1);
      return ((rank * 16 + MAX_WORDS - named) * 128 + length) * 64 + 63 - Math.min(63, hits);
    }

  }

  /* The level by which a match is sorted. How well its title answers does not help an entry that is not in force: what is in
     force and has the words in its title comes first. */
  function standingOf(level, state) {
    return state === undefined ? level : Math.max(level, IN_TITLE);
  }

  /* The place of a kind of which this is the best match: kinds of which a title is the very query come first, then kinds with
     hits in titles, then the rest; else kinds in their order. */
  function placeOf({ tier, standing, missing, kind }) {
    return PLACES * tier + 1e4 * missing + (standing === EXACT ? 0 : standing < PHRASE ? 100 : 100 * standing) + kind;
  }

  function nameLevel(kind, own, key, whole) {
    if (kind === TITLE) return own === key ? EXACT : own.startsWith(key) ? PREFIX : whole ? IN_TITLE : APART;
    return own === key || own.startsWith(key) ? NAMED : whole ? IN_TITLE : APART;
  }

  function unique(items) {
    return [...new Set(items)];
  }

  function bitCount(bits) {
    let count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
  }

  globalThis.HandbookSearchEngine = Engine;
})();
