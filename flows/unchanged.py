"""Whether anything has changed since the last completed run of a lake: where nothing has, its report and tables stand.

Looking costs what reading the files' bytes does: no server is started, nothing is read, checked, held to a contract, scored
or published again, and but for the row of the run nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version

from disclosures.reading import READER_VERSION
from flows.files_held import are_kept
from flows.given import Given, look_at
from flows.intake import document_details, intake_frame
from flows.losses import lost_tables
from flows.publishing import report_path
from flows.runs import close_run
from flows.scoring import version_of
from flows.steps import Order, documents_left, files_left
from reports.run_tables import counts_of_run, versions_of_run
from reports.waivers import load_waivers, marks_wanted


def closed_unchanged(order: Order) -> bool:
    """Whether all is as the last completed run left it; the row of the run then says so."""
    last = order.lake.last_run()
    if last is None or not _is_the_same_work(order, last):
        return False
    given = look_at(order.paths, order.settings, versions=order.lake.versions())
    if not _finds_the_same(order, given, last):
        return False
    counts = counts_of_run(last)
    reused = {"read": 0, "reused": counts["read"] + counts["reused"]}
    close_run(order, "unchanged", counts=counts | reused, read=given.versions, written=versions_of_run(last))
    return True


def _is_the_same_work(order: Order, last: Mapping[str, object]) -> bool:
    """Whether the last run was made by the same program, with the same settings, and its report is still there."""
    wanted = {
        "code_version": version("jihe"),
        "reader_version": READER_VERSION,
        "checks_version": order.rules_version,
        "features_version": version_of(order.settings),
        "settings_hash": order.settings.hash(),
    }
    same = all(last[name] == value for name, value in wanted.items())
    return same and report_path(order.settings, str(last["run_id"])).is_file()


def _finds_the_same(order: Order, given: Given, last: Mapping[str, object]) -> bool:
    """Whether the files are those of the last run, the tables are as it left them, and nothing is left to be done to them."""
    lake = order.lake
    if lost_tables(lake, given.versions) or files_left(order, given) or documents_left(order):
        return False
    today = datetime.fromisoformat(order.started_at).astimezone().date()
    if marks_wanted(lake, load_waivers(order.settings), today).height or not are_kept(lake, given, order.paths):
        return False
    # Last, for the look at documents may write what the office says of its units.
    now = {name: number for name, number in lake.versions().items() if name != "runs"}
    intake = intake_frame(given, document_details(lake.scan("documents")), lake.scan("unread").collect())
    key = ["path", "document_id"]
    return now == versions_of_run(last) and intake.sort(key).equals(lake.scan("intake").collect().sort(key))
