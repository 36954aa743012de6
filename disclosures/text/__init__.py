"""Text as rules read it: squeezed, in one width, with the way back to the source; printed numbers; page numbers."""
