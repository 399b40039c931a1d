"""The slowest path of a procedure as a picture: a bar for every step from its start to its end, and a line for the promise.

The rows are ordinary text beside small drawings, so that they wrap on a phone, print, and are read aloud without the
drawings. Positions in these are percentages: they stretch with the page and need no style of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from html import escape

from markupsafe import Markup

from generator.analysis.doers import uncounted
from generator.analysis.limits import can_extend
from generator.analysis.slowest_path import slowest_case, slowest_path
from generator.analysis.step_time import from_step_before
from generator.analysis.step_times import step_times
from generator.analysis.timeline import CriticalPath, Leg, critical_path
from generator.charts.svg import element, said
from generator.charts.timeline_rows import Row, rows
from generator.facts.limit_words import limit_text, promise, stated
from generator.facts.whole_time import by_case_said, time_said, total_of, total_said, unit_of
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.model import Procedure

MOST_ROWS = 60
_MOST_TICKS = 8
_BAR = 10
"""Thickness of a bar in pixels."""
_SHORTEST = 0.8
"""Length of the shortest bar, in hundredths of the axis."""
_ROOM = Fraction(102, 100)
"""The axis is that much longer than what it shows, so that a line at its end is seen."""
_STEPS = (1, 2, 5)
_GRID = "timeline-grid"
"""The lines through all rows, drawn once a page and used in every row."""


def timeline_picture(procedure: Procedure, handbook: Handbook, language: str) -> Markup:
    """The picture for a page: a `figure` of class `hb-timeline`. Empty where no step has a limit. Steps lead to `#step-<key>`."""
    path = _drawn_path(procedure, handbook)
    return Markup(_Picture(procedure, handbook, language, path).figure()) if path.total else Markup()


def _drawn_path(procedure: Procedure, handbook: Handbook) -> CriticalPath:
    """The path as it is drawn: a limit that counts from an event begins with its step."""
    times = step_times(procedure, handbook)
    drawn = from_step_before(times, procedure)
    if drawn == times:
        return slowest_path(procedure, handbook)
    return critical_path(procedure, handbook.entry.calendar, drawn, slowest_case(procedure, handbook))


@dataclass(frozen=True, slots=True)
class _Axis:
    """From 0 to `end` minutes of the path's scale, with a tick every `step` units of `unit`."""

    unit: str
    minutes: Fraction
    step: int
    end: Fraction

    def at(self, time: Fraction) -> float:
        """Where a time stands, in hundredths."""
        return float(time / self.end * 100)

    def ticks(self) -> Iterator[tuple[float, int]]:
        """(position, number of units)."""
        count = 0
        while self.minutes * count <= self.end:
            yield self.at(self.minutes * count), count
            count += self.step


def _axis(path: CriticalPath) -> _Axis:
    """Ticks at round numbers, few enough to read."""
    longest, unit = max(path.total, path.promised or Fraction(0)), unit_of(path)
    minutes, end, step, scale = path.scale.unit(unit), longest * _ROOM, 1, 1
    while end / minutes / step > _MOST_TICKS:
        scale *= 10 if step == 5 * scale else 1
        step = next(s * scale for s in _STEPS if s * scale > step)
    return _Axis(unit, minutes, step, end)


_OPEN = {
    (True, True): "The slowest path takes {total}; {promised} promised.",
    (True, False): "The slowest path takes {total}. No time is promised for the whole.",
    (False, True): "How long the slowest path takes depends on {total}; {promised} promised.",
    (False, False): "How long the slowest path takes depends on {total}. No time is promised for the whole.",
}
"""(whether any time can be added up, whether a time is promised) → what is said where the two cannot be compared."""


class _Picture:
    def __init__(self, procedure: Procedure, handbook: Handbook, language: str, path: CriticalPath) -> None:
        self.procedure, self.handbook, self.language, self.path = procedure, handbook, language, path
        self.axis = _axis(path)
        self.ticks = [*self.axis.ticks()]
        self.uncounted = uncounted(procedure, handbook)
        self.times = step_times(procedure, handbook)
        self.sum = slowest_path(procedure, handbook)
        self.words = HandbookWords.of(handbook, language)
        self.text = self.words.text

    def figure(self) -> str:
        found = [*rows(self.path.legs)]
        shown = "".join(map(self.row, found[:MOST_ROWS]))
        more = len(found[MOST_ROWS:])
        return element("figure", element("figcaption", self.caption()) + self.scale()
                       + element("ol", shown, role="list", class_="hb-timeline-rows")
                       + (element("p", escape(self.text("and {count} more steps", count=more)), class_="hb-timeline-note") if more else "")
                       + element("p", escape(self.note()), class_="hb-timeline-note"), class_="hb-timeline")

    # --- Words

    def caption(self) -> str:
        """What the picture comes to, with a stronger word where the promise cannot be kept, and what extensions make of it."""
        return self.words.sentences((self.ordinary(), self.by_case(), self.extended(), self.apart()))

    def by_case(self) -> str:
        """How long it takes in each case by which limits differ, and how long is promised for it."""
        said = by_case_said(self.procedure, self.words)
        return escape(self.text("By case: {times}.", times=said)) if said else ""

    def extended(self) -> str:
        """How long it takes where every limit is extended as far as it may be; empty where that is no longer."""
        if not can_extend(self.procedure):
            return ""
        if by_case := by_case_said(self.procedure, self.words, extended=True):
            same = by_case == by_case_said(self.procedure, self.words)
            return "" if same else escape(self.text("With every extension: {total}.", total=by_case))
        path = slowest_path(self.procedure, self.handbook, extended=True)
        total = total_said(self.procedure, self.sum, path.total, self.words, longest=True)
        promised = (promise(self.procedure, self.words, longest=True) if path.promised is None or path.counted_from
                    else time_said(path.promised, self.sum, self.language))
        longer = promise(self.procedure, self.words, longest=True) != promise(self.procedure, self.words)
        if not longer and total == total_said(self.procedure, self.sum, self.sum.total, self.words):
            return ""
        key = "With every extension: {total}; {promised} promised." if promised else "With every extension: {total}."
        return escape(self.text(key, total=total, promised=promised))

    def apart(self) -> str:
        """What of the path counts where the promise begins later than the path, or why a path may be longer than a promise that is kept."""
        within = self.procedure.within
        if self.sum.counted_from:
            counted = total_said(self.procedure, self.sum, self.sum.counted, self.words)
            return escape(self.text("Of that {time} count towards the time promised, which begins later.", time=counted))
        if within is None or within.after is None or self.sum.promised is not None:
            return ""
        return escape(self.text("The path begins with the procedure and the time promised later, so the two cannot be compared."))

    def ordinary(self) -> str:
        """In all, unless each case says it anew: what is late is said of all."""
        if not self.sum.late and self.sum.promised is not None and by_case_said(self.procedure, self.words):
            return ""
        total = total_said(self.procedure, self.sum, self.sum.total, self.words)
        promised = promise(self.procedure, self.words)
        if self.sum.promised is None:
            added_up = bool(self.sum.total) or total == time_said(self.sum.total, self.sum, self.language)
            return escape(self.text(_OPEN[added_up, bool(promised)], total=total, promised=promised))
        if self.sum.late:
            said = self.text("The slowest path takes {total}, longer than the {promised} promised.", total=total, promised=promised)
            return element("strong", escape(said), class_="hb-timeline-over")
        return escape(self.text("The slowest path takes {total}; {promised} promised.", total=total, promised=promised))

    def note(self) -> str:
        parts = [self.text("Every step takes all the time it may.")]  # how hours count stands beneath the steps
        if any(leg.wait for leg in self.path.legs):
            parts.append(self.text("Striped: waiting."))
        if any(leg.repair for leg in self.path.legs):
            parts.append(self.text("Dotted: corrections, each gone through as often as it may be, or once where nothing says how often."))
        if any(map(self.floats, self.path.legs)):
            parts.append(self.text("Time limits that count from an event or end by the calendar are not in this sum."))
        if any(self.floats(leg) and leg.end > leg.start for leg in self.path.legs):
            parts.append(self.text("Pale: drawn as if the event came when the step can begin."))
        return self.words.sentences(parts)

    # --- Drawing

    def scale(self) -> str:
        """The axis above the rows: round numbers, and the promise where it is made."""
        marks = [element("text", formatting.number(Decimal(count)), x=f"{at:.2f}%", y=30, text_anchor="middle" if count else "start")
                 for at, count in self.ticks]
        unit = self.text(f"{self.axis.unit}s")
        if self.path.promised is not None:
            marks.append(self.flag(self.axis.at(self.path.promised)))
        grid = element("defs", element("g", self.lines(), id=_GRID))
        drawn = element("svg", grid + self.lines(top=34) + "".join(marks), height=38, width="100%")
        return element("div", element("span", escape(unit), class_="hb-timeline-unit") + element("span", drawn, class_="hb-timeline-track"),
                       class_="hb-timeline-scale", aria_hidden="true")

    def flag(self, at: float) -> str:
        anchor = "start" if at < 15 else "end" if at > 85 else "middle"
        said = escape(self.text("promised"), quote=False)
        return element("text", said, x=f"{at:.2f}%", y=13, text_anchor=anchor, class_="hb-timeline-flag")

    def row(self, row: Row) -> str:
        leg = row.leg
        step = self.procedure.steps[leg.index]
        do = said(self.words.said(step.do), self.language)
        name = element("b", str(leg.index + 1)) + " " + element("span", escape(do.text), lang=do.lang)
        drawn = element("svg", element("use", href=f"#{_GRID}") + self.bar(leg), height="100%", width="100%", aria_hidden="true")
        return element("li", element("a", name, href=f"#step-{self.procedure.step_key(leg.index)}", class_="hb-timeline-step")
                       + element("span", drawn, class_="hb-timeline-track")
                       + element("span", escape(self.often(row)), class_="hb-timeline-limit"))

    def floats(self, leg: Leg) -> bool:
        """Whether its time counts from an event, or ends by the calendar: nobody knows where on the path that lies."""
        within = self.procedure.steps[leg.index].within
        return within is not None and bool(within.after or within.before or within.by) and not self.procedure.ends_with_path(within)

    def often(self, row: Row) -> str:
        """The limit of a step, and how often it is done one after the other."""
        limit = self.limit(row.leg)
        if not row.times:
            return self.text("{time}, repeatedly", time=limit)
        return limit if row.times == 1 else self.text("{time}, {count} times", time=limit, count=row.times)

    def limit(self, leg: Leg) -> str:
        step = self.procedure.steps[leg.index]
        time = self.times[leg.index]
        said = limit_text(stated(time.within or step.within, self.procedure, self.handbook), HandbookWords.of(self.handbook, self.language))
        if time.through:
            said = formatting.duration(total_of(leg.end - leg.start, self.path), self.language)
        within = said or self.text("no limit")
        if leg.index in self.uncounted:
            return self.text("{time}, not counted", time=within)
        if step.wait is None:
            return within
        return self.text("after waiting {wait}: {within}", wait=formatting.duration(step.wait, self.language), within=within)

    def bar(self, leg: Leg) -> str:
        """The wait, the work within the promise, and the work after it."""
        promised, dashes = self.path.promised if self.sum.late else None, "5 1.5" if leg.repair else None
        work = "hb-timeline-float" if self.floats(leg) else "hb-timeline-repair" if leg.repair else "hb-timeline-work"
        late_from = leg.end if promised is None else min(max(promised, leg.start), leg.end)
        parts = [self.piece(leg.start - leg.wait, leg.start, "hb-timeline-wait", "2 2")] if leg.wait else []
        if late_from > leg.start or leg.start == leg.end:
            parts.append(self.piece(leg.start, late_from, work, dashes))
        if late_from < leg.end:
            parts.append(self.piece(late_from, leg.end, "hb-timeline-late", dashes))
        return "".join(parts)

    def piece(self, start: Fraction, end: Fraction, kind: str, dashes: str | None) -> str:
        left = min(self.axis.at(start), 100 - _SHORTEST)
        right = max(self.axis.at(end), left + _SHORTEST)
        return element("line", x1=f"{left:.2f}%", x2=f"{right:.2f}%", y1="50%", y2="50%", class_=kind,
                       stroke="currentColor", stroke_width=_BAR, stroke_dasharray=dashes)

    def lines(self, top: int = 0) -> str:
        """The lines down through rows, from `top` pixels on: the ticks, and the promise."""
        ticks = [self.upright(at, top, "hb-timeline-tick", 1) for at, _ in self.ticks]
        promise = [] if self.path.promised is None else [self.upright(self.axis.at(self.path.promised), top, "hb-timeline-promise", 2)]
        return "".join(ticks + promise)

    def upright(self, at: float, top: int, kind: str, thick: int) -> str:
        return element("line", x1=f"{at:.2f}%", x2=f"{at:.2f}%", y1=top, y2="100%", class_=kind, stroke="currentColor", stroke_width=thick)
