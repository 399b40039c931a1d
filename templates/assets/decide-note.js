/* The reasoned note of a decided case: what was given is written out, since a form does not print as a text, and then the browser prints.
   Where the page itself is printed, a decided case is printed with it. */
(function () {
  "use strict";

  const { part, element, dates, times } = HandbookPage;

  class DecideNote {
    /** @param {HTMLElement} section */
    constructor(section) {
      this.section = section;
      this.place = part(section, "[data-decide-given]", HTMLElement);
      part(section, "[data-decide-print]", HTMLButtonElement).addEventListener("click", () => this.print());
      addEventListener("beforeprint", () => {
        if (!part(section, "[data-decide-tools]", HTMLElement).hidden && !document.documentElement.dataset.print) this.fill("page");
      });
      addEventListener("afterprint", () => delete document.documentElement.dataset.print);
    }

    print() {
      this.fill("case");
      window.print();
    }

    /** @param {"case" | "page"} what the note alone, or the case with all of the page */
    fill(what) {
      const given = [...this.measures(), ...this.circumstances(), ...this.together()];
      this.place.replaceChildren(...given.map(([title, value]) => row(title, value)));
      document.documentElement.dataset.print = what;
    }

    /** What the fields and choices of the case itself hold.
     * @returns {[title: string, value: string][]} */
    measures() {
      const given = [...this.section.querySelectorAll("form :is(.hb-decide__field, .hb-decide__choices)")];
      return given.flatMap((group) => {
        const chosen = group.querySelector("input:checked"), field = group.querySelector("input");
        const value = chosen ? textOf(chosen.closest("label")) : field && field.type !== "radio" ? field.value.trim() : "";
        return value ? [[textOf(group.querySelector("legend, label")), value]] : [];
      });
    }

    /** Which circumstances count; that none does is said too.
     * @returns {[title: string, value: string][]} */
    circumstances() {
      const group = this.section.querySelector("details.hb-decide__modifiers");
      if (!(group instanceof HTMLElement)) return [];
      const chosen = [...group.querySelectorAll("input")].flatMap((box) => {
        const said = textOf(box.closest("label")), often = box.type === "number" ? times(box) : Number(box.checked);
        return often ? [often > 1 ? `${said} × ${often}` : said] : [];
      });
      const title = textOf(group.querySelector("legend"));
      return chosen.length ? chosen.map((circumstance, number) => [number ? "" : title, circumstance]) : [[title, group.dataset.decideNone || ""]];
    }

    /** The day of the decision, and the earlier outcome that still lasts. Further acts are told with the outcome.
     * @returns {[title: string, value: string][]} */
    together() {
      const fields = [...this.section.querySelectorAll("[data-combine] .hb-decide__field")];
      return fields.flatMap((field) => {
        const given = field.querySelector("input, select"), value = given instanceof HTMLSelectElement || given instanceof HTMLInputElement ? given.value : "";
        const said = given instanceof HTMLSelectElement ? textOf(given.selectedOptions[0]) : value && day(value);
        return value ? [[textOf(field.querySelector("label")), said]] : [];
      });
    }
  }

  /** @param {Element | null} place */
  function textOf(place) {
    return (place?.textContent || "").replace(/\s+/g, " ").trim();
  }

  /** @param {string} text */
  function day(text) {
    return dates({ dateStyle: "long", timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));
  }

  /** @param {string} title @param {string} value */
  function row(title, value) {
    const made = element("div");
    made.append(element("dt", {}, title), element("dd", {}, value));
    return made;
  }

  for (const section of document.querySelectorAll("[data-decide]")) if (section instanceof HTMLElement) new DecideNote(section);
})();
