"""Numbers whose subject no wording before them names: what is counted behind them, projects by their own names, indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from data.vocabulary import SUBJECT_BELOW
from disclosures.narrative.leads import Said
from disclosures.narrative.lexicon import MARK, Token
from disclosures.narrative.meanings import Meaning
from disclosures.narrative.mentions import Mention
from disclosures.narrative.naming import wording_of
from disclosures.narrative.scope import Named, Scope
from disclosures.narrative.tokenizing import Words

_PART_BEHIND = re.compile(r"(?:涉密|保密)")
# A project or a purse that a self-evaluation report names before its money.
_PROJECT = re.compile(r"(?:分别为|其中|:)*(?P<name>[^,;。\d]{2,40}(?:项目|资金|经费|补助))$")
# Numbers of a sentence that is only known to be of an indicator.
_OF_INDICATOR = frozenset({"weight", "score", "completion_rate"})
_THIS_EVALUATION = "本次评价"
_COUNTS = ("批次", "人次")
_RECEPTIONS = frozenset({"批次", "人次"})
_LONGEST_COUNTED = 24


def counted_behind(words: Words, number: Mention, start: int) -> tuple[Meaning, int] | None:
    """下设6个处室, 共有2个项目: what is counted stands behind the number. With the place where its name ends.

    start: where the number begins, its sign included.
    """
    if number.unit != "个":
        return None
    before, behind = (
        words.shape[max(0, start - _LONGEST_COUNTED) : start],
        words.shape[number.end : number.end + _LONGEST_COUNTED],
    )
    for fronts, backs, entry in words.known.counted:
        back = max((back for back in backs if behind.startswith(back)), key=len, default="")
        if back and before.endswith(tuple(fronts)):
            wording = entry.wording.words if entry.wording else entry.of
            return Meaning((Named(entry.of, entry.term, None, start, number.end, wording),), "count"), number.end + len(back)
    return None


def part_behind(words: Words, said: Said, number: Mention, scope: Scope) -> Meaning | None:
    """(其中1项涉密): a part that is named behind its number."""
    behind = _PART_BEHIND.match(words.text, number.end)
    if not (said.parts and behind and scope.subjects):
        return None
    whole = scope.subjects[0]
    return Meaning((replace(whole, path=f"{whole.path}/{behind[0]}"),), "count")


def project_in(words: Words, start: int, end: int) -> Named | None:
    """A project or a purse that is named by its own words in start..end, up to a colon."""
    cuts = [start, *(at + 1 for at in range(start, end) if words.text[at] == ":"), end + 1]
    spans = [(first, last - 1) for first, last in pairwise(cuts)]
    found = next((match for span in spans if (match := _PROJECT.fullmatch(words.text, *span))), None)
    return Named(found["name"], None, None, *found.span("name"), "项目名称") if found else None


def of_indicator(words: Words, lead: Sequence[Token], end: int, default: str | None) -> Meaning:
    """A number of a sentence about one indicator: its weight, score or rate of completion; its other numbers are other."""
    said = [token for token in lead if token.role not in ("neutral", MARK)]
    of_this = bool(lead) and words.text[lead[0].start : end].startswith(_THIS_EVALUATION)
    measure = said[-1].role if said and said[-1].role in _OF_INDICATOR and not of_this else "other"
    return Meaning((Named(default or "指标"),), measure)


def in_narrative(
    words: Words, lead: Sequence[Token], number: Mention, scope: Scope, *, is_reason: bool
) -> tuple[Meaning, Named | None]:
    """A number of free narrative, or of a reception that is counted there: 列明公务接待2批次、26人次. With what is received."""
    last = lead[-1] if lead else None
    if is_reason and last is not None and last.role == SUBJECT_BELOW:
        return Meaning((), "other"), None
    if last is not None and last.term and (last.term.free or last.term.name.endswith(_COUNTS)):
        # …，导致固定资产车辆与公务用车保有量差异为8辆: what a reason ends with.
        return Meaning((Named(last.term.path, last.term, None, last.start, last.end, wording_of(last)),), "count"), None
    received = _received(words, last, number, scope)
    path = (received.term.units or {}).get(number.unit or "") if received and received.term else None
    return (
        (Meaning((replace(received, path=path, term=None),), "count"), received)
        if received and path
        else (Meaning((), "other"), None)
    )


def _received(words: Words, last: Token | None, number: Mention, scope: Scope) -> Named | None:
    """What is received: as the lead ends, or as was said before where the lead says nothing or 接待人次."""
    if number.unit in _RECEPTIONS and last is not None and last.term and last.term.units:
        return Named(last.term.path, last.term, None, last.start, last.end, wording_of(last))
    counted = last is not None and last.role == "noun" and words.text[last.start : last.end].startswith("接待人")
    says_nothing = last is None and number.unit in _RECEPTIONS
    return scope.subjects[0] if scope.subjects and (counted or says_nothing) else None
