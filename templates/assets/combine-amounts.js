/* What several acts cost together, by the rule that generator/analysis/combined_amounts.py states. Both are held to the same cases; this
   knows nothing of the page. */

/** @typedef {{ amount: Due, capped: boolean }} CombinedAmount `capped`: the greatest amount of the scale holds it back */

var HandbookCombineAmounts = (function () {
  "use strict";

  const { exact, compare } = HandbookDecide;
  const { summed, atMost, lowerEnds, upperEnds } = HandbookPayment;
  const { counted, afterOffset } = HandbookCombine;

  /** null where it cannot be said, or nothing has to be paid.
   * @param {CombineScale[]} scales @param {Act[]} given @returns {CombinedAmount | null} */
  function combineAmounts(scales, given) {
    const scale = scales.find(({ levels }) => levels.some(({ id }) => given.length && id === given[0].level));
    if (!scale || !isCertain(scale, scales, given)) return null;
    const found = counted(scale, given);
    if (!found) return null;
    const { acts, rule } = found, { times } = acts[acts.length - 1];
    const amounts = acts.flatMap((act) => (act.amount && (rule !== "heaviest" || act.times === times) ? [act.amount] : []));
    return amounts.length ? held(amounts, rule, scale.mostAmount) : null;
  }

  /** @param {CombineScale} scale @param {CombineScale[]} scales @param {Act[]} given */
  function isCertain({ levels }, scales, given) {
    const left = afterOffset(scales, given);
    if (left.length !== given.length || left.some((act, place) => act !== given[place])) return false;
    return given.every((act) => levels.some(({ id, costs }) => id === act.level && (!costs || act.amount || act.free)));
  }

  /** @param {Due[]} amounts @param {string} rule @param {string | null} mostAmount @returns {CombinedAmount} */
  function held(amounts, rule, mostAmount) {
    const greatest = greatestOf(amounts), total = rule === "heaviest" ? greatest : summed(amounts);
    const found = rule === "up-to-sum" ? { ...total, low: greatest.low, lowIncluded: greatest.lowIncluded } : total;
    const most = mostAmount === null ? null : exact(mostAmount);
    return { amount: atMost(found, most), capped: Boolean(most && (!found.high || compare(found.high, most) > 0)) };
  }

  /** The greater of the lower ends, and of the upper; no end is greater than any.
   * @param {Due[]} amounts @returns {Due} */
  function greatestOf(amounts) {
    return amounts.reduce((one, other) => {
      const least = lowerEnds(one, other) >= 0 ? one : other, most = upperEnds(one, other) >= 0 ? one : other;
      return { low: least.low, lowIncluded: least.lowIncluded, high: most.high, highIncluded: most.highIncluded };
    });
  }

  return { combineAmounts };
})();
