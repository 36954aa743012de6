"""Finds the families of features, and runs them over tables of the lake."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import polars as pl

from data.columns import LEVELS
from data.tables import schema_of
from features.describing import Feature
from features.preparing import Given, prepared
from features.ratios import NOT_READ

_FOLDER = Path(__file__).parent / "families"
_OWN = ("row_id", "document_id", "unit_name", "fiscal_year")
DIGITS = 13  # of a value, from the first that is not 0
_PARTS = ("LEVEL", "FEATURES", "features")


@dataclass(frozen=True, slots=True)
class Family:
    """A family: its level, its features, its publication (the module's docstring), and the function that makes them.

    needs: the names in the signature of `make`: tables of the lake or of features.prepared.
    """

    name: str
    level: str
    features: tuple[Feature, ...]
    publication: str
    make: Callable[..., pl.LazyFrame]
    needs: tuple[str, ...]


@cache
def families(level: str) -> tuple[Family, ...]:
    """The families of a level in the order of their names. Raises ValueError where one is malformed or two share a feature."""
    found = [family for family in map(family_of, _modules()) if family.level == level]
    owners: dict[str, str] = {}
    for family in found:
        for feature in family.features:
            other = owners.setdefault(feature.name, family.name)
            if other != family.name:
                raise ValueError(f"{family.name} and {other} both describe {feature.name} of level {level}")
    return tuple(found)


def features_of(level: str) -> tuple[Feature, ...]:
    """All features of a level, in the order of the columns of `wide_features`."""
    return tuple(feature for family in families(level) for feature in family.features)


def family_of(module: ModuleType) -> Family:
    """The family of a module. Raises ValueError, naming the module, where a part lacks or is none."""
    missing = [part for part in _PARTS if not hasattr(module, part)]
    if missing or not module.__doc__:
        raise ValueError(f"{module.__name__} has no {', '.join(missing) or 'docstring'}")
    names = [feature.name for feature in module.FEATURES]
    if module.LEVEL not in LEVELS or not names or len(set(names)) < len(names):
        raise ValueError(f"{module.__name__}: LEVEL {module.LEVEL!r} and FEATURES {names} describe no family")
    return Family(
        name=module.__name__.rsplit(".", 1)[-1],
        level=module.LEVEL,
        features=tuple(module.FEATURES),
        publication=inspect.cleandoc(module.__doc__),
        make=module.features,
        needs=tuple(inspect.signature(module.features).parameters),
    )


def _modules() -> Iterator[ModuleType]:
    for found in sorted(pkgutil.iter_modules([str(_FOLDER)]), key=lambda module: module.name):
        yield importlib.import_module(f"features.families.{found.name}")


def described(tables: Mapping[str, Given], level: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`wide_features` and `undefined_reasons` of a level, each family run once."""
    wide = _rows(tables, level).collect().sort("row_id")
    frames = prepared(tables, {name for family in families(level) for name in family.needs})
    reasons = [pl.DataFrame(schema=_REASONS)]
    for family in families(level):
        made = _made(family, frames)
        columns = made.select("row_id", *(feature.name for feature in family.features))
        wide = wide.join(columns, on="row_id", how="left", validate="1:1", maintain_order="left")
        reasons += [_reasons(made, feature.name) for feature in family.features if f"why_{feature.name}" in made.columns]
    known = pl.concat(reasons).join(wide.select("row_id"), on="row_id", how="semi")
    return wide, known.sort("row_id", "feature")


def wide_features(tables: Mapping[str, Given], level: str) -> pl.DataFrame:
    """level, row_id, document_id, unit_name, fiscal_year, then a Float64 column a feature; null where it is missing.

    A row is a document of kind final_accounts (unit), a form of kind project (project), a row of a form of kind project
    or overall (indicator); sorted by row_id. tables: those of the lake, by name; one that is not given is empty. Raises
    ValueError where a family gives what it does not declare, or a number that is not finite.
    """
    return described(tables, level)[0]


def undefined_reasons(tables: Mapping[str, Given], level: str) -> pl.DataFrame:
    """row_id, feature, undefined: why a feature is null, in Chinese, where that is known."""
    return described(tables, level)[1]


def long_features(wide: pl.DataFrame, reasons: pl.DataFrame) -> pl.DataFrame:
    """Rows of the table `features`, sorted by row_id and feature: what is null without a reason was not read.

    peer_median and residual are null: they are not known before peers are.
    """
    own = ["level", *_OWN]
    rows = wide.unpivot(index=own, variable_name="feature", value_name="value")
    known = rows.join(reasons, on=["row_id", "feature"], how="left", validate="1:1")
    undefined = pl.when(pl.col("value").is_null()).then(pl.col("undefined").fill_null(NOT_READ))
    schema = schema_of("features")
    complete = known.with_columns(undefined=undefined, peer_median=pl.lit(None), residual=pl.lit(None))
    return complete.select(pl.col(name).cast(dtype) for name, dtype in schema.items()).sort("row_id", "feature")


_REASONS = {"row_id": pl.String, "feature": pl.String, "undefined": pl.String}


def _rows(tables: Mapping[str, Given], level: str) -> pl.LazyFrame:
    """The rows of a level without a feature."""
    frames = prepared(tables, ("documents", "projects", "indicators"))
    forms = frames["projects"]
    if level == "unit":
        rows = frames["documents"].filter(pl.col("kind") == "final_accounts").with_columns(row_id="document_id")
    elif level == "project":
        rows = forms.filter(pl.col("form") == "project").with_columns(row_id="project_id")
    else:
        whose = forms.filter(pl.col("form").is_in(["project", "overall"])).select("project_id", "unit_name", "fiscal_year")
        rows = frames["indicators"].join(whose, on="project_id").with_columns(row_id="indicator_id")
    return rows.select(pl.lit(level).alias("level"), *_OWN)


def _made(family: Family, frames: Mapping[str, pl.LazyFrame]) -> pl.DataFrame:
    """The frame of a family, as it declares itself."""
    names = [feature.name for feature in family.features]
    # Not streamed: batches come in any order, and with them the last bits of a sum of floats.
    made = _as_told(family.make(*(frames[name] for name in family.needs)).collect(engine="in-memory"), names)
    known = {"row_id", *names, *(f"why_{name}" for name in names)}
    if not {"row_id", *names} <= set(made.columns) <= known:
        raise ValueError(f"{family.name} gives {sorted(set(made.columns) ^ {'row_id', *names})} against its FEATURES")
    wrong = [name for name in names if made.schema[name] != pl.Float64 or not made[name].is_finite().all()]
    if wrong:
        raise ValueError(f"{family.name} gives something else than finite floats as {', '.join(wrong)}")
    return made


def _as_told(made: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """The values to DIGITS: what stands behind them may depend on how many threads added them."""
    floats = [name for name in names if made.schema.get(name) == pl.Float64]
    return made.with_columns(pl.col(name).round_sig_figs(DIGITS) for name in floats)


def _reasons(made: pl.DataFrame, name: str) -> pl.DataFrame:
    why = pl.col(f"why_{name}")
    unknown = made.filter(pl.col(name).is_null() & why.is_not_null())
    return unknown.select("row_id", feature=pl.lit(name), undefined=why)
