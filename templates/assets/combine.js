/* Several acts together, and a new outcome while an earlier one lasts, by the rule that generator/analysis/combine.py states. Both are held
   to the same cases; this knows nothing of the page. */

/**
 * What generator/pages/combine_form.py writes of the scale of one level.
 * @typedef {"heaviest" | "sum" | "up-to-sum" | null} CombineRule
 * @typedef {[months: number, days: number]} Period
 * @typedef {object} CombineScale
 * @property {CombineRule} different
 * @property {CombineRule} same
 * @property {boolean} adds whether a new outcome begins when an earlier one is over
 * @property {Period | null} most
 * @property {Period | null} counts how long an act of an earlier day counts
 * @property {string | null} mostAmount
 * @property {{ id: string, costs: boolean, asDecided: boolean,
 *   period: Period | null, least?: Period, equals: [count: number, lower: string] | null,
 *   worth: [count: number, lightest: string, against: string] | null }[]} levels the lightest
 *   first; a level lasts for a period, or from the least to that; `costs`: whether something is to be paid by it,
 *   `asDecided`: whether it lasts as long as tiers say
 *
 * A level, and how often it is given.
 * @typedef {{ level: string, times: number, on?: string, amount?: Due | null, free?: boolean, lasts?: [Period, Period] | null }} Act `on`
 *   is its day where that is earlier, `amount` what it costs, and it is `free` where it is known to cost nothing; `lasts` is its own
 *   time, from the shortest to the longest, null for none in months and days, left out where it lasts as long as its level says
 * @typedef {{ level: string, since: string, until?: string }} Earlier `until` where its decision says its last day
 * @typedef {{ acts: Act[], shortest: Period | null, longest: Period | null, until: string[], capped: boolean, untimed?: boolean }} Combined
 *   `untimed`: nobody knows how long one of the acts lasts, so no time is said
 */

var HandbookCombine = (function () {
  "use strict";

  /** @param {Period} one @param {Period} other @returns {number} */
  function compare(one, other) {
    return one[0] - other[0] || one[1] - other[1];
  }

  /** @param {Period} one @param {Period | null} most @returns {Period} */
  function held(one, most) {
    return most && compare(one, most) > 0 ? most : one;
  }

  /** The last day of a period that begins on a day, both written 2026-01-31.
   * @param {string} first @param {Period} period */
  function lastDay(first, [months, days]) {
    const [year, month, day] = first.split("-").map(Number), later = month - 1 + months;
    const length = new Date(Date.UTC(year, later + 1, 0)).getUTCDate();
    return written(new Date(Date.UTC(year, later, Math.min(day, length) + days - 1)));
  }

  /** @param {Date} day */
  function written(day) {
    return day.toISOString().slice(0, 10);
  }

  /** @param {string} day */
  function dayAfter(day) {
    return written(new Date(Date.parse(`${day}T00:00:00Z`) + 86400000));
  }

  /** @param {CombineScale} scale @param {Act} act */
  const placeOf = (scale, act) => scale.levels.findIndex(({ id }) => id === act.level);

  /** How long an act lasts at least and at most: by itself, or else by its level.
   * @param {CombineScale} scale @param {Act} act @returns {[Period, Period] | null} */
  function lasting(scale, act) {
    if (act.lasts !== undefined) return act.lasts;
    const { period, least } = scale.levels[placeOf(scale, act)];
    return period && [least || period, period];
  }

  /** Whether an act lasts as long as tiers say, and nobody says how long that is here.
   * @param {CombineScale} scale @param {Act} act */
  function isUntimed(scale, act) {
    return act.lasts === undefined && scale.levels[placeOf(scale, act)].asDecided;
  }

  /** Below 0 where the one does not last as long as the other.
   * @param {[Period, Period] | null} one @param {[Period, Period] | null} other */
  function shorter(one, other) {
    if (!one || !other) return Number(Boolean(one)) - Number(Boolean(other));
    return compare(one[1], other[1]) || compare(one[0], other[0]);
  }

  /** What acts come to that are judged at one time; null where the scale says nothing of several.
   * @param {CombineScale} scale @param {Act[]} acts @returns {Combined | null} */
  function atOnce(scale, acts) {
    const found = counted(scale, acts);
    if (!found) return null;
    const heaviest = found.acts[found.acts.length - 1], alone = found.rule === "heaviest";
    const counting = alone ? found.acts.filter(({ level, times }) => level === heaviest.level && times === heaviest.times) : found.acts;
    if (counting.some((act) => isUntimed(scale, act))) {
      const given = found.rule === "sum" ? exchanged(scale, counting) : [heaviest];
      return { acts: given, shortest: null, longest: null, until: [], capped: false, untimed: true };
    }
    return added(scale, alone ? [heaviest] : found.acts, found.rule);
  }

  /** The acts that count, the lightest first, and by which rule; where the heaviest counts, all that earn its level. null where the scale
   * says nothing of several.
   * @template {Act} One @param {CombineScale} scale @param {One[]} acts
   * @returns {{ acts: One[], rule: "heaviest" | "sum" | "up-to-sum" } | null} */
  function counted(scale, acts) {
    const sorted = [...acts].sort((one, other) => placeOf(scale, one) - placeOf(scale, other) || one.times - other.times
      || shorter(lasting(scale, one), lasting(scale, other)));
    if (sorted.length === 1) return { acts: sorted, rule: "heaviest" };
    const alike = sorted.filter(({ level }) => level === sorted[sorted.length - 1].level), several = alike.length < sorted.length;
    const rule = several ? scale.different : scale.same;
    if (rule === "heaviest" && alike.length > 1 && several && scale.same) return counted(scale, alike);
    return rule && { acts: rule === "heaviest" ? alike : sorted, rule };
  }

  /** What the acts that count come to by a rule. The last of them is the heaviest.
   * @param {CombineScale} scale @param {Act[]} acts @param {string} rule @returns {Combined} */
  function added(scale, acts, rule) {
    return rule === "sum" ? summed(scale, acts) : lasts(scale, acts.slice(-1), acts, rule);
  }

  /** The sum of acts: what lasts no time stands before the heaviest of what lasts, which has the time of all.
   * @param {CombineScale} scale @param {Act[]} acts @returns {Combined} */
  function summed(scale, acts) {
    /** @param {Act} act */
    const byLevel = (act) => Boolean(scale.levels[placeOf(scale, act)].period), isLasting = (/** @type {Act} */ act) => Boolean(lasting(scale, act));
    const inNoDays = acts.filter((act) => byLevel(act) && !isLasting(act)); // by its own decision, whatever its level says
    const counts = exchanged(scale, acts.filter((act) => !byLevel(act) && !isLasting(act)));
    const became = counts.filter(byLevel).flatMap(({ level, times }) => Array.from({ length: times }, () => ({ level, times: 1 })));
    const longer = [...acts.filter(isLasting), ...became].sort((one, other) => placeOf(scale, one) - placeOf(scale, other) || one.times - other.times);
    return lasts(scale, [...counts.filter((act) => !byLevel(act)), ...inNoDays, ...longer.slice(-1)], longer, "sum");
  }

  /** How long what is given lasts, by all acts that count.
   * @param {CombineScale} scale @param {Act[]} given @param {Act[]} acts @param {string} rule @returns {Combined} */
  function lasts(scale, given, acts, rule) {
    const times = acts.flatMap((act) => { const time = lasting(scale, act); return time ? [time] : []; });
    const periods = times.map(([, longest]) => longest), shortest = times.map(([least]) => least);
    if (!periods.length) return { acts: given, shortest: null, longest: null, until: [], capped: false };
    const total = together(periods), { most } = scale;
    const least = rule === "up-to-sum" ? shortest[shortest.length - 1] : together(shortest);
    return { acts: given, shortest: held(least, most), longest: held(total, most), until: [], capped: Boolean(most && compare(total, most) > 0) };
  }

  /** @param {Period[]} periods @returns {Period} */
  function together(periods) {
    return [periods.reduce((all, [months]) => all + months, 0), periods.reduce((all, [, days]) => all + days, 0)];
  }

  /** Levels of which so many count as one of a higher level become that; the heaviest stands first.
   * @param {CombineScale} scale @param {Act[]} acts @returns {Act[]} */
  function exchanged({ levels }, acts) {
    const counts = new Map(levels.map(({ id }) => [id, acts.reduce((sum, { level, times }) => sum + (level === id ? times : 0), 0)]));
    for (const { id, equals } of levels) {
      if (!equals || !counts.has(equals[1])) continue;
      const lower = counts.get(equals[1]) || 0;
      counts.set(equals[1], lower % equals[0]);
      counts.set(id, (counts.get(id) || 0) + Math.floor(lower / equals[0]));
    }
    return [...levels].reverse().map(({ id }) => ({ level: id, times: counts.get(id) || 0 })).filter(({ times }) => times);
  }

  /** The last day of an earlier outcome of a scale: that of its decision, or else by its level; "" where it has none.
   * @param {CombineScale} scale @param {Earlier} earlier */
  function lastOf(scale, { level, since, until }) {
    const found = scale.levels.find(({ id }) => id === level);
    return found ? until || (found.period ? lastDay(since, found.period) : "") : "";
  }

  /** The last day of an earlier outcome that is over on the day of a decision; "" for one that still lasts.
   * @param {CombineScale[]} scales @param {Earlier} earlier @param {string} decided */
  function ended(scales, earlier, decided) {
    const last = scales.map((scale) => lastOf(scale, earlier)).find(Boolean) || "";
    return last < decided ? last : "";
  }

  /** What is left of acts when rewards and penalties have offset each other.
   * @param {CombineScale[]} scales @param {Act[]} given @returns {Act[]} */
  function afterOffset(scales, given) {
    const levels = scales.flatMap((scale) => scale.levels), sums = new Map();
    const acts = given.map((act) => ({ act, worth: levels.find(({ id }) => id === act.level)?.worth }));
    for (const { act, worth } of acts) if (worth) sums.set(worth[1], (sums.get(worth[1]) || 0) + worth[0] * act.times);
    const met = new Map(acts.flatMap(({ worth }) => (worth && sums.has(worth[2]) ? [[worth[1], worth[2]]] : [])));
    const stay = acts.flatMap(({ act, worth }) => (worth && met.has(worth[1]) ? [] : [act]));
    const rest = [...met].flatMap(([lightest, against]) => Array.from(
      { length: Math.max(0, sums.get(lightest) - sums.get(against)) }, () => ({ level: lightest, times: 1 })));
    return [...stay, ...rest];
  }

  /** @param {CombineScale[]} scales @param {Act[]} given @param {Earlier | null} earlier
   * @param {string | null} decided
   * @returns {Combined | null} */
  function combine(scales, given, earlier, decided) {
    const acts = afterOffset(scales, given), scale = scales.find(({ levels }) => levels.some(({ id }) => acts.length && id === acts[0].level));
    if (given.length && !acts.length) return { acts: [], shortest: null, longest: null, until: [], capped: false };
    return scale ? ofOne(scale, acts, earlier, decided) : null;
  }

  /** What acts of one scale come to; null where one of them lies on another.
   * @param {CombineScale} scale @param {Act[]} acts @param {Earlier | null} earlier
   * @param {string | null} decided
   * @returns {Combined | null} */
  function ofOne(scale, acts, earlier, decided) {
    const found = acts.every(({ level }) => scale.levels.some(({ id }) => id === level)) ? atOnce(scale, acts) : null;
    if (!found || !decided || !found.shortest || !found.longest) return found;
    const over = earlier && earlier.since <= decided ? lastOf(scale, earlier) : "";
    const first = scale.adds && over >= decided ? dayAfter(over) : decided, limit = scale.most && lastDay(decided, scale.most);
    const ends = [found.shortest, found.longest].map((each) => lastDay(first, each));
    const until = [...new Set(ends.map((end) => (limit && end > limit ? limit : end)))];
    return { ...found, until, capped: found.capped || Boolean(limit && ends.some((end) => end > limit)) };
  }

  /** Whether an act still counts on the day of a decision; one without a day is judged on that day.
   * @param {CombineScale} scale @param {Act} act @param {string} decided */
  function stillCounts(scale, { on }, decided) {
    return !on || (on <= decided && (!scale.counts || decided <= lastDay(on, scale.counts)));
  }

  return { combine, counts: stillCounts, counted, afterOffset, ended };
})();
