"""The page "Codebook": every category with its definition, its examples and how often it occurs."""
