"""Loads pages again so that what an earlier page has written is there: Chromium now and then forgets what a page opened as a file wrote."""

from __future__ import annotations

from playwright.sync_api import Page

TOUCHED = """globalThis.touched = new Set();
for (const change of ["setItem", "removeItem"]) {
  const own = Storage.prototype[change];
  Storage.prototype[change] = function (name, ...value) { touched.add(name); return own.call(this, name, ...value); };
}"""
"""Runs before the scripts of every page (`phones.without_complaints`), and notes which names they write."""
LOST = "name => localStorage.getItem(name) === null && !touched.has(name)"
TIMES = 5


def reload(page: Page, address: str = "", seen: str = "main") -> None:
    """Loads the page again, or another one, and waits for what its script shows at `seen` when it has read what is remembered.

    What no script of the page that comes next has touched, and is gone all the same, is put back, and the page loaded once more.
    """
    kept = page.evaluate("({ ...localStorage })")
    for _ in range(TIMES):
        if address:
            page.goto(address)
        else:
            page.reload()
        page.locator(seen).first.wait_for()
        if not (lost := {name: value for name, value in kept.items() if page.evaluate(LOST, name)}):
            return
        page.evaluate("lost => Object.assign(localStorage, lost)", lost)


def reload_at(page: Page, moment: str, seen: str = "main") -> None:
    page.clock.set_fixed_time(moment)
    reload(page, seen=seen)
