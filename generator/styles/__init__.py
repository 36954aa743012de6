"""The same invented unit-years in the wording of many provinces. A style is a file of templates (provinces/*.yaml).

    compose_in(style_of("anhui"), unit)           the content of a disclosure in a style, with the facts that it states
    write_in("anhui", unit)                       a file: its name, its text, and what is to be read in it
    generate_styles(400, seed=1)                  files, over styles and rounding regimes in turn

A template names quantities by the subject that the contract gives them (grammar.py), so that what is to be read falls out
of it; docs/adding-a-style.md writes one.
"""

from generator.styles.batches import generate_styles, unit_in, units_of_styles, write_in
from generator.styles.style import Style, style_names, style_of, templates_of
from generator.styles.writer import compose_in, written_in

__all__ = [
    "Style",
    "compose_in",
    "generate_styles",
    "style_names",
    "style_of",
    "templates_of",
    "unit_in",
    "units_of_styles",
    "write_in",
    "written_in",
]
