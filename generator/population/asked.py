"""The anomalies that are asked for in words: `mixed:5%`, `global:1%,single:1%`, `none`."""

from __future__ import annotations

import re

from generator.population.parameters import KINDS, Mix, mixed

MOST = 0.5  # of the units
_PART = re.compile(r"(?P<kind>[a-z_]+)[:：](?P<share>\d+(?:\.\d+)?)[%％]")


def mix_of(words: str) -> Mix:
    """The shares by kind. Raises ValueError with a sentence in Chinese for words that cannot be understood.

    >>> mix_of("global:1%,single:0.5%").shares
    (('global', 0.01), ('single', 0.005))
    >>> mix_of("none").total
    0
    """
    shares: dict[str, float] = {}
    for part in [] if words.strip() == "none" else re.split("[,，]", words):
        for kind, share in _shares(part.strip()):
            shares[kind] = round(shares.get(kind, 0) + share, 9)
    if sum(shares.values()) > MOST:
        raise ValueError(f"异常合计超过 {MOST:.0%}：请把各类占比调低")
    return Mix(tuple(sorted(shares.items(), key=lambda share: KINDS.index(share[0]))))


def _shares(part: str) -> tuple[tuple[str, float], ...]:
    match = _PART.fullmatch(part)
    if match is None:
        raise ValueError(f"“{part}”不是“种类:百分比”：请写成 mixed:5% 或 global:1%,single:1%，不要异常写 none")
    share = float(match["share"]) / 100
    if match["kind"] == "mixed":
        return mixed(share).shares
    if match["kind"] not in KINDS:
        raise ValueError(f"没有“{match['kind']}”这种异常：可用 mixed、{'、'.join(KINDS)}")
    return ((match["kind"], share),)
