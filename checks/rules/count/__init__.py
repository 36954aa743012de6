"""数量: people, vehicles and journeys that are counted in several places."""
