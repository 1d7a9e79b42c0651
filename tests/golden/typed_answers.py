#!/usr/bin/env python3
"""Writes typed_answers.tsv: what learners type, and how each answer is to be judged.

Every number here is worked out in Python from the numbers that the prompts state; nothing of the
program is asked. One line: exercise, seed, part (from 1), kind, what is typed, the wanted verdicts
(| between several), words that the message must hold (may be empty), how it was worked out.
Run it in this folder after a change:  python3 typed_answers.py > typed_answers.tsv
"""
from math import ceil, exp, floor, log, log10, pi

import typed_at_desks
import typed_beside_numbers
import typed_by_engineers
import typed_in_words
import typed_under_attack
import typed_with_working

GI, MI, KI = 2**30, 2**20, 2**10
rows = []


def row(part, kind, typed, verdict, words="", how=""):
    exercise, seed, number = part
    rows.append((exercise, str(seed), str(number), kind, typed, verdict, words, how))


def rounded(value, digits):
    """The value to so many significant digits, written without an exponent."""
    place = digits - 1 - floor(log10(abs(value)))
    text = f"{round(value, place):.{max(place, 0)}f}"
    return text


def full(value):
    return f"{value:.12g}" if abs(value) < 1e12 else f"{value:.15g}"


def part(exercise, number, value, unit, digits, formula, other_unit="", seed=0):
    """A part and the answers that every part must take. value: in the asked unit; digits 0: exact;
    formula: over the symbols of the prompt, in base units or the asked unit; other_unit: the same
    amount in another unit."""
    p = (exercise, seed, number)
    u = f" {unit}" if unit else ""
    row(p, "plain", full(value), "right", "", "the value in full")
    if digits:
        row(p, "plain", rounded(value, digits) + u, "right", "", f"rounded to {digits} digits")
    else:
        row(p, "plain", full(value) + u, "right", "", "with its unit")
    row(p, "plain", "= " + full(value) + u, "right", "", "an equals sign before it")
    row(p, "whole unit", f"{full(2 * value)}/2{u}", "right", "", "twice the value, halved")
    row(p, "whole unit", f"({full(3 * value)}/3){u}", "right", "", "the same in a bracket")
    if unit and "$" not in unit:
        row(p, "whole unit", f"{full(value / 4)} + {full(value * 3 / 4)}{u}", "right", "",
            "a quarter and three quarters: the unit is that of the sum")
    row(p, "said twice", f"{full(value)}{u} ({full(value)}{u})" if u else f"x = {full(value)}",
        "right", "", "the same amount in a bracket behind it")
    row(p, "said twice", f"{full(2 * value)}/2 = {full(value)}", "right", "", "a calculation and its result")
    row(p, "formula", formula, "right", "", "the formula of the prompt's hints, in its symbols")
    row(p, "formula", formula.replace("*", " \u00b7 "), "right", "", "the same with dots")
    if other_unit:
        row(p, "plain", other_unit, "right", "", "the same amount in another unit")
    if digits >= 3:
        few = rounded(value, 2)
        if abs(float(few) / value - 1) > 10 ** (1 - digits):
            row(p, "few digits", few, "unreadable", "Give", "the value to two digits")
    row(p, "no number", "a lot", "unreadable", "no number", "words")
    row(p, "no number", full(value) + " +", "unreadable", "missing", "unfinished")
    row(p, "no number", "(" + full(value), "unreadable", "not closed", "an open bracket")
    row(p, "no number", "3 apples", "unreadable", "not known", "nothing that is counted here")
    row(p, "guess", full(float(rounded(value * 1.1371, 4))) if value > 9 or digits else full(value + 7919),
        "wrong|close", "", "13.71 % too big, a slip of nobody")
    return p


def slip(p, typed, words, how, verdict="slip"):
    row(p, "slip", typed, verdict, words, how)


def warned(p, typed, words, how):
    row(p, "warned of", typed, "slip", words, how)


# ---- 0: GPT-2 small, LLaMA-7B, Mixtral 8x7B ----
d, L, V, T = 768, 12, 50257, 1024
gpt2 = 12 * L * d * d + V * d + T * d + 2 * d
p = part("0.1", 1, gpt2 / 1e6, "million parameters", 4, "12*L*d^2 + V*d + T*d + 2*d", "0.12432 billion")
for typed in ["124.3 mil", "124.3 mln", "124.3m", "124.3M", "124,320,000", "124.32e6", "124 320 000",
              "124.3 million parameters (GPT-2 small)".replace(" (GPT-2 small)", " (in all)")]:
    row(p, "spelling", typed, "right", "", "124,320,000")
gap = "2d = 1,536"
for typed in ["12 L d^2 + V d + T d", "12*12*768^2 + 50257*768 + 1024*768", "12Ld^2 + (V+T)d",
              "(12*12*768^2 + 50257*768 + 1024*768)/1e6"]:
    row(p, "formula gap", typed, "close", gap, "without the final norm, 2 * 768")
row(p, "formula gap", "12*L*d^2 + V*d + T*d + 768", "close", "half of the final LayerNorm", "half the norm")
row(p, "formula gap", "12*L*d^2 + V*d", "slip", "", "without positions and norm: 123,532,032")
slip(p, rounded((gpt2 - T * d) / 1e6, 4), "position table is missing", "no positions")
slip(p, rounded((gpt2 + V * d) / 1e6, 4), "output head is counted again", "table twice")
slip(p, rounded(12 * L * d * d / 1e6, 4), "layers alone", "12 L d^2")
slip(p, "117M", "GPT-2's paper", "as the paper has it")
warned(p, rounded(gpt2 / MI, 4), "2^20", "divided by 2^20")
row(p, "floor", full((11 * L * d * d + V * d + T * d + 2 * d) / 1e6), "wrong", "", "11 in place of 12")
row(p, "floor", full((12 * L * L * d * d + V * d + T * d + 2 * d) / 1e6), "wrong", "", "the layers squared")
row(p, "few digits", "124", "unreadable", "4 significant digits", "three of four digits")
for typed in ["120", "120M", "120 million", "1.2e8"]:
    row(p, "few digits", typed, "unreadable", "4 significant digits", "124.3 is 120 to two digits")
for typed in ["130M", "120.0M"]:
    row(p, "wrong digits", typed, "wrong", "", "124.3 is neither 130 to two digits nor 120.0 to four")
row(p, "wrong digits", "126", "wrong|close", "", "124.3 is 124 to three digits, not 126")
row(p, "no number", "8.59 GB", "unreadable", "amount of memory", "bytes where a count is asked")
row(p, "no number", "12*Ld*", "unreadable", "missing", "nothing behind the last sign")
row(p, "no number", "124,3", "unreadable", "124.3", "a decimal comma is asked back")

d, L, V, f = 4096, 32, 32000, 11008
layers = L * (4 * d * d + 3 * d * f + 2 * d)
llama = layers + 2 * V * d + d
p = part("0.2", 1, llama / 1e9, "billion parameters", 3, "L*(4*d^2 + 3*d*d_ff + 2*d) + 2*V*d + d", "6738.415616 million")
for typed in ["6.74b", "6.74B", "6.74 bn", "6738M", "6.738e9", "6,738,415,616"]:
    row(p, "spelling", typed, "right", "", "6,738,415,616")
row(p, "few digits", "6.7B", "unreadable", "3 significant digits", "two digits")
row(p, "few digits", "7B", "unreadable", "3 significant digits", "one digit, 6.74 rounded")
row(p, "formula gap", "L*(4*d^2 + 3*d*d_ff + 2*d) + 2*V*d", "close", "last gain vector", "without the last d")
row(p, "formula gap", "L*(4*d^2 + 3*d*d_ff) + 2*V*d + d", "close", "norms in the layers", "without 2 d per layer")
row(p, "formula gap", "L(4d^2+3 d dff+2d)+2Vd", "close", "last gain vector", "a name without its underscore")
slip(p, rounded((L * (4 * d * d + 2 * d * f + 2 * d) + 2 * V * d + d) / 1e9, 3), "two matrices", "two FFN matrices")
slip(p, rounded((layers + V * d + d) / 1e9, 4), "one table", "one table")
slip(p, rounded(layers / 1e9, 4), "layers alone", "no tables")
warned(p, rounded(llama / GI, 4), "2^30", "divided by 2^30")
row(p, "floor", "5", "wrong", "", "one digit is a guess")
row(p, "floor", "9", "wrong", "", "one digit is a guess")

d, L, h, g, E, k, f, V = 4096, 32, 32, 8, 8, 2, 14336, 32000
att, ex = 2 * d * d + 2 * d * g * d // h, 3 * d * f
mix = L * (att + E * ex + d * E + 2 * d) + 2 * V * d + d
p = part("0.7", 1, mix / 1e9, "billion parameters", 3, "L*(2*d^2 + 2*d*g*d/h + 3*E*d*d_ff + d*E + 2*d) + 2*V*d + d")
slip(p, rounded((mix - L * (E - k) * ex) / 1e9, 3), "one token uses", "only k experts")
slip(p, "56", "eight whole models", "8 times 7")
slip(p, rounded((mix - L * (att - 4 * d * d)) / 1e9, 4), "keys and values of their own", "4 d^2 of attention")
warned(p, rounded(mix / GI, 4), "2^30", "divided by 2^30")
warned(p, full(round((L * (2 * d * d + 2 * d * (h // g) * d // h + E * ex + d * E + 2 * d) + 2 * V * d + d) / 1e9, 5)),
       "share a KV head", "h/g = 4 heads for g = 8")

# ---- 1 ----
s, dk = 2048, 128
p = part("1.1", 1, 2 * s * s * dk / 1e6, "million FLOP", 3, "2*s^2*d_k", "1.0737 GFLOP")
slip(p, full(2 * s * s * dk / MI), "2\u00b2\u2070", "divided by 2^20")
slip(p, full(round(32 * 2 * s * s * dk / 1e6)), "32 times", "all 32 heads, or the whole width")
slip(p, rounded(s * s * dk / 1e6, 4), "half", "one operation for a multiply-add", "close|slip")
slip(p, full(2 * s * s / 1e6), "two operations for each score", "without d_k")
row(p, "spelling", "1.074 GFLOPs", "right", "", "1,073,741,824")
s, d, h, L = 2048, 4096, 32, 32
maps, sc = 8 * s * d * d, 2 * s * s * d
block = maps + 2 * sc
p = part("1.2", 1, block / 1e9, "billion FLOP", 3, "8*s*d^2 + 4*s^2*h*d_k", "0.34359738 TFLOP")
slip(p, rounded(maps / 1e9, 4), "four maps alone", "8 s d^2")
slip(p, rounded(2 * sc / 1e9, 4), "two products", "no maps")
slip(p, full(round(32 * block / 1e9)), "32 times", "all layers")
slip(p, rounded(block / 2e9, 4), "multiply-add as one", "MAC", "close|slip")
slip(p, rounded(block / GI, 4), "2^30", "divided by 2^30")
b, h, s, w = 1, 32, 8192, 4
att_bytes = b * h * s * s * w
p = part("1.3", 1, att_bytes / 1e9, "GB", 3, "b*h*s^2*w", "8 GiB")
row(p, "said twice", "8.59 GB (8 GiB)", "right", "", "as the calculator prints it")
row(p, "said twice", "8 GiB = 8.59 GB", "right", "", "both units")
row(p, "said twice", "8.59 GB (8.59 GiB)", "unreadable", "not the same", "two different amounts")
warned(p, "8.00", "GiB", "the number of GiB")
slip(p, "8 GB", "right for GiB", "the number of GiB with the other unit")
slip(p, rounded(att_bytes / 32 / 1e9, 4), "one head", "without h")
slip(p, full(att_bytes / 8 / 1e9), "", "an eighth", "slip|wrong|close")
p = part("1.4", 1, 128, "", 0, "d_k*v_q*v_k")
row(p, "spelling", "128 (d_k)", "right", "", "the number and its name")
slip(p, full(128 ** 0.5), "standard deviation", "the root")
slip(p, "256", "were added", "1 + 1 for 1 * 1")
slip(p, "16384", "moved together", "128 squared")

# ---- 2 ----
d, h = 4096, 32
p = part("2.1", 1, 4 * d * d / 1e6, "million parameters", 3, "4*d^2", "67108864 params")
slip(p, rounded(3 * d * d / 1e6, 3), "One map is missing", "three maps")
slip(p, "64", "2\u00b2\u2070", "divided by 2^20")
slip(p, rounded(12 * d * d / 1e6, 4), "whole layer", "12 d^2")
d, h, g = 8192, 64, 8
p = part("2.2", 1, 2 * d * g * 128 / 1e6, "million parameters", 3, "2*d*g*d_k")
slip(p, rounded(2 * d * d / 1e6, 4), "every query head", "all 64 heads")
slip(p, rounded(d * g * 128 / 1e6, 4), "one of the two maps", "keys only")
slip(p, "16", "2\u00b2\u2070", "divided by 2^20")
row(p, "accident", rounded(2 * d * g * 128 / 1e6, 4), "right", "both the number of KV heads", "h/g = g = 8 here")
p5 = ("2.2", 5, 1)  # d 5,120, h 40, g 8, heads of 128
row(p5, "plain", rounded(2 * 5120 * 8 * 128 / 1e6, 4), "right", "", "2 * 5120 * 8 * 128")
warned(p5, rounded(2 * 5120 * 5 * 128 / 1e6, 4), "h/g = 5", "h/g = 5 for g = 8")
p = part("2.4", 1, 1, "", 0, "2*s^2*d_k1*(d/d_k1)/(2*s^2*d_k2*(d/d_k2))")
for typed in ["1:1", "1 : 1", "1 to 1", "1/1", "2:2"]:
    row(p, "spelling", typed, "right", "", "a ratio of one")
slip(p, "0.5", "single heads", "64/128")
p = part("2.4", 2, 64, "heads", 0, "d/d_k1")
p = part("2.4", 3, 32, "heads", 0, "d/d_k2")
p = part("2.4", 4, 2, "", 3, "(d/d_k1)/(d/d_k2)")
for typed in ["2:1", "2 to 1", "2x", "64:32"]:
    row(p, "spelling", typed, "right", "", "twice as much")
slip(p, "0.5", "upside down", "the inverse")
slip(p, "1", "memory is not", "the same for both")

# ---- 3 ----
N = 6.74
p = part("3.1", 1, 16 * N, "GB", 3, "N*(w + grad + master + m + v)", "107,840 MB")
slip(p, rounded(12 * N, 3), "either the FP32 master weights are missing, or", "12 N: two readings")
slip(p, rounded(2 * N, 3), "weights alone", "2 N")
slip(p, "112", "7 billion", "7 billion for 6.74")
warned(p, rounded(16 * N * 1e9 / GI, 4), "GiB", "in GiB")
slip(p, "107.84 GiB", "Only the unit is mixed up", "the other unit")
row(p, "said twice", "107.8 GB (100.4 GiB)", "right", "", "107.84e9 / 2^30 = 100.43")
p = part("3.2", 1, 2 * N, "GB", 3, "2*N")
row(p, "said twice", "13.48 GB (12.55 GiB)", "right", "", "13.48e9 / 2^30 = 12.554")
row(p, "wrong digits", "9", "wrong", "", "13.48 is 10 to one digit, not 9")
slip(p, "14", "7 billion", "7 billion for 6.74")
slip(p, rounded(4 * N, 4), "FP32", "4 bytes")
slip(p, rounded(N, 3), "8-bit", "1 byte")
warned(p, rounded(2 * N * 1e9 / GI, 4), "GiB", "in GiB")
p = part("3.2", 2, N / 2, "GB", 3, "N*w_4", "3.37e9 bytes")
row(p, "whole unit", "13.48/4 GB", "right", "", "a quarter of BF16")
size = 2 * 8 * 2048 * 4096 * 2
p = part("3.3", 1, size / MI, "MiB", 3, "n*b*s*d*w", "268.435456 MB")
row(p, "whole unit", "268435456/2^20 MiB", "right", "", "2^28 / 2^20")
row(p, "said twice", "256 MiB = 268.4 MB", "right", "", "2^28 bytes")
warned(p, "268.4", "MB", "in MB")
slip(p, "128", "one tensor", "half")
slip(p, "32", "one sequence", "without b")
p = part("3.5", 1, 14, "cards", 0, "ceil(N*each/cap)")
for typed in ["14 A100s", "14 A100", "14 x A100", "14 GPUs", "14 cards", "14 H100s", "14 A100 80GB", "14 devices",
              "ceil(1104/80)", "ceil(69e9*16 bytes/80GB)"]:
    row(p, "spelling", typed, "right", "", "1,104 GB over 80 GB")
row(p, "fault", "ceil(69e9*16/80GiB)", "unreadable", "Give the 16 its unit", "bytes without a unit")
slip(p, "2", "weights alone", "138/80 rounded up")
slip(p, "11", "12 bytes", "828/80 rounded up")
slip(p, "13", "One card is missing", "rounded down by hand")
warned(p, "13", "80 GB taken as 80 GiB", "1,104 / 85.9 = 12.85: the number shows that GB were taken as GiB")
slip(p, "1104", "step on the way", "GB in place of cards")
slip(p, "1.104", "terabytes", "TB in place of cards")
L, d, r = 32, 4096, 16
tr = L * 4 * d * r
p = part("3.6", 1, tr / 1e6, "million parameters", 3, "L*2*2*d*r")
slip(p, rounded(tr / 2e6, 4), "missing", "half")
slip(p, rounded(tr / 4e6, 4), "one matrix in each layer", "a quarter")
slip(p, rounded(16 * tr / 1e6, 3), "bytes of training", "16 bytes each")
slip(p, full(tr / MI), "2\u00b2\u2070", "divided by 2^20")
p = part("3.6", 2, 100 * tr / (N * 1e9), "%", 3, "L*4*d*r/N")
row(p, "spelling", "0.00124460059", "right", "", "the share as a fraction")

# ---- 4 ----
tok = 2 * 32 * 32 * 128 * 2
p = part("4.1", 1, 2, "GiB", 3, "2*L*s*g*d_k*w", "2147483648 bytes")
row(p, "said twice", "2.147 GB (2 GiB)", "right", "", "2^31 bytes")
row(p, "whole unit", "2*32*4096*32*128*2/2^30 GiB", "right", "", "the bytes by hand")
slip(p, "0.0625", "The same number comes from another slip", "L = g = 32: one layer or one KV head")
slip(p, "1", "half of it", "one factor 2")
slip(p, "0.5", "Two factors of 2", "both factors")
slip(p, "512 MiB = 536.9 MB", "Two factors of 2", "both factors, said twice")
slip(p, "3", "query", "queries kept too")
warned(p, "2.147", "GB", "in GB")
slip(p, "2 GB", "Only the unit is mixed up", "the other unit")
row(p, "floor", "64", "wrong", "", "32 times too big: no square of the layers")
p = part("4.2", 1, 64, "GiB", 3, "2*L*s*g*d_k*w")
slip(p, "96", "query", "3/2 of it")
slip(p, "16", "Two factors of 2", "a quarter")
slip(p, "2", "4,096 tokens", "the context in training")
warned(p, "68.72", "GB", "64 * 1.0737")
slip(p, full(round(tok * 131072 * 1000 / 1024 / GI, 6)), "128", "128 thousand for 131,072")
row(p, "floor", "60", "wrong|unreadable", "", "two digits that are not those of 64")
p = part("4.3", 1, 1.25, "GiB", 3, "2*L*s*g*d/h*w", "1.34217728 GB")
slip(p, "10", "every query head", "all 64 heads")
slip(p, "0.625", "half of it", "one factor 2")
warned(p, "1.342", "GB", "in GB")
p = part("4.3", 2, 10, "GiB", 3, "2*L*s*h*d/h*w")
row(p, "wrong digits", "6", "wrong", "", "10 is 1e1 to one digit, not 6")
row(p, "wrong digits", "9", "wrong", "", "10 is not 9")
warned(p, "10.74", "GB", "in GB")
q5 = ("4.3", 5, 1)  # L 28, h 12, g 2, heads of 128, s 16,384
row(q5, "plain", full(2 * 28 * 16384 * 2 * 128 * 2 / GI), "right", "", "2 * 28 * 16384 * 2 * 128 * 2 bytes")
warned(q5, rounded(2 * 28 * 16384 * 6 * 128 * 2 / GI, 4), "h/g = 6", "h/g = 6 for g = 2")
card, wts, cache = 80 * GI, 15.01e9, 2 * GI
p = part("4.4", 1, floor((card - wts) / cache), "users", 0, "floor((card - weights)/cache)")
warned(p, str(floor((80e9 - wts) / cache)), "80 GB", "the card as 80 GB")
warned(p, str(floor((card - wts) / 2e9)), "2 GiB taken as 2 GB", "a cache of 2 GB")
warned(p, str(floor((80 - 15.01) / 2)), "15.01 GB taken as 15.01 GiB", "80 - 15.01 over 2")
slip(p, full((80 - 15.01) / 2), "not rounded", "the same before rounding")
slip(p, full(round((card - wts) / cache, 6)), "rounded", "before rounding", "slip|close")
slip(p, str(ceil((card - wts) / cache)), "rounds up", "rounded up")
slip(p, "40", "whole card", "without weights")
slip(p, str(floor((card - wts) * 2 / cache)), "one byte", "half the cache")
p = part("4.5", 1, 512, "KiB", 3, "2*L*d*w", "524.288 kB")
row(p, "whole unit", "524288/1024 KiB", "right", "", "2^19 / 2^10")
row(p, "said twice", "512 KiB = 524.3 kB", "right", "", "2^19 bytes")
row(p, "spelling", "512 KiB/token", "right", "", "of one token")
slip(p, "256", "half of it", "one factor 2")
slip(p, "16", "one layer", "without L")
slip(p, "768", "query", "queries too")
warned(p, "524.3", "kB", "in kB")

# ---- 5, 6 ----
e2 = [exp(4), exp(2), exp(1)]
p = part("5.5", 1, e2[0] / sum(e2), "", 3, "exp(x_1/tau)/(exp(x_1/tau) + exp(x_2/tau) + exp(x_3/tau))")
for typed in ["e^4/(e^4+e^2+e)", "e^(x_1/tau)/(e^(x_1/tau)+e^(x_2/tau)+e^(x_3/tau))", "84.4%", "1/(1+e^-2+e^-3)"]:
    row(p, "spelling", typed, "right", "", "0.84379")
row(p, "few digits", "0.84", "unreadable", "3 significant digits", "two digits")
row(p, "few digits", "84%", "unreadable", "3 significant digits", "two digits")
warned(p, "84.4", "per cent", "per cent without its sign")
e1 = [exp(2), exp(1), exp(0.5)]
slip(p, rounded(e1[0] / sum(e1), 3), "temperature 1", "T = 1")
row(p, "floor", "1", "wrong", "", "one digit is a guess")
wave = 2 * pi * 10000 ** (510 / 512)
p = part("6.1", 1, wave, "positions", 3, "2*pi*B^(2*i/d)")
slip(p, rounded(2 * pi * 1e4, 5), "exponent as 1", "2 pi B")
warned(p, rounded(2 * pi * 10000 ** (508 / 512), 4), "254", "pair 254 for 255")
slip(p, rounded(2 * pi * 1e4 * 510 / 512, 5), "exponent: raise", "multiplied")
p = part("6.1", 2, 2 * pi, "positions", 3, "2*pi*B^0")
row(p, "spelling", "2\u03c0", "right", "", "a full turn")
T, d = 4096, 4096
p = part("6.2", 1, T * d / 1e6, "million parameters", 3, "T*d")
slip(p, "16", "2\u00b2\u2070", "divided by 2^20")
slip(p, rounded(32000 * d / 1e6, 4), "token table", "32,000 entries")
slip(p, rounded(32 * T * d / 1e6, 4), "each of the 32 layers", "in every layer")

# ---- 7 ----
N, BW, peak = 6.74e9, 2e12, 312e12
p = part("7.1", 1, BW / (2 * N), "tokens/s", 3, "BW/(N*w)")
for typed in ["148 tok/s", "148 t/s", "148.4 tokens per second", "2 TB/s / 13.48 GB"]:
    row(p, "spelling", typed, "right", "", "2e12 / 13.48e9")
warned(p, rounded(BW / (2 * N) * GI / 1e9, 4), "GiB", "13.48 GB counted as 12.55")
slip(p, rounded(BW / N, 4), "", "one byte per weight")
slip(p, rounded(1e3 * 2 * N / BW, 3), "", "ms of a token")
warned(p, rounded(3.35e12 / (2 * N), 4), "H100", "the other card's bandwidth")
t = 2 * N * 2048 / (peak * 0.5)
p = part("7.2", 1, t * 1e3, "ms", 3, "2*N*s/(peak*MFU)", "0.176968 s")
for typed in ["2Ns/(peak*MFU)", "2 N s/(peak*MFU)", "27.6/156 s", "2*N*s/peak/MFU s"]:
    row(p, "spelling", typed, "right", "", "27.6 TFLOP at 156 TFLOP/s")
slip(p, rounded(t * 500, 3), "full peak", "without the MFU")
slip(p, rounded(t * 250, 3), "multiplies by the MFU", "times the MFU")
warned(p, rounded(t * 500, 4), "full peak", "the sparse peak is twice: the same number as without the MFU")
slip(p, "6.74", "one reading of the weights", "13.48 GB at 2 TB/s")
slip(p, "0.177", "field is in ms", "seconds")
p = part("7.3", 1, 156, "users", 3, "peak*w/(f*BW)")
for typed in ["295", "295.2", "989/3.35"]:
    warned(p, typed, "H100", "989e12 / 3.35e12")
slip(p, "296", "H100", "990e12 / 3.35e12")
slip(p, "312", "", "one operation, or the sparse peak")
slip(p, "78", "one byte", "half")
row(("7.3", 5, 1), "warned of", "156", "slip", "A100", "312e12 / 2e12, for another card")
p = part("7.4", 1, BW / (N / 2), "tokens/s", 3, "BW/(N*bits/8)")
warned(p, rounded(BW / (N / 2) * GI / 1e9, 4), "GiB", "3.37 GB counted as 3.139")
slip(p, rounded(BW / (2 * N), 4), "", "BF16 weights")
p = part("7.5", 1, 4, "cards", 0, "max(ceil((N*w + U*cache)/cap), ceil(rate*(N*w + U*cache)/BW))")
for typed in ["4 H100s", "4 x H100", "4 H100 SXM", "4 GPUs"]:
    row(p, "spelling", typed, "right", "", "242.9 GB over 80 GB: 138 and 100 caches of 1.049")
slip(p, "7", "adds the cards", "4 + 3")
slip(p, "3", "only one of the two", "speed alone: 30 * 242.9 / 3350 = 2.17")
warned(p, "3", "80 GB taken as 80 GiB", "242.9 / 85.9 = 2.83: the number shows that GB were taken as GiB")
slip(p, "2", "Two cards", "weights alone")

# ---- 8 ----
p = part("8.2", 1, 5880, "exaFLOP", 3, "f*N*ratio*N", "5.88 ZFLOP")
row(p, "whole unit", "5.88e21/1e18 EFLOP", "right", "", "6 * 7e9 * 1.4e11")
row(p, "spelling", "5.88e21 FLOP", "right", "", "6 * 7e9 * 1.4e11")
warned(p, "1960", "", "2 in place of 6: the forward pass")
slip(p, "294", "one token per parameter", "without k")
p = part("8.4", 1, 8, "", 3, "n*a/q")
for typed in ["8d^2", "8*d^2", "8d\u00b2", "8 d\u00b2", "3*8d/3*d", "3*8/3"]:
    row(p, "spelling", typed, "right", "", "8 of d^2")
slip(p, "75497472", "weights themselves", "8 * 3072^2")
slip(p, "12", "inner width at 4d", "3 matrices of 4")
for number, (d, L, V) in enumerate([(12288, 96, 50257), (1600, 48, 50257), (5120, 40, 32000)], 1):
    model = 12 * L * d * d + V * d
    n = str(number)
    p = part("8.5", number, model / 1e9, "billion parameters", 4, f"12*L_{n}*d_{n}^2 + V_{n}*d_{n}")
    slip(p, rounded(12 * L * d * d / 1e9, 4), "layers", "without the table")
    slip(p, rounded((model + V * d) / 1e9, 4), "twice" if number < 3 else "one shared table", "the table twice")

# ---- 9 ----
d, L, h, g, f, V = 5120, 40, 40, 8, 16384, 32000
chat = L * (2 * d * d + 2 * d * g * 128 + 3 * d * f) + 2 * V * d
p = part("9.1", 1, chat / 1e9, "billion parameters", 3, "L*(2*d^2 + 2*d*g*d/h + 3*d*d_ff) + 2*V*d")
row(p, "few digits", "13", "unreadable", "3 significant digits", "two digits")
row(p, "wrong digits", "8", "wrong", "", "12.91 is 10 to one digit")
row(p, "floor", "10", "wrong", "", "one digit is a guess")
slip(p, rounded((L * (4 * d * d + 3 * d * f) + 2 * V * d) / 1e9, 4), "every query head", "4 d^2")
slip(p, rounded((L * (2 * d * d + 2 * d * g * 128 + 2 * d * f) + 2 * V * d) / 1e9, 4), "two matrices", "two FFN matrices")
slip(p, rounded((chat - V * d) / 1e9, 4), "one table", "one table")
warned(p, full((L * (2 * d * d + 2 * d * 5 * 128 + 3 * d * f) + 2 * V * d) / 1e9), "h/g = 5", "h/g for g")
slip(p, rounded(chat / GI, 4), "2^30", "divided by 2^30")
hours = 6 * 13e9 * 260e9 / (64 * 989e12 * 0.5) / 3600
p = part("9.2", 1, hours, "hours", 3, "6*N*D/(n*peak*MFU)")
for typed in ["640152/3600 hours", "7 d 10 h", "7 days and 10 hours", "7 d, 10 h", "178 card-hours", "178 h",
              "177.8", "7.417 days"]:
    row(p, "spelling", typed, "right", "", "178.0 hours; with a peak of 990 it is 177.8")
warned(p, rounded(hours * 60, 5), "minutes", "in minutes")
warned(p, "178 days", "hours, but you wrote days", "hours called days")
warned(p, rounded(hours / 2, 3), "full peak", "without the MFU, or the sparse peak")
slip(p, rounded(hours / 24, 3), "days", "in days")
slip(p, rounded(hours * 64, 5), "single card", "one card")
slip(p, rounded(hours / 3, 3), "forward pass", "2 N D")
wts, cache = 26e9, 2 * 40 * 4096 * 8 * 128 * 2
M = wts + 50 * cache
p = part("9.3", 1, M / 1e9, "GB", 3, "N*w + U*2*L*s*g*d_k*w")
row(p, "few digits", "60", "unreadable", "3 significant digits", "59.55 to two digits")
row(p, "few digits", "6e1", "unreadable", "3 significant digits", "59.55 to one digit")
row(p, "whole unit", "59.55e9/1e9 GB", "right", "", "the bytes by hand")
row(p, "whole unit", "26+33.55 GB", "right", "", "weights and caches")
warned(p, "57.25", "GiB", "26 + 31.25")
slip(p, rounded((50 * wts + 50 * cache) / 1e9, 5), "counted for each", "weights for each user")
slip(p, rounded((wts + cache) / 1e9, 4), "single user", "one cache")
slip(p, rounded((wts + 25 * cache) / 1e9, 3), "keys only", "keys only")
warned(p, full((wts + 50 * cache * 5 / 8) / 1e9), "h/g = 5", "h/g for g")
warned(p, rounded(M / GI, 4), "GiB", "in GiB")
rate = 3.35e12 / M
p = part("9.4", 1, 50 * rate, "tokens/s", 3, "U*BW/(N*w + U*cache)")
warned(p, rounded(50 * rate * GI / 1e9, 3), "GiB", "bytes in GiB")
slip(p, rounded(rate, 4), "what one user sees", "one user's rate")
slip(p, "56.2", "what one user sees", "56.25 cut off")
slip(p, rounded(3.35e12 / (wts + cache), 4), "single user", "one user, one cache")
slip(p, rounded(1e3 / rate, 3), "step on the way", "ms of a step")
slip(p, rounded(50 * 3.35e12 / wts, 4), "weights alone", "no caches")
p = part("9.5", 1, 1.44, "$ per 1M tokens", 3, "24*p/(U*t)")
for typed in ["$1.44", "72/50 dollars", "144 cents", "$1.44/Mtok", "24*3/50"]:
    row(p, "spelling", typed, "right", "", "72 dollars for 50 million tokens")
warned(p, "144", "cents", "cents without the word")
slip(p, "3", "p = 3", "the rent of an hour")
slip(p, rounded(50 / 72, 3), "upside down", "millions of tokens for a dollar")
slip(p, "0.296", "limit of 9.4", "at 2,812 tokens/s all day")
slip(p, "3/(2812*3600)*1e6", "limit of 9.4", "the same with a rounded step")
slip(p, "72", "single user", "one user")

# ---- As engineers paste and say it: LaTeX, Python, spreadsheets, words around the number ----
def spelt(ex, number, how, *typed):
    for one in typed:
        row((ex, 0, number), "spelling", one, "right", "", how)


spelt("0.1", 1, "124,320,000 in LaTeX", "$124{,}320{,}000$", "124\\,320\\,000", "12 \\cdot L \\cdot d^2 + V d + T d + 2 d",
      "12 L d^{2} + V d + T d + 2 d", "12 \\times 12 \\times 768^2 + 50257 \\times 768 + 1024 \\times 768 + 1536")
spelt("0.1", 1, "124,320,000 in other languages", "POWER(768,2)*144+50257*768+1024*768+2*768",
      "pow(768,2)*144+50257*768+1024*768+2*768", "int(124320000)", "round(124.32, 1)",
      "12X12X768^2 + 50257X768 + 1024X768+1536", "[12*12*768^2] + 50257*768 + 1024*768 + 2*768")
spelt("0.1", 1, "124,320,000 with words", "124.3 Mio.", "~124.3 million parameters.", "124.3M.",
      "The answer is 124.3 million", "124.3M approx", "124.3M or so", "Parameters: 124.3 M")
spelt("0.2", 1, "6,738,415,616", "L (4d^2 + 3 d d_{ff} + 2d) + 2 V d + d", "6.74 milliard")
spelt("1.1", 1, "1,073,741,824", "1.07 Gops")
spelt("1.3", 1, "8,589,934,592 bytes", "8 Gi", "8.59 GByte", "8.59 GB in FP32", "8 (GiB)",
      "\\frac{b h s^2 w}{10^9}", "8.59\\,\\text{GB}")
slip(("1.3", 0, 1), "8.59 (GiB)", "Only the unit is mixed up", "the unit stands in a bracket")
spelt("2.4", 2, "4096/64", "64 query heads")
spelt("2.4", 4, "64/32", "2\u00d7", "a factor of 2")
spelt("3.2", 1, "6.74 * 2", "BF16: 13.48 GB", "13.48 GB (BF16)")
spelt("3.2", 2, "6.74 / 2", "6.74 B * 0.5 B/param", "\u00bd*6.74", "N * w_{4}")
spelt("3.3", 1, "2^28 bytes", "\u00bc GiB", "256 Mi")
spelt("3.5", 1, "1,104 GB over 80 GB, rounded up", "at least 14", ">= 14", "\u226514", "minimum 14", "ROUNDUP(1104/80;0)",
      "CEILING(1104/80,1)", "math.ceil(1104/80)", "14 a100s", "14xA100")
row(("3.5", 0, 1), "no number", "14-15", "unreadable", "range", "two numbers")
row(("3.5", 0, 1), "no number", "14 to 15", "unreadable", "range", "two numbers")
row(("3.5", 0, 1), "floor", "1", "wrong", "", "whatever is far too small is rounded up to 1")
spelt("4.1", 1, "2^31 bytes", "0.5 MiB \u00d7 4096 tokens", "2 Gi")
spelt("4.3", 1, "5/4", "1\u00bc", "1 1/4", "1.25Gi")
spelt("4.4", 1, "66.02/2", "int((80-13.98)/2)", "ROUNDDOWN(66.02/2;0)", "math.floor(66.02/2)", "33 concurrent users",
      "at most 33", "up to 33", "33 users max")
spelt("5.5", 1, "0.84379", "EXP(4)/(EXP(4)+EXP(2)+EXP(1))", "\\frac{e^4}{e^4+e^2+e}",
      "np.exp(4)/(np.exp(4)+np.exp(2)+np.exp(1))", "exp(x_1/\u03c4)/(exp(x_1/\u03c4)+exp(x_2/\u03c4)+exp(x_3/\u03c4))")
spelt("6.1", 1, "2 pi 10000^(510/512)", "2*math.pi*10000**(510/512)", "2\\pi \\cdot 10000^{510/512}")
spelt("7.1", 1, "2e12 / 13.48e9", "148.4 tokens/s (6.74 ms per token)", "2 TB/s / (6.74B \u00d7 2 B)",
      "2e12 B/s / 13.48e9 B", "\\frac{BW}{N w}", "148 Tok/s")
row(("7.1", 0, 1), "no number", "6.74 ms per token", "unreadable", "time for each token", "a time, not a rate")
row(("8.4", 0, 1), "slip", "8d", "slip", "factor d", "8d is not a multiple of d^2, and d no day")
spelt("8.2", 1, "68.06 days of 10^15 FLOP/s", "68.06 PFLOP/s-days")
spelt("9.2", 1, "178.0 hours", "7d10h", "6*13B*260B/(64*989T*0.5)", "178 wall-clock hours")
spelt("9.5", 1, "72 dollars for 50 million tokens", "144 ct", "$1.44/MTok")

# ---- Mistakes that strangers made: no unrelated number, the plain one first ----
slip(("0.1", 0, 1), rounded((12 * 12 * 768 ** 2 + 2 * 50257 * 768 + 1536) / 1e6, 4), "position table is missing, and",
     "tied twice and no positions")
slip(("0.1", 0, 1), rounded(2 * gpt2 / 1e6, 4), "bytes were counted", "two bytes for each")
row(("0.1", 0, 1), "sign", "-124.3", "slip", "Only the sign", "the sign")
slip(("0.2", 0, 1), rounded((12 * 32 * 4096 ** 2 + 32000 * 4096) / 1e9, 4), "one table", "the rule with one table")
slip(("0.2", 0, 1), rounded(12 * 32 * 4096 ** 2 / 1e9, 4), "rule for the layers", "the rule alone")
slip(("0.2", 0, 1), rounded((llama - 32 * 4096 ** 2) / 1e9, 4), "One attention matrix", "three of four matrices")
slip(("0.7", 0, 1), rounded((32 * 8 * (att + ex) + 2 * 32000 * 4096) / 1e9, 4), "Attention is counted 8 times", "8 whole layers")
slip(("0.7", 0, 1), rounded(32 * 8 * ex / 1e9, 3), "experts alone", "no attention")
slip(("1.2", 0, 1), rounded((32 * maps + 2 * sc) / 1e9, 5), "four whole", "full maps for each head")
row(("1.1", 0, 1), "floor", full(2 * 2048 ** 3 * 2048 / 1e6 / 16), "wrong", "", "2,048 for the 2 of a multiply-add")
slip(("1.3", 0, 1), "4.295", "half the bytes", "FP16, or the causal half")
slip(("2.2", 0, 1), rounded(4 * 8192 ** 2 / 1e6, 4), "all four maps", "4 d^2")
slip(("3.6", 0, 1), rounded(1.5 * tr / 1e6, 4), "three attention maps", "query, key and value")
row(("4.3", 0, 1), "floor", "0.0195", "wrong", "", "64 heads for 4,096 tokens: a slip of nobody")
row(("8.5", 0, 1), "few digits cut", "174", "close", "cut off", "174.56 cut off to three digits")
row(("8.5", 0, 3), "few digits cut", "12.8", "close", "rounding", "12.747 rounded twice")
warned(("9.2", 0, 1), "89", "full peak", "88.99988: 89 is 89.0")
slip(("9.3", 0, 1), "57.76", "weights in GiB", "24.21 + 33.55")
slip(("9.4", 0, 1), rounded(50 * 3.35e12 / 57.25e9, 4), "two units", "57.25 carried on")
slip(("9.4", 0, 1), rounded(50 * 3.35e12 / (26e9 + 25 * cache), 4), "keys only", "half the caches")

# ---- The exercises that came later ----
N, n = 6.74, 16
p = part("3.b1", 1, N * (4 + 12 / n), "GB", 3, "N*(w + grad + opt/n)")
slip(p, rounded(N * (2 + 14 / n), 4), "stage 2", "the second field's")
slip(p, rounded(N * 16 / n, 4), "stage 3", "the third field's")
slip(p, rounded(N * 16, 4), "without ZeRO", "uncut")
slip(p, rounded(N * 12 / n, 4), "slice of the optimizer", "12/n alone")
p = part("3.b1", 2, N * (2 + 14 / n), "GB", 3, "N*(w + (grad + opt)/n)")
slip(p, rounded(N * (4 + 12 / n), 4), "stage 1", "the first field's")
slip(p, rounded(N * 16 / n, 4), "stage 3", "the third field's")
slip(p, rounded(N * 14 / n, 4), "weights are missing", "14/n alone")
p = part("3.b1", 3, N * 16 / n, "GB", 3, "N*(w + grad + opt)/n")
slip(p, rounded(N * (4 + 12 / n), 4), "stage 1", "the first field's")
slip(p, rounded(N * (2 + 14 / n), 4), "stage 2", "the second field's")
slip(p, rounded(N * 16, 4), "without ZeRO", "uncut")
slip(p, rounded(N * 2 / n, 4), "slice of the weights", "2/n alone")
p = part("5.b3", 1, log(50257), "", 3, "-ln(1/V)")
spelt("5.b3", 1, "ln 50257", "ln(V)", "log(V)", "ln V", "LN(50257)", "math.log(50257)", "-\\ln(1/V)", "10.8 nats",
      "log2(V)/log2(e)", "log_e(50257)")
row(p, "sign", "ln(1/V)", "slip", "Only the sign", "without the minus")
row(p, "sign", "-10.82", "slip", "Only the sign", "without the minus")
slip(p, rounded(log(50257) / log(2), 4), "in bits", "logarithm to base 2")
slip(p, rounded(log10(50257), 4), "base 10", "logarithm to base 10")
slip(p, "50257", "perplexity", "e to the loss")
p = part("6.b2", 1, 64 - floor(64 * log(2048 / (2 * pi)) / log(1e4)) - 1, "", 0,
         "d_k/2 - floor(d_k/2*ln(s/(2*pi))/ln(B)) - 1")
slip(p, "41", "do complete a turn", "the turned ones")
slip(p, "24", "one too many", "without pair 0")
slip(p, "11", "2\u03c0", "without 2 pi")
unread = (1 - 2 / 8) ** 4
p = part("7.b1", 1, 2 * (45.1 * (1 - unread) + 1.61), "GB", 3, "w*(N_e*(1 - (1 - k/E)^U) + N_r)")
slip(p, rounded(2 * 46.71, 4), "every expert", "all experts")
slip(p, rounded(2 * (45.1 * 2 / 8 + 1.61), 4), "single user", "U = 1")
slip(p, rounded(2 * 45.1 * (1 - unread), 4), "experts alone", "without the rest")
slip(p, rounded(2 * (45.1 * unread + 1.61), 4), "nobody picks", "the share left out")
budget = 128 * 989e12 * 0.4 * 864000
p = part("8.b1", 1, (budget / 120) ** 0.5 / 1e9, "billion parameters", 3, "sqrt(n*peak*MFU*days*86400/(f*ratio))")
spelt("8.b1", 1, "sqrt(4.375e22 / 120)", "SQRT(4.375E+22/120)", "math.sqrt(4.375e22/120)", "pow(4.375e22/120, 0.5)",
      "\\sqrt{4.375e22/120}", "(4.375e22/120)^(1/2)")
slip(p, rounded((budget / 0.4 / 120) ** 0.5 / 1e9, 4), "full peak", "without the MFU")
slip(p, rounded((budget / 40) ** 0.5 / 1e9, 4), "forward pass", "2 N D")
slip(p, rounded((budget / 6) ** 0.5 / 1e9, 4), "one token for each parameter", "without the ratio")
slip(p, rounded(20 * (budget / 120) ** 0.5 / 1e9, 4), "tokens", "the tokens")

typed_by_engineers.add(row)
typed_in_words.add(row)
typed_with_working.add(row)
typed_under_attack.add(row)
typed_beside_numbers.add(row)
typed_at_desks.add(row)

if __name__ == "__main__":
    print("# Made by typed_answers.py; see there. Do not edit.")
    for one in rows:
        print("\t".join(one))
