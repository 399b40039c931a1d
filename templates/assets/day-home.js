/* The first page: the reader says once which post is theirs, and sees what that post has to do. */
(function () {
  "use strict";

  const { part, choose } = HandbookPage;
  const { kept, keep, load } = HandbookReader;

  /** @param {HTMLElement} root */
  function prepare(root) {
    const choice = part(root, "select", HTMLSelectElement), key = `post:${root.dataset.dayHome}`;
    const whole = part(root, "[data-day-whole]", HTMLAnchorElement), place = part(root, "[data-day]", HTMLElement);
    const model = place.cloneNode(true);
    const desk = document.querySelector("[data-day-desk]"), find = desk?.parentElement;
    /** @type {Record<string, string>} */
    const texts = JSON.parse(root.dataset.dayTexts || "{}");

    const cases = new HandbookDayCases(root.dataset.dayHome || "", "cases/index.html", texts);

    /** @param {string} post */
    const show = async (post) => {
      root.classList.toggle("hb-day-home--chosen", Boolean(post));
      whole.hidden = !post;
      whole.href = `checklists/${post}.html`;
      if (desk) (post ? part(root, ".hb-day-home__who", HTMLElement) : find)?.append(desk); // a long list does not push it out of sight
      const fresh = /** @type {HTMLElement} */ (model.cloneNode(true));
      part(root, "[data-day]", HTMLElement).replaceWith(fresh);
      if (!post) return;
      keepPaper(post);
      await load(`checklists/${post}.js`).catch(() => {});
      const data = HandbookDays.of(post), notice = part(fresh, "[data-day-notice]", HTMLElement);
      if (data) new HandbookDayList(fresh, new HandbookDays.Day(data), texts, undefined, (day) => cases.until(day));
      else Object.assign(notice, { hidden: false, textContent: texts.missing });
      fresh.hidden = false;
    };

    choice.addEventListener("change", () => {
      keep(key, choice.value);
      show(choice.value);
    });
    choose(choice, kept(key));
    root.hidden = false;
    show(choice.value);
  }

  /** Has the checklist for print of the reader's own post kept for use without a network; all of them would be too much.
   * The worker keeps whatever is asked for, and drops it with the version of the site that it belongs to.
   * @param {string} post */
  async function keepPaper(post) {
    if (location.protocol === "file:" || !("serviceWorker" in navigator) || !window.isSecureContext) return;
    const address = new URL(`checklists/${post}.pdf`, location.href).href;
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller && !await caches.match(address)) await fetch(address).catch(() => {});
  }

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-day-home]");
    if (root instanceof HTMLElement) prepare(root);
  });
})();
