"""What the README and the help tell people to type can be typed, and the findings that the README shows are found."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from checks.engine.run import check
from disclosures.reading import concatenated, read
from flows.command_line import app

ROOT = Path(__file__).parent.parent.parent
PAGES = ("README.md", "bench/README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
COMMAND = re.compile(r"^ {4}(?:.*&& )?uv run (?:--no-dev )?jihe (.*?)(?:  +#.*)?$", re.M)


def typed() -> list[str]:
    """The arguments of every `jihe` in a block of code."""
    return [line for page in PAGES for line in COMMAND.findall((ROOT / page).read_text(encoding="utf-8"))]


def test_commands_are_found():
    assert "audit data/samples" in typed() and len(typed()) >= 18


@pytest.mark.parametrize("line", typed())
def test_a_command_that_is_shown_can_be_typed(line):
    name, *arguments = shlex.split(line)
    command = typer.main.get_command(app).commands[name]
    if hasattr(command, "commands"):
        command, arguments = command.commands[arguments[0]], arguments[1:]
    assert command.make_context(name, arguments).params is not None  # raises where an option or an argument is unknown


def test_the_findings_that_the_readme_shows_are_found():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    # What is printed and what follows; the words behind it may be put in another way.
    shown = re.findall(r"^  (?:错误|疑点|核实)  (\S.*? 应为-?[\d.]+)", readme, re.M)
    samples = sorted((ROOT / "data" / "samples").glob("*.txt"))
    found = check(concatenated(read(path.read_bytes(), path.name) for path in samples))["findings"]["message"].to_list()
    assert shown and [words for words in shown if not any(message.startswith(words) for message in found)] == []
