"""What each command takes and examples of it, a module a command.

They import argparse and nothing of what a command does, so that help and the sentence about a
misspelled option come at once. `briefgen.cli` has beside each a module of its name that does it.
"""
