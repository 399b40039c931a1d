/* A printed copy: is it still current? */
(function () {
  "use strict";

  const { part, filled } = HandbookPage;

  const LONGEST_VERSION = 30; // what an address says is not to be trusted with more

  class PrintedCopy {
    /** @param {HTMLFormElement} form */
    constructor(form) {
      this.form = form;
      /** @type {Record<string, string>} */
      this.texts = JSON.parse(form.dataset.printTexts || "{}");
      this.current = form.dataset.print || "";
      this.version = form.dataset.printVersion || "";
      this.input = part(form, "input", HTMLInputElement);
      this.above = part(document, "[data-print-notice]", HTMLElement);
      this.below = part(form, "[data-print-answer]", HTMLElement);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.above.replaceChildren();
        this.below.replaceChildren(this.answer(this.input.value, this.texts.other));
      });
      form.hidden = false;
      this.greet(new URLSearchParams(window.location.search));
    }

    /** The code on the sheet opens the page with these words.
     * @param {URLSearchParams} asked */
    greet(asked) {
      const code = asked.get("print");
      if (code === null) return;
      this.input.value = code;
      const version = (asked.get("version") || "").slice(0, LONGEST_VERSION);
      this.above.replaceChildren(this.answer(code, this.texts.stale, version));
    }

    /** `stale` is what is said of a copy that is not this one.
     * @param {string} typed @param {string} stale @param {string} [version] */
    answer(typed, stale, version = "") {
      const code = typed.normalize("NFKC").replace(/[^0-9a-z]/gi, "").toUpperCase();
      const notice = document.createElement("p");
      notice.className = "hb-notice";
      if (!/^[0-9A-F]{8}$/.test(code)) notice.textContent = filled(this.texts.unreadable, { code: "3F9A-21BC" });
      else if (code === this.current) {
        notice.classList.add("hb-notice--good");
        notice.textContent = filled(this.texts.current, { copy: this.copy(code, this.version) });
      } else {
        const current = this.copy(this.current, this.version);
        notice.append(`${filled(stale, { copy: this.copy(code, version), current })} `, this.sheet());
      }
      return notice;
    }

    sheet() {
      const sheet = document.createElement("a");
      sheet.href = this.form.dataset.printSheet || "";
      sheet.type = "application/pdf";
      sheet.textContent = this.texts.renew;
      return sheet;
    }

    /** @param {string} code @param {string} version */
    copy(code, version) {
      return HandbookPage.copySaid(this.texts, code, version);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const form of document.querySelectorAll("[data-print]")) if (form instanceof HTMLFormElement) new PrintedCopy(form);
  });
})();
