"""The language of the templates: words with {numbers}, {texts} and {>phrases} in them.

{收入总计}                     the amount of a quantity, named by its subject
{“三公”经费 change}            another measure of it (measures.py)
{share}                        a measure of the quantity that the sentence is of
{amount!}                      the digits alone: the words behind it print the unit
{count!次}                     with a unit of its own
{甲 + 乙}                      one number that two quantities share
{change, change_rate = 持平}   words that state that measures are 0
{>compared 收入总计}           a phrase of the style, of that quantity (without: of the sentence's)
{year}                         a text (texts.py)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.styles.measures import KEYS


@dataclass(frozen=True, slots=True)
class Words:
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """subjects: none for the quantity of the sentence. unit: "" prints none, None that of the quantity."""

    subjects: tuple[str, ...]
    key: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """Words that state that measures are 0."""

    keys: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Phrase:
    name: str
    subject: str | None


@dataclass(frozen=True, slots=True)
class Text:
    name: str


Token = Words | Number | Said | Phrase | Text
_BRACES = re.compile(r"\{([^{}]+)\}")
_NAME = re.compile(r"[a-z_0-9]+")


@lru_cache(maxsize=4096)
def tokens_of(template: str) -> tuple[Token, ...]:
    """The tokens of a template, in order. Raises ValueError for a measure that is not known.

    >>> tokens_of("收入总计{收入总计}。")
    (Words(text='收入总计'), Number(subjects=('收入总计',), key='amount', unit=None), Words(text='。'))
    """
    parts = _BRACES.split(template)
    tokens = [_token(part) if at % 2 else Words(part) for at, part in enumerate(parts)]
    return tuple(token for token in tokens if token != Words(""))


def _token(inside: str) -> Token:
    if inside.startswith(">"):
        name, _, subject = inside[1:].partition(" ")
        return Phrase(name, subject or None)
    keys, equals, words = inside.partition(" = ")
    if equals:
        return Said(tuple(_known(key) for key in keys.split(", ")), words)
    inside, mark, own = inside.partition("!")
    unit = own if mark else None
    if _NAME.fullmatch(inside):
        return Number((), inside, unit) if inside in KEYS else Text(inside)
    subjects, _, key = inside.rpartition(" ")
    if not _NAME.fullmatch(key):
        subjects, key = inside, "amount"
    return Number(tuple(subjects.split(" + ")), _known(key), unit)


def _known(key: str) -> str:
    if key not in KEYS:
        raise ValueError(f"no measure of a quantity: {key!r}")
    return key
