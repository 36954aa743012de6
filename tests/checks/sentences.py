"""What the checks say loudly of one sentence of a disclosure that is otherwise blank."""

from __future__ import annotations

import polars as pl

from checks.engine.run import check
from disclosures.reading import read

HEADINGS = {
    "一": "一、收入支出决算总体情况说明",
    "二": "二、收入决算情况说明",
    "三": "三、支出决算情况说明",
    "五": "五、一般公共预算财政拨款支出决算情况说明\n（三）一般公共预算财政拨款支出决算具体情况",
    "七": "七、财政拨款“三公”经费支出决算情况说明",
    "人": "一、部门基本情况",
}
LOUD = ["error", "warning"]


def claims_on(section: str, sentence: str) -> pl.DataFrame:
    """The claims on a sentence below the heading of a section."""
    return _checked(section, sentence)["claims"]


def accused(section: str, sentence: str) -> list[str]:
    """The checks that raise their voice at a sentence below the heading of a section, in order."""
    return sorted(_checked(section, sentence)["findings"].filter(pl.col("severity").is_in(LOUD))["check_id"])


def _checked(section: str, sentence: str) -> dict[str, pl.DataFrame]:
    text = f"棠梨县民政局2021年度部门决算公开\n第二部分 部门决算情况说明\n{HEADINGS[section]}\n{sentence}\n"
    return check(read(text.encode(), "示例.txt").frames)
