"""The policy-change timeline explorer: a news article in, the policy shift out.

The folders show the way that an article takes: in through `exchange`, through `reading` (text to statements)
and `policy` (statements to policy states), out through `view`, or through `exchange` again.
"""
