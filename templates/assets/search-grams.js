/* Grams: the small pieces of writing by which a search knows, without reading the texts, which entries can hold a word.
   In a folded text these are: every ideograph (々 and 〇 are such); every pair of neighbours of which one is an ideograph; in a word of
   alphabetic writing its first one and its first two letters (behind a space) and any three that follow each other.
   generator/searching/grams.py does the same for the files of a divided index. */

/** @typedef {InstanceType<typeof HandbookSearchGrams.GramsInMemory> | InstanceType<typeof HandbookSearchGrams.GramsInFiles>} SearchGrams */

var HandbookSearchGrams = (function () {
  "use strict";

  const { isWordUnit } = HandbookSearchText;

  const BREAK = 0, LETTER = 1, IDEOGRAPH = 2, UNKNOWN = 3;
  const SINGLE = 0, PAIR = 1, START = 2, THREE = 3; // kinds of grams
  const SPACE = 32;
  const GOLDEN = 0x9e3779b1;
  const SHARD_BITS = 8; // a divided index has 256 files of grams
  const BUCKET_BITS = 17;
  const BUCKETS = 0x10000 + (1 << BUCKET_BITS);
  const classes = new Uint8Array(0x10000).fill(UNKNOWN);

  /** @param {number} unit */
  function classOf(unit) {
    if (classes[unit] === UNKNOWN) {
      classes[unit] = isWordUnit(unit) ? LETTER : isIdeograph(unit) ? IDEOGRAPH : BREAK;
    }
    return classes[unit];
  }

  /** 々, 〆, 〇, and all from kana on but halves of characters.
   * @param {number} unit */
  function isIdeograph(unit) {
    return (unit >= 0x3005 && unit <= 0x3007) || (unit >= 0x3040 && (unit < 0xd800 || unit > 0xdfff));
  }

  /** Calls `found(kind, unit, unit, unit)` for every gram of `text` from `from` to `to`; units that a kind lacks are 0.
   * @param {string} text @param {number} from @param {number} to @param {(kind: number, a: number, b: number, c: number) => void} found */
  function walk(text, from, to, found) {
    let older = 0, old = 0, wasOlder = BREAK, was = BREAK;
    for (let i = from; i < to; i++) {
      const unit = text.charCodeAt(i), is = classOf(unit);
      if (is === IDEOGRAPH) found(SINGLE, unit, 0, 0);
      if (is && was && (is === IDEOGRAPH || was === IDEOGRAPH)) found(PAIR, old, unit, 0);
      if (is === LETTER) {
        if (was !== LETTER) found(START, SPACE, unit, 0);
        else if (wasOlder !== LETTER) found(START, SPACE, old, unit);
        else found(THREE, older, old, unit);
      }
      older = old; wasOlder = was;
      old = unit; was = is;
    }
  }

  /** @param {number} hash @param {number} unit */
  function mix(hash, unit) {
    return Math.imul(hash ^ unit, GOLDEN) >>> 0;
  }

  /** Where a gram is kept in memory. Ideographs have places of their own; other grams may share one, which costs little.
   * @param {number} kind @param {number} a @param {number} b @param {number} c */
  function bucketOf(kind, a, b, c) {
    if (kind === SINGLE) return a;
    const two = mix(mix(0, a), b);
    return 0x10000 + ((c ? mix(two, c) : two) >>> (32 - BUCKET_BITS));
  }

  /** @param {string} gram */
  function unitsOf(gram) {
    return [gram.charCodeAt(0), gram.charCodeAt(1) || 0, gram.charCodeAt(2) || 0];
  }

  /** @param {string} gram */
  function shardOf(gram) {
    let hash = 0;
    for (let i = 0; i < gram.length; i++) hash = mix(hash, gram.charCodeAt(i));
    return hash >>> (32 - SHARD_BITS);
  }

  /** The grams that stand in every text which holds the word.
   * @param {SearchWord} word */
  function gramsOf({ text, root, spaced, anywhere }) {
    const kinds = spaced && !anywhere ? [START, THREE] : [PAIR, THREE];
    const /** @type {string[]} */ singles = [], /** @type {Set<string>} */ found = new Set();
    const sought = spaced && !anywhere ? root : text;
    walk(sought, 0, sought.length, (kind, ...units) => {
      const gram = String.fromCharCode(...units.filter(Boolean));
      if (kind === SINGLE) singles.push(gram);
      else if (kinds.includes(kind)) found.add(gram);
    });
    return found.size ? [...found] : [...new Set(singles)];
  }

  const NOBODY = new Uint32Array(0);

  /* Grams of a handbook whose texts are all here; made when they are first wanted. */
  class GramsInMemory {
    /** `stores`: whose texts count. They hold the same entries.
     * @param {SearchStore[]} stores */
    constructor(stores) {
      this.stores = stores;
      this.size = stores[0].size;
      this.list = NOBODY; // bucket after bucket the entries that are in it
      /** @type {Uint32Array | null} */
      this.starts = null; // bucket → where its entries begin in the list
    }

    get isReady() {
      return this.starts !== null;
    }

    build() {
      const { buckets, ends } = this.gathered();
      const starts = new Uint32Array(BUCKETS + 1);
      for (const bucket of buckets) starts[bucket + 1]++;
      for (let bucket = 0; bucket < BUCKETS; bucket++) starts[bucket + 1] += starts[bucket];
      const next = starts.slice(0, BUCKETS);
      this.list = new Uint32Array(buckets.length);
      for (let i = 0, entry = 0; i < buckets.length; i++) {
        while (i >= ends[entry]) entry++;
        this.list[next[buckets[i]]++] = entry;
      }
      this.starts = starts;
    }

    /* The buckets of every entry, each once, entry after entry; and where those of each entry end. */
    gathered() {
      const letters = this.stores.reduce((sum, store) => sum + store.text.length, 0);
      const buckets = new Uint32Array(2 * letters); // no letter ends more than two grams
      const ends = new Uint32Array(this.size);
      const last = new Int32Array(BUCKETS).fill(-1);
      let entry = 0, size = 0;
      /** @type {(kind: number, a: number, b: number, c: number) => void} */
      const once = (kind, a, b, c) => {
        const bucket = bucketOf(kind, a, b, c);
        if (last[bucket] === entry) return;
        last[bucket] = entry;
        buckets[size++] = bucket;
      };
      for (; entry < this.size; entry++) {
        for (const store of this.stores) walk(store.text, store.start(entry), store.start(entry + 1), once);
        ends[entry] = size;
      }
      return { buckets: buckets.subarray(0, size), ends };
    }

    /** The entries that hold a gram, in order; a few that do not may be among them.
     * @param {string} gram */
    holders(gram) {
      if (!this.starts) return NOBODY;
      const [a, b, c] = unitsOf(gram);
      const bucket = bucketOf(gram.length === 1 ? SINGLE : PAIR, a, b, c);
      return this.list.subarray(this.starts[bucket], this.starts[bucket + 1]);
    }
  }

  /* Grams of a divided index: files that are loaded when a query needs them. */
  class GramsInFiles {
    /** `wanted`: a set that receives the names of files to be loaded.
     * @param {string} language @param {Set<string>} wanted */
    constructor(language, wanted) {
      this.language = language;
      this.wanted = wanted;
      /** @type {Map<number, Map<string, Uint32Array>>} */
      this.shards = new Map();
    }

    get isReady() {
      return true;
    }

    build() { /* they are made with the site */ }

    /** `postings`: gram → entries, each as its distance from the one before.
     * @param {number} shard @param {Record<string, number[]>} postings */
    add(shard, postings) {
      this.shards.set(shard, new Map(Object.entries(postings).map(([gram, steps]) => {
        let entry = 0;
        return [gram, Uint32Array.from(steps, (step) => (entry += step))];
      })));
    }

    /** @param {string} gram */
    holders(gram) {
      const shard = shardOf(gram), loaded = this.shards.get(shard);
      if (loaded) return loaded.get(gram) || NOBODY;
      this.wanted.add(`search-${this.language}-g${shard}.js`);
      return NOBODY;
    }
  }

  /** What is in all of the ordered lists.
   * @param {Uint32Array[]} lists */
  function common(lists) {
    const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length);
    const places = others.map(() => 0);
    return shortest.filter((entry) => others.every((list, i) => {
      while (places[i] < list.length && list[places[i]] < entry) places[i]++;
      return list[places[i]] === entry;
    }));
  }

  return { walk, gramsOf, shardOf, common, GramsInMemory, GramsInFiles };
})();
