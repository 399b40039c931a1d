/* The button of a checklist that brings its ticks, the reader's name and the date to the printed sheet. Where a page may not read the sheet,
   because both were opened from a folder or there is no network, its reader chooses the file. */
(function () {
  "use strict";

  const { part, filled, save } = HandbookPage;

  class SheetTicks {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      /** @type {Record<string, string>} */
      this.texts = JSON.parse(root.dataset.sheetTexts || "{}");
      this.address = root.dataset.sheet || "";
      this.chooser = part(root, "[data-sheet-choose]", HTMLElement);
      this.answer = part(root, "[data-sheet-answer]", HTMLElement);
      part(root, "button", HTMLElement).addEventListener("click", () => this.fetch());
      const input = part(root, "input", HTMLInputElement);
      input.addEventListener("change", async () => { if (input.files?.length) this.fill(await input.files[0].arrayBuffer()); });
      root.hidden = false;
    }

    async fetch() {
      this.say("");
      if (!ticked().length) return this.say(this.texts.none);
      const read = location.protocol === "file:" ? null : await fetch(this.address).then((found) => (found.ok ? found.arrayBuffer() : null), () => null);
      this.chooser.hidden = read !== null;
      if (read) return this.fill(read);
      this.say(filled(this.texts.choose, { file: this.address }));
      return part(this.root, "input", HTMLInputElement).focus();
    }

    /** @param {ArrayBuffer} read */
    async fill(read) {
      const names = ticked(), { found, made } = await HandbookSheet.filled(new Uint8Array(read), names, linesOf(names));
      if (!found) return this.say(filled(this.texts.other, { file: this.address }));
      save(this.address, made);
      return this.say(filled(found < names.length ? this.texts.some : this.texts.all, { count: found, total: names.length }));
    }

    /** @param {string} text */
    say(text) {
      this.answer.textContent = text;
    }
  }

  /** The names of the boxes that are ticked, as the sheet has them. */
  function ticked() {
    const post = part(document, "[data-check]", HTMLElement).dataset.check;
    return [...document.querySelectorAll("[data-check-item]:checked")].map((box) => `${post}/${box instanceof HTMLElement ? box.dataset.checkItem : ""}`);
  }

  /** The lines of the sheets on which something is ticked: for which day, by whom it was done, and when that was handed in.
   * @param {string[]} names @returns {Map<string, string>} */
  function linesOf(names) {
    const today = HandbookDates.written(HandbookDates.dayNumber(new Date()));
    return new Map(names.flatMap((name) => {
      const [post, place] = name.split("/"), sheet = `${post}/sheet/${place === "duty" ? "duties" : `in-${place}`}`;
      return [[`${sheet}/period`, today], [`${sheet}/done`, HandbookReader.name()], [`${sheet}/done-date`, today]];
    }));
  }

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-sheet]");
    if (root instanceof HTMLElement && HandbookSheet.supported()) new SheetTicks(root);
  });
})();
