"""Checks documents, in processes of their own: one that crashes, hangs or takes too much memory, and a check of the office's own
that does, is a row that says so, and all else is checked."""

from __future__ import annotations

import math
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from checks.engine.discover import Check
from checks.engine.findings import ranked_together
from checks.engine.local import local_parameters
from data.settings import Settings
from data.tables import empty, table_frame
from flows.house_work import Part, told_by_house
from flows.intake import batches_by_household
from flows.own_checks import OwnChecks, ended_by, in_forks
from flows.own_results import accepted
from flows.own_work import Asked, ask_check
from flows.processes import progress
from flows.processes.raising import Raised
from flows.processes.workers import Limits, Lost, cores, done_by
from reports.wording import safe

Frames = dict[str, pl.DataFrame]
Ids = tuple[str, ...]
Why = Lost | Raised
# Runs parts: each with its frames, or with why there are none.
Run = Callable[[Sequence[Ids]], Iterable[tuple[Ids, Frames | Why]]]
# Where there are more documents, two processes are quicker than one.
DOCUMENTS_A_PART = 60
# What checking many documents together takes beyond what one may take, a document.
MORE_SECONDS, MORE_MEGABYTES = 0.25, 8
# So often a check of the office's own may be lost, or raise, in a batch, before it is left out for the rest of it.
MOST_LOST, MOST_RAISED = 3, 40
TOGETHER = "同一单位的其他文件未能核对，本文件与它们之间的关系也未核对"


@dataclass(frozen=True, slots=True)
class Checked:
    """The tables claims, findings and unchecked; and the documents that are to be tried again by the next run."""

    frames: Frames
    again: frozenset[str]


def checked(tables: Frames, documents: pl.DataFrame, settings: Settings, own: OwnChecks) -> Checked:
    """What the checks of the house and of the office say of the documents.

    tables: as `checks.engine.run.check` takes them. documents: document_id and household of the same documents.
    """
    tables = tables | {"documents": tables["documents"].drop("text")}
    documents = documents.filter(pl.col("document_id").is_in(tables["documents"]["document_id"].implode()))
    ids = tuple(documents["document_id"])
    told = _in_parts(ids, documents, _by_house(tables, settings), tell=lambda count: progress.done("核对", count))
    rows = [{"document_id": each, "reason": _of_house(why, settings)} for each, why in told.lost.items()]
    again = set(told.lost)
    frames = told.frames
    able = tuple(each for each in ids if each not in told.lost)
    for check_id, said in _said_by_own(able, tables, documents, settings, own):
        frames += said.frames
        name = own.sources[check_id].name
        rows += [
            {"document_id": each, "check_id": check_id, "reason": _of_own(name, check_id, why, settings)}
            for each, why in said.lost.items()
        ]
        again |= {each for each, why in said.lost.items() if isinstance(why, Lost)}
    return Checked(_joined(frames) | {"unchecked": table_frame("unchecked", rows)}, frozenset(again))


def _joined(frames: Sequence[Frames]) -> Frames:
    """All claims and findings, in the order that they have where they are told together."""
    claims, findings = (pl.concat([empty(name), *(each[name] for each in frames)]) for name in ("claims", "findings"))
    claims = claims.sort("document_id", "check_id", maintain_order=True)
    return {"claims": claims, "findings": ranked_together(findings, claims)}


@dataclass(frozen=True, slots=True)
class _Told:
    """What came of documents: the frames of those that came to an end; of the others, why not."""

    frames: list[Frames]
    lost: dict[str, Why | None]


def _in_parts(ids: Ids, documents: pl.DataFrame, run: Run, *, tell: Callable[[int], None] = lambda _: None) -> _Told:
    """Runs documents in few parts, and divides a part that is lost until the documents are found that do it.

    tell: is told how many more documents came to an end, with results or without.
    """
    told = _Told([], {})
    size = max(DOCUMENTS_A_PART, math.ceil(len(ids) / cores()))
    pending = [tuple(part) for part in batches_by_household(documents, ids, size)]
    while pending:
        divided: list[Ids] = []
        for part, result in run(pending):
            if not isinstance(result, Why):
                told.frames.append(result)
                tell(len(part))
                continue
            smaller = _smaller(part, documents)
            divided += smaller
            if not smaller:
                _add_household(told, part, result, run)
                tell(len(part))
        pending = divided
    return told


def _smaller(part: Ids, documents: pl.DataFrame) -> list[Ids]:
    """The part in as many parts as these then have documents, no household divided; none where it is one household."""
    parts = batches_by_household(documents, part, math.isqrt(len(part)))
    return [tuple(each) for each in parts] if len(parts) > 1 else []


def _add_household(told: _Told, part: Ids, why: Why, run: Run) -> None:
    """A household that is lost as a whole: each of its documents alone, and those that do no harm together."""
    if len(part) == 1:
        told.lost[part[0]] = why
        return
    alone = dict(run([(each,) for each in part]))
    frames: dict[str, Frames] = {}
    for each in part:
        result = alone[(each,)]
        if isinstance(result, Why):
            told.lost[each] = result
        else:
            frames[each] = result
    harmless = tuple(frames)
    together = next(iter(run([harmless])))[1] if 1 < len(harmless) < len(part) else why
    if harmless and not isinstance(together, Why):
        told.frames.append(together)
    elif len(harmless) == 1:
        told.frames.extend(frames.values())
    else:
        told.frames.extend(frames.values())
        told.lost.update(dict.fromkeys(harmless))


def _limits(settings: Settings, documents: int) -> Limits:
    """What so many documents may take together."""
    seconds, megabytes = settings.document_seconds, settings.document_memory_megabytes
    return Limits(seconds and seconds + int(MORE_SECONDS * documents), megabytes and megabytes + MORE_MEGABYTES * documents)


def _by_house(tables: Frames, settings: Settings) -> Run:
    local = local_parameters(settings.parameters)

    def run(parts: Sequence[Ids]) -> Iterator[tuple[Ids, Frames | Why]]:
        works = [Part(part, _of(tables, part), local) for part in parts]
        limits = _limits(settings, max(map(len, parts)))
        count = min(settings.workers or cores(), len(works))
        for work, result in done_by(told_by_house, works, count=count, limits=limits):
            yield work.document_ids, result

    return run


def _of(tables: Frames, ids: Ids) -> Frames:
    """The rows of these documents; a table of no documents as it is."""
    if len(ids) == tables["documents"].height:
        return tables
    wanted = pl.col("document_id").is_in(pl.Series(ids, dtype=pl.String).implode())
    return {name: frame.filter(wanted) if "document_id" in frame.columns else frame for name, frame in tables.items()}


def _said_by_own(
    ids: Ids, tables: Frames, documents: pl.DataFrame, settings: Settings, own: OwnChecks
) -> Iterator[tuple[str, _Told]]:
    """What each check of the office's own says: all of them at once on all documents, then whatever is lost in parts."""
    if not own.checks or not ids:
        return
    local = local_parameters(settings.parameters)
    packed = pickle.dumps(_of(tables, ids), protocol=pickle.HIGHEST_PROTOCOL)
    works = [Asked(own.sources[each.id], ids, packed, local) for each in own.checks]
    by_source = {own.sources[each.id]: each for each in own.checks}
    for work, said in in_forks(ask_check, works, _limits(settings, len(ids))):
        each = by_source[work.source]
        result = accepted(said, each, ids) if isinstance(said, bytes) else said
        if not isinstance(result, Why):
            yield each.id, _Told([result], {})
        elif len(ids) == 1:
            yield each.id, _Told([], {ids[0]: result})
        else:
            yield each.id, _in_smaller_parts(ids, documents, _by_own(each, tables, settings, own, result))


def _in_smaller_parts(ids: Ids, documents: pl.DataFrame, run: Run) -> _Told:
    told = _Told([], {})
    for part in _smaller(ids, documents) or [ids]:
        one = _in_parts(part, documents, run)
        told.frames.extend(one.frames)
        told.lost.update(one.lost)
    return told


def _by_own(each: Check, tables: Frames, settings: Settings, own: OwnChecks, first: Why) -> Run:
    """Runs parts by one check until it is clear that it fails everywhere; what is left then is lost for the same reason."""
    failures = [first]
    local = local_parameters(settings.parameters)

    def run(parts: Sequence[Ids]) -> Iterator[tuple[Ids, Frames | Why]]:
        left = list(parts)
        works = [Asked(own.sources[each.id], part, pickle.dumps(_of(tables, part)), local) for part in parts]
        said = iter(in_forks(ask_check, works, _limits(settings, max(map(len, parts)))))
        while left and not _is_given_up(failures):
            work, content = next(said)
            left.remove(work.document_ids)
            result = accepted(content, each, work.document_ids) if isinstance(content, bytes) else content
            failures.extend([result] if isinstance(result, Why) else [])
            yield work.document_ids, result
        for part in left:
            yield part, failures[-1]

    return run


def _is_given_up(failures: Sequence[Why]) -> bool:
    return sum(isinstance(each, Lost) for each in failures) > MOST_LOST or len(failures) > MOST_RAISED


def _of_house(why: Why | None, settings: Settings) -> str:
    """The sentence for a document whose checking took too much, or ended its process."""
    if why is None:
        return f"{TOGETHER}。"
    if isinstance(why, Raised):
        return f"核对程序出错（{safe(why.words)}）：请把该文件交给维护人员查看。"
    if why.cause == "slow":
        return f"核对超过 {settings.document_seconds} 秒仍未完成：请查看文件内容是否正常，或在 jihe.toml 调高 document_seconds。"
    if why.cause == "large":
        words = f"核对所需内存超过 {settings.document_memory_megabytes} MB，已中止"
        return f"{words}：请查看文件内容是否正常，或在 jihe.toml 调高 document_memory_megabytes。"
    how = signal.Signals(-why.code).name if why.code < 0 else f"代码 {why.code}"
    return f"核对进程意外终止（{how}）：请重新运行；如再次出现，请把该文件交给维护人员。"


def _of_own(name: str, check_id: str, why: Why | None, settings: Settings) -> str:
    ended = f"{TOGETHER}" if why is None else ended_by(why, _limits(settings, 0))
    return f"自定义检查“{name}”（{check_id}）没有完成：{ended}，请改正后用 jihe checks try {check_id} 试运行。"
