"""What went wrong without anyone foreseeing it: a sentence for the user, the details in a file for whoever mends it."""

from __future__ import annotations

import traceback
from contextlib import suppress
from pathlib import Path

from data.free_space import is_of_a_full_disk


def said(problem: BaseException, *, what: str, details: Path) -> str:
    """The sentence for a problem, which is kept in the file `details` with its traceback. what: what did not come to its end."""
    cause = f"{type(problem).__name__}：{_first_line(problem)}"
    remedy = f"可直接重新运行；如再次出现，请把 {details} 交给维护人员"
    if is_of_a_full_disk(problem):
        cause, remedy = "磁盘已满", "请腾出空间后重新运行，已写入的结果不受影响"
    sentence = f"{what}没有完成（{cause}）：{remedy}。"
    with suppress(OSError):
        details.parent.mkdir(parents=True, exist_ok=True)
        details.write_text("\n\n".join((sentence, "".join(traceback.format_exception(problem)))), encoding="utf-8")
    return sentence


def sentence_in(details: Path) -> str:
    """The sentence that is kept in a file of details, "" where there is none."""
    try:
        return details.read_text(encoding="utf-8").partition("\n")[0]
    except (OSError, ValueError):
        return ""


def _first_line(problem: BaseException) -> str:
    return next(iter(str(problem).splitlines()), "")[:200]
