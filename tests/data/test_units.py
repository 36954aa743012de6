"""Who is who: spellings of one name are one body, what people entered stays, and households are whole."""

from __future__ import annotations

from data.tables import empty
from data.units import Declared, households, unit_id_of, units_frame

OFFICE = "昌远县商务局（本级）"


def test_spellings_of_a_name_are_one_unit_with_an_alias() -> None:
    units = units_frame(["昌远县商务局（本级）", "昌远县商务局(本级)", "宁安县司法局"], empty("units"))
    assert units["unit_id"].to_list() == sorted(map(unit_id_of, ("昌远县商务局(本级)", "宁安县司法局")))
    assert sorted(units["aliases"].list.len()) == [0, 1]


def test_what_is_known_of_a_unit_stays() -> None:
    known = units_frame([OFFICE], empty("units"), [Declared(OFFICE, "昌远县商务局", ("昌远县商业局",))])
    again = units_frame(["昌远县商业局", OFFICE], known)
    assert again.equals(known)


def test_the_file_alone_says_who_belongs_to_whom() -> None:
    known = units_frame([], empty("units"), [Declared(OFFICE, "昌远县商务局")])
    assert units_frame([OFFICE], known, [])["parent"].null_count() == 2


def test_a_household_is_a_body_with_all_below_it_even_in_a_circle() -> None:
    below = [Declared(OFFICE, "昌远县商务局"), Declared("丙站", OFFICE), Declared("甲", "乙"), Declared("乙", "甲")]
    homes = households(units_frame(["丁局"], empty("units"), below))
    assert homes[OFFICE] == homes["丙站"] == homes["昌远县商务局"] == unit_id_of("昌远县商务局")
    assert homes["甲"] == homes["乙"] and homes["丁局"] == unit_id_of("丁局")
