"""完整: what a disclosure must state, and what it states without saying anything."""
