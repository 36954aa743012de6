"""The tables of what was given: what became of every file, which documents it held, and who publishes."""

from __future__ import annotations

import polars as pl

from data.columns import DOCUMENT, INT, INTAKE_STATES, STRING, Column, Table, one_of, required

INTAKE_TABLES: tuple[Table, ...] = (
    Table(
        "intake",
        "a file that was given, and what became of it",
        ("path",),
        (
            required("path", STRING, "the path below the folder that was given"),
            Column("document_id", STRING, "the document that it holds, null where no byte could be read"),
            Column("counted_as", STRING, "the document that counts for it: its own, or the one that supersedes that"),
            one_of("state", INTAKE_STATES, "read, duplicate, version, other_kind, unreadable"),
            Column("reason", STRING, "a sentence that names the file, the place and the remedy, in Chinese"),
        ),
    ),
    Table(
        "files",
        "a document that a file held when it was given; of a file that was corrected in place every one",
        ("path", "document_id"),
        (
            required("path", STRING, "the absolute path of the file"),
            DOCUMENT,
            required("present", pl.Boolean(), "whether the file held it when its folder was last given"),
        ),
    ),
    Table(
        "units",
        "a body that publishes",
        ("unit_id",),
        (
            required("unit_id", STRING, "stable id"),
            required("name", STRING, "the name"),
            Column("aliases", pl.List(pl.String), "other names that it prints"),
            Column("parent", STRING, "unit_id of the body above"),
            Column("level", STRING, "level of government"),
            Column("region", STRING, "region"),
            Column("kind", STRING, "kind of body"),
            Column("from", INT, "first year"),
            Column("until", INT, "last year"),
        ),
    ),
)
