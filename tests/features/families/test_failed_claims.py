"""What does not hold of the claims of a disclosure."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
from made_features import of_first

from checks.engine.examples import DOCUMENT, example_tables
from data.columns import FAMILIES
from data.tables import table_frame
from features.families.failed_claims import TITLES


def claims(*rows: tuple[str, str, str | None, str | None]) -> pl.DataFrame:
    """Rows of family, state, cause and money."""
    return table_frame(
        "claims",
        [
            {"claim_id": f"claim-{n}", "document_id": DOCUMENT, "family": family, "state": state, "cause": cause}
            | {"at_stake": money and Decimal(money)}
            for n, (family, state, cause, money) in enumerate(rows)
        ],
    )


def counted(*rows: tuple[str, str, str | None, str | None]) -> dict[str, float | None]:
    return of_first({**example_tables({}), "claims": claims(*rows)}, "unit")


def test_failed_claims_are_counted_by_family():
    row = counted(("sum", "fails", None, None), ("sum", "fails", None, None), ("share", "holds", None, None))
    assert (row["failed_sum"], row["failed_share"], row["failed_yoy"]) == (2.0, 0.0, 0.0)


def test_the_share_is_of_what_was_judged():
    # Silent and improbable claims neither hold nor fail: 1 of 2.
    row = counted(*((family, state, None, None) for family, state in (
        ("sum", "fails"), ("sum", "holds"), ("sum", "silent"), ("sum", "improbable")
    )))  # fmt: skip
    assert row["claims_failed"] == 50.0


def test_claims_with_one_cause_share_their_money():
    row = counted(("sum", "fails", "root", "10"), ("share", "fails", "root", "8"), ("yoy", "fails", None, "1.5"))
    # 10 of the root, 1.5 of the other.
    assert row["money_at_stake"] == 11.5


def test_what_holds_has_no_money_at_stake():
    assert counted(("sum", "holds", None, "10"))["money_at_stake"] == 0.0


def test_a_disclosure_that_was_not_checked_has_no_count():
    row = of_first(example_tables({}), "unit")
    assert (row["failed_sum"], row["claims_failed"], row["money_at_stake"]) == (None, None, None)


def test_findings_of_the_anomaly_part_do_not_feed_it():
    assert counted(("anomaly", "fails", None, "5"))["failed_sum"] is None
    assert set(TITLES) == set(FAMILIES) - {"anomaly"}
