"""`jihe checks new`: writes a check with its skeleton, whose examples fail until somebody finishes it."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from data.refusals import Refusal, not_a_folder
from data.settings import Settings

FOLDER = "own_checks"
LETTERS = "OWN"
SKELETON = Path(__file__).parent / "templates" / "check.py.txt"


def write_check(name: str, settings: Settings) -> Path:
    """Writes <name>.py into the folder of the office's own checks; returns its path. Raises Refusal."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise Refusal(f"“{name}”不能作检查的文件名：请用小写字母、数字和下划线，说出无误时成立的事，如 income_is_not_zero。")
    folder = Path(settings.own_checks or FOLDER)
    path = folder / f"{name}.py"
    if path.exists():
        raise Refusal(f"“{path}”已经存在：请另取名字，或先删去该文件。")
    text = Template(SKELETON.read_text(encoding="utf-8")).substitute(id=_next_id(folder), name=name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise not_a_folder(str(folder), problem.strerror or "") from problem
    return path


def _next_id(folder: Path) -> str:
    """OWN01 and on: the number after the highest that stands in a file of the folder."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in folder.glob("*.py"))
    used = [int(number) for text in texts for number in re.findall(rf'"{LETTERS}(\d\d)"', text)]
    return f"{LETTERS}{max(used, default=0) + 1:02}"
