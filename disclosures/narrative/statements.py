"""The sentences of 第二部分, of staff and of reports: each number becomes a fact, is ignored by a named rule, or is unread.

A reader goes from number to number. The words since the number before it say what it is of and what is said of it;
what they do not say (the subject of 占, 增加, 增长) is the subject said last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from data.records import Evidence
from disclosures.narrative.classification import item_at_end
from disclosures.narrative.hearing import BOUNDARY, BREAK, Heard, hear
from disclosures.narrative.measures import MONEY, by_unit, measure_of, said_by
from disclosures.narrative.mentions import Mention, mentions_of
from disclosures.narrative.naming import BY_UNIT, full_width, is_money_cut_short, named, narrated, reception
from disclosures.text.amounts import is_amount_like, read_number
from disclosures.text.squeezed import Squeezed


@dataclass(frozen=True, slots=True)
class Fact:
    """A printed number with its meaning; the fields are the columns of the table `facts`. table, column: of a public table.
    subject: None in a row of a table that has no label."""

    section: str
    subject: str | None
    code: str | None
    measure: str
    value: Decimal
    decimals: int | None
    unit: str | None
    as_printed: str
    qualifier: str
    evidence: Evidence
    clause_evidence: Evidence
    item: str | None
    table: str | None = None
    column: str | None = None


@dataclass(slots=True)
class Reading:
    """What a part of the text gave: facts, numbers ignored by rule name, and unread numbers with the reason."""

    facts: list[Fact] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)
    unread: list[tuple[Evidence, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the squeezed text to be read as one section.

    start, end: places in the squeezed text. section: its number. line_starts: places in the squeezed text where a line of
    the source begins, growing. default: see Heard. narrative: whether it is free narrative from its first word.
    indicator: whether it describes one indicator in sentences, whose target and actual value are no amounts of the unit.
    """

    text: Squeezed
    start: int
    end: int
    section: str
    line_starts: Sequence[int]
    default: str | None = None
    narrative: bool = False
    indicator: bool = False
    unit_name: str | None = None

    def evidence(self, start: int, end: int) -> Evidence:
        """The place in the source of the characters start..end of the passage."""
        return self.text.evidence(self.start + start, self.start + end)


@dataclass(frozen=True, slots=True)
class _Flat:
    """无变化, 持平: a change of nothing that is said without a number."""

    start: int
    end: int


_FLAT = re.compile(
    r"(?:与|比|较|同)(?:上一?年|去年|20\d\d年)[^,;。\d]{0,10}?(?P<words>无(?:增减)?变[化动]|持平|没有变化|一致)|"
    r"(?:(?<=,)|(?<=支出决算)|(?<=支出))(?P<alone>无(?:增减)?变[化动]|持平)(?=[,;。])"
)
_HEADING_LINE = re.compile(r"[.、)]*[\u4e00-\u9fff、]{2,25}(?:情况|范围|职能|构成|管理|使用|内容|说明|分析|性)")
_VEHICLE_GAP = "固定资产车辆与公务用车保有量差异"
_OFFICES = re.compile(r"(?:内设)?(?:机构|处室|科室|职能科|股室|部室|处|科)(?:室)?")
_OF_INDICATOR = frozenset({"completion_rate", "weight", "score"})


def read_passage(passage: Passage) -> Reading:
    """The passage as facts. Linear in its length."""
    words = passage.text.text[passage.start : passage.end]
    heard = Heard(passage.default, passage.narrative, passage.default, passage.unit_name)
    if passage.default:
        heard.totals[passage.default], heard.last_total = passage.default, passage.default
    first, last = (bisect_left(passage.line_starts, place) for place in (passage.start, passage.end))
    starts = frozenset(place - passage.start for place in passage.line_starts[first:last])
    reading, at = Reading(), 0
    for event in _events(words, starts):
        if isinstance(event, Mention) and event.ignored:
            reading.ignored[event.ignored] += 1
            if event.ignored.startswith("list number"):
                at = _begin_item(heard, words, event, starts)
            continue
        lead = words[at : _words_end(event)]
        hear(heard, lead)
        _put(reading, heard, lead, event, passage)
        at = event.end
    return reading


def _events(words: str, starts: frozenset[int]) -> Iterator[Mention | _Flat]:
    flats = [_Flat(*match.span("words" if match["words"] else "alone")) for match in _FLAT.finditer(words)]
    return iter(sorted([*mentions_of(words, starts), *flats], key=lambda event: event.start))


def _words_end(event: Mention | _Flat) -> int:
    return event.start - (len(event.sign) + len(event.stray) if isinstance(event, Mention) else 0)


def _begin_item(heard: Heard, words: str, event: Mention, starts: frozenset[int]) -> int:
    """A list number opens a statement of its own. Returns where its words begin (behind the line if that is a heading)."""
    sentence = BOUNDARY.split(words[event.end : event.end + 160], maxsplit=1)[0]
    if not heard.narrative or item_at_end(sentence.split("数为")[0].rstrip(":支出决算")):
        heard.begin()
        heard.item = event.digits
    line_end = next((place for place in range(event.end + 1, min(len(words), event.end + 40)) if place in starts), None)
    if line_end and _HEADING_LINE.fullmatch(words, event.end, line_end):
        heard.begin()
        return line_end
    after = re.compile(r"[.、)]*").match(words, event.end)
    return after.end() if after else event.end


def _put(reading: Reading, heard: Heard, lead: str, event: Mention | _Flat, passage: Passage) -> None:
    """Puts the number (or 无变化) into the reading."""
    if isinstance(event, _Flat):
        if not heard.narrative and heard.subject:
            reading.facts.extend(_flat_facts(heard, event, passage))
        return
    if not is_amount_like(event.digits):
        reading.unread.append((passage.evidence(event.start, event.end), "数字位数过多，不是决算中的数"))
        return
    stretch = BREAK.split(lead)[-1]
    meaning = _meaning(heard, lead, event, passage=passage, stretch=stretch)
    if meaning is None:
        reading.unread.append((passage.evidence(event.start, event.end), "数字前后的文字不在已知句式之内"))
        return
    clause = _words_end(event) - len(stretch)
    fact = _fact(heard, event, passage, meaning=meaning, clause=clause)
    reading.facts.append(fact)
    heard.said = fact.subject if fact.measure != "other" else heard.said
    if fact.measure in {"initial_budget", "full_year_budget"}:
        heard.budget = fact.subject
    if fact.unit in MONEY and fact.measure != "other":
        heard.money = fact.unit


@dataclass(frozen=True, slots=True)
class _Meaning:
    subject: str
    measure: str
    sign: int = 1


def _meaning(heard: Heard, lead: str, mention: Mention, *, passage: Passage, stretch: str) -> _Meaning | None:
    """What a number is of and what is said of it; None where the words before it are not understood.

    lead: the words since the number before it; stretch: those behind the last punctuation in them.
    """
    said = said_by(stretch)
    if said.subject and said.subject.name == _VEHICLE_GAP and mention.unit == "辆":
        return _Meaning(_VEHICLE_GAP, "count")
    if heard.narrative and not passage.indicator:
        if guests := reception(stretch, mention.unit, heard.said):
            return _Meaning(guests, "count")
        return _Meaning(narrated(stretch) or "叙述", "other")
    if passage.indicator:
        measure, _ = measure_of(said.tails, mention.unit, after_budget=False)
        of_indicator = measure in _OF_INDICATOR and not stretch.startswith("本次评价")
        return _Meaning(passage.default or "指标", measure if of_indicator else "other")
    part = _counted_bodies(stretch, mention, passage) or _part(heard, stretch, mention, passage)
    return part or _stated(heard, lead, mention, stretch=stretch)


def _counted_bodies(stretch: str, mention: Mention, passage: Passage) -> _Meaning | None:
    """下设6个处室: the number of offices inside; 下设1个事业单位; 共有2个项目."""
    if mention.unit != "个" or not re.search(r"(?:下设|内设|设有?|共有|共计|设立|开展)(?:机构)?$", stretch):
        return None
    following = passage.text.text[passage.start + mention.end : passage.start + mention.end + 8]
    if _OFFICES.match(following):
        return _Meaning("内设机构", "count")
    if re.match(r"(?:下属)?(?:事业|预算|所属)?单位", following):
        return _Meaning("下属单位", "count")
    return _Meaning("项目", "count") if following.startswith("项目") and re.search(r"共[有计]$", stretch) else None


def _part(heard: Heard, stretch: str, mention: Mention, passage: Passage) -> _Meaning | None:
    """(其中1项涉密): a part that is named behind its number."""
    if stretch not in ("其中", "(其中") or heard.subject is None:
        return None
    following = passage.text.text[passage.start + mention.end : passage.start + mention.end + 12]
    name = re.match(r"[\u4e00-\u9fff]{1,10}", following)
    return _Meaning(f"{heard.subject}/{name[0]}" if name else heard.subject, by_unit(mention.unit))


def _stated(heard: Heard, lead: str, mention: Mention, *, stretch: str) -> _Meaning | None:
    """A number of a statement: of the subject in force, or of a short noun phrase that no rule knows."""
    said, sentence = said_by(stretch), BOUNDARY.split(lead)[-1]
    is_named = said.subject is not None or heard.subject == said.left or item_at_end(sentence) is not None
    foreign = bool(said.left) and not is_named
    if heard.subject is None or (foreign and not stretch.endswith(said.left + "其中")):
        meaning = _unknown(said.left or stretch, said.tails, mention)
        return replace(meaning, subject=named(meaning.subject, sentence, heard.said)) if meaning else None
    measure, sign = measure_of(said.tails, mention.unit, after_budget=heard.budget == heard.subject)
    of_budget = heard.parts and heard.budget is not None and heard.subject.startswith(f"{heard.budget}/")
    if measure == "amount" and of_budget and "final" not in said.tails:
        measure = "full_year_budget"
    if measure == "count" and is_money_cut_short(mention.unit, stretch):
        measure = "amount"
    subject = BY_UNIT.get(heard.name or "", {}).get(mention.unit or "", heard.subject)
    if heard.body:
        subject = f"{heard.body}/{subject.rsplit('/', 1)[-1]}"
    return None if measure == "other" else _Meaning(subject, measure, sign)


def _unknown(words: str, tails: tuple[str, ...], mention: Mention) -> _Meaning | None:
    """A short noun phrase that no rule knows is its own subject; a longer stretch is not understood."""
    words = re.sub(r"^(?:\(|其中|和|及|与|、)+", "", words)
    if not 2 <= len(words) <= 30:
        return None
    measure, sign = measure_of(tails, mention.unit, after_budget=False)
    return _Meaning(words, by_unit(mention.unit) if measure == "final" else measure, sign)


def _fact(heard: Heard, mention: Mention, passage: Passage, *, meaning: _Meaning, clause: int) -> Fact:
    """The number as a fact. clause: where the words begin that give its meaning."""
    number = read_number(mention.digits)
    negative = (meaning.sign < 0) != (mention.sign == "-")
    return Fact(
        section=passage.section,
        subject=meaning.subject,
        code=None if heard.narrative else heard.code,
        measure=meaning.measure,
        value=-number.value if negative else number.value,
        decimals=number.decimals,
        unit=full_width(mention.unit) if mention.unit else None,
        as_printed=f"{mention.stray}{mention.sign}{mention.digits}",
        qualifier=mention.qualifier,
        evidence=passage.evidence(mention.start - len(mention.sign), mention.end),
        clause_evidence=passage.evidence(clause, mention.end),
        item=heard.item,
    )


def _flat_facts(heard: Heard, event: _Flat, passage: Passage) -> list[Fact]:
    place = passage.evidence(event.start, event.end)
    words = passage.text.text[passage.start + event.start : passage.start + event.end]
    fact = Fact(
        section=passage.section,
        subject=heard.subject or "",
        code=heard.code,
        measure="change",
        value=Decimal(0),
        decimals=None,
        unit=heard.money,
        as_printed=words,
        qualifier="exact",
        evidence=place,
        clause_evidence=place,
        item=heard.item,
    )
    return [fact, replace(fact, measure="change_rate", unit="%")]


def money_unit(facts: list[Fact]) -> str | None:
    """The unit in which most of the money of the facts is printed."""
    units = Counter(fact.unit for fact in facts if fact.unit in MONEY and fact.measure != "other")
    return units.most_common(1)[0][0] if units else None
