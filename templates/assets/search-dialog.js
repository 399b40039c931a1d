/* The search dialog: a text field with a list of results (the combobox pattern of ARIA), filters, and states. */

/**
 * An index as search.js loads it, and what the dialog may ask of the site.
 * @typedef {{ head: SearchHead, engine: SearchEngine, files: Map<string, Promise<void>> }} SearchLoaded
 *
 * @typedef {object} SearchSite
 * @property {URL} root
 * @property {(language: string) => Promise<SearchLoaded>} index
 * @property {(index: SearchLoaded, files?: string[]) => Promise<unknown>} fill
 * @property {(address: string, post: string) => Promise<DayData | null>} dayData what a post's checklist knows of its days
 * @property {ReturnType<typeof HandbookRecent.recent>} visited pages that were opened before
 * @property {{ isOff: () => boolean, turnOff: (off: boolean) => void }} slash the one-key shortcut
 */

var HandbookSearchDialog = (function () {
  "use strict";

  const FEW = 5; // results a group shows at first
  const MANY = 20; // results that "show more" adds; and how many a single chosen kind shows at first
  const MOST_DUE = 6; // things due that the row of a day names
  const DAY = 86400000;
  const ROUNDS = 4; // times that a query may load more of a divided index
  const OPTIONS = /** @type {"a"} */ ("[role=option]");
  const FACETS = /** @type {const} */ (["post", "scope"]);
  let serial = 0;

  /** An element with attributes, and children that are elements or plain text.
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag @param {Record<string, string | boolean | undefined>} attributes @param {(Node | string | null)[]} children
   * @returns {HTMLElementTagNameMap[T]} */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(name, "");
      else if (value) element.setAttribute(name, value);
    }
    for (const child of children) if (child) element.append(child);
    return element;
  }

  /** @param {string} path */
  function icon(path) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }

  const LENS = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.7 11.2L20 20";
  const CROSS = "M6 6l12 12M18 6 6 18";

  /** @param {string} text @param {Record<string, string | number>} values */
  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  /** @param {SearchPiece[]} pieces */
  function marked(pieces) {
    return pieces.map((piece) => (piece.mark ? make("mark", {}, piece.text) : piece.text));
  }

  /** The element of that kind in which an event happened.
   * @param {Event} event @param {string} selector */
  function closest(event, selector) {
    const found = event.target instanceof Element ? event.target.closest(selector) : null;
    return found instanceof HTMLElement ? found : null;
  }

  class Dialog {
    /** `index` is that of the page's language.
     * @param {SearchLoaded} index @param {SearchSite} site */
    constructor(index, site) {
      this.home = index;
      this.site = site;
      this.texts = index.head.texts;
      this.index = index; // the one that answers: another language's, where the page's own holds nothing
      this.filters = { kind: "", post: "", scope: "" }; // kept while the reader types
      /** @type {Record<string, number>} */
      this.limits = {};
      /** @type {"loading" | "ready" | "failed"} */
      this.state = "loading";
      this.active = -1;
      this.composing = false;
      this.arrowed = false; // whether the arrow keys were used since the last letter
      this.turn = 0; // counts searches, so that a late answer can be told from the present one
      /** @type {HTMLElement[]} */
      this.options = [];
      this.input = this.field();
      this.closer = make("button", { class: "hb-search__close", type: "button", "aria-label": this.texts.close }, icon(CROSS));
      this.selects = FACETS.map((name) => ({ name, select: make("select", { "aria-label": this.texts[name], "data-filter": name }) }));
      this.unfilter = make("button", { type: "button", "data-clear": "1" }, this.texts.clear);
      this.narrow = make("div", { class: "hb-search__filters" }, ...this.selects.map(({ select }) => select), this.unfilter);
      this.kinds = make("div", { class: "hb-search__kinds", role: "group", "aria-label": this.texts.kinds });
      this.status = make("p", { class: "hb-search__status", role: "status" });
      this.list = make("div", { class: "hb-search__results", role: "listbox", id: "hb-search-results", "aria-label": this.texts.results });
      this.note = make("div", { class: "hb-search__note", id: "hb-search-hint" });
      this.dialog = this.built();
      document.body.append(this.dialog);
      this.listen();
    }

    get isOpen() {
      return this.dialog.open;
    }

    // --- Elements -----------------------------------------------------------------------------------------------------

    field() {
      return make("input", {
        class: "hb-search__input", type: "text", role: "combobox", id: "hb-search-input", "aria-label": this.texts.label,
        placeholder: this.texts.placeholder, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "hb-search-results",
        "aria-describedby": "hb-search-hint", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
        maxlength: "120", autofocus: true,
      });
    }

    built() {
      return make("dialog", { class: "hb-search", "aria-label": this.texts.label, lang: this.home.head.language },
        make("div", { class: "hb-search__bar" }, icon(LENS), this.input, this.closer),
        this.narrow, this.kinds, this.status, this.list, this.note, this.keys());
    }

    /* What the keys do, and the switch for the one-key shortcut. */
    keys() {
      const { texts, site } = this;
      /** @type {(name: string, text: string) => HTMLElement} */
      const key = (name, text) => make("span", {}, make("kbd", {}, name), ` ${text}`);
      const box = make("input", { type: "checkbox", checked: !site.slash.isOff() });
      box.addEventListener("change", () => site.slash.turnOff(!box.checked));
      return make("div", { class: "hb-search__keys" },
        key("↑↓", texts.choose), key("↵", texts.open), key("Esc", texts.leave), make("label", {}, box, make("kbd", {}, "/"), ` ${texts.slash}`));
    }

    listen() {
      const { input, dialog } = this;
      input.addEventListener("compositionstart", () => { this.composing = true; });
      input.addEventListener("compositionend", () => { this.composing = false; this.typed(); });
      input.addEventListener("input", (event) => {
        if (!this.composing && !(event instanceof InputEvent && event.isComposing)) this.typed();
      });
      input.addEventListener("keydown", (event) => this.pressed(event));
      this.closer.addEventListener("click", () => dialog.close());
      dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
      this.kinds.addEventListener("click", (event) => this.chosen(closest(event, "button")));
      for (const { name, select } of this.selects) select.addEventListener("change", () => this.filter({ [name]: select.value }));
      this.unfilter.addEventListener("click", () => this.cleared());
      this.list.addEventListener("click", (event) => this.clicked(event));
      // The field keeps the focus while results are clicked, as the combobox pattern wants it.
      this.list.addEventListener("mousedown", (event) => { if (event.button === 0) event.preventDefault(); });
      this.note.addEventListener("click", (event) => this.clickedNote(closest(event, "button")));
    }

    // --- What a reader does -------------------------------------------------------------------------------------------

    open() {
      if (this.isOpen) return;
      this.dialog.showModal();
      this.input.select();
      if (this.state === "loading") this.fill();
      this.refresh();
    }

    async fill() {
      this.state = "loading";
      try {
        await this.site.fill(this.home);
        this.state = "ready";
      } catch {
        this.state = "failed";
      }
      this.refresh();
    }

    typed() {
      this.index = this.home;
      this.limits = {};
      this.arrowed = false;
      this.refresh();
      this.list.scrollTop = 0;
    }

    /** @param {KeyboardEvent} event */
    pressed(event) {
      // The keys of an input method are its own: Enter there takes a word, it does not open a result.
      if (this.composing || event.isComposing || event.keyCode === 229) return;
      const next = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey ? null : this.next(event.key);
      if (event.key === "Enter") {
        event.preventDefault();
        this.options[this.active]?.click();
      } else if (next !== null) {
        event.preventDefault();
        this.arrowed = true;
        this.activate(next);
      } else {
        this.arrowed = false;
      }
    }

    /** The option to which a key leads; null if it leads to none. Home and End move in the text until an arrow was pressed.
     * @param {string} key */
    next(key) {
      const last = this.options.length - 1;
      if (last < 0) return null;
      if (key === "ArrowDown") return this.active < last ? this.active + 1 : 0;
      if (key === "ArrowUp") return this.active > 0 ? this.active - 1 : last;
      if (!this.arrowed) return null;
      return key === "Home" ? 0 : key === "End" ? last : null;
    }

    /** @param {HTMLElement | null} button */
    chosen(button) {
      if (!button) return;
      this.filter({ kind: button.dataset.kind || "" });
      const same = [...this.kinds.querySelectorAll("button")].find((other) => other.dataset.kind === this.filters.kind);
      if (same) same.focus();
    }

    /** @param {{ kind?: string, post?: string, scope?: string }} chosen */
    filter(chosen) {
      Object.assign(this.filters, chosen);
      this.limits = {};
      this.refresh();
      this.list.scrollTop = 0;
    }

    cleared() {
      this.filter({ kind: "", post: "", scope: "" });
      this.input.focus(); // the button that was pressed is gone
    }

    /** @param {MouseEvent} event */
    clicked(event) {
      const option = closest(event, "[role=option]");
      if (!option) return;
      const kind = option.dataset.more;
      if (kind) {
        this.limits[kind] = (this.limits[kind] || FEW) + MANY;
        this.refresh(this.options.indexOf(option));
      } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        this.dialog.close(); // the link itself does the rest; it may lead to this very page
      }
    }

    /** @param {HTMLElement | null} button */
    clickedNote(button) {
      if (!button) return;
      if (button.dataset.clear) {
        this.cleared();
      } else if (button.dataset.forget) {
        this.site.visited.forget();
        this.refresh();
      } else if (button.dataset.retry) {
        this.fill();
        this.refresh();
      } else {
        this.input.value = button.textContent || "";
        this.typed();
      }
      this.input.focus();
    }

    // --- What it shows ------------------------------------------------------------------------------------------------

    refresh(active = 0) {
      const query = this.input.value.trim();
      this.turn += 1;
      if (!query) this.showStart();
      else if (this.state === "failed") this.showFailure();
      else this.search(query, active);
    }

    /** @param {string} query @param {number} active */
    async search(query, active) {
      const turn = this.turn;
      const options = { ...this.filters, limit: this.filters.kind ? MANY : FEW, limits: this.limits };
      const found = await this.ask(this.index, query, options, (answer) => { if (turn === this.turn) this.show(query, answer, active); });
      if (turn !== this.turn || this.state === "loading" || found.mode === "all" || this.index !== this.home || this.answered(query)) return;
      for (const language of this.home.head.languages.slice(1)) {
        const answer = await this.elsewhere(language, query, options);
        if (turn !== this.turn) return; // the reader has typed on
        if (answer && (answer.found.mode === "all" || answer.index.engine.answers(query).length)) {
          this.index = answer.index;
          this.show(query, answer.found, active);
          return;
        }
      }
    }

    /** The engine's answer; where the index is divided, with the files that it wants. `shown` gets every answer on the way.
     * @param {SearchLoaded} index @param {string} query @param {SearchOptions} options @param {(found: SearchAnswer) => void} shown
     * @returns {Promise<SearchAnswer>} */
    async ask(index, query, options, shown) {
      for (let round = 1; ; round++) {
        const found = index.engine.search(query, options);
        shown(found);
        if (!found.wanted.length || round === ROUNDS) return found;
        try {
          await this.site.fill(index, found.wanted);
        } catch {
          return found; // titles and names are found all the same
        }
      }
    }

    /** What another language's texts hold; null if its index cannot be loaded.
     * @param {string} language @param {string} query @param {SearchOptions} options */
    async elsewhere(language, query, options) {
      try {
        const index = await this.site.index(language);
        await this.site.fill(index);
        return { index, found: await this.ask(index, query, options, () => { /* shown when it is whole */ }) };
      } catch {
        return null;
      }
    }

    showStart() {
      const { texts } = this;
      this.clear();
      this.status.textContent = "";
      this.showFilters(null);
      const examples = this.home.head.suggestions.map((text) => make("button", { type: "button" }, text));
      const recent = this.showRecent();
      this.note.replaceChildren(recent ? make("p", {}, make("button", { type: "button", "data-forget": "1", class: "hb-search__forget" }, texts.forget)) : "",
        make("p", {}, texts.hint), examples.length ? make("p", { class: "hb-search__label" }, texts.suggestions) : "",
        make("div", { class: "hb-search__examples" }, ...examples), this.browse());
    }

    /* The pages opened last, to be chosen like results; whether there are any. */
    showRecent() {
      const pages = this.site.visited.others(), label = "hb-search-group-recent";
      if (!pages.length) return false;
      const rows = pages.map(({ address, title, language }) => make("a", {
        class: "hb-search__option", role: "option", "aria-selected": "false", tabindex: "-1", href: new URL(address, this.site.root).href, lang: language,
      }, make("span", { class: "hb-search__recent" }, title)));
      this.fillList([make("div", { class: "hb-search__group", role: "group", "aria-labelledby": label },
        make("div", { class: "hb-search__heading", id: label, role: "presentation" }, this.texts.recent), ...rows)], this.home.head.language);
      return true;
    }

    /** @param {HTMLElement[]} groups @param {string} language */
    fillList(groups, language) {
      this.list.replaceChildren(...groups);
      HandbookPage.unbroken(this.list);
      this.list.lang = language;
      this.list.hidden = false;
      this.options = [...this.list.querySelectorAll(OPTIONS)];
      this.options.forEach((option) => { option.id = `hb-search-option-${serial++}`; });
    }

    showFailure() {
      const { texts } = this;
      this.clear();
      this.status.textContent = texts.failed;
      const retry = make("button", { type: "button", "data-retry": "1" }, texts.retry);
      this.note.replaceChildren(make("div", { class: "hb-search__examples" }, retry), this.browse());
    }

    browse() {
      return make("p", {}, make("a", { href: new URL(`${this.home.head.root}entries/index.html`, this.site.root).href }, this.texts.browse));
    }

    clear() {
      this.list.replaceChildren();
      this.list.hidden = true;
      this.kinds.replaceChildren();
      this.kinds.hidden = true;
      this.note.hidden = false;
      this.options = [];
      this.activate(-1);
    }

    /** @param {string} query @param {SearchAnswer} found @param {number} active */
    show(query, found, active) {
      const { texts, index } = this;
      const loading = this.state === "loading" || found.mode === "loading" ? ` ${texts.loading}` : "";
      this.showFilters(found.unfiltered > 0 ? found.counts : null);
      const answers = this.answers(query);
      if (!found.total && !answers) {
        this.showNothing(query, found, loading);
        return;
      }
      const missed = (found.mode === "some" || found.mode === "near") && !answers ? texts[found.mode] : ""; // no excuse beside an answer
      const note = index !== this.home ? texts.elsewhere : missed;
      this.status.textContent = [note, filled(texts.count, { count: found.total })].filter(Boolean).join(" ") + loading;
      this.showKinds(found);
      this.fillList([...(answers ? [answers] : []), ...found.groups.map((group) => this.group(group, index))], index.head.language);
      this.note.hidden = true;
      this.activate(Math.min(active, this.options.length - 1));
    }

    /** Nothing was found, or nothing that passes the filters.
     * @param {string} query @param {SearchAnswer} found @param {string} loading */
    showNothing(query, found, loading) {
      const { texts } = this;
      this.clear();
      if (found.unfiltered) {
        this.showKinds(found);
        this.status.textContent = filled(texts.filtered, { count: found.unfiltered });
        this.note.replaceChildren(make("div", { class: "hb-search__examples" }, make("button", { type: "button", "data-clear": "1" }, texts.clear)));
      } else {
        this.status.textContent = loading || filled(texts.none, { query });
        this.note.replaceChildren(make("p", {}, texts.advice), this.browse());
      }
    }

    /** The lists of posts and scopes, each item with the number of results it would leave; items without any are left out.
     * @param {SearchCounts | null} counts */
    showFilters(counts) {
      for (const { name, select } of this.selects) {
        const items = this.home.head[`${name}s`], chosen = this.filters[name], own = counts && counts[`${name}s`];
        select.replaceChildren(new Option(this.texts[`${name}s`], ""), ...items.filter(({ id }) => !own || own[id] || id === chosen)
          .map(({ id, title }) => new Option(own ? `${title} (${own[id] || 0})` : title, id)));
        select.value = chosen;
        select.hidden = items.length < 2;
        select.classList.toggle("hb-search__chosen", chosen !== "");
      }
      this.unfilter.hidden = !Object.values(this.filters).some(Boolean);
      this.narrow.hidden = this.unfilter.hidden && this.selects.every(({ select }) => select.hidden);
    }

    /** @param {SearchAnswer} found */
    showKinds(found) {
      const { kind: chosen } = this.filters, counts = found.counts.kinds;
      const kinds = this.home.head.kinds.filter(({ id }) => counts[id] || id === chosen);
      /** @type {(id: string, title: string, count: number) => HTMLElement} */
      const chip = (id, title, count) => make("button", { type: "button", "data-kind": id, "aria-pressed": String(id === chosen) },
        title, make("span", {}, String(count || 0)));
      this.kinds.hidden = kinds.length < 2 && !chosen;
      this.kinds.replaceChildren(chip("", this.texts.everything, Object.values(counts).reduce((sum, count) => sum + count, 0)),
        ...kinds.map(({ id, title }) => chip(id, title, counts[id])));
    }

    /** What answers the question itself, in the language of the page, else in that in which the question was found; null where nothing does,
     * and while filters are set.
     * @param {string} query */
    answered(query) {
      if (this.state !== "ready" || Object.values(this.filters).some(Boolean)) return null;
      for (const index of new Set([this.home, this.index])) {
        const found = index.engine.answers(query);
        if (found.length) return { index, found };
      }
      return null;
    }

    /** The rows that answer the question.
     * @param {string} query */
    answers(query) {
      const { texts } = this, label = "hb-search-group-answer", answered = this.answered(query);
      if (!answered) return null;
      const { found, index } = answered, rows = typeof found === "string" ? [this.day(found)] : found.map((said) => this.answer(said, index));
      return make("div", { class: "hb-search__group hb-search__answers", role: "group", "aria-labelledby": label, lang: index.head.language },
        make("div", { class: "hb-search__heading", id: label, role: "presentation", lang: this.home.head.language },
          rows.length > 1 ? texts.either : texts.answer), ...rows);
    }

    /** @param {SearchSaid} said @param {SearchLoaded} index */
    answer({ entry, label, text, note, address }, index) {
      const { titles } = index.engine.entries[entry];
      const isOnDuty = label === index.head.aspects["on-duty"];
      const row = this.answerRow(address, `${titles.find(Boolean) || ""} · ${label}`, text, note || (isOnDuty ? " " : ""));
      if (isOnDuty) this.showHeld(row, index.engine.entries[entry].id);
      return row;
    }

    /** Says in a row which shift of a post is held now, and which comes next, once the file of the post is here.
     * @param {HTMLElement} row @param {string} post */
    async showHeld(row, post) {
      const { texts, home } = this, note = /** @type {HTMLElement | null} */ (row.querySelector(".hb-search__snippet"));
      const data = await this.site.dayData(`${home.head.root}checklists/${post}.js`, post).catch(() => null);
      const dates = HandbookPage.dates({ month: "numeric", day: "numeric", weekday: "short", timeZone: "UTC" });
      if (data && note) HandbookShifts.show(note, data, new HandbookDates.Dates(data.dates), texts, dates);
    }

    /** The list of the post that this browser remembers; the first page, where one is chosen, if it remembers none.
     * @param {string} day */
    day(day) {
      const { texts, home } = this, { head } = home;
      const post = head.posts.find(({ id }) => id === HandbookPage.kept(`post:${head.home}`)), kind = head.kinds.findIndex(({ id }) => id === "checklist");
      const list = post && home.engine.entries.find((entry) => entry.kind === kind && entry.id === post.id);
      if (!list || !post) return this.answerRow(`${head.root}index.html`, head.days[day], texts.unchosen, "");
      const address = head.root + head.kinds[kind].address.replace("*", post.id), label = head.days[day];
      if (day === "today") return this.answerRow(address, label, filled(texts.my, { post: post.title }), "");
      const row = this.answerRow(address, label, filled(texts.list, { post: post.title }), " ");
      this.showDue(row, /** @type {SearchDayName} */ (day), post.id);
      return row;
    }

    /** Says in a row what is due, once the file of the post is here; without it the row leads to the list all the same.
     * @param {HTMLElement} row @param {SearchDayName} day @param {string} post */
    async showDue(row, day, post) {
      const { texts, home } = this;
      const data = await this.site.dayData(`${home.head.root}checklists/${post}.js`, post).catch(() => null);
      const found = data && HandbookSearchDays.due(data, day, new Date()), note = row.querySelector(".hb-search__snippet");
      if (!found || !note) return;
      const dates = HandbookPage.dates({ month: "numeric", day: "numeric", weekday: "short", timeZone: "UTC" });
      const said = found.slice(0, MOST_DUE).map((item) => (day === "tomorrow" ? "" : `${dates.format(item.day * DAY)} `) + item.do.replace(/[。.]$/, ""));
      note.textContent = said.join(texts.between) + (found.length > MOST_DUE ? " …" : "") || (day === "tomorrow" ? texts.free : texts.nothing_due);
    }

    /** @param {string} address @param {string} about @param {string} text @param {string} note */
    answerRow(address, about, text, note) {
      return make("a", {
        class: "hb-search__option hb-search__answer", role: "option", "aria-selected": "false", tabindex: "-1", href: new URL(address, this.site.root).href,
      }, make("span", { class: "hb-search__context" }, about), make("span", { class: "hb-search__said" }, text),
      note ? make("span", { class: "hb-search__snippet" }, note) : null);
    }

    /** @param {SearchGroup} group @param {SearchLoaded} index */
    group(group, index) {
      const label = `hb-search-group-${group.kind}`;
      const shown = group.results.length;
      const more = group.total > shown
        ? make("div", { class: "hb-search__more", role: "option", "aria-selected": "false", "data-more": group.kind },
          filled(this.texts.more, { count: Math.min(MANY, group.total - shown) }))
        : null;
      return make("div", { class: "hb-search__group", role: "group", "aria-labelledby": label },
        make("div", { class: "hb-search__heading", id: label, role: "presentation" }, group.title, make("span", {}, ` ${group.total}`)),
        ...group.results.map((result) => this.option(result, index)), more);
    }

    /** @param {SearchResult} result @param {SearchLoaded} index */
    option(result, index) {
      const { texts } = this;
      /** @type {(name: string, attributes: Record<string, string>, ...children: (Node | string | null)[]) => HTMLElement} */
      const line = (name, attributes, ...children) => make("span", { class: `hb-search__${name}`, ...attributes }, ...children);
      return make("a", {
        class: "hb-search__option", role: "option", "aria-selected": "false", tabindex: "-1",
        href: new URL(result.address, this.site.root).href, hreflang: index.head.language,
      },
      line("title", { lang: result.titleLanguage }, ...marked(result.title)),
      result.other ? line("other", { lang: result.other.language }, ...marked(result.other.pieces)) : null,
      result.state ? line("state", {}, result.state) : null,
      result.snippet.length ? line("snippet", { lang: result.snippetLanguage },
        result.label ? line("part", { lang: index.head.language }, result.label) : null, ...marked(result.snippet)) : null,
      result.context || result.missing.length ? line("context", {},
        [result.context, result.missing.length ? filled(texts.without, { words: result.missing.join(" ") }) : ""].filter(Boolean).join(" · ")) : null);
    }

    /** @param {number} number */
    activate(number) {
      const before = this.options[this.active];
      if (before) before.setAttribute("aria-selected", "false");
      this.active = number;
      const option = this.options[number];
      this.input.setAttribute("aria-expanded", String(this.options.length > 0));
      if (!option) {
        this.input.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }
  }

  return Dialog;
})();
