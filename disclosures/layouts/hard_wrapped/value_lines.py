"""Lines of values in hard-wrapped forms: the line of a row on which its weight and score are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosures.layouts.hard_wrapped.fragments import Fragment, PrintedLine, words_of

_NUMBER = r"\d[\d,]*(?:\.\d+)?(?:\s?分)?"
_OPERATOR = re.compile(r"[<>=≥≤]")
_DATE = re.compile(
    r"(?:19|20)\d\d年(?:\d{1,2}(?:[-~至]\d{0,2})?(?:月(?:\d{1,2})?)?)?[日之前底末内完成]*$|\d{1,2}月(?:\d{1,2}日?)?[之前底末内完成]*$"
)
# A number that begins a value: what follows its digits is a unit, not the rest of a name.
_NUMBER_LED = re.compile(r"\d[\d,.]*(?:[:%/]|[^\d,。;]{0,8}$)")
_OPEN_YEAR, _MONTH = re.compile(r"(?:19|20)\d\d年$"), re.compile(r"\d{1,2}(?:[-~至]\d{1,2})?(?:月|$)")
_OPEN_MONTH, _DAY = re.compile(r"\d月$"), re.compile(r"\d{1,2}(?:[-~至]\d{1,2})?(?:[日号]|$)")
_OPEN_UNIT = re.compile(r"\d[万亿]$")
_UNIT = re.compile(r"[%‰\u2e80-\u9fff(/]")

# A page is not wider, in characters: what is longer is no hard-wrapped line, and patterns need not search it.
LONGEST_LINE = 240

# The columns behind the name, in the order of the heading, by what stands between weight and score.
_ORDERS = {
    "target actual weight score": re.compile(
        rf"(?P<left>.*?)(?<!\S)(?P<weight>{_NUMBER})\s+(?P<score>{_NUMBER})(?P<right>(?:\s+[^\d\s].*)?)"
    ),
    "target actual weight score more": re.compile(
        rf"(?P<left>.*?)(?<!\S)(?P<weight>{_NUMBER})\s+(?P<score>{_NUMBER})(?P<right>(?:\s+\S.*)?)"
    ),
    "target basis weight actual score": re.compile(
        rf"(?P<left>.*?)(?<!\S)(?P<weight>{_NUMBER})(?P<middle>(?:\s+\S.*?)?)\s+(?P<score>{_NUMBER})(?P<right>)"
    ),
    "weight target actual rate score": re.compile(
        rf"(?P<left>.*?)(?<!\S)(?P<weight>{_NUMBER})(?P<middle>\s+\S.*?)\s+(?P<rate>[\d.]+%?)\s+(?P<score>{_NUMBER})(?P<right>(?:\s+\S.*)?)"
    ),
}
_TWO_NUMBERS = re.compile(r"\d.*\s\d")
_UNSCORED = re.compile(rf"(?P<left>.*?[<>=≥≤]\S.*\s[<>=≥≤]\S.*?)\s+(?P<weight>{_NUMBER})")


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A row's line of values. left: words before its weight; middle: between weight and score; right: behind the score."""

    number: int
    left: tuple[Fragment, ...]
    weight: tuple[Fragment, ...]
    middle: tuple[Fragment, ...]
    rate: tuple[Fragment, ...]
    score: tuple[Fragment, ...]
    right: tuple[Fragment, ...]


def order_of(heading: str) -> str:
    """The order of the columns behind the name, from the squeezed words of the heading.

    >>> order_of("一级指标二级指标三级指标预期指标值指标值设定依据分值权重实际完成指标值得分")
    'target basis weight actual score'
    """
    places = [
        found.start() if (found := re.search(pattern, heading)) else -1
        for pattern in (r"分值|权重", r"实际|业绩值|完成值", r"(?:指标|目标)值")
    ]
    weight, actual, target = places
    if 0 <= weight < target:
        return "weight target actual rate score"
    if 0 <= weight < actual:
        return "target basis weight actual score"
    return "target actual weight score more" if "上年" in heading else "target actual weight score"


def value_line(line: PrintedLine, order: str) -> ValueLine | None:
    """The line as a line of values in columns of that order, None where it is none."""
    if len(line.words) > LONGEST_LINE or not _TWO_NUMBERS.search(line.words):
        return None
    found = _ORDERS[order].fullmatch(line.words)
    if found is None and order.startswith("target actual"):
        found = _UNSCORED.fullmatch(line.words)
    if found is None:
        return None
    groups = found.re.groupindex
    parts = {
        name: tuple(line.fragments(*found.span(name))) if name in groups else () for name in ("middle", "rate", "score", "right")
    }
    return ValueLine(
        line.number, tuple(line.fragments(*found.span("left"))), tuple(line.fragments(*found.span("weight"))), **parts
    )


def begins_value(words: str) -> bool:
    """Whether words begin a target or an actual value by an operator."""
    return bool(_OPERATOR.match(words))


def is_number_led(words: str) -> bool:
    """Whether words begin a value by a number or a date.

    >>> is_number_led("2031年9月10"), is_number_led("60个工作日"), is_number_led("培训人数")
    (True, True, False)
    """
    return bool(_DATE.match(words) or _NUMBER_LED.match(words))


def glued(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments of one line as cells: a number and the unit behind a space are one, the parts of a date too.

    >>> line = PrintedLine("开展 >=2 次 =2 次", 0, 0)
    >>> [words_of(cell) for cell in glued(line.fragments())]
    ['开展', '>=2次', '=2次']
    """
    cells: list[list[Fragment]] = []
    for index, fragment in enumerate(fragments):
        if cells and _is_glued(words_of(cells[-1]), words_of(fragments[index : index + 2])):
            cells[-1].append(fragment)
        else:
            cells.append([fragment])
    return cells


def _is_glued(before: str, words: str) -> bool:
    if _OPEN_UNIT.search(before) and words.startswith(("元", "吨", "平", "人")):
        return True
    return (before[-1].isdigit() and _UNIT.match(words) is not None) or goes_on_with_date(before, words)


def goes_on_with_date(before: str, words: str) -> bool:
    """Whether words are the next part of a date that `before` leaves open.

    >>> goes_on_with_date("=2031年", "9月"), goes_on_with_date("2031年1-12月", "100%"), goes_on_with_date("=3.00年", "3年")
    (True, False, False)
    """
    if _OPEN_YEAR.search(before):
        return _MONTH.match(words) is not None
    return _OPEN_MONTH.search(before) is not None and _DAY.match(words) is not None
