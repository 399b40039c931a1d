/* The case in the address, so that it can be sent: #case?hours=5&with=repeated. Read before the form decides, written after. */
(function () {
  "use strict";

  const BEGINS = "#case?";

  /** What the address says of a field: a value, or for boxes and choices whether they are chosen.
   * @param {HTMLInputElement} input @param {URLSearchParams} said */
  function fill(input, said) {
    if (input.type === "text") input.value = said.get(`of-${input.name}`) || "";
    else if (input.type === "checkbox") input.checked = said.getAll("with").includes(input.value);
    else input.checked = (said.get(keyOf(input)) || "") === input.value;
  }

  /** @param {HTMLInputElement[]} inputs */
  function written(inputs) {
    const said = new URLSearchParams();
    for (const { type, name, value, checked } of inputs) {
      if (type === "text" && value.trim()) said.append(`of-${name}`, value.trim());
      if (type === "checkbox" && checked) said.append("with", value);
      if (type === "radio" && checked && value) said.append(keyOf({ name }), value);
    }
    return String(said);
  }

  /** A choice is of the tier itself, or the word of a measure.
   * @param {{ name: string }} input */
  function keyOf({ name }) {
    return name === "tier" ? name : `of-${name}`;
  }

  /** @param {HTMLFormElement} form */
  function inputsOf(form) {
    return [...form.querySelectorAll("input")];
  }

  /** @param {HTMLFormElement} form */
  function read(form) {
    if (!location.hash.startsWith(BEGINS)) return;
    const said = new URLSearchParams(location.hash.slice(BEGINS.length));
    for (const input of inputsOf(form)) fill(input, said);
  }

  /** @param {HTMLElement} section @param {HTMLFormElement} form */
  function write(section, form) {
    const said = written(inputsOf(form)), link = section.querySelector("a[data-decide-link]");
    if (link instanceof HTMLAnchorElement) link.hash = BEGINS + said;
    if (said) history.replaceState(null, "", BEGINS + said);
    else if (location.hash.startsWith(BEGINS)) history.replaceState(null, "", location.pathname + location.search);
  }

  for (const section of document.querySelectorAll("[data-decide]")) {
    const form = section.querySelector("form");
    if (!(section instanceof HTMLElement) || !form) continue;
    read(form);
    section.addEventListener("handbook:decided", () => write(section, form));
    addEventListener("hashchange", () => {
      read(form);
      form.dispatchEvent(new Event("input"));
    });
  }
})();
