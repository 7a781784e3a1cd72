"""The text prepared once for all readers: words, sentences, and the language in which cues are written."""
