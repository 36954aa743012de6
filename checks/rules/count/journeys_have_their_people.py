"""As many people travelled or were received as there were groups and visits, and people came where there was a visit.

Why it matters: the numbers behind “三公”经费 are published to be compared a head; 30 visits of 12 people cannot be.
Method: in one section, 国内公务接待批次 is not above 国内公务接待人次, and 因公出国（境）团组 not above 因公出国（境）人次;
where there was none of the first there was none of the second.
Silent when: (1) one of the two was not read; (2) one is printed twice with different values, or is no exact number.
Source: 部门决算公开说明 (模板): 国内公务接待…批次，…人次; 因公出国（境）团组…个，…人次.
Limits: a group that several departments make up may be counted by the one that leads it.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import first_reason, number, stated
from checks.engine.examples import Example
from checks.engine.interval import columns

ID, TITLE, FAMILY, SEVERITY, VERSION = "TIE30", "接待和出国的人次不少于批次和团组数", "count", "warning", 1
PUBLISHED = """
为何要查：随“三公”经费公开批次、团组和人次，是为了按人头比较；接待30批次而只有12人次，不可能成立。
方法：同一节内，国内公务接待批次不得多于国内公务接待人次，因公出国（境）团组不得多于因公出国（境）人次；
批次或团组为0的，人次也应为0。
何时不查：（1）没有读到其中一个数；（2）其中一个数在同一节内印有不同的值，或者不是确数。
依据：部门决算公开说明（模板）：“国内公务接待…批次，…人次”“因公出国（境）团组…个，…人次”。
局限：几个部门合组的团组，可能由牵头部门统计。
"""

PEOPLE = {"国内公务接待批次": "国内公务接待人次", "因公出国（境）团组": "因公出国（境）人次"}
_TAKEN = ("value", "low", "high", "said", "cited", "blocked")


def claims(prose: pl.LazyFrame) -> pl.LazyFrame:
    counts = prose.filter(pl.col("measure") == "count")
    people = counts.filter(pl.col("subject").is_in(PEOPLE.values())).select(
        "document_id", "section", of="subject", **{f"people_{name}": name for name in _TAKEN}
    )
    visits = counts.filter(pl.col("subject").is_in(PEOPLE.keys())).with_columns(of=pl.col("subject").replace_strict(PEOPLE))
    both = visits.join(people, on=["document_id", "section", "of"], how="inner", maintain_order="left")  # (1)
    enough = pl.col("value") <= pl.col("people_value")
    return stated(
        both,
        "said",
        "unit",
        **number("printed", pl.col("value"), columns("")),
        **number("derived", pl.col("people_value"), columns("people_")),
        digits=pl.col("decimals"),
        holds=enough & ((pl.col("value") > 0) | (pl.col("people_value") == 0)),
        message=pl.when(enough)
        .then(pl.format("印“{}”，而人次印“{}”", "said", "people_said"))
        .otherwise(pl.format("印“{}”，多于人次“{}”", "said", "people_said")),
        silent=first_reason(pl.col("blocked"), pl.col("people_blocked")),  # (2)
        cited=pl.concat_list("cited", "people_cited"),
    )


def _example(visits: str, people: str | None) -> Example:
    rows = [("九", "国内公务接待批次", "count", visits)]
    return {"facts": rows + ([("九", "国内公务接待人次", "count", people)] if people else [])}


EXAMPLES = {
    "holds": _example("22批次", "130人次"),
    "fails": _example("30批次", "12人次"),
    "silent": _example("22批次", None),
    # Counts are exact: one visitor a visit.
    "edge": _example("22批次", "22人次"),
    "people without a visit": _example("0批次", "6人次"),
}
