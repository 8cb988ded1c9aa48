"""Values, statuses and labels into words: one catalogue per language, one function that words."""
