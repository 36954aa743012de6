"""Forms in prose: a report on the department's own evaluation (部门整体支出绩效自评报告) that states its indicators in sentences.

项目支出预算执行率：该指标预期指标值等于100%，…实际完成值为100%，该指标完成率为100%，该指标权重分值为8分，自评得分8分。
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.records import Evidence
from disclosures.forms.indicator_values import indicator_value
from disclosures.forms.values import LONGEST_EVIDENCE, Form, Fund, Indicator, PrintedNumber, Words, in_ten_thousands, is_narrow
from disclosures.text.amounts import DIGITS, is_amount_like, read_number
from disclosures.text.page_numbers import page_number_spans
from disclosures.text.squeezed import Squeezed, squeeze, without_space

# Told from the text as it stands, lines broken anywhere: most documents have no such sentence and are not squeezed for it.
_ANY = re.compile(r"该\s*指\s*标\s*(?:预\s*期|年\s*度|年\s*初|全\s*年|目\s*标)")
_INDICATOR = re.compile(
    r"(?P<name>[^。;:,]{2,60}):该指标(?:预期|年度|年初|全年|目标){1,2}(?:指标|目标)?值(?:为)?:?(?P<target>[^,。;]{1,60})[,。;]"
)
_VALUE = r"(?P<value>[^,。;]{1,40})"
_ACTUALS = (
    re.compile(rf"本次评价[^,。;]{{0,80}}?为{_VALUE}[,。;]"),
    re.compile(rf"(?<!监控)(?:全年|年终|年末|最终)?实际完成(?:指标)?值为{_VALUE}[,。;]"),
)
_RATE = re.compile(r"该指标完成率为(?P<value>[\d.]+%)")
_WEIGHT = re.compile(rf"权重(?:分值|分)?为?(?P<value>{DIGITS})分")
_SCORE = re.compile(rf"得分(?:为)?(?P<value>{DIGITS})分")
_REASON = re.compile(r"偏差(?:原因)?(?:分析)?:(?P<value>.{2,400}?)(?=该指标权重|该项指标权重|权重分值|$)")
_REMARK = re.compile(r"[,。](?P<value>[^,。]*偏差[^,。]*)[。,](?=该指标权重|权重分值)")


def _money_of(field: str) -> str:
    return rf"(?P<{field}>{DIGITS})(?P<{field}_unit>万?元)"


_EXECUTION = re.compile(
    rf"全年预算(?:金额|总额|数)?为?{_money_of('full_year_budget')},(?:全年)?(?:实际)?执行(?:金额|总额|数)?为?{_money_of('executed')},"
    rf"(?:预算)?执行率为?(?P<execution_rate>{DIGITS})%(?:,(?:自评)?得分?为?(?P<score>{DIGITS})分)?"
)
_INITIAL = re.compile(rf"(?:单位|部门|局|厅|委)(?:20\d\d年)?年初预算数为?{_money_of('initial_budget')}")
_TOTAL = re.compile(rf"(?:综合|总体?|自评总)得分为?(?P<value>{DIGITS})分")
_TITLE = re.compile(r"(?:20\d\d年度?)?(?:部门|单位)[^。;,:]{0,8}整体支出绩效(?:自评|评价)报告")
_HEADING = re.compile(r"(?<=[一二三四五六七八九十]、)[^。;,:]{2,20}?绩效(?:分析|目标完成情况|评价情况)")
_YEAR = re.compile(r"(20\d\d)年度?")
# A chunk of one indicator is no longer than this, however the text goes on.
_LONGEST_CHUNK = 900
_SOURCE = "整体支出"


def prose_forms(text: str) -> list[Form]:
    """The form that the sentences of a report make up: none, or one of kind `overall`."""
    if not _ANY.search(text):
        return []
    flat = _without_page_numbers(text)
    heads = list(_INDICATOR.finditer(flat.text))
    if not heads:
        return []
    ends = [*(head.start() for head in heads[1:]), len(flat.text)]
    chunks = [(head, min(end, head.start() + _LONGEST_CHUNK)) for head, end in zip(heads, ends, strict=True)]
    return [_form(flat, heads, indicators=[_indicator(flat, head, end=end) for head, end in chunks])]


def _without_page_numbers(text: str) -> Squeezed:
    """The text squeezed, without the lines that hold a page number; its places are those of `text`."""
    pieces, at = [], 0
    for start, end in page_number_spans(text):
        pieces += [text[at:start], " " * (end - start)]
        at = end
    flat = squeeze("".join([*pieces, text[at:]]))
    return Squeezed(flat.text, flat.places, text)


def _form(flat: Squeezed, heads: Sequence[re.Match[str]], *, indicators: list[Indicator]) -> Form:
    """The form around its indicators: title and money stand before them, the total score behind."""
    first = heads[0].start()
    execution = _last(_EXECUTION, flat.text, end=first)
    title = _TITLE.search(flat.text, 0, first) or _last(_HEADING, flat.text, end=execution.start() if execution else first)
    total = _TOTAL.search(flat.text, heads[-1].end())
    year = _last(_YEAR, flat.text, end=first)
    name = _words(flat, title.span() if title else heads[0].span("name"))
    return Form(
        kind="overall",
        name=name,
        fiscal_year=int(year[1]) if year else None,
        funds=(_fund(flat, execution, initial=_INITIAL.search(flat.text, 0, first)),) if execution else (),
        total_score=_number(flat, total, group="value") if total else None,
        indicators=tuple(indicators),
        start=min(name.evidence.start, indicators[0].evidence.start),
        end=flat.places[total.end() - 1] + 1 if total else indicators[-1].evidence.end,
    )


def _last(pattern: re.Pattern[str], text: str, *, end: int) -> re.Match[str] | None:
    """The last place before `end` where the pattern is found."""
    return next(reversed(list(pattern.finditer(text, 0, end))), None)


def _indicator(flat: Squeezed, head: re.Match[str], *, end: int) -> Indicator:
    """The indicator whose sentences begin with `head` and end at `end` at the latest."""
    at = head.end()
    weight, score, rate = (pattern.search(flat.text, at, end) for pattern in (_WEIGHT, _SCORE, _RATE))
    actual = next((found for pattern in _ACTUALS if (found := pattern.search(flat.text, at, end))), None)
    reason = _REASON.search(flat.text, at, weight.end() if weight else end) or _REMARK.search(flat.text, at, end)
    target = _words(flat, head.span("target"))
    actual_words = _words(flat, actual.span("value")) if actual else None
    return Indicator(
        level3=without_space(flat.evidence(*head.span("name")).quote),
        target=target,
        actual=actual_words,
        weight=_number(flat, weight, group="value") if weight else None,
        score=_number(flat, score, group="value") if score else None,
        deviation_reason=_words(flat, reason.span("value")) if reason else None,
        has_reason_column=True,
        completion_rate=_words(flat, rate.span("value")) if rate else None,
        target_value=indicator_value(target.text),
        actual_value=indicator_value(actual_words.text if actual_words else ""),
        evidence=_evidence(flat, head, last=max(found.end() for found in (head, actual, rate, weight, score) if found)),
    )


def _evidence(flat: Squeezed, head: re.Match[str], *, last: int) -> Evidence:
    """From the name to the score while that is narrow, else from the name to the target."""
    start = head.start("name")
    whole = flat.evidence(start, last)
    return whole if is_narrow(whole.quote) else flat.evidence(start, min(head.end("target"), start + LONGEST_EVIDENCE))


def _fund(flat: Squeezed, found: re.Match[str], *, initial: re.Match[str] | None) -> Fund:
    return Fund(
        source=_SOURCE,
        is_total=True,
        initial_budget=_money(flat, initial, group="initial_budget") if initial else None,
        full_year_budget=_money(flat, found, group="full_year_budget"),
        executed=_money(flat, found, group="executed"),
        weight=None,
        execution_rate=_number(flat, found, group="execution_rate"),
        score=_number(flat, found, group="score") if found["score"] else None,
        evidence=flat.evidence(*found.span()),
    )


def _money(flat: Squeezed, found: re.Match[str], *, group: str) -> PrintedNumber | None:
    """An amount in 万元."""
    number = _number(flat, found, group=group)
    return number if number is None or found[f"{group}_unit"] == "万元" else in_ten_thousands(number)


def _number(flat: Squeezed, found: re.Match[str], *, group: str) -> PrintedNumber | None:
    if not is_amount_like(found[group]):
        return None
    number = read_number(found[group])
    return PrintedNumber(number.value, number.decimals, flat.evidence(*found.span(group)))


def _words(flat: Squeezed, span: tuple[int, int]) -> Words:
    """The words as printed; their evidence is narrow, so of long words it is the beginning."""
    start, end = span
    return Words(without_space(flat.evidence(start, end).quote), flat.evidence(start, min(end, start + LONGEST_EVIDENCE)))
