"""A change of 0 is printed as 持平 or 无变化, not as 增加0.00万元.

Why it matters: the words of the template were kept although nothing rose; a reader looks for an increase.
Method: no word of a direction stands before a change of 0 of an amount other than 0, in the sections with an explanation.
Silent when: (1) the change is not 0; (2) the amount was not read or is 0; (3) it is a number of
persons, vehicles or bodies; (4) the reason says that it is new, which another check looks at.
Source: 部门决算公开说明 (模板): 与上年相比，增加（减少）…万元.
Limits: a matter of style; it is info.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, reason_if, stated
from checks.engine.examples import Example
from checks.prepared.prose import DIRECTIONS
from checks.rules.direction.new_subject_has_a_change import NEW
from checks.shapes.beside import beside

ID, TITLE, FAMILY, SEVERITY, VERSION = "DIR05", "变动为0时写明持平", "direction", "info", 1
PUBLISHED = """
为何要查：没有增减却沿用模板中的“增加”字样，读者会去找并不存在的增加。
方法：说明各节中，本年数不为0而增减额为0的，应写“持平”或“无变化”，所在的语句不应有“增加”“减少”“增长”“下降”
等表示升降的词。
何时不查：（1）增减额不为0；（2）没有读到本年数，或者本年数为0；（3）该数是人数、车辆数或机构数（以人、辆、个为单位）；
（4）原因称属于新增的，由“新增科目、新增项目的增减额不为0”的检查核对。
依据：部门决算公开说明（模板）：“与上年相比，增加（减少）…万元”。
局限：属于文字表述问题，只作“提示”。
"""

WORDS = "|".join(DIRECTIONS)


def claims(prose: pl.LazyFrame, reasons: pl.LazyFrame) -> pl.LazyFrame:
    changes = prose.filter(pl.col("measure") == "change", ~pl.col("unit").is_in(("人", "辆", "个")))  # (3)
    new = reasons.filter(pl.col("reason").str.contains(NEW)).select("document_id", "position")
    old = changes.join(new, on=["document_id", "position"], how="anti", maintain_order="left")  # (4)
    both = beside(old, prose, "amount", ["amount"], of_amount=True, in_unit="unit").rename({"amount_value": "amount"})
    return stated(
        both,
        "said",
        "unit",
        holds=~pl.col("clause").str.contains(WORDS),
        silent=first_reason(
            reason_if(pl.col("value") != 0, "增减额不为0"),  # (1)
            reason_if(pl.col("amount").is_null() | (pl.col("amount") == 0), "没有读到本年数，或本年数为0"),  # (2)
        ),
        message=pl.format("印“{}”，变动为0，应写与上年持平", "said"),
        cited=pl.concat_list("cited"),
    )


def _example(amount: str, change: str, clause: str | None = None) -> Example:
    place, subject = "七", "“三公”经费/公务接待费"
    return {"facts": [(place, subject, "amount", amount), (place, subject, "change", change, clause or change)]}


EXAMPLES = {
    "holds": _example("2.98万元", "0.00万元", "与上年持平，变动0.00万元"),
    "fails": _example("2.98万元", "增加0.00万元"),
    "silent": _example("2.98万元", "增加0.51万元"),
    # The change is 0 only as far as it is printed.
    "edge": _example("2.98万元", "0.00万元", "与上年相比无变化（0.00万元）"),
}
