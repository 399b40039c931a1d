/* What stands around a decided case: each circumstance's move as a chain, what follows from the outcome, the tier on the picture. */
(function () {
  "use strict";

  const { part } = HandbookPage;
  const { decide } = HandbookDecide;
  const ROOMY = "(min-width: 45em)"; // the circumstances stand beside the result

  /**
   * What the form tells when it has looked at its fields; `decision` is null where they say no case.
   * @typedef {{ data: DecideData, given: Map<string, Exact>, named: DecideTier | undefined, chosen: string[], decision: Decision | null,
   *   said: (decision: Decision) => string }} Decided
   *
   * What further acts make of it: all levels that are given, and the heaviest of each way in which it may come out.
   * @typedef {{ levels: string[], deciding: string[] }} Together
   */

  class DecideCase {
    /** @param {HTMLElement} section */
    constructor(section) {
      this.section = section;
      this.outcome = part(section, "[data-decide-outcome]", HTMLElement);
      this.chain = part(section, "[data-decide-chain]", HTMLElement);
      this.tools = part(section, "[data-decide-tools]", HTMLElement);
      section.addEventListener("handbook:decided", (event) => this.show(/** @type {CustomEvent<Decided>} */ (event).detail));
      section.addEventListener("handbook:combined", (event) => this.follow(/** @type {CustomEvent<Together | null>} */ (event).detail));
      if (matchMedia(ROOMY).matches) for (const fold of section.querySelectorAll("details.hb-decide__modifiers")) fold.setAttribute("open", "");
    }

    /** @param {Decided} decided */
    show(decided) {
      const { decision, data, chosen } = decided, tier = decision && decision.tier;
      this.tools.hidden = !tier;
      this.showChain(tier ? decided : null);
      this.mark(tier ? data.tiers.indexOf(tier) + 1 : 0);
      this.follow(null);
      for (const count of this.section.querySelectorAll("[data-decide-chosen]")) count.textContent = String(new Set(chosen).size);
    }

    /** From the tier's own outcome over each circumstance to what the case comes to.
     * @param {Decided | null} decided */
    showChain(decided) {
      this.chain.hidden = !decided || !decided.chosen.length;
      if (!decided) return this.chain.replaceChildren();
      const { data, given, named, chosen, said } = decided;
      const { words } = data, ends = chosen.flatMap((id, place) => (chosen[place + 1] === id ? [] : [place + 1]));
      this.chain.replaceChildren(...[0, ...ends].map((end, number, all) => {
        const found = decide(data, given, chosen.slice(0, end), named), often = number ? end - all[number - 1] : 0;
        const modifier = end ? data.modifiers[chosen[end - 1]] : null, moves = modifier && modifier.options.some(([shift]) => shift);
        const stop = !moves ? "" : found.capped ? words["limited by the cap"] : found.topped ? words["highest level"] : "";
        return link(said(found), modifier, stop && words[", "] + stop, often > 1 ? ` × ${often}` : "");
      }));
      return undefined;
    }

    /** @param {number} number from 1; 0 for none */
    mark(number) {
      for (const drawn of document.querySelectorAll(".hb-tiers [data-tier], tr[data-tier]")) {
        drawn.classList.toggle("hb-tier--here", drawn.getAttribute("data-tier") === String(number));
      }
    }

    /** What follows stands on the page for every level; the outcome says which of them counts. Of levels that are given together
     * the heaviest says who decides, and what was said of one is not said again of another.
     * @param {Together | null} together */
    follow(together) {
      const { level: own = "", also = "" } = this.outcome.dataset, said = new Set();
      const levels = [...(together ? together.levels : own.split(" ")), ...also.split(" ")];
      /** @type {NodeListOf<HTMLElement>} */
      const blocks = this.section.querySelectorAll("[data-decide-follows]");
      /** @param {HTMLElement} block */
      const weight = (block) => levels.indexOf(block.dataset.decideFollows || "");
      for (const block of [...blocks].sort((one, other) => weight(one) - weight(other))) {
        const level = block.dataset.decideFollows || "", counts = levels.includes(level), lines = [...block.querySelectorAll("p")];
        for (const line of lines) {
          const decides = line.hasAttribute("data-decide-decider") && together && ![...together.deciding, ...also.split(" ")].includes(level);
          line.hidden = Boolean(together && (decides || (counts && said.has(line.textContent))));
          if (counts && !line.hidden) said.add(line.textContent);
        }
        block.hidden = !counts || lines.every(({ hidden }) => hidden);
      }
    }
  }

  /** @param {string} outcome @param {DecideModifier | null} modifier @param {string} stop what held it back
   * @param {string} often how often it was the case, where that is not once */
  function link(outcome, modifier, stop, often) {
    const item = document.createElement("li"), result = document.createElement("strong");
    result.textContent = outcome;
    if (modifier) {
      const move = document.createElement("span"), reason = document.createElement("small");
      move.textContent = `→ ${modifier.effect}${stop} `;
      reason.textContent = ` ${modifier.title}${often}`;
      item.append(move, result, reason);
    } else item.append(result);
    return item;
  }

  for (const section of document.querySelectorAll("[data-decide]")) if (section instanceof HTMLElement) new DecideCase(section);
})();
