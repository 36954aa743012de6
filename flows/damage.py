"""A lake whose files are damaged: found when a run could not be finished, and named with what to do."""

from __future__ import annotations

from polars.exceptions import PanicException

from data.store import Lake
from data.tables import TABLES


def damaged_tables(lake: Lake) -> list[str]:
    """The tables that exist and cannot be read from their log to their last row."""
    return [name for name in TABLES if not _is_whole(lake, name)]


def _is_whole(lake: Lake, name: str) -> bool:
    try:
        lake.scan(name).collect()
    # Whatever a library makes of damaged bytes.
    except (Exception, PanicException):
        return False
    return True


def damage_said(lake: Lake) -> str:
    """What is damaged, and the remedy; "" where nothing is."""
    names = damaged_tables(lake)
    if not names:
        return ""
    folders = "、".join(f"“{str(lake.location).rstrip('/')}/{name}”" for name in names)
    return f"数据湖的表 {'、'.join(names)} 已损坏，不能读取：请把文件夹 {folders} 移走后重新运行，缺少的会重新读取和核对。"
