/* Results: the matches of a query filtered, counted, grouped by kind, and each with what is shown of it. */
(function () {
  "use strict";

  const { marked } = globalThis.HandbookSearchText;

  const SNIPPET = 70; // characters, in either script

  class Results {
    constructor(engine) {
      this.engine = engine;
      this.head = engine.head;
    }

    grouped(found, { kind, post, scope, limit = 5, limits = {} }) {
      const { kept, counts } = this.kept(found, { kind, post, scope });
      const groups = new Map();
      for (const match of kept) {
        const { id, title } = this.head.kinds[match.kind];
        if (!groups.has(id)) groups.set(id, { kind: id, title, matches: [] });
        groups.get(id).matches.push(match);
      }
      const ordered = [...groups.values()].sort((a, b) => a.matches[0].place - b.matches[0].place);
      return {
        total: kept.length, unfiltered: found.length, counts,
        groups: ordered.map(({ kind: id, title, matches }) => ({
          kind: id, title, total: matches.length,
          results: matches.slice(0, limits[id] || limit).map((match) => this.result(match)),
        })),
      };
    }

    /* The matches that pass the filters; and for each filter how many would, whatever it is set to itself. */
    kept(found, { kind, post, scope }) {
      const { kinds, posts, scopes } = this.head;
      const counts = { kinds: {}, posts: {}, scopes: {} };
      const count = (counted, id) => { counted[id] = (counted[id] || 0) + 1; };
      const wantedPost = posts.findIndex(({ id }) => id === post), wantedScope = scopes.findIndex(({ id }) => id === scope);
      const kept = found.filter((match) => {
        const own = this.engine.entries[match.entry];
        const isKind = !kind || kinds[match.kind].id === kind;
        const isPost = !post || (own.posts || []).includes(wantedPost);
        const isScope = !scope || (own.scopes || []).includes(wantedScope);
        if (isPost && isScope) count(counts.kinds, kinds[match.kind].id);
        if (isKind && isScope) for (const number of own.posts || []) count(counts.posts, posts[number].id);
        if (isKind && isPost) for (const number of own.scopes || []) count(counts.scopes, scopes[number].id);
        return isKind && isPost && isScope;
      });
      return { kept, counts };
    }

    anchorOf([part, key = ""]) {
      return this.head.parts[part].anchor.replace("*", key);
    }

    result({ entry: number, words, passage, missing, mask, kind }) {
      const entry = this.engine.entries[number];
      const { row, text } = this.shown(number, passage);
      const [part, , label = "", language = ""] = row;
      const { title, titleLanguage, other } = this.titles(entry, words);
      const page = this.head.root + this.head.kinds[kind].address.replace("*", entry.id);
      const anchor = passage >= 0 && !page.includes("#") ? this.anchorOf(row) : "";
      return {
        kind: this.head.kinds[kind].id, id: entry.id, title, titleLanguage, other,
        address: anchor ? `${page}#${anchor}` : page,
        label: part >= 0 ? this.head.parts[part].label.replace("{number}", label) : "",
        snippet: marked(this.engine.folding, text, words, SNIPPET), snippetLanguage: language,
        context: entry.context || "",
        state: entry.state === undefined ? "" : this.head.states[entry.state],
        missing: missing ? words.filter((_, bit) => !(mask & (1 << bit))).map((word) => word.typed) : [],
      };
    }

    /* The passage that is a certain record of texts, or the first one of the entry, where there is any. */
    shown(entry, record) {
      const { engine } = this;
      const rows = engine.rows[entry];
      if (!rows) engine.wanted.add(`search-${this.head.language}-p${engine.chunkOf(entry)}.js`);
      if (!rows || !rows.length) return { row: [-1], text: "" };
      const store = engine.storeOf(entry);
      const [first] = store.range(entry);
      const shown = Math.max(first, record);
      return { row: rows[shown - first], text: store.written(shown) };
    }

    /* The title to show, marked; and the title or name in which the words were found, if that is another one. */
    titles(entry, words) {
      const shown = Math.max(0, entry.titles.findIndex(Boolean));
      const title = marked(this.engine.folding, entry.titles[shown], words, Infinity);
      const hit = title.some((piece) => piece.mark);
      const others = [...entry.titles.map((text, i) => ({ text, language: this.head.languages[i] })).slice(shown + 1),
        ...(entry.names || []).map((text) => ({ text, language: "" })), { text: entry.id, language: "en" }];
      const other = hit ? null : others.map(({ text, language }) => ({ language, pieces: marked(this.engine.folding, text, words, Infinity) }))
        .find(({ pieces }) => pieces.some((piece) => piece.mark));
      return { title, titleLanguage: shown ? this.head.languages[shown] : "", other: other || null };
    }
  }

  globalThis.HandbookSearchResults = Results;
})();
