"""The functional classification (支出功能分类科目) as reference data: titles by code, with their source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def functional_titles() -> frozenset[str]:
    """All titles of data/reference/functional_classification.yaml, of whatever level.

    >>> "住房公积金" in functional_titles()
    True
    """
    return frozenset(title for titles in _reference()["titles"].values() for title in titles)


@cache
def class_titles() -> frozenset[str]:
    """The titles of all 类 of expenditure, also those of earlier years.

    >>> "教育支出" in class_titles()
    True
    """
    return frozenset(_reference()["classes"])


@cache
def _reference() -> Mapping[str, Any]:
    text = (files("data") / "reference" / "functional_classification.yaml").read_text(encoding="utf-8")
    reference: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return reference
