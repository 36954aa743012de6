"""The fixed sentences of a disclosure name the unit that publishes it, and no other.

Why it matters: another unit's name in a sentence of the template says that the sentence was copied, perhaps with its numbers.
Method: the name before 20XX年度，实有人数 and before （行政单位…） or （事业单位）, in what is said of staff and running costs,
is the unit's name, or leaves out some of its characters (州 for 自治州).
Silent when: (1) the unit's name was not read, or no such sentence names one; (2) the profile names the other: a unit below.
Source: 部门决算公开说明 (模板): XX单位20XX年度，实有人数; 20XX年度XX单位（行政单位和参照公务员法管理事业单位）机关运行经费支出.
Limits: a unit may have been renamed in the year; it is a notice.
"""

from __future__ import annotations

import polars as pl

from checks.engine.claims import reason_if, stated, text
from checks.engine.examples import Example

ID, TITLE, FAMILY, SEVERITY, VERSION = "TPL18", "固定表述中为本单位名称", "template", "notice", 1
PUBLISHED = """
为何要查：模板的句子里写着别的单位名称，说明这句话是抄来的，数也可能一并抄来。
方法：在说明人员和机关运行经费时，“20XX年度，实有人数”之前，以及“（行政单位…）”“（事业单位…）”之前的名称，
应与本单位名称相同，或者其中一个只是另一个省去几个字的写法（如“自治州”写作“州”）。
何时不查：（1）没有读到单位名称，或者没有写明名称的这类句子；（2）前文的单位概况中列有这个名称，即下属单位。
依据：部门决算公开说明（模板）：“XX单位20XX年度，实有人数”；“20XX年度XX单位（行政单位和参照公务员法管理事业单位）机关运行经费
支出”。
局限：单位可能在年度内更名，因此只列为“核实”。
"""


def claims(stated_names: pl.LazyFrame) -> pl.LazyFrame:
    return stated(
        stated_names,  # (1)
        subject=text("单位名称"),
        said=pl.col("words"),
        holds=pl.col("agrees"),
        silent=reason_if(~pl.col("agrees") & pl.col("excused"), "是前文列出的另一单位"),  # (2)
        message=pl.format("印“{}”，本说明的单位为“{}”", "words", "unit_name"),
        cited=pl.concat_list("cited"),
    )


def _example(name: str, *before: str) -> Example:
    facts = [("机构", "内设机构", "count", "3个", words) for words in before]
    facts.append(
        (
            "十(一)",
            "机关运行经费",
            "amount",
            "3万元",
            f"2024年度{name}（行政单位和参照公务员法管理事业单位）机关运行经费支出3万元",
        )
    )
    return {"others": [{"unit_name": "云岭自治州商务局", "facts": facts}]}


EXAMPLES = {
    "holds": _example("云岭自治州商务局"),
    "fails": _example("青岭县商务局"),
    "silent": _example("云岭口岸中心", "下属单位：云岭口岸中心"),
    # Short for it.
    "edge": _example("云岭州商务局本级"),
    "our unit": _example("我单位"),
}
