"""Names of columns in a workbook (ECMA-376 Part 1, 18.3.1.4: bijective base 26)."""

from __future__ import annotations


def column_number(letters: str) -> int:
    """The number, from 1, of a column by its capital letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """The capital letters of a column by its number from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
