"""How a page comes to lie in its folder."""

from __future__ import annotations

from pathlib import Path

from data import files


def write_whole(path: Path, text: str) -> None:
    """Writes a page whole or not at all, in a folder that is made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write_whole(path, text.encode("utf-8"))
