"""What a population is drawn by: how far units differ, how much of it they have in common, how far anomalies lie."""

from __future__ import annotations

from dataclasses import dataclass, field

UNIT_KINDS = ("global", "local", "cluster", "dependency", "single")
PRINTED_KINDS = ("copied_forms", "inflated_scores", "unit_slip", "prior_year_rewrite", "arithmetic")
KINDS = (*UNIT_KINDS, *PRINTED_KINDS)
SHARE = 0.05

MEANINGS = {
    "global": "各项特征在 1.1 倍取值范围内均匀抽取",
    "local": "偏离同类单位的幅度放大 √5 倍",
    "cluster": "一组单位的若干特征同向偏移",
    "dependency": "各项特征分别取自别的单位：逐项看正常，合起来不合常理",
    "single": "一项特征偏离 3 至 6 个稳健标准差",
    "copied_forms": "自评表的目标和完成情况照抄别的单位",
    "inflated_scores": "未完成指标、低执行率仍给满分",
    "unit_slip": "写明万元的一个金额按元填写（大 10000 倍）",
    "prior_year_rewrite": "增减额对应的上年数与上年公开的不一致",
    "arithmetic": "算术或文字差错（generator.faults 中的一种）",
}


@dataclass(frozen=True, slots=True)
class Mix:
    """Shares of the units by kind of anomaly: {"global": 0.01}. Kinds that are not named have none."""

    shares: tuple[tuple[str, float], ...] = ()

    @property
    def total(self) -> float:
        return sum(share for _, share in self.shares)


def mixed(share: float = SHARE, kinds: tuple[str, ...] = KINDS) -> Mix:
    """A share of the units that all kinds have in equal parts.

    >>> mixed(0.05).shares[0]
    ('global', 0.005)
    """
    return Mix(tuple((kind, round(share / len(kinds), 9)) for kind in kinds))


@dataclass(frozen=True, slots=True)
class Parameters:
    """How a population is drawn. All are printed beside it, in population.json.

    spread: factor on how far units differ in every feature; 1 is as in the table of features. correlation: share of the
    variance that the factors (size, wealth, thrift, capacity) explain, 0 to 1. tail: h of Tukey's g-and-h distribution, 0
    is normal. persistence: correlation of a unit's own noise with that of the year before. low, high: distance of
    anomalies in robust sigmas, of `single` and `cluster`. cluster: units of a group that shift together. mix: shares of
    the units that have an anomaly, in the last year. beyond: of the usual range, how far `global` reaches. excess: factor
    on the variance of `local`.
    """

    spread: float = 1.0
    correlation: float = 0.6
    tail: float = 0.02
    persistence: float = 0.9
    low: float = 3.0
    high: float = 6.0
    cluster: int = 8
    beyond: float = 1.1
    excess: float = 5.0
    mix: Mix = field(default_factory=mixed)

    def __post_init__(self) -> None:
        """Raises ValueError for numbers out of their bounds."""
        if not (0 < self.spread <= 3 and 0 <= self.correlation <= 1 and 0 <= self.tail <= 0.2 and 0 <= self.persistence < 1):
            raise ValueError("spread 0..3, correlation 0..1, tail 0..0.2, persistence 0..1")
        if not 0 <= self.low <= self.high <= 8:
            raise ValueError("low and high are robust sigmas: 0 <= low <= high <= 8")
        if unknown := [kind for kind, _ in self.mix.shares if kind not in KINDS]:
            raise ValueError(f"no such kind of anomaly: {', '.join(unknown)}")
        if self.mix.total > 0.5 or any(share < 0 for _, share in self.mix.shares):
            raise ValueError("anomalies are at most half of the units")
