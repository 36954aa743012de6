"""The vocabulary as a reader uses it: every spelling of every entry, found from the left, the longest first.

Spellings are looked up by the lengths that their first two characters have: compiling takes milliseconds and reading is
linear, where one expression of all spellings takes longer to compile than most documents to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from data.classification import class_titles
from data.vocabulary import COUNTED, DESCRIBED, HEADING, SUBJECT, SUBJECT_BELOW, Term, Vocabulary, Wording, spellings, vocabulary
from disclosures.narrative.items import Item
from disclosures.narrative.mentions import Mention
from disclosures.text.squeezed import fold

# Roles of tokens that are no entries.
YEAR, ITEM, UNKNOWN, NUMBER, MARK, BODY = "year", "item", "unknown", "number", "mark", "body"
CLASS = "class"
NAMES = frozenset({SUBJECT, SUBJECT_BELOW, DESCRIBED, ITEM, CLASS})
# All kinds of quotation marks are one, so that “三公”经费 is an entry however it is quoted.
_QUOTES = str.maketrans("“”'‘’「」『』《》〈〉", '"""""""""""""'[: len("“”'‘’「」『』《》〈〉")])
_YEAR = re.compile(r"20\d\d(?:年(?:\d{1,2}月(?:\d{1,2}日|底|末|份)?)?(?:度)?|(?=[,、和至比与较]))|(?:1|一)?[0-9]{1,2}月\d{1,2}日")
_ANY_YEAR = re.compile(r"20\d\d(?=年)")
_ONE = (1,)
_MARKS = frozenset(',;。:、!?()[]"')


@dataclass(frozen=True, slots=True)
class Entry:
    """What a spelling stands for: the wording of the vocabulary, and the term that it names where it names one."""

    role: str
    of: str
    wording: Wording | None
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """Characters start..end of a passage with what they are.

    of: term, role, year, mark, or the path of an item of the classification. entry, item, number: what it is read as.
    """

    start: int
    end: int
    role: str
    of: str = ""
    entry: Entry | None = None
    item: Item | None = None
    number: Mention | None = None

    @property
    def term(self) -> Term | None:
        """The term that it names, if it names one."""
        return self.entry.term if self.entry else None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """entries: all spellings. lengths: of the spellings that begin with two characters, the longest first."""

    terms: Mapping[str, Term]
    entries: Mapping[str, Entry]
    lengths: Mapping[str, tuple[int, ...]]
    headings: tuple[tuple[str, Term], ...]
    counted: tuple[tuple[frozenset[str], frozenset[str], Entry], ...]


def quoted(words: str) -> str:
    """The words with one kind of quotation marks, as long as they are."""
    return words.translate(_QUOTES)


@cache
def lexicon() -> Lexicon:
    """The lexicon of the vocabulary of data/terms."""
    return compiled(vocabulary())


def compiled(words: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary. Of two entries with one spelling the first counts."""
    entries: dict[str, Entry] = {}
    headings, counted = [], []
    for wording in words.wordings:
        term = words.terms.get(wording.of)
        entry = Entry(wording.role, wording.of, wording, term)
        if wording.role == HEADING and term is not None:
            headings.append((quoted(fold(wording.words)), term))
        elif wording.role == COUNTED:
            before, behind = (_folded(part.strip()) for part in wording.line.split(" | ")[:2])
            counted.append((before, behind, entry))
        else:
            for spelling in spellings(wording.words) - {""}:
                entries.setdefault(quoted(fold(spelling)), entry)
    for title in class_titles():
        entries.setdefault(fold(title), Entry(CLASS, title, None))
    headings.sort(key=lambda heading: -len(heading[0]))
    return Lexicon(words.terms, entries, _lengths(entries), tuple(headings), tuple(counted))


def _folded(words: str) -> frozenset[str]:
    return frozenset(quoted(fold(spelling)) for spelling in spellings(words))


def _lengths(entries: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for spelling in entries:
        if len(spelling) > 1:
            lengths.setdefault(spelling[:2], {1}).add(len(spelling))
    return {beginning: tuple(sorted(found, reverse=True)) for beginning, found in lengths.items()}


def shaped(words: str) -> str:
    """The words with one year for all, as long as they are: 编报绩效目标的2024年度项目 is one entry for all years.

    >>> shaped("2024年度项目")
    '20YY年度项目'
    """
    return _ANY_YEAR.sub("20YY", words)


def tokens_in(words: str, start: int, end: int, known: Lexicon, shape: str | None = None) -> list[Token]:
    """The tokens of quoted words without numbers; what no entry takes is unknown, in one token a stretch.

    shape: the words as `shaped` makes them.
    """
    shape = shaped(words) if shape is None else shape
    tokens: list[Token] = []
    at = unknown = start
    while at < end:
        token = _entry_at(shape, at, end, known) or _mark_or_year_at(words, at, end)
        if token is None:
            at += 1
            continue
        if unknown < at:
            tokens.append(Token(unknown, at, UNKNOWN, ""))
        tokens.append(token)
        at = unknown = token.end
    if unknown < end:
        tokens.append(Token(unknown, end, UNKNOWN, ""))
    return tokens


def _entry_at(shape: str, at: int, end: int, known: Lexicon) -> Token | None:
    """The longest spelling at a place of the shape of quoted words."""
    for length in known.lengths.get(shape[at : at + 2], _ONE):
        entry = known.entries.get(shape[at : at + length])
        if entry is not None:
            behind = min(at + length, len(shape))
            return Token(at, behind, entry.role, entry.of, entry) if behind <= end else None
    return None


def _mark_or_year_at(words: str, at: int, end: int) -> Token | None:
    character = words[at]
    if character in _MARKS:
        return Token(at, at + 1, MARK, character)
    if character.isdigit() and (year := _YEAR.match(words, at, end)):
        # 12月31日 names no year.
        return Token(at, year.end(), YEAR, year[0][:4] if year[0].startswith("20") else "")
    return None
