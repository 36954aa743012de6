"""When a sentence is printed, and in which state a quantity is: decided by the numbers as they are printed."""

from __future__ import annotations

from generator.styles.catalog import Catalog
from generator.styles.quantities import Quantity


def holds(condition: str, catalog: Catalog, quantity: Quantity | None = None) -> bool:
    """Whether a condition holds: `[not ]KEY[ of SUBJECT]`, which is that the measure is not 0.

    `amount of 支出总计/结余分配`: something was distributed. Without a subject it is about `quantity`. `parts of GROUP`: there
    are some.
    """
    positive = not condition.startswith("not ")
    key, _, subject = condition.removeprefix("not ").partition(" of ")
    if key == "parts":
        return bool(catalog.parts.get(subject)) == positive
    asked = catalog[subject] if subject else quantity
    if asked is None:
        raise ValueError(f"a condition about no quantity: {condition}")
    return bool(asked.value(key)) == positive


def state_of(quantity: Quantity, key: str, states: frozenset[str]) -> str:
    """The state of a phrase: new, gone, up, down, same of a difference; some, none of another measure.

    new and gone (from and to nothing) where the phrase tells them apart.
    """
    value = quantity.value(key)
    if states & {"some", "none"}:
        return "some" if value else "none"
    if value == 0:
        return "same"
    if "new" in states and not quantity.basis["last_year_amount"]:
        return "new"
    if "gone" in states and not quantity.basis["amount"]:
        return "gone"
    return "up" if value > 0 else "down"
