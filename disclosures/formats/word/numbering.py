"""Numbering: what Word prints before a paragraph of a list (一、, （一）, 1.). It is stored nowhere: it is counted here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from disclosures.formats.office_xml import Element, attribute, child, is_on, name_of, value, whole
from disclosures.formats.word.counting import printed

LEVELS = 9
_NO_LIST = "0"
_LONGEST_CHAIN = 20  # of styles, each based on the next


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: where it starts, how it counts, what it prints (第%1部分), what follows, when it starts again."""

    start: int
    number_format: str
    text: str
    gap: str
    restarts: int | None
    in_digits: bool
    style: str | None


@dataclass(frozen=True, slots=True)
class List:
    """A list (w:num): the definition whose counters it shares, its levels, and the levels that start anew in it."""

    definition: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, the numbering of its styles, and how far each list has counted.

    label() is asked once for each paragraph, in the order of print.
    """

    lists: Mapping[str, List]
    styles: Mapping[str, Element]
    default_style: str | None = None
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, properties: Element | None) -> str:
        """What is printed before the paragraph with these properties (w:pPr), "" where it is in no list."""
        found = self._place(properties)
        if found is None:
            return ""
        number, at = found
        one = self.lists.get(number)
        level = one.levels.get(at) if one is not None else None
        if one is None or level is None:
            return ""
        counters = self._count(number, one, at)
        return _words(level, one, counters)

    def _place(self, properties: Element | None) -> tuple[str, int] | None:
        """The list and the level of a paragraph: its own, else those of its style."""
        own = child(properties, "numPr")
        number, level = value(own, "numId"), value(own, "ilvl")
        style = value(properties, "pStyle") or self.default_style
        named = style
        for _ in range(_LONGEST_CHAIN):
            element = self.styles.get(style or "")
            if element is None or (number is not None and level is not None):
                break
            of_style = child(element, "pPr", "numPr")
            number = number if number is not None else value(of_style, "numId")
            level = level if level is not None else value(of_style, "ilvl")
            style = value(element, "basedOn")
        if number is None or number == _NO_LIST:
            return None
        return number, self._level_of_style(number, named) if level is None else whole(level, most=LEVELS - 1)

    def _level_of_style(self, number: str, style: str | None) -> int:
        """The level that the list names for the style of the paragraph, the first where it names none."""
        one = self.lists.get(number)
        levels = one.levels.items() if one is not None else ()
        return next((at for at, level in levels if style is not None and level.style == style), 0)

    def _count(self, number: str, one: List, at: int) -> dict[int, int]:
        counters = self._counters.setdefault(one.definition, {})
        if number not in self._begun:
            self._begun.add(number)
            for level in one.starts:
                counters.pop(level, None)
        start = one.starts.get(at, one.levels[at].start)
        counters[at] = counters[at] + 1 if at in counters else start
        for above in range(at):
            if above in one.levels:
                counters.setdefault(above, one.starts.get(above, one.levels[above].start))
        for below in [level for level in counters if level > at]:
            restarts = one.levels[below].restarts if below in one.levels else None
            # restarts: None behind any level above, 0 never, n behind a level above the n-th alone.
            if restarts is None or at < restarts:
                del counters[below]
        return counters


def _words(level: Level, one: List, counters: Mapping[int, int]) -> str:
    if level.number_format == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at not in counters:
            return ""
        of_level = one.levels.get(at, level)
        return str(counters[at]) if level.in_digits else printed(counters[at], of_level.number_format)

    words = re.sub(r"%([1-9])", number, level.text)
    return words + level.gap if words else ""


def numbering_of(lists: Element | None, styles: Element | None) -> Numbering:
    """The numbering of a document, from the roots of numbering.xml and styles.xml (None where it has none)."""
    all_styles = list(styles) if styles is not None else []
    by_id = {attribute(each, "styleId") or "": each for each in all_styles if name_of(each) == "style"}
    default = next((key for key, each in by_id.items() if _is_default(each)), None)
    definitions = {
        attribute(each, "abstractNumId") or "": each
        for each in (lists if lists is not None else ())
        if name_of(each) == "abstractNum"
    }
    linked = {name: key for key, each in definitions.items() if (name := value(each, "styleLink"))}
    found = {
        attribute(each, "numId") or "": _list(each, definitions, linked)
        for each in (lists if lists is not None else ())
        if name_of(each) == "num"
    }
    return Numbering(found, by_id, default)


def _is_default(style: Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")


def _list(number: Element, definitions: Mapping[str, Element], linked: Mapping[str, str]) -> List:
    key = value(number, "abstractNumId") or ""
    definition = definitions.get(key)
    # A definition may only name the style that has the levels.
    link = value(definition, "numStyleLink")
    if link is not None and link in linked:
        key = linked[link]
        definition = definitions[key]
    levels = {at: level for each in (definition if definition is not None else ()) for at, level in _level(each)}
    starts = {}
    for override in (each for each in number if name_of(each) == "lvlOverride"):
        at = whole(attribute(override, "ilvl"), most=LEVELS - 1)
        levels |= dict(found for each in override for found in _level(each))
        start = value(override, "startOverride")
        if start is not None:
            starts[at] = whole(start, 1)
    return List(key, levels, starts)


def _level(element: Element) -> list[tuple[int, Level]]:
    if name_of(element) != "lvl":
        return []
    suffix, restarts = value(element, "suff"), value(element, "lvlRestart")
    level = Level(
        start=whole(value(element, "start"), 0),
        number_format=_format(element),
        text=value(element, "lvlText") or "",
        gap="" if suffix == "nothing" else " ",
        restarts=None if restarts is None else whole(restarts, most=LEVELS),
        in_digits=is_on(element, "isLgl"),
        style=value(element, "pStyle"),
    )
    return [(whole(attribute(element, "ilvl"), most=LEVELS - 1), level)]


def _format(level: Element) -> str:
    """The way of counting; newer ones stand in an alternative beside one that is known."""
    given = value(level, "numFmt") or value(level, "AlternateContent", "Fallback", "numFmt")
    return given or "decimal"
