"""Thresholds that an office sets otherwise than the house: `[parameters]` of its settings."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from checks.engine.discover import discover
from data.parameters import parameters
from data.refusals import Refusal


def known_parameters() -> list[str]:
    """The names of all thresholds that may be set: those of data/parameters, and those of single checks."""
    return [*parameters(), *(name for check in discover() for name in check.parameters)]


def local_said(given: Iterable[tuple[str, str]]) -> str:
    """The thresholds of the office in one sentence, "" where it set none."""
    words = "、".join(f"{name}={value}" for name, value in given)
    return f"按本单位自定的参数核对：{words}。" if words else ""


def local_parameters(given: Iterable[tuple[str, str]]) -> dict[str, Decimal]:
    """The thresholds by name. given: as the settings hold them. Raises Refusal for a name that no threshold bears."""
    given, known = tuple(given), known_parameters()
    for name, _ in given:
        if name not in known:
            raise Refusal(f"jihe.toml 中 [parameters] 的“{name}”不是已知的参数：可用的有 {'、'.join(known)}。")
    return {name: Decimal(value) for name, value in given}
