"""Rows of typed_answers.tsv: what stands beside a number and says something of it: a per cent sign, for each of what, what is
counted, what one takes. Where it says something else than is asked, it is asked back, however right the number; where a
number counts in another scale, the message says in which. All are worked out from the numbers of the prompts."""

# ---- 3.6, the share: 8,388,608 / 6.74e9 = 0.0012446, which is 0.124 %; 12.4 % is a hundred times as much. ----
SHARES = {
    "right": ["0.124 %", "0.00124", "0.124 percent", "1.24 permille", "1/804", "0.124 (0.124%)", "0.12 % (0.1245)",
              "0.1245 (0.12%)", "0.00124 = 0.124%", "0.124% = 0.00124", "0.124% (0.00124)", "8.39/6740 = 0.124%",
              "8.39/6740*100 = 0.1245%", "8.39M/6.74B = 0.124%", "8.39M / 6.74B = 0.00124 = 0.124%",
              "124e-5", "0.124 % or 0.00124", "1 - 99.8755%", "8.39 M of 6.74 B", "0.00124 = 1.24\u2030"],
    "wrong|slip": ["12.4 %", "1.24 %", "0.124 = 12.4%", "0.124 (12.4%)", "0.124 -> 12.4%", "0.124 or 12.4%",
                   "0.124 \u2248 12.4%", "12.4% = 0.124", "12.4% (0.124)", "12% (0.124)", "8.39/67.4 = 12.4%", "12.4 % or 0.124",
                   "0.00124 %"],
    "unreadable": ["0.124% = 0.124", "0.124 = 1.24\u2030", "8.39M / 6.74B = 12.4%"],
}
# ---- 5.5, a probability of 0.844. ----
PROBABILITIES = {
    "right": ["0.844 (84.4%)", "0.844 (84.4 %)", "84.4% (0.844)", "84.4% = 0.844", "0.844 = 84%", "54.6/64.7 = 84.4%"],
    "unreadable|slip": ["0.844 = 0.844%", "0.844% (0.844)", "84.4% = 84.4"],
}

# ---- Exercise and part: numbers that count in another scale than the field, and the word for theirs. ----
SCALES = {
    ("0.1", 1): {"thousands": ["124318", "124318.464", "124,320"], "billions": ["0.1243"]},
    ("0.2", 1): {"millions": ["6738", "6740", "6738.4"]},
    ("0.7", 1): {"millions": ["46703"]},
    ("1.1", 1): {"thousands": ["1074000", "1073742"], "billions": ["1.074"]},
    ("1.2", 1): {"millions": ["343600"], "trillions": ["0.3436"]},
    ("2.1", 1): {"thousands": ["67110", "67108.864"], "billions": ["0.0671"]},
    ("2.2", 1): {"thousands": ["16800", "16777", "16777.2", "16,777"], "billions": ["0.0168"]},
    ("3.6", 1): {"thousands": ["8390", "8388.6"]},
    ("6.2", 1): {"thousands": ["16777"]},
    ("8.5", 1): {"millions": ["174600"]},
    ("9.1", 1): {"millions": ["12910"]},
}

# ---- Exercise and part: what the question is of one of, and what it is not. ----
PER = {
    ("0.1", 1): ([], ["124.3M per layer", "124.3M/layer", "124.3 per layer", "124.3 million parameters per layer", "124.3 M / layer",
                      "84.93M + 39.39M per layer", "124.3M (per layer)", "124.3M in each layer"]),
    ("0.2", 1): ([], ["6.74B per GPU"]),
    ("0.7", 1): ([], ["46.7B per token", "46.7B parameters per expert"]),
    ("1.1", 1): (["1074 MFLOP/head"], ["1074 MFLOP per layer", "1074 MFLOP per token"]),
    ("1.2", 1): (["343.6 GFLOP per sequence"], ["343.6 GFLOP per head", "344 GFLOP per token"]),
    ("1.3", 1): (["8.59 GB per layer"], ["8.59 GB per head"]),
    ("2.1", 1): (["67.1 million weights per layer"], ["67.1M per head"]),
    ("2.2", 1): (["16.8 million per layer"], ["16.8M per KV head", "16.8M per token"]),
    ("2.4", 3): ([], ["32 heads per layer"]),
    ("3.1", 1): ([], ["107.8 GB per card", "16 B/param"]),
    ("3.2", 1): ([], ["13.5 GB per GPU"]),
    ("3.2", 2): ([], ["3.37 GB per layer"]),
    ("3.3", 1): ([], ["256 MiB per token", "256 MiB per sequence"]),
    ("3.5", 1): ([], ["14 cards per node"]),
    ("3.6", 1): ([], ["8.39M per layer"]),
    ("4.1", 1): (["2 GiB/user", "2 GiB per request", "2 GiB for 4096 tokens"],
                 ["2.00 GiB per token", "2 GiB/token", "2 GiB per layer", "2 GiB per head"]),
    ("4.2", 1): (["64 GiB per user"], ["64 GiB per token"]),
    ("4.3", 1): ([], ["1.25 GiB per layer"]),
    ("4.3", 2): (["10 GiB per user"], ["10 GiB per head"]),
    ("4.4", 1): (["33 users per A100", "33 per GPU"], ["33 users per node", "33 users each"]),
    ("4.5", 1): (["0.5 MiB per token"], ["512 KiB per layer", "512 KiB per user"]),
    ("5.b3", 1): (["10.82 nats per token"], ["10.82 nats per layer"]),
    ("6.2", 1): ([], ["16.8M per layer"]),
    ("6.b2", 1): ([], ["23 pairs per head"]),
    ("7.1", 1): (["148 tokens/s per user", "148 tok/s per sequence", "148 per second per user"], ["148 tokens/s per layer"]),
    ("7.2", 1): (["177 ms per prompt"], ["177 ms per token", "177 ms per layer"]),
    ("7.3", 1): (["156 users per card", "156 sequences per card"], ["156 users per layer"]),
    ("7.4", 1): (["593 tok/s per user"], ["593 tok/s per layer"]),
    ("7.5", 1): ([], ["4 cards per user"]),
    ("7.b1", 1): ([], ["64.9 GB per user", "64.9 GB per layer"]),
    ("8.2", 1): ([], ["5880 exaFLOP per token"]),
    ("8.5", 3): ([], ["12.75B per layer"]),
    ("9.1", 1): ([], ["12.9B per layer"]),
    ("9.2", 1): ([], ["178 h per card", "178 hours per GPU"]),
    ("9.3", 1): ([], ["59.6 GB per user", "59.6 GB/user", "59.6 GB each", "59.6 GB for each user", "59.6 GB (per user)", "59.6 GB per card",
                      "59.6 GB per batch", "59.6 GB/s"]),
    ("9.4", 1): (["2813 tok/s per card"], ["2813 tok/s per user"]),
    ("9.5", 1): ([], ["1.44 per user", "$1.44 per card", "$1.44 per day", "$1.44 per user", "1.44 $ per 1M tokens per user"]),
}

# ---- Exercise and part: the thing that is counted by another of its names, and other things. ----
OF = {
    ("0.1", 1): (["124.3M weights", "124.3 million entries"],
                 ["124.3M heads", "124.3M users", "124.3M A100", "124.3MM2", "124.3 MM2", "124.3M embeddings"]),
    ("0.7", 1): ([], ["46.7 experts", "46.7B experts"]),
    ("1.4", 1): (["128 (variance)"], ["128 users", "128 heads", "128 dimensions"]),
    ("2.4", 1): (["1 to 1"], ["1 head"]),
    ("2.4", 2): (["64 heads", "64 query heads"], ["64 cards", "64 layers"]),
    ("2.4", 3): (["32 KV heads"], ["32 users"]),
    ("2.4", 4): (["2 times"], ["2 heads"]),
    ("3.5", 1): (["14 GPUs", "14 V100s", "14 RTX4090"], ["14 nodes", "14 servers", "14 users", "14 Q1"]),
    ("3.6", 1): ([], ["8.39M adapters"]),
    ("4.4", 1): (["33 sequences", "33 people", "33 caches"],
                 ["33 nodes", "33 cards", "33 A100s", "33 layers", "33 tokens", "33 TPUs", "33 batches"]),
    ("6.1", 1): (["60600 tokens"], ["60600 users"]),
    ("6.2", 1): ([], ["16.8M positions"]),
    ("6.b2", 1): (["23 pairs"], ["23 users", "23 heads", "23 tokens", "23 dims", "23 positions"]),
    ("7.3", 1): ([], ["156 nodes", "156 A100s", "156 tokens"]),
    ("7.5", 1): (["4 H100s", "4 TPUs", "4 H100 SXM", "4xH100", "4 B200", "4 MI300X", "4 GB200"],
                 ["4 users", "4 nodes", "4 XYZ1", "4 cards (2 users)"]),
    ("8.4", 1): ([], ["8 layers"]),
}

# ---- Exercise and part: notes that go with the number, and notes that do not. ----
NOTES = {
    ("1.3", 1): (["8.59 GB (FP32)"], ["8.59 GB (BF16)", "8.59 GB in FP16"]),
    ("3.1", 1): (["107.8 GB (16 bytes per param)"], ["107.8 GB (12 B/param)", "107.8 GB (FP32)"]),
    ("3.2", 1): (["13.5 GB (2 B/param)", "13.48 GB (2 bytes per weight)", "13.48 GB (in FP16)", "13.48 GB (BF16)"],
                 ["13.5 GB (4 B/param)", "13.48 GB (1 B/param)", "13.48 GB (FP32)", "13.48 GB in FP32"]),
    ("3.2", 2): (["3.37 GB (0.5 bytes per param)", "3.37 GB (0.5 B/param)", "3.37 GB (int4)"], ["3.37 GB (2 B/param)"]),
    ("3.3", 1): (["256 MiB (BF16)"], ["256 MiB (FP32)"]),
    ("3.5", 1): (["14 cards (16 B/param)"], ["14 cards (2 B/param)"]),
    # 2 GiB of 4,096 tokens are 512 KiB for each, of 32 layers 64 MiB, of both 16 KiB.
    ("4.1", 1): (["2 GiB (BF16)", "2 GiB (512 KiB/token)", "2 GiB (512 KiB per token)", "2 GiB (64 MiB per layer)",
                  "2 GiB (0.5 MiB each)", "2 GiB (16 KiB/token/layer)", "2 GiB, 512 KiB/token", "2 GiB per 4096 tokens",
                  "2 GiB for 4,096 tokens", "2 GiB for the full context", "2 GiB at 4,096 tokens"],
                 ["2 GiB (FP32)", "2 GiB (256 KiB/token)", "2 GiB (32 MiB per layer)", "1 GiB (512 KiB/token)"]),
    ("4.2", 1): (["64 GiB (32x)", "64 GiB (512 KiB per token)", "64 GiB per 131072 tokens"],
                 ["64 GiB in FP32", "64 GiB (FP8)", "64 GiB (31x)"]),
    ("4.3", 1): (["1.25 GiB (8x less)", "1.25 GiB, 8x less", "1.25 GiB (320 KiB per token)"], ["1.25 GiB (7x less)"]),
    ("4.3", 2): (["10 GiB (8 times as much)"], []),
    ("4.5", 1): (["512 KiB (16 KiB per layer)"], ["512 KiB (8 KiB per layer)"]),
    ("7.1", 1): (["148 tok/s in BF16"], ["148 tok/s (FP32)"]),
    ("7.4", 1): (["593 tok/s (int4)"], ["593 tok/s (BF16)"]),
    ("9.3", 1): ([], ["59.6 GB (2 B/param)"]),
    ("9.4", 1): (["2813 tok/s in BF16"], ["2813 tok/s (FP32)"]),
}

# ---- Exercise and part, what is typed, verdict, words, how ----
OTHERS = [
    # Nothing of the answer is in bytes.
    ("7.2", 1, "190", "wrong", "not a slip", "7.4 % more than 177"),
    ("7.2", 1, "165", "wrong", "not a slip", "6.9 % less than 177"),
    ("9.5", 1, "1.55", "wrong", "not a slip", "7.4 % more than 1.44"),
    ("9.5", 1, "1.34", "wrong", "not a slip", "6.9 % less than 1.44"),
    # Nobody multiplies users by layers, or a cache by a rate; nobody makes a forward pass of a score.
    ("1.1", 1, "358", "wrong", "not a slip", "a third of 1,073.7"),
    ("4.4", 1, "1056", "wrong", "not a slip", "32 times 33"),
    ("4.5", 1, "51200", "wrong", "not a slip", "100 times 512"),
    ("8.4", 1, "1020", "wrong", "not a slip", "a width that is not given"),
    ("8.5", 1, "8379", "wrong", "not a slip", "48 layers of another model times 174.6"),
    ("6.b2", 1, "105", "wrong", "not a slip", "pairs that turn beside all pairs"),
    ("6.b2", 1, "22", "slip", "rounded down", "64 - (41 + 1), the edge of 40.2 rounded up"),
    # Of a count, no distance that is the count itself.
    ("3.5", 1, "1", "wrong", "far too small", "14 times 1"),
    ("4.2", 1, "1", "wrong", "far too small", "64 times 1"),
    ("4.4", 1, "1", "wrong", "far too small", "33 times 1"),
    ("6.b2", 1, "1", "wrong", "far too small", "23 times 1"),
    ("7.5", 1, "1", "wrong", "far too small", "4 times 1"),
    # A scale that is typed is told by its name.
    ("0.7", 1, "46.7 million", "slip", "you wrote million", "a thousandth"),
    ("2.2", 1, "16.8 thousand", "slip", "you wrote thousand", "a thousandth"),
    ("2.2", 1, "16800 million", "slip", "too big", "a thousand times as much"),
    ("2.2", 1, "16800k", "right", "", "16.8 million"),
    # A fault says which unit to write.
    ("3.5", 1, "ceil(1104/80 GB)", "unreadable", "write 1,104 GB", "1,104 of what the 80 are"),
    ("3.5", 1, "ceil(69e9*16/80 GB)", "unreadable", "write 16 B", "69e9 times 16 bytes"),
    # A part of it, said of all: half of 2 GiB.
    ("4.1", 1, "1 GiB per 4,096 tokens", "slip", "half of it", "keys only, for all tokens"),
    ("4.1", 1, "2 GiB / 4096 tokens", "slip", "a single token", "a calculation that divides"),
    # What people say before and behind.
    ("0.1", 1, "I think it's 124.3M", "right", "", "said before"),
    ("0.1", 1, "I get about 124.3 million", "right", "", "said before"),
    ("0.1", 1, "so 124.3M", "right", "", "said before"),
    ("0.1", 1, "I think it's 162.9M", "slip", "output head", "a slip, said before: the table twice"),
    ("0.1", 1, "124.3M (without biases)", "unreadable", "type the number alone", "what is left out may be counted"),
    ("0.1", 1, "124.3M, without biases", "unreadable", "type the number alone", "the same behind a comma"),
    ("0.1", 1, "124.3M without the biases", "unreadable", "type the number alone", "the same without a sign"),
    ("2.4", 1, "equal", "right", "", "a ratio of 1"),
    ("2.4", 1, "the same", "right", "", "a ratio of 1"),
    ("2.4", 2, "the same", "unreadable", "no number", "no ratio"),
    ("3.5", 1, "1104/80 = 13.8, rounded up 14", "right", "", "1,104 GB over 80 GB, and what it comes to"),
    ("9.2", 1, "7 d 9 h 59 min", "right", "", "177.98 hours"),
    ("9.2", 1, "7 days, 9 hours and 59 minutes", "right", "", "177.98 hours"),
    ("4.4", 1, "33 (41 %)", "right", "", "a share says nothing of a count"),
]


def pairs(table, kind, row):
    for (exercise, part), (right, other) in table.items():
        for one in right:
            row((exercise, 0, part), kind, one, "right", "", "the answer, and words that are true of it")
        for one in other:
            row((exercise, 0, part), kind, one, "unreadable", "", "the answer, and words that say something else")


def add(row):
    for table, part in ((SHARES, ("3.6", 0, 2)), (PROBABILITIES, ("5.5", 0, 1))):
        for verdict, typed in table.items():
            for one in typed:
                row(part, "share and number", one, verdict, "", "the share, by what is said of its size")
    for (exercise, part), scales in SCALES.items():
        for scale, typed in scales.items():
            for one in typed:
                row((exercise, 0, part), "other scale", one, "slip", "right in " + scale, "the answer in " + scale)
    pairs(PER, "for each", row)
    pairs(OF, "counted thing", row)
    pairs(NOTES, "note beside", row)
    for exercise, part, typed, verdict, words, how in OTHERS:
        row((exercise, 0, part), "beside numbers", typed, verdict, words, how)
