"""Thresholds as data: what value is in force in which fiscal year, and by what law (data/parameters/*.yaml)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import yaml

KEYS = {"id", "title", "value", "unit", "from", "until", "law", "link", "note"}
EVER = (-(10**4), 10**4)  # fiscal years that stand for "always" and "no end is known"


class ParameterError(LookupError):
    """No such parameter, none in force in that year, or a parameter file that cannot be used; says which and why."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A threshold and its basis.

    value: in `unit`. first_year, last_year: fiscal years, both included, None where there is no bound. law, article:
    the law's title and the article, None where the threshold is practice or statistics, or the article is not known
    (`note` says so). link: the official address of the law's text, or None. title, unit and note are Chinese.
    """

    id: str
    title: str
    value: Decimal
    unit: str
    first_year: int | None
    last_year: int | None
    law: str | None
    article: str | None
    link: str | None
    note: str

    def in_force(self, year: int) -> bool:
        """Whether it holds for this fiscal year."""
        first, last = _years(self)
        return first <= year <= last


def parameter(id: str, year: int) -> Parameter:
    """The parameter as it is in force in a fiscal year.

    >>> parameter("low_execution_rate", 2024).value
    Decimal('60')

    Raises ParameterError for an unknown id, or where no value is in force in that year.
    """
    known = parameters().get(id)
    if known is None:
        raise ParameterError(f"no parameter {id!r}; there are {', '.join(sorted(parameters()))}")
    for one in known:
        if one.in_force(year):
            return one
    raise ParameterError(f"parameter {id!r} has no value for {year}, only for {', '.join(map(_period, known))}")


@cache
def parameters() -> dict[str, tuple[Parameter, ...]]:
    """Every parameter by its id, each with its values by year. Read once, when first asked for."""
    texts = {
        file.name: file.read_text(encoding="utf-8")
        for file in files("data").joinpath("parameters").iterdir()
        if file.name.endswith(".yaml")
    }
    return texts_to_parameters(texts)


def texts_to_parameters(texts: dict[str, str]) -> dict[str, tuple[Parameter, ...]]:
    """Parameter files (name -> YAML text) to the parameters by id. Raises ParameterError naming file and parameter."""
    read = [_entry_to_parameter(name, entry) for name, text in sorted(texts.items()) for entry in _entries(name, text)]
    by_id: dict[str, tuple[Parameter, ...]] = {}
    for one in sorted(read, key=lambda one: (one.id, _years(one))):
        by_id[one.id] = (*by_id.get(one.id, ()), one)
    for values in by_id.values():
        _refuse_overlap(values)
    return by_id


def _entries(name: str, text: str) -> list[Any]:
    try:
        entries = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ParameterError(f"{name}: is not YAML: {error}") from error
    if not isinstance(entries, list):
        raise ParameterError(f"{name}: must be a list of parameters")
    return entries


def _entry_to_parameter(name: str, entry: Any) -> Parameter:
    if not isinstance(entry, dict) or set(entry) != KEYS:
        raise ParameterError(f"{name}: a parameter has the keys {', '.join(sorted(KEYS))}; found {entry}")
    law = entry["law"] or {"title": None, "article": None}
    if entry["link"] is None and not entry["note"]:
        raise ParameterError(f"{name}: {entry['id']} has no link, so its note must say why")
    return Parameter(
        id=entry["id"],
        title=entry["title"],
        value=_decimal(name, entry),
        unit=entry["unit"],
        first_year=entry["from"],
        last_year=entry["until"],
        law=law["title"],
        article=law["article"],
        link=entry["link"],
        note=entry["note"] or "",
    )


def _decimal(name: str, entry: dict[str, Any]) -> Decimal:
    # A bare 0.1 in YAML is a float and would not be the number that the law prints.
    if not isinstance(entry["value"], str):
        raise ParameterError(f"{name}: {entry['id']}: write the value in quotes, not {entry['value']!r}")
    with suppress(InvalidOperation):
        value = Decimal(entry["value"])
        if value.is_finite():
            return value
    raise ParameterError(f"{name}: {entry['id']}: {entry['value']!r} is no number")


def _years(one: Parameter) -> tuple[int, int]:
    first = EVER[0] if one.first_year is None else one.first_year
    return first, EVER[1] if one.last_year is None else one.last_year


def _period(one: Parameter) -> str:
    return f"{one.first_year or ''}..{one.last_year or ''}"


def _refuse_overlap(values: tuple[Parameter, ...]) -> None:
    for earlier, later in pairwise(values):
        if _years(earlier)[1] >= _years(later)[0]:
            raise ParameterError(f"parameter {later.id!r} has two values at once: {_period(earlier)}, {_period(later)}")
