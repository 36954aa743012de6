"""Faults to inject into a consistent disclosure, one at a time, each with the family of checks that should raise it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from generator.document import Disclosure
from generator.fault_kinds import Injection, Outcome
from generator.faults_of_forms import FORM_FAULTS
from generator.faults_of_prose import LAST_YEAR_FAULTS, PROSE_FAULTS
from generator.faults_of_words import WORD_FAULTS


@dataclass(frozen=True, slots=True)
class Fault:
    """name: what is wrong. family, severity: of the finding that answers. inject: None where there is nothing to break."""

    name: str
    family: str
    severity: str
    inject: Callable[[Disclosure, Random], Outcome | None]


_ALL = {**PROSE_FAULTS, **FORM_FAULTS, **WORD_FAULTS}
FAULTS: Mapping[str, Fault] = {name: Fault(name, *rest) for name, rest in _ALL.items()}
# To inject into the year before: this year's disclosure, which is sound, no longer follows from it.
FAULTS_OF_LAST_YEAR: Mapping[str, Fault] = {name: Fault(name, *rest) for name, rest in LAST_YEAR_FAULTS.items()}


class NothingToBreak(LookupError):
    """The disclosure has no place for the fault (no vehicles, no partial execution ...)."""


def inject(disclosure: Disclosure, name: str, *, seed: int = 0) -> tuple[Disclosure, Injection]:
    """The disclosure with one fault, and where it is.

    Raises KeyError for an unknown fault, NothingToBreak where the disclosure has no place for it.
    """
    fault = FAULTS_OF_LAST_YEAR.get(name) or FAULTS[name]
    outcome = fault.inject(disclosure, Random(f"{name} {disclosure.seed} {seed}"))
    if outcome is None:
        raise NothingToBreak(f"{disclosure.name} has no place for {name}")
    broken, place = outcome
    return broken, Injection(name, fault.family, fault.severity, place.section, place.subject, place.quote)
