/* What whoever runs a case enters for a time limit: when the event was from which it counts, and until when it was extended. */

var HandbookCaseEntries = (function () {
  "use strict";

  const { element, filled } = HandbookPage;
  const { limitOfStep, limitOfWhole, extensions, ordinaryEnd, furthest } = HandbookCaseEnds;

  class CaseEntries {
    /** @param {Record<string, string>} texts @param {(end: CaseEnd) => string} time @param {(event: Omit<CaseEvent, "t">) => void} add */
    constructor(texts, time, add) {
      this.texts = texts;
      this.time = time;
      this.add = add;
    }

    /** When the events were from which limits count here: nobody else can know.
     * @param {CaseData} data @param {CaseStep} step @param {CaseStanding} now */
    events(data, step, now) {
      const named = (/** @type {CaseLimit | null | undefined} */ limit) => [
        limit?.event, ...(limit?.restart || []), ...(limit?.stops || []).flatMap(({ since, until }) => [since, until]), limit?.latest?.event];
      const names = new Set([step.limit, data.limit].flatMap(named));
      return [...names].flatMap((name, place) => {
        if (name === undefined) return [];
        const input = moment(`hb-case-event-${place}`, (now.happened[name] || HandbookLog.stamp(new Date())).slice(0, 16), false);
        const set = this.button(this.texts.event_set, () => {
          if (input.value) this.add({ kind: "event", what: name, at: HandbookLog.stamp(new Date(input.value)) });
        });
        return [this.box(filled(this.texts.event, { event: data.events?.[name] || name }), input, set)];
      });
    }

    /** Until when the step at hand and the whole were extended, and until when they may be.
     * @param {CaseData} data @param {CaseStanding} now @param {HTMLTextAreaElement} remark */
    extensions(data, now, remark) {
      return metNow(data, now).flatMap((met) => [...this.held(data, now, met), ...this.next(data, now, met, remark)]);
    }

    /** @param {CaseData} data @param {CaseStanding} now */
    canExtend(data, now) {
      return metNow(data, now).some((met) => furthest(data, now, met));
    }

    /** The extension that holds, and what takes it back.
     * @param {CaseData} data @param {CaseStanding} now @param {MetLimit} met */
    held(data, now, met) {
      const last = extensions(now, met).at(-1), end = ordinaryEnd(data, now, met);
      if (!last) return [];
      const made = element("p", { class: "hb-case__extended" });
      const text = met.step === undefined ? this.texts.whole_extended : this.texts.extended;
      const said = filled(text, { remark: last.remark || "", time: end ? this.time(end) : "–" });
      made.append(said, " ", this.button(this.texts.extension_back, () => this.add({ kind: "extended", step: met.step })));
      return [made];
    }

    /** The day until which the rule allows the next extension stands there; another one may be entered, and why.
     * @param {CaseData} data @param {CaseStanding} now @param {MetLimit} met @param {HTMLTextAreaElement} remark */
    next(data, now, met, remark) {
      const most = furthest(data, now, met), isWhole = met.step === undefined;
      if (!most) return [];
      const input = moment(isWhole ? "hb-case-extend-all" : "hb-case-extend", most.whole ? most.wall.slice(0, 10) : most.wall, most.whole);
      input.max = input.value;
      const set = this.button(isWhole ? this.texts.whole_extend : this.texts.extend, () => {
        if (!input.value || input.value > input.max) return input.focus();
        if (!remark.value.trim()) return remark.focus();
        const at = HandbookLog.stamp(new Date(most.whole ? `${input.value}T23:59:59` : input.value));
        return this.add({ kind: "extended", step: met.step, at, remark: remark.value.trim() });
      });
      const made = this.box(filled(isWhole ? this.texts.whole_extend_to : this.texts.extend_to, { time: this.time(most) }), input, set);
      if (isWhole && data.extension) made.append(element("span", { class: "hb-sub" }, data.extension));
      return [made];
    }

    /** @param {string} label @param {HTMLInputElement} input @param {HTMLElement} button */
    box(label, input, button) {
      const made = element("p", { class: "hb-case__remark" });
      made.append(element("label", { for: input.id }, label), input, " ", button);
      return made;
    }

    /** @param {string} text @param {() => void} act */
    button(text, act) {
      const made = element("button", { type: "button", class: "hb-check__clear" }, text);
      made.addEventListener("click", act);
      return made;
    }
  }

  /** The limits that a case meets where it stands.
   * @param {CaseData} data @param {CaseStanding} now */
  const metNow = (data, now) => [limitOfStep(data, now, now.path.length), limitOfWhole(data, now)].flatMap((met) => met || []);

  /** A field for a day, or for a moment.
   * @param {string} id @param {string} value @param {boolean} whole */
  const moment = (id, value, whole) => Object.assign(document.createElement("input"), { id, type: whole ? "date" : "datetime-local", value });

  return CaseEntries;
})();
