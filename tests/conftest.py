"""How Hypothesis draws in every room: it sets no bound of its own on time, which a machine at work for others would break."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("no clock", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")
