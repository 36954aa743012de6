"""The processes of a run: the Prefect server, the workers, how they start, how far they are and how they end."""
