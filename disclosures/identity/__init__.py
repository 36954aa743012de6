"""What a document is: its kind, the body that publishes it, the year it reports, how much of a disclosure it is.

openings (the lines at its head, without a portal's) -> titles (kind, name and year in one line) -> kinds (the evidence for and
against) -> names, years, scopes. The words are data: data/terms/kinds.yaml.
"""

from disclosures.identity.identifying import Identity, identity_of
from disclosures.identity.names import BODY_SUFFIX

__all__ = ["BODY_SUFFIX", "Identity", "identity_of"]
