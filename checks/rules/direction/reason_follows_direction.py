"""The reason of an increase does not end in a decrease, nor that of a decrease in an increase.

Why it matters: a reason that explains the opposite was copied from another year or another item; the change is unexplained.
Method: the reason behind 主要原因是 speaks of one direction only and ends with it (经费减少, 支出相应增加), and the change has
this direction.
Silent when: (1) the change is 0; (2) the reason speaks of both directions, of none, or denies one; (3) the change is printed
twice with different values, or is no exact number.
Source: 部门决算公开说明 (模板): 比上年增加（减少）…万元，主要原因是：….
Limits: where the last words are no money (退休人员增加) they may well explain the opposite; that is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, money_at_stake, reason_if, stated
from checks.engine.examples import Example
from checks.words.observed import explained

ID, TITLE, FAMILY, SEVERITY, VERSION = "DIR02", "增减原因与增减方向一致", "direction", "warning", 1
PUBLISHED = """
为何要查：原因说的方向与增减相反，是从往年或者别的事项抄来的，增减并没有得到说明。
方法：“主要原因是”之后的文字只说一个方向，并以该方向的词结尾的（如“经费减少”“支出相应增加”），
增减额的方向应与之一致。
何时不查：（1）增减额为0；（2）原因两个方向都说、一个方向也没有说、不以增减的词结尾，或者含有“不”“未”“没”“无”
“非”等否定的字；（3）增减额在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：“比上年增加（减少）…万元，主要原因是：…”。
局限：结尾说的不是资金的（如“退休人员增加”），很可能正是相反方向变动的原因，只列为“核实”。
"""

RISE = "增加|增长|上升|上涨|提高|追加|新增|增资|调增|加大|扩大"
FALL = "减少|下降|降低|压减|压缩|缩减|减免|取消|调减|节约"
_MONEY = "支出|经费|费用|资金|收入|金额|款"
_BEHIND = "[^，,、]{0,6}"  # 支出较上年有所减少
_ENDS = "(?:{})(?:了)?$"
_DENIED = "不|未|没|无|非"


def claims(prose: pl.LazyFrame, reasons: pl.LazyFrame) -> pl.LazyFrame:
    reason, rises = pl.col("reason"), pl.col("value") > 0
    named = explained(prose, reasons, "change").with_columns(
        up=reason.str.contains(RISE),
        down=reason.str.contains(FALL),
        ends_up=reason.str.contains(_ENDS.format(RISE)),
        ends_down=reason.str.contains(_ENDS.format(FALL)),
        of_money=reason.str.contains(f"(?:{_MONEY}){_BEHIND}(?:增加|减少|增长|下降|降低|上升)(?:了)?$"),
    )
    return stated(
        named,
        "said",
        "unit",
        holds=pl.when(rises).then("ends_up").otherwise("ends_down"),
        silent=first_reason(
            reason_if(pl.col("value") == 0, "增减额为0"),  # (1)
            reason_if(pl.col("up") == pl.col("down"), "原因没有说明方向，或两个方向都有"),  # (2)
            reason_if(~(pl.col("ends_up") | pl.col("ends_down")), "原因不以增减结尾"),  # (2)
            reason_if(reason.str.contains(_DENIED), "原因含有否定"),  # (2)
            pl.col("blocked"),  # (3)
        ),
        message=pl.format("印“{}”，原因却是“{}”，方向相反", "said", reason.str.tail(40)),
        severity=pl.when(~pl.col("of_money")).then(pl.lit("notice")),
        at_stake=money_at_stake(pl.col("value"), pl.col("unit")),
        cited=pl.concat_list("cited", "reason_cited"),
    )


def _example(change: str, reason: str) -> Example:
    clause = f"{change}，主要原因是：{reason}。"
    return {"facts": [("六", "机关运行经费", "change", change, clause)]}


EXAMPLES = {
    "holds": _example("减少2.10万元", "差旅次数减少，差旅费支出相应减少"),
    "fails": _example("增加2.10万元", "差旅次数减少，差旅费支出相应减少"),
    "silent": _example("增加2.10万元", "人员减少，但标准提高，支出增加"),
    # It names no money: who retires costs less pay and more pension.
    "edge": _example("增加2.10万元", "培训次数增加"),
}
