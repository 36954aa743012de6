"""占比: shares of a whole."""
