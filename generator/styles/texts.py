"""The words of a template that are no numbers: names, years, reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.printing import FEN_PER_YUAN, rounded
from generator.words import ordinal, reason_of_change, reason_of_deviation

if TYPE_CHECKING:
    from generator.styles.writer import Place

_LEVELS = "类款项"
_TABLES = (
    "收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表", "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算表", "财政拨款“三公”经费支出决算表", "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款支出决算表",
)  # fmt: skip


def text_of(name: str, place: Place) -> str:
    """The words for a text of that name. Raises KeyError for a name that is none."""
    return _TEXTS[name](place)


def _why(place: Place) -> str:
    quantity = place.quantity
    return reason_of_change(
        quantity.value("change"), amount=quantity.value("amount"), of_staff=False, random=place.choices.random
    )


def _why_other_than_budget(place: Place, key: str) -> str:
    quantity = place.quantity
    amount, budget = quantity.value("amount"), quantity.value(key)
    return reason_of_deviation(amount, budget=budget, rate=quantity.value(f"over_{key}_rate"), random=place.choices.random)


def _marked(titles: tuple[str, ...], *, first: str = "") -> str:
    names = (first or titles[0], *titles[1:])
    return "".join(f"{name}（{level}）" for name, level in zip(names, _LEVELS, strict=False))


def _of_the_change(place: Place) -> str:
    """An amount that a reason names: a part of the change."""
    change = abs(place.quantity.value("change"))
    part = (change * place.choices.random.randrange(40, 95) / 100).quantize(Decimal("0.01"))
    return f"{part:f}{place.quantity.unit}"


def _per_guest(place: Place) -> str:
    """What a guest cost, which is a number of no account: 元 with two decimals."""
    people = place.unit.holdings.receptions[1]
    spent = next(part.now for part in place.unit.books.three_public.parts if part.name == "公务接待费")
    return f"{rounded(Fraction(spent, people * FEN_PER_YUAN)) if people else Decimal('0.00'):f}元"


_TEXTS: Mapping[str, Callable[[Place], str]] = {
    "name": lambda place: place.quantity.name,
    "title": lambda place: _marked(place.quantity.titles),
    "short_title": lambda place: _marked(place.quantity.titles, first=place.quantity.titles[0].removesuffix("支出")),
    "narrow_title": lambda place: _marked(place.quantity.titles).replace("（", "(").replace("）", ")"),
    "n": lambda place: str(place.number),
    "ordinal": lambda place: ordinal(place.number),
    "unit": lambda place: place.unit.name,
    "us": lambda place: place.unit.wording.us,
    "money": lambda place: "元" if place.unit.regime == "exact" else "万元",
    "year": lambda place: str(place.unit.year),
    "last": lambda place: str(place.unit.year - 1),
    "next": lambda place: str(place.unit.year + 1),
    "duty": lambda place: place.unit.topic.duty,
    "office": lambda place: place.choices.random.choice(place.unit.offices),
    "offices": lambda place: "、".join(place.unit.offices),
    "why": _why,
    "why_budget": lambda place: _why_other_than_budget(place, "budget"),
    "why_initial": lambda place: _why_other_than_budget(place, "initial"),
    "some": lambda place: str(place.choices.random.randrange(2, 30)),
    "part_of_change": _of_the_change,
    "purpose": lambda place: f"{place.quantity.name}方面的支出",
    "per_guest": _per_guest,
    "thing": lambda place: place.choices.random.choice(place.unit.topic.things).name,
    "tables": lambda place: "\n".join(f"{ordinal(n)}、{name}" for n, name in enumerate(_TABLES, 1)),
}


def known_texts() -> frozenset[str]:
    return frozenset(_TEXTS)
