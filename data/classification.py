"""The functional classification (支出功能分类科目) as reference data: titles by code, with their source."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def functional_titles() -> frozenset[str]:
    """All titles of data/reference/functional_classification.yaml, of whatever level.

    >>> "住房公积金" in functional_titles()
    True
    """
    text = (files("data") / "reference" / "functional_classification.yaml").read_text(encoding="utf-8")
    return frozenset(title for titles in yaml.safe_load(text)["titles"].values() for title in titles)
