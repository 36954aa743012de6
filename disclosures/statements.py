"""The sentences of 第二部分 and of staff: every printed number becomes a fact, is ignored by a named rule, or is unread.

A reader goes from number to number. The words since the number before it say what it is of and what is said of it;
what they do not say (the subject of 占, 增加, 增长) is the subject said last. After 主要原因是, 开支内容包括 and the like
follows free narrative, until a sentence opens as the template's sentences open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from data.records import Evidence
from disclosures.amounts import read_number
from disclosures.classification import item_at_end
from disclosures.measures import MONEY, by_unit, measure_of, said_by
from disclosures.mentions import Mention, mentions_of
from disclosures.squeezed import Squeezed
from disclosures.subjects import Subject


@dataclass(frozen=True, slots=True)
class Fact:
    """A printed number with its meaning; the fields are the columns of the table `facts`."""

    section: str
    subject: str
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


@dataclass(slots=True)
class Reading:
    """What a part of the text gave: facts, numbers ignored by rule name, and unread numbers with the reason."""

    facts: list[Fact] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)
    unread: list[tuple[Evidence, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Said:
    """What was said so far in the section."""

    subject: str | None = None
    code: str | None = None
    item: str | None = None
    narrative: bool = False
    budget_said: bool = False
    counted: str | None = None
    totals: dict[str, str] = field(default_factory=dict)
    last_total: str | None = None
    decimals: int | None = None


_NARRATIVE = re.compile(
    r"(?:主要|差异|偏差)?原因[是为]?:?|主要用于|(?<!专)用于|开支内容|内容包括|(?:主要)?包括:?(?=[^,;。]*、)|(?<!其他用车)主要是|主要是:|取得的?(?:主要)?成效|发现的?问题|存在的?问题|下一步|改进措施"
)
_BOUNDARY = re.compile(r"[。;!?]")
_BREAK = re.compile(r"[,;。:!?、]")
_FLAT = re.compile(r"(?:与|比|较|同)(?:上年|去年|20\d\d年)[^,;。\d]{0,10}?(?P<words>无(?:增减)?变[化动]|持平|没有变化|一致)|(?<=,)(?P<alone>无(?:增减)?变[化动]|持平)(?=,)")  # fmt: skip
_ENUMERATED = re.compile(r"^(?:一|二|三|四|五|六|七|八|九|十)是|^[①②③④⑤⑥⑦⑧⑨⑩]")
# 与年初预算相比，年初预算数…: a statement may go on with the subject said before.
_OPENING_MEASURES = frozenset({"initial_budget", "full_year_budget", "deviation_rate", "execution_rate"})
_VEHICLE_GAP = "固定资产车辆与公务用车保有量差异"
_OFFICES = re.compile(r"(?:内设)?(?:机构|处室|科室|职能科|股室|部室|处|科)(?:室)?")


def read_statements(text: Squeezed, start: int, end: int, *, section: str, line_starts: frozenset[int]) -> Reading:
    """The part start..end of the squeezed text as facts of the section. Linear in its length.

    line_starts: places in the squeezed text where a line of the source begins.
    """
    words = text.text[start:end]
    reading, said, at = Reading(), _Said(), 0
    starts = frozenset(place - start for place in line_starts if start <= place < end)
    for event in _events(words, starts):
        if isinstance(event, Mention) and event.ignored:
            reading.ignored[event.ignored] += 1
            if event.ignored.startswith("list number"):
                at = _begin_item(said, words, event)
            continue
        lead = words[at : event.start - (len(event.sign) + len(event.stray) if isinstance(event, Mention) else 0)]
        where = _Where(text, start, at, section)
        _hear(said, lead)
        _state(reading, said, lead, event, where)
        at = event.end
    return reading


@dataclass(frozen=True, slots=True)
class _Flat:
    """无变化, 持平: a change of nothing that is said without a number."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Where:
    """The text, the offset of the section in it, the end of the number before, and the section's number."""

    text: Squeezed
    base: int
    at: int
    section: str

    def evidence(self, start: int, end: int) -> Evidence:
        return self.text.evidence(self.base + start, self.base + end)


def _events(words: str, starts: frozenset[int]) -> Iterator[Mention | _Flat]:
    flats = [
        _Flat(match.start("words" if match["words"] else "alone"), match.end("words" if match["words"] else "alone"))
        for match in _FLAT.finditer(words)
    ]
    return iter(sorted([*mentions_of(words, starts), *flats], key=lambda event: event.start))


def _begin_item(said: _Said, words: str, event: Mention) -> int:
    """A list number opens a statement of its own. Returns where its words begin."""
    if not said.narrative or item_at_end(_BOUNDARY.split(words[event.end : event.end + 120], maxsplit=1)[0].split(":")[0]):
        said.narrative, said.item, said.budget_said = False, event.digits, False
    after = re.compile(r"[.、)]*").match(words, event.end)
    return after.end() if after else event.end


def _hear(said: _Said, lead: str) -> None:
    """Whether the number stands in narrative, and what the words before it name."""
    *_, last = [None, *_NARRATIVE.finditer(lead)]
    if last is not None:
        said.narrative = True
    rest = lead[last.end() :] if last is not None else lead
    opening = _BOUNDARY.split(rest)[-1]
    if said.narrative and opening is not rest and len(opening) < len(rest) and _opens_statement(opening):
        said.narrative = False
        rest = opening
    if not said.narrative:
        for stretch in _BREAK.split(rest):
            _name(said, stretch)


def _opens_statement(opening: str) -> bool:
    """Whether a sentence in narrative opens as the template's do: known words only, down to the number."""
    stretches = [stretch for stretch in _BREAK.split(opening) if stretch]
    if not stretches or _ENUMERATED.match(opening):
        return False
    if item_at_end(opening):
        return True
    said = [said_by(stretch) for stretch in stretches]
    named = any(part.subject or _OPENING_MEASURES & set(part.tails) for part in said)
    return named and all(not part.left or _is_unit_name(part.left) for part in said)


def _is_unit_name(words: str) -> bool:
    return bool(re.fullmatch(r"[^,;。]{2,30}(?:局|厅|委|办|中心|院|校|部门|单位|会|室)(?:\([^()]*\))?", words)) and "一是" not in words


def _name(said: _Said, stretch: str) -> None:
    """Takes up the subject that a stretch of words names, if it names one."""
    item = item_at_end(stretch)
    if item:
        said.subject, said.code, said.budget_said = item.subject, item.code, False
        return
    found = said_by(stretch).subject
    if found is None:
        return
    path = _path(said, found)
    if path != said.subject:
        said.budget_said = False
    said.subject, said.code, said.counted = path, None, found.name
    if found.total:
        said.totals[found.name] = path
        said.last_total = found.name


def _path(said: _Said, subject: Subject) -> str:
    """The path of a subject: below the total of its parents that was said last, or below its fixed parent."""
    for name in (said.last_total, *subject.parents):
        if name in subject.parents and name in said.totals:
            return f"{said.totals[name]}/{subject.name}"
    fixed = [parent for parent in subject.parents if "/" in parent or "“" in parent]
    return f"{fixed[0]}/{subject.name}" if fixed else subject.name


_BY_UNIT = {"国内公务接待": {"批次": "国内公务接待批次", "人次": "国内公务接待人次", "批": "国内公务接待批次", "人": "国内公务接待人次"}}
for _kind in ("外事接待", "国（境）外公务接待"):
    _BY_UNIT[_kind] = {"批次": f"{_kind}批次", "人次": f"{_kind}人次"}


def _state(reading: Reading, said: _Said, lead: str, event: Mention | _Flat, where: _Where) -> None:
    """Puts the number (or 无变化) into the reading."""
    if isinstance(event, _Flat):
        if not said.narrative and said.subject:
            reading.facts.extend(_flat_facts(said, event, where))
        return
    fact = _fact(said, lead, event, where)
    if fact is None:
        reading.unread.append((where.evidence(event.start, event.end), "数字前后的文字不在已知句式之内"))
        return
    reading.facts.append(fact)
    if not said.narrative:
        said.budget_said |= fact.measure in {"initial_budget", "full_year_budget"}
        said.decimals = fact.decimals


def _fact(said: _Said, lead: str, mention: Mention, where: _Where) -> Fact | None:
    stretch = _BREAK.split(lead)[-1]
    heard = said_by(stretch)
    following = where.text.text[where.base + mention.end : where.base + mention.end + 8]
    if heard.subject and heard.subject.name == _VEHICLE_GAP and mention.unit == "辆":
        subject, measure, sign = _VEHICLE_GAP, "count", 1
    elif said.narrative:
        subject, measure, sign = _narrated(said, stretch), "other", 1
    elif (office := _office(stretch, mention, following)) is not None:
        subject, measure, sign = office, "count", 1
    elif said.subject is None or (heard.left and heard.subject is None and not item_at_end(_sentence(lead))):
        subject, measure, sign = _unknown(heard.left or stretch), *_unknown_measure(heard.tails, mention)
        if subject is None:
            return None
    else:
        measure, sign = measure_of(heard.tails, mention.unit, after_budget=said.budget_said)
        subject = _BY_UNIT.get(said.counted or "", {}).get(mention.unit or "", said.subject)
        if measure == "other":
            return None
    number = read_number(mention.digits)
    value = -number.value if (sign < 0) != (mention.sign == "-") else number.value
    return Fact(
        section=where.section,
        subject=subject,
        code=None if said.narrative else said.code,
        measure=measure,
        value=value,
        decimals=number.decimals,
        unit=mention.unit,
        as_printed=f"{mention.stray}{mention.sign}{mention.digits}",
        qualifier=mention.qualifier,
        evidence=where.evidence(mention.start - len(mention.sign), mention.end),
        clause_evidence=where.evidence(mention.start - len(stretch), mention.end),
        item=said.item,
    )


def _sentence(lead: str) -> str:
    return _BOUNDARY.split(lead)[-1]


def _office(stretch: str, mention: Mention, following: str) -> str | None:
    """下设6个处室: the number of offices inside; other counts of bodies bear the words that follow."""
    if mention.unit == "个" and re.search(r"(?:下设|内设|设有?|共有|设立)(?:机构)?$", stretch):
        office = _OFFICES.match(following)
        if office:
            return "内设机构"
        return "下属单位" if re.match(r"(?:下属)?(?:事业|预算|所属)?单位", following) else None
    return None


def _narrated(said: _Said, stretch: str) -> str:
    words = re.sub(r"^(?:其中|一是|二是|三是|四是|五是)", "", stretch)[-30:]
    return words.replace("(", "（").replace(")", "）") or said.subject or "叙述"


def _unknown(words: str) -> str | None:
    """A short noun phrase that no rule knows is its own subject; a longer stretch is not understood."""
    words = re.sub(r"^(?:其中|和|及|与|、)+", "", words)
    return words.replace("(", "（").replace(")", "）") if 2 <= len(words) <= 30 else None


def _unknown_measure(tails: tuple[str, ...], mention: Mention) -> tuple[str, int]:
    measure, sign = measure_of(tails, mention.unit, after_budget=False)
    return (by_unit(mention.unit), 1) if measure == "final" else (measure, sign)


def _flat_facts(said: _Said, event: _Flat, where: _Where) -> list[Fact]:
    fact = Fact(
        section=where.section,
        subject=said.subject or "",
        code=said.code,
        measure="change",
        value=Decimal(0),
        decimals=None,
        unit="万元",
        as_printed=where.text.text[where.base + event.start : where.base + event.end],
        qualifier="exact",
        evidence=where.evidence(event.start, event.end),
        clause_evidence=where.evidence(event.start, event.end),
        item=said.item,
    )
    return [fact, replace(fact, measure="change_rate", unit="%")]


def money_unit(facts: list[Fact]) -> str | None:
    """The unit in which most of the money of the facts is printed."""
    units = Counter(fact.unit for fact in facts if fact.unit in MONEY and fact.measure != "other")
    return units.most_common(1)[0][0] if units else None
