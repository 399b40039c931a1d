/* The case in the address, so that it can be sent: #case?of-hours=5&with=repeated&and=reprimand. Read before the form decides, written after.
   Whoever opens it must see the outcome that was sent, or be told that the criteria have changed since. */
(function () {
  "use strict";

  const BEGINS = "#case?";
  const TOGETHER = "and"; // a further act, by its level; as often as there are such acts
  const RULES = "rules"; // the state of the criteria by which the case was judged; addresses that others write need not say it

  /** @typedef {HTMLInputElement | HTMLSelectElement} Field */

  /** What the address says of a field: a value, or for boxes and choices whether they are chosen.
   * @param {Field} field @param {URLSearchParams} said */
  function fill(field, said) {
    const given = said.get(keyOf(field)) || "";
    if (field.type === "checkbox" && field instanceof HTMLInputElement) field.checked = said.getAll("with").includes(field.value);
    else if (field.type === "radio" && field instanceof HTMLInputElement) field.checked = given === field.value;
    else if (field.type === "number") field.value = String(said.getAll(timesKey(field)).filter((name) => name === field.name).length || "");
    else field.value = given;
  }

  /** Of a circumstance it is said how often it was the case, of a level how many further acts earn it.
   * @param {Field} field */
  const timesKey = ({ form }) => (form ? "with" : TOGETHER);

  /** @param {Field[]} fields */
  function written(fields) {
    const said = new URLSearchParams();
    for (const field of fields) {
      const { type, name, value } = field;
      if (field instanceof HTMLInputElement && (type === "checkbox" || type === "radio")) {
        if (field.checked && value) said.append(type === "checkbox" ? "with" : keyOf(field), value);
      } else if (type === "number") {
        for (let left = HandbookPage.times(field); left > 0; left--) said.append(timesKey(field), name);
      } else if (value.trim()) said.append(keyOf(field), value.trim());
    }
    return String(said);
  }

  /** A choice is of the tier itself, or the word of a measure; days and an earlier outcome stand beside the case.
   * @param {Field} field */
  function keyOf({ name, type, form }) {
    return name === "tier" || (type !== "radio" && !form) ? name : `of-${name}`;
  }

  /** The fields of the case, and of what is judged together with it.
   * @param {HTMLElement} section */
  function fieldsOf(section) {
    return /** @type {Field[]} */ ([...section.querySelectorAll("form input, [data-combine] :is(input, select)")]);
  }

  /** @param {HTMLElement} section */
  function read(section) {
    if (!location.hash.startsWith(BEGINS)) return;
    const said = new URLSearchParams(location.hash.slice(BEGINS.length)), beside = section.querySelector("details[data-combine]");
    for (const field of fieldsOf(section)) fill(field, said);
    const taken = new URLSearchParams(`${written(fieldsOf(section))}&${RULES}=${stateOf(section)}`);
    noticeOf(section).hidden = [...said].every(([key, value]) => !value.trim() || taken.getAll(key).includes(value.trim()));
    if (beside instanceof HTMLDetailsElement && [...said.keys()].some((key) => /^(?:and|act-1|decided|earlier|pay-.*)$/.test(key))) beside.open = true;
  }

  /** What says that the case may be judged otherwise than the one that was sent.
   * @param {HTMLElement} section */
  const noticeOf = (section) => HandbookPage.part(section, "[data-decide-sent]", HTMLElement);

  /** The state of the criteria that the page shows.
   * @param {HTMLElement} section @returns {string} */
  const stateOf = (section) => JSON.parse(HandbookPage.part(section, "[data-decide-data]", HTMLScriptElement).text).rules;

  /** The address stays as it was sent until its reader changes the case.
   * @param {HTMLElement} section */
  function write(section) {
    if (!noticeOf(section).hidden) return;
    const fields = written(fieldsOf(section)), said = fields && `${fields}&${RULES}=${stateOf(section)}`, link = section.querySelector("a[data-decide-link]");
    if (link instanceof HTMLAnchorElement) link.hash = BEGINS + said;
    if (said) history.replaceState(null, "", BEGINS + said);
    else if (location.hash.startsWith(BEGINS)) history.replaceState(null, "", location.pathname + location.search);
  }

  for (const section of document.querySelectorAll("[data-decide]")) {
    const form = section.querySelector("form");
    if (!(section instanceof HTMLElement) || !form) continue;
    read(section);
    section.addEventListener("input", (event) => { if (event.isTrusted) noticeOf(section).hidden = true; }, true);
    section.addEventListener("handbook:decided", () => write(section));
    section.querySelector("[data-combine]")?.addEventListener("input", () => write(section));
    addEventListener("hashchange", () => {
      read(section);
      form.dispatchEvent(new Event("input"));
    });
  }
})();
