/* Finds entries: folds texts and queries alike, scans the folded texts, ranks what it found. Knows nothing of the page. */
(function () {
  "use strict";

  // What a record is. A record is one searchable piece of an entry: a title, another name, or a passage.
  const TITLE = 0, NAME = 1, PASSAGE = 2, CONTEXT = 3;
  // How well an entry answers, best first.
  const EXACT = 0, PREFIX = 1, NAMED = 2, IN_TITLE = 3, PHRASE = 4, TOGETHER = 5, APART = 6;
  const MAX_WORDS = 12;
  const SNIPPET = 70; // characters, in either script
  const BEFORE_HIT = 18;
  const NEAR_RESULTS = 12;
  const NEAR_SHARE_OF_BEST = 0.5; // of the best entry's weight
  const NEAR_SHARE_OF_PIECES = 0.25; // of the query must occur at all
  const FIRST_CJK = 0x2e80;

  // --- Folding ------------------------------------------------------------------------------------------------------

  const UNKNOWN = 0, LONG = 0xffff, SPACE = 32, BREAK = 10;

  class Folding {
    /* `pairs`: a character, what it folds to, the next character, … */
    constructor(pairs) {
      this.single = new Uint16Array(0x10000); // unit → the one unit it folds to
      this.longer = new Map(); // unit → the units it folds to, where they are none or several
      this.pairs = new Map();
      for (let i = 0; i < pairs.length; i += 2) this.pairs.set(pairs[i], pairs[i + 1]);
    }

    learn(unit) {
      const plain = String.fromCharCode(unit).normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
      const folded = Array.from(plain, (character) => this.pairs.get(character) || character).join("");
      if (folded.length === 1 && folded !== "\uffff" && folded !== "\0") this.single[unit] = folded.charCodeAt(0);
      else {
        this.single[unit] = LONG;
        this.longer.set(unit, Array.from({ length: folded.length }, (_, i) => folded.charCodeAt(i)));
      }
    }

    /* The folded text. `places` (if given) receives, for each folded unit, the place of the unit that it came from. */
    fold(text, places) {
      const { single, longer } = this;
      let out = new Uint16Array(text.length + 16);
      let size = 0;
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (single[unit] === UNKNOWN) this.learn(unit);
        if (single[unit] !== LONG) {
          if (unit === SPACE && joins(text, i)) continue;
          if (places) places[size] = i;
          out[size++] = single[unit];
          continue;
        }
        const units = longer.get(unit);
        if (size + units.length + (text.length - i) > out.length) out = enlarged(out, units.length);
        for (const folded of units) {
          if (places) places[size] = i;
          out[size++] = folded;
        }
      }
      if (places) places[size] = text.length;
      return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(out.subarray(0, size));
    }
  }

  function enlarged(array, more) {
    const larger = new Uint16Array(array.length * 2 + more);
    larger.set(array);
    return larger;
  }

  /* Whether the blank at `i` stands between Chinese and Latin writing, where some authors set one and others do not. */
  function joins(text, i) {
    const before = text.charCodeAt(i - 1), after = text.charCodeAt(i + 1);
    return (isIdeograph(before) && isAlphanumeric(after)) || (isAlphanumeric(before) && isIdeograph(after));
  }

  function isIdeograph(unit) {
    return unit >= 0x3400 && unit <= 0x9fff;
  }

  function isAlphanumeric(unit) {
    return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  }

  /* Letters and digits of writing that sets blanks between words. */
  function isWordUnit(unit) {
    return isAlphanumeric(unit) || (unit >= 0xc0 && unit < FIRST_CJK && /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)));
  }

  // --- Words --------------------------------------------------------------------------------------------------------

  const WORDS = /[\p{L}\p{N}]+(?:[-.:/'’][\p{L}\p{N}]+)*/gu;
  const BLANKS = /(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/g; // Chinese writes a phrase without them
  const RUNS = /[\u3400-\u9fff]+|[^\u3400-\u9fff\P{L}]+|\p{N}+/gu;

  function isSpaced(word) {
    for (let i = 0; i < word.length; i++) if (!isWordUnit(word.charCodeAt(i)) && !"-.:/'’".includes(word[i])) return false;
    return true;
  }

  /* Light English stemming: plurals, -ed, -ing, so that "copies" finds "copy" and "filing" finds "files". */
  function stem(word) {
    if (!/^[a-z]{3,}$/.test(word)) return word;
    let root = word;
    if (/(?:ss|x|z|ch|sh)es$/.test(word)) root = word.slice(0, -2);
    else if (/[^s]s$/.test(word)) root = word.slice(0, -1);
    const bare = root.replace(/(?:ing|ed)$/, "");
    if (bare !== root && bare.length >= 3 && /[aeiouy]/.test(bare)) root = bare.replace(/([^aeiouylsz])\1$/, "$1");
    return root.replace(/ie$|y$/, "i").replace(/e$/, "");
  }

  /* What stands in a text where the word does: {start, end} or null, at or after `from`. */
  function occurrence(text, word, from) {
    if (!word.spaced || word.anywhere) {
      const start = text.indexOf(word.text, from);
      return start < 0 ? null : { start, end: start + word.text.length };
    }
    for (let start = text.indexOf(word.root, from); start >= 0; start = text.indexOf(word.root, start + 1)) {
      if (start > 0 && isWordUnit(text.charCodeAt(start - 1))) continue;
      if (text.startsWith(word.text, start)) return { start, end: start + word.text.length };
      let end = start;
      while (end < text.length && isWordUnit(text.charCodeAt(end))) end++;
      if (stem(text.slice(start, end)) === word.stem) return { start, end };
    }
    return null;
  }

  function makeWord(text) {
    const stemmed = stem(text);
    return { text, spaced: isSpaced(text), stem: stemmed, root: stemmed === text ? text : stemmed.replace(/i$/, ""), anywhere: false };
  }

  // --- Blocks of entries --------------------------------------------------------------------------------------------

  class Block {
    constructor(entries, head, folding) {
      this.entries = entries;
      this.first = new Uint32Array(entries.length + 1); // entry → its first record
      const texts = [], kinds = [], owners = [];
      entries.forEach((entry, number) => {
        this.first[number] = texts.length;
        const add = (kind, text) => { texts.push(text); kinds.push(kind); owners.push(number); };
        entry.titles.forEach((title) => add(TITLE, title));
        add(NAME, entry.id);
        (entry.names || []).forEach((name) => add(NAME, name));
        if (entry.context !== undefined) add(CONTEXT, head.contexts[entry.context]);
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
      this.blocks.push(new Block(entries, this.head, this.folding));
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

    /* Entries that hold every word, or as many as any entry does, best first. */
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
        snippet: this.marked(text, words, SNIPPET), snippetLanguage: language,
        context: entry.context === undefined ? "" : this.head.contexts[entry.context],
        state: entry.state === undefined ? "" : this.head.states[entry.state],
        missing: missing.map((word) => word.typed),
      };
    }

    /* The title to show, marked; and the title or name in which the words were found, if that is another one. */
    titles(entry, words) {
      const shown = Math.max(0, entry.titles.findIndex(Boolean));
      const title = this.marked(entry.titles[shown], words, Infinity);
      const hit = title.some((piece) => piece.mark);
      const others = [...entry.titles.map((text, i) => ({ text, language: this.head.languages[i] })).slice(shown + 1),
        ...(entry.names || []).map((text) => ({ text, language: "" })), { text: entry.id, language: "en" }];
      const other = hit ? null : others.map(({ text, language }) => ({ language, pieces: this.marked(text, words, Infinity) }))
        .find(({ pieces }) => pieces.some((piece) => piece.mark));
      return { title, titleLanguage: shown ? this.head.languages[shown] : "", other: other || null };
    }

    /* A text as pieces [{text, mark}], cut to about `size` characters around the first hit. */
    marked(text, words, size) {
      const places = [];
      const folded = this.folding.fold(text, places);
      const hits = [];
      for (const word of words) {
        for (let hit = occurrence(folded, word, 0); hit; hit = occurrence(folded, word, hit.end)) {
          hits.push([places[hit.start], places[hit.end - 1] + 1]);
        }
      }
      const [from, to] = cut(text, hits.length ? Math.min(...hits.map((hit) => hit[0])) : 0, size);
      return pieces(text, merged(hits), from, to);
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

  function cut(text, hit, size) {
    const spaced = /^[\x00-\u2027]*$/.test(text); // letters are half as wide as ideographs, and words stay whole
    const wide = spaced ? size * 2 : size;
    if (text.length <= wide) return [0, text.length];
    let from = Math.max(0, Math.min(hit - (spaced ? BEFORE_HIT * 2 : BEFORE_HIT), text.length - wide));
    let to = Math.min(text.length, from + wide);
    if (spaced && from > 0) from = Math.min(hit, text.indexOf(" ", from) + 1 || from);
    if (spaced && to < text.length) to = Math.max(text.lastIndexOf(" ", to), hit + 1);
    return [from, to];
  }

  function merged(hits) {
    const all = [];
    for (const [start, end] of hits.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      const last = all[all.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else all.push([start, end]);
    }
    return all;
  }

  function pieces(text, hits, from, to) {
    const out = from > 0 ? [{ text: "…", mark: false }] : [];
    let at = from;
    for (const [start, end] of hits) {
      if (end <= from || start >= to) continue;
      if (start > at) out.push({ text: text.slice(at, start), mark: false });
      out.push({ text: text.slice(Math.max(at, start), Math.min(end, to)), mark: true });
      at = Math.min(end, to);
    }
    if (at < to) out.push({ text: text.slice(at, to), mark: false });
    if (to < text.length) out.push({ text: "…", mark: false });
    return out;
  }

  /* How many letters must be changed, added, left out or swapped to get from one word to the other; `limit` + 1 if more than that. */
  function distance(one, other, limit) {
    let before = [], above = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > limit) return limit + 1;
      [before, above] = [above, row];
    }
    return above[other.length];
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
