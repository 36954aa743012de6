"""Tables that checks share: made once from the tables of the lake, and asked for by name like those."""
