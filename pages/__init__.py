"""One short script a page; `parts` holds the sections that they are put together from."""
