"""十一 and 十二: the performance evaluation in figures and words, and what else there is to say."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import Block, Heading, Paragraph
from generator.draft import Draft

OVERALL, PROJECTS = "整体支出绩效自评表", "预算绩效评价项目"
_GAINS = ("一是绩效目标随预算一并编报，各科室的责任更加清楚", "二是按季监控支出进度，及时调整安排", "三是自评结果与下年预算挂钩")
_PROBLEMS = ("一是个别指标设置偏粗，难以衡量实际效果", "二是业务人员对绩效知识掌握不够")
_PLANS = ("一是细化指标，逐项明确数据来源", "二是组织培训，提高填报质量")


def performance(draft: Draft) -> Iterator[Block]:
    """十一; the forms belong behind it, or behind 十二."""
    yield Heading(2, "十一、预算绩效的情况说明")
    yield _figures(draft)


def last_words(draft: Draft) -> Iterator[Block]:
    """十二."""
    yield Heading(2, "十二、其他需说明的事项")
    who = draft.random.choice(("", draft.unit.wording.us))
    yield draft.pen("十二").paragraph(f"{who}无其他需说明的事项。")


def _figures(draft: Draft) -> Paragraph:
    pen, books = draft.pen("十一"), draft.unit.books
    overall, forms = draft.line(books.overall), draft.line(books.forms)
    return pen.paragraph(
        f"根据预算绩效管理要求，{draft.unit.wording.us}{draft.unit.year}年度预算绩效管理形成{OVERALL}{{one}}，"
        f"全年预算总额{{overall_budget}}，实际执行总额{{overall_executed}}；{PROJECTS}{{count}}，"
        f"全年预算数{{budget}}，全年执行数{{executed}}。{_words(draft)}",
        one=pen.count(OVERALL, 1, unit="个"),
        overall_budget=pen.money(OVERALL, overall.budget, measure="full_year_budget"),
        overall_executed=pen.money(OVERALL, overall.amount, measure="executed"),
        count=pen.count(PROJECTS, draft.unit.form_count, unit="个"),
        budget=pen.money(PROJECTS, forms.budget, measure="full_year_budget"),
        executed=pen.money(PROJECTS, forms.amount, measure="executed"),
    )


def _words(draft: Draft) -> str:
    gains = "；".join(_GAINS[: draft.random.randrange(1, 4)])
    attached = draft.either(draft.unit.form_count, "具体附整体支出绩效自评表和项目支出绩效自评表。", "具体附整体支出绩效自评表。")
    problems, plans = "；".join(_PROBLEMS), "；".join(_PLANS)
    return f"预算绩效管理取得的成效：{gains}。发现的问题及原因：{problems}。下一步改进措施：{plans}。{attached}"
