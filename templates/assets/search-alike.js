/* Words that are looked for beside the one that was typed: everyday words of the same meaning, and the same word written otherwise. */

var HandbookSearchAlike = (function () {
  "use strict";

  const { isSpaced, stem, distance } = HandbookSearchText;

  const LONG = 5, LONGER = 8; // letters from which a word may have one slip, or two
  const FEW = 3; // ideographs of which one may be wrong
  const SHORT = /^[\u3400-\u9fff]{3,5}$/; // may be what officers say for a longer name
  const PAIR = /^[\u3400-\u9fff]{2}$/, ANY = "[\\u3400-\\u9fff]";
  const LEFT_OUT = "[\\u3400-\\u9fff]{0,2}"; // between two characters of such a word
  const AT_END = "(?![\\u3400-\\u9fff])";

  class Alike {
    /** @param {string[][]} groups @param {SearchFolding} folding @param {() => { has: (word: string) => boolean }} known words of alphabetic writing
     * @param {(text: string) => boolean} isThere whether anything may have a text */
    constructor(groups, folding, known, isThere) {
      this.known = known;
      this.isThere = isThere;
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
      if (isSpaced(text)) return [...new Set([...(this.spaced.get(stem(text)) || this.misspelt(text)), ...this.divided(text)])];
      const found = this.chinese.filter(({ word }) => text.includes(word)).flatMap(({ word, others }) => others.map((other) => text.replace(word, other)));
      return [...new Set(found.length ? found : this.miswritten(text))];
    }

    /** What stands for a word that nothing here is called by, where a slip is all that keeps it from an everyday word.
     * @param {string} text @returns {string[]} */
    misspelt(text) {
      if (!/^[a-z]+$/.test(text) || text.length < LONG || this.known().has(text)) return [];
      const slips = text.length < LONGER ? 1 : 2, root = stem(text);
      const near = [...this.spaced].filter(([word]) => word.length >= LONG - 1 && word[0] === root[0] && distance(root, word, slips) <= slips);
      return near.length ? near.flatMap(([word, others]) => [word, ...others]) : [];
    }

    /** The same of Chinese words, of which one character may be another: 公物車.
     * @param {string} text @returns {string[]} */
    miswritten(text) {
      if (text.length < FEW || this.isThere(text)) return [];
      const near = this.chinese.filter(({ word }) => word.length >= FEW && word.length === text.length && distance(word, text, 1) === 1);
      return near.flatMap(({ word, others }) => [word, ...others]);
    }

    /** The end of the one name for which a Chinese word is short, by some of its characters: 審理委員會 for 審委會. Nothing where a name ends with
     * that word, or several may be meant.
     * @param {string} text @param {string} names folded, a line each @returns {string[]} */
    inFull(text, names) {
      if (PAIR.test(text)) return this.ofPairs(text, names);
      if (!SHORT.test(text) || new RegExp(text + AT_END).test(names)) return [];
      const found = new Set(names.match(new RegExp([...text].join(LEFT_OUT) + AT_END, "g")) || []);
      return found.size === 1 ? [...found] : [];
    }

    /** The one name of two words for which their first characters stand where no text has these together: 年度報告 for 年報.
     * @param {string} text @param {string} names folded, a line each @returns {string[]} */
    ofPairs(text, names) {
      const found = this.isThere(text) ? [] : names.match(new RegExp(`^${[...text].map((one) => one + ANY).join("")}$`, "gm")) || [];
      return [...new Set(found)].length === 1 ? [found[0]] : [];
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
