"""The cells of the nine public tables and what binds them: relations as plain values, which checks/rules publish."""
