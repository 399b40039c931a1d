/* Decides a case by the rule that generator/analysis/decide.py states. Both are held to the same cases; this knows nothing of the page. */

/**
 * The tables of one criteria set, as generator/pages/decide_form.py writes them. Numbers are texts, so that they stay exact.
 * @typedef {object} DecideData
 * @property {DecideTier[]} tiers
 * @property {boolean} firstCounts whether of several tiers that fit the first counts
 * @property {Record<string, DecideModifier>} modifiers
 * @property {Record<string, { title: string, duration: string | null }>} degrees
 * @property {string[][]} scales the degrees of each scale, the lightest first
 * @property {{ up: number | null, down: number | null, highest: string | null, lowest: string | null, notes: string[] }} cap
 * @property {Record<"1" | "-1" | "both", string>} leans
 * @property {Record<string, DecideMeasure>} measures
 * @property {string} nothing what it is called that nothing follows
 * @property {Record<string, string>} words
 *
 * @typedef {[lower: string | null, lowerIncluded: boolean, upper: string | null, upperIncluded: boolean]} DecideRange
 * @typedef {{ id: string | null, title: string, levels: string[], points: string | null, duration: string | null,
 *   lasts: [Period, Period] | null, amount: Record<string, DecidePayment>, beside: DecideBeside[], when: Record<string, DecideRange>,
 *   otherwise: boolean }} DecideTier
 * What a tier gives besides: `key` is the text in which it is said, `where` in which case.
 * @typedef {{ levels: string[], duration: string | null, lasts: [Period, Period] | null, amount: Record<string, DecidePayment>,
 *   key: string, where: string }} DecideBeside
 * `highest` and `lowest` are the levels between which an outcome is held.
 * @typedef {[shift: number, lean: number, exempt: boolean, highest: string | null, lowest: string | null]} DecideOption
 * @typedef {{ shift: number, exempt: boolean, highest: string[], lowest: string[] }} DecideWay
 * `adds` is what is added to a measure before the tier is found; `eachTime`: that and the points count each time that it was the case.
 * @typedef {{ title: string, options: DecideOption[], excludes: string[], points: string | null, eachTime: boolean, liftsCap: boolean, effect: string,
 *   amount: DecideAdjustment | null, adds: Record<string, string> }} DecideModifier
 * What a circumstance makes of an amount: by what each end is multiplied, as so many of how many equal parts, what is added, and between
 * what the whole is held.
 * @typedef {{ low: string, high: string, parts: string, more: string, multiplies: boolean, may: boolean, floor: string | null,
 *   ceiling: string | null }} DecideAdjustment
 * @typedef {{ whole: boolean, lowest: string | null, highest: string | null, unfit: Record<string, string>,
 *   time: DecideTime | null }} DecideMeasure
 *
 * How many seconds each unit of a measure of time has, and fewer than how many may stand beside months, where it counts in months.
 * @typedef {{ units: Record<string, string>, besideMonths: string | null }} DecideTime
 *
 * A decimal number: so many units of the last of so many places.
 * @typedef {{ units: bigint, places: number }} Exact
 *
 * A degree that a case may come to, null for no level, how long it lasts, and what it costs.
 * @typedef {{ degree: string | null, duration: string | null, payment?: DecidePayment | null, lasts?: [Period, Period] | null }} Result
 * `lasts` is its time, from the shortest to the longest, where its tier says another than its level; null for none in months and days
 * @typedef {{ tier: DecideTier | null, applied: DecideModifier[], results: Result[], leans: number[], capped: boolean, topped: boolean,
 *   points: Exact | null, beside: { results: Result[], key: string, where: string }[], unpriced: string[] }} Decision `capped`: the cap
 * holds the circumstances back, `topped`: the scale ends before, `beside`: what is given with any result but none, `unpriced`: to which
 * degrees circumstances raised it for which nobody says what is to be paid
 */

var HandbookDecide = (function () {
  "use strict";

  // --- Exact numbers: 0.1 + 0.2 is 0.3 ----------------------------------------------------------------------------------

  const NO_LEVEL = "-"; // as what the amount of a tier of fees is kept, which earns no level
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

  /** @param {Exact[]} numbers @returns {Exact} */
  function product(numbers) {
    return numbers.reduce((one, other) => ({ units: one.units * other.units, places: one.places + other.places }));
  }

  /** A number as generator/i18n/formatting.py writes it, without its sign: 1,000, 0.5.
   * @param {Exact} number */
  function grouped({ units, places }) {
    const digits = String(units < 0n ? -units : units).padStart(places + 1, "0"), point = digits.length - places;
    const fraction = digits.slice(point).replace(/0+$/, "");
    const whole = digits.slice(0, point).replace(/\B(?=(\d{3})+$)/g, ",");
    return whole + (fraction && `.${fraction}`);
  }

  /** A number that is added or taken: +1,000, −0.5, 0.
   * @param {Exact} number */
  function signed(number) {
    return (number.units < 0n ? "−" : number.units > 0n ? "+" : "") + grouped(number);
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

  /** A length of time: so many of each unit, which has so many minutes.
   * @param {[text: string, minutes: string][]} parts @returns {Exact} */
  function minutes(parts) {
    const found = parts.map(([text, each]) => [exact(text), exact(each)]);
    return sum(found.flatMap(([one, other]) => (one && other ? [product([one, other])] : [])));
  }

  /** @param {Exact} value @param {DecideRange} range */
  function within(value, [lower, lowerIncluded, upper, upperIncluded]) {
    const low = lower === null ? null : exact(lower), high = upper === null ? null : exact(upper);
    const above = low ? compare(value, low) : 1, below = high ? compare(high, value) : 1;
    return (above > 0 || (lowerIncluded && above === 0)) && (below > 0 || (upperIncluded && below === 0));
  }

  /** The first tier whose every range has the value given, if each before it is ruled out where the order counts; the one for all else
   * where each other is ruled out.
   * @param {DecideData} data @param {Map<string, Exact>} given @returns {DecideTier | undefined} */
  function findTier({ tiers, firstCounts }, given) {
    let openBefore = false;
    for (const tier of tiers) {
      const ranges = Object.entries(tier.when);
      const known = ranges.flatMap(([name, range]) => {
        const value = given.get(name);
        return value === undefined ? [] : [within(value, range)];
      });
      if (!ranges.length || known.includes(false)) continue;
      if (known.length === ranges.length) return openBefore && firstCounts ? undefined : tier;
      openBefore = true;
    }
    return openBefore ? undefined : tiers.find(({ otherwise }) => otherwise);
  }

  /** The values by which the tier is found: with what circumstances add to them, and no more than can occur.
   * @param {DecideData} data @param {Map<string, Exact>} given @param {DecideModifier[]} applied */
  function counted({ measures }, given, applied) {
    const found = new Map(given);
    for (const { adds } of applied) for (const [name, number] of Object.entries(adds)) {
      const value = found.get(name), more = exact(number);
      if (value && more) found.set(name, sum([value, more]));
    }
    for (const name of new Set(applied.flatMap(({ adds }) => Object.keys(adds)))) {
      const value = found.get(name), [low, high] = [measures[name].lowest, measures[name].highest].map((end) => end === null ? null : exact(end));
      if (value && low && compare(value, low) < 0) found.set(name, low);
      if (value && high && compare(value, high) > 0) found.set(name, high);
    }
    return found;
  }

  /** What circumstances do together, as generator/analysis/moves.py says it.
   * @param {DecideModifier[]} applied @param {DecideData["cap"]} cap */
  function movesOf(applied, cap) {
    /** @type {Map<string, DecideWay>} */
    let states = new Map([["", { shift: 0, exempt: false, highest: [], lowest: [] }]]);
    for (const { options } of applied) {
      /** @type {Map<string, DecideWay>} */
      const next = new Map();
      for (const before of states.values()) for (const [shift, , exempt, highest, lowest] of options) {
        const state = { shift: before.shift + shift, exempt: before.exempt || exempt,
          highest: [...new Set([...before.highest, ...(highest ? [highest] : [])])], lowest: [...new Set([...before.lowest, ...(lowest ? [lowest] : [])])] };
        next.set(JSON.stringify(state), state);
      }
      states = next;
    }
    const asked = [...states.values()].filter(({ exempt }) => !exempt);
    const ways = asked.map((way) => ({ ...way, shift: held(way.shift, cap) }));
    const leans = [...new Set(applied.flatMap(({ options }) => options.map(([, lean]) => lean)))].filter(Boolean);
    return { ways, shifts: [...new Set(ways.map(({ shift }) => shift))], leans, capped: asked.some(({ shift }) => held(shift, cap) !== shift),
      exempt: [...states.values()].some(({ exempt }) => exempt) };
  }

  /** As much of a shift as is allowed.
   * @param {number} shift @param {DecideData["cap"]} cap */
  function held(shift, { up, down }) {
    return shift > 0 ? Math.min(shift, up ?? shift) : Math.max(shift, -(down ?? -shift));
  }

  /** Where degrees to choose from lead that are moved: up from the highest, down from the lowest; null below the scale.
   * @param {DecideData} data @param {string[]} chosen @param {number} shift @returns {(string | null)[]} */
  function moved({ scales, cap }, chosen, shift) {
    const scale = scales.find((degrees) => degrees.includes(chosen[0])) || [];
    const places = chosen.map((degree) => scale.indexOf(degree)).filter((place) => place >= 0);
    if (!shift || !places.length) return chosen;
    if (shift > 0) {
      const highest = cap.highest && scale.includes(cap.highest) ? scale.indexOf(cap.highest) : scale.length - 1;
      return [scale[Math.min(Math.max(...places) + shift, Math.max(highest, ...places))]];
    }
    const place = Math.max(Math.min(...places) + shift, Math.min(cap.lowest ? scale.indexOf(cap.lowest) : -1, ...places));
    return [place < 0 ? null : scale[place]];
  }

  /** Degrees as far as they lie within all bounds, else the level that bounds them; where two contradict each other, the highest holds.
   * @param {DecideData} data @param {(string | null)[]} chosen @param {DecideWay} way */
  function bounded({ scales }, chosen, way) {
    let found = chosen.filter((degree) => degree !== null);
    for (const [bounds, sign] of /** @type {[string[], number][]} */ ([[way.lowest, 1], [way.highest, -1]])) for (const bound of bounds) {
      const scale = scales.find((degrees) => degrees.includes(bound)) || [];
      if (!found.every((degree) => scale.includes(degree)) || (!found.length && sign < 0)) continue;
      const inside = found.filter((degree) => sign * scale.indexOf(degree) >= sign * scale.indexOf(bound));
      found = inside.length ? inside : [bound];
    }
    return found.length ? found : [null];
  }

  /** What holds the moves of a case back: the cap, by how far or by a level, or else the end of the scale.
   * @param {DecideData} data @param {DecideTier} tier @param {{ shifts: number[], capped: boolean }} moves */
  function stopped(data, { levels }, { shifts, capped }) {
    const free = { ...data, cap: { up: null, down: null, highest: null, lowest: null, notes: [] } };
    const scale = data.scales.find((degrees) => degrees.includes(levels[0])) || [], top = Math.max(...levels.map((degree) => scale.indexOf(degree)));
    const alike = shifts.filter((shift) => String(moved(data, levels, shift)) === String(moved(free, levels, shift)));
    return { capped: capped || alike.length < shifts.length, topped: alike.some((shift) => shift > 0 && top >= 0 && top + shift >= scale.length) };
  }

  /** Everything that may be chosen, the lightest first.
   * @param {DecideData} data @param {DecideTier} tier @param {{ ways: DecideWay[], exempt: boolean }} moves @returns {Result[]} */
  function resultsOf(data, tier, { ways, exempt }) {
    const reached = new Set(ways.flatMap((way) => bounded(data, moved(data, tier.levels, way.shift), way)));
    const nothing = exempt || (reached.has(null) && tier.levels.length) ? [{ degree: null, duration: null }] : [];
    const bare = reached.has(null) && !tier.levels.length ? [{ degree: null, duration: tier.duration, payment: tier.amount[NO_LEVEL] || null }] : [];
    const inOrder = data.scales.flat().filter((degree) => reached.has(degree));
    return [...nothing, ...bare, ...inOrder.map((degree) => (
      { degree, ...timeOf(data, degree, tier.levels.includes(degree) ? tier : { duration: null, lasts: null }) }))];
  }

  /** How long a degree lasts: as what gives it says, or else as its level.
   * @param {DecideData} data @param {string} degree @param {{ duration: string | null, lasts: [Period, Period] | null }} stated */
  function timeOf({ degrees }, degree, { duration, lasts }) {
    return duration ? { duration, lasts } : { duration: degrees[degree].duration };
  }

  /** What a degree costs: as its tier says; of a level to which circumstances led, as the nearest tier says that earns it.
   * @param {DecideTier[]} tiers @param {DecideTier} tier @param {string | null} degree */
  function paymentOf(tiers, tier, degree) {
    if (degree !== null && tier.levels.includes(degree)) return tier.amount[degree] || null;
    const place = tiers.indexOf(tier), far = (/** @type {DecideTier} */ each) => Math.abs(tiers.indexOf(each) - place);
    const near = [...tiers].sort((one, other) => far(one) - far(other)).find(({ amount }) => degree !== null && amount[degree]);
    return near && degree !== null ? near.amount[degree] : null;
  }

  /** What a tier gives besides, without a degree that is the main result already.
   * @param {DecideData} data @param {DecideTier} tier @param {Result[]} results */
  function besideOf(data, { beside }, results) {
    const main = new Set(results.flatMap(({ degree }) => degree || [])), only = main.size === 1 ? [...main][0] : null;
    if (!main.size) return [];
    return beside.map((each) => ({ key: each.key, where: each.where, results: each.levels.filter((degree) => degree !== only).map((degree) => (
      { degree, ...timeOf(data, degree, each), payment: each.amount[degree] || null })) })).filter((each) => each.results.length);
  }

  /** @param {DecideData} data @param {DecideTier} tier @param {Result[]} results */
  function unpricedOf({ scales }, { levels, amount }, results) {
    const highest = levels[levels.length - 1], scale = scales.find((degrees) => degrees.includes(highest)) || [];
    const above = Object.keys(amount).length ? scale.slice(scale.indexOf(highest) + 1) : [];
    return results.flatMap(({ degree, payment }) => (degree && !payment && above.includes(degree) ? degree : []));
  }

  /** The first two of the circumstances chosen that cannot apply together; null if all can.
   * @param {DecideData} data @param {string[]} chosen @returns {[string, string] | null} */
  function conflict({ modifiers }, chosen) {
    for (const [number, one] of chosen.entries()) {
      const other = chosen.slice(number + 1).find((id) => modifiers[one].excludes.includes(id));
      if (other) return [one, other];
    }
    return null;
  }

  /** `named` is a tier that was chosen, where none is found by numbers; `modifiers` are ids, each as often as it was the case.
   * @param {DecideData} data @param {Map<string, Exact>} given @param {string[]} modifiers @param {DecideTier} [named] @returns {Decision} */
  function decide(data, given, modifiers, named) {
    const found = modifiers.map((id) => data.modifiers[id]), applied = [...new Set(found)];
    const counting = [...applied.filter(({ eachTime }) => !eachTime), ...found.filter(({ eachTime }) => eachTime)];
    const tier = named || findTier(data, counted(data, given, counting));
    if (!tier) return { tier: null, applied, results: [], leans: [], capped: false, topped: false, points: null, beside: [], unpriced: [] };
    const cap = applied.some(({ liftsCap }) => liftsCap) ? { ...data.cap, up: null, down: null, highest: null, lowest: null } : data.cap;
    const moves = movesOf(applied, cap);
    const results = resultsOf({ ...data, cap }, tier, moves).map((result) => (
      result.degree === null ? result : { ...result, payment: paymentOf(data.tiers, tier, result.degree) }));
    const points = [tier, ...counting].flatMap((part) => (part.points === null ? [] : [exact(part.points)])).filter((number) => number !== null);
    return { tier, applied, results, leans: moves.leans, ...stopped({ ...data, cap }, tier, moves), points: points.length ? sum(points) : null,
      beside: besideOf(data, tier, results), unpriced: unpricedOf(data, tier, results) };
  }

  /** Whether titles of levels say how long they last, as authors write them: 警告（6 個月）. Nothing is said twice.
   * @param {string} levels @param {string} time */
  function namesTime(levels, time) {
    const [said, asked] = [levels, time].map((text) => text.replace(/\s/g, ""));
    return said.includes(asked);
  }

  return { exact, compare, sum, product, grouped, signed, unfitness, within, conflict, decide, namesTime, minutes };
})();
