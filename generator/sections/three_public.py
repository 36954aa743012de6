"""“三公”经费 (七 or 九): summary, details with counts, and the comparison with the full-year budget."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import Block, Heading, Paragraph, Piece
from generator.draft import Draft
from generator.pen import Pen
from generator.printing import Line

SUBJECT = "“三公”经费"
ABROAD, VEHICLES, RECEPTION = "因公出国（境）费", "公务用车购置及运行维护费", "公务接待费"
BOUGHT, RUNNING = "公务用车购置费", "公务用车运行维护费"
_NO_DIFFERENCE = "与公务用车保有量一致"
_DIFFERENCE = "与公务用车保有量差异原因是：其余车辆为业务保障用车，未使用财政拨款公务用车运行维护费"


def three_public(draft: Draft) -> Iterator[Block]:
    """The whole section."""
    number = draft.section("三公")
    pen, line = draft.pen(number), draft.line(draft.unit.books.three_public)
    yield Heading(2, f"{number}、财政拨款“三公”经费支出决算情况说明")
    yield Paragraph(number, tuple(_summary(draft, pen, line=line)))
    yield pen.paragraph("具体情况如下：")
    yield _abroad(draft, pen, line=line.part(ABROAD))
    yield _vehicles(draft, pen, line=line.part(VEHICLES))
    yield _reception(draft, pen, line=line.part(RECEPTION))
    yield Paragraph(number, tuple(_against_budget(draft, pen, line=line)))


def _summary(draft: Draft, pen: Pen, *, line: Line) -> Iterator[Piece]:
    yield Piece(f"{draft.unit.year}年度财政拨款{SUBJECT}支出")
    yield pen.money(SUBJECT, line.amount)
    yield Piece("，")
    yield from pen.comparison(SUBJECT, line, than="比上年")
    yield Piece(f"，主要原因是：{draft.why(line)}。其中：")
    for part in line.parts:
        subject = f"{SUBJECT}/{part.name}"
        yield Piece(f"{part.name}支出")
        yield pen.money(subject, part.amount)
        yield Piece("，占")
        yield pen.percent(subject, part.share)
        yield Piece("，")
        yield from pen.comparison(subject, part, than="比上年")
        yield Piece(f"，主要原因是：{draft.why(part)}" + ("。" if part is line.parts[-1] else "；"))


def _abroad(draft: Draft, pen: Pen, *, line: Line) -> Paragraph:
    groups, people = draft.unit.holdings.journeys
    spent = draft.either(line.amount, "机票、住宿和签证费用", "无此项支出")
    return pen.paragraph(
        f"{ABROAD}支出{{amount}}，开支内容包括{spent}。单位全年安排的因公出国（境）团组{{groups}}，因公出国（境）{{people}}。",
        amount=pen.money(f"{SUBJECT}/{ABROAD}", line.amount),
        groups=pen.count("因公出国（境）团组", groups, unit="个"),
        people=pen.count("因公出国（境）人次", people, unit="人次"),
    )


def _vehicles(draft: Draft, pen: Pen, *, line: Line) -> Paragraph:
    held = draft.unit.holdings
    subject = f"{SUBJECT}/{VEHICLES}"
    difference = draft.either(sum(held.cars) == held.kept, _NO_DIFFERENCE, _DIFFERENCE)
    spent = draft.either(line.part(RUNNING).amount, "燃油费、保险费、保养费和过路费", "无此项支出")
    return pen.paragraph(
        f"{VEHICLES}{{amount}}，其中：{BOUGHT}{{bought}}，{RUNNING}{{running}}。{RUNNING}开支内容包括{spent}。"
        f"公务用车购置数{{new}}，公务用车保有量{{kept}}。"
        f"国有资产占用情况中固定资产车辆{{cars}}，{difference}。",
        amount=pen.money(subject, line.amount),
        bought=pen.money(f"{subject}/{BOUGHT}", line.part(BOUGHT).amount),
        running=pen.money(f"{subject}/{RUNNING}", line.part(RUNNING).amount),
        new=pen.count("公务用车购置数", held.bought, unit="辆"),
        kept=pen.count("公务用车保有量", held.kept, unit="辆"),
        cars=pen.count("固定资产车辆", sum(held.cars), unit="辆"),
    )


def _reception(draft: Draft, pen: Pen, *, line: Line) -> Paragraph:
    times, people = draft.unit.holdings.receptions
    spent = draft.either(line.amount, "来访人员餐费和住宿费", "无此项支出")
    return pen.paragraph(
        f"{RECEPTION}{{amount}}，开支内容包括{spent}。单位全年安排的国内公务接待{{times}}，{{people}}。",
        amount=pen.money(f"{SUBJECT}/{RECEPTION}", line.amount),
        times=pen.count("国内公务接待批次", times, unit="批次"),
        people=pen.count("国内公务接待人次", people, unit="人次"),
    )


def _against_budget(draft: Draft, pen: Pen, *, line: Line) -> Iterator[Piece]:
    vehicles = line.part(VEHICLES)
    yield Piece("与全年预算相比，")
    yield from _deviation(draft, pen, line=line, words=f"财政拨款{SUBJECT}支出全年预算数")
    yield Piece("。其中：")
    for part in (line.part(ABROAD), vehicles.part(BOUGHT), vehicles.part(RUNNING), line.part(RECEPTION)):
        yield from _deviation(draft, pen, line=part, words=f"{part.name}全年预算数")
        yield Piece("。" if part.name == RECEPTION else "；")


def _deviation(draft: Draft, pen: Pen, *, line: Line, words: str) -> Iterator[Piece]:
    above = {SUBJECT: "", BOUGHT: f"{SUBJECT}/{VEHICLES}/", RUNNING: f"{SUBJECT}/{VEHICLES}/"}.get(line.name, f"{SUBJECT}/")
    yield from pen.deviation(above + line.name, line, budget=words, measure="full_year_budget")
    yield Piece(f"，主要原因是：{draft.why_other_than_budget(line)}")
