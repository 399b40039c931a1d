"""A QR code that leads from paper to a page."""

from __future__ import annotations

import io

import segno


def qr_code(address: str) -> bytes:
    """The code as SVG, without its margin: the page's own is wide enough."""
    drawing = io.BytesIO()
    segno.make_qr(address, error="m").save(drawing, kind="svg", border=0, omitsize=True, xmldecl=False, nl=False)
    return drawing.getvalue()
