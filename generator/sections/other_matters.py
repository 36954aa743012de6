"""十: running costs of the agency, procurement, state assets."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import Block, Heading, Paragraph, Piece
from generator.draft import Draft
from generator.pen import Pen
from generator.printing import Account
from generator.unit_years import CAR_KINDS

PROCUREMENT = "政府采购支出总额"


def other_matters(draft: Draft) -> Iterator[Block]:
    """十 with its three parts."""
    yield Heading(2, "十、其他重要事项的情况说明")
    shared = len(draft.unit.books.running.parts) > 1
    yield Heading(3, "（一）机关运行经费及公用经费支出情况" if shared else "（一）机关运行经费支出情况")
    yield from _running(draft)
    yield Heading(3, "（二）政府采购情况")
    yield from _procurement(draft)
    yield Heading(3, "（三）国有资产占用情况说明")
    yield Paragraph("十(三)", tuple(_assets(draft)))


def _running(draft: Draft) -> Iterator[Paragraph]:
    pen = draft.pen("十(一)")
    words = {"机关运行经费": "（行政单位和参照公务员法管理事业单位）机关运行经费", "事业单位公用经费": "（事业单位）公用经费"}
    for part in draft.line(draft.unit.books.running).parts:
        yield pen.paragraph(
            f"{draft.unit.year}年度{draft.unit.name}{words[part.name]}支出{{amount}}，{{change}}，主要原因是：{draft.why(part)}。",
            amount=pen.money(part.name, part.amount),
            change=pen.comparison(part.name, part, than="比上年"),
        )


def _procurement(draft: Draft) -> Iterator[Paragraph]:
    pen, books = draft.pen("十(二)"), draft.unit.books
    line = draft.line(books.procurement)
    parts = {f"part{index}": pen.money(f"{PROCUREMENT}/{part.name}", part.amount) for index, part in enumerate(line.parts)}
    words = "、".join(f"{part.name}{{part{index}}}" for index, part in enumerate(line.parts))
    total = pen.money(PROCUREMENT, line.amount)
    yield pen.paragraph(f"{draft.unit.year}年度{PROCUREMENT}{{total}}，其中：{words}。", total=total, **parts)
    small = "授予中小企业合同金额"
    yield Paragraph(
        pen.section,
        (
            *_contracts(draft, pen, account=books.small_contracts, subject=small),
            Piece("，其中："),
            *_contracts(draft, pen, account=books.micro_contracts, subject=f"{small}/授予小微企业合同金额"),
            Piece("。"),
        ),
    )


def _contracts(draft: Draft, pen: Pen, *, account: Account, subject: str) -> Iterator[Piece]:
    yield Piece(account.name)
    yield pen.money(subject, draft.line(account).amount)
    yield Piece(f"，占{PROCUREMENT}的")
    yield pen.percent(subject, draft.share(account, draft.unit.books.procurement))


def _assets(draft: Draft) -> Iterator[Piece]:
    held, pen = draft.unit.holdings, draft.pen("十(三)")
    yield Piece(f"截至{draft.unit.year}年12月31日，")
    if draft.unit.wording.fixed_assets:
        yield Piece("固定资产原值")
        yield _value(draft, pen, subject="固定资产原值", fen=held.asset_value)
        yield Piece("，")
    yield Piece("房屋")
    yield pen.area("房屋", held.area)
    yield Piece("，价值")
    yield _value(draft, pen, subject="房屋", fen=held.house_value)
    yield Piece("。车辆")
    yield from _cars(draft, pen)
    yield Piece("单价100万元（含）以上设备（不含车辆）")
    yield pen.count("单价100万元（含）以上设备（不含车辆）", held.equipment, unit="台（套）")
    yield Piece("。")


def _cars(draft: Draft, pen: Pen) -> Iterator[Piece]:
    held = draft.unit.holdings
    yield pen.count("车辆", sum(held.cars), unit="辆")
    yield Piece("，价值")
    yield _value(draft, pen, subject="车辆", fen=held.car_value)
    yield Piece("，其中：")
    for kind, count in zip(CAR_KINDS, held.cars, strict=True):
        yield Piece(kind)
        yield pen.count(f"车辆/{kind}", count, unit="辆")
        yield Piece("，" if kind == CAR_KINDS[-1] else "、")
    yield Piece(draft.either(held.cars[-1], "其他用车主要是：一般公务用车；", "无其他用车；"))


def _value(draft: Draft, pen: Pen, *, subject: str, fen: int) -> Piece:
    return pen.money(subject, draft.line(Account(subject, fen)).amount)
