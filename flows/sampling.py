"""`jihe samples`: writes disclosures that the project made up, some of them with faults."""

from __future__ import annotations
