"""What is done with an office's own check where its code is run: in a fork of a worker (`flows.processes.forks`) alone.

All of it takes what it needs along and gives bytes back, JSON and Arrow: nothing that comes from here is run.
"""

from __future__ import annotations

import io
import json
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from checks.engine.described import described
from checks.engine.discover import check_of_text
from checks.engine.run import check_beside, told_claims
from checks.engine.trying import tried_examples
from disclosures.observations.of_tables import with_observations
from flows.processes.raising import raised

_LENGTH = 8  # bytes that say how long what follows is


@dataclass(frozen=True, slots=True)
class Source:
    """The file of a check, as it was when the command began. text: "" where it could not be read."""

    path: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A check that is asked about documents. tables: of these documents, pickled by this house, so that workers need not
    unpack them. parameters: the thresholds that the office set."""

    source: Source
    document_ids: tuple[str, ...]
    tables: bytes
    parameters: Mapping[str, Decimal]


def look_at_check(source: Source) -> bytes:
    """What the check says of itself; its examples by name with their states and whether they are as named, or what they raise."""
    check = check_of_text(source.text, source.path)
    try:
        examples, problem = tried_examples(check, with_observations), ""
    # Told apart from what loading raises: the file is somebody's work of today.
    except BaseException as raising:
        examples, problem = {}, raised(raising).words
    return json.dumps({"check": described(check), "examples": examples, "problem": problem}).encode()


def ask_check(asked: Asked) -> bytes:
    """The check's claims and findings on the documents."""
    results = check_beside(pickle.loads(asked.tables), check_of_text(asked.source.text, asked.source.path), asked.parameters)
    return _packed(results["claims"], results["findings"])


def claims_told(asked: Asked) -> bytes:
    """The check's claims with all that the judge knows of them."""
    return _packed(
        told_claims(pickle.loads(asked.tables), [check_of_text(asked.source.text, asked.source.path)], asked.parameters)
    )


def unpacked(content: bytes) -> list[pl.DataFrame]:
    """The frames that were given back. Raises whatever reading raises of bytes that are none."""
    frames = []
    while content:
        end = _LENGTH + int.from_bytes(content[:_LENGTH], "big")
        frames.append(pl.read_ipc(io.BytesIO(content[_LENGTH:end])))
        content = content[end:]
    return frames


def _packed(*frames: pl.DataFrame) -> bytes:
    parts = []
    for frame in frames:
        written = io.BytesIO()
        frame.write_ipc(written, compression="lz4")
        parts += [len(written.getvalue()).to_bytes(_LENGTH, "big"), written.getvalue()]
    return b"".join(parts)
