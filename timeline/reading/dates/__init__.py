"""Time expressions, what they hang on, and the days that they span."""
