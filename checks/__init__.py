"""What must hold in a disclosure, and what is said where it does not.

A check is one file in a folder of its family; putting it there is the whole registration. It states claims (what is
printed, what follows from the other numbers, where both stand) and does not judge:

    discover   finds the checks                     interval   printed numbers as intervals, and their algebra
    prepared/  the tables that checks share         judge      the one place that judges
    claims     what a check's claims hold           messages   the Chinese message
    examples   examples of checks as frames         findings   failed claims, their fingerprints, causes and rank
    run        check(tables): all of it             coverage   what was checked in every document, and what was not

A check's `claims` is given the tables that its signature names: those of the lake, or those that `prepared` makes of them.
"""
