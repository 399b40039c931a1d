/* Numbers as people write them: in digits, in Chinese numerals, in English words. The grammar is that of generator/model/numbers.py and written.py;
   the same cases hold both. */

var HandbookNumerals = (function () {
  "use strict";

  const DIGITS = "零一二三四五六七八九", WEIGHTS = [["千", 1000], ["百", 100], ["十", 10], ["", 1]];
  /** @type {Record<string, string>} */
  const VARIANTS = { 兩: "二", 两: "二", 〇: "零", 壹: "一", 貳: "二", 贰: "二", 參: "三", 叁: "三", 肆: "四", 伍: "五", 陸: "六", 陆: "六", 柒: "七", 捌: "八",
    玖: "九", 拾: "十", 佰: "百", 仟: "千" };
  const NUMERAL = `[${DIGITS}十百千${Object.keys(VARIANTS).join("")}]+`;
  /** @type {Record<string, string>} */
  const COUNTS = {};
  ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
    .split(" ").forEach((word, number) => { COUNTS[word] = String(number); });
  const TENS = { twenty: "20", thirty: "30", forty: "40", fifty: "50", sixty: "60", seventy: "70", eighty: "80", ninety: "90" };
  const ONES = Object.entries(COUNTS).slice(1, 10);
  for (const [word, tens] of Object.entries(TENS)) {
    COUNTS[word] = tens;
    for (const [one, ones] of ONES) for (const joint of ["-", " "]) COUNTS[word + joint + one] = String(Number(tens) + Number(ones));
  }

  /** What a number may be called in Chinese: 一百一十 and 一百十 are the same; 十 alone needs no 一. @param {number} number */
  function spellings(number) {
    let text = "", gap = false, left = number;
    for (const [unit, weight] of WEIGHTS) {
      const digit = Math.floor(left / Number(weight));
      left %= Number(weight);
      if (digit) text += (gap && text ? "零" : "") + DIGITS[digit] + unit;
      gap = text !== "" && !digit;
    }
    return [text.replace(/^一十/, "十"), text, text.replace("百一十", "百十")];
  }

  /** The number that a Chinese numeral writes; "" for what is none: 三五日 are about so many. @param {string} words */
  function chinese(words) {
    const plain = [...words].map((sign) => VARIANTS[sign] || sign).join("");
    const value = [...plain].reduce(({ sum, digit }, sign) => {
      const weight = WEIGHTS.find(([unit]) => unit === sign);
      return weight ? { sum: sum + (digit || 1) * Number(weight[1]), digit: 0 } : { sum, digit: DIGITS.indexOf(sign) };
    }, { sum: 0, digit: 0 });
    const number = value.sum + value.digit;
    return plain === "零" ? "0" : number > 0 && number < 10000 && spellings(number).includes(plain) ? String(number) : "";
  }

  /** The number in digits; "" for what is none. @param {string} words */
  function numberIn(words) {
    return COUNTS[words.toLowerCase()] || (/^[0-9]/.test(words) ? words : chinese(words));
  }

  /** The longer of two words that begin alike stands first, as an expression needs it. @param {string[]} words */
  function longestFirst(words) {
    return [...words].sort((one, other) => other.length - one.length);
  }

  return { NUMERAL, COUNTS: longestFirst(Object.keys(COUNTS)), longestFirst, numberIn };
})();
