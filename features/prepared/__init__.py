"""Tables that several families rest on, made once from those of the lake."""
