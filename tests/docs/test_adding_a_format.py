"""What docs/adding-a-format.md shows is a format: laid into a copy of the house, its files give what plain text gives."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from printed_blocks import blocks_of

from disclosures.reading import read

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "adding-a-format.md"
SAMPLE = ROOT / "data" / "samples" / "songdai_civil_2022.txt"
PROGRAM = """
import sys
from pathlib import Path
from disclosures.reading import read

frames = read(Path(sys.argv[1]).read_bytes(), "公开.gz").frames
print(frames["facts"].height, *frames["unread"]["reason"].to_list()[:1])
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house with the format of the page."""
    folder = tmp_path_factory.mktemp("house")
    for room in ("data", "disclosures"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__", "samples"))
    page = PAGE.read_text(encoding="utf-8")
    reader, change = (block.text for block in blocks_of(PAGE.name, page))
    (folder / "disclosures" / "formats" / "gzipped.py").write_text(reader, encoding="utf-8")
    extracting = folder / "disclosures" / "formats" / "extracting.py"
    lines = change.splitlines()
    gone, new = ("\n".join(line[1:] for line in lines[1:] if line[0] == sign) for sign in "-+")
    import_line = re.search(r"`(from disclosures\.formats\.gzipped .*)`", page)[1]
    text = extracting.read_text(encoding="utf-8")
    assert text.count(gone) == 1
    changed = text.replace(gone, new).replace(
        "\nfrom disclosures.formats.office", f"\n{import_line}\nfrom disclosures.formats.office"
    )
    extracting.write_text(changed, encoding="utf-8")
    return folder


def told(house: Path, content: bytes) -> str:
    (house / "公开.gz").write_bytes(content)
    program = [sys.executable, "-c", PROGRAM, "公开.gz"]
    return subprocess.run(program, cwd=house, capture_output=True, text=True, check=True).stdout


def test_a_packed_file_gives_as_many_facts_as_the_plain_one(house: Path):
    facts = read(SAMPLE.read_bytes(), SAMPLE.name).frames["facts"].height
    assert facts > 100 and told(house, gzip.compress(SAMPLE.read_bytes())).split()[0] == str(facts)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (gzip.compress(SAMPLE.read_bytes())[:400], "不完整"),
        (b"\x1f\x8b" + b"\xff" * 50, "已损坏"),
        (gzip.compress(b" " * (200 * 1024 * 1024 + 1), 1), "过大"),
    ],
    ids=["cut off", "damaged", "beyond the limit"],
)
def test_what_cannot_be_unpacked_is_refused_in_a_sentence(house: Path, content: bytes, words: str):
    assert told(house, content).startswith("0 ") and words in told(house, content)
