"""The examples in the docstrings of every room hold."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("data", "generator", "disclosures", "checks", "features", "reports", "flows")
WITH_EXAMPLES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for room in ROOMS
    for path in (ROOT / room).rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


def test_modules_with_examples_are_found():
    assert {"reports.wording", "reports.places", "data.settings", "disclosures.text.amounts"} <= set(WITH_EXAMPLES)


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_the_examples_of_a_module_hold(module: str):
    tried = doctest.testmod(importlib.import_module(module))
    assert tried.attempted > 0 and tried.failed == 0
