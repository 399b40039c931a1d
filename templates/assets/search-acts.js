/* What is done, in a text that says it: whether that act begins with a word, is all of it, or only mentions it. */

var HandbookSearchActs = (function () {
  "use strict";

  const { IDEOGRAPH, PIECE, stem } = HandbookSearchText;

  class Acts {
    /** What is done, without who does it.
     * @param {string} record */
    static withoutDoer(record) {
      return record.slice(record.search(/[:：]/) + 1).trim();
    }

    /** @param {SearchAsking} asking @param {SearchFolding} folding */
    constructor({ permits, verbs, coverbs }, folding) {
      this.folding = folding;
      const anyOf = (/** @type {string[]} */ words) => words.map((word) => folding.fold(word)).join("|") || "$^";
      this.permits = new RegExp(`^(?:${anyOf(permits)})`);
      this.verbs = new RegExp(`^(?:${anyOf(verbs)})\\s*(?:(?:the|a|an) )?(?=.)`);
      this.coverbs = new RegExp(`^(?:${anyOf(coverbs)})`);
    }

    /** What is done or permitted, without who does it.
     * @param {string} record */
    actOf(record) {
      return Acts.withoutDoer(record).replace(this.permits, "");
    }

    /** Whether a text begins with a word, or says nothing before it: 辦理驗收.
     * @param {string} text @param {string} one */
    begins(text, one) {
      return begin(text, one) || begin(text.replace(this.verbs, ""), one);
    }

    /** Whether an act begins with one of the words that stand for any of the words asked.
     * @param {string} record @param {string[][]} asked */
    isBegunByWord(record, asked) {
      const own = this.actOf(record);
      return asked.some((some) => some.some((one) => this.begins(own, one)));
    }

    /** Whether an act, behind who does it, begins with something that a word says: 調查事件 is begun by 霸凌調查.
     * @param {string} record @param {string} one */
    isBegunBy(record, one) {
      return [Acts.withoutDoer(record), Acts.withoutDoer(record).replace(this.verbs, "")].some((own) => (
        own.length >= PIECE && (IDEOGRAPH.test(one) ? one.includes(own.slice(0, PIECE)) : begin(own, one))));
    }

    /** Whether what is said of a thing ends with one of the words, as a heading does: the roster of the next month published.
     * @param {string} record @param {string[][]} asked */
    isEndedByWord(record, asked) {
      const [last] = /[a-z]+$/.exec(record) || [""];
      return asked.some((some) => some.some((one) => stem(one) === stem(last)));
    }

    /** Whether an act begins with a word, or is all that is done in whatever way or to whomever: 以書面提出異議.
     * @param {string} own @param {string} one */
    isJust(own, one) {
      return this.begins(own, one) || (IDEOGRAPH.test(one) && own.endsWith(one) && this.coverbs.test(own));
    }

    /** Whether a Chinese act only mentions a word, and is no such act itself: 申請 in 核對申請資格, and not in 提出申請書.
     * @param {string} act @param {string} one */
    isMentioned(act, one) {
      const own = act.replace(this.verbs, ""), at = own.indexOf(one);
      return one.length >= PIECE && at > 0 && at + one.length < own.length && !this.coverbs.test(own);
    }

    /** Whether the words are all of a name or of the act that it says, and not one of several in it.
     * @param {string} name @param {string[][]} asked */
    isCalled(name, asked) {
      const folded = this.folding.fold(name), all = [folded, Acts.withoutDoer(folded).replace(this.verbs, "")];
      return asked.length === 1 && asked[0].some((one) => all.some((own) => one === own || stem(one) === stem(own)));
    }

    /** Whether a Chinese act begins or ends with the one word: 主持承辦人研習.
     * @param {string} name @param {string[][]} asked */
    isAtEdge(name, asked) {
      const act = Acts.withoutDoer(this.folding.fold(name)).replace(this.verbs, "");
      return asked.length === 1 && asked[0].some((one) => IDEOGRAPH.test(one) && one.length >= PIECE && (act.startsWith(one) || act.endsWith(one)));
    }
  }

  /** Whether a text begins with a word, in any of its forms.
   * @param {string} text @param {string} one */
  function begin(text, one) {
    return IDEOGRAPH.test(one) || IDEOGRAPH.test(text[0] || "") ? text.startsWith(one) : stem((/^[^\s.,;]+/.exec(text) || [""])[0]) === stem(one);
  }

  return Acts;
})();
