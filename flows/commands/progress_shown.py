"""How far the work has come: bars for who watches a terminal, a line a stage for who keeps what is printed."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from flows.processes import progress

LOGGER = "jihe"
# A stage that takes longer says in between how far it is.
SAID_EVERY = 30.0  # seconds
WORTH_SAYING = 0.1  # seconds before the first stage


@contextmanager
def progress_shown(out: Console, *, verbose: bool = False) -> Iterator[None]:
    """Shows the progress of the work in the block: on a terminal as bars, else as lines; verbose: as a log of every step."""
    if verbose:
        with _logged(out):
            yield
        return
    with _bars(out) if out.is_terminal else _lines(out):
        yield


@contextmanager
def _bars(out: Console) -> Iterator[None]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=out, transient=True) as bar:
        stages = {"": bar.add_task("准备", total=None)}

        def listen(stage: str, done: int, more: int) -> None:
            if stage not in stages:
                bar.update(stages[""], visible=False)
                stages[stage] = bar.add_task(f"{stage}（{progress.STAGES[stage]}）", total=0)
            task = next(task for task in bar.tasks if task.id == stages[stage])
            bar.update(task.id, total=(task.total or 0) + more, advance=done)

        with progress.heard_by(listen):
            yield


@dataclass(slots=True)
class _Stage:
    """What is known of a stage. seconds: that it took; told: the moment of its last line."""

    told: float
    done: int = 0
    expected: int = 0
    seconds: float = 0.0
    is_said: bool = False


@dataclass(slots=True)
class _Lines:
    """A line for each stage when the next begins, and in between where it takes long. The times of all add up to the whole."""

    out: Console
    last: float = field(default_factory=lambda: time.monotonic())
    stage: str | None = None
    stages: dict[str, _Stage] = field(default_factory=dict)

    def hear(self, stage: str, done: int, more: int) -> None:
        now = time.monotonic()
        if self.stage is None and now - self.last > WORTH_SAYING:
            self._say(f"准备，用时 {now - self.last:.1f} 秒")
        if stage not in self.stages:
            self._say_those_before(stage)
            self.stages[stage] = _Stage(now)
        # What was done between two words belongs to what is done now; before something new is expected, to what was done.
        self.stages[stage if done or self.stage is None else self.stage].seconds += now - self.last if self.stage else 0
        known = self.stages[stage]
        known.done, known.expected = known.done + done, known.expected + more
        if done and known.done < known.expected and now - known.told > SAID_EVERY:
            known.told = now
            counts = f"{known.done:,}/{known.expected:,} {progress.STAGES[stage]}"
            self._say(f"{stage} {counts}，已用 {known.seconds:.0f} 秒")
        self.last, self.stage = now, stage

    def end(self) -> None:
        if self.stage is not None:
            self.stages[self.stage].seconds += time.monotonic() - self.last
            self._say_those_before(None)

    def _say_those_before(self, stage: str | None) -> None:
        for name in progress.STAGES:
            if name == stage:
                return
            known = self.stages.get(name)
            if known and 0 < known.expected <= known.done and not known.is_said:
                known.is_said = True
                self._say(f"{name} {known.done:,} {progress.STAGES[name]}，用时 {known.seconds:.1f} 秒")

    def _say(self, words: str) -> None:
        self.out.print(words, style="bright_black", highlight=False)


@contextmanager
def _lines(out: Console) -> Iterator[None]:
    lines = _Lines(out)
    with progress.heard_by(lines.hear):
        yield
    lines.end()


@contextmanager
def _logged(out: Console) -> Iterator[None]:
    """Every step, batch, table and page on standard error, with the time of day."""
    logger = logging.getLogger(LOGGER)
    handler = logging.StreamHandler(out.file)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    before = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    counts: dict[str, list[int]] = {}

    def listen(stage: str, done: int, more: int) -> None:
        known = counts.setdefault(stage, [0, 0])
        known[0] += done
        known[1] += more
        logger.info("%s %d/%d %s", stage, *known, progress.STAGES[stage])

    try:
        with progress.heard_by(listen):
            yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before[0])
        logger.propagate = before[1]
