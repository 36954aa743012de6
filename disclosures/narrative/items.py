"""Items of the functional classification in prose: 一般公共服务支出(类)商贸事务(款)行政运行(项), with or without codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.classification import class_titles, functional_titles

# (类), (201类), (205), (2050202): a level by its word, or by the length of its code.
_LEVEL = re.compile(r"\((?:(?P<code>\d{0,7})(?P<level>类|款|项)|(?P<alone>2\d{6}|2\d{4}|2\d\d)|(?P<two>\d\d))(?:科目)?\)")
_LEVELS = {3: "类", 5: "款", 7: "项"}
# What a name holds beside its words: 环境保护法规、规划及标准. What begins it: a mark, a list number, words that lead in.
_NAME = re.compile(r"[\u4e00-\u9fff、\-—]{2,45}|[\u4e00-\u9fff]{2,20}\([\u4e00-\u9fff]{1,12}\)[\u4e00-\u9fff]{0,20}")
_BEGINS = re.compile(r'[,;。:!?"\d.]|\)(?!.)')
_LEADS_IN = re.compile(r"^(?:其中|用于|包括|主要用于|按功能分类|20\d\d年度?|[—\-、])+")
_LONGEST_NAME = 45
_EXPENDITURE = "支出"


# 201-一般公共服务支出, 20103-政府办公厅(室)及相关机构事务, 2010301行政运行: the code stands before the name.
_CODED = re.compile(
    r"(?<![\d.])(?P<code>2\d\d(?:\d\d){0,2})[-—–_ ]?(?![万亿千元人辆个台套平公吨批次名天项件户家所年月日])"
    r"(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff()、]{1,40}?)"
    r"(?=支出决算|决算|年初|全年|预算|\d|[,:;。\"]|较|比上|与上|与20)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """names: 类, 款 and 项 as far as printed. code: the digits printed with them, joined (2010301), or None. start, end:
    place."""

    names: tuple[str, ...]
    code: str | None
    start: int
    end: int

    @property
    def subject(self) -> str:
        """Its path: 教育支出/普通教育/小学教育."""
        return "/".join(self.names)


def items_in(words: str, start: int, end: int) -> Iterator[Item]:
    """The items that are named in words[start:end], in order.

    The levels are told by their order: documents print (01款) where (01项) belongs.

    >>> [item.code for item in items_in("一般公共服务(201类)财政事务(06款)行政运行(01项):支出决算数为", 0, 37)]
    ['2010601']
    >>> [item.subject for item in items_in('"教育"(类)"普通教育"(款)', 0, 16)]
    ['教育支出/普通教育']
    """
    chain: list[tuple[str, re.Match[str]]] = []
    begun = at = start
    for mark in _LEVEL.finditer(words, start, end):
        if mark["two"] and not chain:
            continue
        ends = mark.start() - (words[mark.start() - 1 : mark.start()] == '"')
        between = words[at:ends].removeprefix('"')
        joined = chain and at == chain[-1][1].end() and _NAME.fullmatch(between) and mark["level"] != "类" and len(chain) < 3
        if not joined:
            if chain:
                yield _item(chain, begun)
            begun = _name_start(words, max(at, ends - _LONGEST_NAME), ends)
            name = words[begun:ends]
            chain = [(name, mark)] if _NAME.fullmatch(name) and not (mark["alone"] and not _is_title(name)) else []
        else:
            chain.append((between, mark))
        at = mark.end()
    if chain:
        yield _item(chain, begun)


def coded_items_in(words: str, start: int, end: int) -> Iterator[Item]:
    """The items whose code stands before their name: 20103-政府办公厅(室)及相关机构事务9,180.00万元."""
    for found in _CODED.finditer(words, start, end):
        name = found["name"].replace("(", "（").replace(")", "）")
        if "年" not in name[:1]:
            yield Item((canonical_class(name) if len(found["code"]) == 3 else name,), found["code"], *found.span())


def _item(chain: list[tuple[str, re.Match[str]]], begun: int) -> Item:
    names = [name.replace("(", "（").replace(")", "）") for name, _ in chain]
    first = chain[0][1]
    if (first["level"] or _LEVELS[len(first["alone"])]) == "类":
        names[0] = canonical_class(names[0])
    codes = [mark["code"] or mark["alone"] or mark["two"] for _, mark in chain]
    joined = codes[-1] if chain[-1][1]["alone"] else "".join(code or "" for code in codes)
    return Item(tuple(names), joined if all(codes) else None, begun, chain[-1][1].end())


def canonical_class(name: str) -> str:
    """The name of a 类 as the classification has it: 教育(类) is 教育支出.

    >>> canonical_class("教育"), canonical_class("教育支出"), canonical_class("新事")
    ('教育支出', '教育支出', '新事')
    """
    name = name.removesuffix("类") if name not in class_titles() else name
    return name + _EXPENDITURE if name not in class_titles() and name + _EXPENDITURE in class_titles() else name


def _is_title(name: str) -> bool:
    return name in functional_titles() or canonical_class(name) in class_titles()


def _name_start(words: str, start: int, end: int) -> int:
    """Where the name that ends at `end` begins: behind the last mark or list number; behind 、 where a title does."""
    begun = max((match.end() for match in _BEGINS.finditer(words, start, end)), default=start)
    begun += len(lead[0]) if (lead := _LEADS_IN.match(words[begun:end])) else 0
    if "、" in words[begun:end]:
        last = words.rindex("、", begun, end) + 1
        if words[last:end] in functional_titles() or canonical_class(words[last:end]) in class_titles():
            return last
    return begun
