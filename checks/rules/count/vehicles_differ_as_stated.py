"""公务用车保有量 differs from the vehicles among the fixed assets by as many as the section explains.

Why it matters: vehicles that are driven and not owned, or owned and not driven, are explained one by one; a difference without an
explanation hides them.
Method: the difference of the two counts equals the stated difference. The vehicles are those named beside 保有量; where the
section does not name them at all, those of 国有资产占用情况, and a difference is a notice.
Silent when: (1) one of the two counts was not read; (2) the counts differ and the section explains that without a number; (3)
one is printed twice with different values, or is no exact number.
Source: 部门决算公开说明 (模板): 公务用车保有量…辆，国有资产占用情况中固定资产车辆…辆，与公务用车保有量差异原因是….
Limits: whether a reason in words explains anything is for a person to read.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, number, reason_if, stated, text
from checks.engine.examples import Example
from checks.engine.interval import point

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE11", "公务用车保有量与固定资产车辆之差等于所说明的辆数", "count", "warning", 1
PUBLISHED = """
为何要查：使用而不属于本单位的车辆、属于本单位而不使用的车辆，都要逐辆说明；有差异而不说明，就掩盖了这些车辆。
方法：公务用车保有量与固定资产车辆数之差，应等于所说明的差异辆数，没有印差异辆数的按0计算。
固定资产车辆取保有量旁边所列的数；该节没有列的，取国有资产占用情况的车辆数，这时没有印差异辆数而两数不一致的，
列为“核实”。
何时不查：（1）没有读到其中一个数；（2）该节列有固定资产车辆，两数不一致而没有印差异辆数，视为以文字说明；
（3）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：“公务用车保有量…辆，国有资产占用情况中固定资产车辆…辆，与公务用车保有量差异原因是…”。
局限：文字所述的原因能否说明差异，要由人阅读判断。
"""


def claims(quantities: pl.LazyFrame) -> pl.LazyFrame:
    repeated = pl.col("cars_repeated_value").is_not_null()
    parts = ("value", "said", "cited", "blocked")
    owned = {f"owned_{part}": pl.when(repeated).then(f"cars_repeated_{part}").otherwise(f"cars_{part}") for part in parts}
    both = quantities.with_columns(**owned).filter(
        pl.col("owned_value").is_not_null(), pl.col("cars_kept_value").is_not_null()
    )  # (1)
    apart = (pl.col("owned_value") - pl.col("cars_kept_value")).abs()
    said = pl.coalesce("cars_apart_value", pl.lit(0))
    words = pl.format("保有量印“{}”，固定资产车辆印“{}”，相差{}辆", "cars_kept_said", "owned_said", apart.cast(pl.Int64))
    explained = pl.format("，说明的差异为{}", "cars_apart_said")
    return stated(
        both,
        **number("printed", apart, point(apart)),
        **number("derived", said, point(said)),
        subject=text("公务用车保有量"),
        place=pl.col("cars_kept_place"),
        said=pl.col("cars_kept_said"),
        unit=text("辆"),
        severity=pl.when(pl.col("cars_apart_value").is_null()).then(text("notice")),
        message=words + pl.coalesce(explained, text("，没有说明相差的辆数")),
        silent=first_reason(
            reason_if((apart != 0) & repeated & pl.col("cars_apart_value").is_null(), "差异以文字说明，没有印辆数"),  # (2)
            *(pl.col(f"{name}_blocked") for name in ("owned", "cars_kept", "cars_apart")),  # (3)
        ),
        cited=pl.concat_list("cars_kept_cited", "owned_cited", "cars_apart_cited").list.drop_nulls(),
    )


def _example(kept: str, owned: str | None, apart: str | None = None) -> Example:
    rows = [("九", "公务用车保有量", "count", kept)]
    rows += [("十(三)", "车辆", "count", owned)] if owned else []
    return {"facts": rows + ([("九", "固定资产车辆与公务用车保有量差异", "count", apart)] if apart else [])}


EXAMPLES = {
    "holds": _example("4辆", "4辆"),
    "fails": _example("4辆", "6辆", "1辆"),
    "silent": _example("4辆", None),
    # Counts are exact: the difference is met exactly.
    "edge": _example("32辆", "40辆", "8辆"),
    "not explained": _example("3辆", "2辆"),  # 国有资产占用情况 alone names the vehicles
}
