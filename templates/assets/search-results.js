/* Results: the matches of a query filtered, counted, grouped by kind, and each with what is shown of it. */

/**
 * What narrows a search: `limit` is the number of results that a group shows, `limits[kind]` that of one.
 * @typedef {{ kind?: string, post?: string, scope?: string, limit?: number, limits?: Record<string, number> }} SearchOptions
 *
 * For each filter, id → number of results there would be if that were chosen.
 * @typedef {{ kinds: Record<string, number>, posts: Record<string, number>, scopes: Record<string, number> }} SearchCounts
 *
 * What is shown of an entry. `other`: the title or name in which the words were found, if the title does not hold them.
 * @typedef {object} SearchResult
 * @property {string} kind
 * @property {string} id
 * @property {SearchPiece[]} title
 * @property {string} titleLanguage
 * @property {{ language: string, pieces: SearchPiece[] } | null} other
 * @property {string} address
 * @property {string} label
 * @property {SearchPiece[]} snippet
 * @property {string} snippetLanguage
 * @property {string} context
 * @property {string} state
 * @property {string[]} missing
 *
 * @typedef {{ kind: string, title: string, total: number, results: SearchResult[] }} SearchGroup
 */

var HandbookSearchResults = (function () {
  "use strict";

  const { marked, makeWord } = HandbookSearchText;

  const DIGIT = /\d/, BETWEEN = /[^\p{L}\p{N}]+/gu;
  const SNIPPET = 70; // characters, in either script

  class Results {
    /** @param {SearchEngine} engine */
    constructor(engine) {
      this.engine = engine;
      this.head = engine.head;
      this.tier = this.head.parts.findIndex(({ anchor }) => anchor === "tier-*");
    }

    /** @param {SearchMatch[]} found @param {SearchOptions} options */
    grouped(found, { kind, post, scope, limit = 5, limits = {} }) {
      const { kept, counts } = this.kept(found, { kind, post, scope });
      /** @type {Map<string, { kind: string, title: string, matches: SearchMatch[] }>} */
      const groups = new Map();
      for (const match of kept) {
        const { id, title } = this.head.kinds[match.kind];
        const group = groups.get(id) || { kind: id, title, matches: [] };
        group.matches.push(match);
        groups.set(id, group);
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

    /** The matches that pass the filters; and for each filter how many would, whatever it is set to itself.
     * @param {SearchMatch[]} found @param {SearchOptions} options */
    kept(found, { kind, post, scope }) {
      const { kinds, posts, scopes } = this.head;
      /** @type {SearchCounts} */
      const counts = { kinds: {}, posts: {}, scopes: {} };
      const wantedPost = posts.findIndex(({ id }) => id === post), wantedScope = scopes.findIndex(({ id }) => id === scope);
      const kept = found.filter((match) => {
        const own = this.engine.entries[match.entry];
        const isKind = !kind || kinds[match.kind].id === kind;
        const isPost = !post || belongs(own.posts, wantedPost);
        const isScope = !scope || belongs(own.scopes, wantedScope);
        if (isPost && isScope) count(counts.kinds, kinds, [match.kind]);
        if (isKind && isScope) count(counts.posts, posts, own.posts);
        if (isKind && isPost) count(counts.scopes, scopes, own.scopes);
        return isKind && isPost && isScope;
      });
      return { kept, counts };
    }

    /** @param {SearchRow} row */
    anchorOf([part, key = ""]) {
      return this.head.parts[part].anchor.replace("*", key);
    }

    /** @param {SearchMatch} match @returns {SearchResult} */
    result({ entry: number, words, passage: best, missing, mask = 0, kind }) {
      const entry = this.engine.entries[number], passage = this.isOtherTier(number, best, words) ? -1 : best;
      const { row, text } = this.shown(number, passage);
      const [part, , label = "", language = ""] = row;
      const sought = words.flatMap((word) => [word, ...(word.others || []).map(makeWord)]);
      const { title, titleLanguage, other } = this.titles(entry, sought);
      return {
        kind: this.head.kinds[kind].id, id: entry.id, title, titleLanguage, other,
        address: this.address(number, passage >= 0 ? row : null),
        label: part >= 0 ? this.head.parts[part].label.replace("{number}", label) : "",
        snippet: marked(this.engine.folding, text, sought, SNIPPET), snippetLanguage: language,
        context: entry.context || "",
        state: entry.state === undefined ? "" : this.head.states[entry.state],
        missing: missing ? words.filter((_, bit) => !(mask & (1 << bit))).map((word) => word.typed || word.text) : [],
      };
    }

    /** Whether a passage is a tier and the query states a number that may belong to another: CVSS 8 is not Low, though that tier says CVSS too.
     * @param {number} number @param {number} passage @param {SearchAskedWord[]} words */
    isOtherTier(number, passage, words) {
      const { rule } = this.engine.entries[number], store = this.engine.storeOf(number), rows = this.engine.rows[number];
      if (!rule || !store || !rows || passage < 0 || !words.some(({ text }) => DIGIT.test(text))) return false;
      const [part] = rows[passage - store.range(number)[0]], query = words.map(({ text }) => text).join("").replace(BETWEEN, "");
      return part === this.tier && !store.record(passage).replace(BETWEEN, "").includes(query);
    }

    /** The page of an entry, or the place of a passage on it.
     * @param {number} number @param {SearchRow | null} row */
    address(number, row) {
      const { kind, id } = this.engine.entries[number];
      const page = this.head.root + this.head.kinds[kind].address.replace("*", id);
      const anchor = row && !page.includes("#") ? this.anchorOf(row) : "";
      return anchor ? `${page}#${anchor}` : page;
    }

    /** The same by the number of the passage.
     * @param {number} number @param {number} [passage] */
    addressOf(number, passage) {
      return this.address(number, passage === undefined ? null : this.engine.rows[number][passage]);
    }

    /** The passage that is a certain record of texts, or the first one of the entry, where there is any.
     * @param {number} entry @param {number} record @returns {{ row: SearchRow, text: string }} */
    shown(entry, record) {
      const { engine } = this;
      const rows = engine.rows[entry], store = engine.storeOf(entry);
      if (!rows) engine.wanted.add(`search-${this.head.language}-p${engine.chunkOf(entry)}.js`);
      if (!rows || !rows.length || !store) return { row: [-1], text: "" };
      const [first] = store.range(entry);
      const shown = Math.max(first, record);
      return { row: rows[shown - first], text: store.written(shown) };
    }

    /** The title to show, marked; and the title or name in which the words were found, if that is another one.
     * @param {SearchEntry} entry @param {SearchWord[]} words */
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

  /** @param {number[] | undefined} numbers @param {number} wanted */
  function belongs(numbers, wanted) {
    return numbers !== undefined && numbers.includes(wanted);
  }

  /** @param {Record<string, number>} counts @param {{ id: string }[]} known @param {number[]} [numbers] */
  function count(counts, known, numbers = []) {
    for (const number of numbers) counts[known[number].id] = (counts[known[number].id] || 0) + 1;
  }

  return Results;
})();
