"""With whom a row is compared, in which scale, and where it stands among them and beside its own last year."""
