"""What the words before a number say: of what the number is, which measure it is, and against what it is compared.

A lead is the tokens between two numbers, or from a mark on. It is understood whole or not at all: a stretch that no entry
takes, between a subject and its number or right before a subject, may make it another thing (外地考察团公务接待费).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from disclosures.narrative.lexicon import MARK, NAMES, UNKNOWN, YEAR, Token

BUDGETS = {"initial_budget": "initial_budget", "full_year_budget": "full_year_budget"}
COMPLETIONS = {"completion_rate": "full_year_budget", "completion_rate_of_initial": "initial_budget"}
# Roles that are the measure of their name, whatever stands beside them.
PLAIN = frozenset({"deviation_rate", "execution_rate", "weight", "score"})
_MEASURES = frozenset({*BUDGETS, *COMPLETIONS, *PLAIN, "final", "spent", "executed", "adjustment_rate", "value"})
DIRECTIONS = {"up": 1, "down": -1, "up_down": 1, "down_up": -1, "adjusted_up": 1, "adjusted_down": -1, "greater": 1, "less": -1}
_OF_BUDGETS = frozenset({"greater", "less"})
ADJUSTED = frozenset({"adjusted_up", "adjusted_down"})
_ENDS_OF_BODIES = frozenset(
    {*"局委办院校厅站所县市区州省镇乡旗盟馆队会里", "中心", "机关", "部门", "单位", "学校", "医院", "街道", "系统"}
)
_SAME_TIME = re.compile("同比|口径")
FISCAL = "fiscal"
# Nouns that may stand for the subject that is in force: 支出…万元.
NOUNS_ALONE = frozenset({"支出", "收入", "金额", "经费", "费用", "费用支出"})
# Behind 财政拨款收入, 总计 makes another thing of it, and so does 支出.
_MAKES_A_TOTAL = re.compile("总计|合计|总额|总金额|总数")
# A name that says no more than whose money it is, or that it is money, where it stands right behind another.
_OF_THE_NAME_BEFORE = ("财政拨款", "一般公共预算", "公共预算", "支出", "收入", "决算", "总支出", "总收入", "合计")
_WITH = frozenset("与和同跟")
_FROM = frozenset("由从")
IsBody = Callable[[str], bool]


@dataclass(slots=True)
class Said:
    """names: the subject, or several of one number. stray: a phrase that no entry takes and that makes the number's subject
    doubtful. nouns: nouns without a subject before them (支出, 合计). year: the year that is spoken of. measure: a role of
    data/terms/measures.yaml. direction: a role too. base: last_year, a year, or a budget; open: its words have not ended.
    whole: what it is a share of; of_unknown: whether words that name nothing known say that; shared_at: where they begin.
    each, parts, share: whether such words stand there. alone: whether nothing but neutral words does. another: whether a
    name is made another one by the words right behind it.
    body: a body that is named where no subject is. before_change: whether 由 stands before the number: 由7万元增加到9万元. side:
    收入 or 支出, where the words of a measure say which: 收入决算数.
    """

    names: list[Token] = field(default_factory=list)
    stray: str | None = None
    nouns: list[str] = field(default_factory=list)
    year: str | None = None
    measure: str | None = None
    direction: str | None = None
    base: str | None = None
    open: bool = False
    became: bool = False
    whole: Token | None = None
    of_unknown: bool = False
    shared_at: int = -1
    share: bool = False
    each: bool = False
    parts: bool = False
    alone: bool = True
    used: list[Token] = field(default_factory=list)
    tail: str = ""
    spent: bool = False
    body: str = ""
    before_change: bool = False
    side: str = ""
    another: bool = False
    begins: int = -1
    unknown: int = -1
    unknown_end: int = -1
    parted: str | None = None
    named_in_base: list[Token] = field(default_factory=list)

    @property
    def unnamed(self) -> str | None:
        """The nouns that a lead holds in place of a name: 收入总计 without its entry is 收入 and 总计."""
        return "".join(self.nouns) if self.nouns and (len(self.nouns) > 1 or self.nouns[0] not in NOUNS_ALONE) else None


def said_in(lead: Sequence[Token], words: str, is_body: IsBody) -> Said:
    """What a lead says. words: the quoted words of its passage. is_body: whether a phrase names a body of the office."""
    said = Said(begins=lead[0].start if lead else -1)
    for index, token in enumerate(lead):
        _take(said, lead, index, words, is_body)
        if said.names and words[token.start : token.end] in _FROM and _is_name_like(lead[index + 1 : index + 2]):
            said.stray = said.stray or words[token.start : lead[-1].end]
    if said.unknown >= 0 and not said.share:
        phrase = words[said.unknown : said.unknown_end]
        if said.names or not is_body(phrase):
            said.stray = said.stray or phrase
        else:
            said.body = phrase
    if lead and words[lead[-1].start : lead[-1].end] in _FROM and not said.base:
        said.before_change = True
    if not said.names:
        said.stray = said.stray or said.parted
    return said


def _is_name_like(behind: Sequence[Token]) -> bool:
    """本年收入由公共财政预算拨款1000万元…组成: what it consists of stands behind 由."""
    return bool(behind) and behind[0].role in (FISCAL, UNKNOWN)


def _take(said: Said, lead: Sequence[Token], index: int, words: str, is_body: IsBody) -> None:
    token = lead[index]
    role = token.role
    if said.names and (term := said.names[-1].term) and term.free:
        return
    if role == UNKNOWN:
        said.alone = False
        if said.share:
            said.of_unknown = True
        else:
            said.unknown = token.start if said.unknown < 0 else said.unknown
            said.unknown_end = token.end
        return
    if role == "neutral" and token.start == said.unknown_end and words[token.start : token.end] in _ENDS_OF_BODIES:
        said.unknown_end = token.end
    if role not in ("neutral", "body", MARK, "conjunction"):
        said.alone = False
    if role not in ("neutral", "body", MARK, YEAR):
        said.used.append(token)
    if role in NAMES:
        _take_name(said, lead, index, words, is_body)
    elif role == YEAR:
        _take_year(said, lead, index, words, is_body)
    elif role == MARK:
        _take_mark(said, token, words, is_body)
    elif role == "parts":
        _begin_parts(said, token)
    else:
        _take_role(said, token, words)


def _take_name(said: Said, lead: Sequence[Token], index: int, words: str, is_body: IsBody) -> None:
    token = lead[index]
    if said.share:
        said.of_unknown = said.of_unknown or said.whole is not None
        said.whole = said.whole or token
        return
    if said.open:
        said.named_in_base.append(token)
        return
    if said.names and token.start == said.names[-1].end and _says_no_more(token, words) and not _is_part(token, said.names[-1]):
        # “三公”经费财政拨款支出, “三公”经费支出决算总额.
        return
    if said.names and token.start == said.names[-1].end and not _is_part(token, said.names[-1]):
        said.stray, said.another = said.stray or words[said.names[-1].start : token.end], True
    if said.unknown >= 0 and not is_body(words[said.unknown : said.unknown_end]):
        said.stray = said.stray or words[said.unknown : token.end]
    spending = said.nouns == ["支出"]
    fiscal = said.nouns == [FISCAL] and token.term is not None and token.term.fiscal
    if said.nouns and not said.names and not fiscal and not spending:
        said.stray = said.stray or words[said.begins : token.end]
    if said.direction and not said.names:
        # 减少公务接待费3万元 may be what it was reduced by, or what is left.
        said.stray = said.stray or words[said.begins : token.end]
    said.unknown = -1
    if _is_joined(said, lead, index, words):
        said.names.append(token)
    else:
        said.names = [token]
    said.nouns, said.tail, said.spent = [], words[token.start : token.end], False


def _says_no_more(token: Token, words: str) -> bool:
    return words.startswith(_OF_THE_NAME_BEFORE, token.start)


def _is_part(token: Token, whole: Token) -> bool:
    part = token.term
    return part is not None and (whole.of in part.below or (part.under or "").endswith(whole.of))


def _is_joined(said: Said, lead: Sequence[Token], index: int, words: str) -> bool:
    """Whether a name is set beside the one before it: A、B; A支出和B."""
    if not said.names:
        return False
    begin = index
    while begin and lead[begin - 1].start >= said.names[-1].end:
        begin -= 1
    between = lead[begin:index]
    joint = any(
        token.role == "conjunction" or (token.role == MARK and token.of == "、") or words[token.start : token.end] in _WITH
        for token in between
    )
    return joint and all(token.role in ("noun", "final", "conjunction", MARK, "compared") for token in between)


def _take_year(said: Said, lead: Sequence[Token], index: int, words: str, is_body: IsBody) -> None:
    token = lead[index]
    # 同比2019年减少 is against that year.
    if said.open or (index and lead[index - 1].role == "compared"):
        said.base = token.of or said.base
        said.unknown = -1
        return
    said.year = token.of or said.year
    if not said.names and said.nouns and said.nouns != [FISCAL]:
        said.parted, said.nouns = said.parted or "".join(said.nouns), []
    _part(said, token, words, is_body)


def _take_mark(said: Said, token: Token, words: str, is_body: IsBody) -> None:
    if token.of == ":":
        _part(said, token, words, is_body)


def _part(said: Said, token: Token, words: str, is_body: IsBody) -> None:
    """A year or a colon parts what stands before it from a name behind it; a lead that names nothing is not understood."""
    if said.unknown >= 0 and not said.names:
        phrase = words[said.unknown : said.unknown_end]
        said.parted = said.parted or (None if is_body(phrase) else phrase)
        said.unknown = -1
    if token.of == ":" and not said.names:
        said.nouns = []


def _begin_parts(said: Said, token: Token) -> None:
    used = said.used
    said.__init__(begins=token.end, parts=True, alone=False, used=used)  # type: ignore[misc]  # as new, for whoever holds it


def _take_role(said: Said, token: Token, words: str) -> None:
    role = token.role
    if role == "compared":
        said.open, said.base = True, None
        if _SAME_TIME.search(words[token.start : token.end]):
            said.open, said.base = False, "last_year"
    elif role == "last_year":
        said.base, said.of_unknown = "last_year", said.share
    elif role == "against":
        # 与上年相比 ends here, 相比上年 begins.
        said.open, said.base = not said.open, said.base if said.open else None
    elif role in DIRECTIONS:
        _take_direction(said, role)
    elif role == "became":
        said.became, said.direction, said.open = True, None, False
    elif role == "share":
        said.shared_at = said.shared_at if said.share else token.end
        said.share = True
    elif role == "each":
        said.each = True
    elif role in _MEASURES:
        if not said.names and words.startswith(("收入", "支出"), token.start):
            said.side = words[token.start : token.start + 2]
        _take_measure(said, role)
    elif role in ("noun", FISCAL):
        _take_noun(said, token, words)


def _take_direction(said: Said, role: str) -> None:
    said.direction = role
    said.open = role in _OF_BUDGETS
    if role in ADJUSTED:
        said.base = "initial_budget"


def _take_measure(said: Said, role: str) -> None:
    if said.share:
        said.of_unknown = said.whole is None or said.of_unknown
        return
    if said.open:
        said.base = BUDGETS.get(role, said.base)
    else:
        said.measure = role


def _makes_another(name: Token, noun: str) -> bool:
    """Whether a noun right behind a name makes another name: 财政拨款收入 and 总计, 财政拨款收入 and 支出."""
    leaf = name.of.rsplit("/", 1)[-1]
    if leaf.endswith("收入"):
        return _MAKES_A_TOTAL.match(noun) is not None or noun.startswith("支出")
    return leaf.endswith("支出") and _MAKES_A_TOTAL.match(noun) is not None and name.term is not None


def _take_noun(said: Said, token: Token, words: str) -> None:
    if said.share:
        said.of_unknown = said.whole is None or said.of_unknown
    if said.open or said.share or said.direction:
        return
    if said.names:
        pair = said.names[-1].term
        if pair and pair.both and words.startswith(("收入", "支出"), token.start) and token.start > said.names[-1].end:
            # 收支总体情况：全年收入500万元 is of one side.
            said.stray, said.another = said.stray or words[token.start : token.end], True
        if token.start == said.names[-1].end and _makes_another(said.names[-1], words[token.start : token.end]):
            said.stray, said.another = said.stray or words[said.names[-1].start : token.end], True
        said.tail += words[token.start : token.end]
        said.spent = said.spent or words[token.start : token.end].startswith("支出")
        return
    said.nouns.append(FISCAL if token.role == FISCAL else words[token.start : token.end])
