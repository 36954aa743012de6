"""What was said so far in a section: the subject, whether free narrative runs, the totals that later parts belong to.

After 主要原因是, 开支内容包括 and the like follows free narrative, until a sentence opens as the template's sentences open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from disclosures.identity import BODY_SUFFIX
from disclosures.narrative.classification import item_at_end
from disclosures.narrative.measures import said_by
from disclosures.narrative.subjects import Subject

NARRATIVE = re.compile(
    r"(?:主要|差异|偏差)?原因[是为]?:?|(?:主要|(?<=[,;。:]))用于(?!以下)|开支内容|内容包括|(?:主要)?包括:?(?=[^,;。]{0,200}、)|(?<!其他用车)主要是|主要是:|"
    r"取得的?(?:主要)?成效|发现的?问题|存在的?问题|下一步|改进措施"
)
# Words of which every one of these has one.
_NARRATIVE_WORDS = re.compile("原因|用于|内容|包括|主要是|成效|问题|下一步|改进措施")
BOUNDARY = re.compile(r"[。;!?]")
BREAK = re.compile(r"[,;。:!?、]")
_ENUMERATED = re.compile(r"^(?:一|二|三|四|五|六|七|八|九|十)是|^[①②③④⑤⑥⑦⑧⑨⑩]")
_BODY = rf"[^,;。\d]{{2,30}}(?:{BODY_SUFFIX}|部门|单位)"
_UNIT_NAME = re.compile(rf"{_BODY}(?:\([^()]*\))?")
_OTHER_BODY = re.compile(rf"^(?P<body>{_BODY})20\d\d年")
# A project or a purse that a self-evaluation report names before its money.
_NAMED_PROJECT = re.compile(r"(?:分别为|其中|:)*(?P<name>[^,;。\d]{2,40}(?:项目|资金|经费|补助))$")
# 与年初预算相比，年初预算数…: a statement may go on with the subject said before.
_OPENING_MEASURES = frozenset({"initial_budget", "full_year_budget", "deviation_rate", "execution_rate"})


@dataclass(slots=True)
class Heard:
    """The state of a section while it is read from number to number.

    default: what a number is of while nothing is named (整体支出 in a self-evaluation report). opening: the subject with
    which the running sentence opened; a sentence that names none goes on with it. said: the subject of the number before.
    """

    default: str | None = None
    narrative: bool = False
    subject: str | None = None
    unit_name: str | None = None
    name: str | None = None
    code: str | None = None
    item: str | None = None
    body: str | None = None
    opening: str | None = None
    said: str | None = None
    money: str = "万元"
    budget: str | None = None
    parts: bool = False
    totals: dict[str, str] = field(default_factory=dict)
    last_total: str | None = None

    def begin(self) -> None:
        """A heading or a list number: a statement of its own begins."""
        self.narrative, self.budget, self.opening = False, None, None
        if self.default:
            self.subject, self.name = self.default, None


def hear(heard: Heard, lead: str) -> None:
    """Takes in the words between two numbers: whether the next one stands in narrative, and what they name."""
    markers = [*NARRATIVE.finditer(lead)] if _NARRATIVE_WORDS.search(lead) else []
    if markers and not heard.narrative:
        # 行政运行(项)。主要用于：…: the item is named before the narrative begins.
        _take_sentences(heard, BOUNDARY.split(lead[: markers[0].start()]))
    heard.narrative |= bool(markers)
    rest = lead[markers[-1].end() :] if markers else lead
    sentences = BOUNDARY.split(rest)
    if heard.narrative and len(sentences) > 1 and opens_statement(sentences[-1]):
        heard.narrative, sentences = False, ["", sentences[-1]]
    if not heard.narrative:
        _take_sentences(heard, sentences)


def _take_sentences(heard: Heard, sentences: list[str]) -> None:
    for index, sentence in enumerate(sentences):
        heard.parts = "其中" in sentence or (heard.parts and not index)
        heard.body = None if index else heard.body
        if index and heard.opening:
            heard.subject, heard.code, heard.opening = heard.opening, heard.code, None
        for stretch in BREAK.split(sentence):
            take_name(heard, stretch)
        if index and sentence and heard.opening is None:
            heard.opening = heard.subject
    heard.opening = heard.opening or heard.subject


def opens_statement(opening: str) -> bool:
    """Whether a sentence in narrative opens as the template's do: known words only, down to the number."""
    stretches = [stretch for stretch in BREAK.split(opening) if stretch]
    if not stretches:
        return False
    if item_at_end(opening):
        return True
    if _ENUMERATED.match(opening):
        return False
    said = [said_by(stretch) for stretch in stretches]
    named = any(part.subject or _OPENING_MEASURES & set(part.tails) for part in said)
    return named and all(not part.left or _UNIT_NAME.fullmatch(part.left) for part in said)


def take_name(heard: Heard, stretch: str) -> None:
    """Takes up the subject that a stretch of words names, if it names one."""
    if not stretch:
        return
    item = item_at_end(stretch)
    if item:
        heard.subject, heard.name, heard.code, heard.budget = item.subject, None, item.code, None
        return
    body = _OTHER_BODY.match(stretch) if heard.unit_name and "20" in stretch else None
    if body and heard.unit_name and body["body"] not in heard.unit_name:
        heard.body = body["body"]
    said = said_by(stretch)
    if said.subject is not None:
        _take_subject(heard, said.subject)
    elif heard.default and said.left and (project := _NAMED_PROJECT.fullmatch(stretch)):
        heard.subject, heard.name = project["name"], None


def _take_subject(heard: Heard, found: Subject) -> None:
    path = _path(heard, found)
    if path != heard.subject:
        heard.code = None
    heard.subject, heard.name = path, found.name
    if found.total:
        heard.totals[found.name] = path
        heard.last_total = found.name


def _path(heard: Heard, subject: Subject) -> str:
    """The path of a subject: below the total of its parents that was said last, or below its fixed parent."""
    for name in (heard.last_total, *subject.parents):
        if name in subject.parents and name in heard.totals:
            return f"{heard.totals[name]}/{subject.name}"
    fixed = [parent for parent in subject.parents if "“" in parent]
    return f"{fixed[0]}/{subject.name}" if fixed else subject.name
