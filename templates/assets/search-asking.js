/* What everything that answers a question from the rows of the index asks with. */

var HandbookSearchAsking = (function () {
  "use strict";

  class Asking {
    /** @param {InstanceType<typeof HandbookSearchRows>} rows */
    constructor(rows) {
      this.rows = rows;
      this.engine = rows.engine;
      this.meant = rows.meant;
      this.wording = this.meant.wording;
      this.vocabulary = this.meant.vocabulary;
      this.acts = this.wording.acts;
    }

    get question() {
      return this.rows.question;
    }
  }

  return Asking;
})();
