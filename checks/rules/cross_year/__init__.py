"""跨年: what two disclosures of one unit in following years say of the same thing; and a department beside its units."""
