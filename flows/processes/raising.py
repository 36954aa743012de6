"""What was raised, in words that go from one process to another."""

from __future__ import annotations

from dataclasses import dataclass

_WORDS = 200  # characters of what an exception says


@dataclass(frozen=True, slots=True)
class Raised:
    """What a work raised, in words: the name of the exception and its first line."""

    words: str


def raised(problem: BaseException) -> Raised:
    """What an exception says."""
    try:
        line = next(iter(str(problem).splitlines()), "")[:_WORDS]
    # An exception of somebody's own need not be able to say anything, and may raise instead.
    except BaseException:
        line = ""
    return Raised("：".join(filter(None, (type(problem).__name__, line))))
