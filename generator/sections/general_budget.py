"""五 and 六: the general public budget by class and item, and its running costs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.classification import title_of
from generator.document import Block, Heading, Paragraph, Piece
from generator.draft import Draft
from generator.pen import Pen
from generator.printing import Line

STAFF_CODES = ("2080505", "2080506", "21011", "22102")
_WAGES = ("基本工资", "津贴补贴", "奖金", "绩效工资", "机关事业单位基本养老保险缴费", "职工基本医疗保险缴费", "住房公积金")
_OFFICE = ("办公费", "水费", "电费", "邮电费", "差旅费", "维修（护）费", "工会经费", "福利费", "其他商品和服务支出")


def general_budget(draft: Draft) -> Iterator[Block]:
    """五 with its three parts, and 六."""
    line = draft.line(draft.unit.books.general)
    yield Heading(2, "五、一般公共预算财政拨款支出决算情况说明")
    yield Heading(3, "（一）一般公共预算财政拨款支出决算总体情况")
    yield _whole(draft)
    yield Heading(3, "（二）一般公共预算财政拨款支出决算结构情况")
    yield from _classes(draft, draft.pen("五(二)"), line=line)
    yield Heading(3, "（三）一般公共预算财政拨款支出决算具体情况")
    items = [item for part in line.parts for item in part.parts]
    yield from (item_of(draft, draft.pen("五(三)"), item=item, number=number) for number, item in enumerate(items, 1))
    yield Heading(2, "六、一般公共预算财政拨款基本支出决算情况说明")
    yield from _basic(draft)


def _whole(draft: Draft) -> Paragraph:
    books, pen = draft.unit.books, draft.pen("五(一)")
    line, share = draft.line(books.general_compared), draft.share(books.general, books.expenditure_kinds)
    first = pen.paragraph(
        f"{draft.unit.year}年度{line.name}{{amount}}，占本年支出合计的{{share}}。{{change}}，主要原因是：{draft.why(line)}。",
        amount=pen.money(line.name, line.amount),
        share=pen.percent(line.name, share),
        change=pen.comparison(line.name, line, than="与上年相比，"),
    )
    if not draft.unit.wording.budget_of_general:
        return first
    second = pen.paragraph(
        f"与年初预算相比，{{deviation}}，主要原因是：{draft.why_other_than_budget(line)}。",
        deviation=pen.deviation(line.name, line, budget="年初预算数", measure="initial_budget"),
    )
    return Paragraph(pen.section, (*first.pieces, *second.pieces))


def _classes(draft: Draft, pen: Pen, *, line: Line) -> Iterator[Paragraph]:
    """The classes that money was spent on; those that vanished stand in (三) alone."""
    for number, part in enumerate((part for part in line.parts if draft.is_spent(part.amount)), 1):
        yield pen.paragraph(
            f"{number}.{{title}}{{amount}}，占{{share}}。",
            title=Piece("", title=title_of(part.code or "")),
            amount=pen.money(part.name, part.amount, code=part.code),
            share=pen.percent(part.name, part.share, code=part.code),
        )


def item_of(draft: Draft, pen: Pen, *, item: Line, number: int) -> Paragraph:
    """An item: 1.…（类）…（款）…（项）：支出决算数为…，比上年决算增加…，增长…，主要原因是：…。"""
    reason = draft.why(item, of_staff=(item.code or "").startswith(STAFF_CODES))
    return pen.paragraph(
        f"{number}.{{title}}：支出决算数为{{amount}}，{{change}}，主要原因是：{reason}。",
        title=Piece("", title=title_of(item.code or "")),
        amount=pen.money(item.name, item.amount, code=item.code),
        change=pen.comparison(item.name, item, than="比上年决算", code=item.code),
    )


def _basic(draft: Draft) -> Iterator[Paragraph]:
    line, pen = draft.line(draft.unit.books.basic), draft.pen("六")
    wages = draft.random.sample(_WAGES, draft.random.randrange(4, len(_WAGES) + 1))
    office = draft.random.sample(_OFFICE, draft.random.randrange(4, len(_OFFICE) + 1))
    yield pen.paragraph(
        f"{draft.unit.year}年度{line.name}{{total}}，其中：人员经费{{wages}}，包括：{'、'.join(wages)}。",
        total=pen.money(line.name, line.amount),
        wages=pen.money(f"{line.name}/人员经费", line.part("人员经费").amount),
    )
    public = pen.money(f"{line.name}/公用经费", line.part("公用经费").amount)
    yield pen.paragraph(f"公用经费{{office}}，包括：{'、'.join(office)}。", office=public)
