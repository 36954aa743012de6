"""The words of performance forms and of public tables, as data: `terms/forms.yaml` and `terms/tables.yaml`.

A group holds terms, a term its wordings, one a line:

    wording | words as printed that show it | what they read | province and year

A wording is written folded and without white space. [甲/乙] may be missing, or is one of these; {甲/乙} is one of these;
… stands for up to 24 characters that end no clause, …6 for up to six of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ANY = re.compile(r"…(\d{0,2})")
_ANY_PATTERN = "[^,。;:、]{0,24}?"
_PARTS = re.compile(r"\[(?P<optional>[^\]]*)\]|\{(?P<one>[^}]*)\}|(?P<plain>[^\[{]+)")


class FormTermError(ValueError):
    """A line of a file of terms that is no wording."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to print a term. words: as written in the file; example: printed words that show it; reads: what these read;
    seen: province and year."""

    words: str
    example: str
    reads: str
    seen: str


Group = Mapping[str, tuple[Wording, ...]]


@cache
def terms_in(name: str) -> Mapping[str, Group]:
    """The groups of terms of a file (forms, tables). Read once, when first asked for."""
    text = files("data").joinpath("terms", f"{name}.yaml").read_text(encoding="utf-8")
    return text_to_groups(text)


def text_to_groups(text: str) -> dict[str, Group]:
    """The groups of a file of terms. Raises FormTermError naming the line that is no wording."""
    read = yaml.load(text, Loader=LOADER)  # noqa: S506: the loader of safe YAML, in C where it is built
    return {
        group: {term: tuple(map(_line_to_wording, filter(str.strip, lines.split("\n")))) for term, lines in terms.items()}
        for group, terms in read.items()
    }


def _line_to_wording(line: str) -> Wording:
    parts = [part.strip() for part in line.split(" | ")]
    if len(parts) != 4 or not all(parts):
        raise FormTermError(f"a wording has four parts, parted by “ | ”: {line!r}")
    return Wording(*parts)


@lru_cache(maxsize=1024)
def spellings(words: str) -> tuple[str, ...]:
    """Every spelling of a wording.

    >>> spellings("[预算]执行率"), spellings("{甲/乙}[丙]")
    (('预算执行率', '执行率'), ('甲丙', '甲', '乙丙', '乙'))
    """
    return tuple("".join(parts) for parts in product(*_choices(words)))


def _choices(words: str) -> Iterator[tuple[str, ...]]:
    for part in _PARTS.finditer(words):
        if part["plain"] is not None:
            yield (part["plain"],)
        else:
            yield (*part["optional"].split("/"), "") if part["one"] is None else tuple(part["one"].split("/"))


def pattern_of(words: str) -> str:
    """A wording as a regular expression.

    >>> pattern_of("…决算[总]表")
    '[^,。;:、]{0,24}?决算(?:总|)表'
    """
    return "".join(_part_pattern(choices) for choices in _choices(words))


def _part_pattern(choices: tuple[str, ...]) -> str:
    patterns = [_ANY.sub(_any_pattern, re.escape(choice)) for choice in choices]
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"


def _any_pattern(match: re.Match[str]) -> str:
    return f".{{0,{match[1]}}}" if match[1] else _ANY_PATTERN


def regex_of(*wordings: Wording) -> re.Pattern[str]:
    """Any of the wordings as one regular expression."""
    return re.compile("|".join(pattern_of(wording.words) for wording in wordings))


def spelled(group: Group) -> dict[str, tuple[str, Wording]]:
    """Every spelling of the wordings of a group -> its term and the wording. Of a spelling of two terms the first counts."""
    found: dict[str, tuple[str, Wording]] = {}
    for term, wordings in group.items():
        for wording in wordings:
            for words in spellings(wording.words):
                found.setdefault(words, (term, wording))
    return found


def words_of(group: Group, *terms: str) -> frozenset[str]:
    """Every spelling of some terms of a group."""
    return frozenset(words for term in terms for wording in group[term] for words in spellings(wording.words))
