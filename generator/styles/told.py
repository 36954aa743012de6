"""Where the facts of a generated page stand in its text, and names that are one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.classification import class_names
from generator.document import Disclosure, Fact, Paragraph

# A total has one name whatever the sentence calls it (CONTRACT); final is an amount that stands beside a budget.
_SAME = {
    "收入支出": "收入支出总计",
    "预算绩效评价项目资金": "预算绩效评价项目",
    "财政拨款收入支出": "财政拨款收入支出总计",
    **dict.fromkeys(("本年收入合计", "收入总计/本年收入合计", "收入支出总计/本年收入合计"), "本年收入"),
    **dict.fromkeys(("本年支出合计", "支出总计/本年支出合计", "收入支出总计/本年支出合计"), "本年支出"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that a page states, and where: its words in the text, half-open."""

    fact: Fact
    start: int
    end: int


def told(content: Disclosure, text: str) -> Iterator[Told]:
    """The facts of a page with their places. Raises ValueError where a paragraph does not stand in the text."""
    at = 0
    for block in content.blocks:
        if not isinstance(block, Paragraph) or not any(piece.facts for piece in block.pieces):
            continue
        start = text.index("".join(piece.text for piece in block.pieces), at)
        for piece in block.pieces:
            yield from (Told(fact, start, start + len(piece.text)) for fact in piece.facts)
            start += len(piece.text)
        at = start


def key_of(subject: str | None, measure: str, value: object, unit: str | None) -> tuple[str, str, str, str]:
    """What two readings of a number agree in: one name, one measure, the value without zeros at its end, the unit."""
    measure = "amount" if measure == "final" else measure
    number = f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    return one_name(subject or ""), measure, "0" if number == "-0" else number, unit or ""


def one_name(subject: str) -> str:
    """The one name of a subject.

    >>> one_name("收入总计/本年收入合计/事业收入"), one_name("教育/普通教育/小学教育"), one_name("收入支出")
    ('本年收入/事业收入', '教育支出/普通教育/小学教育', '收入支出总计')
    """
    for name, other in sorted(_SAME.items(), key=lambda each: -len(each[0])):
        if subject == name or subject.startswith(f"{name}/"):
            return other + subject.removeprefix(name)
    first, slash, rest = subject.removeprefix("一般公共预算财政拨款支出/").partition("/")
    return (f"{first}支出" if f"{first}支出" in class_names() else first) + slash + rest
