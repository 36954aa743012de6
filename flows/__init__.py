"""When and in what order: the Prefect flows and the command line `jihe`. Nobody imports this room."""
