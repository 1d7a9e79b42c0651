"""Rows of typed_answers.tsv: amounts that are half in words and half in symbols. A heading before a
colon, numbers in words, letters of the SI, units within products and quotients. All are worked out
from the numbers of the prompts."""

# ---- Right: exercise and part, then what is typed ----
RIGHT = {
    # What the number is of, said before a colon.
    ("heading", "84.93M + 38.60M + 0.786M + 1536 is 124.3M"): {
        ("0.1", 1): ["total: 124.3M", "GPT-2 small: 124.3M", "12 layers: 84.93M + 38.6M + 0.786M + 0.0015M"]},
    ("heading", "the value of the prompt, with what it is of before it"): {
        ("0.7", 1): ["8 experts: 46.7B", "E = 8: 46.7B"],
        ("1.3", 1): ["32 heads: 8.59 GB", "FP32: 8.59 GB"],
        ("2.2", 1): ["K+V: 16.8M", "GQA: 16.8M"],
        ("2.4", 4): ["ratio: 2"],
        ("3.1", 1): ["AdamW: 107.8 GB", "mixed precision: 107.8 GB"],
        ("3.2", 2): ["int4: 3.37 GB", "4-bit: 3.37 GB", "4 bit: 3.37 GB"],
        ("3.3", 1): ["2 tensors: 256 MiB"],
        ("3.6", 1): ["r=16: 8.39M", "rank 16: 8.39M"],
        ("4.1", 1): ["K+V: 2 GiB", "KV: 2 GiB"],
        ("4.2", 1): ["128k context: 64 GiB"],
        ("5.5", 1): ["T=0.5: 0.844"],
        ("7.1", 1): ["A100: 148 tokens/s"],
        ("7.2", 1): ["MFU 50%: 177 ms"],
        ("8.5", 2): ["GPT-2 XL: 1.555B"],
        ("8.b1", 1): ["10 days: 19.1B"],
        ("9.2", 1): ["64 cards: 178 h", "64 H100s: 178 hours", "64 \u00d7 H100: 178 h"],
        ("9.3", 1): ["50 users: 59.6 GB"],
        ("9.4", 1): ["50 users: 2813 tok/s"]},
    ("heading", "the same before an equals sign"): {
        ("1.4", 1): ["\u03c3\u00b2 = 128", "Var(q\u00b7k) = 128"],
        ("4.1", 1): ["K+V = 2 GiB"]},
    ("heading", "a ratio, not a heading: 64 over 32"): {
        ("2.4", 4): ["64 heads : 32 heads", "64 heads : 32"]},
    ("behind", "what it is of, behind it"): {
        ("3.2", 2): ["3.37 GB at 4 bit"],
        ("9.2", 1): ["178 h on 64 cards"],
        ("4.1", 1): ["1 GiB (K) + 1 GiB (V)"],
        ("5.b3", 1): ["10.82 nats/token", "10.82 nats per token"]},
    # Numbers in words.
    ("in words", "the number of the prompt in words"): {
        ("1.4", 1): ["one hundred and twenty-eight"],
        ("2.4", 2): ["sixty-four", "sixty-four heads"],
        ("2.4", 3): ["thirty-two"],
        ("2.4", 4): ["twofold", "two-fold", "twice as much", "double", "two to one", "two times", "2 times as many"],
        ("3.5", 1): ["fourteen", "fourteen cards"],
        ("4.4", 1): ["thirty-three users"],
        ("6.b2", 1): ["twenty-three", "twenty-three pairs"],
        ("7.5", 1): ["four", "four H100s"],
        ("8.4", 1): ["eight", "eightfold"]},
    # Letters and words of the SI.
    ("SI", "6 * 7e9 * 1.4e11 = 5.88e21 FLOP"): {
        ("8.2", 1): ["5880 E", "5880 exa", "5.88 Z", "5.88 zetta", "0.00588 Y", "5880 E FLOP", "6\u00b77\u00b7140 E",
                     "5.88 sextillion", "5880 quintillion", "5.88 sextillion FLOP"]},
    ("SI", "the same in another multiple"): {
        ("0.2", 1): ["6.74 GParams"],
        ("1.1", 1): ["1.07 G", "0.00107 T"],
        ("4.5", 1): ["512 kiB"]},
    # Units within products and quotients.
    ("units inside", "6.74e9 weights of 4 bits: 3.37e9 bytes"): {
        ("3.2", 2): ["6.74B*4b/8", "6.74 \u00d7 4 bit / 8 GB", "6.74B \u00d7 4-bit", "6.74B \u00d7 4 bit \u00f7 8"]},
    ("units inside", "16 bits: 13.48e9 bytes"): {
        ("3.2", 1): ["6.74B \u00d7 16b / 8", "6.74 \u00d7 16 bit / 8 GB"],
        ("7.1", 1): ["2 TB/s / (6.74B \u00d7 16b/8)"]},
    ("units inside", "4 bits: 3.37e9 bytes"): {
        ("7.4", 1): ["2 TB/s / (6.74B \u00d7 4b/8)", "148.4 \u00d7 16 bit / 4 bit"]},
    ("units inside", "16 bytes are 128 bits"): {("3.1", 1): ["6.74B * 128b/8"]},
    ("units inside", "1,104 GB over 80 GB, rounded up"): {
        ("3.5", 1): ["1104 / 80 GB \u2192 14", "1104 GB / 80 \u2192 14", "69 \u00d7 16 / 80 GB = 13.8 = 14", "1104 GB / 80 GB -> 14"]},
    ("units inside", "an amount over one of its unit is a number of them"): {
        ("3.3", 1): ["2\u00b78\u00b72048\u00b74096\u00b72 B / MiB", "268435456 B / 1 MiB"],
        ("4.1", 1): ["2 \u00d7 32 \u00d7 4096 \u00d7 4096 \u00d7 2 B / 1 GiB", "512 KiB \u00d7 4096 / 1 GiB"]},
    ("units inside", "KiB brought to GiB by 2^20"): {
        ("4.1", 1): ["4096 \u00d7 512 KiB / 1024\u00b2", "4096 * 512 KiB / 1048576"]},
    ("rounded", "66.02/2 = 33.01, whole users"): {
        ("4.4", 1): ["(80 GiB \u2212 13.98 GiB)/2 GiB = 33.01 \u2192 33"]},
}

# ---- Not right, or not to be read: exercise, part, what is typed, verdict, words, how ----
OTHER = [
    ("2.4", 4, "threefold", "wrong|slip", "", "three for two"),
    ("3.2", 2, "6.74B \u00d7 4b", "unreadable", "bits or bytes", "without the 8, b may be either"),
    ("3.5", 1, "14 cards: 1104 GB", "unreadable", "amount of memory", "bytes where cards are asked"),
    ("3.5", 1, "thirteen", "slip", "One card is missing", "13 in words"),
    ("3.5", 1, "1040 / 80 GB", "slip", "One card is missing", "13 as a quotient"),
    ("7.3", 1, "156 FLOP/B", "unreadable", "intensity", "an intensity where users are asked"),
    ("8.2", 1, "1960 E", "slip|wrong", "", "the forward pass, in exaFLOP"),
    ("8.2", 1, "5.88 E", "slip|wrong", "", "1,000 times too small"),
    ("1.1", 1, "1.07 X FLOP", "unreadable", "", "X is no multiple"),
    ("9.2", 1, "64 cards: 89 h", "slip", "full peak", "a slip with a heading"),
    ("9.3", 1, "50 users: 57.25 GB", "slip", "GiB", "a slip with a heading"),
    ("3.2", 1, "BF16: 12.55", "slip", "GiB", "a slip with a heading"),
]


def add(row):
    for (kind, how), answers in RIGHT.items():
        for (exercise, part), typed in answers.items():
            for one in typed:
                row((exercise, 0, part), kind, one, "right", "", how)
    for exercise, part, typed, verdict, words, how in OTHER:
        row((exercise, 0, part), "half in words", typed, verdict, words, how)
