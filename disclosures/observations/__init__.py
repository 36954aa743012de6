"""What a disclosure says beside its numbers: headings, phrases, reasons, names, ranks, each with its place. A text is searched
here once; whoever judges words reads the tables `headings` and `observations`."""
