/* What stands around a decided case: each circumstance's move as a chain, what follows from the outcome, the tier on the picture, a note to print. */
(function () {
  "use strict";

  const { part } = HandbookPage;
  const { decide } = HandbookDecide;
  const ROOMY = "(min-width: 45em)"; // the circumstances stand beside the result

  /**
   * What the form tells when it has looked at its fields; `decision` is null where they say no case.
   * @typedef {{ data: DecideData, given: Map<string, Exact>, named: DecideTier | undefined, chosen: string[], decision: Decision | null,
   *   said: (decision: Decision) => string }} Decided
   */

  class DecideCase {
    /** @param {HTMLElement} section */
    constructor(section) {
      this.section = section;
      this.outcome = part(section, "[data-decide-outcome]", HTMLElement);
      this.chain = part(section, "[data-decide-chain]", HTMLElement);
      this.tools = part(section, "[data-decide-tools]", HTMLElement);
      section.addEventListener("handbook:decided", (event) => this.show(/** @type {CustomEvent<Decided>} */ (event).detail));
      if (matchMedia(ROOMY).matches) this.unfold();
      part(section, "[data-decide-print]", HTMLButtonElement).addEventListener("click", () => this.print());
    }

    /** @param {Decided} decided */
    show(decided) {
      const { decision, data, chosen } = decided, tier = decision && decision.tier;
      this.tools.hidden = !tier;
      this.showChain(tier ? decided : null);
      this.mark(tier ? data.tiers.indexOf(tier) + 1 : 0);
      this.follow();
      for (const count of this.section.querySelectorAll("[data-decide-chosen]")) count.textContent = String(chosen.length);
    }

    /** From the tier's own outcome over each circumstance to what the case comes to.
     * @param {Decided | null} decided */
    showChain(decided) {
      this.chain.hidden = !decided || !decided.chosen.length;
      if (!decided) return this.chain.replaceChildren();
      const { data, given, named, chosen, said } = decided;
      const after = [...Array(chosen.length + 1).keys()].map((count) => said(decide(data, given, chosen.slice(0, count), named)));
      this.chain.replaceChildren(...after.map((outcome, number) => link(outcome, number ? data.modifiers[chosen[number - 1]] : null)));
      return undefined;
    }

    /** @param {number} number from 1; 0 for none */
    mark(number) {
      for (const drawn of document.querySelectorAll(".hb-tiers [data-tier], tr[data-tier]")) {
        drawn.classList.toggle("hb-tier--here", drawn.getAttribute("data-tier") === String(number));
      }
    }

    /** What follows stands on the page for every level; the outcome says which of them counts. */
    follow() {
      const levels = (this.outcome.dataset.level || "").split(" ");
      /** @type {NodeListOf<HTMLElement>} */
      const blocks = this.section.querySelectorAll("[data-decide-follows]");
      for (const block of blocks) block.hidden = !levels.includes(block.dataset.decideFollows || "");
    }

    unfold() {
      for (const fold of this.section.querySelectorAll("details.hb-decide__modifiers")) fold.setAttribute("open", "");
    }

    print() {
      this.unfold(); // what is folded is not printed
      document.documentElement.dataset.print = "case";
      addEventListener("afterprint", () => delete document.documentElement.dataset.print, { once: true });
      window.print();
    }
  }

  /** @param {string} outcome @param {DecideModifier | null} modifier */
  function link(outcome, modifier) {
    const item = document.createElement("li"), result = document.createElement("strong");
    result.textContent = outcome;
    if (modifier) {
      const move = document.createElement("span"), reason = document.createElement("small");
      move.textContent = `→ ${modifier.effect} `;
      reason.textContent = ` ${modifier.title}`;
      item.append(move, result, reason);
    } else item.append(result);
    return item;
  }

  for (const section of document.querySelectorAll("[data-decide]")) if (section instanceof HTMLElement) new DecideCase(section);
})();
