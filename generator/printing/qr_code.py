"""A QR code that leads from paper to a page."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import segno


def qr_code(address: str) -> bytes:
    """The code as SVG, without its margin: the page's own is wide enough."""
    drawing = io.BytesIO()
    segno.make_qr(address, error="m").save(drawing, kind="svg", border=0, omitsize=True, xmldecl=False, nl=False)
    return drawing.getvalue()


def code_pictures(identity: Mapping[str, Any]) -> dict[str, Callable[[], bytes]]:
    """The pictures of a form with this identity (see `Edition.identity`): a code that leads to its page, if its address is known."""
    return {identity["code"]: partial(qr_code, identity["link"])} if identity["link"] else {}
