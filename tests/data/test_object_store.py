"""A lake in an object store: whoever has no credentials is refused on this machine, and nobody outside is asked for them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from data.store import ASK_NOBODY, Lake

# What the office's environment names: where the store is, and no credentials.
LOOKING = "from data.store import Lake; Lake('s3://bucket/lake').exists('runs')"
STORE = {"AWS_REGION": "x", "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_ALLOW_HTTP": "true"}


class _Metadata(BaseHTTPRequestHandler):
    """The address at which clouds keep credentials; it counts who asks."""

    def do_PUT(self) -> None:
        self.server.asked += 1
        self.send_error(404)

    do_GET = do_PUT

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def metadata() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), _Metadata)
    server.asked = 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def look(**environment: str) -> int:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return subprocess.run([sys.executable, "-c", LOOKING], env=kept | STORE | environment, capture_output=True).returncode


def test_credentials_are_asked_for_where_the_office_says_and_nowhere_else(metadata):
    address = f"http://127.0.0.1:{metadata.server_port}"
    assert look(AWS_METADATA_ENDPOINT=address, AWS_EC2_METADATA_DISABLED="false") != 0
    assert metadata.asked > 0


def test_a_lake_in_an_object_store_closes_the_clouds_address_unless_it_is_named(monkeypatch):
    for name in ASK_NOBODY:
        monkeypatch.delenv(name, raising=False)
    Lake("lake")
    assert not ASK_NOBODY.keys() & os.environ.keys()
    monkeypatch.setenv("AWS_METADATA_ENDPOINT", "http://10.0.0.1")
    Lake("s3://bucket/lake")
    assert os.environ["AWS_METADATA_ENDPOINT"] == "http://10.0.0.1" and os.environ["AWS_EC2_METADATA_DISABLED"] == "true"
    assert look() != 0
