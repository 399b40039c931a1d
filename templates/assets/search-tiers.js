/* To which tiers of criteria values lead, and what those come to. */

var HandbookSearchTiers = (function () {
  "use strict";

  /** The tier to which the values lead.
   * @param {SearchRule} rule @param {Map<string, Exact>} values */
  function reached(rule, values) {
    /** @type {DecideTier[]} */
    const tiers = rule.tiers.map(({ when, otherwise }) => (
      { id: null, title: "", levels: [], points: null, duration: null, lasts: null, amount: {}, beside: [], when, otherwise }));
    const { tier } = HandbookDecide.decide({ tiers, firstCounts: rule.firstCounts, modifiers: {}, degrees: {}, scales: [], measures: {}, nothing: "",
      words: {}, leans: { 1: "", "-1": "", both: "" }, cap: { up: null, down: null, highest: null, lowest: null, notes: [] } }, values, []);
    return tier && rule.tiers[tiers.indexOf(tier)];
  }

  /** The tier to which the values lead, where those are told by which tiers go; else those that may apply: none that a value rules out, and
   * none that counts only where one before it does not.
   * @param {SearchRule} rule @param {Map<string, Exact>} values @returns {SearchRule["tiers"]} */
  function mayApply(rule, values) {
    const used = new Set(rule.tiers.flatMap(({ when }) => Object.keys(when)));
    if ([...used].every((id) => values.has(id))) return [reached(rule, values)].flatMap((tier) => (tier ? [tier] : []));
    const open = rule.tiers.filter(({ when, otherwise }) => !otherwise && Object.entries(when).every(([id, range]) => {
      const value = values.get(id);
      return !value || HandbookDecide.within(value, range);
    }));
    const certain = open.findIndex(({ when }) => Object.keys(when).every((id) => values.has(id)));
    if (certain >= 0) return rule.firstCounts ? open.slice(0, certain + 1) : open;
    return [...open, ...rule.tiers.filter(({ otherwise }) => otherwise)];
  }

  /** What a tier earns, with what is to be paid computed.
   * @param {SearchRule["tiers"][0]} tier @param {Map<string, Exact>} values */
  function saidOf({ said, pays = [] }, values) {
    return pays.reduce((text, payment) => text.replace(payment.rule, () => HandbookPayment.said(payment, values)), said);
  }

  return { mayApply, reached, saidOf };
})();
