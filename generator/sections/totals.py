"""一 to 四: income and expenditure, their kinds, and the appropriations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import Block, Heading, Paragraph, Piece
from generator.draft import Draft
from generator.pen import Pen
from generator.printing import Line


def totals(draft: Draft) -> Iterator[Block]:
    """一 to 四."""
    yield Heading(2, "一、收入支出决算总体情况说明")
    yield from _balance(draft)
    yield Heading(2, "二、收入决算情况说明")
    yield _kinds(draft.pen("二"), draft.line(draft.unit.books.income_kinds))
    yield Heading(2, "三、支出决算情况说明")
    yield _kinds(draft.pen("三"), draft.line(draft.unit.books.expenditure_kinds))
    yield Heading(2, "四、财政拨款收入支出决算总体情况说明")
    yield from _appropriations(draft)


def _balance(draft: Draft) -> Iterator[Paragraph]:
    books, pen = draft.unit.books, draft.pen("一")
    income, expenditure = draft.line(books.income), draft.line(books.expenditure)
    surplus = "使用非财政拨款结余（含专用结余）" if draft.unit.wording.special_surplus else "使用非财政拨款结余"
    yield _side(draft, pen, line=income, words=(f"{draft.unit.year}年度收入总计", "本年收入合计", surplus, "年初结转和结余"))
    yield _side(
        draft, pen, line=expenditure, words=(f"{draft.unit.year}年度支出总计", "本年支出合计", "结余分配", "年末结转和结余")
    )
    if not draft.unit.wording.compare_sides:
        yield _compared(draft, pen, subject="收入支出", words="收入支出总体")


def _side(draft: Draft, pen: Pen, *, line: Line, words: tuple[str, ...]) -> Paragraph:
    """One side of the balance, with its comparison where the wording compares each side alone."""
    numbers = {f"part{index}": pen.money(f"{line.name}/{part.name}", part.amount) for index, part in enumerate(line.parts)}
    parts = "，".join(f"{word}{{part{index}}}" for index, word in enumerate(words[1:]))
    first = pen.paragraph(f"{words[0]}{{total}}，其中：{parts}。", total=pen.money(line.name, line.amount), **numbers)
    if not draft.unit.wording.compare_sides:
        return first
    return Paragraph(pen.section, (*first.pieces, *_compared(draft, pen, subject=line.name, words=line.name).pieces))


def _compared(draft: Draft, pen: Pen, *, subject: str, words: str) -> Paragraph:
    """收入支出总体与上年相比，增加…: of 一 and of 四, whose totals are compared as one."""
    books = draft.unit.books
    line = draft.line(books.fiscal_compared if words.startswith("财政拨款") else books.compared)
    return pen.paragraph(
        f"{words}{{change}}，主要原因是：{draft.why(line)}。",
        change=pen.comparison(subject, line, than="与上年相比，"),
    )


def _kinds(pen: Pen, line: Line) -> Paragraph:
    """本年收入…，其中：…，占…；…"""
    pieces = [Piece(line.name), pen.money(line.name, line.amount), Piece("，其中：")]
    for part in line.parts:
        subject = f"{line.name}/{part.name}"
        pieces += [Piece(part.name), pen.money(subject, part.amount), Piece("，占"), pen.percent(subject, part.share)]
        pieces.append(Piece("。" if part is line.parts[-1] else "；"))
    return Paragraph(pen.section, tuple(pieces))


def _appropriations(draft: Draft) -> Iterator[Paragraph]:
    books, pen, year = draft.unit.books, draft.pen("四"), draft.unit.year
    income, expenditure = draft.line(books.fiscal_income), draft.line(books.fiscal_expenditure)
    word = draft.unit.wording.income_word
    first = _side(draft, pen, line=income, words=(f"{year}年度财政拨款收入总计", "年初财政拨款结转和结余", f"{word}收入"))
    second = _side(draft, pen, line=expenditure, words=("财政拨款支出总计", "年末财政拨款结转和结余", f"{word}支出"))
    yield Paragraph(pen.section, (*first.pieces, *second.pieces))
    yield Paragraph(pen.section, tuple(_against_budget(draft, pen)))


def _against_budget(draft: Draft, pen: Pen) -> Iterator[Piece]:
    line = draft.line(draft.unit.books.fiscal_compared)
    reason = draft.why_other_than_budget(line)
    if not draft.unit.wording.compare_sides:
        yield from _compared(draft, pen, subject="财政拨款收入支出", words="财政拨款收入支出总体").pieces
        yield Piece("与年初预算相比，")
        yield from pen.deviation("财政拨款收入支出", line, budget="年初预算数", measure="initial_budget")
        yield Piece(f"，主要原因是：{reason}。")
        return
    yield Piece("与年初预算数相比情况：")
    for side in ("财政拨款收入总计", "财政拨款支出总计"):
        yield from pen.deviation(side, line, budget=f"{side}年初预算数", measure="initial_budget")
        yield Piece(f"，主要原因是：{reason}。")
