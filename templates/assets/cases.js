/* The page of cases: those of this browser, beginning another, and the one that is open. The address says which: ?start=… or ?case=… */
(function () {
  "use strict";

  const { part, element, filled, dates } = HandbookPage;
  const { standing, Cases } = HandbookCases;
  const { nextEnd } = HandbookCaseEnds;

  class CasesPage {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      /** @type {Record<string, string>} */
      this.texts = JSON.parse(root.dataset.casesTexts || "{}");
      this.cases = new Cases(root.dataset.cases || "");
      this.place = part(root, "[data-case]", HTMLElement);
      this.list = part(root, "[data-case-list]", HTMLElement);
      this.form = part(root, "form", HTMLFormElement);
      this.notice = part(root, "[data-case-notice]", HTMLElement);
      /** @type {InstanceType<typeof HandbookCaseView> | null} */
      this.view = null;
      this.days = dates({ year: "numeric", month: "long", day: "numeric" });
      HandbookReader.prepareName(part(root, "[data-day-name]", HTMLInputElement));
      this.moments = dates({ year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.begin(part(this.form, "select", HTMLSelectElement).value, part(this.form, "input", HTMLInputElement).value.trim());
      });
      part(root, "[data-case-all]", HTMLElement).addEventListener("click", (event) => {
        event.preventDefault();
        history.pushState(null, "", location.pathname);
        this.open();
      });
      addEventListener("popstate", () => this.open());
      addEventListener("storage", () => this.follow());
      addEventListener("pageshow", () => this.follow()); // back from another page, which may have gone on with a case
      root.hidden = false;
      this.open();
    }

    async open() {
      const asked = new URLSearchParams(location.search), start = asked.get("start");
      if (start) {
        await this.begin(start, "");
        return;
      }
      const record = this.cases.records.get(asked.get("case") || "");
      if (record) await HandbookReader.load(`${record.data.procedure}.js`).catch(() => {});
      this.show(record || null);
    }

    /** @param {CaseRecord | null} record @param {boolean} [begun] the form that had the focus is gone: the first step takes it */
    show(record, begun = false) {
      for (const one of this.root.querySelectorAll("[data-case-one]")) if (one instanceof HTMLElement) one.hidden = !record;
      for (const many of this.root.querySelectorAll("[data-case-many]")) if (many instanceof HTMLElement) many.hidden = Boolean(record);
      this.view = record && new HandbookCaseView(this.place, record, this.cases, this.texts, (text) => this.warn(text), begun);
      if (!record) this.showList();
      this.warn(this.cases.lasting ? "" : this.texts.forgetful);
    }

    /** Shows what another window has done. */
    follow() {
      this.cases.read();
      if (this.view) this.view.follow();
      else this.showList();
    }

    /** @param {string} text */
    warn(text) {
      this.notice.hidden = !text;
      this.notice.textContent = text;
    }

    /** @param {string} procedure @param {string} title */
    async begin(procedure, title) {
      if (!/^[a-z0-9-]+$/.test(procedure)) return this.show(null);
      await HandbookReader.load(`${procedure}.js`).catch(() => {});
      const data = HandbookCases.of(procedure);
      if (!data) {
        this.show(null);
        return this.warn(this.texts.missing);
      }
      const record = this.cases.begin(data, title, HandbookReader.name());
      history.replaceState(null, "", `?case=${record.id}`); // loading the page anew begins no second case
      return this.show(record, true);
    }

    /** Those that go on first, the one in front whose time is up first; of the others the newest. */
    showList() {
      const records = [...this.cases.records.values()].sort((one, other) => (one.events[0]?.t < other.events[0]?.t ? 1 : -1));
      const due = (/** @type {CaseRecord} */ record) => Number(nextEnd(record.data, standing(record))?.moment || Infinity);
      const open = records.filter((record) => standing(record).current !== null), over = records.filter((record) => standing(record).current === null);
      open.sort((one, other) => (due(one) < due(other) ? -1 : Number(due(one) > due(other))));
      this.list.replaceChildren(...(records.length ? [...open, ...over].map((record) => this.row(record)) : [element("li", {}, this.texts.nothing)]));
    }

    /** @param {CaseRecord} record */
    row(record) {
      const now = standing(record), made = element("li", { class: "hb-cases__row" });
      const link = element("a", { href: `?case=${record.id}` }, record.title || record.data.title);
      const step = now.current === null ? filled(this.texts.finished, { time: this.time(now.ended) })
        : filled(this.texts.open, { number: now.current + 1, what: record.data.steps[now.current].do });
      const classes = HandbookCaseClasses.saidAll(record.data, now.classes[now.path.length]);
      const said = [record.title ? record.data.title : "", classes, now.paused ? this.texts.paused : "",
        now.holder && filled(this.texts.handed, { name: now.holder }), filled(this.texts.begun, { time: this.time(now.begun) })];
      const sub = { class: "hb-sub" };
      made.append(link, element("span", sub, step), ...this.due(record), element("span", sub, said.filter(Boolean).join(" · ")), this.remover(record));
      return made;
    }

    /** @param {CaseRecord} record */
    due(record) {
      const end = nextEnd(record.data, standing(record));
      if (!end) return [];
      const isLate = end.moment < new Date(), time = (end.whole ? this.days : this.moments).format(end.moment);
      return [element("span", { class: isLate ? "hb-sub hb-case__late" : "hb-sub" }, filled(isLate ? this.texts.late : this.texts.due, { time }))];
    }

    /** @param {string} stamp */
    time(stamp) {
      return stamp ? this.moments.format(new Date(stamp)) : "";
    }

    /** Pressed twice, it takes a case away.
     * @param {CaseRecord} record */
    remover(record) {
      const made = element("button", { type: "button", class: "hb-check__clear" }, this.texts.remove);
      made.addEventListener("click", () => {
        if (made.textContent === this.texts.remove_sure) {
          this.cases.remove(record);
          this.showList();
        } else made.textContent = this.texts.remove_sure;
      });
      return made;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-cases]");
    if (root instanceof HTMLElement) new CasesPage(root);
  });
})();
