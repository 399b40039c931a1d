/* Stores: folded texts of entries, piece by piece, so that a word can be sought in all of them at once. */

/** @typedef {InstanceType<typeof HandbookSearchStore>} SearchStore */

var HandbookSearchStore = (function () {
  "use strict";

  const { occurrence } = HandbookSearchText;

  class Store {
    /** `sizes`: for each entry from number `from` on, how many records it has; `lines`: their texts, a line each.
     * @param {number[]} sizes @param {string} lines @param {SearchFolding} folding @param {number} [from] */
    constructor(sizes, lines, folding, from = 0) {
      this.from = from;
      this.size = sizes.length;
      /** @type {string[] | null} */
      this.split = null; // the lines, once one of them is shown
      this.lines = lines;
      this.first = new Uint32Array(sizes.length + 1); // entry → its first record
      sizes.forEach((size, entry) => { this.first[entry + 1] = this.first[entry] + size; });
      this.records = this.first[sizes.length];
      this.owners = new Uint32Array(this.records); // record → its entry
      sizes.forEach((_, entry) => this.owners.fill(from + entry, this.first[entry], this.first[entry + 1]));
      this.text = folding.fold(lines);
      this.starts = new Uint32Array(this.records + 1); // record → its place in the folded text
      for (let record = 1, at = 0; record < this.records; record++) {
        at = this.text.indexOf("\n", at) + 1;
        this.starts[record] = at;
      }
      this.starts[this.records] = this.records ? this.text.length + 1 : 0;
    }

    /** The records of an entry: [first, the one after the last].
     * @param {number} entry
     * @returns {[number, number]} */
    range(entry) {
      return [this.first[entry - this.from], this.first[entry - this.from + 1]];
    }

    /** Where the texts of an entry begin.
     * @param {number} entry */
    start(entry) {
      return this.starts[this.first[entry - this.from]];
    }

    /** The text of a record as it was written.
     * @param {number} number */
    written(number) {
      this.split ||= this.lines.split("\n");
      return this.split[number];
    }

    /** The folded text of a record.
     * @param {number} number */
    record(number) {
      return this.text.slice(this.starts[number], this.starts[number + 1] - 1);
    }

    /** Calls `found` with every record that holds the word, once each, in order. `candidates`: the only entries to look at.
     * @param {SearchWord} word @param {Iterable<number> | null} candidates @param {(record: number) => void} found */
    scan(word, candidates, found) {
      if (!candidates) {
        this.scanBetween(word, null, 0, this.records, found);
        return;
      }
      let hit = null;
      for (const entry of candidates) {
        const [first, end] = this.range(entry);
        hit = this.scanBetween(word, hit, first, end, found);
        if (!hit && first < end) return; // no further hit in any entry
      }
    }

    /** As `scan`, for some records. `hit`: the first at or behind them, if it is known. Answers the first hit behind them.
     * @param {SearchWord} word @param {SearchHit | null} hit @param {number} first @param {number} end
     * @param {(record: number) => void} found @returns {SearchHit | null} */
    scanBetween(word, hit, first, end, found) {
      if (first === end) return hit;
      let record = first;
      if (!hit || hit.start < this.starts[first]) hit = occurrence(this.text, word, this.starts[first]);
      while (hit && hit.start < this.starts[end]) {
        while (this.starts[record + 1] <= hit.start) record++;
        found(record);
        hit = occurrence(this.text, word, this.starts[record + 1]);
      }
      return hit;
    }
  }

  return Store;
})();
