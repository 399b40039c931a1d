"""What the preview server needs beyond MkDocs': it answers this computer only, and it outlives a faulty edit.

Pure WSGI: nothing here knows of MkDocs.
"""

from __future__ import annotations

import html
import ipaddress
import re
import secrets
import socket
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from generator.patterns import pattern_of

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = pattern_of(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:/@\s]+))(?::\d{1,5})?", re.IGNORECASE | re.ASCII)
_CONTROL = pattern_of(r"[\x00-\x1f\x7f]")
METHODS = ("GET", "HEAD")


def guard(app: WSGIApplication, listening: str) -> WSGIApplication:
    """Refuses requests that name a foreign host (403), want more than to read (405), climb out of the site (404) or are garbled (400).

    A page of another site can make a browser send requests here under a name of its own that leads to this computer; only
    the name tells. `listening` is the host that the server listens at.
    """

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "").encode("latin-1")  # WSGI hands on bytes as characters of Latin-1
        refused = refusal(environ.get("HTTP_HOST", ""), environ["REQUEST_METHOD"], path, listening)
        body = _refused(refused, start_response) if refused else app(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return body
        if hasattr(body, "close"):
            body.close()
        return []

    return guarded


def _refused(refusal: str, start_response: StartResponse) -> Iterable[bytes]:
    allowed = [("Allow", ", ".join(METHODS))] if refusal.startswith("405") else []
    start_response(refusal, [("Content-Type", "text/plain"), ("Content-Length", str(len(refusal))), *allowed])
    return [refusal.encode()]


def refusal(host: str, method: str, path: bytes, listening: str) -> str:
    """The status with which a request is refused, empty if it is in order. `path` is the path of the address, without escapes."""
    if not _is_allowed(_host_name(host), listening):
        return "403 Forbidden"
    if method not in METHODS:
        return "405 Method Not Allowed"
    try:
        decoded = path.decode()
    except UnicodeError:
        return "400 Bad Request"
    if _CONTROL.search(decoded):
        return "400 Bad Request"
    if ".." in decoded.replace("\\", "/").split("/"):
        return "404 Not Found"
    return ""


def _host_name(host: str) -> str:
    """`localhost:8000` → `localhost`, `[::1]:8000` → `::1`; nothing for what is no host."""
    found = _HOST.fullmatch(host)
    return (found[1] or found[2]).lower() if found else ""


def _is_allowed(name: str, listening: str) -> bool:
    if name in _HERE or (name and name == listening.lower()):
        return True
    if not _is_everywhere(listening):
        return False
    # Open to the network by request: a numeric address cannot be a foreign name that leads here.
    return name == socket.gethostname().lower() or _address(name) is not None


def _is_everywhere(host: str) -> bool:
    address = _address(host)
    return address is not None and address.is_unspecified


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def allow_reload_script(app: WSGIApplication, notice: Callable[[], str] = str) -> WSGIApplication:
    """Lets the preview server's own inline script, which reloads the page, pass the policy of our pages.

    Each answer gets a fresh nonce; the published site has neither. While there is a `notice` (why the last build failed), every
    page begins with it.
    """

    def allowing(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None, /) -> Callable[[bytes], object]:
            answer[:] = [status, headers]
            return lambda data: None

        body = app(environ, start)
        status, headers = answer
        if not any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers):
            start_response(status, headers)
            return body
        try:
            page = _with_nonce(with_notice(b"".join(body), notice()), secrets.token_urlsafe(16).encode())
        finally:
            if hasattr(body, "close"):
                body.close()
        kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*kept, ("Content-Length", str(len(page)))])
        return [page]

    return allowing


def with_notice(page: bytes, notice: str) -> bytes:
    """The page with a notice above everything else; as it is if there is none."""
    if not notice:
        return page
    shown = f'<pre class="frame-notice" role="alert">{html.escape(notice)}</pre>'.encode()
    return re.sub(rb"<body[^>]*>", lambda found: found[0] + shown, page, count=1)


def _with_nonce(page: bytes, nonce: bytes) -> bytes:
    before, script, after = page.rpartition(b"<script>")
    if not script:
        return page
    return before.replace(b"script-src ", b"script-src 'nonce-%b' " % nonce, 1) + b'<script nonce="%b">' % nonce + after


def tolerant(builder: Callable[..., None], failures: type[BaseException] | tuple[type[BaseException], ...],
             show: Callable[[BaseException], None]) -> Callable[..., None]:
    """A builder that shows why a build failed and returns: the server goes on with the site of the last good build."""

    def build(*arguments: Any) -> None:
        try:
            builder(*arguments)
        except failures as failure:
            show(failure)

    return build
