"""The words by which a document says what it is (data/terms/kinds.yaml), read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

# Written in C where libyaml is there: ten times quicker.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIELDS = 4
# 情况, 说明: there a heading ends, and squeezed text has no lines.
_GAP, _NUMBER = r"[^。;!?况明]{0,30}?", r"(?:为|是|达|共计?|合计)?:?-?\d[\d,.]*"


class KindTermError(ValueError):
    """A line of the file that is no wording; says which."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of a term. words: folded; … stands for a gap, N for a number. sentence: shows it, ⏎ ends a line.
    reads: what the sentence reads as. seen: province and year."""

    term: str
    words: str
    sentence: str
    reads: str
    seen: str

    @property
    def opening(self) -> str:
        """The words before the first gap or number: without them the wording is not there."""
        return re.split("[…N]", self.words)[0]


@cache
def kind_terms() -> dict[str, tuple[Wording, ...]]:
    """The wordings of every term by its name. Raises KindTermError."""
    return text_to_kind_terms(files("data").joinpath("terms", "kinds.yaml").read_text(encoding="utf-8"))


def text_to_kind_terms(text: str) -> dict[str, tuple[Wording, ...]]:
    """The terms of a file's text. Raises KindTermError for a line without its four fields, or one that comes twice."""
    loaded = yaml.load(text, Loader=_LOADER)
    terms = {term: tuple(_line_to_wording(term, line) for line in lines.splitlines()) for term, lines in loaded.items()}
    for term, wordings in terms.items():
        words = [wording.words for wording in wordings]
        if len(set(words)) < len(words):
            raise KindTermError(f"{term}: a wording comes twice: {next(word for word in words if words.count(word) > 1)}")
    return terms


def _line_to_wording(term: str, line: str) -> Wording:
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != _FIELDS or not all(fields):
        raise KindTermError(f"{term}: wording | sentence | what it reads | province year; found {line!r}")
    return Wording(term, *fields)


@cache
def one_of(term: str) -> str:
    """The wordings of a term as alternatives of a pattern, the longest first."""
    return pattern_of(wording.words for wording in kind_terms()[term])


def pattern_of(wordings: Iterable[str]) -> str:
    """Wordings as alternatives of a pattern, the longest first.

    >>> pattern_of(["局", "卫健委"])
    '卫健委|局'
    """
    longest_first = sorted(wordings, key=lambda words: (-len(words), words))
    return "|".join(re.escape(words).replace("…", _GAP).replace("N", _NUMBER) for words in longest_first)
