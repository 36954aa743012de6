"""The title and 第一部分: what the unit does, its offices and people."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import Block, Heading, Paragraph, Piece
from generator.draft import Draft
from generator.pen import Pen

_DUTIES = (
    "（一）贯彻执行{duty}方面的法规和政策，拟订本地相关规划并组织实施；",
    "（二）承担{duty}的日常管理和基层指导；",
    "（三）组织{duty}方面的检查、统计和宣传；",
    "（四）完成上级交办的其他任务。",
)


def opening(draft: Draft) -> Iterator[Block]:
    """Title to the end of 第一部分."""
    unit = draft.unit
    yield Heading(0, f"{unit.name}{unit.year}年度部门决算公开说明")
    yield Heading(1, "第一部分 单位概况")
    yield Heading(2, "一、主要职能")
    yield from (_plain(duty.format(duty=unit.topic.duty)) for duty in _DUTIES)
    yield Heading(2, "二、机构设置及人员情况")
    yield _people(draft)
    yield _offices(draft)


def _plain(text: str) -> Paragraph:
    return Paragraph("", (Piece(text),))


def _people(draft: Draft) -> Paragraph:
    staff, pen = draft.unit.staff, draft.pen("机构")
    kinds = zip(("在职人员", "离休人员", "退休人员"), (staff.active, staff.cadres, staff.retired), staff.changes, strict=True)
    pieces = [Piece(f"{draft.unit.name}{draft.unit.year}年度，实有人数")]
    pieces += [pen.count("实有人数", staff.active + staff.cadres + staff.retired, unit="人"), Piece("，其中：")]
    for index, (kind, count, change) in enumerate(kinds):
        pieces += [Piece(kind), pen.count(f"实有人数/{kind}", count, unit="人")]
        pieces += _changed(draft, pen, f"实有人数/{kind}", change=change) if draft.unit.wording.staff_changes else []
        pieces.append(Piece("。" if index == 2 else "；" if draft.unit.wording.staff_changes else "，"))
    return Paragraph("机构", tuple(pieces))


def _changed(draft: Draft, pen: Pen, subject: str, *, change: int) -> list[Piece]:
    return [Piece(draft.either(change < 0, "，减少", "，增加")), pen.count(subject, change, unit="人", measure="change")]


def _offices(draft: Draft) -> Paragraph:
    count, names = draft.offices
    word = draft.random.choice(("科室", "处室"))
    template = f"{_below(draft)}下设{{count}}{word}，分别是：{names}。"
    return draft.pen("机构").paragraph(template, count=draft.pen("机构").count("内设机构", count, unit="个"))


def _below(draft: Draft) -> str:
    """Who else is in these accounts: a unit with office costs of an institution has one."""
    if len(draft.unit.books.running.parts) > 1:
        return f"{draft.unit.name}部门决算包括本级决算及所属事业单位决算。本级"
    return f"{draft.unit.wording.us}无下属预算单位，"
