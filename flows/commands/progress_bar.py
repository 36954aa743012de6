"""How far the work has come, for whoever watches the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from flows.processes import progress

# What a stage counts, where it is not documents.
COUNTED = {"评分": "评分级次"}


@contextmanager
def progress_bar(out: Console) -> Iterator[None]:
    """A bar a stage over the documents, or levels; nothing where nobody watches."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bar:
        stages = {"准备": bar.add_task("准备", total=None)}

        def listen(stage: str, done: int, more: int) -> None:
            if stage not in stages:
                bar.update(stages["准备"], visible=False)
                stages[stage] = bar.add_task(COUNTED.get(stage, f"{stage}文件"), total=0)
            task = next(task for task in bar.tasks if task.id == stages[stage])
            bar.update(task.id, total=task.total + more, advance=done)

        with progress.heard_by(listen):
            yield
