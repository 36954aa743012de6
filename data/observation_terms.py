"""The wordings that reading looks for beside the numbers, as data: data/terms/observations.yaml, list by list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording: the words, a sentence that it is found in, and what it means where that is another word."""

    words: str
    example: str
    means: str | None = None


@cache
def observation_terms() -> dict[str, tuple[Wording, ...]]:
    """The wordings of each list, in their order. Read once, when first asked for.

    >>> observation_terms()["policies"][0].words
    '教育'
    """
    text = (files("data") / "terms" / "observations.yaml").read_text(encoding="utf-8")
    # The loader of libyaml is ten times as fast as that of the package, and every worker starts with it.
    lists = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {
        name: tuple(Wording(entry["wording"], entry["example"], entry.get("means")) for entry in entries)
        for name, entries in lists.items()
    }


def words_of(name: str) -> tuple[str, ...]:
    """The words of a list.

    >>> words_of("falls")
    ('减少', '下降', '降低')
    """
    return tuple(wording.words for wording in observation_terms()[name])


def any_word(name: str) -> str:
    """An expression that finds any word of a list."""
    return "|".join(words_of(name))


def meanings(name: str) -> dict[str, str]:
    """What each wording of a list means, in their order."""
    return {wording.words: wording.means or wording.words for wording in observation_terms()[name]}
