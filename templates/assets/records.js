/* The page of records: one that is made here (?post=…&day=… or ?case=…), and files of others, opened, checked and compared. Nothing leaves
   the browser. */
(function () {
  "use strict";

  const { part, element, filled, copySaid, save } = HandbookPage;
  const { read } = HandbookDates;

  const FEW = 2; // verdicts of files in order that stand by themselves
  const NAME = /^[a-z0-9-]+$/;

  class RecordsPage {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      /** @type {Record<string, string>} */
      this.texts = JSON.parse(root.dataset.recordsTexts || "{}");
      this.handbook = root.dataset.records || "";
      this.page = new HandbookRecordPage(this.texts);
      this.table = new HandbookRecordTable(this.texts);
      this.place = part(root, "[data-record]", HTMLElement);
      this.verdicts = part(root, "[data-record-files]", HTMLElement);
      /** @type {HandbookRecordFile[]} */
      this.records = [];
      const input = part(root, "input[type=file]", HTMLInputElement);
      input.addEventListener("change", () => this.openFiles([...input.files || []]));
      this.button("print", () => window.print());
      this.button("save", () => this.records.forEach((record) => save(HandbookRecord.nameOf(record), jsonOf(record))));
      this.button("csv", () => save("records.csv", new Blob([this.table.csv(this.records)], { type: "text/csv" })));
      this.button("xlsx", async () => save("records.xlsx", await this.table.xlsx(this.records)));
      this.button("resume", () => this.resume());
      root.hidden = false;
      this.open();
    }

    /** @param {string} name @param {() => void} act */
    button(name, act) {
      part(this.root, `[data-record-${name}]`, HTMLElement).addEventListener("click", act);
    }

    async open() {
      const asked = new URLSearchParams(location.search), post = asked.get("post") || "", day = asked.get("day") || "", seal = asked.get("seal");
      if (seal && /^[0-9A-F]{4}-[0-9A-F]{4}$/.test(seal)) this.say(filled(this.texts.asked, { seal }), "plain");
      const record = NAME.test(post) ? await this.ofDay(post, day) : this.ofCase(asked.get("case") || "");
      if (!record) return;
      this.show([record]);
      this.root.append(part(this.root, "[data-record-open]", HTMLElement)); // what was asked for comes first
      part(document, ".hb-record__lead", HTMLElement).hidden = true;
    }

    /** @param {string} post @param {string} day */
    async ofDay(post, day) {
      await HandbookReader.load(`../checklists/${post}.js`).catch(() => {});
      const data = HandbookDays.of(post), now = new Date();
      if (!data) return null;
      const found = new HandbookDays.Day(data), today = found.dayOf(now);
      const number = /^\d{4}-\d\d-\d\d$/.test(day) ? Math.min(read(day), today) : today;
      return HandbookRecordRows.ofDay(found, number, now);
    }

    /** @param {string} id */
    ofCase(id) {
      const record = new HandbookCases.Cases(this.handbook).records.get(id);
      return record ? HandbookRecordRows.ofCase(record, new Date()) : null;
    }

    /** @param {HandbookRecordFile[]} records */
    show(records) {
      this.records = records;
      const address = new URL(location.pathname, location.href).href;
      this.place.replaceChildren(...(records.length === 1 ? this.page.parts(records[0], address) : records.length ? this.table.parts(records) : []));
      for (const tool of this.root.querySelectorAll("[data-record-tools]")) if (tool instanceof HTMLElement) tool.hidden = !records.length;
      const [only] = records;
      part(this.root, "[data-record-resume]", HTMLElement).hidden = records.length !== 1 || only.head.handbook !== this.handbook || isOver(only);
      part(this.root, "[data-record-save]", HTMLElement).hidden = records.length !== 1;
    }

    /* --- Files of others ------------------------------------------------------------------------------------------------------ */

    /** What is to be looked at is said first; of many files that are in order one line says how many they are.
     * @param {File[]} files */
    async openFiles(files) {
      this.verdicts.replaceChildren();
      /** Each with the name of its file.
       * @type {[string, HandbookRecordFile][]} */
      const good = [];
      /** @type {HTMLElement[]} */
      const inOrder = [];
      for (const file of files) {
        const { record, fault, place } = HandbookRecord.check(await textOf(file));
        if (!record || fault) this.say(filled(this.texts[`fault_${fault}`], { name: file.name, place }), "");
        else {
          good.push([file.name, record]);
          const { said, same } = await this.rules(record);
          const text = `${filled(this.texts.unchanged, { name: file.name, seal: HandbookRecord.sealOf(record) })} ${said}`;
          if (same) inOrder.push(verdict(text, "good"));
          else this.say(text, "");
        }
      }
      const kept = this.each(good);
      this.verdicts.append(...(inOrder.length > FEW ? [this.folded(inOrder)] : inOrder));
      this.show(kept);
    }

    /** @param {HTMLElement[]} verdicts */
    folded(verdicts) {
      const line = element("li", { class: "hb-notice hb-notice--good" }), fold = element("details", { class: "hb-fold" });
      const list = element("ul", { class: "hb-records__files" });
      list.append(...verdicts);
      fold.append(element("summary", {}, filled(this.texts.in_order, { number: String(verdicts.length) })), list);
      line.append(fold);
      return line;
    }

    /** Each day and case once, as the record tells it that was made last: the others are named.
     * @param {[string, HandbookRecordFile][]} good */
    each(good) {
      const all = good.map(([, record]) => record);
      return good.filter(([name, record]) => {
        const later = HandbookRecordTurns.laterOf(record, all);
        if (later) this.say(filled(this.texts.told_by, { name, seal: HandbookRecord.sealOf(later) }), "plain");
        return !later;
      }).map(([, record]) => record).sort((one, other) => (one.head.made < other.head.made ? -1 : 1));
    }

    /** Whether it was made under the rules that are shown here, and what is said of it.
     * @param {HandbookRecordFile} record */
    async rules(record) {
      const { head } = record, subject = HandbookRecord.subjectOf(record);
      if (head.handbook !== this.handbook || !NAME.test(subject)) return { said: this.texts.other_handbook, same: false };
      await HandbookReader.load(new URL(`${head.kind === "day" ? "checklists" : "cases"}/${subject}.js`, rootOf(head.language)).href).catch(() => {});
      const here = head.kind === "day" ? HandbookDays.of(subject) : HandbookCases.of(subject);
      if (!here || here.language !== head.language) return { said: this.texts.unknown_rules, same: false };
      const said = { copy: copySaid(this.texts, head.code, head.version), current: copySaid(this.texts, here.code, here.version) };
      const same = here.code === head.code;
      return { said: filled(same ? this.texts.same_rules : this.texts.other_rules, said), same };
    }

    /** A case that a colleague handed over goes on here. Where it has gone on here and there in different ways, both are kept: theirs bears its seal. */
    resume() {
      const [record] = this.records, { head, events } = record;
      if (head.kind !== "case") return;
      const cases = new HandbookCases.Cases(this.handbook), seal = HandbookRecord.sealOf(record);
      const theirs = { id: head.id, title: head.subject, data: head.data, events: /** @type {CaseEvent[]} */ (events) };
      const known = cases.records.get(head.id), isOther = known && !begins(known.events, events) && !begins(events, known.events);
      const kept = isOther ? { ...theirs, id: `${head.id}-${seal}`, title: `${HandbookRecord.titleOf(record)} ${seal}` } : theirs;
      const before = cases.records.get(kept.id);
      if (!before || before.events.length < events.length) cases.put(kept);
      location.assign(`../cases/index.html?case=${kept.id}`);
    }

    /** @param {string} text @param {"" | "good" | "plain"} kind */
    say(text, kind) {
      this.verdicts.append(verdict(text, kind));
    }
  }

  /** @param {string} text @param {"" | "good" | "plain"} kind what is not in order has none */
  const verdict = (text, kind) => element("li", { class: kind ? `hb-notice hb-notice--${kind}` : "hb-notice" }, text);

  /** Whether a list of events begins with another.
   * @param {object[]} first @param {object[]} whole */
  const begins = (first, whole) => first.every((event, place) => place < whole.length
    && HandbookRecord.canonical(event) === HandbookRecord.canonical(whole[place]));

  /** Every byte of it: `File.text` passes over a mark at the beginning that another program has put there.
   * @param {File} file */
  const textOf = async (file) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(await file.arrayBuffer());

  /** @param {HandbookRecordFile} record */
  function isOver({ head, events }) {
    if (head.kind !== "case") return true;
    return HandbookCases.standing({ id: head.id, title: head.subject, data: head.data, events: /** @type {CaseEvent[]} */ (events) }).current === null;
  }

  /** @param {HandbookRecordFile} record */
  const jsonOf = (record) => new Blob([HandbookRecord.written(record)], { type: "application/json" });

  /** Where the pages of a language begin.
   * @param {string} language */
  function rootOf(language) {
    const link = document.querySelector(`.frame-menu a[hreflang="${CSS.escape(language)}"]`);
    return new URL("../", link instanceof HTMLAnchorElement ? link.href : location.href);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-records]");
    if (root instanceof HTMLElement) new RecordsPage(root);
  });
})();
