"""A search index of findings on disk: the same problem among a million in milliseconds, changed one by one."""
