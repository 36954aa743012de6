"""Prefect's server is open to its own run alone: on the loopback, and with a password."""

from __future__ import annotations

import os
import urllib.error
import urllib.parse
import urllib.request

import pytest

from flows.processes.prefect_server import prefect_server


def test_the_server_listens_on_the_loopback_and_asks_for_the_password(home, monkeypatch):
    monkeypatch.setattr(os, "environ", os.environ.copy())
    with prefect_server(home / ".cache" / "jihe" / "prefect"):
        address = os.environ["PREFECT_API_URL"]
        assert urllib.parse.urlparse(address).hostname == "127.0.0.1"
        # The first request waits in the queue until the server has started.
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{address}/admin/version", timeout=240)
        assert refused.value.code == 401


def test_the_settings_of_a_users_own_prefect_are_not_taken_over(home, monkeypatch):
    monkeypatch.setattr(os, "environ", os.environ.copy() | {"PREFECT_API_KEY": "theirs", "PREFECT_LOGGING_LEVEL": "DEBUG"})
    with prefect_server(home / ".cache" / "jihe" / "prefect"):
        assert "PREFECT_API_KEY" not in os.environ and os.environ["PREFECT_LOGGING_LEVEL"] == "CRITICAL"
        assert os.environ["DO_NOT_TRACK"] == "1" and os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
        assert os.environ["PREFECT_RESULTS_DEFAULT_SERIALIZER"] == "json"
