/* Numbers as people write them: in digits, in Chinese numerals, in English words. The words are those of generator/model/script_words.py; the
   same cases hold both. */

/**
 * Words and patterns of the rules, as the site's file rule-words.js hands them over.
 * @typedef {object} RuleWords
 * @property {string} digits
 * @property {[unit: string, weight: number][]} weights
 * @property {Record<string, string>} variants how a sign of a numeral is written otherwise
 * @property {number} largestNumeral
 * @property {string} numeral a pattern
 * @property {string} number a pattern of all that `numbers` has, of digits and of numerals
 * @property {Record<string, string>} numbers words for numbers, and halves
 * @property {Record<string, string>} halfWidth
 * @property {Record<string, string>} units unit → pattern of its words; the groups of `part`, with a low line for each space
 * @property {string} part
 * @property {string} soMany
 * @property {string} clock
 * @property {string} noTime
 * @property {Record<string, string>} special
 * @property {Record<string, number>} longest
 * @property {string[][]} orders
 * @property {number} firstAsDate
 * @property {number} places
 * @property {string} scaled a pattern, with groups that `scaled` reads
 * @property {Record<string, number>} multiples
 * @property {string} leastRest
 */

var HandbookNumerals = (function () {
  "use strict";

  const WORDS = /** @type {RuleWords} */ (/** @type {any} */ (globalThis).HandbookRuleWords);
  const YUAN = "元", LARGE = new Set(["萬", "万", "億", "亿"]); // money, and what people leave the word for it out behind
  const MEASURED = /^公[里斤分尺克頃顷噸吨升]|^平方/; // how units begin of which so many are no money

  /** What a number may be called in Chinese: 一百一十 and 一百十 are the same; 十 alone needs no 一. @param {number} number */
  function spellings(number) {
    let text = "", gap = false, left = number;
    for (const [unit, weight] of WORDS.weights) {
      const digit = Math.floor(left / weight);
      left %= weight;
      if (digit) text += (gap && text ? "零" : "") + WORDS.digits[digit] + unit;
      gap = text !== "" && !digit;
    }
    return [text.replace(/^一十/, "十"), text, text.replace("百一十", "百十")];
  }

  /** The number that a Chinese numeral writes; "" for what is none: 三五日 are about so many. @param {string} words */
  function chinese(words) {
    const plain = [...words].map((sign) => WORDS.variants[sign] || sign).join("");
    const value = [...plain].reduce(({ sum, digit }, sign) => {
      const weight = WORDS.weights.find(([unit]) => unit === sign);
      return weight ? { sum: sum + (digit || 1) * weight[1], digit: 0 } : { sum, digit: WORDS.digits.indexOf(sign) };
    }, { sum: 0, digit: 0 });
    const number = value.sum + value.digit;
    return plain === "零" ? "0" : number > 0 && number <= WORDS.largestNumeral && spellings(number).includes(plain) ? String(number) : "";
  }

  /** The number in digits; "" for what is none. @param {string} words */
  function numberIn(words) {
    return WORDS.numbers[words.toLowerCase()] || (/^[0-9]/.test(words) ? words : chinese(words));
  }

  /** The number in digits that the groups of the pattern of that name give; "" for what is none. 1萬5 could be read in two ways.
   * @param {Record<string, string | undefined>} groups */
  function scaled({ number = "", scale, rest, below = "" }) {
    const times = scale ? WORDS.multiples[scale] : 1, written = numberIn(number.replaceAll(",", ""));
    if (!written || (times === 1 && !rest)) return written;
    const more = rest ? [...below].reduce((sum, unit) => sum * WORDS.multiples[unit], Number(numberIn(rest))) : 0;
    return rest && !(more >= Number(WORDS.leastRest) && more < times) ? "" : String(Number((Number(written) * times + more).toFixed(WORDS.places)));
  }

  return { WORDS, YUAN, LARGE, MEASURED, numberIn, scaled };
})();
