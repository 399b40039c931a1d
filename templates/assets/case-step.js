/* One step of a case at a time: what is to be read and done, and large answers that lead on. When the case is over, what became of it. */

/** @typedef {InstanceType<typeof HandbookCases.Cases>} CaseStore */

var HandbookCaseView = (function () {
  "use strict";

  const { element, filled, dates } = HandbookPage;
  const { standing, openWays } = HandbookCases;
  const { ends, limitOfStep, promiseOf, waitEnd } = HandbookCaseEnds;

  const FACTS = /** @type {const} */ (["control", "record", "evidence", "note"]);

  class CaseView {
    /** `warn` says above the case what its reader must know; of nothing, nothing.
     * @param {HTMLElement} root @param {CaseRecord} record @param {CaseStore} cases @param {Record<string, string>} texts
     * @param {(text: string) => void} warn @param {boolean} begun whether the case was begun just now */
    constructor(root, record, cases, texts, warn, begun) {
      this.root = root;
      this.record = record;
      this.cases = cases;
      this.texts = texts;
      this.warn = warn;
      this.entries = new HandbookCaseEntries(texts, (end) => this.time(end), (event) => this.add(event));
      this.classes = new HandbookCaseClassView(texts, (what, level, remark) => this.add({ kind: "class", what, level, remark }));
      this.day = /** @type {const} */ ({ month: "long", day: "numeric" });
      this.moment = /** @type {const} */ ({ ...this.day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
      this.show(begun);
    }

    /** @param {boolean} [moved] the heading of the new step takes the focus, so that it is read */
    show(moved = false) {
      /** @type {HTMLElement[]} */
      const parts = [];
      const { record } = this, now = standing(record), { data } = record;
      const heading = element("h2", { class: "hb-case__title", tabindex: "-1" }, record.title || data.title);
      parts.push(heading, ...(record.title ? [element("p", { class: "hb-case__procedure" }, data.title)] : []), ...this.holder(now), ...this.changed(),
        ...this.promise(now), ...this.call(now));
      if (now.current === null) parts.push(this.summary(now), this.tools(now));
      else parts.push(this.atHand(now.current, now), this.tools(now), this.soFar(now));
      this.root.replaceChildren(...parts);
      HandbookPage.unbroken(this.root);
      const focus = this.root.querySelector("[data-case-do]") || heading;
      if (moved && focus instanceof HTMLElement) focus.focus();
    }

    /** Who took the case over: the first thing that whoever goes on with it looks for.
     * @param {CaseStanding} now */
    holder(now) {
      return now.holder ? [element("p", { class: "hb-case__holder" }, filled(this.texts.handed, { name: now.holder }))] : [];
    }

    /** A procedure that is gone, or no longer as it was when the case was begun. */
    changed() {
      const { data } = this.record, now = HandbookCases.of(data.procedure);
      if (!now) return [element("p", { class: "hb-notice" }, this.texts.withdrawn)];
      if (now.code === data.code || now.language !== data.language) return [];
      return [element("p", { class: "hb-notice" }, filled(this.texts.changed, { copy: HandbookPage.copySaid(this.texts, data.code, data.version) }))];
    }

    /** @param {CaseStanding} now */
    promise(now) {
      const { data } = this.record, { end, free } = promiseOf(data, now);
      if (!end || now.current === null) return [];
      if (free.length) {
        const said = filled(this.texts.besides, { time: this.time(end), number: free.join(data.language === "en" ? ", " : "、") });
        return [element("p", { class: "hb-case__promise" }, said)];
      }
      const late = end.moment < new Date();
      const said = filled(late ? this.texts.overdue : this.texts.promised, { time: this.time(end) });
      return [element("p", { class: late ? "hb-notice" : "hb-case__promise" }, said)];
    }

    /** Whom to call in an emergency, as long as it goes on.
     * @param {CaseStanding} now */
    call(now) {
      const { call } = this.record.data;
      if (!call || now.current === null) return [];
      const list = element("ul", { class: "hb-emergency__call" });
      for (const [post, pieces] of call) {
        const item = element("li", {}, `${post} `);
        item.append(...dialled(pieces));
        list.append(item);
      }
      return [list];
    }

    /** The step at which the case stands; before the first one, what decides its time limits.
     * @param {number} index @param {CaseStanding} now */
    atHand(index, now) {
      return now.paused ? this.rest() : this.classes.question(this.record.data, now) || this.step(index, now);
    }

    /** @param {number} index @param {CaseStanding} now */
    step(index, now) {
      const { steps } = this.record.data, step = steps[index], made = element("section", { class: "hb-case__step" });
      made.append(element("p", { class: "hb-case__count" }, filled(this.texts.step, { number: index + 1, total: steps.length })));
      const what = element("p", { class: "hb-case__do", tabindex: "-1", "data-case-do": "", ...spoken(step, "do") });
      what.append(...dialled(step.call || [[step.do, ""]]));
      if (step.critical) what.prepend(element("span", { class: "hb-critical" }, `▲ ${this.texts.critical} `));
      made.append(what, this.facts(step, now), ...this.classes.panels(this.record.data, now),
        ...this.entries.events(this.record.data, step, now));
      for (const [procedure, title] of step.others || []) {
        made.append(element("a", { class: "hb-case__other", href: `?start=${procedure}`, target: "_blank" }, title));
      }
      const remark = this.field("hb-case-remark", this.entries.canExtend(this.record.data, now) ? this.texts.remark_extend : this.texts.remark);
      if (step.decision) made.append(element("p", { class: "hb-case__question", ...spoken(step, "decision") }, step.decision));
      made.append(this.answers(index, step, remark.field, now), remark.box, ...this.entries.extensions(this.record.data, now, remark.field));
      return made;
    }

    /** @param {CaseStep} step @param {CaseStanding} now */
    facts(step, now) {
      const made = element("dl", { class: "hb-case__facts" });
      /** @param {string} label @param {string} text @param {Record<string, string>} [attributes] */
      const add = (label, text, attributes = {}) => {
        const row = element("div");
        row.append(element("dt", {}, label), " ", element("dd", attributes, text));
        made.append(row);
      };
      if (step.by) add(this.texts.by, step.by);
      const wait = waitEnd(this.record.data, now, now.path.length);
      if (step.wait) add(filled(this.texts.wait, { time: step.wait }), wait ? filled(this.texts.until, { time: this.time(wait) }) : "");
      for (const { said, end } of this.limits(step, now)) {
        const late = end !== null && end.moment < new Date();
        if (said) add(said, end ? this.limit(end) : "", { class: late ? "hb-case__late" : "hb-case__limit" });
      }
      if (step.extension) add(this.texts.extension, step.extension);
      for (const name of FACTS) if (step[name]) add(this.texts[name], step[name] || "", spoken(step, name));
      return made;
    }

    /** The limit of a step with its end; of each class where an answer has said which are open, else as it is stated, without an end.
     * @param {CaseStep} step @param {CaseStanding} now */
    limits(step, now) {
      const found = ends(this.record.data, now, limitOfStep(this.record.data, now, now.path.length));
      return (found.length ? found : [{ said: "", end: null }]).map(({ said, end }) => ({ said: said || step.within || "", end }));
    }

    /** Large buttons: the answers of a question, else one that leads on; and one for what does not apply.
     * @param {number} index @param {CaseStep} step @param {HTMLTextAreaElement} remark @param {CaseStanding} now */
    answers(index, step, remark, now) {
      const made = element("div", { class: "hb-case__answers" });
      for (const place of openWays(this.record.data, index, now.path)) {
        const way = step.ways[place];
        const label = way.answer || (way.to === null ? this.texts.end : this.texts.done);
        const button = element("button", { type: "button", class: "hb-case__answer", ...(way.answerLanguage ? { lang: way.answerLanguage } : {}) }, label);
        button.addEventListener("click", () => this.add({ kind: "done", step: index, way: place, remark: remark.value.trim() }));
        made.append(button);
      }
      const skip = element("button", { type: "button", class: "hb-case__skip", "data-case-skip": "" }, this.texts.not_applicable);
      skip.addEventListener("click", () => (remark.value.trim() ? this.add({ kind: "na", step: index, remark: remark.value.trim() }) : remark.focus()));
      made.append(skip);
      return made;
    }

    rest() {
      const made = element("section", { class: "hb-case__step" }), go = element("button", { type: "button", class: "hb-case__answer" }, this.texts.resume);
      go.addEventListener("click", () => this.add({ kind: "resume" }));
      made.append(element("p", { class: "hb-case__do" }, this.texts.paused), go);
      return made;
    }

    /** Back, pause, hand over; of a case that is over, take it away.
     * @param {CaseStanding} now */
    tools(now) {
      const made = element("div", { class: "hb-case__tools" });
      if (now.path.length) made.append(element("a", { class: "hb-case__record", href: `../records/index.html?case=${this.record.id}` }, this.texts.seal));
      if (now.path.length) made.append(this.tool(this.texts.back, () => this.add({ kind: "back" })));
      if (now.current !== null && !now.paused) made.append(this.tool(this.texts.pause, () => this.add({ kind: "pause" })));
      if (now.current !== null) made.append(this.handing(), this.naming());
      return made;
    }

    handing() {
      const made = element("details", { class: "hb-day__more" }), input = document.createElement("input");
      Object.assign(input, { id: "hb-case-to", maxLength: 40, autocomplete: "off" });
      const label = element("label", { for: input.id }, this.texts.to_whom);
      const give = this.tool(this.texts.hand_over, () => {
        const to = input.value.trim(), from = HandbookReader.name();
        if (!to) return input.focus();
        HandbookReader.keep("name", to); // what follows is done by them
        return this.add({ kind: "handover", to }, from);
      });
      made.append(element("summary", {}, this.texts.hand_over), label, input, give, element("p", {}, this.texts.hand_over_how));
      return made;
    }

    /** What the case is about, for one that was begun from its procedure's page: several of one procedure are told apart by it. */
    naming() {
      const made = element("details", { class: "hb-day__more" }), input = document.createElement("input");
      Object.assign(input, { id: "hb-case-about", maxLength: 80, autocomplete: "off", value: this.record.title });
      const keep = this.tool(this.texts.say_about, () => {
        this.reread(); // another window may have gone on
        this.record.title = input.value.trim();
        this.cases.put(this.record);
        this.show();
      });
      made.append(element("summary", {}, this.texts.say_about), element("label", { for: input.id }, this.texts.about), input, keep);
      return made;
    }

    /** @param {CaseStanding} now */
    summary(now) {
      const made = element("section", { class: "hb-case__summary" });
      const over = filled(this.texts.finished, { time: this.dated(new Date(now.ended), this.moment) });
      made.append(element("p", { class: "hb-notice hb-notice--good" }, over), ...this.gone(now));
      return made;
    }

    /** On paper, what was done of a case that goes on, and what is still to be done. The screen shows one step.
     * @param {CaseStanding} now */
    soFar(now) {
      const made = element("section", { class: "hb-case__so-far" });
      made.append(element("h3", {}, this.texts.so_far));
      if (now.begun) made.append(element("p", {}, filled(this.texts.begun, { time: this.dated(new Date(now.begun), this.moment) })));
      made.append(...this.gone(now));
      return made;
    }

    /** @param {CaseStanding} now */
    gone(now) {
      return HandbookCasePath.parts(this.record, now, this.texts, (stamp) => this.dated(new Date(stamp), this.moment));
    }

    /** @param {string} text @param {() => void} act */
    tool(text, act) {
      const made = element("button", { type: "button", class: "hb-check__clear" }, text);
      made.addEventListener("click", act);
      return made;
    }

    /** @param {string} id @param {string} text */
    field(id, text) {
      const box = element("p", { class: "hb-case__remark" }), field = document.createElement("textarea");
      Object.assign(field, { id, rows: 2, maxLength: 500 });
      box.append(element("label", { for: id }, text), field);
      return { box, field };
    }

    /** @param {Omit<CaseEvent, "t">} event @param {string} [by] */
    add(event, by = HandbookReader.name()) {
      const before = this.record.events.length, remark = this.remark();
      this.reread();
      if (this.record.events.length !== before) return this.meet(remark);
      this.cases.add(this.record, { ...event, by });
      this.warn(this.cases.lasting ? "" : this.texts.forgetful);
      return this.show(true);
    }

    reread() {
      this.cases.read();
      this.record = this.cases.records.get(this.record.id) || this.record;
    }

    /** Another window has gone on with the case: what was pressed here was meant for where it stood before.
     * @param {string} remark */
    meet(remark) {
      this.show(true);
      this.warn(this.texts.elsewhere);
      const field = this.root.querySelector("#hb-case-remark");
      if (field instanceof HTMLTextAreaElement) field.value = remark;
    }

    remark() {
      const field = this.root.querySelector("#hb-case-remark");
      return field instanceof HTMLTextAreaElement ? field.value : "";
    }

    /** Shows what another window has done, unless somebody is writing here. */
    follow() {
      const before = this.record.events.length;
      if (this.remark()) return;
      this.reread();
      if (this.record.events.length !== before) this.show();
    }

    /** @param {CaseEnd} end */
    limit(end) {
      return filled(end.moment < new Date() ? this.texts.late : this.texts.until, { time: this.time(end) });
    }

    /** @param {CaseEnd} end */
    time({ moment, whole }) {
      return this.dated(moment, whole ? this.day : this.moment);
    }

    /** With its year where that is not this one.
     * @param {Date} moment @param {Intl.DateTimeFormatOptions} parts */
    dated(moment, parts) {
      return dates(moment.getFullYear() === new Date().getFullYear() ? parts : { year: "numeric", ...parts }).format(moment);
    }
  }

  /** @param {CasePieces} pieces */
  const dialled = (pieces) => pieces.map(([text, dial]) => (dial ? element("a", { class: "hb-tel", href: `tel:${dial}` }, text) : text));

  /** The language of a text that is not in the language of the procedure.
   * @param {CaseStep} step @param {"do" | "decision" | "control" | "record" | "evidence" | "note"} name @returns {Record<string, string>} */
  function spoken(step, name) {
    const language = step[/** @type {"doLanguage"} */ (`${name}Language`)];
    return language ? { lang: language } : {};
  }

  return CaseView;
})();
