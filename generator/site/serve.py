"""What the preview server needs beyond MkDocs': it answers this computer only, and it outlives a faulty edit.

Pure WSGI: nothing here knows of MkDocs.
"""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def guard(app: WSGIApplication, listening: str) -> WSGIApplication:
    """Refuses requests that name a foreign host (403), climb out of the site (404) or hold a NUL (400).

    A page of another site can make a browser send requests here under a name of its own that leads to this computer; only
    the name tells. `listening` is the host that the server listens at.
    """

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        refusal = _refusal(environ.get("HTTP_HOST", ""), environ.get("PATH_INFO", ""), listening)
        if not refusal:
            return app(environ, start_response)
        body = refusal.encode()
        start_response(refusal, [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
        return [body]

    return guarded


def _refusal(host: str, path: str, listening: str) -> str:
    if not _is_allowed(_host_name(host), listening):
        return "403 Forbidden"
    if "\0" in path:
        return "400 Bad Request"
    if ".." in path.replace("\\", "/").split("/"):
        return "404 Not Found"
    return ""


def _host_name(host: str) -> str:
    """`localhost:8000` → `localhost`, `[::1]:8000` → `::1`."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _is_allowed(name: str, listening: str) -> bool:
    if name in _HERE or name == listening.lower():
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


def allow_reload_script(app: WSGIApplication) -> WSGIApplication:
    """Lets the preview server's own inline script, which reloads the page, pass the policy of our pages.

    Each answer gets a fresh nonce; the published site has neither.
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
            page = _with_nonce(b"".join(body), secrets.token_urlsafe(16).encode())
        finally:
            if hasattr(body, "close"):
                body.close()
        kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*kept, ("Content-Length", str(len(page)))])
        return [page]

    return allowing


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
