"""The catalogue of features in docs/features.md, written from the families. `python -m features.catalogue` writes it again."""

from __future__ import annotations

from pathlib import Path

from data.columns import LEVELS
from features.collecting import Family, families, features_of
from features.describing import Feature

CATALOGUE = Path(__file__).parent.parent / "docs" / "features.md"
# What stands between these lines is written by this module; what stands before and after is not touched.
BEGIN = "<!-- Written by `uv run python -m features.catalogue` from features/families: change those, not this. -->"
END = "<!-- End of the catalogue. -->"

HEAD = f"""\
# Features

A feature (特征) is a figure that describes a disclosure, a project or an indicator, so that it can be set beside its peers.
Each family is one file of `features/families/`; its docstring says when a feature is undefined, on what it rests, and
what it does not tell. What is undefined is null, with the reason in Chinese in `features.undefined`: never 0, never infinite.

{BEGIN}
{END}
"""
ROWS = {
    "unit": "disclosure (部门决算公开说明)",
    "project": "form of a project (项目支出绩效自评表)",
    "indicator": "indicator (绩效指标)",
}


def catalogue() -> str:
    """The part between BEGIN and END: every level, every family, every feature."""
    return "\n".join(line for level in LEVELS for line in _of_level(level))


def with_catalogue(page: str) -> str:
    """The page with the catalogue of today. Raises ValueError where a mark is missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{CATALOGUE.name} lacks the lines between which the catalogue stands")
    return f"{before}{BEGIN}\n\n{catalogue()}\n{END}{after}"


def _of_level(level: str) -> list[str]:
    heading = f"## Level {level}: {len(features_of(level))} features of a {ROWS[level]}"
    return [heading, "", *(line for family in families(level) for line in _of_family(family))]


def _of_family(family: Family) -> list[str]:
    head = ["| feature | 名称 | unit | scale | meaning |", "|---|---|---|---|---|"]
    claim = family.publication.split("\n", 1)[0]
    return [f"### {family.name}", "", claim, "", *head, *map(_row, family.features), ""]


def _row(feature: Feature) -> str:
    return f"| `{feature.name}` | {feature.title} | {feature.unit} | {feature.scale} | {feature.meaning} |"


if __name__ == "__main__":
    page = CATALOGUE.read_text(encoding="utf-8") if CATALOGUE.exists() else HEAD
    CATALOGUE.write_text(with_catalogue(page), encoding="utf-8")
