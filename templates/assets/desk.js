/* The supervisor's desk: only what is due in a quarter, or what a unit or a post sees to. The choice is in the address. */
(function () {
  "use strict";

  const { choose, putInAddress, folded, unfold } = HandbookPage;

  /** @param {HTMLFormElement} form */
  function prepare(form) {
    const choices = [...form.querySelectorAll("select")];
    const rows = [...document.querySelectorAll("[data-desk-post]")].filter((row) => row instanceof HTMLElement);
    const folds = folded();
    const groups = [...document.querySelectorAll("[data-desk-group]")].filter((group) => group instanceof HTMLElement).reverse(); // inner ones first

    /** @param {string} name */
    const chosen = (name) => choices.find((choice) => choice.name === name)?.value || "";

    function show() {
      const post = chosen("post"), unit = chosen("unit"), quarter = chosen("quarter");
      for (const row of rows) row.hidden = Boolean((post && row.dataset.deskPost !== post) || (unit && row.dataset.deskUnit !== unit));
      for (const group of groups) {
        const when = group.dataset.deskQuarter;
        group.hidden = Boolean(quarter && when !== undefined && when !== quarter) || !group.querySelector("[data-desk-post]:not([hidden])");
      }
      if (post || unit || quarter) unfold(folds); // what was asked for is seen at once
      putInAddress(Object.fromEntries(choices.map(({ name, value }) => [name, value])));
    }

    const asked = new URLSearchParams(location.search);
    for (const choice of choices) choose(choice, asked.get(choice.name) || "");
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form[data-desk]");
    if (form instanceof HTMLFormElement) prepare(form);
  });
})();
