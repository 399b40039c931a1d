"""The server of the preview: it answers this computer only, watches the files, and tells open pages when to load anew."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from http import HTTPStatus
from importlib.resources import files
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote_to_bytes

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.collector import pass_over_what_is_there
from generator.door import Asked
from generator.errors import HandbookError
from generator.live.closer_look import in_own_process
from generator.live.preview import Preview, Shown, Voice
from generator.live.watching import changes
from generator.reading.kept_files import KeptFiles
from generator.site.blame import blamed
from generator.site.serve import METHODS, refusal, with_notice

_PULSE = 15.0
"""Seconds after which an open page hears something even if nothing has changed, so that a lost connection is noticed."""
_QUIET = 0.1
"""Seconds without a further edit after which the checks begin."""
_ROOM = "<!doctype html><html><head><meta charset=utf-8><title>handbook</title></head><body></body></html>"
_SCRIPT = '<script src="/~live.js?version={}" defer></script></body>'
_TEXT = "text/html; charset=utf-8"


class Live:
    """A preview and those who look at it."""

    def __init__(self, root: Path, asked: Asked, voice: Voice, files: KeptFiles) -> None:
        self._root = root
        self._voice = voice
        self._preview = Preview(root, asked, voice, self._wake, files)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._news = asyncio.Condition()
        self._next = self._preview.start()
        pass_over_what_is_there()  # what the first page is made of stays as well
        self._preview.hand_over(partial(in_own_process, self._preview.read, voice))

    def run(self, listening: socket.socket, host: str) -> None:
        """Answers at a socket that listens at `host`, until it is interrupted."""
        config = uvicorn.Config(self.app(host), log_level="warning", access_log=False, timeout_graceful_shutdown=1, ws="none")
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])

    def app(self, host: str) -> ASGIApp:
        """The whole application, for a server that listens at `host`."""
        routes = [Route("/~changes", self._changes), Route("/~live.js", self._script), Route("/{path:path}", self._answer)]
        return guard(Starlette(routes=routes, lifespan=self._watched), host)

    @asynccontextmanager
    async def _watched(self, app: Starlette) -> AsyncIterator[None]:
        self._loop = asyncio.get_running_loop()
        task = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            self._preview.end()
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _watch(self) -> None:
        """Refreshes at every change; looks closer when there is none for a moment."""
        closer = asyncio.create_task(self._later(self._next, 0))
        async for rules_only in changes(self._root.resolve()):
            closer.cancel()
            following = await run_in_threadpool(partial(self._preview.refresh, rules_only))
            closer = asyncio.create_task(self._later(following, _QUIET))

    async def _later(self, following: Callable[[], None], seconds: float) -> None:
        await asyncio.sleep(seconds)
        await run_in_threadpool(following)

    def _wake(self) -> None:
        """Called from any thread."""
        if self._loop is not None and self._loop.is_running():  # it has ended where somebody has ended the preview meanwhile
            asyncio.run_coroutine_threadsafe(self._tell(), self._loop)

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def _changes(self, request: Request) -> Response:
        """The version that is shown, now and whenever it is another one."""
        return StreamingResponse(self._versions(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def _versions(self) -> AsyncIterator[str]:
        while True:
            yield f"data: {self._preview.shown.version}\n\n"
            with suppress(TimeoutError):
                async with self._news:
                    await asyncio.wait_for(self._news.wait(), _PULSE)

    async def _script(self, request: Request) -> Response:
        return Response(files("generator.live").joinpath("live.js").read_bytes(), media_type="text/javascript")

    async def _answer(self, request: Request) -> Response:
        address = request.path_params["path"]
        return await run_in_threadpool(self._made, address + "index.html" if not address or address.endswith("/") else address)

    def _made(self, address: str) -> Response:
        shown = self._preview.shown
        try:
            if shown.content is None:
                return _page(_ROOM, shown, HTTPStatus.SERVICE_UNAVAILABLE)
            if (page := shown.content.page(address)) is not None:
                return _page(page, shown)
            found = shown.content.document(address)
        except Exception as error:
            if (known := error if isinstance(error, HandbookError) else blamed(error, self._root)) is None:
                raise
            return _page(_ROOM, Shown(shown.version, notice=self._voice.failure(known)), HTTPStatus.INTERNAL_SERVER_ERROR)
        if found is None:
            return PlainTextResponse("404 Not Found", HTTPStatus.NOT_FOUND)
        return Response(found, media_type=guess_type(address)[0] or "application/octet-stream", headers={"Cache-Control": "no-store"})


def _page(html: str, shown: Shown, status: int = HTTPStatus.OK) -> Response:
    """A page with the script that loads it anew, and with the notice, if there is one."""
    before, _, after = html.rpartition("</body>")
    live = f"{before}{_SCRIPT.format(shown.version)}{after}".encode()
    return Response(with_notice(live, shown.notice), status, media_type=_TEXT, headers={"Cache-Control": "no-store"})


def guard(app: ASGIApp, listening: str) -> ASGIApp:
    """Refuses what `refusal` names: foreign hosts, requests that want more than to read, paths out of the site. See `site.serve`."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        answer: Callable[[Scope, Receive, Send], Awaitable[None]] = app
        if scope["type"] == "http":
            host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
            path = unquote_to_bytes(scope.get("raw_path") or scope["path"].encode())
            if refused := refusal(host, scope["method"], path, listening):
                allowed = {"Allow": ", ".join(METHODS)} if refused.startswith("405") else {}
                answer = PlainTextResponse(refused, int(refused[:3]), allowed)
        await answer(scope, receive, send)

    return guarded
