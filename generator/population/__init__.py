"""Populations: many invented units over several years, drawn from a model of their features, with labelled anomalies.

    tables, labels = population(units=1000, years=1, seed=1)

tables: polars frames as `data.tables` declares them (documents, facts, projects, project_funds, indicators, units).
labels: which rows have an anomaly (labels.py). Nothing here is taken from a real disclosure.
"""

from generator.population.batches import Population
from generator.population.drawing import population
from generator.population.parameters import KINDS, Mix, Parameters, mixed

__all__ = ["KINDS", "Mix", "Parameters", "Population", "mixed", "population"]
