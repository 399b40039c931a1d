/* Fills the boxes and lines of a printed sheet: what is ticked on the page is ticked in its PDF, with name and date. The sheet stays as it was
   made, and what changes is written behind it, as the format provides for (ISO 32000, 7.5.6); so nothing else of it has to be understood, and
   no library is needed. */

var HandbookSheet = (function () {
  "use strict";

  const PART = 8192; // no more arguments at a time than any browser takes
  const EMPTY_LOOK = /\/AP <<\s*\/N \d+ 0 R\s*>>/;
  const STREAM = /<<([^]*?)>>\s*stream\r?\n/y;

  /** @typedef {{ number: number, body: string }} PdfObject */

  const supported = () => typeof DecompressionStream === "function";

  /** The sheet with the boxes of these names ticked and these lines written, and how many boxes were found.
   * @param {Uint8Array} sheet @param {Iterable<string>} names @param {Map<string, string>} lines */
  async function filled(sheet, names, lines) {
    const text = textOf(sheet), wanted = new Set(names), objects = await objectsOf(text);
    const ticked = objects.filter(({ body }) => body.includes("/FT /Btn") && wanted.has(nameOf(body)))
      .map(({ number, body }) => ({ number, body: body.replace("/AS /Off", "/AS /Yes").replace("/V /Off", "/V /Yes") }));
    const written = objects.filter(({ body }) => body.includes("/FT /Tx") && lines.get(nameOf(body)))
      .map(({ number, body }) => ({ number, body: body.replace(EMPTY_LOOK, "").replace(/\/V \(\)/, () => `/V ${unicode(lines.get(nameOf(body)) || "")}`) }));
    const form = written.length ? objects.filter(({ body }) => /\/Fields \[/.test(body)).map(drawnByViewers) : [];
    const added = ticked.length ? bytesOf(update(text, [...ticked, ...written, ...form])) : new Uint8Array();
    return { found: ticked.length, made: new Blob([sheet.slice(), added], { type: "application/pdf" }) };
  }

  /** @param {string} body */
  const nameOf = (body) => /\/T \(([^)]*)\)/.exec(body)?.[1] || "";

  /** What is written needs letters, which the file does not have in every script: whoever shows it draws it.
   * @param {PdfObject} form @returns {PdfObject} */
  const drawnByViewers = ({ number, body }) => ({ number, body: body.replace("/Fields [", "/NeedAppearances true /Fields [") });

  /** A text in any script (7.9.2.2).
   * @param {string} text */
  const unicode = (text) => `<FEFF${[...Array(text.length).keys()].map((at) => text.charCodeAt(at).toString(16).padStart(4, "0")).join("").toUpperCase()}>`;

  /** What lies in the streams of objects of a file.
   * @param {string} text @returns {Promise<PdfObject[]>} */
  async function objectsOf(text) {
    const found = [];
    for (const { index } of text.matchAll(/<<[^<>]*\/Type \/ObjStm/g)) {
      STREAM.lastIndex = index;
      const [head, values] = STREAM.exec(text) || ["", ""], start = index + head.length;
      const content = await inflated(text.slice(start, start + numberIn(values, "Length")));
      found.push(...listed(content, numberIn(values, "N"), numberIn(values, "First")));
    }
    return found;
  }

  /** Such a stream begins with pairs: the number of an object, and where it stands after `first`.
   * @param {string} content @param {number} count @param {number} first @returns {PdfObject[]} */
  function listed(content, count, first) {
    const pairs = content.slice(0, first).trim().split(/\s+/).map(Number);
    const starts = Array.from({ length: count }, (_, place) => first + pairs[2 * place + 1]);
    return starts.map((start, place) => ({ number: pairs[2 * place], body: content.slice(start, starts[place + 1]).trim() }));
  }

  /** What is written behind a file to change objects of it: the objects, and a table of where they stand.
   * @param {string} text @param {PdfObject[]} objects */
  function update(text, objects) {
    const before = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]), trailer = text.slice(before);
    const size = numberIn(trailer, "Size"), kept = ["Root", "Info", "ID"].map((name) => valueIn(trailer, name)).join("");
    let added = "\n";
    const placed = objects.map(({ number, body }) => {
      const at = text.length + added.length;
      added += `${number} 0 obj\n${body}\nendobj\n`;
      return { number, at };
    });
    const table = text.length + added.length, entries = [...placed, { number: size, at: table }];
    const rows = entries.map(({ at }) => `\x01${big(at)}\0`).join(""), index = entries.map(({ number }) => `${number} 1`).join(" ");
    return `${added}${size} 0 obj\n<< /Type /XRef /Length ${rows.length} /W [ 1 4 1 ] /Index [ ${index} ] /Size ${size + 1} /Prev ${before} ${kept}>>\n`
      + `stream\n${rows}\nendstream\nendobj\nstartxref\n${table}\n%%EOF\n`;
  }

  /** A number in four bytes, the greatest first.
   * @param {number} number */
  const big = (number) => String.fromCharCode(...[24, 16, 8, 0].map((bits) => (number >>> bits) & 255));

  /** @param {string} values @param {string} name */
  const numberIn = (values, name) => Number(new RegExp(`/${name} (\\d+)`).exec(values)?.[1]);

  /** @param {string} values @param {string} name */
  const valueIn = (values, name) => new RegExp(`/${name} (?:\\[[^\\]]*\\]|\\d+ \\d+ R) ?`).exec(values)?.[0] || "";

  /** @param {string} content */
  async function inflated(content) {
    const stream = new Blob([bytesOf(content)]).stream().pipeThrough(new DecompressionStream("deflate"));
    return textOf(new Uint8Array(await new Response(stream).arrayBuffer()));
  }

  /** Bytes as a text of as many letters, and back.
   * @param {Uint8Array} bytes */
  function textOf(bytes) {
    let text = "";
    for (let start = 0; start < bytes.length; start += PART) text += String.fromCharCode(...bytes.subarray(start, start + PART));
    return text;
  }

  /** @param {string} text */
  const bytesOf = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  return { supported, filled };
})();
