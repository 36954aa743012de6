"""The printed numbers of a disclosure that was read, and changes of one of them in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise
from random import Random

import polars as pl

MULTIPLES = (1, 2, 3, 5)  # of the tightest rounding interval that binds a number
KINDS = {
    "share": "share",
    "change_rate": "rate",
    "deviation_rate": "rate",
    "execution_rate": "rate",
    "completion_rate": "rate",
    "score": "score",
    "total_score": "score",
    "weight": "weight",
    "total_weight": "weight",
    "count": "count",
    "area": "area",
}
MONEY = ("万元", "元")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_OPPOSITES = {"增加": "减少", "增长": "下降", "减少": "增加", "下降": "增长", "降低": "增长"}
_DIRECTION = re.compile(r"(增\s*加|减\s*少|增\s*长|下\s*降|降\s*低)\s*$")
_UNIT = re.compile(r"\s*(万\s*元|元)")
_CELLS = {
    "project_funds": ("initial_budget", "full_year_budget", "executed", "execution_rate", "weight", "score"),
    "projects": ("total_weight", "total_score"),
    "indicators": ("weight", "score"),
}
_LISTED = ("五(二)", "五(三)", "六(二)", "六(三)")  # lists of the classification: every item is named alike


@dataclass(frozen=True, slots=True)
class Place:
    """A printed number: where its digits stand in the text, what it is, and its value without a sign."""

    start: int
    end: int
    kind: str
    name: str
    value: Decimal
    decimals: int

    @property
    def last_digit(self) -> Decimal:
        return Decimal(1).scaleb(-self.decimals)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A text with one number changed. size: by how much, in the number's own unit. end: of the number as it is now."""

    place: Place
    change: str
    size: Decimal
    text: str
    end: int


def places_of(tables: Mapping[str, pl.DataFrame], text: str) -> list[Place]:
    """Every printed number of the narrative and the forms that reading gave a meaning, once, in the order of the text."""
    found = {place.start: place for place in (*_facts(tables["facts"], text), *_cells(tables, text))}
    return [found[start] for start in sorted(found)]


def _facts(facts: pl.DataFrame, text: str) -> Iterator[Place]:
    for row in facts.filter(pl.col("measure") != "other").iter_rows(named=True):
        kind = "money" if row["unit"] in MONEY and row["measure"] not in KINDS else KINDS.get(row["measure"], "count")
        subject = "…" if row["section"] in _LISTED else row["subject"]
        yield from _place(text, row["evidence"], row["value"], kind, f"{row['section']} {subject} / {row['measure']}")


def _cells(tables: Mapping[str, pl.DataFrame], text: str) -> Iterator[Place]:
    forms = dict(tables["projects"].select("project_id", "form").iter_rows())
    for table, names in _CELLS.items():
        for row in tables[table].iter_rows(named=True):
            of_funds = ("total of funds" if row["is_total"] else row["source"]) if table == "project_funds" else table
            for name in names:
                kind, what = KINDS.get(name, "money"), f"{forms[row['project_id']]} form: {of_funds} / {name}"
                yield from _place(text, row[f"{name}_evidence"], row[name], kind, what)


def _place(text: str, evidence: Mapping[str, int] | None, value: Decimal | None, kind: str, name: str) -> Iterator[Place]:
    """The place of a number's digits; none where it is printed in words, or broken over two lines."""
    if evidence is None or value is None:
        return
    for match in _DIGITS.finditer(text, evidence["start"], evidence["end"]):
        printed = Decimal(match[0].replace(",", ""))
        if printed in (abs(value), abs(value) * 10_000):
            yield Place(match.start(), match.end(), kind, name, printed, len(match[0].partition(".")[2]))
            return


def gross_changes(text: str, place: Place, random: Random) -> Iterator[Mutant]:
    """Digits swapped, a tenth more and less, the direction reversed, the unit changed: those that the number allows."""
    if swapped := _swapped(text[place.start : place.end], random):
        yield _mutant(text, place, "digits swapped", swapped)
    for change, factor in (("+10%", Decimal("1.1")), ("-10%", Decimal("0.9"))):
        value = (place.value * factor).quantize(place.last_digit)
        if value != place.value:
            yield _mutant(text, place, change, _words(text, place, value))
    yield from _reversed(text, place)
    yield from _other_unit(text, place)


def probe(text: str, place: Place) -> Mutant:
    """The number a little larger: how the relations that bind it move with it."""
    more = max((place.value / 10).quantize(place.last_digit), 5 * place.last_digit)
    return _mutant(text, place, "probe", _words(text, place, place.value + more))


def small_changes(text: str, place: Place, interval: Decimal, random: Random) -> Iterator[Mutant]:
    """The number changed by multiples of an interval, to the next last digit outwards, up or down."""
    for multiple in MULTIPLES:
        digits = max(1, int((multiple * interval / place.last_digit).to_integral_value(ROUND_CEILING)))
        size = digits * place.last_digit * random.choice((1, -1))
        value = place.value + size if place.value + size >= 0 else place.value - size
        yield _mutant(text, place, f"{multiple} intervals", _words(text, place, value))


def _mutant(text: str, place: Place, change: str, words: str) -> Mutant:
    size = abs(Decimal(words.replace(",", "")) - place.value)
    return Mutant(place, change, size, text[: place.start] + words + text[place.end :], place.start + len(words))


def _words(text: str, place: Place, value: Decimal) -> str:
    """A value printed as the number is: as many decimals, and commas where it has them."""
    commas = "," if "," in text[place.start : place.end] else ""
    return f"{value:{commas}.{place.decimals}f}"


def _swapped(words: str, random: Random) -> str | None:
    """The number with two neighbouring digits swapped; None where that gives no other number."""
    digits = [at for at, sign in enumerate(words) if sign.isdigit()]
    pairs = [(one, other) for one, other in pairwise(digits) if words[one] != words[other] and (one or words[other] != "0")]
    if not pairs:
        return None
    one, other = random.choice(pairs)
    return words[:one] + words[other] + words[one + 1 : other] + words[one] + words[other + 1 :]


def _reversed(text: str, place: Place) -> Iterator[Mutant]:
    """The direction before the number, or its sign, turned round. Nothing has no direction."""
    if not place.value:
        return
    word, before = _DIRECTION.search(text, max(0, place.start - 10), place.start), text[place.start - 1 : place.start]
    if word:
        said = "".join(word[1].split())
        turned = text[: word.start(1)] + word[1].replace(said[0], _OPPOSITES[said][0]).replace(said[1], _OPPOSITES[said][1])
        yield Mutant(place, "direction reversed", 2 * place.value, turned + text[word.end(1) :], place.end)
    elif before == "-":
        turned = text[: place.start - 1] + text[place.start :]
        yield Mutant(place, "direction reversed", 2 * place.value, turned, place.end)


def _other_unit(text: str, place: Place) -> Iterator[Mutant]:
    unit = _UNIT.match(text, place.end)
    if unit is None or not place.value or place.kind != "money":
        return
    at = unit.start(1)
    if unit[1] == "元":
        yield Mutant(place, "other unit", 9_999 * place.value, f"{text[:at]}万{text[at:]}", place.end)
    else:
        yield Mutant(place, "other unit", place.value, text[:at] + text[at + 1 :], place.end)
