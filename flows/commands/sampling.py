"""`jihe samples`: writes disclosures that the project made up, some of them with faults."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from data.refusals import Refusal
from flows.consoles import console
from flows.given import make_folder
from generator.samples import write_samples
from generator.styles import generate_styles, style_names

A_ROUND = 3  # disclosures of a style where no number is asked for: one in every rounding regime
MOST = 2_000


def print_samples(folder: Path) -> None:
    """Writes the samples into a folder, which is made, and prints their names. Raises Refusal."""
    make_folder(str(folder))
    out = console()
    for path in write_samples(folder):
        out.print(Text(str(path)))
    out.print(Text(f"下一步：jihe check {folder}"))


def print_styled(folder: Path, style: str, *, units: int | None, seed: int) -> None:
    """Writes so many disclosures in the wording of a province (or of all) into a folder, which is made. Raises Refusal."""
    names = style_names() if style == "all" else (style,)
    if not set(names) <= set(style_names()):
        raise Refusal(f"没有“{style}”这种文风：请写 {'、'.join(style_names())} 之一，或 all。")
    count = A_ROUND * len(names) if units is None else units
    if not 1 <= count <= MOST:
        raise Refusal(f"--units 不能是 {count}：与 --style 同用时请写 1 到 {MOST}。")
    make_folder(str(folder))
    out = console()
    for page in generate_styles(count, seed=seed, styles=names):
        path = folder / page.file_name
        path.write_bytes(page.text.encode())
        out.print(Text(str(path)))
    out.print(Text(f"下一步：jihe check {folder}"))
