"""What went wrong without anyone foreseeing it: a sentence for the user, the details in a file for whoever mends it."""

from __future__ import annotations

import traceback
from contextlib import suppress
from pathlib import Path


def said(problem: BaseException, *, what: str, folder: Path) -> str:
    """The sentence for a problem; its traceback is kept in `folder`. what: what did not come to its end."""
    details = folder / "last_failure.txt"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        details.write_text("".join(traceback.format_exception(problem)), encoding="utf-8")
    cause = f"{type(problem).__name__}：{_first_line(problem)}"
    return f"{what}没有完成（{cause}）：可直接重新运行；如再次出现，请把 {details} 交给维护人员。"


def _first_line(problem: BaseException) -> str:
    return next(iter(str(problem).splitlines()), "")[:200]
