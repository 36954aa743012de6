"""Peer groups: the finest that is large enough, and nobody in a group whose key is not known."""

from __future__ import annotations

import polars as pl

from features.comparing.peers import ALL, members_of, peer_groups


def rows(*counts: tuple[str | None, str | None, int]) -> pl.DataFrame:
    named = [(year, kind) for year, kind, count in counts for _ in range(count)]
    table = pl.DataFrame(named, schema={"year": pl.String, "kind": pl.String}, orient="row")
    return table.with_columns(row_id=pl.int_range(pl.len()).cast(pl.String))


def groups(*counts: tuple[str | None, str | None, int]) -> set[tuple[str, int]]:
    found = peer_groups(rows(*counts), ("year", "kind"))
    return set(found.select("peer_group", "peer_count").unique().iter_rows())


def test_rows_are_ranked_in_the_finest_group_of_two_thousand():
    assert groups(("2024", "局", 2000), ("2024", "院", 1999)) == {("2024 · 局", 2000), ("2024", 3999)}


def test_years_are_ranked_apart_from_two_hundred_rows():
    assert groups(("2024", "局", 200), ("2023", "局", 199)) == {("2024", 200), (ALL, 399)}


def test_where_no_group_is_large_all_are_ranked_together():
    assert groups(("2023", "局", 30), ("2024", "局", 5)) == {(ALL, 35)}


def test_a_row_whose_kind_nobody_knows_belongs_to_no_kind():
    assert groups(("2024", None, 3), ("2024", "局", 2000)) == {("2024", 2003), ("2024 · 局", 2000)}


def test_the_depth_is_how_many_keys_make_the_group():
    found = peer_groups(rows(("2024", None, 3), ("2024", "局", 2000)), ("year", "kind"))
    assert found.select("peer_group", "depth").unique().sort("depth").rows() == [("2024", 1), ("2024 · 局", 2)]


def test_the_nearest_group_is_the_finest_of_twelve_rows_whichever_ranks():
    found = peer_groups(rows(("2024", "局", 188), ("2024", "院", 12), ("2024", "所", 11)), ("year", "kind"))
    assert set(found.select("peer_group", "near_group", "near_count").unique().rows()) == {
        ("2024", "2024 · 局", 188),
        ("2024", "2024 · 院", 12),
        ("2024", "2024", 211),
    }


def test_a_coarse_group_holds_the_rows_that_have_a_finer_one_too():
    table = rows(("2024", "局", 200), ("2024", "院", 12))
    assert members_of(table, ("year", "kind"), "2024").sum() == 212
    assert members_of(table, ("year", "kind"), "2024 · 院").sum() == 12
