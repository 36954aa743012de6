"""第三部分 and 第四部分: the terms, which the template gives word for word, and the list of the nine tables."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import Block, Heading, Paragraph, Piece
from generator.draft import Draft

_TERMS = (
    "一、财政拨款收入：指同级财政当年拨付的资金。",
    "二、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。",
    "三、项目支出：指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。",
    "四、机关运行经费：行政单位和参照公务员法管理的事业单位财政拨款基本支出中的公用经费支出。",
)
_TABLES = (
    "收入支出决算总表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算总表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算表",
)
_THREE_PUBLIC = "财政拨款“三公”经费支出决算表"
_POTS = ("政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款收入支出决算表")


def closing(draft: Draft) -> Iterator[Block]:
    """第三部分 专业名词解释, 第四部分 部门决算报表."""
    yield Heading(1, "第三部分 专业名词解释")
    yield from (Paragraph("", (Piece(term),)) for term in _TERMS)
    yield Heading(1, "第四部分 部门决算报表（见附表）")
    last = (_THREE_PUBLIC, *_POTS) if draft.unit.wording.three_public_seventh else (*_POTS, _THREE_PUBLIC)
    for number, table in zip("一二三四五六七八九", (*_TABLES, *last), strict=True):
        yield Paragraph("", (Piece(f"{number}、《{table}》"),))
