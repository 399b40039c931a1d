/* The index of one language: the folded texts of its entries, what is loaded of them, and which of them hold which words. */
(function () {
  "use strict";

  const { Folding } = globalThis.HandbookSearchText;
  const { gramsOf, common, GramsInMemory, GramsInFiles } = globalThis.HandbookSearchGrams;
  const Store = globalThis.HandbookSearchStore;

  const NONE = [];
  const TITLE = 0, NAME = 1, CONTEXT = 2; // what a record of the store of names is; the last is found, but is no name

  class Index {
    constructor(head) {
      this.head = head;
      this.folding = new Folding(head.folding);
      this.wanted = new Set(); // files without which the last answer was not complete
      this.rows = []; // entry → its passages, where they are here
      this.chunks = []; // stores of passages
      this.chunkSize = head.chunk || Infinity; // entries whose passages are in one file, in a divided index
      this.add([]);
    }

    get isDivided() {
      return this.chunkSize !== Infinity;
    }

    /* All entries. Their passages come by `addPassages`, all at once unless the index is divided. */
    add(entries) {
      this.entries = entries;
      const texts = entries.map(nameTexts);
      this.names = new Store(texts.map((own) => own.length), texts.flat().join("\n"), this.folding);
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

    /* The passages of the entries of one chunk: [part, key, number, language] each, and their texts, a line each. */
    addPassages(chunk, rows, lines) {
      const from = this.isDivided ? chunk * this.chunkSize : 0;
      rows.forEach((row, number) => { this.rows[from + number] = row; });
      this.chunks[chunk] = new Store(rows.map((row) => row.length), lines, this.folding, from);
      if (!this.isDivided) this.grams = new GramsInMemory([this.names, this.chunks[0]]);
    }

    addGrams(shard, postings) {
      this.grams.add(shard, postings);
    }

    /* Makes ready what would make a first question slow. */
    prepare() {
      if (!this.grams.isReady) this.grams.build();
    }

    chunkOf(entry) {
      return this.isDivided ? Math.floor(entry / this.chunkSize) : 0;
    }

    storeOf(entry) {
      return this.chunks[this.chunkOf(entry)];
    }

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

    /* Whether a passage has a place of its own on the page. */
    isPlace([part]) {
      return this.head.parts[part].anchor !== "";
    }

    // --- Who holds what -----------------------------------------------------------------------------------------------

    /* Which words each record and each entry holds, as bits; `known` are the words that are anywhere. */
    masks(words) {
      const masks = {
        known: 0, entries: new Uint16Array(this.entries.length), names: new Uint16Array(this.names.records),
        texts: this.chunks.map((store) => new Uint16Array(store.records)),
      };
      words.forEach((word, number) => {
        if (!this.mark(word, 1 << number, masks) && word.spaced && word.text.length > 2) {
          word.anywhere = true; // no word begins so, then look inside words
          this.mark(word, 1 << number, masks);
        }
      });
      return masks;
    }

    mark(word, bit, masks) {
      let any = false;
      const candidates = this.candidates(word);
      const markIn = (store, records, some) => store.scan(word, some, (record) => {
        any = true;
        records[record] |= bit;
        masks.entries[store.owners[record]] |= bit;
      });
      markIn(this.names, masks.names, this.isDivided ? null : candidates);
      this.chunks.forEach((store, chunk) => markIn(store, masks.texts[chunk], this.isDivided ? null : candidates));
      if (this.isDivided) {
        for (const entry of candidates.filter((other) => !this.storeOf(other))) {
          any = true;
          masks.entries[entry] |= bit; // its text will tell whether that is true
        }
      }
      if (any) masks.known |= bit;
      return any;
    }

    /* The entries that may hold a word, in order; null if that is not known. */
    candidates(word) {
      const grams = this.grams.isReady ? gramsOf(word) : [];
      if (grams.length) return common(grams.map((gram) => this.grams.holders(gram)));
      return this.isDivided ? [] : null;
    }
  }

  /* The texts by which an entry is found: titles, names, context. A number is also found without its punctuation. */
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

  globalThis.HandbookSearchIndex = Index;
  globalThis.HandbookSearchKinds = { TITLE, NAME };
})();
