"""An S3 store on this machine, served by moto on a free port, and the environment in which fsspec finds it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

import fsspec
import pytest

SETTINGS = {"AWS_ACCESS_KEY_ID": "tests", "AWS_SECRET_ACCESS_KEY": "tests", "AWS_DEFAULT_REGION": "us-east-1"}


@contextmanager
def s3_store(monkeypatch: pytest.MonkeyPatch, *buckets: str) -> Iterator[None]:
    """An empty store with these buckets. Processes started inside find it by the environment."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    urlopen(Request(f"http://{host}:{port}/moto-api/reset", method="POST")).close()  # all servers of a process share their buckets
    for name, value in {**SETTINGS, "AWS_ENDPOINT_URL": f"http://{host}:{port}"}.items():
        monkeypatch.setenv(name, value)
    system = fsspec.filesystem("s3", skip_instance_cache=True)
    fsspec.filesystem("s3").clear_instance_cache()
    try:
        for bucket in buckets:
            system.mkdir(bucket)
        yield
    finally:
        fsspec.filesystem("s3").clear_instance_cache()
        server.stop()
