"""Text to statements, through five rooms, each of which imports only from those before it:

`text` prepares words and sentences, `attribution` finds who said what, `dates` the time expressions, `actors` who is
meant, and `codes` cuts clauses and gives them their codes. `suggestion` proposes a codebook from what was read.
"""
