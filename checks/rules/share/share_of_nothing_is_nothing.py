"""The share of a part of 0 is 0, and so is every share of a whole of 0.

Why it matters: a share beside no money belongs to another line, or was not taken out when the amount was.
Method: beside an amount of 0 the lowest value that the printed share allows is at most 0.
Silent when: (1) the amount is not 0, or was not read; (2) the whole was read and is not 0: then the share is computed, by
another check; (3) one of the numbers is printed twice with different values, or is no exact number.
Source: arithmetic.
Limits: an amount that rounds to 0 may have a share of its own; a share of less than 0.01% passes then.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, reason_if, stated
from checks.engine.examples import Example
from checks.engine.interval import columns, holds_zero

ID, TITLE, FAMILY, SEVERITY, VERSION = "SHR03", "金额为0的占比为0", "share", "warning", 1
PUBLISHED = """
为何要查：没有金额却有占比，说明占比是另一项的，或者删去金额时没有一并删去占比。
方法：金额为0的部分，占比应为0：占比按四舍五入的区间取下限，不应大于0.01%；整体为0或没有读到的也这样查。
何时不查：（1）部分的金额不为0，或者没有读到；（2）读到整体且不为0，此时占比由另一项检查计算；（3）占比或金额印有不同的值，
或者不是确数。
依据：占比的算术关系。
局限：四舍五入后为0的金额仍可能有占比，所以下限不超过0.01%的占比不指出。
"""

LEAST = 0.01  # percent


def claims(shared_wholes: pl.LazyFrame) -> pl.LazyFrame:
    computed = pl.col("whole_value").is_not_null() & ~holds_zero(columns("whole_"))
    return stated(
        shared_wholes,
        "said",
        "unit",
        place=pl.format("{}占比", "place"),
        holds=pl.col("low").cast(pl.Float64) <= LEAST,
        silent=first_reason(
            reason_if(pl.col("part_value").is_null() | (pl.col("part_value") != 0), "金额不为0，或没有读到"),  # (1)
            reason_if(computed, "整体不为0，占比另行计算"),  # (2)
            pl.col("blocked"),  # (3)
            pl.col("part_blocked"),  # (3)
        ),
        message=pl.format("金额“{}”，占比印“{}”，应为0", "part_said", "said"),
        cited=pl.concat_list("cited", "part_cited"),
    )


def _example(amount: str, share: str) -> Example:
    subject = "“三公”经费/公务接待费"
    return {"facts": [("七", subject, "amount", amount), ("七", subject, "share", share)]}


EXAMPLES = {
    "holds": _example("0.00万元", "0.00%"),
    "fails": _example("0.00万元", "13.28%"),
    "silent": _example("2.98万元", "13.28%"),
    # 0.00 may be 0.005 and its share 0.01%.
    "edge": _example("0.00万元", "0.01%"),
}
