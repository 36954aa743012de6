"""Finds the checks: every module in a folder of `checks/rules` that states an ID. Nothing else registers it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import polars as pl

from checks.engine.examples import Example
from data.parameters import parameters
from data.records import stable_id

_RULES = Path(__file__).parent.parent / "rules"


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its constants, its publication (the module's docstring), and the function that states its claims.

    published: the publication as people of the office read it, in Chinese (`checks.engine.publication` names its parts); ""
    where a check brings none.

    needs: the names in the signature of `claims`: tables of the lake, tables of `checks.prepared`, or `parameters`.
    parameters: its thresholds by name, as the module sets them. examples: see `checks.engine.examples`. trial: it runs, and what
    it finds is an info that never alerts. source: digest of the text of a check outside this room, "" for those in it.
    excuses_resting, excuses_family: why others are silent where it fails, "" where it excuses none: see
    `checks.engine.consequences`.
    """

    id: str
    title: str
    family: str
    severity: str
    version: int
    publication: str
    published: str
    claims: Callable[..., pl.LazyFrame]
    needs: tuple[str, ...]
    parameters: Mapping[str, Decimal]
    examples: Mapping[str, Example]
    module: str
    excuses_resting: str = ""
    excuses_family: str = ""
    trial: bool = False
    source: str = ""


@cache
def discover() -> tuple[Check, ...]:
    """All checks in the order of their ids. Raises ValueError where two bear one id."""
    checks = sorted(map(_check, _modules()), key=lambda check: check.id)
    for one, other in pairwise(checks):
        if one.id == other.id:
            raise ValueError(f"{one.module} and {other.module} bear the same id {one.id}")
    return tuple(checks)


def check_of_text(text: str, path: str) -> Check:
    """The check that a text outside this room states. path: the file that it is of.

    Raises what running it raises, and AttributeError where a constant lacks.
    """
    module = ModuleType(f"own_checks_{Path(path).stem}")
    module.__file__ = path
    # Where its functions look for themselves, as those of every module do.
    sys.modules[module.__name__] = module
    # Not by the import system: it would leave compiled files in a folder that is not ours, and trust them.
    exec(compile(text, path, "exec"), module.__dict__)
    return replace(_check(module), module=path, source=stable_id(text))


def titled(title: str, local: Mapping[str, Decimal]) -> str:
    """A title with the values of the thresholds that it names in braces: those of the office, else those in force now."""
    if "{" not in title:
        return title
    return title.format_map({name: local.get(name, of_years[-1].value) for name, of_years in parameters().items()})


def discover_with_titles(local: Mapping[str, Decimal]) -> tuple[Check, ...]:
    """All checks of the house, with titles that print what an office set."""
    return tuple(replace(check, title=titled(sys.modules[check.module].TITLE, local)) for check in discover())


def _modules() -> Iterator[ModuleType]:
    for folder in sorted(path for path in _RULES.iterdir() if (path / "__init__.py").exists()):
        for found in pkgutil.iter_modules([str(folder)]):
            module = importlib.import_module(f"checks.rules.{folder.name}.{found.name}")
            if hasattr(module, "ID"):
                yield module


def _check(module: ModuleType) -> Check:
    return Check(
        id=module.ID,
        title=titled(module.TITLE, {}),
        family=module.FAMILY,
        severity=module.SEVERITY,
        version=module.VERSION,
        publication=inspect.cleandoc(module.__doc__ or ""),
        published=getattr(module, "PUBLISHED", "").strip(),
        claims=module.claims,
        needs=tuple(inspect.signature(module.claims).parameters),
        parameters=getattr(module, "PARAMETERS", {}),
        examples=module.EXAMPLES,
        module=module.__name__,
        excuses_resting=getattr(module, "EXCUSES_RESTING", ""),
        excuses_family=getattr(module, "EXCUSES_FAMILY", ""),
        trial=getattr(module, "TRIAL", False),
    )
