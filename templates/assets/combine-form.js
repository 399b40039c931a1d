/* Further acts judged at the same time, and an earlier outcome that still lasts: says below the form what all of it comes to, and until when. */
(function () {
  "use strict";

  const { part, filled } = HandbookPage;
  const { combine } = HandbookCombine;

  /**
   * @typedef {CombineScale["levels"][number] & { said: string[] }} SaidLevel
   * @typedef {Omit<CombineScale, "levels"> & { levels: SaidLevel[] }} SaidScale
   * @typedef {{ scales: SaidScale[], locale: string, words: Record<string, string> }} CombineData
   */

  class CombineForm {
    /** @param {HTMLElement} section @param {HTMLElement} form */
    constructor(section, form) {
      this.form = form;
      this.place = part(form, "[data-combine-outcome]", HTMLElement);
      /** @type {CombineData} */
      this.data = JSON.parse(part(form, "[data-combine-data]", HTMLScriptElement).text);
      /** @type {Act[]} what the case itself may come to */
      this.own = [];
      section.addEventListener("handbook:decided", (event) => {
        const { decision } = /** @type {CustomEvent<{ decision: Decision | null }>} */ (event).detail;
        this.own = (decision ? decision.results : []).flatMap(({ degree }) => (degree ? [actOf(degree)] : []));
        this.show();
      });
      form.addEventListener("input", () => this.show());
    }

    show() {
      const others = this.others(), earlier = this.earlier(), decided = this.value("decided") || null;
      const asked = others.length || (earlier && decided) || decided;
      const lines = asked ? this.own.map((act) => this.line(act, others, earlier, decided)) : [];
      this.place.replaceChildren(...lines.filter(Boolean).map((text) => {
        const line = document.createElement("p");
        line.textContent = text;
        return line;
      }));
    }

    /** @param {Act} act @param {Act[]} others @param {{ level: string, since: string } | null} earlier @param {string | null} decided */
    line(act, others, earlier, decided) {
      const scale = this.data.scales.find(({ levels }) => levels.some(({ id }) => id === act.level));
      const found = scale ? combine(scale, [act, ...others], earlier, decided) : null;
      if (!scale || !found) return "";
      const { words } = this.data, given = found.acts.map((each) => this.title(scale, each)).join(words[" and "]);
      const said = this.title(scale, act) + words[": "] + [given, this.time(found), this.until(found)].filter(Boolean).join(words[", "]);
      return found.capped ? `${said} ${words["The longest time in all holds it back."]}` : said;
    }

    /** @param {CombineData["scales"][number]} scale @param {Act} act */
    title({ levels }, { level, times }) {
      const found = levels.find(({ id }) => id === level);
      return found ? found.said[times - 1] || `${found.said[0]} × ${times}` : "";
    }

    /** @param {Combined} found */
    time({ shortest, longest }) {
      if (!shortest || !longest) return "";
      const [low, high] = [shortest, longest].map((period) => this.period(period));
      return low === high ? low : filled(this.data.words["from {low} to {high}"], { low, high });
    }

    /** @param {Period} period */
    period(period) {
      const { words } = this.data, said = /** @type {const} */ ([["{number} month", "{number} months"], ["{number} day", "{number} days"]]);
      return period.flatMap((number, unit) => (number ? [filled(words[said[unit][number === 1 ? 0 : 1]], { number: String(number) })] : [])).join(" ");
    }

    /** @param {Combined} found */
    until({ until }) {
      if (!until.length) return "";
      const [first, last] = [until[0], until[until.length - 1]].map((day) => this.day(day)), { words } = this.data;
      if (first === last) return filled(words["until {day}"], { day: first });
      return filled(words["until {first} at the earliest and {last} at the latest"], { first, last });
    }

    /** @param {string} day */
    day(day) {
      return new Intl.DateTimeFormat(this.data.locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
    }

    /** @returns {Act[]} */
    others() {
      const boxes = [...this.form.querySelectorAll("input")].filter(({ type }) => type === "number");
      return boxes.flatMap(({ name, value }) => Array.from({ length: Math.min(Number(value) || 0, 20) }, () => ({ level: name, times: 1 })));
    }

    earlier() {
      const level = this.value("earlier"), since = this.value("since");
      return level && since ? { level, since } : null;
    }

    /** @param {string} name */
    value(name) {
      const field = this.form.querySelector(`[name="${name}"]`);
      return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : "";
    }
  }

  /** `reprimand x2` → so many of that level.
   * @param {string} degree @returns {Act} */
  function actOf(degree) {
    const [level, times] = degree.split(" x");
    return { level, times: Number(times || 1) };
  }

  for (const section of document.querySelectorAll("[data-decide]")) {
    const form = section.querySelector("[data-combine]");
    if (section instanceof HTMLElement && form instanceof HTMLElement) new CombineForm(section, form);
  }
})();
