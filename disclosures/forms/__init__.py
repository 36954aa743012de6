"""The performance forms (绩效自评表): tables and sentences become projects, sources of money and indicators."""
