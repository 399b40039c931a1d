/* Finds entries: scans their folded texts for the folded words of a query, and ranks what it found. Knows nothing of the page. */
(function () {
  "use strict";

  const { Folding, WORDS, BLANKS, RUNS, isSpaced, stem, makeWord, occurrence, marked, distance } = globalThis.HandbookSearchText;

  // What a record is. A record is one searchable piece of an entry: a title, another name, or a passage.
  const TITLE = 0, NAME = 1, PASSAGE = 2, CONTEXT = 3;
  // How well an entry answers, best first.
  const EXACT = 0, PREFIX = 1, NAMED = 2, IN_TITLE = 3, PHRASE = 4, TOGETHER = 5, APART = 6;
  const MAX_WORDS = 12;
  const SNIPPET = 70; // characters, in either script
  const NEAR_RESULTS = 12;
  const NEAR_SHARE_OF_BEST = 0.5; // of the best entry's weight
  const NEAR_SHARE_OF_PIECES = 0.25; // of the query must occur at all

  // --- Blocks of entries --------------------------------------------------------------------------------------------

  class Block {
    constructor(entries, folding) {
      this.entries = entries;
      this.first = new Uint32Array(entries.length + 1); // entry → its first record
      const texts = [], kinds = [], owners = [];
      entries.forEach((entry, number) => {
        this.first[number] = texts.length;
        const add = (kind, text) => { texts.push(text); kinds.push(kind); owners.push(number); };
        entry.titles.forEach((title) => add(TITLE, title));
        add(NAME, entry.id);
        (entry.names || []).forEach((name) => add(NAME, name));
        if (entry.context) add(CONTEXT, entry.context);
        (entry.passages || []).forEach((passage) => add(PASSAGE, passage[1]));
      });
      this.first[entries.length] = texts.length;
      this.kinds = Uint8Array.from(kinds);
      this.owners = Uint32Array.from(owners);
      this.text = folding.fold(texts.join("\n"));
      this.starts = new Uint32Array(texts.length + 1); // record → its place in the folded text
      for (let record = 1, at = 0; record < texts.length; record++) {
        at = this.text.indexOf("\n", at) + 1;
        this.starts[record] = at;
      }
      this.starts[texts.length] = this.text.length + 1;
    }

    record(number) {
      return this.text.slice(this.starts[number], this.starts[number + 1] - 1);
    }

    /* Calls `found` with every record that holds the word, once each, in order. */
    scan(word, found) {
      let record = 0, hit = occurrence(this.text, word, 0);
      while (hit) {
        while (this.starts[record + 1] <= hit.start) record++;
        found(record);
        hit = occurrence(this.text, word, this.starts[record + 1]);
      }
    }

    firstPassage(entry) {
      for (let record = this.first[entry]; record < this.first[entry + 1]; record++) if (this.kinds[record] === PASSAGE) return record;
      return -1;
    }

    passage(record) {
      const entry = this.owners[record];
      return this.entries[entry].passages[record - this.firstPassage(entry)];
    }
  }

  // --- The engine ---------------------------------------------------------------------------------------------------

  class Engine {
    constructor(head) {
      this.head = head;
      this.folding = new Folding(head.folding);
      this.blocks = [];
      this.questions = new Set(head.questions.trim().split(/\s+/).map((word) => this.folding.fold(word)));
      const ideographic = [...this.questions].filter((word) => !isSpaced(word)).sort((a, b) => b.length - a.length);
      this.breaks = new RegExp(ideographic.join("|") || "$^", "g");
    }

    add(entries) {
      this.blocks.push(new Block(entries, this.folding));
    }

    /*
     * Answers {mode, total, counts: kind → number, groups: [{kind, total, results}]}.
     * mode: "all" (every word is there), "some" (words are missing), "near" (only pieces agree) or "none".
     * options.kind keeps one kind; options.limit is the number of results a group shows, options.limits[kind] that of one.
     */
    search(query, options) {
      const folded = this.folding.fold(query).trim();
      const words = this.words(query);
      const contents = this.contents(words);
      let mode = "all", found = this.holding(words, folded);
      if (!found.length && contents.length) found = this.holding(contents, folded);
      if (!found.length && words.length > 1) [mode, found] = ["some", this.holding(words, folded, true)];
      if (!found.length) [mode, found] = ["near", this.near(folded)];
      return this.grouped(found.length ? mode : "none", found, options || {});
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
    keyOf(folded) {
      const stems = (folded.match(WORDS) || []).filter((word) => !this.questions.has(word)).map(stem);
      return stems.join(" ");
    }

    /* The words without those that only ask, divided where they join; nothing if that changes nothing. */
    contents(words) {
      const pieces = unique(words.flatMap((word) => (word.text.replace(this.breaks, " ").match(RUNS) || [])))
        .filter((piece) => !this.questions.has(piece)).slice(0, MAX_WORDS);
      return pieces.join(" ") === words.map((word) => word.text).join(" ") ? [] : pieces.map(makeWord);
    }

    /* Entries that hold every word, or where some will do, at least one; best first. */
    holding(words, phrase, someWillDo) {
      if (!words.length) return [];
      const masks = this.masks(words);
      const wanted = (1 << words.length) - 1;
      const key = words.map((word) => word.stem).join(" ");
      phrase = phrase.replace(BLANKS, "");
      const found = [];
      this.blocks.forEach((block, index) => {
        masks[index].entries.forEach((mask, entry) => {
          if (mask === wanted || (someWillDo && mask)) found.push(this.judge(block, entry, masks[index], { words, phrase, key, mask, wanted }));
        });
      });
      return found.sort(better);
    }

    /* For each block: which words each record and each entry holds, as bits. */
    masks(words) {
      const masks = this.blocks.map((block) => ({ records: new Uint16Array(block.kinds.length), entries: new Uint16Array(block.entries.length) }));
      words.forEach((word, bit) => {
        if (!this.mark(word, bit, masks) && word.spaced && word.text.length > 2) {
          word.anywhere = true; // no word begins so, then look inside words
          this.mark(word, bit, masks);
        }
      });
      return masks;
    }

    mark(word, bit, masks) {
      let any = false;
      this.blocks.forEach((block, index) => {
        const { records, entries } = masks[index];
        block.scan(word, (record) => {
          any = true;
          records[record] |= 1 << bit;
          entries[block.owners[record]] |= 1 << bit;
        });
      });
      return any;
    }

    /* How well an entry answers, and the passage that shows it. */
    judge(block, entry, { records }, { words, phrase, key, mask, wanted }) {
      let level = APART, best = -1, bestBits = 0, hits = 0, named = 0;
      for (let record = block.first[entry]; record < block.first[entry + 1]; record++) {
        const bits = records[record];
        if (!bits) continue;
        const kind = block.kinds[record];
        if (kind <= NAME) {
          named = Math.max(named, bitCount(bits));
          level = Math.min(level, nameLevel(kind, this.keyOf(block.record(record)), key, bits === wanted));
          continue;
        }
        if (kind === CONTEXT) continue;
        hits++;
        const whole = words.length > 1 && block.record(record).includes(phrase);
        if (bits === wanted) level = Math.min(level, words.length === 1 || whole ? PHRASE : TOGETHER);
        const weight = bitCount(bits) + (whole ? MAX_WORDS : 0);
        if (weight > bestBits) [best, bestBits] = [record, weight];
      }
      const missing = words.filter((_, bit) => !(mask & (1 << bit)));
      const passage = level < PHRASE ? -1 : best; // who looks for a title wants the page, not a place in it
      return { block, entry, words, level, named, hits, passage, missing, kind: block.entries[entry].kind };
    }

    /* Entries that share pieces with the query, where nothing holds its words. */
    near(folded) {
      const found = this.sharing(this.grams(folded, 2));
      return found.length ? found : this.sharing(this.grams(folded, 1));
    }

    sharing(grams) {
      const weights = this.blocks.map((block) => ({ records: new Float32Array(block.kinds.length), entries: new Float32Array(block.entries.length) }));
      const found = grams.filter((gram) => this.weigh(gram, weights)).length;
      if (!found || found < grams.length * NEAR_SHARE_OF_PIECES) return [];
      const candidates = [];
      this.blocks.forEach((block, index) => weights[index].entries.forEach((weight, entry) => {
        if (weight) candidates.push(this.judgeNear(block, entry, weight, weights[index].records, grams));
      }));
      candidates.sort((a, b) => b.weight - a.weight || b.named - a.named);
      return candidates.filter((candidate) => candidate.weight >= NEAR_SHARE_OF_BEST * candidates[0].weight).slice(0, NEAR_RESULTS);
    }

    /* `size` neighbouring characters in Chinese; elsewhere words, and the known words that look like them. */
    grams(folded, size) {
      const runs = (folded.replace(this.breaks, " ").match(RUNS) || []).filter((run) => !this.questions.has(run));
      return unique(runs.flatMap((run) => {
        if (isSpaced(run)) return [run, ...this.lookalikes(run)];
        return Array.from({ length: Math.max(0, run.length - size + 1) }, (_, i) => run.slice(i, i + size));
      })).map(makeWord);
    }

    lookalikes(word) {
      if (word.length < 4) return [];
      const allowed = word.length < 8 ? 1 : 2;
      return this.vocabulary().filter((known) => Math.abs(known.length - word.length) <= allowed && distance(known, word, allowed) <= allowed);
    }

    /* Every word of alphabetic writing in the handbook; gathered when it is first needed. */
    vocabulary() {
      if (this.known && this.known.blocks === this.blocks.length) return this.known.words;
      this.known = { blocks: this.blocks.length, words: unique(this.blocks.flatMap((block) => unique(block.text.match(/[a-z]{3,}/g) || []))) };
      return this.known.words;
    }

    /* Adds the gram's weight, which is greater the fewer entries hold it, wherever it stands. */
    weigh(gram, weights) {
      const found = this.blocks.map((block) => { const records = []; block.scan(gram, (record) => records.push(record)); return records; });
      const size = this.blocks.reduce((sum, block) => sum + block.entries.length, 0);
      const holders = this.blocks.reduce((sum, block, i) => sum + new Set(found[i].map((record) => block.owners[record])).size, 0);
      if (!holders) return false;
      const weight = Math.log(1 + size / holders);
      this.blocks.forEach((block, index) => {
        let last = -1;
        for (const record of found[index]) {
          weights[index].records[record] += weight;
          if (block.owners[record] !== last) weights[index].entries[last = block.owners[record]] += weight;
        }
      });
      return true;
    }

    judgeNear(block, entry, weight, records, grams) {
      let passage = -1, best = 0, named = 0;
      for (let record = block.first[entry]; record < block.first[entry + 1]; record++) {
        if (block.kinds[record] <= NAME) named = Math.max(named, records[record]);
        else if (block.kinds[record] === PASSAGE && records[record] > best) [passage, best] = [record, records[record]];
      }
      const top = Math.max(best, named);
      return { block, entry, words: grams, level: APART, named, passage, missing: [], kind: block.entries[entry].kind, weight: weight + top };
    }

    // --- What is shown ------------------------------------------------------------------------------------------------

    grouped(mode, found, { kind, limit = 5, limits = {} }) {
      const counts = {}, groups = new Map();
      for (const match of found) {
        const id = this.head.kinds[match.kind].id;
        counts[id] = (counts[id] || 0) + 1;
        if (kind && kind !== id) continue;
        if (!groups.has(id)) groups.set(id, { kind: id, order: match.kind, title: this.head.kinds[match.kind].title, matches: [] });
        groups.get(id).matches.push(match);
      }
      const ordered = [...groups.values()];
      if (mode !== "near") ordered.sort((a, b) => place(a.matches[0]) - place(b.matches[0]) || a.order - b.order);
      return {
        mode, total: found.length, counts,
        groups: ordered.map(({ kind: id, title, matches }) => ({
          kind: id, title, total: matches.length,
          results: matches.slice(0, limits[id] || limit).map((match) => this.result(match)),
        })),
      };
    }

    result({ block, entry: number, words, passage, missing, kind }) {
      const entry = block.entries[number];
      const [part, text, key = "", label = "", language = ""] = passage >= 0 ? block.passage(passage) : (entry.passages || [])[0] || [-1, ""];
      const { title, titleLanguage, other } = this.titles(entry, words);
      const page = this.head.root + this.head.kinds[kind].address.replace("*", entry.id);
      const anchor = passage >= 0 && !page.includes("#") ? this.head.parts[part].anchor.replace("*", key) : "";
      return {
        kind: this.head.kinds[kind].id, id: entry.id, title, titleLanguage, other,
        address: anchor ? `${page}#${anchor}` : page,
        label: part >= 0 ? this.head.parts[part].label.replace("{number}", label) : "",
        snippet: marked(this.folding, text, words, SNIPPET), snippetLanguage: language,
        context: entry.context || "",
        state: entry.state === undefined ? "" : this.head.states[entry.state],
        missing: missing.map((word) => word.typed),
      };
    }

    /* The title to show, marked; and the title or name in which the words were found, if that is another one. */
    titles(entry, words) {
      const shown = Math.max(0, entry.titles.findIndex(Boolean));
      const title = marked(this.folding, entry.titles[shown], words, Infinity);
      const hit = title.some((piece) => piece.mark);
      const others = [...entry.titles.map((text, i) => ({ text, language: this.head.languages[i] })).slice(shown + 1),
        ...(entry.names || []).map((text) => ({ text, language: "" })), { text: entry.id, language: "en" }];
      const other = hit ? null : others.map(({ text, language }) => ({ language, pieces: marked(this.folding, text, words, Infinity) }))
        .find(({ pieces }) => pieces.some((piece) => piece.mark));
      return { title, titleLanguage: shown ? this.head.languages[shown] : "", other: other || null };
    }
  }

  function nameLevel(kind, own, key, whole) {
    if (kind === TITLE) return own === key ? EXACT : own.startsWith(key) ? PREFIX : whole ? IN_TITLE : APART;
    return own === key || own.startsWith(key) ? NAMED : whole ? IN_TITLE : APART;
  }

  function better(a, b) {
    return a.missing.length - b.missing.length || a.level - b.level || notInForce(a) - notInForce(b) || b.named - a.named
      || titleLength(a) - titleLength(b) || b.hits - a.hits;
  }

  /* Kinds of which a title is the very query come first, then kinds with hits in titles, then the rest. */
  function place({ level, missing }) {
    return missing.length * 3 + (level === EXACT ? 0 : level < PHRASE ? 1 : 2);
  }

  function notInForce({ block, entry }) {
    return block.entries[entry].state === undefined ? 0 : 1;
  }

  /* Among hits in titles the shorter title is nearer to the query; elsewhere length says nothing. */
  function titleLength(match) {
    return match.level < PHRASE ? match.block.entries[match.entry].titles.find(Boolean).length : 0;
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
