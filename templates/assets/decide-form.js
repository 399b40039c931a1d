/* The form that decides a case on a criteria page: says what is wrong with a field beside it, and shows the outcome at once. */
(function () {
  "use strict";

  const { part, filled, line, times, unbroken } = HandbookPage;
  const { timeParts } = HandbookTime;
  const { beyondLimits } = HandbookPayment;
  const { signed, minutes, unfitness, conflict, decide, namesTime } = HandbookDecide;

  const UNPRICED = "The rules state no amount for {reached}, to which circumstances raised this case: nothing is to be paid for it.";
  const UNLIMITED = "Circumstances led the amount beyond the limits that its rule states: those hold before circumstances only.";
  const NEEDED = "Still needed: {fields}.";
  /** @param {Node | null | undefined} node */
  const textOf = (node) => (node?.textContent || "").trim();

  class DecideForm {
    /** @param {HTMLElement} section */
    constructor(section) {
      this.section = section;
      this.form = part(section, "form", HTMLFormElement);
      this.place = part(section, "[data-decide-outcome]", HTMLElement);
      /** @type {DecideData} */
      this.data = JSON.parse(part(section, "[data-decide-data]", HTMLScriptElement).text);
      const inputs = [...this.form.querySelectorAll("input")];
      this.fields = inputs.filter((input) => input.type === "text");
      this.words = inputs.filter((input) => input.type === "radio" && input.name !== "tier");
      this.measures = new Set([...this.fields, ...this.words].map(({ name }) => name));
      this.form.addEventListener("input", () => this.update());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      addEventListener("pageshow", () => this.update()); // browsers restore boxes when a page is loaded again
      section.hidden = false;
      this.update();
    }

    update() {
      const given = this.given(), named = this.named(), { words } = this.data;
      if (named || (this.measures.size && given.size === this.measures.size)) return this.judged(given, named);
      const isFaulty = this.fields.some((input) => this.faultOf(input)); // it is filled in, and nobody is told to fill it in
      const open = this.measures.size > 1 ? "Fill in every field." : this.measures.size ? "Fill in the field." : "Choose what the case is.";
      const needed = given.size && !isFaulty ? this.openFields(given) : [], asked = words[isFaulty ? "Correct the marked fields." : open];
      this.show([line("", needed.length ? filled(words[NEEDED], { fields: needed.join(words[", "]) }) : asked)]);
      return this.tellOthers(given, named, null);
    }

    /** What the fields are called that are still open, where some are filled in: whoever comes from a search has told a part of the case.
     * @param {Map<string, Exact>} given */
    openFields(given) {
      const fields = [...this.fields, ...this.words].filter(({ name }, at, all) => !given.has(name) && all.findIndex((one) => one.name === name) === at);
      return fields.map((field) => textOf(field.closest("fieldset")?.querySelector("legend") || field.labels?.[0]?.firstChild));
    }

    /** The value of every measure that is filled in without a fault. */
    given() {
      const found = /** @type {Map<string, Exact>} */ (new Map());
      for (const input of this.fields) {
        const fault = this.faultOf(input), parts = this.partsOf(input);
        this.tell(input, fault);
        if (input.value.trim() && !fault && parts) found.set(input.name, minutes(parts));
      }
      for (const { checked, name, value } of this.words) if (checked) found.set(name, minutes([[value, "1"]]));
      return found;
    }

    /** What is in a field: a number, or each part of a length of time with the seconds of its unit; null for what is no length of time.
     * @param {HTMLInputElement} input @returns {[text: string, minutes: string][] | null} */
    partsOf({ name, value }) {
      const { time } = this.data.measures[name];
      return time ? timeParts(value, time) : [[value, "1"]];
    }

    /** @param {Map<string, Exact>} given @param {DecideTier | undefined} named */
    judged(given, named) {
      const { words, modifiers } = this.data, chosen = this.chosen(), both = conflict(this.data, chosen);
      if (both) {
        const [one, other] = both.map((id) => modifiers[id].title);
        this.show([line("", filled(words['"{one}" and "{other}" cannot apply together.'], { one, other }), "strong")]);
        return this.tellOthers(given, named, null);
      }
      const decision = decide(this.data, given, chosen, named);
      this.decided(decision, given);
      return this.tellOthers(given, named, decision);
    }

    /** What stands around the form follows it: the address, the chain, the picture.
     * @param {Map<string, Exact>} given @param {DecideTier | undefined} named @param {Decision | null} decision */
    tellOthers(given, named, decision) {
      const besides = decision ? this.besides(decision, given) : "", said = (/** @type {Decision} */ each) => this.outcome(each, given);
      const detail = { data: this.data, given, named, chosen: this.chosen(), decision, besides, said };
      this.section.dispatchEvent(new CustomEvent("handbook:decided", { detail }));
    }

    /** The tier that is chosen by its words. */
    named() {
      const choice = [...this.form.querySelectorAll("input")].find((input) => input.name === "tier" && input.checked);
      return choice?.value ? this.data.tiers[Number(choice.value) - 1] : undefined;
    }

    /** What is wrong with a field, in words; "" if nothing is, or it is still empty.
     * @param {HTMLInputElement} input */
    faultOf(input) {
      const measure = this.data.measures[input.name];
      const unfit = measure.time ? (this.partsOf(input) ? "" : "not a time") : unfitness(input.value, measure);
      return input.value.trim() && unfit ? filled(measure.unfit[unfit], { given: input.value.trim() }) : "";
    }

    /** @param {HTMLInputElement} input @param {string} fault */
    tell(input, fault) {
      part(this.form, `#${CSS.escape(input.id)}-fault`, HTMLElement).textContent = fault;
      input.setAttribute("aria-invalid", String(fault !== ""));
    }

    /** The circumstances, each as often as it was the case.
     * @returns {string[]} */
    chosen() {
      return [...this.form.querySelectorAll("input")].flatMap((box) => (
        box.type === "number" ? Array(times(box)).fill(box.name) : box.name === "modifier" && box.checked ? [box.value] : []));
    }

    /** @param {HTMLElement[]} lines @param {{ tier?: string, level?: string, points?: string, also?: string }} [outcome] */
    show(lines, outcome = {}) {
      this.place.replaceChildren(...lines);
      unbroken(this.place);
      for (const name of /** @type {const} */ (["tier", "level", "points", "also"])) {
        if (outcome[name] === undefined) delete this.place.dataset[name];
        else this.place.dataset[name] = outcome[name];
      }
    }

    /** @param {Decision} decision @param {Map<string, Exact>} given */
    decided(decision, given) {
      const { words, cap, degrees } = this.data, { tier, results, points, beside, unpriced, applied } = decision;
      const level = results.map(({ degree }) => degree || "").join(" ");
      const also = beside.flatMap((each) => each.results.map(({ degree }) => degree)).join(" ");
      const outcome = { tier: tier?.id || "", level, points: points ? signed(points) : "", also };
      if (!tier) return this.show([line("", words["No tier applies to this case."], "strong")], outcome);
      return this.show([
        line("", this.outcome(decision, given), "strong"),
        line(words.Tier + words[": "], tier.title),
        ...(decision.capped ? cap.notes.map((note) => line("", note)) : []),
        ...(decision.topped ? [line("", words["The highest level has been reached."])] : []),
        ...(unpriced.length ? [line("", filled(words[UNPRICED], { reached: this.either(unpriced.map((degree) => degrees[degree].title)) }))] : []),
        ...(results.some(({ payment }) => payment && beyondLimits(payment, given, applied)) ? [line("", words[UNLIMITED])] : []),
      ], outcome);
    }

    /** @param {Decision} decision @param {Map<string, Exact>} given */
    outcome(decision, given) {
      const { results, leans, points, applied } = decision;
      const { words } = this.data, alike = new Set(results.map(({ duration }) => duration)).size === 1;
      const told = results.filter(({ degree, payment }) => degree || payment || results.length > 1);
      const levels = this.results(told, !alike, given, applied), lasting = alike && results[0].duration;
      const parts = [levels, points && this.points(signed(points)), lasting && !namesTime(levels, lasting) && lasting];
      const said = parts.filter(Boolean).join(words[", "]) || this.data.nothing;
      const leaning = leans.length ? [this.data.leans[leans.length > 1 ? "both" : leans[0] > 0 ? "1" : "-1"]] : [];
      return [[said, ...leaning].join(words[", "]), this.besides(decision, given)].filter(Boolean).join(words["; "]);
    }

    /** What is given besides, in which case, and whether it may be left out; "" for nothing.
     * @param {Decision} decision @param {Map<string, Exact>} given */
    besides({ results, beside }, given) {
      const { words } = this.data, mayBeNothing = beside.length && results.some(({ degree }) => degree === null);
      const further = beside.map(({ results: found, key, where }) => filled(words[key], {
        condition: where, result: this.results(found, true, given, []) })).join(words["; "]);
      return mayBeNothing ? filled(words["if any consequence is given: {further}"], { further }) : further;
    }

    /** @param {string} points with their sign */
    points(points) {
      return filled(this.data.words[/^.1$/.test(points) ? "{points} point" : "{points} points"], { points });
    }

    /** Degrees to choose from; what all of them cost is said once.
     * @param {Result[]} results @param {boolean} lasting @param {Map<string, Exact>} given @param {DecideModifier[]} applied */
    results(results, lasting, given, applied) {
      const { words, degrees } = this.data, paid = new Set(results.map((result) => this.paid(result, given, applied)));
      const once = results.length > 1 && paid.size === 1 && results.every(({ degree, duration }) => degree && !(lasting && duration));
      const [said] = paid;
      const levels = () => this.either(results.map(({ degree }) => degrees[degree || ""].title));
      if (once && said) return filled(words["{levels}: {amount} in each case"], { levels: levels(), amount: said });
      return this.either(results.map((result) => this.result(result, lasting, given, applied)));
    }

    /** @param {Result} result @param {Map<string, Exact>} given @param {DecideModifier[]} applied */
    paid({ payment }, given, applied) {
      return payment ? HandbookPayment.said(payment, given, applied) : "";
    }

    /** @param {Result} result @param {boolean} lasting @param {Map<string, Exact>} given @param {DecideModifier[]} applied */
    result(result, lasting, given, applied) {
      const { degree, duration } = result, { words, degrees, nothing } = this.data, title = degree ? degrees[degree].title : nothing;
      const paid = this.paid(result, given, applied);
      const level = paid && degree ? title + words[": "] + paid : paid || title;
      return lasting && duration && !namesTime(level, duration) ? filled(words["{level} ({duration})"], { level, duration }) : level;
    }

    /** Things to choose from: a, b or c.
     * @param {string[]} found */
    either(found) {
      const { words } = this.data, last = found[found.length - 1] || "";
      return found.length > 1 ? filled(words["{list} or {last}"], { list: found.slice(0, -1).join(words[", "]), last }) : last;
    }
  }

  for (const section of document.querySelectorAll("[data-decide]")) if (section instanceof HTMLElement) new DecideForm(section);
})();
