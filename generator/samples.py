"""The samples in data/samples: which unit-years they are, in which layout, with which faults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from generator.batches import content_of
from generator.document import Disclosure
from generator.fault_kinds import Injection
from generator.faults import inject
from generator.layouts import WRITERS
from generator.unit_years import unit_year
from generator.wording import Wording, draw_wording

FOLDER = Path(__file__).parent.parent / "data" / "samples"


@dataclass(frozen=True, slots=True)
class Sample:
    """seed, regime, forms, wording: of the unit-year. faults: injected one after another; a sample without is consistent."""

    seed: int
    layout: str
    forms: int
    regime: str = "nearest"
    faults: tuple[str, ...] = ()
    wording: Wording | None = None


# The older template: bare numbers, sides compared each alone, a row for the money carried over.
_OLDER = replace(
    draw_wording(Random("older template")),
    compare_sides=True,
    commas=False,
    form_commas=False,
    bare_integers=True,
    staff_changes=False,
    three_public_seventh=True,
    carried_row=True,
    source_rates=True,
    equals_sign=False,
    long_targets=True,
    long_scores=False,
)

SAMPLES = (
    Sample(197, "wrapped", 4, faults=("share printed wrong", "target missed with full score", "actual value left blank")),
    Sample(2, "tabbed", 5, regime="balanced"),
    Sample(
        83,
        "coded",
        4,
        faults=(
            "difference printed as deviation rate",
            "growth rate printed wrong",
            "percent sign doubled",
            "template left unfilled",
        ),
        wording=_OLDER,
    ),
    Sample(
        31,
        "markdown",
        3,
        faults=("odd execution score", "sources of money do not add up", "direction reversed", "goal copied as result"),
    ),
    Sample(68, "markdown", 3, regime="exact"),
    Sample(66, "report", 3),
)


def file_name_of(sample: Sample) -> str:
    """The name of a sample's file: place, topic, year."""
    unit = unit_year(sample.seed, regime=sample.regime, forms=sample.forms, wording=sample.wording)
    return f"{unit.file_stem}_report.txt" if sample.layout == "report" else f"{unit.file_stem}.txt"


def written(sample: Sample) -> tuple[str, tuple[Injection, ...]]:
    """The text of a sample, and where its faults are."""
    content, injections = faulty_content(sample)
    return WRITERS[sample.layout](content), injections


def faulty_content(sample: Sample) -> tuple[Disclosure, tuple[Injection, ...]]:
    """The content of a sample with its faults."""
    unit = unit_year(sample.seed, regime=sample.regime, forms=sample.forms, wording=sample.wording)
    content, injections = content_of(unit, sample.layout), []
    for fault in sample.faults:
        content, injection = inject(content, fault)
        injections.append(injection)
    return content, tuple(injections)


def samples() -> Iterator[tuple[str, str, tuple[Injection, ...]]]:
    """File name, text and injected faults of each sample."""
    for sample in SAMPLES:
        yield file_name_of(sample), *written(sample)


def write_samples(folder: Path = FOLDER) -> list[Path]:
    """Writes the samples into a folder that exists, and gives their paths. Files of other names stay."""
    paths = []
    for name, text, _ in samples():
        path = folder / name
        # Bytes: a line end is a line end on every machine.
        path.write_bytes(text.encode())
        paths.append(path)
    return paths
