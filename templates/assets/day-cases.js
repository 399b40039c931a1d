/* The cases that are going on in this browser, on the list of the day: those that are overdue, due today or on the next working days. */

var HandbookDayCases = (function () {
  "use strict";

  const { element, filled, dates } = HandbookPage;
  const { standing, Cases } = HandbookCases;
  const { nextEnd } = HandbookCaseEnds;

  class DayCases {
    /** @param {string} handbook @param {string} folder where the page of cases is @param {Record<string, string>} texts */
    constructor(handbook, folder, texts) {
      this.cases = new Cases(handbook);
      this.folder = folder;
      this.texts = texts;
      this.days = dates({ month: "long", day: "numeric", weekday: "short" });
      this.moments = dates({ month: "long", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    }

    /** What is to be done next of each case that must be by the end of a day, the first to be done in front.
     * @param {string} day @returns {HTMLElement[]} */
    until(day) {
      this.cases.read();
      const over = new Date(`${day}T23:59:59`), found = [...this.cases.records.values()].flatMap((record) => {
        const now = standing(record), end = nextEnd(record.data, now);
        return now.current !== null && end && end.moment <= over ? [{ record, end, step: now.current }] : [];
      });
      if (!found.length) return [];
      const list = element("ul", { class: "hb-day__rows" });
      list.append(...found.sort((one, other) => Number(one.end.moment) - Number(other.end.moment)).map((each) => this.row(each)));
      return [element("h2", { class: "hb-day__state" }, this.texts.cases), list];
    }

    /** @param {{ record: CaseRecord, end: CaseEnd, step: number }} due */
    row({ record, end, step }) {
      const made = element("li", {}), facts = element("p", { class: "hb-day__facts" }), isLate = end.moment < new Date();
      const time = (end.whole ? this.days : this.moments).format(end.moment);
      facts.append(element("span", { class: "hb-day__timing" }, filled(isLate ? this.texts.case_late : this.texts.case_due, { time })),
        element("span", {}, filled(this.texts.case_open, { number: step + 1, what: record.data.steps[step].do })));
      made.append(element("a", { href: `${this.folder}?case=${record.id}` }, record.title || record.data.title), facts);
      return made;
    }
  }

  return DayCases;
})();
