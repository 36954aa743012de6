"""Windows: what is printed in the indicators of a hard-wrapped form from one line of values to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosures.forms.vocabulary import INDICATOR_SIDE, LEVEL2, LEVELS, SOFT_LEVEL1
from disclosures.layouts.hard_wrapped.fragments import Fragment, Label, PrintedLine, Vocabulary, peeled, vocabulary
from disclosures.layouts.hard_wrapped.value_lines import ValueLine, order_of, value_line

_HEADINGS = frozenset(
    {"一级指标", "二级指标", "三级指标", "年度指标值", "预期指标值", "目标值", "实际完成值", "实际完成指标值",
     "业绩值", "指标完成值", "分值", "权重", "分值权重", "得分", "指标得分", "完成率", "指标值设定依据", "指标值设置依据",
     "上年完成情况", "上年完成值", "赋分规则", "指标赋分规则", "佐证资料",
     "偏差原因分析及改进措施", "偏差原因分析", "偏差原因"}
)  # fmt: skip
# What the columns behind the score print: each word has one column only.
BEHIND_SCORE = {
    **dict.fromkeys(("按照正常比例赋分", "按照完成比例赋分", "直接赋分", "满意度赋分", "按评判等级赋分"), "scoring_rule"),
    **dict.fromkeys(("计划标准", "历史标准", "行业标准", "预算支出标准", "其他标准"), "basis"),
    **dict.fromkeys(("工作资料", "原始凭证", "说明材料"), "material"),
}
_COLUMNS_BEHIND_SCORE = re.compile(r"赋分|佐证|上年")
_LABELS = LEVELS | INDICATOR_SIDE | SOFT_LEVEL1
# By whether the form has columns behind the score, and whether its headings are among the fragments.
_WORDS: dict[tuple[bool, bool], Vocabulary] = {
    (behind, headings): vocabulary(_LABELS | (BEHIND_SCORE.keys() if behind else set()) | (_HEADINGS if headings else set()))
    for behind in (False, True)
    for headings in (False, True)
}


@dataclass(frozen=True, slots=True)
class Window:
    """labels: printed words of the form; rest: the other fragments before the line of values; on_line: those on it, before
    its weight; values: the line, None behind the last one."""

    labels: tuple[Label, ...]
    rest: tuple[Fragment, ...]
    on_line: tuple[Fragment, ...]
    values: ValueLine | None

    @property
    def levels(self) -> list[Label]:
        """The labels that are names of levels."""
        return [label for label in self.labels if label.word in LEVELS or label.word in SOFT_LEVEL1]


def windows_of(printed: Sequence[PrintedLine]) -> tuple[str, list[Window]]:
    """The order of the columns behind the name, and the windows. The first one holds the headings."""
    heading = _heading_words(printed)
    order = order_of(heading)
    behind = "basis" not in order and _COLUMNS_BEHIND_SCORE.search(heading) is not None
    found = [value_line(line, order) for line in printed]
    ends = [index + 1 for index, line in enumerate(found) if line]
    spans = zip([0, *ends], [*ends, len(found)], strict=True)
    return order, [
        _window(printed[start:end], found[end - 1] if start < end else None, is_first=start == 0, behind=behind)
        for start, end in spans
    ]


def _heading_words(printed: Sequence[PrintedLine]) -> str:
    """The squeezed words before the first digit: the headings and the first labels."""
    words: list[str] = []
    for line in printed:
        if any(character.isdigit() for character in line.words):
            break
        words.append("".join(line.words.split()))
    return "".join(words)


def _window(lines: Sequence[PrintedLine], values: ValueLine | None, *, is_first: bool, behind: bool) -> Window:
    before = [f for line in (lines[:-1] if values else lines) for f in line.fragments()]
    has_headings = is_first or any(f.words.startswith("一级指") for f in before)
    labels, rest = peeled([*before, *(values.left if values else ())], _WORDS[behind, has_headings])
    labels, rest = _without_soft(labels, rest)
    number = values.number if values else -1
    return Window(tuple(labels), tuple(f for f in rest if f.line != number), tuple(f for f in rest if f.line == number), values)


def _without_soft(labels: list[Label], rest: list[Fragment]) -> tuple[list[Label], list[Fragment]]:
    """The labels without those that are a level only before a second level, their fragments given back."""
    kept: list[Label] = []
    given: list[Fragment] = []
    for label, behind in zip(labels, [*labels[1:], None], strict=False):
        if label.word not in SOFT_LEVEL1 or (behind is not None and behind.word in LEVEL2):
            kept.append(label)
        else:
            given.extend(label.fragments)
    return kept, sorted([*rest, *given], key=lambda fragment: fragment.start)
