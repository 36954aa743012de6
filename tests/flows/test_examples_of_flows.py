"""The examples in the docstrings of this room hold."""

from __future__ import annotations

import doctest
import importlib

import pytest


@pytest.mark.parametrize("module", ["pages.wording", "pages.views", "settings", "refusals"])
def test_the_examples_of_a_module_hold(module):
    tried = doctest.testmod(importlib.import_module(f"flows.{module}"))
    assert tried.attempted > 0 and tried.failed == 0
