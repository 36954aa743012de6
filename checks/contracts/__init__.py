"""What the house expects of its tables and of what disclosures claim, held up by Great Expectations for everyone to see.

    expected         what is expected, and what became of it: values that travel
    expecting        the only file that knows Great Expectations
    declared_tables  the contract of every table, from its declaration in `data.tables`
    judged_claims    one suite of all checks over the claims

Polars computes and refuses (`data.contract`, `checks.engine.judge`); what is here is the published statement of the same.
"""
