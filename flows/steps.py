"""The steps of an audit, each a plain function of an order; `flows.audit` says when, and Prefect watches over them.

Steps hand on paths, ids and versions. Frames go from the lake and to the lake, never through Prefect's results.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from checks.engine.bound_numbers import bound_shares
from checks.engine.local import local_parameters
from checks.engine.run import checks_version
from data.records import stable_id
from data.settings import Settings
from data.store import Lake
from data.tables import empty
from disclosures.reading import READER_VERSION
from flows.checking import checked
from flows.editions import keep_editions
from flows.expectations import hold_to_contracts
from flows.files_held import keep_files
from flows.given import File, Given, look_at
from flows.intake import basis_of, batches_by_household, document_details, documents_to_check, files_to_read
from flows.losses import forget_what_rested_on, lost_tables
from flows.own_checks import own_checks
from flows.processes import progress
from flows.processes.workers import make_ready
from flows.reading import READING_TABLES, read_files, reading_limits
from flows.units import keep_units, with_household, with_unit_id
from reports.run_tables import audited, tables_of
from reports.waivers import load_waivers, waivers_version

# Large enough that workers and commits cost little, small enough that a batch's frames fit anywhere.
DOCUMENTS_A_BATCH = 400
CHECKING_TABLES = ("claims", "findings", "unchecked")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be audited, and how. started_at: ISO 8601, UTC."""

    run_id: str
    started_at: str
    paths: tuple[str, ...]
    settings: Settings

    @property
    def lake(self) -> Lake:
        return Lake(self.settings.lake)

    @property
    def checks_version(self) -> str:
        """Of all checks that take part, the office's own among them, and of the thresholds: what claims rest on."""
        return checks_version(own_checks(self.settings).checks, local_parameters(self.settings.parameters))

    @property
    def rules_version(self) -> str:
        """Of the checks and of the waivers, as the row of the run and its report name it.

        Claims rest on the checks alone: a waiver changes none, and marks are put on findings anew by every run, on those of
        earlier runs as well. So another waiver is seen in every run that it held for, and has nothing checked again.
        """
        waivers = waivers_version(load_waivers(self.settings))
        return stable_id(self.checks_version, waivers) if waivers else self.checks_version


def take_in(order: Order) -> Given:
    """Looks at every file once: what it holds, or why no byte of it could be read."""
    given = look_at(order.paths, order.settings, versions=order.lake.versions())
    keep_files(order.lake, given, order.paths)
    forget_what_rested_on(order.lake, lost_tables(order.lake, given.versions))
    return given


def to_read(order: Order, given: Given) -> list[list[File]]:
    """The files that hold something new, in batches."""
    files = files_left(order, given)
    progress.expected("读取", len(files))
    return [files[start : start + DOCUMENTS_A_BATCH] for start in range(0, len(files), DOCUMENTS_A_BATCH)]


def files_left(order: Order, given: Given) -> list[File]:
    """The files that hold something new."""
    return files_to_read(given.files, document_details(order.lake.scan("documents")), READER_VERSION)


def read_batch(order: Order, files: Sequence[File]) -> dict[str, int]:
    """Reads files into the lake; returns the versions of its tables."""
    # What is read is checked: a process for that imports what it needs meanwhile.
    make_ready(1)
    readings = []
    for frames in read_files(files, **reading_limits(order.settings)):
        readings.append(frames)
        progress.done("读取", 1)
    ids = [file.document_id for file in files]
    batch = {name: pl.concat([frames[name] for frames in readings]) for name in READING_TABLES}
    hold_to_contracts(order, batch)
    return {name: order.lake.replace_documents(name, batch[name], ids) for name in READING_TABLES}


def to_check(order: Order) -> list[list[str]]:
    """The documents whose claims may have changed, in batches."""
    batches = documents_left(order)
    progress.expected("核对", sum(map(len, batches)))
    return batches


def documents_left(order: Order) -> list[list[str]]:
    """The documents whose claims may have changed, in batches.

    Each document says itself what its claims rest on, whatever run wrote them: one that ended halfway, or beside this one.
    Before, of several documents of one disclosure the one that counts is chosen.
    """
    units = keep_units(order.lake, order.settings)
    now = with_household(keep_editions(order.lake, with_unit_id(document_details(order.lake.scan("documents")), units)), units)
    wanted = basis_of(now, order.checks_version)
    return batches_by_household(now, documents_to_check(wanted, order.lake.scan("checked").collect()), DOCUMENTS_A_BATCH)


def _with_households(order: Order, documents: pl.LazyFrame) -> pl.DataFrame:
    return with_household(document_details(documents), keep_units(order.lake, order.settings))


def check_batch(order: Order, document_ids: Sequence[str]) -> dict[str, float]:
    """Checks documents of the lake; returns the `bound_share` of each that has one, for `keep_bound_shares`."""
    versions = {name: version for name, version in order.lake.versions().items() if name in READING_TABLES}
    units = {"units": order.lake.scan("units").collect()}
    tables = tables_of(order.lake, versions, document_ids)
    read = audited(tables)
    # Of the documents that are checked, not of those that the lake holds by now: another run may have added some.
    documents = _with_households(order, tables["documents"].lazy())
    done = checked(read | units, documents, order.settings, own_checks(order.settings))
    results = done.frames
    # What is superseded or no final accounts has nothing to be checked.
    progress.done("核对", len(document_ids) - read["documents"].height)
    hold_to_contracts(order, results)
    # First of all: a run that is ended between two of these commits leaves nothing that the next one takes for whole.
    order.lake.replace_documents("checked", empty("checked"), document_ids)
    for name in CHECKING_TABLES:
        order.lake.replace_documents(name, results[name], document_ids)
    basis = basis_of(documents, order.checks_version).filter(~pl.col("document_id").is_in(list(done.again)))
    order.lake.replace_documents("checked", basis.drop("household"), document_ids)
    return dict(bound_shares(read | results).iter_rows())


def keep_bound_shares(order: Order, shares: Mapping[str, float]) -> None:
    """Writes the shares into the documents that were checked, in one commit: each batch would write all their texts again."""
    if not shares:
        return
    wanted = pl.DataFrame({"document_id": list(shares), "bound_share": list(shares.values())}, schema_overrides=_SHARES)
    stored = order.lake.scan("documents").drop("bound_share")
    documents = stored.join(wanted.lazy(), on="document_id", how="inner").collect()
    order.lake.replace_documents("documents", documents, list(shares))


_SHARES = {"document_id": pl.String, "bound_share": pl.Float64}
