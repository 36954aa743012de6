"""A total that a summary prints is the number that its own item or sub-section prints again.

Why it matters: 七(一) tells what “三公” cost and 七(二) of what it was made; where they differ, one of them explains another year
or another unit.
Method: the prints of one quantity under one heading, in its summary, its sub-sections and its list items, are intervals that
meet, each with the first of them.
Silent when: (1) the quantity is printed once under the heading; (2) one of the prints is no exact number, or differs from
another one in the same item, which is said there.
Source: 部门决算公开说明 (四川, 云南, 重庆的样式): a summary, then each item with its amount.
Limits: it does not say which of the two is wrong; quantities under different headings are compared by checks of their own.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import money_scale
from checks.engine.examples import Example
from checks.prepared.prose import stem
from checks.shapes.tying import same_quantity
from data.quantities import names_by_path

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE32", "同一部分内总述与分述的金额一致", "restatement", "warning", 1
PUBLISHED = """
为何要查：例如七（一）说明“三公”经费的总额，七（二）说明其构成；两处不一致，必有一处说的是另一个年度的数，
或者用的是另一种金额单位。
方法：同一标题下，总述、分节和列举条目中同一金额印有几处的，各处逐一与最先印出的一处比较，按四舍五入的区间应相符；
两数位数相同而只差末位一个单位、可能是各自取整所致的，列为“核实”。
何时不查：（1）该标题下只印有一处；（2）其中一处不是确数，或者与同一条目内的另一处不一致，
后者由“同一节内两处所印的同一数一致”指出。
依据：部门决算公开说明（四川、云南、重庆的样式）：先作总述，再逐项列出金额。
局限：不能判断哪一个错；不同标题下的同一金额，由其他检查分别核对。
"""

_PARTS = ("value", "low", "high", "said", "place", "cited", "blocked", "decimals", "key")


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    of = pl.col("subject").replace_strict(names_by_path(), default=None, return_dtype=pl.String)
    scale = money_scale(pl.col("unit"))
    amounts = prose.filter(pl.col("measure") == "amount").with_columns(pl.col("value", "low", "high") * scale, of=of, stem=stem())
    prints = amounts.drop_nulls(["of", "value"])
    named = ["document_id", "stem", "of"]
    first = prints.group_by(named, maintain_order=True).agg(pl.col(_PARTS).first().name.prefix("other_"))
    again = prints.select(*named, "subject", **{f"one_{part}": pl.col(part) for part in _PARTS})
    pairs = again.join(first, on=named, how="inner", maintain_order="left").filter(
        pl.col("one_key") != pl.col("other_key")
    )  # (1)
    return same_quantity(pairs)  # (2)


def _example(*prints: tuple[str, str]) -> Example:
    return {"facts": [(place, "“三公”经费/公务接待费", "amount", words) for place, words in prints]}


EXAMPLES = {
    "holds": _example(("七(一)", "2.98万元"), ("七(二)3", "2.98万元")),
    "fails": _example(("七(一)", "2.98万元"), ("七(二)3", "2.89万元")),
    "silent": _example(("七(一)", "2.98万元"), ("七(二)3", "约3万元")),
    # 3.0 stands for 2.95 to 3.05.
    "edge": _example(("七(一)", "3.0万元"), ("七(二)3", "2.95万元")),
    "one last digit": _example(("七(一)", "2.98万元"), ("七(二)3", "2.99万元")),
}
