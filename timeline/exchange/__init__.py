"""Files in and out: articles, and one file for each export format."""
