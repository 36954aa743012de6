"""Faults of wording: what a template, a copy or a cut leaves in sentences and forms, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from generator.document import Block, Disclosure, Form, Heading, Paragraph, Piece
from generator.edits import with_form, with_piece, with_words
from generator.fault_kinds import Outcome, Place

Inject = Callable[[Disclosure, Random], Outcome | None]
_LEVELS = "省市州县区旗盟"
_ITEMS = "五(三)"


def _paragraphs(disclosure: Disclosure, section: str = "") -> Iterator[Paragraph]:
    for block in disclosure.blocks:
        if isinstance(block, Paragraph) and (not section or block.section == section):
            yield block


def _reworded(old: str, new: str, *, section: str = "") -> Inject:
    """The first `old` of a section printed as `new`. {unit} stands for the unit, {later} for the year after the next."""

    def inject(disclosure: Disclosure, random: Random) -> Outcome | None:
        names = {"unit": disclosure.name, "later": str(disclosure.year + 2)}
        before, after = old.format(**names), new.format(**names)
        for paragraph in _paragraphs(disclosure, section):
            for piece in paragraph.pieces:
                if before in piece.text and not piece.facts:
                    broken = with_words(disclosure, piece, text=piece.text.replace(before, after, 1))
                    return broken, Place(paragraph.section, "", after)
        return None

    return inject


def _unfilled(disclosure: Disclosure, random: Random) -> Outcome | None:
    """A rate without its number: 增长%."""
    for paragraph in _paragraphs(disclosure):
        for before, piece in zip(paragraph.pieces, paragraph.pieces[1:], strict=False):
            if before.text.endswith("增长") and piece.text.endswith("%"):
                return with_piece(disclosure, piece, changed=Piece("%")), Place(paragraph.section, "", "增长%")
    return None


def _without_number(subject: str, words: str) -> Inject:
    """Words in place of a count."""

    def inject(disclosure: Disclosure, random: Random) -> Outcome | None:
        for paragraph in _paragraphs(disclosure):
            for before, piece in zip(paragraph.pieces, paragraph.pieces[1:], strict=False):
                if piece.facts and piece.facts[0].subject == subject:
                    quote = before.text[-6:] + words
                    return with_piece(disclosure, piece, changed=Piece(words)), Place(paragraph.section, subject, quote)
        return None

    return inject


def _stray_mark(disclosure: Disclosure, random: Random) -> Outcome | None:
    """A cross before the digits of an amount: ×11050.74."""
    for paragraph in _paragraphs(disclosure, "一"):
        for before, piece in zip(paragraph.pieces, paragraph.pieces[1:], strict=False):
            if before.text.endswith("本年支出合计"):
                broken = with_words(disclosure, before, text=before.text + "×")
                return broken, Place("一", piece.facts[0].subject, "×" + piece.text)
    return None


def _with_title(change: Callable[[tuple[str, ...]], str | None]) -> Inject:
    """The title of an item printed in other words."""

    def inject(disclosure: Disclosure, random: Random) -> Outcome | None:
        for paragraph in _paragraphs(disclosure, _ITEMS):
            for piece in paragraph.pieces:
                words = change(piece.title.names) if piece.title and len(piece.title.names) == 3 else None
                if words:
                    return with_piece(disclosure, piece, changed=Piece(words, piece.facts)), Place(_ITEMS, "", words)
        return None

    return inject


def _third_section(names: tuple[str, ...]) -> str:
    return f"{names[0]}（类）{names[1]}（款）{names[2]}（款）"


def _cut_title(names: tuple[str, ...]) -> str | None:
    """The item without its last character: 事业单位医 for 事业单位医疗."""
    whole = len(names[2]) > 5 and not names[2].endswith("支出")
    return f"{names[0]}（类）{names[1]}（款）{names[2][:-1]}（项）" if whole else None


def _with_reason(wanted: Callable[[Paragraph], bool], reason: str) -> Inject:
    """Another reason behind the change of an item."""

    def inject(disclosure: Disclosure, random: Random) -> Outcome | None:
        for paragraph in filter(wanted, _paragraphs(disclosure, _ITEMS)):
            for piece in paragraph.pieces:
                if "主要原因是：" in piece.text:
                    text = re.sub("主要原因是：[^。]*", f"主要原因是：{reason}", piece.text)
                    return with_words(disclosure, piece, text=text), Place(_ITEMS, "", reason)
        return None

    return inject


def _values(paragraph: Paragraph) -> dict[str, bool]:
    """Whether the amount and the change that a paragraph prints are other than 0."""
    return {fact.measure: fact.value != 0 for piece in paragraph.pieces for fact in piece.facts}


def _changes(paragraph: Paragraph) -> bool:
    return _values(paragraph).get("change", False)


def _stays(paragraph: Paragraph) -> bool:
    values = _values(paragraph)
    return values.get("amount", False) and not values.get("change", True)


def _nothing_said(disclosure: Disclosure, random: Random) -> Outcome | None:
    """The section of an empty budget without the statement that it is empty."""
    for paragraph in _paragraphs(disclosure):
        piece = paragraph.pieces[0]
        if piece.text.endswith("决算表为空表。"):
            words = "收入支出决算情况见附表。"
            return with_words(disclosure, piece, text=words), Place(paragraph.section, "", words)
    return None


def _empty_yet_moved(disclosure: Disclosure, random: Random) -> Outcome | None:
    """A budget that prints its money, and is said to be empty."""
    for paragraph in _paragraphs(disclosure):
        if paragraph.section in ("七", "八", "九") and "预算财政拨款收入总计" in paragraph.pieces[0].text:
            words = "决算表为空表。"
            return with_words(disclosure, paragraph.pieces[-1], text=f"。{words}"), Place(paragraph.section, "", words)
    return None


def _without(disclosure: Disclosure, left_out: tuple[Block, ...]) -> Disclosure:
    return replace(disclosure, blocks=tuple(block for block in disclosure.blocks if all(block is not one for one in left_out)))


def _section_left_out(disclosure: Disclosure, random: Random) -> Outcome | None:
    """No section on 国有资本经营预算, where it said that there was nothing."""
    for heading, below in zip(disclosure.blocks, disclosure.blocks[1:], strict=False):
        headed = isinstance(heading, Heading) and "国有资本经营预算" in heading.text
        if headed and isinstance(below, Paragraph) and below.pieces[0].text.endswith("决算表为空表。"):
            return _without(disclosure, (heading, below)), Place("", "", "第二部分部门决算情况说明")
    return None


def _part_left_out(disclosure: Disclosure, random: Random) -> Outcome | None:
    """No heading of the terms."""
    heading = next(block for block in disclosure.blocks if isinstance(block, Heading) and "名词解释" in block.text)
    return _without(disclosure, (heading,)), Place("", "", "一、财政拨款收入：")


def _table_left_out(disclosure: Disclosure, random: Random) -> Outcome | None:
    """The ninth table is not in the list."""
    last = disclosure.blocks[-1]
    return _without(disclosure, (last,)), Place("", "", "第四部分部门决算报表（见附表）")


def _on_form(change: Callable[[Disclosure, Form], tuple[Form, str] | None], *, kind: str = "project") -> Inject:
    """A form filled in another way, the first that can be; the change says what it then prints."""

    def inject(disclosure: Disclosure, random: Random) -> Outcome | None:
        forms = [form for form in disclosure.forms if form.kind == kind]
        for form, changed in ((form, change(disclosure, form)) for form in forms):
            if changed:
                broken = with_form(disclosure, form, changed=changed[0])
                return broken, Place("十一", changed[0].name, changed[1])
        return None

    return inject


def _goal(words: Callable[[Disclosure, Form], str | None]) -> Callable[[Disclosure, Form], tuple[Form, str] | None]:
    """A form with another goal; what it begins with is what it prints."""

    def change(disclosure: Disclosure, form: Form) -> tuple[Form, str] | None:
        goal = words(disclosure, form)
        return (replace(form, goal=goal), goal[:12]) if goal else None

    return change


def _misspelt(disclosure: Disclosure, form: Form) -> str | None:
    name = disclosure.name
    at = next((place for place, character in enumerate(name) if character in _LEVELS and 2 <= place < len(name) - 3), None)
    return f"由{name[:at]}后{name[at + 1 :]}组织实施。{form.goal}" if at else None


def _copied(disclosure: Disclosure, form: Form) -> str | None:
    """The goal of the form before it."""
    forms = [each for each in disclosure.forms if each.kind == "project"]
    return forms[0].goal if form is not forms[0] else None


def _of_schools(disclosure: Disclosure, form: Form) -> str | None:
    own = re.search("教|学|校", disclosure.name)
    return None if own else f"贯彻执行党和国家的教育方针。{form.goal}"


def _later(disclosure: Disclosure, form: Form) -> tuple[Form, str] | None:
    name = form.name.replace(f"{disclosure.year}年", f"{disclosure.year + 1}年")
    return (replace(form, name=name), name) if name != form.name else None


def _expects(disclosure: Disclosure, form: Form) -> tuple[Form, str]:
    words = "预计带动增收成效明显。"
    return replace(form, result=f"{form.result}{words}"), words


WORD_FAULTS: dict[str, tuple[str, str, Inject]] = {
    "blank left unfilled": ("template", "warning", _unfilled),
    "placeholder left": (
        "template",
        "warning",
        _reworded("根据预算绩效管理要求，", "根据预算绩效管理要求，XX单位", section="十一"),
    ),
    "third level called a section": ("template", "warning", _with_title(_third_section)),
    "deed of a later year": ("template", "warning", _reworded("成效：", "成效：{later}年6月举办了论坛，", section="十一")),
    "reason of no difference": ("template", "notice", _reworded("其余车辆为业务保障用车", "两者一致无差异")),
    "words doubled": ("template", "notice", _reworded("主要原因是：", "主要原因是：主要原因是：", section="一")),
    "stray mark before a number": ("template", "warning", _stray_mark),
    "unit within a word": ("template", "notice", _reworded("绩效目标", "绩效万元目标", section="十一")),
    "another unit in a statement": ("template", "notice", _reworded("{unit}（行政单位", "远山县示例局（行政单位")),
    "bracket left open": ("template", "notice", _on_form(_goal(lambda _, form: f"（{form.goal}"))),
    "project of a later year": ("template", "notice", _on_form(_later)),
    "goal breaks off": ("template", "notice", _on_form(_goal(lambda _, form: f"{form.goal[:-1]}，"))),
    "result expects": ("template", "notice", _on_form(_expects)),
    "duties of another department": ("template", "notice", _on_form(_goal(_of_schools), kind="overall")),
    "flat reason of a change": ("direction", "warning", _with_reason(_changes, "与上年持平")),
    "new item without a change": ("direction", "warning", _with_reason(_stays, "新增科目")),
    "title cut off": ("text", "notice", _with_title(_cut_title)),
    "ranks contradict": (
        "text",
        "notice",
        _reworded("下一步改进措施：", "本地外贸增速居全省第二位，外贸增速居全省第四位。下一步改进措施：", section="十一"),
    ),
    "name of the unit misspelt": ("text", "notice", _on_form(_goal(_misspelt))),
    "goal copied from another form": ("text", "notice", _on_form(_goal(_copied))),
    "goal is the name": ("completeness", "notice", _on_form(_goal(lambda _, form: f"{form.name}。"))),
    "part left out": ("completeness", "notice", _part_left_out),
    "section left out": ("completeness", "notice", _section_left_out),
    "table left out of the list": ("completeness", "notice", _table_left_out),
    "empty budget not stated": ("completeness", "notice", _nothing_said),
    "empty budget with money": ("completeness", "warning", _empty_yet_moved),
    "receptions not counted": ("completeness", "notice", _without_number("国内公务接待批次", "若干")),
    "report not attached": (
        "completeness",
        "notice",
        _reworded("和项目支出绩效自评表。", "、项目支出绩效自评表和评价报告。", section="十一"),
    ),
}
