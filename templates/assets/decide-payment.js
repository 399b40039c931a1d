/* Computes what a case has to pay as generator/analysis/payments.py does. Both are held to the same cases; this knows nothing of the page. */

/**
 * A number times the values of some measures.
 * @typedef {{ number: string, measures: string[] }} PaymentFactor
 *
 * What a degree costs: the rate, by what it is multiplied, and what it does not exceed. `rule` says so; `forms` say a range of the money.
 * @typedef {{ rate: DecideRange, factor: PaymentFactor, ceiling: PaymentFactor | null, forms: Record<string, string>, rule: string }} DecidePayment
 *
 * From how much to how much, null for no end, and whether each end belongs to it.
 * @typedef {{ low: Exact | null, lowIncluded: boolean, high: Exact | null, highIncluded: boolean }} Due
 */

var HandbookPayment = (function () {
  "use strict";

  const { exact, compare, product, grouped } = HandbookDecide;

  /** @param {PaymentFactor} factor @param {Map<string, Exact>} given @returns {Exact | null} null where a value is missing */
  function valueOf({ number, measures }, given) {
    const values = [exact(number), ...measures.map((name) => given.get(name) || null)].flatMap((value) => (value ? [value] : []));
    return values.length > measures.length ? product(values) : null;
  }

  /** @param {DecidePayment} payment @param {Map<string, Exact>} given @returns {Due | null} null where a value is missing */
  function due({ rate: [lower, lowIncluded, upper, highIncluded], factor, ceiling }, given) {
    const by = valueOf(factor, given), most = ceiling && valueOf(ceiling, given);
    if (!by || (ceiling && !most)) return null;
    const [low, high] = [lower, upper].map((end) => end === null ? null : exact(end)).map((end) => end && product([end, by]));
    if (most && low && compare(low, most) >= 0) return { low: most, lowIncluded: true, high: most, highIncluded: true };
    if (most && (!high || compare(high, most) > 0)) return { low, lowIncluded, high: most, highIncluded: true };
    return { low, lowIncluded, high, highIncluded };
  }

  /** In words: the amount and the rule by which it is that much, or the rule alone where a value is missing.
   * @param {DecidePayment} payment @param {Map<string, Exact>} given */
  function said({ forms, rule, ...payment }, given) {
    const found = due({ forms, rule, ...payment }, given);
    if (!found) return rule;
    const { low, high } = found, form = forms[low && high && compare(low, high) === 0 ? "exactly" : shapeOf(found)];
    const amount = form.replace("{low}", low ? grouped(low) : "").replace("{high}", high ? grouped(high) : "");
    return payment.factor.measures.length ? forms["by rule"].replace("{amount}", amount).replace("{rule}", () => rule) : amount;
  }

  /** The name of a range by its ends, as generator/model/bound_words.py has them.
   * @param {Due} found */
  function shapeOf({ low, lowIncluded, high, highIncluded }) {
    return [low && (lowIncluded ? "from" : "over"), high && (highIncluded ? "up to" : "under")].filter(Boolean).join("-");
  }

  return { due, said };
})();
