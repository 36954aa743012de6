"""The self-evaluation report (部门整体支出绩效自评报告) of the same unit-year: prose, with eight indicators."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.document import Block, Disclosure, Fact, Form, FundRow, Heading, IndicatorRow, Paragraph, Piece
from generator.draft import Draft, draft_of
from generator.indicator_rows import indicator_row
from generator.pen import Pen
from generator.printing import Account, Line, rounded, total
from generator.projects import EXECUTION_WEIGHT, Indicator
from generator.scoring import execution_score
from generator.unit_years import UnitYear
from generator.wording import shortest

WHOLE, BASIC, PROJECT = "整体支出", "整体支出/基本支出", "整体支出/项目支出"
_NUMERALS = "一二三四五六七八"
_GRADES = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))
_OPERATORS = {">=": "大于等于", "<=": "小于等于", "=": "等于"}


def compose_report(unit: UnitYear) -> Disclosure:
    """The report's content. Its form holds the indicators that the prose states; it is not printed as a table."""
    draft = draft_of(unit)
    whole = draft.line(_spending(unit))
    rows = tuple(_spoken(indicator_row(draft, indicator, line=whole)) for indicator in _eight(unit.overall))
    form = _form(draft, whole, rows=rows)
    blocks = (*_opening(draft), *_budget(draft, whole), *_use(draft, whole), *_results(draft, whole, form=form), *_ending())
    return Disclosure(unit.name, unit.year, unit.regime, unit.seed, (*blocks, form))


def _spending(unit: UnitYear) -> Account:
    """All spending: running costs are what the projects leave of the whole."""
    overall, forms = unit.books.overall, unit.books.forms
    basic = Account(
        "基本支出", overall.now - forms.now, budget=overall.budget - forms.budget, initial=overall.initial - forms.initial
    )
    return total(WHOLE, (basic, Account("项目支出", forms.now, budget=forms.budget, initial=forms.initial)))


def _eight(five: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """The five indicators of the overall form at half their weight, and three more: 90 points."""
    halves = (
        Indicator(five.level1, five.level2, five.level3, five.kind, weight, five.target, five.actual, five.unit)
        for five, weight in zip(five, (12, 12, 12, 8, 12), strict=True)
    )
    return (
        *halves,
        Indicator("管理效率", "质量指标", "公用经费控制率", "at_most", 12, 100, 97, "%"),
        Indicator("管理效率", "时效指标", "资金支付及时率", "equal", 12, 100, 100, "%"),
        Indicator("社会效应", "社会效益指标", "信息公开及时率", "at_least", 10, 95, 100, "%"),
    )


def _spoken(row: IndicatorRow) -> IndicatorRow:
    """The row with its target in words (大于等于95%) and its actual value bare, as prose says them."""
    words = row.target.replace(row.target_operator, _OPERATORS[row.target_operator], 1)
    return IndicatorRow(
        row.level1, row.level2, row.level3, words, (row.actual or "").removeprefix("="), row.weight, shortest(Decimal(row.score)),
        row.target_operator, row.target_value, row.target_unit, row.actual_value, row.actual_unit, row.completion_rate,
    )  # fmt: skip


def _form(draft: Draft, whole: Line, *, rows: tuple[IndicatorRow, ...]) -> Form:
    score = execution_score(whole.execution, draft.unit.wording.scoring_rule)
    name = f"{draft.unit.year}年度部门整体支出绩效自评报告"
    rate = rounded(100 * whole.execution)
    amounts = (str(whole.initial), str(whole.budget), str(whole.amount))
    money = FundRow(WHOLE, *amounts, str(EXECUTION_WEIGHT), str(rate), str(score), is_total=True)
    points = sum((Decimal(row.score) for row in rows), score)
    return Form(
        kind="overall",
        title=name,
        name=name,
        competent_department=None,
        implementing_unit=draft.unit.name,
        fiscal_year=draft.unit.year,
        unit=draft.unit.unit,
        funds=(money,),
        goal="",
        result="",
        indicators=rows,
        total_weight="100",
        total_score=shortest(points),
    )


def _opening(draft: Draft) -> Iterator[Block]:
    unit = draft.unit
    yield Heading(0, f"{unit.name}{unit.year}年度部门整体支出绩效自评报告")
    yield Heading(2, "一、基本概况")
    yield Heading(3, "（一）部门单位基本情况")
    yield Paragraph("一(一)", (Piece(f"{unit.name}主要承担{unit.topic.duty}等职责，内设{'、'.join(unit.offices)}。"),))
    yield Heading(3, "（二）部门单位年度重点工作")
    yield Paragraph(
        "一(二)", (Piece(f"全年围绕{'、'.join(thing.name for thing in unit.topic.things)}开展工作，各项任务有序推进。"),)
    )


def _budget(draft: Draft, whole: Line) -> Iterator[Block]:
    pen = draft.pen("一(三)")
    basic, project = whole.parts
    yield Heading(3, "（三）部门单位整体预算规模及安排情况")
    yield pen.paragraph("1.年初预算安排情况")
    yield pen.paragraph(
        "我单位年初预算数为{whole}，其中：基本支出年初预算数为{basic}、项目支出年初预算数为{project}。",
        whole=pen.money(WHOLE, whole.initial, measure="initial_budget"),
        basic=pen.money(BASIC, basic.initial, measure="initial_budget"),
        project=pen.money(PROJECT, project.initial, measure="initial_budget"),
    )
    yield pen.paragraph("2.预算调整情况")
    yield Paragraph(pen.section, tuple(_adjustment(pen, whole)))
    yield pen.paragraph("3.全年预算执行情况")
    yield pen.paragraph(
        "全年预算数为{budget}，全年实际支出资金{executed}，预算执行率为{rate}。",
        budget=pen.money(WHOLE, whole.budget, measure="full_year_budget"),
        executed=pen.money(WHOLE, whole.amount, measure="executed"),
        rate=pen.percent(WHOLE, rounded(100 * whole.execution), measure="execution_rate"),
    )


def _adjustment(pen: Pen, whole: Line) -> Iterator[Piece]:
    """年中调增 or 调减: from the printed budgets, so that the three numbers agree to the last digit."""
    change = whole.budget - whole.initial
    yield Piece("年初批复预算数")
    yield pen.money(WHOLE, whole.initial, measure="initial_budget")
    yield Piece("，年中调减" if change < 0 else "，年中调增")
    yield pen.money(WHOLE, change, measure="other")
    yield Piece("，调整后全年预算数")
    yield pen.money(WHOLE, whole.budget, measure="full_year_budget")
    yield Piece("。")


def _use(draft: Draft, whole: Line) -> Iterator[Block]:
    basic, project = whole.parts
    first, second = draft.pen("二(一)"), draft.pen("二(二)")
    yield Heading(2, "二、部门单位整体支出管理及使用情况")
    yield Heading(3, "（一）基本支出和使用情况")
    yield first.paragraph(
        f"{draft.unit.year}年本单位基本支出全年预算总额{{budget}}，实际支出{{executed}}，基本支出预算执行率{{rate}}。",
        budget=first.money(BASIC, basic.budget, measure="full_year_budget"),
        executed=first.money(BASIC, basic.amount, measure="executed"),
        rate=first.percent(BASIC, rounded(100 * basic.execution), measure="execution_rate"),
    )
    yield Heading(3, "（二）项目管理和使用情况")
    yield second.paragraph(
        f"{draft.unit.year}年本单位共有{{count}}项目，项目总金额为{{budget}}，执行金额为{{executed}}。",
        count=second.count("项目", len(draft.unit.projects), unit="个"),
        budget=second.money("项目", project.budget),
        executed=second.money("项目", project.amount, measure="executed"),
    )


def _results(draft: Draft, whole: Line, *, form: Form) -> Iterator[Block]:
    pen, last = draft.pen("三"), draft.pen("四")
    yield Heading(2, "三、部门单位整体支出绩效分析")
    yield pen.paragraph(
        f"我单位{draft.unit.year}年全年预算金额为{{budget}}，执行金额为{{executed}}，执行率为{{rate}}，得{{score}}。",
        budget=pen.money(WHOLE, whole.budget, measure="full_year_budget"),
        executed=pen.money(WHOLE, whole.amount, measure="executed"),
        rate=pen.percent(WHOLE, rounded(100 * whole.execution), measure="execution_rate"),
        score=_points(pen, WHOLE, words=form.funds[0].score or "0"),
    )
    for numeral, row in zip(_NUMERALS, form.indicators, strict=True):
        yield Heading(3, f"（{numeral}）指标{numeral}：")
        yield _sentence(draft.pen(f"三({numeral})"), row)
    yield Heading(2, "四、评价结论")
    grade = next(word for least, word in _GRADES if Decimal(form.total_score) >= least)
    yield last.paragraph(
        f"{draft.unit.year}年度部门整体支出绩效自评综合得分{{points}}，评价结果为“{grade}”。",
        points=_points(last, "整体支出绩效自评", words=form.total_score),
    )


def _sentence(pen: Pen, row: IndicatorRow) -> Paragraph:
    return pen.paragraph(
        f"{row.level3}：该指标预期指标值{row.target}，本次评价{row.level3}实际完成值为{row.actual}，"
        "该指标完成率为{rate}，该指标权重分值为{weight}，自评得分{score}。",
        rate=Piece(f"{row.completion_rate}%", (_fact(pen, row, measure="completion_rate", words=row.completion_rate, unit="%"),)),
        weight=Piece(f"{row.weight}分", (_fact(pen, row, measure="weight", words=row.weight, unit="分"),)),
        score=Piece(f"{row.score}分", (_fact(pen, row, measure="score", words=row.score, unit="分"),)),
    )


def _fact(pen: Pen, row: IndicatorRow, *, measure: str, words: str, unit: str) -> Fact:
    return Fact(pen.section, row.level3, measure, Decimal(words), unit, words)


def _points(pen: Pen, subject: str, *, words: str) -> Piece:
    return Piece(f"{words}分", (Fact(pen.section, subject, "score", Decimal(words), "分", words),))


def _ending() -> Iterator[Block]:
    yield Heading(2, "五、存在的主要问题及原因分析")
    yield Paragraph("五", (Piece("部分指标的数据来源不够明确，资料收集不够及时。"),))
    yield Heading(2, "六、改进措施和建议")
    yield Paragraph("六", (Piece("细化指标口径，明确责任科室，按季收集资料。"),))
