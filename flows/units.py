"""Who publishes: keeps the table `units`, and says whose documents are checked together."""

from __future__ import annotations

import tomllib
from pathlib import Path

import polars as pl

from data.refusals import Refusal
from data.settings import Settings
from data.store import Lake
from data.units import Declared, households, units_frame

KEYS = ("name", "parent", "aliases")


def keep_units(lake: Lake, settings: Settings) -> pl.DataFrame:
    """Puts every name that a document of the lake prints into the table `units`; returns the table. Raises Refusal."""
    names = lake.scan("documents").select("unit_name").drop_nulls().unique().collect()["unit_name"]
    units = units_frame(names, lake.scan("units").collect(), declared_units(settings))
    lake.replace_all("units", units)
    return units


def with_household(documents: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """The documents with `household`: whose they are, as far as relations between documents reach; null where not read."""
    names = households(units)
    known = pl.DataFrame({"unit_name": list(names), "household": list(names.values())}, schema=_HOUSEHOLD)
    return documents.join(known, on="unit_name", how="left", maintain_order="left").with_columns(
        pl.coalesce("household", "unit_name").alias("household")
    )


def with_unit_id(documents: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """The documents with `unit`: the unit_id of who publishes, else the printed name; null where none was read."""
    names = units.select("unit_id", unit_name=pl.concat_list("name", pl.col("aliases").fill_null([]))).explode("unit_name")
    known = documents.join(
        names.unique("unit_name", keep="first", maintain_order=True), on="unit_name", how="left", maintain_order="left"
    )
    return known.with_columns(unit=pl.coalesce("unit_id", "unit_name")).drop("unit_id")


_HOUSEHOLD = {"unit_name": pl.String, "household": pl.String}


def declared_units(settings: Settings) -> list[Declared] | None:
    """What the file of the setting `units` says; None where the setting is empty. Raises Refusal."""
    if not settings.units:
        return None
    path = Path(settings.units)
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as problem:
        raise Refusal(f"单位表“{path}”不能读取（{problem}）：请按 docs/settings.md 的写法改正。") from problem
    if unknown := sorted(set(read) - {"unit"}):
        raise Refusal(f"单位表“{path}”有不认识的 {'、'.join(unknown)}：每个单位以 [[unit]] 开头。")
    return [_declared(entry, path) for entry in read.get("unit", [])]


def _declared(entry: dict[str, object], path: Path) -> Declared:
    name, parent, aliases = entry.get("name"), entry.get("parent"), entry.get("aliases", [])
    if not (entry.keys() <= set(KEYS) and isinstance(name, str) and isinstance(parent, str | None) and isinstance(aliases, list)):
        raise Refusal(f"单位表“{path}”中的{entry}写法不对：每个 [[unit]] 应有 name，可有 parent 和 aliases，不能有别的。")
    return Declared(name, parent, tuple(map(str, aliases)))
