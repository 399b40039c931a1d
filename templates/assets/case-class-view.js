/* The class of a case on its page: asked for once, with one tap, before the first step; shown from then on, and changed where it changes. */

var HandbookCaseClassView = (function () {
  "use strict";

  const { element } = HandbookPage;
  const { unasked, said } = HandbookCaseClasses;

  class CaseClassView {
    /** @param {Record<string, string>} texts @param {(criteria: string, level: string, remark: string) => void} choose */
    constructor(texts, choose) {
      this.texts = texts;
      this.choose = choose;
    }

    /** What is asked before anything else: the first class that nobody has said. Nothing in an emergency, where the first step cannot wait.
     * @param {CaseData} data @param {CaseStanding} now @returns {HTMLElement | null} */
    question(data, now) {
      const [found] = data.call || now.current === null ? [] : unasked(data, levelsOf(now));
      if (!found) return null;
      const made = element("section", { class: "hb-case__step" }), answers = element("div", { class: "hb-case__answers" });
      const title = element("p", { class: "hb-case__do", tabindex: "-1", "data-case-do": "", ...spoken(found) }, found.title);
      answers.append(...this.buttons(found, found.levels, "hb-case__answer", () => ""));
      made.append(element("p", { class: "hb-case__count" }, this.texts.class_first), title, element("p", { class: "hb-sub" }, this.texts.class_why), answers);
      return made;
    }

    /** The class as it is known, and the other levels to change it to.
     * @param {CaseData} data @param {CaseStanding} now @returns {HTMLElement[]} */
    panels(data, now) {
      const open = levelsOf(now);
      return (data.classes || []).map((found, place) => {
        const levels = found.levels.filter(({ level }) => open[found.criteria]?.join() !== level);
        const titles = said(found, open), text = `${found.title}${this.texts.colon}${titles.join(this.texts.or) || this.texts.class_open}`;
        const made = element("details", { class: "hb-day__more hb-case__class" });
        made.append(element("summary", spoken(found), text));
        const input = document.createElement("input"), label = element("label", { for: `hb-case-class-${place}` }, this.texts.class_remark);
        Object.assign(input, { id: `hb-case-class-${place}`, maxLength: 200, autocomplete: "off" });
        const answers = element("div", { class: "hb-case__answers" });
        answers.append(...this.buttons(found, levels, "hb-case__skip", () => input.value.trim()));
        made.append(element("p", { class: "hb-sub" }, this.texts.class_why), ...(titles.length === 1 ? [label, input] : []), answers);
        if (titles.length > 1) made.setAttribute("open", ""); // an answer has left several
        return made;
      });
    }

    /** @param {CaseClass} found @param {CaseClass["levels"]} levels @param {string} style @param {() => string} remark */
    buttons(found, levels, style, remark) {
      return levels.map((level) => {
        const made = element("button", { type: "button", class: style, ...spoken(level) }, level.title);
        made.addEventListener("click", () => this.choose(found.criteria, level.level, remark()));
        return made;
      });
    }
  }

  /** What is known of the classes where the case stands.
   * @param {CaseStanding} now */
  const levelsOf = (now) => now.classes[now.classes.length - 1];

  /** @param {{ titleLanguage?: string }} found @returns {Record<string, string>} */
  const spoken = ({ titleLanguage }) => (titleLanguage ? { lang: titleLanguage } : {});

  return CaseClassView;
})();
