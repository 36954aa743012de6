"""A provincial style as it lies in its file: headings, paragraphs of sentences, phrases. Reading it is all that happens here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.styles.grammar import Phrase, tokens_of

FOLDER = Path(__file__).with_name("provinces")
_SHARED = FOLDER / "shared.yaml"  # phrases that every style may use


@dataclass(frozen=True, slots=True)
class Sentence:
    """say: templates of one meaning, one of which is printed. of: the subject that it speaks of.

    when: a condition (conditions.py). chance: of being printed, in percent. each: the group whose parts it is printed for, in
    a row with `between` (；) and `end` behind them, or in paragraphs of their own (apart), each with `end` where no `between`
    is given. only: a condition on each part. number: before each part ("{n}." with the figure, "{ordinal}" in Chinese).
    """

    say: tuple[str, ...]
    of: str | None = None
    when: str | None = None
    chance: int = 100
    each: str | None = None
    only: str | None = None
    between: str | None = None
    end: str = "。"
    number: tuple[str, ...] = ("",)
    apart: bool = False


Sentences = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the paragraphs below it. section: of the facts in them, "" where none are."""

    heading: tuple[str, ...]
    rank: int
    section: str
    body: tuple[Sentences, ...]
    when: str | None = None
    chance: int = 100


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """A phrase: templates by the state of a measure (`by`) of the quantity that it is said of."""

    by: str
    states: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Style:
    """numbers: choices of how numbers are printed (form.py)."""

    name: str
    province: str
    parts: tuple[Part, ...]
    phrases: Mapping[str, PhraseBook]
    numbers: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)


def style_names() -> tuple[str, ...]:
    """The names of all styles, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml") if path != _SHARED))


@cache
def style_of(name: str) -> Style:
    """The style of that name. Raises KeyError where there is none."""
    if name not in style_names():
        raise KeyError(name)
    return style_from(name, (FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def style_from(name: str, text: str) -> Style:
    """The style that a file of that name holds. Raises TypeError for a field that a sentence does not have."""
    entry, shared = yaml.safe_load(text), _yaml(_SHARED)
    phrases = {**shared["phrases"], **entry.get("phrases", {})}
    return Style(
        name=name,
        province=entry["province"],
        parts=tuple(map(_part, entry["parts"])),
        phrases={each: _phrase(book) for each, book in phrases.items()},
        numbers={key: _several(value) for key, value in entry.get("numbers", {}).items()},
    )


def templates_of(style: Style) -> Iterator[str]:
    """Every heading and template of a style, those of the phrases that it uses among them."""
    own = [template for part in style.parts for template in _templates_of_part(part)]
    yield from own
    for name in sorted(_phrases_in(own, style)):
        yield from _templates_of_phrase(style.phrases[name])


def idle_phrases(name: str) -> frozenset[str]:
    """The phrases of a style's own file that none of its sentences uses."""
    style = style_of(name)
    own = _yaml(FOLDER / f"{name}.yaml").get("phrases", {})
    return frozenset(own) - _phrases_in([each for part in style.parts for each in _templates_of_part(part)], style)


def _templates_of_part(part: Part) -> Iterator[str]:
    yield from part.heading
    for sentence in (sentence for sentences in part.body for sentence in sentences):
        yield from sentence.say
        yield from (number for number in sentence.number if sentence.each)


def _templates_of_phrase(book: PhraseBook) -> Iterator[str]:
    for templates in book.states.values():
        yield from templates


def _phrases_in(templates: list[str], style: Style) -> set[str]:
    """The phrases that templates use, and those that these use."""
    found: set[str] = set()
    waiting = list(templates)
    while waiting:
        named = {token.name for token in tokens_of(waiting.pop()) if isinstance(token, Phrase)}
        for name in named - found:
            found.add(name)
            waiting += _templates_of_phrase(style.phrases[name])
    return found


def _yaml(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _several(value: object) -> tuple:
    return tuple(value) if isinstance(value, list) else (value,)


def _part(entry: dict) -> Part:
    body = tuple(_paragraph(each) for each in entry.get("body", ()))
    rest = {key: entry[key] for key in ("when", "chance") if key in entry}
    return Part(_several(entry["heading"]), entry.get("rank", 2), entry.get("section", ""), body, **rest)


def _paragraph(entry: object) -> Sentences:
    """A paragraph is a list of sentences, or one of them."""
    return tuple(map(_sentence, entry)) if isinstance(entry, list) else (_sentence(entry),)


def _sentence(entry: object) -> Sentence:
    """A sentence is a template, a list of templates, or a mapping of the fields of Sentence."""
    if not isinstance(entry, dict):
        return Sentence(_several(entry))
    several = {key: _several(value) for key, value in entry.items() if key in ("say", "number")}
    return Sentence(**{**entry, **several})


def _phrase(entry: dict) -> PhraseBook:
    return PhraseBook(entry["by"], {state: _several(value) for state, value in entry.items() if state != "by"})
