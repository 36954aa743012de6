"""The vocabulary as a reader uses it: every spelling of every entry, found from the left, the longest first.

Spellings are looked up by their first two characters: compiling takes milliseconds and reading is linear, where one
expression of all spellings takes longer to compile than most documents to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from data.classification import class_titles
from data.vocabulary import COUNTED, DESCRIBED, HEADING, SUBJECT, SUBJECT_BELOW, Term, Vocabulary, Wording, spellings, vocabulary
from disclosures.text.squeezed import fold

# Roles of tokens that are no entries.
YEAR, ITEM, UNKNOWN, NUMBER, MARK = "year", "item", "unknown", "number", "mark"
CLASS = "class"
NAMES = frozenset({SUBJECT, SUBJECT_BELOW, DESCRIBED, ITEM, CLASS})
# All kinds of quotation marks are one, so that “三公”经费 is an entry however it is quoted.
_QUOTES = str.maketrans("“”'‘’「」『』《》〈〉", '"""""""""""""'[: len("“”'‘’「」『』《》〈〉")])
_YEAR = re.compile(r"20\d\d(?:年(?:\d{1,2}月(?:\d{1,2}日|底|末|份)?)?(?:度)?|(?=[,、和至比与较]))|(?:1|一)?[0-9]{1,2}月\d{1,2}日")
_ANY_YEAR = re.compile(r"20\d\d(?=年)")
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
    """Characters start..end of a passage with what they are. of: term, role, year, or the name of an item of the classification."""

    start: int
    end: int
    role: str
    of: str
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """by_two: the spellings that begin with two characters, longest first; by_one: those of one character."""

    terms: Mapping[str, Term]
    by_two: Mapping[str, tuple[tuple[str, Entry], ...]]
    by_one: Mapping[str, Entry]
    headings: tuple[tuple[str, Term], ...]
    counted: tuple[tuple[frozenset[str], frozenset[str], Entry], ...]

    def at(self, words: str, place: int) -> tuple[str, Entry] | None:
        """The longest spelling at a place of quoted words (see `quoted`)."""
        for spelling, entry in self.by_two.get(words[place : place + 2], ()):
            if words.startswith(spelling, place):
                return spelling, entry
        entry = self.by_one.get(words[place : place + 1])
        return (words[place], entry) if entry else None


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
    return Lexicon(words.terms, *_by_beginning(entries), tuple(headings), tuple(counted))


def _folded(words: str) -> frozenset[str]:
    return frozenset(quoted(fold(spelling)) for spelling in spellings(words))


def _by_beginning(entries: Mapping[str, Entry]) -> tuple[dict[str, tuple[tuple[str, Entry], ...]], dict[str, Entry]]:
    longer: dict[str, list[tuple[str, Entry]]] = {}
    for spelling in sorted((spelling for spelling in entries if len(spelling) > 1), key=len, reverse=True):
        longer.setdefault(spelling[:2], []).append((spelling, entries[spelling]))
    return {key: tuple(found) for key, found in longer.items()}, {
        spelling: entry for spelling, entry in entries.items() if len(spelling) == 1
    }


def shaped(words: str) -> str:
    """The words with one year for all, as long as they are: 编报绩效目标的2024年度项目 is one entry for all years.

    >>> shaped("2024年度项目")
    '20YY年度项目'
    """
    return _ANY_YEAR.sub("20YY", words)


def tokens_in(words: str, start: int, end: int, known: Lexicon, shape: str | None = None) -> Iterator[Token]:
    """The tokens of quoted words without numbers; what no entry takes is unknown, in one token a stretch.

    shape: the words as `shaped` makes them.
    """
    at = unknown = start
    shape = shaped(words) if shape is None else shape
    while at < end:
        token = _token_at(words, shape, at, end, known)
        if token is None:
            at += 1
            continue
        if unknown < at:
            yield Token(unknown, at, UNKNOWN, "")
        yield token
        at = unknown = token.end
    if unknown < end:
        yield Token(unknown, end, UNKNOWN, "")


def _token_at(words: str, shape: str, at: int, end: int, known: Lexicon) -> Token | None:
    character = words[at]
    found = known.at(shape, at)
    if found and at + len(found[0]) <= end:
        spelling, entry = found
        return Token(at, at + len(spelling), entry.role, entry.of, entry)
    if character in _MARKS:
        return Token(at, at + 1, MARK, character)
    if character.isdigit() and (year := _YEAR.match(words, at, end)):
        return Token(at, year.end(), YEAR, year[0][:4])
    return None
