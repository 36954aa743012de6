"""What the house asks of its rooms, held over every tracked file."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks.engine.discover import discover

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 300  # lines

# Room -> the other rooms that it may import. Nobody imports flows.
MAY_IMPORT: dict[str, set[str]] = {
    "data": set(),
    "generator": {"data"},
    "disclosures": {"data"},
    "checks": {"data", "features"},
    "features": {"data"},
    "review": {"data", "checks"},
    "reports": {"data", "checks", "features"},
    "flows": {"data", "generator", "disclosures", "checks", "features", "reports", "review"},
}
# Only here may a failure of any kind be caught: at the rim, where one document must not stop the others.
MAY_CATCH_ALL = {"flows", "tests", "bench"}
# One file knows each heavy library, or one that reads and one that writes.
KNOWS = {
    "great_expectations": ["checks/contracts/expecting.py"],
    "pypdfium2": [f"disclosures/formats/pdf/{name}.py" for name in ("drawings", "marking", "pdfium", "picturing")],
}


# No check is named in these outside its own file, but for the examples in the help of the command line.
KNOW_NO_CHECK = {"checks", "features", "reports", "flows"}
HELP = "flows/command_line"
CHECK_IDS = re.compile(rf"\b(?:{'|'.join(each.id for each in discover())})\b")


def tracked(pattern: str = "*.py") -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z", pattern], cwd=ROOT, capture_output=True, check=True, text=True)
    # A file that is being moved is tracked and not there.
    return [path for path in listed.stdout.split("\0") if path and (ROOT / path).exists()]


def room_of(path: str) -> str:
    return path.split("/", 1)[0]


FILES = tracked()
IN_ROOMS = [path for path in FILES if room_of(path) in MAY_IMPORT]


def source(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def imported_names(text: str) -> Iterator[str]:
    """The first name of every absolute import, wherever in the file it stands."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def imported_tests(text: str) -> Iterator[str]:
    """What is imported of a test module: the module, or a test by its name."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            paths = [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
            yield from (name for path in paths for name in path.split(".") if name.startswith("test_"))


def catches_all(text: str) -> Iterator[int]:
    """The lines of `except:`, `except Exception` and `except BaseException`, alone or in a tuple."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(one is None or ast.unparse(one).split(".")[-1] in {"Exception", "BaseException"} for one in caught):
                yield node.lineno


def without_words(text: str) -> str:
    """The text of a module without what readers alone are told: its docstrings, and PUBLISHED of a check."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        for told in words_in(node):
            lines[told.lineno - 1 : told.end_lineno] = [""] * (told.end_lineno - told.lineno + 1)
    return "\n".join(lines)


def words_in(node: ast.AST) -> Iterator[ast.stmt]:
    """The docstring of a module, class or function; PUBLISHED of a module."""
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
        yield node.body[0]
    if isinstance(node, ast.Module):
        assigned = (each for each in node.body if isinstance(each, ast.Assign))
        yield from (each for each in assigned if ast.unparse(each.targets[0]) == "PUBLISHED")


def named_checks(path: str) -> set[str]:
    """The checks that a file names beside the one that it states, in its code or its comments."""
    text = source(path)
    named = set(CHECK_IDS.findall(without_words(text) if path.endswith(".py") else text))
    return named - {each.id for each in discover() if each.module.replace(".", "/") + ".py" == path}


def test_the_rooms_are_found():
    assert set(MAY_IMPORT) - {"review"} <= {room_of(path) for path in IN_ROOMS}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_it_may(room):
    wrong = {
        path: sorted(others)
        for path in IN_ROOMS
        if room_of(path) == room and (others := set(imported_names(source(path))) & set(MAY_IMPORT) - MAY_IMPORT[room] - {room})
    }
    assert not wrong, f"{room}/ may import {sorted(MAY_IMPORT[room])} of ours: {wrong}"


def test_an_import_is_found_wherever_it_stands():
    text = "import data.store as s\ndef f():\n    from flows import x\n    from . import checks\n"
    assert list(imported_names(text)) == ["data", "flows"]


def test_nothing_catches_every_failure_outside_the_rim():
    wrong = [f"{path}:{line}" for path in FILES if room_of(path) not in MAY_CATCH_ALL for line in catches_all(source(path))]
    assert not wrong


def test_a_broad_except_is_found_in_every_form():
    forms = ("except:", "except Exception as e:", "except (OSError, Exception):", "except builtins.BaseException:")
    for form in forms:
        assert list(catches_all(f"try:\n    pass\n{form}\n    pass\n")) == [3]
    assert not list(catches_all("try:\n    pass\nexcept (OSError, ValueError):\n    pass\n"))


def test_no_file_of_a_room_is_longer_than_a_reader_can_hold():
    lengths = {path: source(path).count("\n") for path in IN_ROOMS if "/migrations/" not in path}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_a_check_stands_in_the_folder_of_its_family():
    assert {each.module.split(".")[-2]: each.family for each in discover() if each.module.split(".")[-2] != each.family} == {}
    assert {each.module.rsplit(".", 2)[0] for each in discover()} == {"checks.rules"}


def test_no_check_is_named_outside_its_file():
    of_rooms = [path for room in sorted(KNOW_NO_CHECK) for path in tracked(f"{room}/*") if not path.startswith(HELP)]
    assert {path: named for path in of_rooms if (named := named_checks(path))} == {}


def test_a_check_is_found_in_code_and_comments_and_not_in_what_readers_are_told():
    told = '"""Beside SUM01."""\nPUBLISHED = """\n见 SUM02。\n"""\ndef f():\n    """SUM03"""\n'
    assert not CHECK_IDS.findall(without_words(told))
    assert CHECK_IDS.findall(without_words(told + 'x = "SUM04"  # and SUM05\n')) == ["SUM04", "SUM05"]


@pytest.mark.parametrize(("library", "files"), KNOWS.items())
def test_few_files_know_each_heavy_library(library, files):
    assert [path for path in IN_ROOMS if library in imported_names(source(path))] == files


def test_nothing_imports_a_test_module():
    # What two of them need lies in a module named for what it holds: a test file can then be split, moved or renamed.
    wrong = {path: names for path in FILES if (names := list(imported_tests(source(path))))}
    assert not wrong


def test_an_import_of_a_test_module_is_found_in_every_form():
    forms = ("import test_a", "import tests.test_a as a", "from test_a import FORM", "from . import test_a")
    assert [list(imported_tests(form)) for form in forms] == [["test_a"]] * 4
    assert not list(imported_tests("import pytest\nfrom latest_a import contest_b\n"))


def test_nothing_is_called_utils():
    assert [path for path in FILES if Path(path).name in {"utils.py", "util.py"}] == []


def test_no_two_test_modules_bear_one_name():
    names = [name for path in FILES if room_of(path) == "tests" and (name := path.rsplit("/", 1)[-1]).startswith("test_")]
    assert sorted({name for name in names if names.count(name) > 1}) == []
