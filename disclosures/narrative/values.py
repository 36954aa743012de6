"""Numbers that stand in a row: 各是512.30，512.30万元; 分别为1辆和130辆."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from disclosures.narrative.facts import MONEY
from disclosures.narrative.leads import Said
from disclosures.narrative.lexicon import MARK, NUMBER, Token
from disclosures.narrative.meanings import Doubt, Meaning
from disclosures.narrative.naming import Naming
from disclosures.narrative.scope import Scope

_SIGNS = frozenset(",、")
# More numbers in a row are a table without lines.
_MOST = 6


def values_behind(tokens: Sequence[Token], at: int) -> list[Token]:
    """The numbers that follow the number at a place without words between them, of one unit."""
    values: list[Token] = []
    place = at + 1
    while place + 1 < len(tokens) and len(values) < _MOST:
        sign, value = tokens[place], tokens[place + 1]
        joins = (sign.role == MARK and sign.of in _SIGNS) or sign.role == "conjunction"
        if not joins or value.role != NUMBER:
            break
        values.append(value)
        place += 2
    units = {value.number.unit for value in (tokens[at], *values) if value.number} - {None}
    return values if len(units) <= 1 else []


def each_meaning(meaning: Meaning, count: int, naming: Naming) -> list[Meaning | Doubt]:
    """What each of `count` numbers in a row means, of which one meaning was said: A、B分别为x、y; 收、支总计各是x、y."""
    subjects = meaning.subjects
    if count > 1:
        if len(subjects) == 1 and subjects[0].term and len(subjects[0].term.both) == count:
            subjects = naming.each_of(subjects[0])
        if len(subjects) != count:
            return [Doubt("名称与数的个数不等，不知哪一个是哪一个的")] * count
        return [replace(meaning, subjects=(subject,)) for subject in subjects]
    if len(subjects) > 1 and not (meaning.said and (meaning.said.each or meaning.said.direction)):
        return [Doubt("前有几个名称，不知是哪一个的数")]
    return [meaning]


def is_several(said: Said, scope: Scope) -> bool:
    """Whether a lead, or else the sentence, speaks of several subjects."""
    named = [token.term for token in said.names if token.term]
    terms = named or [subject.term for subject in scope.subjects if subject.term]
    return len(said.names) > 1 or any(term.both for term in terms)


def unit_at(tokens: Sequence[Token], at: int, said: Said) -> str | None:
    """The unit of a number; of one in a row, or before a change, that of the next where it has none of its own."""
    number = tokens[at].number
    if number is not None and number.unit is not None:
        return number.unit
    values = values_behind(tokens, at)
    unit = values[-1].number.unit if values and values[-1].number else None
    if unit is None and said.base and not said.direction:
        following = next((token.number for token in tokens[at + 1 : at + 8] if token.number), None)
        unit = following.unit if following is not None and following.unit in MONEY else None
    return unit
