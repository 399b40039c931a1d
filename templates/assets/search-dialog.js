/* The search dialog: a text field with a list of results (the combobox pattern of ARIA), filters, and states. */
(function () {
  "use strict";

  const FEW = 5; // results a group shows at first
  const MANY = 20; // results that "show more" adds; and how many a single chosen kind shows at first
  const ROUNDS = 4; // times that a query may load more of a divided index
  let serial = 0;

  /* An element with attributes, and children that are elements or plain text. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined && value !== "") element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

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

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  }

  function marked(pieces) {
    return pieces.map((piece) => (piece.mark ? make("mark", {}, piece.text) : piece.text));
  }

  class Dialog {
    /* `index`: {head, engine} of the page's language. `site`: {root, index(language), fill(index, files), slash}. */
    constructor(index, site) {
      this.home = index;
      this.site = site;
      this.texts = index.head.texts;
      this.index = index; // the one that answers: another language's, where the page's own holds nothing
      this.filters = { kind: "", post: "", scope: "" }; // kept while the reader types
      this.limits = {};
      this.state = "loading";
      this.active = -1;
      this.composing = false;
      this.arrowed = false; // whether the arrow keys were used since the last letter
      this.turn = 0; // counts searches, so that a late answer can be told from the present one
      this.build();
      this.listen();
    }

    get isOpen() {
      return this.dialog.open;
    }

    // --- Elements -----------------------------------------------------------------------------------------------------

    build() {
      const { texts } = this;
      const id = (name) => `hb-search-${name}`;
      this.input = make("input", {
        class: "hb-search__input", type: "text", role: "combobox", id: id("input"), "aria-label": texts.label, placeholder: texts.placeholder,
        "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id("results"), "aria-describedby": id("hint"),
        autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", maxlength: "120", autofocus: true,
      });
      this.closer = make("button", { class: "hb-search__close", type: "button", "aria-label": texts.close }, icon(CROSS));
      this.selects = ["post", "scope"].map((name) => make("select", { "aria-label": texts[name], "data-filter": name }));
      this.unfilter = make("button", { type: "button", "data-clear": "1" }, texts.clear);
      this.narrow = make("div", { class: "hb-search__filters" }, ...this.selects, this.unfilter);
      this.kinds = make("div", { class: "hb-search__kinds", role: "group", "aria-label": texts.kinds });
      this.status = make("p", { class: "hb-search__status", role: "status" });
      this.list = make("div", { class: "hb-search__results", role: "listbox", id: id("results"), "aria-label": texts.results });
      this.note = make("div", { class: "hb-search__note", id: id("hint") });
      this.dialog = make("dialog", { class: "hb-search", "aria-label": texts.label, lang: this.home.head.language },
        make("div", { class: "hb-search__bar" }, icon(LENS), this.input, this.closer),
        this.narrow, this.kinds, this.status, this.list, this.note, this.keys());
      document.body.append(this.dialog);
    }

    /* What the keys do, and the switch for the one-key shortcut. */
    keys() {
      const { texts, site } = this;
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
      input.addEventListener("input", (event) => { if (!this.composing && !event.isComposing) this.typed(); });
      input.addEventListener("keydown", (event) => this.pressed(event));
      this.closer.addEventListener("click", () => dialog.close());
      dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
      this.kinds.addEventListener("click", (event) => this.chosen(event.target.closest("button")));
      this.narrow.addEventListener("change", (event) => this.filter({ [event.target.dataset.filter]: event.target.value }));
      this.unfilter.addEventListener("click", () => this.cleared());
      this.list.addEventListener("click", (event) => this.clicked(event));
      // The field keeps the focus while results are clicked, as the combobox pattern wants it.
      this.list.addEventListener("mousedown", (event) => { if (event.button === 0) event.preventDefault(); });
      this.note.addEventListener("click", (event) => this.clickedNote(event.target.closest("button")));
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

    pressed(event) {
      // The keys of an input method are its own: Enter there takes a word, it does not open a result.
      if (this.composing || event.isComposing || event.keyCode === 229) return;
      const last = this.options.length - 1;
      const move = {
        ArrowDown: () => (this.active < last ? this.active + 1 : 0),
        ArrowUp: () => (this.active > 0 ? this.active - 1 : last),
        Home: this.arrowed ? () => 0 : null, // else they move in the text
        End: this.arrowed ? () => last : null,
      }[event.key];
      if (event.key === "Enter") {
        event.preventDefault();
        if (this.options[this.active]) this.options[this.active].click();
      } else if (move && last >= 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        this.arrowed = true;
        this.activate(move());
      } else {
        this.arrowed = false;
      }
    }

    chosen(button) {
      if (!button) return;
      this.filter({ kind: button.dataset.kind });
      const same = [...this.kinds.children].find((other) => other.dataset.kind === this.filters.kind);
      if (same) same.focus();
    }

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

    clicked(event) {
      const option = event.target.closest("[role=option]");
      if (!option) return;
      if (option.dataset.more) {
        const place = this.options.indexOf(option);
        this.limits[option.dataset.more] = (this.limits[option.dataset.more] || FEW) + MANY;
        this.refresh(place);
      } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        this.dialog.close(); // the link itself does the rest; it may lead to this very page
      }
    }

    clickedNote(button) {
      if (!button) return;
      if (button.dataset.clear) {
        this.cleared();
      } else if (button.dataset.retry) {
        this.fill();
        this.refresh();
      } else {
        this.input.value = button.textContent;
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

    async search(query, active) {
      const turn = this.turn;
      const options = { ...this.filters, limit: this.filters.kind ? MANY : FEW, limits: this.limits };
      const found = await this.ask(this.index, query, options, (answer) => { if (turn === this.turn) this.show(query, answer, active); });
      if (turn !== this.turn || this.state === "loading" || found.mode === "all" || this.index !== this.home) return;
      for (const language of this.home.head.languages.slice(1)) {
        const answer = await this.elsewhere(language, query, options);
        if (turn !== this.turn) return; // the reader has typed on
        if (answer && answer.found.mode === "all") {
          this.index = answer.index;
          this.show(query, answer.found, active);
          return;
        }
      }
    }

    /* The engine's answer; where the index is divided, with the files that it wants. `shown` gets every answer on the way. */
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

    /* What another language's texts hold; null if its index cannot be loaded. */
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
      this.showFilters({ posts: {}, scopes: {} }, false);
      const examples = this.home.head.suggestions.map((text) => make("button", { type: "button" }, text));
      this.note.replaceChildren(make("p", {}, texts.hint), examples.length ? make("p", { class: "hb-search__label" }, texts.suggestions) : "",
        make("div", { class: "hb-search__examples" }, ...examples), this.browse());
    }

    showFailure() {
      const { texts } = this;
      this.clear();
      this.status.textContent = texts.failed;
      this.note.replaceChildren(make("div", { class: "hb-search__examples" }, make("button", { type: "button", "data-retry": "1" }, texts.retry)), this.browse());
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

    show(query, found, active) {
      const { texts, index } = this;
      const loading = this.state === "loading" || found.mode === "loading" ? ` ${texts.loading}` : "";
      this.showFilters(found.counts, found.unfiltered > 0);
      if (!found.total) {
        this.showNothing(query, found, loading);
        return;
      }
      const note = index === this.home ? { some: texts.some, near: texts.near }[found.mode] : texts.elsewhere;
      this.status.textContent = [note, filled(texts.count, { count: found.total })].filter(Boolean).join(" ") + loading;
      this.showKinds(found);
      this.list.replaceChildren(...found.groups.map((group) => this.group(group, index)));
      this.list.lang = index.head.language;
      this.list.hidden = false;
      this.note.hidden = true;
      this.options = [...this.list.querySelectorAll("[role=option]")];
      this.options.forEach((option) => { option.id = `hb-search-option-${serial++}`; });
      this.activate(Math.min(active, this.options.length - 1));
    }

    /* Nothing was found, or nothing that passes the filters. */
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

    /* The lists of posts and scopes, each item with the number of results it would leave; items without any are left out. */
    showFilters(counts, counted) {
      const { head } = this.home;
      for (const select of this.selects) {
        const name = select.dataset.filter, chosen = this.filters[name], own = counts[`${name}s`];
        const items = head[`${name}s`].filter(({ id }) => !counted || own[id] || id === chosen);
        select.replaceChildren(make("option", { value: "" }, this.texts[`${name}s`]), ...items.map(({ id, title }) => make("option", { value: id },
          counted ? `${title} (${own[id] || 0})` : title)));
        select.firstChild.value = "";
        select.value = chosen;
        select.hidden = head[`${name}s`].length < 2;
        select.classList.toggle("hb-search__chosen", chosen !== "");
      }
      this.unfilter.hidden = !Object.values(this.filters).some(Boolean);
      this.narrow.hidden = this.unfilter.hidden && this.selects.every((select) => select.hidden);
    }

    showKinds(found) {
      const { kind: chosen } = this.filters, counts = found.counts.kinds;
      const kinds = this.home.head.kinds.filter(({ id }) => counts[id] || id === chosen);
      const chip = (id, title, count) => make("button", { type: "button", "data-kind": id, "aria-pressed": String(id === chosen) },
        title, make("span", {}, String(count || 0)));
      this.kinds.hidden = kinds.length < 2 && !chosen;
      this.kinds.replaceChildren(chip("", this.texts.everything, Object.values(counts).reduce((sum, count) => sum + count, 0)),
        ...kinds.map(({ id, title }) => chip(id, title, counts[id])));
    }

    group(group, index) {
      const label = `hb-search-group-${group.kind}`;
      const shown = group.results.length;
      const more = group.total > shown
        ? make("div", { class: "hb-search__more", role: "option", "aria-selected": "false", "data-more": group.kind }, filled(this.texts.more, { count: Math.min(MANY, group.total - shown) }))
        : null;
      return make("div", { class: "hb-search__group", role: "group", "aria-labelledby": label },
        make("div", { class: "hb-search__heading", id: label, role: "presentation" }, group.title, make("span", {}, ` ${group.total}`)),
        ...group.results.map((result) => this.option(result, index)), more);
    }

    option(result, index) {
      const { texts } = this;
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

  globalThis.HandbookSearchDialog = Dialog;
})();
