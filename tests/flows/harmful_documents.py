"""Checks of the house on documents, one unit of which does to them what no document should."""

from __future__ import annotations

import os
import time

from flows.house_work import Part, told_by_house

UNIT = "昌远县妨碍局"


def _all(part: Part) -> bool:
    return part.tables["documents"]["unit_name"].str.contains(UNIT).any()


def kills(part: Part) -> object:
    """Ends the process."""
    return os.abort() if _all(part) else told_by_house(part)


def hangs(part: Part) -> object:
    """Takes longer than any limit."""
    return time.sleep(600) if _all(part) else told_by_house(part)


def eats(part: Part) -> object:
    """Takes more memory than any limit."""
    taken = []
    while _all(part):
        taken.append(b"x" * 1_000_000)
    return told_by_house(part)


def raises(part: Part) -> object:
    """Raises what nobody foresaw."""
    return told_by_house(part if not _all(part) else None)
