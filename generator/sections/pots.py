"""政府性基金预算 and 国有资本经营预算 (七 八, or 八 九): mostly the statement that there is none."""

from __future__ import annotations

from collections.abc import Iterator

from generator.books import Pot
from generator.document import Block, Heading, Paragraph, Piece
from generator.draft import Draft
from generator.pen import Pen
from generator.printing import Account
from generator.projects import CAPITAL, FUND
from generator.sections.general_budget import item_of


def pots(draft: Draft) -> Iterator[Block]:
    """Both budgets, in the order of the template."""
    books = draft.unit.books
    for name, pot, key in ((FUND, books.funds, "基金"), (CAPITAL, books.capital, "资本")):
        number = draft.section(key)
        yield Heading(2, f"{number}、{name}财政拨款收入支出决算情况说明")
        if draft.is_empty(pot):
            yield _nothing(draft, draft.pen(number), name=name)
        else:
            yield from _full(draft, draft.pen(number), name=name, pot=pot)


def _nothing(draft: Draft, pen: Pen, *, name: str) -> Paragraph:
    return pen.paragraph(
        f"{draft.unit.wording.us}本年度无{name}财政拨款收入、支出及结转和结余，{name}财政拨款收入支出决算表为空表。"
    )


def _full(draft: Draft, pen: Pen, *, name: str, pot: Pot) -> Iterator[Paragraph]:
    first = _side(draft, pen, account=pot.income, words=f"{draft.unit.year}年度{pot.income.name}")
    second = _side(draft, pen, account=pot.expenditure, words=pot.expenditure.name)
    yield Paragraph(pen.section, (*first, *second))
    yield _compared(draft, pen, pot=pot)
    items = draft.line(pot.items)
    yield pen.paragraph(f"{items.name}{{amount}}。", amount=pen.money(items.name, items.amount))
    yield from (item_of(draft, pen, item=item, number=number) for number, item in enumerate(items.parts, 1))


def _side(draft: Draft, pen: Pen, *, account: Account, words: str) -> Iterator[Piece]:
    line = draft.line(account)
    yield Piece(words)
    yield pen.money(line.name, line.amount)
    for part, mark in zip(line.parts, ("，其中：", "，"), strict=True):
        yield Piece(mark + part.name)
        yield pen.money(f"{line.name}/{part.name}", part.amount)
    yield Piece("。")


def _compared(draft: Draft, pen: Pen, *, pot: Pot) -> Paragraph:
    line = draft.line(pot.compared)
    return pen.paragraph(
        f"{line.name}总体{{change}}，主要原因是：{draft.why(line)}。"
        f"与年初预算相比，{{deviation}}，主要原因是：{draft.why_other_than_budget(line)}。",
        change=pen.comparison(line.name, line, than="与上年相比，"),
        deviation=pen.deviation(line.name, line, budget="年初预算数", measure="initial_budget"),
    )
