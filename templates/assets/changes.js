/* What has changed: for the reader's own post, since the last visit, between two days. */
(function () {
  "use strict";

  const { part, filled, dates, choose, putInAddress, folded, unfold } = HandbookPage;
  const { kept, keep } = HandbookReader;
  const SEEN = "changes-seen:";

  /** Whether a change is about a post. `*` is about every one.
   * @param {string} posts @param {string} post */
  const isAbout = (posts, post) => !post || posts === "*" || posts.split(" ").includes(post);

  /** The day as the reader's own clock has it: `2026-11-02`.
   * @param {Date} moment */
  const day = (moment) => [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map((number) => String(number).padStart(2, "0")).join("-");

  /** A month ago, for who has not been here before. */
  function monthAgo() {
    const moment = new Date();
    moment.setMonth(moment.getMonth() - 1);
    return day(moment);
  }

  /** The first page: how many changes there are for the reader's post since the last visit, and the way to them.
   * @param {HTMLElement} line */
  function prepareHome(line) {
    const home = line.dataset.changesMine || "", link = part(line, "a", HTMLAnchorElement);
    /** @type {[string, string][]} */
    const changes = JSON.parse(line.dataset.changes || "[]");
    const written = dates({ dateStyle: "medium" });

    const show = () => {
      const post = kept(`post:${home}`), from = kept(SEEN + home) || monthAgo();
      const number = changes.filter(([when, posts]) => when >= from && isAbout(posts, post)).length;
      line.hidden = !post || !number;
      const texts = { number, date: written.format(new Date(`${from}T12:00`)) };
      link.textContent = filled((number === 1 ? line.dataset.one : line.dataset.some) || "", texts);
      link.search = String(new URLSearchParams({ post, from }));
    };
    document.getElementById("day-post")?.addEventListener("change", () => setTimeout(show));
    show();
  }

  /** The page of changes: a choice of post and days, which is in the address, so that it can be sent.
   * @param {HTMLFormElement} form */
  function prepareChoice(form) {
    const home = form.dataset.changesChoice || "", asked = new URLSearchParams(location.search);
    const post = part(form, "[name=post]", HTMLSelectElement), from = part(form, "[name=from]", HTMLInputElement);
    const to = part(form, "[name=to]", HTMLInputElement), said = part(form, "output", HTMLOutputElement);
    const visit = part(form, "[data-changes-visit]", HTMLButtonElement), seen = kept(SEEN + home);
    const days = folded().filter((fold) => fold.matches(".hb-fold--section")), named = document.getElementById(location.hash.slice(1))?.closest("details");
    const chosen = asked.get("post") ?? kept(`post:${home}`);

    /** Hides what was not asked for, and counts the rest.
     * @returns {number} */
    function narrow() {
      let number = 0;
      for (const section of document.querySelectorAll("section[data-day]")) {
        if (!(section instanceof HTMLElement)) continue;
        const when = section.dataset.day || "", inTime = (!from.value || when >= from.value) && (!to.value || when <= to.value);
        let shown = 0;
        for (const change of section.querySelectorAll("article")) {
          change.hidden = !inTime || !isAbout(change.dataset.posts || "", post.value);
          shown += change.hidden ? 0 : 1;
        }
        section.hidden = !shown;
        number += shown;
      }
      return number;
    }

    const show = () => {
      const number = narrow();
      if (post.value || from.value || to.value) unfold(days); // what was asked for is seen at once
      said.textContent = filled((number === 1 ? form.dataset.one : number ? form.dataset.some : form.dataset.none) || "", { number });
      putInAddress({ post: post.value, from: from.value, to: to.value });
    };

    choose(post, chosen);
    from.value = asked.get("from") || "";
    to.value = asked.get("to") || "";
    visit.hidden = !seen;
    visit.addEventListener("click", () => { from.value = seen; to.value = ""; show(); });
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    if (named) unfold([named]);
    if (!location.hash || location.search) show();
    keep(SEEN + home, day(new Date()));
  }

  document.addEventListener("DOMContentLoaded", () => {
    const line = document.querySelector("[data-changes-mine]"), form = document.querySelector("[data-changes-choice]");
    if (line instanceof HTMLElement) prepareHome(line);
    if (form instanceof HTMLFormElement) prepareChoice(form);
  });
})();
