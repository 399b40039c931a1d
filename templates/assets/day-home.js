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
    /** @type {Record<string, string>} */
    const texts = JSON.parse(root.dataset.dayTexts || "{}");

    /** @param {string} post */
    const show = async (post) => {
      root.classList.toggle("hb-day-home--chosen", Boolean(post));
      whole.hidden = !post;
      whole.href = `checklists/${post}.html`;
      const fresh = /** @type {HTMLElement} */ (model.cloneNode(true));
      part(root, "[data-day]", HTMLElement).replaceWith(fresh);
      if (!post) return;
      await load(`checklists/${post}.js`).catch(() => {});
      const data = HandbookDays.of(post), notice = part(fresh, "[data-day-notice]", HTMLElement);
      if (data) new HandbookDayList(fresh, new HandbookDays.Day(data), texts);
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

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-day-home]");
    if (root instanceof HTMLElement) prepare(root);
  });
})();
