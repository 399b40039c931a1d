"""Languages: the program's own texts, numbers, dates and durations in words, script conversion, the width of characters."""
