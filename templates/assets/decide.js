/* Decides a case by the rule that generator/analysis/decide.py states. Both are held to the same cases; this knows nothing of the page. */

/**
 * The tables of one criteria set, as generator/pages/decide_form.py writes them. Numbers are texts, so that they stay exact.
 * @typedef {object} DecideData
 * @property {DecideTier[]} tiers
 * @property {Record<string, DecideModifier>} modifiers
 * @property {Record<string, { title: string, duration: string | null }>} levels
 * @property {Record<string, string[]>} scales level → the levels of its scale, the lightest first
 * @property {Record<string, DecideMeasure>} measures
 * @property {Record<string, string>} words
 *
 * @typedef {[lower: string | null, lowerIncluded: boolean, upper: string | null, upperIncluded: boolean]} DecideRange
 * @typedef {{ id: string | null, title: string, level: string | null, points: string | null, duration: string | null,
 *   when: Record<string, DecideRange> }} DecideTier
 * @typedef {{ title: string, shift: number, points: string | null, effect: string }} DecideModifier
 * @typedef {{ whole: boolean, lowest: string | null, highest: string | null, unfit: Record<string, string> }} DecideMeasure
 *
 * A decimal number: so many units of the last of so many places.
 * @typedef {{ units: bigint, places: number }} Exact
 *
 * @typedef {{ tier: DecideTier | null, applied: DecideModifier[], level: string | null, points: Exact | null, duration: string | null }} Decision
 */

var HandbookDecide = (function () {
  "use strict";

  // --- Exact numbers: 0.1 + 0.2 is 0.3 ----------------------------------------------------------------------------------

  const MOST_DIGITS = 40; // of what somebody writes; the tables may have more

  /** @param {string} text */
  function plain(text) {
    return text.normalize("NFKC").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  }

  /** The number that a text writes in digits, in either width, thousands apart or not; null if it writes none.
   * @param {string} text @returns {Exact | null} */
  function exact(text) {
    const match = /^([-+−]?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?$/.exec(plain(text));
    if (!match || !(match[2] || match[3])) return null;
    const fraction = match[3] || "", units = BigInt(match[2].replace(/,/g, "") + fraction);
    return { units: match[1] === "-" || match[1] === "−" ? -units : units, places: fraction.length };
  }

  /** @param {Exact} number @param {number} places */
  function unitsAt({ units, places: own }, places) {
    return units * 10n ** BigInt(places - own);
  }

  /** Below, at or above 0, as the one number is less than, equal to or greater than the other.
   * @param {Exact} one @param {Exact} other */
  function compare(one, other) {
    const places = Math.max(one.places, other.places), left = unitsAt(one, places), right = unitsAt(other, places);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** @param {Exact[]} numbers @returns {Exact} */
  function sum(numbers) {
    const places = Math.max(...numbers.map((number) => number.places));
    return { places, units: numbers.reduce((total, number) => total + unitsAt(number, places), 0n) };
  }

  /** A number that is added or taken, as generator/i18n/formatting.py writes it: +1,000, −0.5, 0.
   * @param {Exact} number */
  function signed({ units, places }) {
    const digits = String(units < 0n ? -units : units).padStart(places + 1, "0"), point = digits.length - places;
    const fraction = digits.slice(point).replace(/0+$/, "");
    const whole = digits.slice(0, point).replace(/\B(?=(\d{3})+$)/g, ",");
    return (units < 0n ? "−" : units > 0n ? "+" : "") + whole + (fraction && `.${fraction}`);
  }

  // --- The rule -----------------------------------------------------------------------------------------------------------

  /** Why a text is not a value of a measure; "" if it is one.
   * @param {string} text @param {DecideMeasure} measure */
  function unfitness(text, { whole, lowest, highest }) {
    const value = exact(text), low = lowest === null ? null : exact(lowest), high = highest === null ? null : exact(highest);
    if (!value || plain(text).length > MOST_DIGITS) return "not a number";
    if (whole && value.units % 10n ** BigInt(value.places)) return "not whole";
    if (low && compare(value, low) < 0) return "too small";
    return high && compare(value, high) > 0 ? "too large" : "";
  }

  /** @param {Exact} value @param {DecideRange} range */
  function within(value, [lower, lowerIncluded, upper, upperIncluded]) {
    const low = lower === null ? null : exact(lower), high = upper === null ? null : exact(upper);
    const above = low ? compare(value, low) : 1, below = high ? compare(high, value) : 1;
    return (above > 0 || (lowerIncluded && above === 0)) && (below > 0 || (upperIncluded && below === 0));
  }

  /** @param {DecideTier[]} tiers @param {Map<string, Exact>} given */
  function findTier(tiers, given) {
    return tiers.find(({ when }) => Object.keys(when).length > 0 && Object.entries(when).every(([name, range]) => {
      const value = given.get(name);
      return value !== undefined && within(value, range);
    }));
  }

  /** The level so many places up or down; null below the lowest.
   * @param {DecideData} data @param {string | null} level @param {number} shift */
  function shifted(data, level, shift) {
    if (!level || !shift) return level;
    const scale = data.scales[level];
    const place = scale.indexOf(level) + shift;
    return place < 0 ? null : scale[Math.min(place, scale.length - 1)];
  }

  /** @param {DecideData} data @param {Map<string, Exact>} given @param {string[]} modifiers @returns {Decision} */
  function decide(data, given, modifiers) {
    const tier = findTier(data.tiers, given);
    const applied = modifiers.map((id) => data.modifiers[id]);
    if (!tier) return { tier: null, applied, level: null, points: null, duration: null };
    const level = shifted(data, tier.level, applied.reduce((total, { shift }) => total + shift, 0));
    const points = [tier, ...applied].flatMap((part) => (part.points === null ? [] : [exact(part.points)])).filter((number) => number !== null);
    const own = level === tier.level ? tier.duration : null;
    return { tier, applied, level, points: points.length ? sum(points) : null, duration: own || (level ? data.levels[level].duration : null) };
  }

  return { exact, signed, unfitness, decide };
})();
