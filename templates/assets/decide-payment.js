/* Computes what a case has to pay as generator/analysis/payments.py does. Both are held to the same cases; this knows nothing of the page. */

/**
 * A number times the values of some measures, or how many full or started steps of each lie above a number.
 * @typedef {{ name: string, over: string, each: string, steps: "full" | "started" | null }} PaymentCounted
 * @typedef {{ number: string, measures: PaymentCounted[] }} PaymentFactor
 *
 * What a degree costs: the sum of its parts, each a rate and by what it is multiplied; to which step of money that is rounded, and which
 * way; and between what it is held. What the parts come to is divided by `divisor`, where they are thirds. `counts`: whether a part is
 * multiplied. `rule` says so; `forms` say a range of the money.
 * @typedef {{ parts: { rate: DecideRange, factor: PaymentFactor }[], divisor: string, rounding: { way: string, step: string } | null,
 *   floor: PaymentFactor | null, ceiling: PaymentFactor | null, counts: boolean, forms: Record<string, string>, rule: string }} DecidePayment
 *
 * From how much to how much, null for no end, and whether each end belongs to it.
 * @typedef {{ low: Exact | null, lowIncluded: boolean, high: Exact | null, highIncluded: boolean }} Due
 */

var HandbookPayment = (function () {
  "use strict";

  const { exact, compare, sum, product, grouped } = HandbookDecide;

  /** @param {PaymentFactor} factor @param {Map<string, Exact>} given @returns {Exact | null} null where a value is missing */
  function valueOf({ number, measures }, given) {
    const values = [exact(number), ...measures.map((counted) => soMany(counted, given.get(counted.name) || null))].flatMap((value) => (value ? [value] : []));
    return values.length > measures.length ? product(values) : null;
  }

  /** How many of what is counted a value comes to.
   * @param {PaymentCounted} counted @param {Exact | null} value @returns {Exact | null} */
  function soMany({ over, each, steps }, value) {
    const base = exact(over), size = exact(each);
    if (!value || !base || !size) return null;
    const above = base.units ? sum([value, { ...base, units: -base.units }]) : value;
    const left = base.units && above.units < 0n ? { units: 0n, places: 0 } : above;
    if (!steps) return left;
    const places = Math.max(left.places, size.places), units = left.units * 10n ** BigInt(places - left.places);
    const step = size.units * 10n ** BigInt(places - size.places), rest = ((units % step) + step) % step;
    return { units: (units - rest) / step + (rest && steps === "started" ? 1n : 0n), places: 0 };
  }

  /** @param {DecidePayment} payment @param {Map<string, Exact>} given @returns {Due | null} null where a value is missing */
  function due({ parts, divisor, rounding, floor, ceiling }, given) {
    const least = floor && valueOf(floor, given), most = ceiling && valueOf(ceiling, given);
    const found = parts.flatMap((part) => partDue(part, given) || []);
    if (found.length < parts.length || (floor && !least) || (ceiling && !most)) return null;
    return atMost(atLeast(inSteps(summed(found), rounding, BigInt(divisor)), least), most);
  }

  /** @param {DecidePayment["parts"][0]} part @param {Map<string, Exact>} given @returns {Due | null} */
  function partDue({ rate: [lower, lowIncluded, upper, highIncluded], factor }, given) {
    const by = valueOf(factor, given);
    if (!by) return null;
    const [low, high] = [lower, upper].map((end) => end === null ? null : exact(end)).map((end) => end && product([end, by]));
    return { low, lowIncluded, high, highIncluded };
  }

  /** Of several ranges from the least of each to the most of each; a part without a least may be nothing.
   * @param {Due[]} parts @returns {Due} */
  function summed(parts) {
    const lows = parts.flatMap(({ low }) => low || []), highs = parts.flatMap(({ high }) => high || []);
    return { low: lows.length ? sum(lows) : null, lowIncluded: parts.every(({ lowIncluded }) => lowIncluded),
      high: highs.length === parts.length ? sum(highs) : null, highIncluded: parts.every(({ highIncluded }) => highIncluded) };
  }

  /** Every sum of a range rounded: its ends are sums that occur, so they belong to it.
   * @param {Due} found @param {{ way: string, step: string }} rounding @param {bigint} [parts] of how many steps it is a
   * whole number @returns {Due} */
  function rounded({ low, lowIncluded, high, highIncluded }, { way, step }, parts = 1n) {
    const one = exact(step) || { units: 1n, places: 0 }, by = { ...one, units: one.units * parts };
    let least = low && toStep(low, by, way, true), most = high && toStep(high, by, way, highIncluded);
    if (low && least && way === "up" && !lowIncluded && compare(least, low) === 0) least = sum([least, by]);
    if (high && most && way === "down" && !highIncluded && compare(most, high) === 0) most = sum([most, { ...by, units: -by.units }]);
    return { low: least, lowIncluded: true, high: most, highIncluded: true };
  }

  /** @param {Exact} number @param {Exact} step @param {string} way @param {boolean} halfUp @returns {Exact} */
  function toStep(number, step, way, halfUp) {
    const places = Math.max(number.places, step.places);
    const units = number.units * 10n ** BigInt(places - number.places), size = step.units * 10n ** BigInt(places - step.places);
    const left = ((units % size) + size) % size;
    const up = way === "up" ? left > 0n : way === "nearest" && (2n * left > size || (halfUp && 2n * left === size));
    return { units: units - left + (up ? size : 0n), places };
  }

  /** No less than so much: where all of it would be less, exactly that.
   * @param {Due} found @param {Exact | null} least @returns {Due} */
  function atLeast(found, least) {
    if (least && found.high && compare(found.high, least) <= 0) return { low: least, lowIncluded: true, high: least, highIncluded: true };
    return least && (!found.low || compare(found.low, least) < 0) ? { ...found, low: least, lowIncluded: true } : found;
  }

  /** No more than so much: where all of it would be more, exactly that.
   * @param {Due} found @param {Exact | null} most @returns {Due} */
  function atMost(found, most) {
    if (most && found.low && compare(found.low, most) >= 0) return { low: most, lowIncluded: true, high: most, highIncluded: true };
    return most && (!found.high || compare(found.high, most) > 0) ? { ...found, high: most, highIncluded: true } : found;
  }

  /** What circumstances make of an amount, the least first: several sums where one of them may be applied or not.
   * @param {Due} found @param {DecideModifier[]} applied @param {DecidePayment["rounding"]} rounding @returns {Due[]} */
  function adjusted(found, applied, rounding) {
    const changes = applied.flatMap(({ amount }) => amount || []);
    const inOrder = [...changes.filter(({ multiplies }) => multiplies), ...changes.filter(({ multiplies }) => !multiplies)];
    let ways = [found], parts = 1n;
    for (const change of inOrder) {
      parts *= BigInt(change.parts);
      const same = change.may ? ways.map((way) => times(way, BigInt(change.parts))) : [], all = parts;
      ways = [...same, ...ways.map((way) => changed(way, change, all))];
    }
    return apart(changes.length ? ways.map((way) => inSteps(way, rounding, parts)) : ways);
  }

  /** One of the equal parts of an amount, rounded; what is not divided is rounded where its rule says so only.
   * @param {Due} found @param {DecidePayment["rounding"]} rounding @param {bigint} parts @returns {Due} */
  function inSteps(found, rounding, parts) {
    const step = rounding || (parts === 1n ? null : HUNDREDTHS);
    return step ? divided(rounded(found, step, parts), parts) : found;
  }

  /** To what a third of an amount is rounded of which its rule says nothing. */
  const HUNDREDTHS = { way: "nearest", step: "0.01" };

  /** @param {Due} found @param {bigint} factor @returns {Due} */
  function times({ low, high, ...ends }, factor) {
    return { ...ends, low: low && { ...low, units: low.units * factor }, high: high && { ...high, units: high.units * factor } };
  }

  /** What is a whole number of steps in each of its parts, so that nothing is left over.
   * @param {Due} found @param {bigint} parts @returns {Due} */
  function divided({ low, high, ...ends }, parts) {
    return { ...ends, low: low && { ...low, units: low.units / parts }, high: high && { ...high, units: high.units / parts } };
  }

  /** Amounts in their order, those that meet as one.
   * @param {Due[]} ways @returns {Due[]} */
  function apart(ways) {
    const sorted = [...ways].sort((one, other) => lowerEnds(one, other)), found = /** @type {Due[]} */ ([]);
    for (const way of sorted) {
      const last = found[found.length - 1];
      if (last && meet(last, way)) found[found.length - 1] = around(last, way);
      else found.push(way);
    }
    return found;
  }

  /** Whether nothing lies between an amount and one that does not begin before it.
   * @param {Due} one @param {Due} other */
  function meet(one, other) {
    if (!one.high || !other.low) return true;
    const between = compare(other.low, one.high);
    return between < 0 || (between === 0 && (one.highIncluded || other.lowIncluded));
  }

  /** Below 0 where the one begins before the other.
   * @param {Due} one @param {Due} other */
  function lowerEnds(one, other) {
    if (!one.low || !other.low) return Number(Boolean(one.low)) - Number(Boolean(other.low));
    return compare(one.low, other.low) || Number(other.lowIncluded) - Number(one.lowIncluded);
  }

  /** Above 0 where the one ends behind the other.
   * @param {Due} one @param {Due} other */
  function upperEnds(one, other) {
    if (!one.high || !other.high) return Number(Boolean(other.high)) - Number(Boolean(one.high));
    return compare(one.high, other.high) || Number(one.highIncluded) - Number(other.highIncluded);
  }

  /** What the change makes of an amount, `parts` times over: so often it must be divided at last, and nothing is lost before.
   * @param {Due} found @param {DecideAdjustment} change @param {bigint} parts @returns {Due} */
  function changed(found, { low, high, more, floor, ceiling }, parts) {
    /** @param {string} number */
    const often = (number) => { const one = exact(number); return one && { ...one, units: one.units * parts }; };
    /** @param {Exact | null} end @param {string} factor */
    const after = (end, factor) => {
      const by = exact(factor), added = often(more), total = end && by && added && sum([product([end, by]), added]);
      return total && total.units < 0n ? { units: 0n, places: 0 } : total;
    };
    const total = { ...found, low: after(found.low, low), high: after(found.high, high) };
    return atMost(atLeast(total, floor === null ? null : often(floor)), ceiling === null ? null : often(ceiling));
  }

  /** From the lesser of the lower ends to the greater of the upper.
   * @param {Due} one @param {Due} other @returns {Due} */
  function around(one, other) {
    const least = lowerEnds(one, other) <= 0 ? one : other, most = upperEnds(one, other) >= 0 ? one : other;
    return { low: least.low, lowIncluded: least.lowIncluded, high: most.high, highIncluded: most.highIncluded };
  }

  /** In words: the amount and the rule by which it is that much, or the rule alone where a value is missing.
   * @param {DecidePayment} payment @param {Map<string, Exact>} given @param {DecideModifier[]} [applied] */
  function said(payment, given, applied = []) {
    const found = due(payment, given), { forms, rule } = payment;
    if (!found) return rule;
    const ways = adjusted(found, applied, payment.rounding).map((way) => amountSaid(way, forms)), last = ways[ways.length - 1];
    const amount = ways.length > 1 ? forms["{list} or {last}"].replace("{list}", ways.slice(0, -1).join(forms[", "])).replace("{last}", last) : last;
    return payment.counts ? forms["by rule"].replace("{amount}", amount).replace("{rule}", () => rule) : amount;
  }

  /** From how much to how much has to be paid after circumstances; null where a value is missing.
   * @param {DecidePayment} payment @param {Map<string, Exact>} given @param {DecideModifier[]} applied @returns {Due | null} */
  function owed(payment, given, applied) {
    const found = due(payment, given);
    return found && adjusted(found, applied, payment.rounding).reduce(around);
  }

  /** Whether circumstances led an amount beyond the least or the most that its rule states, which hold before them only.
   * @param {DecidePayment} payment @param {Map<string, Exact>} given @param {DecideModifier[]} applied */
  function beyondLimits(payment, given, applied) {
    const found = owed(payment, given, applied), { floor, ceiling } = payment;
    const least = floor && valueOf(floor, given), most = ceiling && valueOf(ceiling, given);
    if (!found) return false;
    return Boolean((least && (!found.low || compare(found.low, least) < 0)) || (most && (!found.high || compare(found.high, most) > 0)));
  }

  /** Money with its sign before it has two digits behind the point, or none: £5.50.
   * @param {Due} found @param {Record<string, string>} forms */
  function amountSaid(found, forms) {
    const { low, high } = found, shape = low && high && compare(low, high) === 0 ? "exactly" : shapeOf(found);
    const form = forms[shape + (isOne(high || low) ? " one" : "")];
    /** @param {Exact | null} end */
    const written = (end) => (end ? (/\p{Sc}\{/u.test(form) ? grouped(end).replace(/\.\d$/, "$&0") : grouped(end)) : "");
    return form.replace("{low}", () => written(low)).replace("{high}", () => written(high));
  }

  /** @param {Exact | null} amount */
  function isOne(amount) {
    return amount !== null && compare(amount, { units: 1n, places: 0 }) === 0;
  }

  /** The name of a range by its ends, as generator/model/bound_words.py has them.
   * @param {Due} found */
  function shapeOf({ low, lowIncluded, high, highIncluded }) {
    return [low && (lowIncluded ? "from" : "over"), high && (highIncluded ? "up to" : "under")].filter(Boolean).join("-");
  }

  return { due, said, owed, beyondLimits, summed, atMost, amountSaid, lowerEnds, upperEnds };
})();
