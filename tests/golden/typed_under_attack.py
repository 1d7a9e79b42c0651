"""Rows of typed_answers.tsv: answers that somebody typed who wanted a wrong one to pass, or a right one to fail. All are
worked out from the numbers of the prompts."""

# ---- Exercise and part, what is typed, verdict, words, how ----
ROWS = [
    # A letter that may be a billion or bytes is no unit to be left out.
    ("0.2", 1, "6.74B + 0.13B", "wrong|slip", "", "6.87 billion"),
    ("0.2", 1, "6.74B + 100B", "wrong|slip", "", "106.74 billion"),
    ("0.2", 1, "6.738B - 3B", "wrong|slip", "", "3.738 billion"),
    ("0.2", 1, "6.74B \u00d7 5B / 5", "wrong|slip", "", "a billion times too large"),
    ("0.1", 1, "124.3M + 5B", "wrong|slip", "", "5.124 billion"),
    ("0.7", 1, "46.7B + 2B", "wrong|slip", "", "48.7 billion"),
    ("1.2", 1, "344B - 100B", "wrong|slip", "", "244 billion"),
    ("2.1", 1, "67.1M + 3B", "wrong|slip", "", "3.067 billion"),
    ("9.1", 1, "12.91B + 0.328B", "wrong|slip", "", "13.24 billion"),
    ("0.2", 1, "6.61B + 0.13B", "right", "", "6.74 billion"),
    ("9.1", 1, "12.58B + 0.33B", "right", "", "12.91 billion"),
    # Per cent of what, a spread, digits behind a scale.
    ("0.1", 1, "124.3M - 10%", "unreadable", "multiply", "a tenth less is 111.9M"),
    ("0.1", 1, "124.3M + 10%", "unreadable", "multiply", "a tenth more"),
    ("0.1", 1, "138.1M * (1 - 10%)", "right", "", "124.3M"),
    ("5.5", 1, "1 - 15.6%", "right", "", "0.844"),
    ("0.1", 1, "124.3M +- 5", "unreadable", "spread", "a number with its spread"),
    ("0.1", 1, "124.3M500", "unreadable", "not known", "no number"),
    ("0.1", 1, "124.3M000", "unreadable", "not known", "no number"),
    ("7.5", 1, "4 A100s", "right", "", "a card's name behind a count"),
    # A percentage has a size of its own.
    ("5.5", 1, "0.844 = 0.844%", "slip|unreadable", "", "a hundredth"),
    ("5.5", 1, "0.844 = 84.4%", "right", "", "the same"),
    # The working in a bracket, as far as its digits go.
    ("9.3", 1, "59.6 GB (26 + 33.6)", "right", "", "26 + 33.55"),
    ("9.3", 1, "59.6 (26 + 33.55)", "right", "", "the same without a unit"),
    ("7.1", 1, "148 tokens/s (2000/13.48)", "right", "", "148.4"),
    ("7.2", 1, "177 ms (27.6/156)", "right", "", "0.1769 s"),
    ("1.2", 1, "344 (275 + 68.7)", "right", "", "343.7"),
    ("4.4", 1, "33 (66.02/2)", "right", "", "33.01"),
    ("7.5", 1, "4 (242.9/80)", "right", "", "3.04, rounded up"),
    ("7.5", 1, "4 (3.04)", "right", "", "3.04, rounded up"),
    # Of two whole numbers and what they were rounded from, the last is the answer; what contradicts it is told.
    ("7.5", 1, "4.9 -> 4", "right", "rounded up here, to 5", "room is rounded up"),
    ("7.5", 1, "4 (4.6)", "right", "rounded up here, to 5", "the same in a bracket"),
    ("4.4", 1, "32.1 = 33", "right", "rounded down here, to 32", "users are rounded down"),
    ("4.4", 1, "33.9 -> 33", "right", "", "rounded down"),
    ("4.4", 1, "33.01 = 34", "wrong|slip", "", "rounded up where the last user has no room"),
    ("3.5", 1, "14.4 = 14", "right", "rounded up here, to 15", "the last counts, however near"),
    ("3.5", 1, "13.8 = 14", "right", "", "rounded up"),
    ("3.5", 1, "13.8 -> 13", "slip", "One card is missing", "rounded down"),
    ("9.1", 1, "12.9B (12.58B + 0.33B)", "right", "", "12.91 billion"),
    ("9.2", 1, "178 hours (640,800/3600)", "right", "", "178.0"),
    # A word that multiplies stands before digits; another number word says no number with them.
    ("1.2", 1, "twice 171.8 GFLOP", "right", "", "343.6 GFLOP"),
    ("4.1", 1, "twice 1 GiB", "right", "", "keys and values"),
    ("9.3", 1, "two 298 GB", "unreadable", "no number", "a count beside a size"),
]


def add(row):
    for exercise, part, typed, verdict, words, how in ROWS:
        row((exercise, 0, part), "under attack", typed, verdict, words, how)
