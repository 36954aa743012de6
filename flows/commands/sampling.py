"""`jihe samples`: writes disclosures that the project made up, some of them with faults."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from data.generator.samples import write_samples
from flows.consoles import console
from flows.given import make_folder


def print_samples(folder: Path) -> None:
    """Writes the samples into a folder, which is made, and prints their names. Raises Refusal."""
    make_folder(str(folder))
    out = console()
    for path in write_samples(folder):
        out.print(Text(str(path)))
    out.print(Text(f"下一步：jihe check {folder}"))
