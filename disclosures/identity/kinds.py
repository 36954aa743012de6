"""The kind of a document, from evidence for and against: its title, its headings, its statements, the words of other kinds.

Each sign is a wording that stands in the text; a kind weighs what its signs weigh. A title says most, a statement with its
number more than a word, and no wording counts twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data.kind_terms import Wording, kind_terms, pattern_of
from disclosures.identity.titles import Title

# What a sign weighs, and how many of a term are counted. A headline of news has more words than a title; a word of a menu has
# neither name nor year.
TITLE, HEADLINE = 6, 3
_WEIGHTS = {
    "statements_final_accounts": ("final_accounts", 2, 4),
    "hints_final_accounts": ("final_accounts", 2, 3),
    "headings_final_accounts": ("final_accounts", 1, 4),
    "statements_budget": ("budget", 2, 5),
    "words_self_evaluation": ("self_evaluation", 2, 5),
    "words_other": ("other", 4, 3),
}
# Less says nothing.
FEWEST = 3
_DATA = re.compile(r'[\[{].{0,80}?"[^"]{0,80}":', re.DOTALL)
_PLACES = 3
_LATIN, _CHINESE, _SAMPLE = re.compile("[A-Za-z]"), re.compile("[\u4e00-\u9fff]"), 1500


@dataclass(frozen=True, slots=True)
class Sign:
    """A wording that says what a document is, and its place in the squeezed text."""

    kind: str
    term: str
    words: str
    weight: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind, and the signs that speak for it. is_data: the text is data for programs."""

    kind: str
    signs: tuple[Sign, ...]
    is_data: bool = False


def verdict_of(text: str, title: Title | None) -> Verdict:
    """What the squeezed text of a document is."""
    if _is_data(text):
        # Nothing in it is said to the people whom a disclosure is for.
        return Verdict("other", (), is_data=True)
    of_title = list(_sign_of_title(title))
    signs = [*of_title, *_signs(text, [(sign.kind, sign.start, sign.end) for sign in of_title])]
    if title is not None and title.kind == "budget" and title.clean:
        signs = [sign for sign in signs if sign.term != "hints_final_accounts"]
    weights = {kind: sum(sign.weight for sign in signs if sign.kind == kind) for kind in ("final_accounts", "budget", "other")}
    weights["self_evaluation"] = sum(sign.weight for sign in signs if sign.kind == "self_evaluation")
    kind = max(weights, key=lambda kind: weights[kind])
    kind = kind if weights[kind] >= FEWEST else "other"
    return Verdict(kind, tuple(sign for sign in signs if sign.kind == kind))


def _is_data(text: str) -> bool:
    """Whether a text is JSON, or a program, or of another language, whatever Chinese words it quotes."""
    head = text[:_SAMPLE]
    return _DATA.match(head) is not None or len(_LATIN.findall(head)) > len(_CHINESE.findall(head))


def _sign_of_title(title: Title | None) -> Iterator[Sign]:
    if title is not None:
        names = title.name is not None or title.year is not None
        weight = TITLE if (names and title.clean) or title.kind == "other" else HEADLINE
        yield Sign(title.kind, "title", title.words, weight, title.start, title.end)


def _signs(text: str, taken: list[tuple[str, int, int]]) -> Iterator[Sign]:
    """The signs of the text. taken: kind and place of those before; one that stands in the same words weighs nothing more."""
    for term, (kind, weight, most) in _WEIGHTS.items():
        counted = 0
        for wording in kind_terms()[term]:
            if (place := _place(text, wording)) is None:
                continue
            start, end = place
            again = any(of == kind and begin < end and start < last for of, begin, last in taken)
            counted += not again
            yield Sign(kind, term, wording.words, 0 if again or counted > most else weight, start, end)
            taken.append((kind, start, end))


def _place(text: str, wording: Wording) -> tuple[int, int] | None:
    """Where a wording first stands, tried at the first places of its opening: a search of the pattern would try every one."""
    opening, at = wording.opening, -1
    for _ in range(_PLACES):
        at = text.find(opening, at + 1)
        if at < 0:
            return None
        if len(opening) == len(wording.words):
            return at, at + len(opening)
        if match := _pattern(wording.words).match(text, at):
            return match.span()
    return None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(pattern_of([words]))
