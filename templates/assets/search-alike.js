/* Words that are looked for beside the one that was typed: everyday words of the same meaning, and the same word written otherwise. */

var HandbookSearchAlike = (function () {
  "use strict";

  const { isSpaced, stem } = HandbookSearchText;

  class Alike {
    /** @param {string[][]} groups @param {SearchFolding} folding @param {() => { has: (word: string) => boolean }} known words of alphabetic writing */
    constructor(groups, folding, known) {
      this.known = known;
      /** @type {Map<string, string[]>} */
      this.spaced = new Map(); // stem → words of the same meaning
      /** @type {{ word: string, others: string[] }[]} */
      this.chinese = [];
      for (const group of groups.map((words) => words.map((word) => folding.fold(word)))) {
        for (const word of group) {
          const others = group.filter((other) => other !== word);
          if (isSpaced(word.replace(/ /g, ""))) this.spaced.set(stem(word), [...(this.spaced.get(stem(word)) || []), ...others]);
          else this.chinese.push({ word, others });
        }
      }
    }

    /** @param {string} text a folded word @returns {string[]} */
    of(text) {
      if (isSpaced(text)) return [...new Set([...(this.spaced.get(stem(text)) || []), ...this.divided(text)])];
      return [...new Set(this.chinese.filter(({ word }) => text.includes(word))
        .flatMap(({ word, others }) => others.map((other) => text.replace(word, other))))];
    }

    /** @param {string} text folded words @returns {string[]} */
    ofPhrase(text) {
      return this.spaced.get(stem(text)) || [];
    }

    /** A word without its hyphens, or as the two words of which it may be made: hand-over, handover, hand over.
     * @param {string} text */
    divided(text) {
      const bare = text.replace(/-/g, "");
      if (!/^[a-z]{5,}$/.test(bare)) return [];
      const known = this.known();
      /** @type {string[]} */
      const found = bare !== text ? [bare] : [];
      for (let at = 2; at <= bare.length - 2; at++) {
        const [one, other] = [bare.slice(0, at), bare.slice(at)];
        if (known.has(one) && known.has(other)) found.push(`${one}-${other}`, `${one} ${other}`);
      }
      return found;
    }
  }

  return Alike;
})();
