/* The texts of the rows of one kind in one, so that those that have anything of some words are found in one look through all of them. */

/**
 * What a part of an entry answers: `whole` is what is said of the part, `own` what is done or decided there.
 * @typedef {{ entry: number, row: SearchAnswerRow, whole: string, own: string }} SearchLine
 */

var HandbookSearchLines = (function () {
  "use strict";

  class Lines {
    /** @param {SearchLine[]} lines */
    constructor(lines) {
      this.lines = lines;
      this.text = lines.map(({ own }) => own).join("\n");
      this.starts = new Uint32Array(lines.length + 1); // line → its place in the text
      lines.forEach(({ own }, at) => { this.starts[at + 1] = this.starts[at] + own.length + 1; });
    }

    /** The lines in which a pattern is found, in order.
     * @param {RegExp} pattern */
    touched(pattern) {
      const sought = new RegExp(pattern.source, "g"), found = [];
      let at = 0;
      for (let hit = sought.exec(this.text); hit; hit = sought.exec(this.text)) {
        while (this.starts[at + 1] <= hit.index) at++;
        found.push(this.lines[at]);
        sought.lastIndex = this.starts[at + 1];
      }
      return found;
    }
  }

  return Lines;
})();
