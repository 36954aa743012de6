"""Paths as they are typed: nothing is no place, and ~ is the home folder also where no shell has said so."""

from __future__ import annotations

import os
from typing import TypeVar

from data.refusals import Refusal

Typed = TypeVar("Typed", str, list[str], None)


def typed_path(given: Typed) -> Typed:
    """A path, a list of them, or None where nothing was typed. Raises Refusal where one is empty."""
    if given is None:
        return None
    if isinstance(given, list):
        return [typed_path(each) for each in given]
    if not given.strip():
        raise Refusal("路径为空：请写明文件或文件夹（当前文件夹写作 .）。")
    return os.path.expanduser(given)
