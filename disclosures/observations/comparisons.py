"""The sentences that compare final accounts with their budget: 年初预算为…，支出决算为…，决算数小于预算数."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.observations.source_text import SourceText
from disclosures.observations.values import Observation

_NUMBER = r"[\d,]+(?:\.\d+)?"
_COMPARISON = re.compile(
    rf"预算(?:数)?为(?P<budget>{_NUMBER})(?P<unit>万元|元|亿元)[，,。；;](?:支出)?决算(?:数)?为(?P<final>{_NUMBER})(?P=unit)[，,。；;]"
    rf"(?:完成(?:年初|全年)?预算(?:数)?的?{_NUMBER}%[，,。；;])?"
    r"(?P<said>决算数(?:大于|高于|小于|低于|等于|[同与和](?:年初|全年)?预算数(?:基本)?(?:持平|一致|相同))(?:(?:年初|全年)?预算数)?)"
)
# 完成预算97.4%，决算数大于预算数: where the budget is not printed, the rate tells on which side of it the accounts are.
_BY_RATE = re.compile(
    rf"完成(?:年初|全年|调整)?预算(?:数)?的?(?P<rate>{_NUMBER})[%％][，,。；;]"
    r"(?P<said>决算数(?:大于|高于|小于|低于|等于|[同与和](?:年初|全年)?预算数(?:基本)?(?:持平|一致|相同))(?:(?:年初|全年)?预算数)?)"
)
_WHOLE_BUDGET = "100.000000"
_ITEM = re.compile(r"([\u4e00-\u9fff（）()、“”]{2,40})[（(]项[)）][^（）]{0,120}$")
_SUBITEM = re.compile(r"[（(]款[)）]")


def comparisons(text: SourceText) -> Iterator[Observation]:
    """Of each sentence the words that say which is greater (决算数小于预算数), both numbers, and the 项 that it is of.

    Where the budget is not printed: the completion rate against 100, in %.
    """
    printed = [*_COMPARISON.finditer(text.flat)]
    for match in printed:
        yield _comparison(text, match, match["budget"], match["final"], match["unit"])
    for match in _BY_RATE.finditer(text.flat):
        if not any(other.start() <= match.start() < other.end() for other in printed):
            yield _comparison(text, match, _WHOLE_BUDGET, match["rate"], "%")


def _comparison(text: SourceText, match: re.Match[str], budget: str, final: str, unit: str) -> Observation:
    item = _ITEM.search(text.flat, max(0, match.start() - 200), match.start())
    return Observation(
        kind="comparison",
        words=match["said"],
        name=_SUBITEM.split(item[1])[-1] if item else None,
        budget=budget,
        final=final,
        unit=unit,
        evidence=text.flat_evidence(*match.span()),
    )
