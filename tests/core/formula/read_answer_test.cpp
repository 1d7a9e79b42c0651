// What may be typed. The table of accepted spellings is core/formula/accepted_spellings.cpp.
#include "core/formula/read_answer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "core/formula/accepted_spellings.h"

namespace tmw {
namespace {

const std::vector<Binding> kSymbols = {
    {"L", 32, ""}, {"g", 8, ""}, {"d_k", 128, ""}, {"s", 4096, ""}};

TypedAnswer read(std::string_view text, std::string_view asked_unit = "") {
  return read_answer(text, {kSymbols, find_unit(asked_unit)->dimension});
}

TEST(ReadAnswer, UnderstandsEveryAcceptedSpelling) {
  EXPECT_GE(accepted_spellings().size(), 100u);
  for (const AcceptedSpelling& spelling : accepted_spellings()) {
    const auto unit = find_unit(spelling.asked_unit);
    ASSERT_TRUE(unit) << spelling.asked_unit;
    const TypedAnswer answer = read_answer(spelling.typed, {kSymbols, unit->dimension});
    EXPECT_TRUE(answer.ok) << spelling.typed << ": " << answer.error.message;
    EXPECT_NEAR(answer.quantity.value, spelling.value, 1e-12 * std::fabs(spelling.value))
        << spelling.typed;
    if (answer.has_unit) {
      // Tokens may be left out: 148 /s.
      const bool fits = answer.quantity.dimension == unit->dimension ||
                        times(answer.quantity.dimension, kTokens) == unit->dimension;
      EXPECT_TRUE(fits) << spelling.typed << ": " << base_unit_symbol(answer.quantity.dimension);
    }
  }
}

struct Refusal {
  std::string typed;
  std::string says;
  std::size_t position;
};

TEST(ReadAnswer, SaysWhatIsWrongAndWhere) {
  const Refusal refusals[] = {
      {"", "Type a number", 0},
      {"2 * ", "missing after \u201c*\u201d", 4},
      {"2 + * 3", "missing after \u201c+\u201d", 4},
      {"8,59", "meant as 8.59", 0},
      {"12,34,567", "groups of three", 0},
      {"(2+3", "not closed", 0},
      {"2+3)", "closes nothing", 3},
      {"2 bananas", "\u201cbananas\u201d is not known", 2},
      {"foo * 2", "\u201cfoo\u201d is not known", 0},
      {"64 Gb", "bits or bytes", 3},
      {"1/0", "divides by zero", 1},
      {"8 GB + 3 ms", "Cannot add", 5},
      {"1/2 L", "two ways", 4},
      {"7 % 3", "per cent", 2},
      {"sqrt 3^2", "needs brackets", 0},
      {"ln 2 pi", "needs brackets", 0},
      {"ceil(13.2, 2)", "whole numbers", 9},
      {"exp(1, 2)", "One number is enough", 5},
      {"pow(3)", "separated by a comma", 0},
      {"\\frac{1", "not closed", 5},
      {"\\foo{3}", "A number or a calculation", 0},
      {"sqrt(-1)", "no value", 0},
      {"log2(8 GB)", "plain number", 0},
      {"1e999", "too large", 0},
      {"10^400", "no finite value", 2},
      {"hello world", "\u201chello world\u201d is no number", 0},
      {"2^(3 GB)", "exponent has no unit", 1},
      {"max(3)", "at least two", 0},
      {"2*3 = 7", "\u201c2*3\u201d and \u201c7\u201d are not the same", 6},
      {"12 x", "\u201cx\u201d is not known", 3},
      {"0x10", "hexadecimal", 0},
      {"2 * 0xFF", "hexadecimal", 4},
      {"0x10^9", "hexadecimal", 0},
      {"3 4", "Two numbers stand side by side", 2},
      {"\u22123 * \u00d7", "missing after \u201c*\u201d", 7},
  };
  for (const Refusal& refusal : refusals) {
    const TypedAnswer answer = read(refusal.typed);
    EXPECT_FALSE(answer.ok) << refusal.typed;
    EXPECT_NE(answer.error.message.find(refusal.says), std::string::npos)
        << refusal.typed << ": " << answer.error.message;
    EXPECT_EQ(answer.error.position, refusal.position) << refusal.typed;
  }
}

// 32 * 8 = 256, and 4096 * 128 = 524,288.
TEST(ReadAnswer, ReadsGluedSymbolsAsAProductWhereItIsTheOnlyReading) {
  const std::pair<std::string, double> products[] = {
      {"Lg", 256},
      {"3Lg", 768},
      {"Lg^2", 2048},
      {"sd_k", 524288},
      {"2sd_k", 1048576},
      {"d_ks/L", 16384},
      {"L(g + 1)", 288},
      {"2L(g+1)s", 2359296},
      {"2Lgd_k s", 2.68435456e8},
      {"12Ld_k\u00b2", 6291456},
      {"2piL", 201.06192982974676},
      {"2\u03c0L", 201.06192982974676},
      {"Lg + s", 4352},
      {"ceil(Lg/3)", 86},
      {"2^30Lg", 274877906944.0},
  };
  for (const auto& [typed, value] : products) {
    const TypedAnswer answer = read(typed);
    EXPECT_TRUE(answer.ok) << typed << ": " << answer.error.message;
    EXPECT_NEAR(answer.quantity.value, value, 1e-12 * value) << typed;
  }
}

// An index may lose its underscore, alone and glued to other symbols; where the letters side by
// side are symbols of their own, these are meant.
TEST(ReadAnswer, KnowsASymbolWithoutItsUnderscore) {
  const std::vector<Binding> symbols = {
      {"d", 3, ""}, {"d_ff", 11, ""}, {"w_4", 0.5, ""}, {"d_1", 5, ""}};
  const std::pair<const char*, double> products[] = {{"dff", 11},   {"d_FF", 11}, {"3*d*dff", 99},
                                                     {"3ddff", 99}, {"2 w4", 1},  {"d1^2", 25}};
  for (const auto& [typed, value] : products) {
    const TypedAnswer answer = read_answer(typed, {symbols, kPlainNumber});
    EXPECT_TRUE(answer.ok) << typed << ": " << answer.error.message;
    EXPECT_EQ(answer.quantity.value, value) << typed;
  }
  const std::vector<Binding> both = {{"d", 3, ""}, {"k", 2, ""}, {"d_k", 7, ""}};
  EXPECT_EQ(read_answer("dk", {both, kPlainNumber}).quantity.value, 6);
}

TEST(ReadAnswer, AsksWhereGluedLettersAreNotSureToBeAProduct) {
  const std::vector<Binding> symbols = {{"m", 4, ""}, {"s", 8, ""},   {"a", 2, ""},
                                        {"b", 3, ""}, {"ab", 5, ""},  {"d_k", 7, ""},
                                        {"c", 9, ""}, {"abc", 11, ""}};
  const Refusal refusals[] = {
      {"2 + ms", "several ways: write m*s", 4},  // milliseconds
      {"2*3 ms", "a unit or the symbol", 4},     //
      {"aab", "several ways", 0},                // a * ab, a * a * b
      {"2^bc", "several ways: write b*c", 2},    // (2^b) c, 2^(bc)
      {"1/2bc", "two ways", 3},                  //
      {"Dk * 2", "Did you mean d_k?", 0},        // the first letter is another symbol
      {"M * 2", "Did you mean m?", 0},           //
      {"c2 * 2", "Write c^2 or c*2.", 0},        //
      {"cz * 2", "not known here. You can use m, s", 0},
  };
  for (const Refusal& refusal : refusals) {
    const TypedAnswer answer = read_answer(refusal.typed, {symbols, kSeconds});
    EXPECT_FALSE(answer.ok) << refusal.typed << " " << answer.quantity.value;
    EXPECT_NE(answer.error.message.find(refusal.says), std::string::npos)
        << refusal.typed << ": " << answer.error.message;
    EXPECT_EQ(answer.error.position, refusal.position) << refusal.typed;
  }
  // Where no time is asked, none is meant: 3 s is three times s.
  EXPECT_EQ(read_answer("2*3 s", {symbols, kPlainNumber}).quantity.value, 48);
  EXPECT_EQ(read_answer("1 + 3s", {symbols, kBytes}).quantity.value, 25);
  EXPECT_FALSE(read_answer("2*3 s", {symbols, kSeconds}).ok);
  // As the whole answer, a number and a unit are a number with its unit.
  EXPECT_EQ(read_answer("2 ms", {symbols, kSeconds}).quantity.value, 0.002);
  EXPECT_EQ(read_answer("2*abc", {symbols, kPlainNumber}).quantity.value, 22);
}

// Without symbols but s. Values in base units, worked out by hand: 640152/3600 h = 640,152 s.
TEST(ReadAnswer, CanReadAUnitAsThatOfTheWholeProductBeforeIt) {
  struct Case {
    const char* typed;
    UnitScope units;
    double value;
    Dimension dimension;
  };
  constexpr UnitScope kProduct = UnitScope::kProduct, kBoth = UnitScope::kProductAndScale;
  const Case cases[] = {
      {"640152/3600 hours", kProduct, 640152, kSeconds},
      {"640152/3600h", kProduct, 640152, kSeconds},
      {"(640152/3600 hours)", kProduct, 640152, kSeconds},
      {"2*(640152/3600 hours)", kProduct, 1280304, kSeconds},
      {"640152/(3600) hours", kProduct, 640152, kSeconds},
      {"2*640152/7200 hours + 1 hours", kProduct, 643752, kSeconds},
      {"-640152/3600 hours", kProduct, -640152, kSeconds},
      {"640152/3.6k hours", kProduct, 640152, kSeconds},
      {"2^20/2^10 KiB", kProduct, 1048576, kBytes},
      {"8*2^20/2^20 MiB", kProduct, 8388608, kBytes},
      {"72/50 $ per 1M tokens", kProduct, 1.44e-6, over(kDollars, kTokens)},
      {"296/2 tokens per second", kProduct, 148, kTokensPerSecond},
      {"296/2 tok/s", kProduct, 148, kTokensPerSecond},
      {"6/2 hours * 2", kProduct, 21600, kSeconds},
      {"124320000/1e6 million", kBoth, 124320000, kPlainNumber},
      {"124320000/1e6 million tokens", kBoth, 124320000, kTokens},
      // s is a symbol too, but a time is asked and nothing follows.
      {"27.6/4 s", kProduct, 6.9, kSeconds},
      {"(27.6/4) s", kProduct, 6.9, kSeconds},
      // Another part has a unit already, or the bracket says what is meant.
      {"8 TB / 2 TB/s", kProduct, 4, kSeconds},
      {"640152/(3600 s)", kProduct, 177.82, over(kPlainNumber, kSeconds)},
      {"6/2 GB/2 s", kProduct, 1.5e9, kBytesPerSecond},
  };
  const std::vector<Binding> symbols = {{"s", 2048, ""}};
  for (const Case& one : cases) {
    const bool time = one.dimension.of(BaseUnit::kSecond) != 0;
    const TypedAnswer answer =
        read_answer(one.typed, {symbols, time ? kSeconds : one.dimension, SIZE_MAX, one.units});
    EXPECT_TRUE(answer.ok) << one.typed << ": " << answer.error.message;
    EXPECT_NEAR(answer.quantity.value, one.value, 1e-12 * std::fabs(one.value)) << one.typed;
    EXPECT_EQ(answer.quantity.dimension, one.dimension) << one.typed;
  }
}

TEST(ReadAnswer, SaysWhetherAUnitWasReadAsThatOfAProduct) {
  const auto lifted = [](std::string_view typed) {
    return read_answer(typed, {kSymbols, kBytes, SIZE_MAX, UnitScope::kProduct}).has_lifted_unit;
  };
  EXPECT_TRUE(lifted("13.48/4 GB"));
  for (const char* typed : {"13.48 GB", "13.48 GB / 4", "2^30", "3 GB + 2 GB", "3*(13.48 GB)"})
    EXPECT_FALSE(lifted(typed)) << typed;
  EXPECT_FALSE(read_answer("13.48/4 GB", {kSymbols, kBytes}).has_lifted_unit);
}

struct Restated {
  const char* typed;
  Dimension asked;
  double value;
};

// 13.48 GB / 2^30 = 12.55 GiB; 512 MiB = 536.87 MB; 7 days and 9.8 hours are 640,080 s; e^2
// = 7.389.
TEST(ReadAnswer, ReadsWhatSaysItselfTwiceAndWhatPeopleAdd) {
  const Restated cases[] = {
      {"13.48 GB (12.55 GiB)", kBytes, 13.48e9},
      {"12.55 GiB (13.48 GB)", kBytes, 12.55 * 1073741824},
      {"512 MiB = 536.9 MB", kBytes, 536.9e6},
      {"8589934592 = 8 GiB", kBytes, 8589934592.0},
      {"12*7 = 84", kPlainNumber, 84},
      {"KV cache = 8 GiB", kBytes, 8589934592.0},
      {"12*7 \u2248 84.0", kPlainNumber, 84},
      {"14 (cards)", kPlainNumber, 14},
      {"0.5 (50%)", kPlainNumber, 0.5},
      {"2 (3 + 4)", kPlainNumber, 14},
      {"1:2", kPlainNumber, 0.5},
      {"3 to 1", kPlainNumber, 3},
      {"14 A100s", kPlainNumber, 14},
      {"2 x H100 SXM5", kPlainNumber, 2},
      {"6.74b", kPlainNumber, 6.74e9},
      {"124.3 mil", kPlainNumber, 124.3e6},
      {"1.4t", kTokens, 1.4e12},
      {"7 d 9.8 h", kSeconds, 640080},
      {"1 h 30 min", kSeconds, 5400},
      {"178 card-hours", kSeconds, 640800},
      {"178 H100-hours", kSeconds, 640800},
      {"14 A100-80GB", kPlainNumber, 14},
      {"e^2", kPlainNumber, 7.38905609893065},
  };
  for (const Restated& one : cases) {
    const TypedAnswer answer = read_answer(one.typed, {{}, one.asked});
    EXPECT_TRUE(answer.ok) << one.typed << ": " << answer.error.message;
    EXPECT_NEAR(answer.quantity.value, one.value, 1e-9 * one.value) << one.typed;
  }
  for (const char* typed :
       {"13.48 GB (13.48 GiB)", "8 GiB = 8 GB", "12*7 = 85", "7:30 h", "1.5e"}) {
    EXPECT_FALSE(read_answer(typed, {{}, kBytes}).ok) << typed;
  }
}

// Each worked out by hand; L = 32, g = 8, d_k = 128, s = 4,096.
TEST(ReadAnswer, ReadsLatexPythonAndSpreadsheets) {
  const std::vector<std::pair<std::string, double>> cases = {
      {"$124{,}320{,}000$", 124320000},
      {"124\\,320\\,000", 124320000},
      {"12 \\cdot L \\cdot d_{k}^{2}", 6291456},
      {"2\\,L\\,g \\times d_k", 65536},
      {"\\frac{s}{2 g}", 256},
      {"\\frac{\\frac{s}{2}}{8}", 256},
      {"\\sqrt{16} + \\ln(1)", 4},
      {"\\left\\lceil \\frac{s}{100} \\right\\rceil", 41},
      {"\\approx 42\\text{ layers}", 42},
      {"[2 + 3] * {4}", 20},
      {"math.ceil(13.2)", 14},
      {"np.sqrt(16)", 4},
      {"2*math.pi", 6.283185307179586},
      {"2*PI()", 6.283185307179586},
      {"pow(2, 10)", 1024},
      {"POWER(1,024, 1)", std::nan("")},
      {"POWER(2;10)", 1024},
      {"SQRT(16)", 4},
      {"LN(EXP(2))", 2},
      {"ROUNDUP(1120/85,0)", 14},
      {"CEILING(1120/85, 1)", 14},
      {"ROUNDDOWN(66.02/2;0)", 33},
      {"int(33.01)", 33},
      {"round(124.32, 1)", 124.3},
      {"log(8, 2)", 3},
      {"MAX(3;4)", 4},
      {"ln 1 + sqrt 16", 4},
      {"12X12X768", 110592},
  };
  for (const auto& [typed, value] : cases) {
    const TypedAnswer answer = read(typed);
    if (std::isnan(value)) {  // a comma separates here and groups no thousands
      EXPECT_FALSE(answer.ok) << typed;
      continue;
    }
    EXPECT_TRUE(answer.ok) << typed << ": " << answer.error.message;
    EXPECT_NEAR(answer.quantity.value, value, 1e-12 * value) << typed;
  }
}

TEST(ReadAnswer, ReadsFractionsAndWordsThatPeopleAdd) {
  const std::vector<std::pair<std::string, double>> cases = {
      {"\u00bd", 0.5},
      {"1\u00bc", 1.25},
      {"2*\u00be", 1.5},
      {"1 1/4", 1.25},
      {"at most 33", 33},
      {"\u2265 14", 14},
      {">=14", 14},
      {"the answer is 42.", 42},
      {"max. 33", 33},
      {"a factor of 2", 2},
      {"33 users max", 33},
      {"42 or so", 42},
      {"33 concurrent users", 33},
      {"64 query heads", 64},
      {"2\u00d7", 2},
      {"8xH100", 8},
      {"14 a100s", 14},
      {"Cards: 14", 14},
      {"14!", 14},
  };
  for (const auto& [typed, value] : cases) {
    const TypedAnswer answer = read(typed);
    EXPECT_TRUE(answer.ok) << typed << ": " << answer.error.message;
    EXPECT_NEAR(answer.quantity.value, value, 1e-12 * value) << typed;
  }
  // What changes the number, or may be a unit misspelt, is no remark.
  for (const char* typed : {"2 dozen", "14 fewer cards", "28 half cards", "8.59 milion",
                            "7 bilion parameters", "half 28", "3 apples", "not 14", "14 without 2"})
    EXPECT_FALSE(read(typed).ok) << typed;
}

TEST(ReadAnswer, ReadsUnitsAsTheyAreSaid) {
  struct Case {
    std::string typed;
    std::string asked;
    double value;
  };
  const Case cases[] = {{"8 Gi", "GiB", 8589934592.0},
                        {"512Ki", "KiB", 524288},
                        {"8.59 GByte", "GB", 8.59e9},
                        {"8.59 (GiB)", "GB", 8.59 * 1073741824.0},
                        {"1.07 Gops", "FLOP", 1.07e9},
                        {"148 Tok/s", "tokens/s", 148},
                        {"7d10h", "hours", 640800},
                        {"68 PFLOP/s-days", "exaFLOP", 68e15 * 86400},
                        {"148.4 tokens/s (6.74 ms per token)", "tokens/s", 148.4},
                        {"13.48 GB in BF16", "GB", 13.48e9},
                        {"BF16: 13.48 GB", "GB", 13.48e9},
                        {"13.48 GB (BF16)", "GB", 13.48e9}};
  for (const Case& one : cases) {
    const TypedAnswer answer = read(one.typed, one.asked);
    EXPECT_TRUE(answer.ok) << one.typed << ": " << answer.error.message;
    EXPECT_NEAR(answer.quantity.value, one.value, 1e-9 * one.value) << one.typed;
  }
  // A B that is bytes once and billions once is read the other way on request.
  ReadContext other{kSymbols, find_unit("tokens/s")->dimension};
  other.other_b = true;
  EXPECT_NEAR(read_answer("2 TB/s / (6.74B * 2 B)", other).quantity.value, 2e12 / 13.48e9, 1e-6);
  other.asked = kBytes;
  EXPECT_NEAR(read_answer("6.74 B * 0.5 B/param", other).quantity.value, 3.37e9, 1);
}

TEST(ReadAnswer, SaysHowMuchOfTheTextAFaultIs) {
  const auto fault = [](const char* typed) { return read_answer(typed, {{}, kPlainNumber}).error; };
  EXPECT_EQ(fault("12*bananas+1").length, 7u);
  EXPECT_EQ(fault("12 345.5 6").position, 9u);
  EXPECT_EQ(fault("ceil(70e9*16/80 GB)").position, 10u);
  EXPECT_EQ(fault("ceil(70e9*16/80 GB)").length, 2u);
  EXPECT_EQ(fault("3 *").length, 0u);
}

TEST(ReadAnswer, NamesOnlyTheSymbolsThatMayBeNamed) {
  const TypedAnswer answer = read_answer("zz", {kSymbols, kPlainNumber, 2});
  EXPECT_EQ(answer.error.message, "\u201czz\u201d is not known here. You can use L, g.");
  EXPECT_EQ(read_answer("zz", {kSymbols, kPlainNumber, 0}).error.message,
            "\u201czz\u201d is not known here.");
}

TEST(ReadAnswer, ReadsBAsBytesOnlyWhereBytesAreAsked) {
  EXPECT_EQ(read("7 B", "params").quantity.dimension, kPlainNumber);
  EXPECT_EQ(read("7 B", "params").quantity.value, 7e9);
  EXPECT_EQ(read("7 B", "GB").quantity.dimension, kBytes);
  EXPECT_EQ(read("7 B", "GB").quantity.value, 7);
  EXPECT_EQ(read("7B * 2", "GB").quantity.value, 14e9);
  EXPECT_EQ(read("100 B/s", "B/s").quantity.dimension, kBytesPerSecond);
  EXPECT_FALSE(read("70G", "GB").has_unit);
  EXPECT_EQ(read_answer("7B", {}).quantity.value, 7e9);
  EXPECT_EQ(read_answer("7.0 B", {}).quantity.value, 7e9);
  EXPECT_EQ(read_answer("7B", {}).quantity.dimension, kPlainNumber);
  for (const std::string typed : {"8589934592 B", "2^33 B", "2*2^32 B", "4294967296 * 2 B"}) {
    EXPECT_EQ(read_answer(typed, {}).quantity.value, 8589934592.0) << typed;
    EXPECT_EQ(read_answer(typed, {}).quantity.dimension, kBytes) << typed;
  }
}

TEST(ReadAnswer, CountsTheDigitsTyped) {
  EXPECT_EQ(read("8.59").digits, 3);
  EXPECT_EQ(read("0.0120").digits, 3);
  EXPECT_EQ(read("124,320,000").digits, 9);
  EXPECT_EQ(read("124,320,000").sure_digits, 5);
  EXPECT_EQ(read("1.24e8").digits, 3);
  EXPECT_EQ(read("1.24*10^8 bytes").digits, 3);
  EXPECT_EQ(read("1.24*10^8 bytes").sure_digits, 3);
  EXPECT_TRUE(read("-8.59 GB").is_literal);
  EXPECT_TRUE(read("1.24*10^8 bytes").is_literal);
  EXPECT_FALSE(read("2*L").is_literal);
}

// A heading says what the number is of; two amounts of one kind are a ratio.
TEST(ReadAnswer, ReadsWhatStandsBehindAHeading) {
  EXPECT_EQ(read("64 cards: 178").quantity.value, 64.0 / 178);  // nothing tells a ratio from it
  const std::vector<Binding> symbols = {{"n", 64, ""}, {"r", 16, ""}};
  const auto read_of = [&](std::string_view text) {
    return read_answer(text, {symbols, kPlainNumber});
  };
  EXPECT_EQ(read_of("64 cards: 178 h").quantity.value, 178 * 3600);
  EXPECT_EQ(read_of("r=16: 8.39M").quantity.value, 8.39e6);
  EXPECT_FALSE(read("4 GiB: 8.39M").ok) << "no number of the exercise";
  EXPECT_EQ(read("K+V: 16.8M").quantity.value, 16.8e6);
  EXPECT_EQ(read("64 heads : 32 heads").quantity.value, 2);
  EXPECT_EQ(read("64:32").quantity.value, 2);
  const TypedAnswer fault = read("64 cards: 178 *");
  ASSERT_FALSE(fault.ok);
  EXPECT_EQ(fault.error.position, 15u);
  EXPECT_FALSE(read("64 cards:").ok);
  EXPECT_FALSE(read("a:b:c").ok);
}

TEST(ReadAnswer, ReadsNumbersInWords) {
  EXPECT_EQ(read("fourteen cards").quantity.value, 14);
  EXPECT_EQ(read("Sixty-four").quantity.value, 64);
  EXPECT_EQ(read("one hundred and twenty-four million").quantity.value, 124e6);
  EXPECT_EQ(read("three hundred").quantity.value, 300);
  EXPECT_EQ(read("twofold").quantity.value, 2);
  EXPECT_EQ(read("ten-fold").quantity.value, 10);
  EXPECT_EQ(read("twice as much").quantity.value, 2);
  EXPECT_EQ(read("two to one").quantity.value, 2);
  for (const char* text : {"tenant", "someone", "a few", "one token every 6.74 ms", "half a dozen"})
    EXPECT_FALSE(read(text).ok) << text;
}

TEST(ReadAnswer, TakesNoTwoNumbersForOne) {
  const ReadContext plain;
  EXPECT_DOUBLE_EQ(read_answer("twice 172", plain).quantity.value, 344.0);
  EXPECT_DOUBLE_EQ(read_answer("two-fold 172", plain).quantity.value, 344.0);
  EXPECT_DOUBLE_EQ(read_answer("124.3M * (1 - 10%)", plain).quantity.value, 111.87e6);
  EXPECT_DOUBLE_EQ(read_answer("1 - 10%", plain).quantity.value, 0.9);
  EXPECT_DOUBLE_EQ(read_answer("100% - 10%", plain).quantity.value, 0.9);
  for (const char* text : {"eight 160", "thirty-two 268", "124.3M +-5", "124.3M+-5", "124.3M - 10%",
                           "50 + 3%", "124.3M500", "8B200", "3k5"}) {
    const TypedAnswer answer = read_answer(text, plain);
    EXPECT_FALSE(answer.ok) << text << " -> " << answer.quantity.value;
    EXPECT_FALSE(answer.error.message.empty()) << text;
  }
}

TEST(ReadAnswer, BoundsLengthAndDepth) {
  EXPECT_FALSE(read(std::string(5000, '1')).ok);
  EXPECT_FALSE(read(std::string(400, '(') + "1" + std::string(400, ')')).ok);
  EXPECT_FALSE(read(std::string(900, '-') + "1").ok);
  std::string tower = "2";
  for (int i = 0; i < 400; ++i) tower += "^1";
  EXPECT_FALSE(read(tower).ok);
  std::string sum = "1";
  for (int i = 0; i < 400; ++i) sum += "+1";
  EXPECT_EQ(read(sum).quantity.value, 401);
}

}  // namespace
}  // namespace tmw
