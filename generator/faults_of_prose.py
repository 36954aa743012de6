"""Faults in the sentences of 第一 and 第二部分."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from generator.document import Disclosure, Fact, Paragraph
from generator.edits import piece_of, with_fact, with_piece, with_value, with_words
from generator.fault_kinds import Outcome, Place

Inject = Callable[[Disclosure, Random], Outcome | None]
_HUNDRED = Decimal(100)
_FAR = Decimal(90_000)  # 万元: more than any invented unit has
_VEHICLES = "“三公”经费/公务用车购置及运行维护费"


def _pick(disclosure: Disclosure, random: Random, *, wanted: Callable[[Fact], bool]) -> Fact | None:
    facts = [fact for fact in disclosure.facts if wanted(fact)]
    return random.choice(facts) if facts else None


def _printed(disclosure: Disclosure, fact: Fact, *, value: Decimal, unit: str = "") -> Outcome:
    broken, words = with_value(disclosure, fact, value=value)
    return broken, Place(fact.section, fact.subject, words + (unit or fact.unit))


def _share(disclosure: Disclosure, random: Random) -> Outcome | None:
    """A share of 二, 三 or 五(二) that is 0.43 points off."""
    fact = _pick(
        disclosure, random, wanted=lambda f: f.measure == "share" and f.section in ("二", "三", "五(二)") and 2 < f.value < 98
    )
    return _printed(disclosure, fact, value=fact.value + Decimal("0.43")) if fact else None


def _rate(disclosure: Disclosure, random: Random) -> Outcome | None:
    """A growth rate of an item that is a point off."""
    fact = _pick(
        disclosure,
        random,
        wanted=lambda f: f.measure == "change_rate" and f.section == "五(三)" and abs(f.value) not in (0, _HUNDRED),
    )
    return _printed(disclosure, fact, value=fact.value + (1 if fact.value > 0 else -1)) if fact else None


def _difference_as_rate(disclosure: Disclosure, random: Random) -> Outcome | None:
    """差异率 of a 三公 item that is the difference in 万元."""
    facts = [fact for fact in disclosure.facts if fact.section in "七九"]
    for fact in facts:
        if fact.measure == "deviation_rate" and fact.value and abs(fact.value) != _HUNDRED:
            amounts = {f.measure: f for f in facts if f.subject == fact.subject and f.measure in ("full_year_budget", "final")}
            if len(amounts) == 2 and amounts["final"].unit == "万元":
                return _printed(disclosure, fact, value=abs(amounts["final"].value - amounts["full_year_budget"].value))
    return None


def _sum(subject: str, more: Decimal) -> Inject:
    """An amount that no longer adds up with the others."""

    def inject(disclosure: Disclosure, random: Random) -> Outcome | None:
        fact = _pick(disclosure, random, wanted=lambda f: f.subject == subject and f.measure == "amount")
        return _printed(disclosure, fact, value=fact.value + more * (10_000 if fact.unit == "元" else 1)) if fact else None

    return inject


def _more(section: str, subject: str, measure: str = "amount", *, more: Decimal = Decimal(5)) -> Inject:
    """A number of one place that is more by so many 万元 (or one, where it counts things). Far more only where it is not 0."""

    def inject(disclosure: Disclosure, random: Random) -> Outcome | None:
        def wanted(fact: Fact) -> bool:
            here = (fact.subject, fact.measure) == (subject, measure) and re.fullmatch(section, fact.section) is not None
            return here and (fact.value != 0 or more < _FAR)

        fact = _pick(disclosure, random, wanted=wanted)
        if fact is None:
            return None
        scale = 10_000 if fact.unit == "元" else 1
        return _printed(disclosure, fact, value=fact.value + (more * scale if fact.unit in ("元", "万元") else 1))

    return inject


def _counted(subject: str) -> Inject:
    """A count that is one more than the others allow."""

    def inject(disclosure: Disclosure, random: Random) -> Outcome | None:
        fact = _pick(disclosure, random, wanted=lambda f: f.subject == subject and f.measure == "count")
        return _printed(disclosure, fact, value=fact.value + 1) if fact else None

    return inject


def _direction(disclosure: Disclosure, random: Random) -> Outcome | None:
    """减少 with 增长 (or 增加 with 下降): the word before an amount is turned round."""
    fact = _pick(disclosure, random, wanted=lambda f: f.measure == "change" and f.section == "五(三)" and f.value != 0)
    if fact is None:
        return None
    paragraph, at = piece_of(disclosure, fact)
    before = paragraph.pieces[at - 1]
    turned = before.text.replace("增加", "减少") if "增加" in before.text else before.text.replace("减少", "增加")
    broken = with_fact(with_words(disclosure, before, text=turned), fact, changed=replace(fact, value=-fact.value))
    return broken, Place(fact.section, fact.subject, turned[-2:] + fact.as_printed + fact.unit)


def _restated(disclosure: Disclosure, random: Random) -> Outcome | None:
    """The details of 三公 name another amount for 公务接待费 than its summary."""
    facts = [f for f in disclosure.facts if f.subject == "“三公”经费/公务接待费" and f.measure == "amount"]
    if len(facts) < 2 or not facts[1].value:
        return None
    return _printed(disclosure, facts[1], value=facts[1].value + (5000 if facts[1].unit == "元" else Decimal("0.50")))


def _template(disclosure: Disclosure, random: Random) -> Outcome | None:
    """An unchanged amount in the words of the blank template: 增加（减少）."""
    zero = "0" if any(fact.measure == "amount" and fact.as_printed == "0" for fact in disclosure.facts) else "0.00"
    for paragraph in (block for block in disclosure.blocks if isinstance(block, Paragraph)):
        for piece in paragraph.pieces:
            if len(piece.facts) == 2 and piece.facts[0].measure == "change":
                words = f"比上年增加（减少）{zero}{piece.facts[0].unit}，增长（下降）{zero}%"
                facts = tuple(replace(fact, as_printed=zero) for fact in piece.facts)
                broken = with_piece(disclosure, piece, changed=replace(piece, text=words, facts=facts))
                return broken, Place(paragraph.section, piece.facts[0].subject, "增加（减少）")
    return None


def _executed_elsewhere(disclosure: Disclosure, random: Random) -> Outcome | None:
    """十一 names another sum of the projects' execution than the forms and 三 give."""
    fact = _pick(disclosure, random, wanted=lambda f: f.subject == "预算绩效评价项目" and f.measure == "executed" and f.value > 0)
    return _printed(disclosure, fact, value=fact.value + (50_000 if fact.unit == "元" else 5)) if fact else None


def _negative_prior(disclosure: Disclosure, random: Random) -> Outcome | None:
    """An item that grew by more than it amounts to: last year would have been negative."""
    amounts = {f.subject: f for f in disclosure.facts if f.section == "五(三)" and f.measure == "amount"}
    fact = _pick(
        disclosure,
        random,
        wanted=lambda f: f.section == "五(三)" and f.measure == "change" and 0 < f.value < amounts[f.subject].value,
    )
    return _printed(disclosure, fact, value=amounts[fact.subject].value * 2) if fact else None


def _later_year(disclosure: Disclosure, random: Random) -> Outcome | None:
    """The assets of a day after the reported year."""
    for paragraph in (block for block in disclosure.blocks if isinstance(block, Paragraph) and block.section == "十(三)"):
        first = paragraph.pieces[0]
        words = first.text.replace(str(disclosure.year), str(disclosure.year + 1))
        return with_words(disclosure, first, text=words), Place("十(三)", "", words.rstrip("，"))
    return None


PROSE_FAULTS: dict[str, tuple[str, str, Inject]] = {
    "share printed wrong": ("share", "error", _share),
    "growth rate printed wrong": ("yoy", "error", _rate),
    "difference printed as deviation rate": ("deviation", "error", _difference_as_rate),
    "running costs do not add up": ("sum", "error", _sum("一般公共预算财政拨款基本支出/人员经费", Decimal(5))),
    "expenditure total does not add up": ("sum", "error", _sum("支出总计/年末结转和结余", Decimal(5))),
    "vehicles do not add up": ("count", "error", _counted("车辆/其他用车")),
    "staff does not add up": ("count", "error", _counted("实有人数/退休人员")),
    "forms miscounted": ("count", "warning", _counted("预算绩效评价项目")),
    "direction reversed": ("direction", "error", _direction),
    "prior year negative": ("yoy", "error", _negative_prior),
    "reception restated": ("restatement", "warning", _restated),
    "execution of projects restated": ("restatement", "warning", _executed_elsewhere),
    "template left unfilled": ("template", "warning", _template),
    "assets of a later year": ("template", "warning", _later_year),
    "carry-over of income wrong": ("sum", "error", _more("一", "收入总计/年初结转和结余")),
    "expenditure total is another": ("sum", "error", _more("一", "支出总计")),
    "other income wrong": ("sum", "error", _more("二", "本年收入/其他收入")),
    "operating expenditure wrong": ("sum", "error", _more("三", "本年支出/经营支出")),
    "opening appropriations wrong": ("sum", "error", _more("四", "财政拨款收入总计/年初财政拨款结转和结余")),
    "closing appropriations wrong": ("sum", "error", _more("四", "财政拨款支出总计/年末财政拨款结转和结余")),
    "class of expenditure wrong": ("sum", "error", _more(r"五\(二\)", "住房保障支出")),
    "general budget is another": ("sum", "error", _more(r"五\(一\)", "一般公共预算财政拨款支出")),
    "budget of public expenses wrong": ("sum", "error", _more("七|九", "“三公”经费", "full_year_budget")),
    "purchase of vehicles wrong": ("sum", "error", _more("七|九", f"{_VEHICLES}/公务用车购置费")),
    "procurement of goods wrong": ("sum", "error", _more(r"十\(二\)", "政府采购支出总额/政府采购货物支出")),
    "contracts beyond procurement": ("sum", "error", _more(r"十\(二\)", "授予中小企业合同金额", more=_FAR)),
    "income of the year restated": ("restatement", "warning", _more("二", "本年收入")),
    "appropriations restated": ("restatement", "warning", _more("二", "本年收入/财政拨款收入")),
    "initial budget restated": ("sum", "error", _more(r"五\(一\)", "一般公共预算财政拨款支出", "initial_budget")),
    "basic expenditure beyond all": (
        "restatement",
        "warning",
        _more("六", "一般公共预算财政拨款基本支出", more=_FAR),
    ),
    "running costs restated": ("restatement", "warning", _more(r"十\(一\)", "机关运行经费")),
    "final accounts restated": ("restatement", "warning", _more("七|九", "“三公”经费", "final")),
    "vehicles restated": ("count", "warning", _more("七|九", "固定资产车辆", "count")),
    "overall budget restated": ("restatement", "warning", _more("十一", "整体支出绩效自评表", "full_year_budget")),
    "overall execution restated": ("restatement", "warning", _more("十一", "整体支出绩效自评表", "executed")),
    "expenditure of the year restated": ("restatement", "warning", _more("一", "支出总计/本年支出合计")),
    "budget of projects beyond all": (
        "restatement",
        "warning",
        _more("十一", "预算绩效评价项目", "full_year_budget", more=_FAR),
    ),
}

# Of the disclosure of the year before, which this year's rests on: each by itself adds up as badly as any other.
LAST_YEAR_FAULTS: dict[str, tuple[str, str, Inject]] = {
    "closing balance of last year is another": ("cross_year", "warning", _more("一", "支出总计/年末结转和结余")),
    "closing appropriations of last year are another": (
        "cross_year",
        "warning",
        _more("四", "财政拨款支出总计/年末财政拨款结转和结余"),
    ),
    "general budget of last year is another": (
        "cross_year",
        "warning",
        _more(r"五\(一\)", "一般公共预算财政拨款支出"),
    ),
    "running costs of last year are another": ("cross_year", "warning", _more(r"十\(一\)", "机关运行经费")),
}
