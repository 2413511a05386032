"""The number checker: is a claim right, and if not, which mistake gives it?

`claims` reads what is claimed, `report` judges it, `mistakes` and `laws` say what went
wrong, `words` says it, and `hunt` has claims to try it on.
"""
