/* A procedure's page: a step and its box on the chart light each other, and the work of one post stands out from the rest; it prints itself. */
(function () {
  "use strict";

  /** The boxes of a step, on the chart for wide pages and the one for narrow.
   * @param {string} anchor @returns {Element[]} */
  function boxesOf(anchor) {
    return [...document.querySelectorAll(`.hb-flow a[href="#${CSS.escape(anchor)}"]`)];
  }

  /** @param {HTMLElement} step */
  function join(step) {
    const boxes = boxesOf(step.id);
    /** @param {boolean} lit */
    const light = (lit) => {
      step.classList.toggle("hb-step--lit", lit);
      for (const box of boxes) box.classList.toggle("hb-flow--lit", lit);
    };
    for (const one of [step, ...boxes]) {
      one.addEventListener("pointerenter", () => light(true));
      one.addEventListener("pointerleave", () => light(false));
      one.addEventListener("focusin", () => light(true));
      one.addEventListener("focusout", () => light(false));
    }
  }

  /** @param {HTMLElement[]} steps @param {string} doer "" for everybody */
  function show(steps, doer) {
    for (const step of steps) {
      const aside = doer !== "" && !(step.dataset.doers || "").split(" ").includes(doer);
      step.classList.toggle("hb-step--aside", aside);
      for (const box of boxesOf(step.id)) box.classList.toggle("hb-flow--aside", aside);
    }
  }

  /** @type {HTMLElement[]} */
  const steps = [...document.querySelectorAll("li.hb-step")].filter((step) => step instanceof HTMLElement);
  steps.forEach(join);

  const choice = document.querySelector("[data-lane-choice]"), select = choice?.querySelector("select");
  if (choice instanceof HTMLElement && select && select.options.length > 2) {
    choice.hidden = false;
    select.addEventListener("change", () => show(steps, select.value));
    addEventListener("pageshow", () => show(steps, select.value)); // browsers restore what was chosen
  }

  const printed = document.querySelector("[data-print-page]");
  if (printed instanceof HTMLElement) {
    printed.hidden = false;
    printed.addEventListener("click", () => window.print());
  }
})();
