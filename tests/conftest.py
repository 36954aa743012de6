"""How Hypothesis draws in every room: it sets no bound of its own on time, which a machine at work for others would break.

The same examples every time, so that a run tells of the tree and not of luck; `--hypothesis-profile=anew` draws new ones.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_NO_CLOCK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("anew", _NO_CLOCK)
settings.register_profile("same", _NO_CLOCK, derandomize=True, database=None)
settings.load_profile("same")
