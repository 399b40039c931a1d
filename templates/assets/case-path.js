/* What has become of a case so far, in words: its classes, and every step, done when and by whom, passed over and why, or to be done. */

var HandbookCasePath = (function () {
  "use strict";

  const { element, filled } = HandbookPage;

  /** @param {CaseRecord} record @param {CaseStanding} now @param {Record<string, string>} texts @param {(stamp: string) => string} moment */
  function parts({ data, events }, now, texts, moment) {
    const classes = HandbookCaseClasses.history(data, events, now.path, moment);
    return [...classes.map(([title, said]) => element("p", { class: "hb-sub" }, `${title}${texts.colon}${said}`)), steps(data, now, texts, moment)];
  }

  /** @param {CaseData} data @param {CaseStanding} now @param {Record<string, string>} texts @param {(stamp: string) => string} moment */
  function steps(data, now, texts, moment) {
    const list = element("ol", { class: "hb-case__path" });
    data.steps.forEach((step, index) => {
      const gone = now.path.filter((event) => event.step === index), row = element("li", gone.length ? {} : { class: "hb-case__passed" });
      row.append(element("span", step.doLanguage ? { lang: step.doLanguage } : {}, step.do));
      if (!gone.length) row.append(element("span", { class: "hb-sub" }, now.current === null ? texts.skipped : texts.not_yet));
      for (const event of gone) row.append(element("span", { class: "hb-sub" }, saidOf(event, step, texts, moment)));
      list.append(row);
    });
    return list;
  }

  /** @param {CaseEvent} event @param {CaseStep} step @param {Record<string, string>} texts @param {(stamp: string) => string} moment */
  function saidOf(event, step, texts, moment) {
    const values = { time: moment(event.t), name: event.by || "", remark: event.remark || "" };
    if (event.kind === "na") return filled(texts.na_at, values);
    return [filled(texts.done_at, values), step.ways[event.way || 0]?.answer || "", values.remark].filter(Boolean).join(" · ");
  }

  return { parts };
})();
