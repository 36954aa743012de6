"""How the pages of a run come to lie in its folder."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from data import files
from reports.run_report import Page

# What each page that may be kept depends on, by its path: beside the pages.
DIGESTS = "pages.json"


def write_whole(path: Path, text: str) -> None:
    """Writes a page whole or not at all, in a folder that is made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write_whole(path, text.encode("utf-8"))


def place_pages(pages: Iterable[Page], folder: Path, previous: Path | None) -> int:
    """Writes the pages of a run; returns how many were made anew.

    previous: the folder of the run before. What is the same there is the same file: a night in which one disclosure of a
    thousand changed costs one page.
    """
    known = _digests(previous) if previous else {}
    digests: dict[str, str] = {}
    made = 0
    for page in pages:
        path = folder / page.path
        if page.digest:
            digests[page.path] = page.digest
        if page.digest and known.get(page.path) == page.digest and previous and files.link(previous / page.path, path):
            continue
        write_whole(path, page.html())
        made += 1
    write_whole(folder / DIGESTS, json.dumps(digests, ensure_ascii=False))
    return made


def _digests(folder: Path) -> dict[str, str]:
    try:
        return json.loads((folder / DIGESTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
