/* The index of one language: the folded texts of its entries, what is loaded of them, and which of them hold which words. */

/**
 * What generator/searching/render.py hands over, once for each language. `chunk` and `words` are there in a divided index only.
 * @typedef {object} SearchHead
 * @property {string} language
 * @property {string[]} languages the page's own, then the others
 * @property {string} root
 * @property {Record<string, string>} texts
 * @property {{ id: string, title: string, address: string, tells: boolean }[]} kinds `tells`: the title of one tells what may happen to a thing
 * @property {{ label: string, anchor: string }[]} parts
 * @property {string[]} states
 * @property {SearchFacet[]} posts
 * @property {SearchFacet[]} scopes
 * @property {string} questions words that only ask
 * @property {string} folding
 * @property {SearchAsking} asking
 * @property {Record<string, string>} days the days that a question may ask for, and what their lists are called
 * @property {Record<string, string>} aspects what a question may ask for, and what the answer is called
 * @property {string[]} said texts of answers
 * @property {string[][]} synonyms
 * @property {string} home the handbook, by which the first page keeps the reader's post
 * @property {string[]} suggestions
 * @property {string[]} files
 * @property {number} [chunk]
 * @property {string[]} [words]
 *
 * @typedef {{ id: string, title: string }} SearchFacet
 *
 * An entry: numbers stand for what the head lists.
 * @typedef {object} SearchEntry
 * @property {number} kind
 * @property {string} id
 * @property {string[]} titles one a language, some of them empty
 * @property {string[]} [names]
 * @property {string[]} [alike] how others call it
 * @property {string} [context]
 * @property {number[]} [posts]
 * @property {number[]} [scopes]
 * @property {number} [state]
 * @property {SearchAnswerRow[]} [answers]
 * @property {SearchRule} [rule]
 *
 * What an entry answers: aspect, text and, where it is of a part of the entry, the passage that names the part; `beside`
 * is a text of what stands elsewhere.
 * @typedef {[aspect: number, text: number, passage?: number, beside?: number]} SearchAnswerRow
 *
 * A passage: part, key, number, language; what is empty at the end is left out.
 * @typedef {[part: number, key?: string, number?: string, language?: string]} SearchRow
 *
 * Which words every record and every entry holds, as bits.
 * @typedef {object} SearchMasks
 * @property {number} known the words that are anywhere
 * @property {Uint16Array} entries
 * @property {Uint16Array} own
 * @property {Uint16Array} names
 * @property {Uint16Array[]} texts
 */

var HandbookSearchIndex = (function () {
  "use strict";

  const { Folding, makeWord } = HandbookSearchText;
  const { gramsOf, common, GramsInMemory, GramsInFiles } = HandbookSearchGrams;

  /** @type {never[]} */
  const NONE = [];
  const NO_MASKS = new Uint16Array(0);
  const TITLE = 0, NAME = 1, CONTEXT = 2; // what a record of the store of names is; the last is found, but is no name

  class Index {
    /** @param {SearchHead} head */
    constructor(head) {
      this.head = head;
      this.folding = new Folding(head.folding);
      /** @type {Set<string>} */
      this.wanted = new Set(); // files without which the last answer was not complete
      /** @type {SearchRow[][]} */
      this.rows = []; // entry → its passages, where they are here
      /** @type {SearchStore[]} */
      this.chunks = []; // stores of passages
      this.chunkSize = head.chunk || Infinity; // entries whose passages are in one file, in a divided index
      /** @type {SearchEntry[]} */
      this.entries = [];
      this.names = this.storeOfNames();
      this.nameKinds = new Uint8Array(0);
      /** @type {{ stores: number, words: string[] } | null} */
      this.known = null; // the words of alphabetic writing, and of how many stores they are
      /** @type {{ of: string[], set: Set<string> }} */
      this.knownSet = { of: NONE, set: new Set() };
      /** @type {SearchGrams} */
      this.grams = new GramsInMemory([this.names]);
      this.add([]);
    }

    get isDivided() {
      return this.chunkSize !== Infinity;
    }

    /** All entries. Their passages come by `addPassages`, all at once unless the index is divided.
     * @param {SearchEntry[]} entries */
    add(entries) {
      this.entries = entries;
      this.names = this.storeOfNames();
      this.nameKinds = new Uint8Array(this.names.records).fill(NAME);
      entries.forEach(({ titles, alike = NONE }, entry) => {
        const [first, end] = this.names.range(entry);
        this.nameKinds.fill(TITLE, first, first + titles.length);
        this.nameKinds.fill(CONTEXT, end - 1 - alike.length, end);
      });
      this.known = null;
      if (this.isDivided) this.grams = new GramsInFiles(this.head.language, this.wanted);
      else this.addPassages(0, entries.map(() => NONE), "");
    }

    storeOfNames() {
      const texts = this.entries.map(nameTexts);
      return new HandbookSearchStore(texts.map((own) => own.length), texts.flat().join("\n"), this.folding);
    }

    /** The passages of the entries of one chunk: [part, key, number, language] each, and their texts, a line each.
     * @param {number} chunk @param {SearchRow[][]} rows @param {string} lines */
    addPassages(chunk, rows, lines) {
      const from = this.isDivided ? chunk * this.chunkSize : 0;
      rows.forEach((row, number) => { this.rows[from + number] = row; });
      this.chunks[chunk] = new HandbookSearchStore(rows.map((row) => row.length), lines, this.folding, from);
      if (!this.isDivided) this.grams = new GramsInMemory([this.names, this.chunks[0]]);
    }

    /** @param {number} shard @param {Record<string, number[]>} postings */
    addGrams(shard, postings) {
      if (this.grams instanceof GramsInFiles) this.grams.add(shard, postings);
    }

    /* Makes ready what would make a first question slow. */
    prepare() {
      if (!this.grams.isReady) this.grams.build();
    }

    /** @param {number} entry */
    chunkOf(entry) {
      return this.isDivided ? Math.floor(entry / this.chunkSize) : 0;
    }

    /** @param {number} entry @returns {SearchStore | undefined} */
    storeOf(entry) {
      return this.chunks[this.chunkOf(entry)];
    }

    /** @param {number} record */
    isName(record) {
      return this.nameKinds[record] <= NAME;
    }

    /* Every word of alphabetic writing that is here; gathered when it is first needed. */
    vocabulary() {
      const stores = [this.names, ...this.chunks.filter(Boolean)];
      if (!this.known || this.known.stores !== stores.length) {
        const words = stores.flatMap((store) => store.text.match(/[a-z]{3,}/g) || NONE);
        this.known = { stores: stores.length, words: [...new Set([...(this.head.words || NONE), ...words])] };
      }
      return this.known.words;
    }

    /** Whether a folded text stands anywhere, or may do so in what is not loaded.
     * @param {string} text */
    mayHave(text) {
      return this.isDivided || [this.names, ...this.chunks].some((store) => store.text.includes(text));
    }

    /* The same as a set. */
    vocabularySet() {
      const of = this.vocabulary();
      if (this.knownSet.of !== of) this.knownSet = { of, set: new Set(of) };
      return this.knownSet.set;
    }

    /** Whether the title of an entry tells what may happen to a thing: it answers only who asks for just that.
     * @param {number} entry */
    isTold(entry) {
      return this.head.kinds[this.entries[entry].kind].tells;
    }

    /** Whether a passage has a place of its own on the page.
     * @param {SearchRow} row */
    isPlace([part]) {
      return this.head.parts[part].anchor !== "";
    }

    // --- Who holds what -----------------------------------------------------------------------------------------------

    /** Which words each record and each entry holds, as bits; `known` are the words that are anywhere, `own` those that an entry holds as
     * they were asked, and not only in other words of the same meaning.
     * @param {SearchWord[]} words */
    masks(words) {
      /** @type {SearchMasks} */
      const masks = {
        known: 0, entries: new Uint16Array(this.entries.length), own: NO_MASKS, names: new Uint16Array(this.names.records),
        texts: this.chunks.map((store) => new Uint16Array(store.records)),
      };
      words.forEach((word, number) => this.mark(word, 1 << number, masks));
      masks.own = masks.entries.slice();
      words.forEach((word, number) => {
        for (const other of word.others || NONE) this.mark(makeWord(other), 1 << number, masks);
        if (!(masks.known & (1 << number)) && word.spaced && word.text.length > 2) {
          word.anywhere = true; // no word begins so, then look inside words
          this.mark(word, 1 << number, masks);
        }
      });
      return masks;
    }

    /** @param {SearchWord} word @param {number} bit @param {SearchMasks} masks */
    mark(word, bit, masks) {
      let any = false;
      const candidates = this.candidates(word);
      /** @type {(store: SearchStore, records: Uint16Array, some: Iterable<number> | null) => void} */
      const markIn = (store, records, some) => store.scan(word, some, (record) => {
        any = true;
        records[record] |= bit;
        masks.entries[store.owners[record]] |= bit;
      });
      markIn(this.names, masks.names, this.isDivided ? null : candidates);
      this.chunks.forEach((store, chunk) => markIn(store, masks.texts[chunk], this.isDivided ? null : candidates));
      if (this.isDivided) {
        for (const entry of candidates || NONE) {
          if (this.storeOf(entry)) continue;
          any = true;
          masks.entries[entry] |= bit; // its text will tell whether that is true
        }
      }
      if (any) masks.known |= bit;
    }

    /** The entries that may hold a word, in order; null if that is not known.
     * @param {SearchWord} word @returns {ArrayLike<number> & Iterable<number> | null} */
    candidates(word) {
      const grams = this.grams.isReady ? gramsOf(word) : [];
      if (grams.length) return common(grams.map((gram) => this.grams.holders(gram)));
      return this.isDivided ? [] : null;
    }
  }

  /** The texts by which an entry is found: titles, names, context. A number is also found without its punctuation.
   * @param {SearchEntry} entry */
  function nameTexts({ titles, id, names = NONE, alike = NONE, context = "" }) {
    const texts = [...titles, id];
    for (const name of names) {
      const bare = name.replace(/[^\p{L}\p{N}]+/gu, "");
      texts.push(name);
      if (bare && bare !== name) texts.push(bare);
    }
    texts.push(context, ...alike);
    return texts;
  }

  return Object.assign(Index, { TITLE });
})();
