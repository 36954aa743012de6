"""Every block of the README and the docs is typed in a fresh copy of the project, or named here with the reason why not.

Each page is read by somebody who has the project alone, and types its blocks from top to bottom. Rules that make it short:
uv finds the environment of the tests in place of making one, the samples are audited once for all pages, and a count of
units beyond `FEW` is `FEW`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from drawn_disclosures import wrapped
from drawn_pdf import SIZE, Drawing
from printed_blocks import Block, blocks_of

# The pages are long, and other tests want the processor too.
pytestmark = pytest.mark.timeout(1200)

ROOT = Path(__file__).parent.parent.parent
PAGES = ("README.md", "CONTRIBUTING.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
BLOCKS = [block for page in PAGES for block in blocks_of(page, (ROOT / page).read_text(encoding="utf-8"))]
FEW = 60
SET_UP = 'python3 -m pip install -t .uv uv && PATH="$PWD/.uv/bin:$PATH" && '
AUDIT = "uv run jihe audit data/samples"
SAMPLE = ROOT / "data" / "samples" / "songdai_civil_2022.txt"

# By the beginning of their names; the reason tells who else reads or runs them.
NOT_TYPED = {
    "README.md: 发现  条数": "what an audit prints: tests/flows/test_readme.py looks for its findings",
    "README.md: files   ": "a drawing of the rooms: tests/test_house.py holds them",
    'docs/adding-a-feature.md: """How closely': "tests/docs/test_adding_a_feature.py computes it",
    'docs/adding-a-format.md: """Files that gzip': "tests/docs/test_adding_a_format.py reads by it",
    "docs/adding-a-format.md: --- disclosures": "tests/docs/test_adding_a_format.py makes the change",
    "docs/architecture.md: files   ": "a drawing of the rooms: tests/test_house.py holds them",
    "docs/adding-a-style.md: province:": "a style for a file of one's own: no province prints it",
    "docs/adding-a-wording.md: words | sentence": "the columns of a line",
    "docs/adding-a-wording.md: 公务接待费:": "tests/docs/test_adding_a_wording.py reads by each line",
    "docs/adding-a-wording.md: initial_budget:": "tests/docs/test_adding_a_wording.py reads by each line",
    "docs/adding-a-wording.md: --- data/terms": "tests/docs/test_adding_a_wording.py makes the changes",
    "docs/settings.md: lake =": "tests/flows/test_settings.py loads it",
    "docs/settings.md: [parameters]": "tests/flows/test_local_parameters.py audits by it",
    "docs/settings.md: [[unit]]": "tests/data/test_units.py loads such a file",
    "docs/settings.md: [[waiver]]": "tests/flows/test_waivers.py loads it",
    "docs/tables.md: from delta import": "Spark needs Java and a library of a Maven repository: the page says so",
}
# Commands that end with another code than 0, as the page says of them.
ENDS_WITH = {
    ("README.md", "uv run jihe audit data/samples --fail-on error"): 1,
    ("docs/adding-a-check.md", "uv run jihe checks try OWN01"): 1,
}
# Where a page says that a block is a file: its name.
FILES = {
    "docs/adding-a-check.md: own_checks =": "jihe.toml",
    'docs/adding-a-check.md: """公务接待费': "my_checks/reception_is_within_budget.py",
}


def told_of(block: Block, of: Mapping[str, str]) -> str | None:
    return next((told for name, told in of.items() if block.name.startswith(name)), None)


TYPED = [block for block in BLOCKS if told_of(block, NOT_TYPED) is None]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A home of its own, and this environment in place of one that uv would make."""
    home = str(tmp_path_factory.mktemp("home"))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JIHE_", "PREFECT_", "XDG_", "VIRTUAL_"))}
    tools = os.pathsep.join([str(Path(os.environ.get("UV", "uv")).parent), os.environ["PATH"]])
    return kept | {"HOME": home, "PATH": tools, "UV_NO_SYNC": "1", "UV_PROJECT_ENVIRONMENT": sys.prefix}


def fresh_copy(folder: Path) -> Path:
    """The project as a clone has it."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def run(command: str, folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=600)


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """A copy in which the samples are audited."""
    folder = fresh_copy(tmp_path_factory.mktemp("audited"))
    done = run(AUDIT, folder, environment)
    assert done.returncode == 0, done.stderr
    return folder


def shortened(text: str) -> str:
    """A command or a program with no more than FEW units."""
    return re.sub(r"(--units |units=)(\d+)", lambda found: f"{found[1]}{min(int(found[2]), FEW)}", text)


def pytest_is_asked(command: str) -> bool:
    return bool(re.match(r"uv run pytest\b", command))


def type_console(block: Block, folder: Path, environment: Mapping[str, str], audited: Callable[[], Path]) -> None:
    for command in (line.removeprefix(SET_UP).replace("--no-dev ", "") for line in block.commands):
        if pytest_is_asked(command):
            # The suite is being run; what can be wrong here is the name of a file.
            assert all((folder / word).exists() for word in command.split() if word.startswith(("tests", "bench")))
        elif command == AUDIT:
            shutil.copytree(audited() / "lake", folder / "lake")
        else:
            done = run(shortened(command), folder, environment)
            assert done.returncode == ENDS_WITH.get((block.page, command), 0), f"{command}\n{done.stdout}{done.stderr}"
            assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_typed_from_top_to_bottom(page, tmp_path, environment, request):
    folder = fresh_copy(tmp_path)
    drawing = Drawing()
    for line in wrapped(SAMPLE.read_text(encoding="utf-8"), drawing.width - 120, SIZE).split("\n")[:20]:
        drawing.line(line)
    (folder / "决算.pdf").write_bytes(drawing.bytes())
    programs: list[str] = []
    for block in (block for block in TYPED if block.page == page):
        file = told_of(block, FILES)
        if file is not None:
            (folder / file).write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            type_console(block, folder, environment, lambda: request.getfixturevalue("audited"))
        else:
            # What a page imports and names it goes on with.
            programs.append(shortened(block.text))
            (folder / "typed.py").write_text("\n".join(programs), encoding="utf-8")
            done = run("uv run python typed.py", folder, environment)
            assert done.returncode == 0, done.stderr


def test_no_block_is_left_out_in_silence():
    assert {block.language for block in TYPED if told_of(block, FILES) is None} == {"console", "python"}
    names = [block.name for block in BLOCKS]
    for name in (*NOT_TYPED, *FILES):
        assert sum(block.startswith(name) for block in names) == 1, f"no block, or more than one, begins with: {name}"
    commands = {(block.page, command) for block in BLOCKS if block.language == "console" for command in block.commands}
    assert set(ENDS_WITH) <= commands


def test_the_two_lines_of_the_set_up_begin_alike_and_the_second_is_what_is_run_on_every_change():
    lines = [line for block in BLOCKS for line in block.commands if "pip install" in line]
    assert lines == [f"{SET_UP}uv run --no-dev jihe audit data/samples", f"{SET_UP}uv run pytest"]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().splitlines()
    assert script[-1] == "uv run pytest" and '-t .uv uv && PATH="$PWD/.uv/bin:$PATH"' in script[-5]
    # What CONTRIBUTING.md asks before every commit, without writing.
    assert script[-4:-1] == ["uv run ruff check .", "uv run ruff format --check .", "uv run mypy"]
