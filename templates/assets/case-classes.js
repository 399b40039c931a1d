/* The class of a case, by which its time limits differ: the answer to the criteria that judge on the way says it, or whoever runs the case. */

/**
 * Criteria, and the levels of which a case has one.
 * @typedef {{ criteria: string, title: string, titleLanguage?: string, levels: { level: string, title: string, titleLanguage?: string }[] }} CaseClass
 * The levels that are left of each criteria; all of them where nobody has said any.
 * @typedef {Record<string, string[]>} OpenLevels
 */

var HandbookCaseClasses = (function () {
  "use strict";

  /** What was known at each place of the path, and is known now. An event is what was answered at a step that was gone, or a class that was chosen;
   * what is chosen at a step counts for that step.
   * @param {CaseData} data @param {CaseEvent[]} events @returns {OpenLevels[]} */
  function known(data, events) {
    /** @type {OpenLevels[]} */
    const found = [{}];
    for (const event of events) {
      const last = found[found.length - 1];
      if (event.kind === "class") found[found.length - 1] = { ...last, [event.what || ""]: [event.level || ""] };
      else found.push({ ...last, ...answered(data, event, last) });
    }
    return found;
  }

  /** What an answer leaves of the levels of the criteria that gave it: of several ways, those that were left before stay narrower.
   * @param {CaseData} data @param {CaseEvent} event @param {OpenLevels} before @returns {OpenLevels} */
  function answered({ steps }, event, before) {
    const { judge, ways } = steps[event.step || 0], levels = (event.kind === "done" && ways[event.way || 0]?.levels) || [];
    if (!judge || !levels.length) return {};
    const both = (before[judge] || []).filter((level) => levels.includes(level));
    return { [judge]: both.length ? both : levels };
  }

  /** The criteria of which nobody has said a class, and which no step asks for: whoever begins the case says it first.
   * @param {CaseData} data @param {OpenLevels} now @returns {CaseClass[]} */
  function unasked(data, now) {
    const open = (data.classes || []).filter(({ criteria, levels }) => !now[criteria] && levels.length > 1);
    return open.filter(({ criteria }) => data.steps.every(({ judge }) => judge !== criteria));
  }

  /** The levels that are left of a class, in words; none where nobody has said any.
   * @param {CaseClass} found @param {OpenLevels} now @returns {string[]} */
  const said = ({ criteria, levels }, now) => levels.filter(({ level }) => now[criteria]?.includes(level)).map(({ title }) => title);

  /** How a case came to its classes, in order: what was answered and chosen, when, by whom and why. Nothing for those of which nothing was said.
   * @param {CaseData} data @param {CaseEvent[]} events @param {CaseEvent[]} path @param {(stamp: string) => string} moment
   * @returns {[title: string, said: string][]} */
  function history(data, events, path, moment) {
    return (data.classes || []).flatMap((found) => {
      const lines = events.flatMap((event) => {
        const open = event.kind === "class" ? { [event.what || ""]: [event.level || ""] } : path.includes(event) ? answered(data, event, {}) : {};
        const titles = said(found, open);
        return titles.length ? [[titles.join("/"), moment(event.t), event.by, event.remark].filter(Boolean).join(" · ")] : [];
      });
      return lines.length ? [/** @type {[string, string]} */ ([found.title, lines.join(" → ")])] : [];
    });
  }

  /** The classes of a case at a place of its path, in words: 最速件; empty where it has none.
   * @param {CaseData} data @param {OpenLevels} now */
  const saidAll = (data, now) => (data.classes || []).map((found) => said(found, now).join("/")).filter(Boolean).join(" · ");

  return { known, unasked, said, saidAll, history };
})();
