/* The frame's behaviour: colours before the first paint, then the drawer and the menus of the header. Nothing here is
   needed to read a page. */
(function () {
  "use strict";

  const root = document.documentElement;
  const KEY = "handbook-colours";
  const DEVICE = matchMedia("(prefers-color-scheme: dark)");
  const CHOICES = ["auto", "light", "dark"];
  const NARROW = "(max-width: 76.2344em)";

  root.classList.replace("no-js", "js");

  /* --- Colours: the link to dark.css says when it counts; what the reader chose is kept on this device ---------------- */

  function chosen() {
    try {
      const value = localStorage.getItem(KEY);
      return value && CHOICES.includes(value) ? value : "auto";
    } catch {
      return "auto"; // storage may be forbidden
    }
  }

  /** Dark colours are for screens only. The attribute is Material's, for style sheets that go by it.
   * @param {string} value */
  function paint(value) {
    const dark = value === "dark" || (value === "auto" && DEVICE.matches);
    const sheet = document.querySelector("link[data-handbook-dark]");
    if (sheet instanceof HTMLLinkElement) sheet.media = dark ? "screen" : "not all";
    root.dataset.mdColorScheme = dark ? "slate" : "default";
  }

  /** @param {string} value */
  function choose(value) {
    paint(value);
    try {
      localStorage.setItem(KEY, value);
    } catch {
      /* then it counts for this page only */
    }
  }

  paint(chosen());
  DEVICE.addEventListener("change", () => paint(chosen()));

  function prepareColours() {
    /** @type {NodeListOf<HTMLInputElement>} */
    const radios = document.querySelectorAll("input[name=handbook-colours]");
    const show = () => radios.forEach((radio) => { radio.checked = radio.value === chosen(); });
    radios.forEach((radio) => radio.addEventListener("change", () => choose(radio.value)));
    show();
    addEventListener("pageshow", show); // browsers restore buttons when a page is loaded again
  }

  /* --- Menus: closed by Escape, by a press elsewhere, and when the focus leaves ---------------------------------------- */

  /** @param {Element} menu @param {EventTarget | null} target */
  function isOutside(menu, target) {
    return !(target instanceof Node && menu.contains(target));
  }

  function prepareMenus() {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const menus = document.querySelectorAll("details[data-handbook-menu]");
    for (const menu of menus) {
      menu.addEventListener("focusout", (event) => {
        if (event.relatedTarget && isOutside(menu, event.relatedTarget)) menu.open = false;
      });
      menu.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && menu.open) {
          menu.open = false;
          menu.querySelector("summary")?.focus();
        }
      });
    }
    document.addEventListener("pointerdown", (event) => {
      for (const menu of menus) if (isOutside(menu, event.target)) menu.open = false;
    });
  }

  /* --- Languages: the other language's page opens at the same place --------------------------------------------------- */

  function prepareLanguages() {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll(".frame-menu a[hreflang]");
    const point = () => links.forEach((link) => { link.hash = location.hash; });
    addEventListener("hashchange", point);
    point();
  }

  /* --- Drawer: the check box opens it without scripts; here a button does, and the page behind it rests ----------------- */

  function prepareDrawer() {
    const box = document.getElementById("__drawer");
    const button = document.querySelector("button[data-handbook-drawer]");
    const drawer = document.getElementById("navigation");
    if (!(box instanceof HTMLInputElement) || !(button instanceof HTMLButtonElement) || !drawer) return;
    /** @type {NodeListOf<HTMLElement>} */
    const behind = document.querySelectorAll(".md-content, .frame-contents, .frame-footer");

    /** @param {boolean} open */
    const show = (open) => {
      box.checked = open;
      button.setAttribute("aria-expanded", String(open));
      for (const element of behind) element.inert = open;
      const first = drawer.querySelector("a[aria-current]") || drawer.querySelector("a");
      if (open && first instanceof HTMLElement) first.focus();
      else if (drawer.contains(document.activeElement)) button.focus();
    };

    button.addEventListener("click", () => show(!box.checked));
    box.addEventListener("change", () => show(box.checked)); // a press on the overlay, which is the box's label
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.checked) show(false);
    });
    matchMedia(NARROW).addEventListener("change", () => show(false));
    addEventListener("pageshow", () => show(false)); // back from another page: browsers restore check boxes
  }

  document.addEventListener("DOMContentLoaded", () => {
    prepareColours();
    prepareMenus();
    prepareLanguages();
    prepareDrawer();
  });
})();
