/* Further acts judged at the same time, and an earlier outcome that still lasts: says above the outcome what all of it comes to, and until when. */
(function () {
  "use strict";

  const { part, filled, line, dates } = HandbookPage;
  const { combine, counts, ended } = HandbookCombine;
  const { combineAmounts } = HandbookCombineAmounts;
  const { exact } = HandbookDecide;
  const { owed, amountSaid } = HandbookPayment;
  const APART = /[、;；，\s]+|,(?!\d{3}(?!\d))/; // between amounts; a comma before three digits stands for thousands

  /**
   * @typedef {CombineScale["levels"][number] & { said: string[] }} SaidLevel
   * @typedef {Omit<CombineScale, "levels"> & { levels: SaidLevel[] }} SaidScale
   * `forms` say a range of money; null where amounts are not added up.
   * @typedef {{ decision: Decision | null, given: Map<string, Exact>, besides: string }} Decided
   * @typedef {{ scales: SaidScale[], forms: Record<string, string> | null, nothing: string, words: Record<string, string> }} CombineData
   */

  class CombineForm {
    /** @param {HTMLElement} section @param {HTMLElement} form */
    constructor(section, form) {
      this.section = section;
      this.form = form;
      this.place = part(section, "[data-combine-outcome]", HTMLElement);
      /** @type {CombineData} */
      this.data = JSON.parse(part(form, "[data-combine-data]", HTMLScriptElement).text);
      /** @type {(Act | null)[]} what the case itself may come to; null for no level */
      this.own = [];
      /** @type {Act[]} what the case gives besides, */
      this.beside = [];
      this.further = ""; // and in words
      section.addEventListener("handbook:decided", (event) => {
        const { decision, given, besides } = /** @type {CustomEvent<Decided>} */ (event).detail;
        this.further = besides;
        const acts = (/** @type {Result[]} */ results, /** @type {DecideModifier[]} */ applied) => results.map(({ degree, payment, lasts }) => (
          degree ? { ...actOf(degree), amount: payment ? owed(payment, given, applied) : null, free: !payment, lasts } : null));
        this.own = decision ? acts(decision.results, decision.applied) : [];
        this.beside = decision ? decision.beside.flatMap(({ results }) => acts(results, [])).filter((act) => act !== null) : [];
        this.show();
      });
      form.addEventListener("input", () => this.show());
    }

    /** What all of it comes to leads, above what the case comes to by itself; then what follows is what follows from all of it. */
    show() {
      const acts = [...this.others(), ...this.earlierActs()], earlier = this.earlier(), decided = this.decided(acts, earlier);
      const fault = earlier && decided ? this.faultOf(earlier, decided) : "";
      this.mark(Boolean(fault));
      if (fault) return this.lead([line("", fault, "strong")], []);
      const others = acts.filter((act) => this.counts(act, decided)), lapsed = acts.filter((act) => !this.counts(act, decided));
      const apart = this.apart(), ours = others.filter((act) => !apart.includes(this.scaleOf(act)));
      const own = ours.length ? this.own : decided ? this.own.filter(Boolean) : [];
      const totals = own.map((act) => this.total(act, ours, earlier, decided));
      const lines = totals.flatMap((total) => this.lines(total, totals.length > 1));
      if ((lines.length || others.length) && this.further) {
        lines.push(line("", this.said("This case also brings: {further}", { further: this.further })));
        const further = this.beside.map((act) => this.total(act, this.ofItsScale(act, others, apart), earlier, decided));
        lines.push(...further.flatMap((total) => (total.others.length || total.found?.until.length ? this.lines(total, true) : [])));
      }
      if (this.data.forms && ours.length && totals.some(({ found, paid }) => found && !paid)) {
        lines.push(line("", this.data.words["The total can be computed only if the amount is given for every act."]));
      }
      if (lines.length) lines.push(...this.besides(others, lapsed), ...this.ended(earlier, decided), ...this.untold(earlier));
      this.lead(lines, totals.flatMap(({ act, found }) => (found ? [found.acts.length || !act ? found.acts : [act]] : [])));
    }

    /** What an act comes to with others that count together with it.
     * @param {Act | null} act @param {Act[]} others @param {Earlier | null} earlier @param {string | null} decided */
    total(act, others, earlier, decided) {
      const all = act ? [act, ...others] : others;
      return { act, others, found: combine(this.data.scales, all, earlier, decided), paid: others.length ? this.paid(all) : null };
    }

    /** The scales of what the case gives besides, but not that of its level: acts on them do not count with the level. */
    apart() {
      const main = this.own.map((act) => act && this.scaleOf(act));
      return this.beside.map((act) => this.scaleOf(act)).filter((scale) => scale && !main.includes(scale));
    }

    /** The acts that count together with what is given besides.
     * @param {Act} act @param {Act[]} others @param {(SaidScale | undefined)[]} apart */
    ofItsScale(act, others, apart) {
      const scale = this.scaleOf(act);
      return scale && apart.includes(scale) ? others.filter((each) => this.scaleOf(each) === scale) : [];
    }

    /** What stands above the case by itself, and the acts from which everything follows.
     * @param {HTMLElement[]} lines @param {Act[][]} found */
    lead(lines, found) {
      this.place.replaceChildren(...lines);
      this.section.classList.toggle("hb-decide--combined", lines.length > 0);
      this.tell(found);
    }

    /** Why an outcome is no earlier one; "" for one that is.
     * @param {Earlier} earlier @param {string} decided */
    faultOf({ since, until }, decided) {
      if (until && until < since) return this.data.words["The earlier outcome ends before it begins: correct its first or last day."];
      const key = "The earlier outcome begins after the day of the decision, {day}: correct its first day, or the day of the decision.";
      return since > decided ? this.said(key, { day: this.day(decided) }) : "";
    }

    /** @param {boolean} faulty whether the days of the earlier outcome must be corrected */
    mark(faulty) {
      this.form.querySelector("[name=since]")?.setAttribute("aria-invalid", String(faulty));
    }

    /** An earlier outcome that is over by the day of the decision.
     * @param {Earlier | null} earlier @param {string | null} decided */
    ended(earlier, decided) {
      const last = earlier && decided ? ended(this.data.scales, earlier, decided) : "";
      const key = "Earlier outcome that does not count, as it ended on {last}: {level}";
      return earlier && last ? [line("", this.said(key, { last: this.day(last), level: this.title({ level: earlier.level, times: 1 }) }))] : [];
    }

    /** That nobody knows how long an earlier outcome lasts.
     * @param {Earlier | null} earlier */
    untold(earlier) {
      const scale = earlier && this.scaleOf({ level: earlier.level, times: 1 });
      if (!earlier || !scale?.adds || earlier.until || scale.levels.find(({ id }) => id === earlier.level)?.period) return [];
      const key = "The handbook does not say how long the earlier outcome ({level}) lasts: its last day is that of its decision.";
      return [line("", this.said(key, { level: this.title({ level: earlier.level, times: 1 }) }))];
    }

    /** The acts that count, those of the day itself first, and those that do not.
     * @param {Act[]} others @param {Act[]} lapsed */
    besides(others, lapsed) {
      const said = /** @type {const} */ ([
        ["Acts judged at the same time: {levels}", others.filter(({ on }) => !on)],
        ["Earlier acts that still count: {levels}", others.filter(({ on }) => on)],
        ["Acts that do not count on that day: {levels}", lapsed],
      ]);
      return said.flatMap(([key, acts]) => (acts.length ? [line("", this.said(key, { levels: this.titles(acts) }))] : []));
    }

    /** @param {Act} act @param {string | null} decided */
    counts(act, decided) {
      const scale = this.scaleOf(act);
      return !scale || !decided || counts(scale, act, decided);
    }

    /** The day of the decision; today where an act or an earlier outcome has a day and the decision none.
     * @param {Act[]} acts @param {Earlier | null} earlier */
    decided(acts, earlier) {
      const today = new Date(), two = (/** @type {number} */ number) => String(number).padStart(2, "0"), dated = earlier || acts.some(({ on }) => on);
      return this.value("decided") || (dated ? `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}` : null);
    }

    /** Which levels are given, and which of them is the heaviest: who decides on that decides on all of it. What was offset was decided all
     * the same.
     * @param {Act[][]} found */
    tell(found) {
      const levels = found.flat().map(({ level }) => level);
      const deciding = found.flatMap((acts) => acts.slice(0, 1).map(({ level }) => level));
      const detail = found.length ? { levels, deciding } : null;
      this.section.dispatchEvent(new CustomEvent("handbook:combined", { detail }));
    }

    /** @param {Act[]} acts @returns {CombinedAmount | null} */
    paid(acts) {
      return this.data.forms && combineAmounts(this.data.scales, acts);
    }

    /** @param {{ act: Act | null, others: Act[], found: Combined | null, paid: CombinedAmount | null }} total
     * @param {boolean} several whether other levels may be chosen @returns {HTMLElement[]} */
    lines({ act, others, found, paid }, several) {
      if (!found) {
        const key = "The handbook does not say what several acts come to: {levels}. Each holds by itself.";
        return [line("", this.said(key, { levels: this.titles(act ? [act, ...others] : others) }), "strong")];
      }
      const { words, nothing } = this.data, given = found.acts.map((each) => this.title(each)).join(words[" and "]);
      const left = given || words["nothing is left, as rewards and penalties offset each other"], level = act ? this.title(act) : nothing;
      const amount = paid && this.data.forms ? this.said("{amount} in all", { amount: amountSaid(paid.amount, this.data.forms) }) : "";
      const time = this.time(found.shortest, found.longest), parts = [left, HandbookDecide.namesTime(left, time) ? "" : time, this.until(found), amount];
      const total = parts.filter(Boolean).join(words[", "]);
      const key = others.length ? (several ? "In all, with {level}: {total}" : "In all: {total}") : "Outcome and its time: {total}";
      const untimed = found.untimed ? [line("", words["The total time can be computed only if the time is given for every act."])] : [];
      const capped = found.capped ? [line("", words["Limited by the longest time allowed in all."])] : [];
      if (paid?.capped) capped.push(line("", words["Limited by the highest amount allowed in all."]));
      return [line("", this.said(key, { level, total }), "strong"), ...untimed, ...capped];
    }

    /** @param {string} key @param {Record<string, string>} details */
    said(key, details) {
      return filled(this.data.words[key], details);
    }

    /** @param {Act} act */
    scaleOf(act) {
      return this.data.scales.find(({ levels }) => levels.some(({ id }) => id === act.level));
    }

    /** @param {Act[]} acts */
    titles(acts) {
      const { words, forms } = this.data, counted = new Map();
      for (const act of acts) {
        const lasts = act.lasts ? this.time(...act.lasts) : "";
        const beside = [act.on ? this.day(act.on) : "", act.amount && forms ? amountSaid(act.amount, forms) : "", lasts].filter(Boolean);
        const said = this.title(act) + (beside.length ? filled(words[" ({words})"], { words: beside.join(words[", "]) }) : "");
        counted.set(said, (counted.get(said) || 0) + 1);
      }
      return [...counted].map(([said, times]) => (times === 1 ? said : `${said} × ${times}`)).join(words[", "]);
    }

    /** @param {Act} act */
    title({ level, times }) {
      const found = this.data.scales.flatMap(({ levels }) => levels).find(({ id }) => id === level);
      return found ? found.said[times - 1] || `${found.said[0]} × ${times}` : "";
    }

    /** @param {Period | null} shortest @param {Period | null} longest */
    time(shortest, longest) {
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
      return dates({ dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
    }

    /** @returns {Act[]} */
    others() {
      const boxes = [...this.form.querySelectorAll("input")].filter(({ type }) => type === "number");
      return boxes.flatMap((box) => {
        const { name } = box, amounts = this.value(`pay-${name}`).split(APART).filter(Boolean).map(amountOf);
        const times = this.value(`time-${name}`).split(/[、;；，,]/).filter((each) => each.trim()).map(spellOf);
        const acts = Math.min(Math.max(HandbookPage.times(box), amounts.length, times.length), Number(box.max));
        return Array.from({ length: acts }, (_, place) => ({ level: name, times: 1, amount: amounts[place] || null, lasts: times[place] || undefined }));
      });
    }

    /** The acts of earlier days; one more row is shown than is filled in.
     * @returns {Act[]} */
    earlierActs() {
      const rows = [...this.form.querySelectorAll("[data-combine-act]")].filter((row) => row instanceof HTMLElement);
      const given = rows.map((row, place) => {
        const [level, on, amount, time] = ["", "-on", "-pay", "-time"].map((field) => this.value(`act-${place + 1}${field}`));
        this.askTime(row, level);
        return { level, on, amount: amountOf(amount), lasts: spellOf(time) || undefined };
      });
      rows.forEach((row, place) => {
        row.hidden = place > 0 && !given[place].level && !given[place - 1].level;
      });
      return given.flatMap(({ level, on, ...beside }) => (level && on ? [{ ...actOf(level), on, ...beside }] : []));
    }

    /** How long an act lasts is asked where its level says nothing of that; what does not count is not kept.
     * @param {HTMLElement} row @param {string} degree */
    askTime(row, degree) {
      const field = row.querySelector("[name$=-time]"), { level } = actOf(degree);
      if (!(field instanceof HTMLInputElement)) return;
      field.hidden = !this.data.scales.some(({ levels }) => levels.some(({ id, asDecided }) => id === level && asDecided));
      if (field.hidden) field.value = "";
    }

    earlier() {
      const level = this.value("earlier"), since = this.value("since");
      return level && since ? { level, since, until: this.value("until") } : null;
    }

    /** @param {string} name */
    value(name) {
      const field = this.form.querySelector(`[name="${name}"]`);
      return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : "";
    }
  }

  /** An amount that is written in digits; null for what is none.
   * @param {string} text @returns {Due | null} */
  function amountOf(text) {
    const found = exact(text);
    return found && found.units >= 0n ? { low: found, lowIncluded: true, high: found, highIncluded: true } : null;
  }

  /** How long an act lasts, `2 months`, in months and days; null for what is no such time.
   * @param {string} text @returns {[Period, Period] | null} */
  function spellOf(text) {
    const parts = HandbookTime.readTime(text.trim());
    if (!parts || !parts.every(([number, unit]) => /^\d+$/.test(number) && unit in IN_PERIODS)) return null;
    const found = /** @type {Period} */ ([0, 1].map((place) => parts.reduce((sum, [number, unit]) => sum + Number(number) * IN_PERIODS[unit][place], 0)));
    return [found, found];
  }

  /** @type {Record<string, Period>} */
  const IN_PERIODS = { year: [12, 0], month: [1, 0], week: [0, 7], day: [0, 1] };

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
