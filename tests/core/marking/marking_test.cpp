#include "core/marking/marking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/marking/marking_rules.h"
#include "core/marking/reading.h"
#include "tests/core/marking/sample_questions.h"

namespace tmw {
namespace {

const char* name(VerdictKind kind) {
  constexpr const char* kNames[] = {"Right", "Close", "Slip", "Wrong", "Unreadable"};
  return kNames[static_cast<int>(kind)];
}

void expect(const NumericQuestion& question, VerdictKind kind,
            const std::vector<std::string>& spellings) {
  for (const std::string& typed : spellings) {
    const Verdict verdict = mark_number(question, typed);
    EXPECT_STREQ(name(verdict.kind), name(kind)) << typed << ": " << verdict.message;
    EXPECT_FALSE(verdict.message.empty()) << typed;
    EXPECT_EQ(verdict.value.has_value(), kind != VerdictKind::kUnreadable) << typed;
  }
}

TEST(Marking, AcceptsARightAnswerHoweverItIsWritten) {
  expect(sample::gpt2_parameters(), VerdictKind::kRight,
         {"124.3M", "124.3", "124.32", "124,320,000", "124320000", "1.243e8", "0.1243B", "124.3e6",
          "1.243\u00d710^8", "124.32 million", "124,320,000 parameters", "124.32M params",
          "12*12*768^2 + 50257*768 + 1024*768 + 2*768", "12*L*d^2 + V*d + T*d + 2*d",
          "(12*L*d^2 + V*d + T*d + 2*d)/1e6", "12Ld^2 + Vd + Td + 2d", "d(12Ld + V + T + 2)",
          "124.3199"});
  expect(sample::kv_cache(), VerdictKind::kRight,
         {"1.25", "1.25 GiB", "1.25GiB", "1.34 GB", "1.342 GB", "1342177280 bytes", "1342177280",
          "1280 MiB", "10.7 Gbit", "2*80*8*128*4096*2", "kv*L*g*d_k*s*bytes/2^30",
          "2*80*8*128*4096*2 bytes"});
  expect(sample::kv_cache("GB"), VerdictKind::kRight, {"1.34", "1.34 GB", "1.25 GiB", "1.342"});
  expect(sample::decode_step(), VerdictKind::kRight,
         {"6.74", "6.74 ms", "0.00674 s", "6740 us", "13.48 GB / 2 TB/s", "N*B/BW"});
  expect(sample::attention_flops(), VerdictKind::kRight,
         {"343.6", "344", "343.6 GFLOP", "0.344 TFLOP", "3.436e11", "343597383680", "171.8 GMAC"});
  expect(sample::users(), VerdictKind::kRight, {"30", "30 users", "floor((80e9-13.48e9)/2^31)"});
  expect(sample::causal_share(), VerdictKind::kRight, {"49.95", "49.95%", "0.4995", "1023/2048"});
  expect(sample::training_hours(), VerdictKind::kRight,
         {"178", "177.8 h", "7.41 days", "640152 s"});
  expect(sample::gpt2_exact(), VerdictKind::kRight,
         {"124,439,808", "124.439808", "124.439808M", "124439808 params"});
}

// 12 * 96 * 12288^2 and 6 * 0.5 * 12288.
TEST(Marking, KnowsTheSymbolsThatTheLearnerSees) {
  NumericQuestion question;
  question.id = "8.5";
  question.givens = {{"d1", 12288, "width", "d_1", {}},
                     {"L1", 96, "layers", "L_{1}", {}},
                     {"mfu", 0.5, "utilisation", "\\text{MFU}", {}},
                     {"kv", 2, "one K and one V", "2_{KV}", {}}};
  question.answer = sample::parsed("kv * 6 * L1 * d1^2 * mfu");
  expect(question, VerdictKind::kRight,
         {"6*L_1*d_1^2", "6*L1*d1^2", "12*L_1*d_1^2*MFU", "12L_1d_1^2 mfu", "kv*6*L1*d1^2*MFU"});
  const Verdict slip = mark_number(question, "6*L_1*d_1*2*MFU*2");
  EXPECT_EQ(slip.message.find("d1"), std::string::npos) << slip.message;
  const Verdict lacks = mark_number(question, "6*L_1*d_1^2*MFU");
  EXPECT_NE(lacks.message.find("kv = 2 (one K and one V)"), std::string::npos) << lacks.message;
  const Verdict unknown = mark_number(question, "zz");
  EXPECT_EQ(unknown.message, "\u201czz\u201d is not known here. You can use d_1, L_1, MFU, kv.");
}

TEST(Marking, DoesNotKnowNamesThatGiveTheAnswerAway) {
  NumericQuestion question = sample::gpt2_parameters();
  question.steps.push_back({"total", question.answer, "total", "", {}});
  question.steps.push_back({"x", question.answer, "total", "", {}});
  question.steps.push_back({"y", sample::parsed("total / 1e6"), "total", "", {}});
  question.answer = sample::parsed("total");
  question.givens.push_back({"q", 124.32, "total", "", {}, true});
  for (const std::string typed : {"total", "x", "y", "q", "layers + tokens + places + norm"}) {
    const Verdict verdict = mark_number(question, typed);
    EXPECT_STREQ(name(verdict.kind), "Unreadable") << typed;
    EXPECT_NE(verdict.message.find("You can use d, L, V, T."), std::string::npos)
        << verdict.message;
  }
  // A step that is written as a letter, such as d_k, may be used.
  expect(sample::kv_cache(), VerdictKind::kRight, {"2*L*g*d_k*s*bytes"});
}

TEST(Marking, NeverAcceptsAWrongOne) {
  for (const std::string typed :
       {"1.34", "1.34 GiB", "1.25 GB", "1.25 MiB", "1250", "1.26", "1.2", "12.5"})
    EXPECT_NE(mark_number(sample::kv_cache(), typed).kind, VerdictKind::kRight) << typed;
  for (const std::string typed : {"124", "123.5", "124.4", "124.44", "124.5", "1243", "12.43"})
    EXPECT_NE(mark_number(sample::gpt2_parameters(), typed).kind, VerdictKind::kRight) << typed;
  for (const std::string typed : {"124.32", "124.4", "124,439,807", "124,439,809", "124.44M"})
    EXPECT_NE(mark_number(sample::gpt2_exact(), typed).kind, VerdictKind::kRight) << typed;
  for (const std::string typed : {"31", "29", "30.4", "30.98", "33"})
    EXPECT_NE(mark_number(sample::users(), typed).kind, VerdictKind::kRight) << typed;
  for (const std::string typed : {"50", "50%", "0.5", "49.9", "49.96"})
    EXPECT_NE(mark_number(sample::causal_share(), typed).kind, VerdictKind::kRight) << typed;
}

TEST(Marking, SpeaksPlainlyOfAbsurdNumbers) {
  EXPECT_NE(mark_number(sample::gpt2_parameters(), "5%%").message.find("more than a million times"),
            std::string::npos);
  expect(sample::gpt2_parameters(), VerdictKind::kWrong, {"0", "-0", "-77.7", "2^-2000", "pi"});
  expect(sample::gpt2_parameters(), VerdictKind::kUnreadable,
         {"1e-400", "1e400", "NaN", "inf", "-inf", "GB", "1/0", "0/0", "1e308*10", "(-8)^(1/3)",
          "5\x01", "\xff\xfe", "5\xc3", "\xed\xa0"});
}

// A mark of direction before and behind, a soft hyphen, a zero-width joiner.
TEST(Marking, DoesNotSeeInvisibleCharacters) {
  expect(sample::gpt2_parameters(), VerdictKind::kRight,
         {"\u202a124.3M\u202c", "\u200e124.3", "124.\u00ad3", "124.3\u200dM", "\ufeff124.3"});
}

TEST(Marking, TakesDollarsAsThePriceThatIsAsked) {
  expect(sample::price(), VerdictKind::kRight,
         {"1.44", "$1.44", "1.44 dollars", "144 cents", "72/50", "$1.44 per 1M tokens", "US$1.44",
          "USD 1.44", "1.44 USD", "144\u00a2", "$1.44/M", "$1.44/1M", "$1.44 / Mtok"});
  expect(sample::price(), VerdictKind::kSlip, {"$0.06", "$72"});
  EXPECT_NE(mark_number(sample::price(), "1.44 cents").kind, VerdictKind::kRight);
}

TEST(Marking, NamesGigabytesForGibibytes) {
  const Verdict verdict = mark_number(sample::kv_cache(), "1.34");
  EXPECT_EQ(verdict.kind, VerdictKind::kSlip);
  EXPECT_EQ(verdict.slip.substr(0, 10), "gb-for-gib");
  const Verdict other = mark_number(sample::kv_cache("GB"), "1.25");
  EXPECT_EQ(other.kind, VerdictKind::kSlip);
  EXPECT_EQ(other.slip.substr(0, 10), "gib-for-gb");
}

TEST(Marking, AsksForTheDigitsThatAreMissing) {
  const Verdict verdict = mark_number(sample::gpt2_parameters(), "124");
  EXPECT_EQ(verdict.kind, VerdictKind::kUnreadable);
  EXPECT_FALSE(is_attempt(verdict));
  EXPECT_NE(verdict.message.find("4 significant digits"), std::string::npos) << verdict.message;
  expect(sample::kv_cache("GB"), VerdictKind::kUnreadable, {"1.3"});
  expect(sample::attention_flops(), VerdictKind::kUnreadable, {"340"});
}

NumericQuestion with_answer(const std::string& value, std::string_view unit = "") {
  NumericQuestion question;
  question.id = "1.1";
  question.answer = sample::parsed(value);
  question.unit = *find_unit(unit);
  return question;
}

// Rounded by hand: to one digit 12.91 is 10 and 59.55 is 6e1, to two digits 60; 8 is neither. The
// zeros of 10 and 100 are no digits of a rounding, so these are guesses.
TEST(Marking, DoesNotCountFewDigitsWhereTheyAreTheRightOnes) {
  expect(with_answer("12.91"), VerdictKind::kUnreadable, {"13", "1e1"});
  expect(with_answer("12.91"), VerdictKind::kWrong, {"5", "8", "9", "10", "7.5", "14"});
  expect(with_answer("59.55"), VerdictKind::kUnreadable, {"60", "6e1", "0.06k"});
  expect(with_answer("59.55"), VerdictKind::kWrong, {"50", "70", "65", "5e1", "61"});
  expect(with_answer("13.48", "GB"), VerdictKind::kWrong, {"9", "9 GB", "0.008 TB"});
  expect(with_answer("124.32e6", "million parameters"), VerdictKind::kWrong, {"9e7", "90", "80 M"});
  expect(with_answer("199.6"), VerdictKind::kRight, {"200"});
  expect(with_answer("0.0996"), VerdictKind::kUnreadable, {"0.1", "0.10"});
  expect(with_answer("0.104"), VerdictKind::kWrong, {"0.09", "0.099", "0.08"});
  NumericQuestion exact = with_answer("103");
  exact.grade = Grade::kExact;
  EXPECT_EQ(mark_number(exact, "99").message.find("Right to"), std::string::npos);
}

TEST(MarkingRules, DigitsAreThoseOfTheRightValueRoundedEachAtItsOwnPlace) {
  struct Case {
    double right, value;
    int digits;
    bool agrees;
  };
  const Case cases[] = {
      {12.91, 13, 2, true},      {12.91, 10, 1, true},     {12.91, 8, 1, false},
      {12.91, 5, 1, false},      {10, 9, 1, false},        {9.55, 10, 1, true},
      {9.5, 9, 1, true},         {9.5, 10, 1, true},       {59.55, 60, 2, true},
      {59.55, 59, 2, false},     {99.96, 100, 3, true},    {100.4, 99.9, 3, false},
      {100.04, 99.96, 3, true},  {100.4, 100.04, 3, true}, {-12.91, -8, 1, false},
      {-12.91, -13, 2, true},    {0.129, 0.08, 1, false},  {1.5, 1, 1, true},
      {1.5, 2, 1, true},         {1.004, 0.9996, 3, true}, {1024, 999, 3, false},
      {0.000998, 0.001, 2, true}};
  for (const Case& one : cases)
    EXPECT_EQ(has_right_digits(one.right, one.value, one.digits), one.agrees)
        << one.right << " " << one.value << " " << one.digits;
}

// 12 * 12 * 768^2 + 50257 * 768 + 1024 * 768 + 2 * 768 = 124,320,000, to 4 digits 124.3 million.
// The norm is 1,536 of it, so a sum without it rounds to the same.
TEST(Marking, JudgesAFormulaAsAFormula) {
  struct Case {
    const char* typed;
    const char* says;
  };
  const Case cases[] = {
      {"12*L*d^2 + V*d + T*d",
       "Right to 4 digits. But your sum has no final LayerNorm, 2d = 1,536."},
      {"12*12*768^2 + 50257*768 + 1024*768", "2d = 1,536."},
      {"(12*12*768^2 + (50257 + 1024)*768)/1e6", "2d = 1,536."},
      {"12*L*d^2 + V*d + T*d + d", "only half of the final LayerNorm, 2d = 1,536."},
      {"12*L*d^2 + V*d + T*d + 4*d", "2d = 1,536, twice."},
  };
  for (const Case& one : cases) {
    const Verdict verdict = mark_number(sample::gpt2_parameters(), one.typed);
    EXPECT_EQ(verdict.kind, VerdictKind::kClose) << one.typed << ": " << verdict.message;
    EXPECT_NE(verdict.message.find(one.says), std::string::npos) << verdict.message;
  }
  expect(sample::gpt2_parameters(), VerdictKind::kRight,
         {"12*L*d^2 + V*d + T*d + 2*d", "124.318464", "(12*L*d + V + T + 2)*d", "248640000/2",
          "84.93e6 + 38.6e6 + 0.7864e6"});
}

// A unit belongs to the whole where only that can be what is asked, or is right.
TEST(Marking, ReadsAUnitBehindACalculationAsThatOfItsResult) {
  expect(sample::training_hours(), VerdictKind::kRight,
         {"640152/3600 hours", "640152/3600 h", "(640152/3600) h", "(640152/3600 hours)",
          "640152/3600/24 days", "640152/60 min", "6*13e9*260e9/(64*990e12*0.5) s",
          "6*N*D/(n*peak*mfu) s", "6*N*D/n/peak/mfu seconds"});
  expect(sample::kv_cache(), VerdictKind::kRight,
         {"1342177280/2^30 GiB", "2*80*8*128*4096*2/2^30 GiB", "1342.177280/1e3 GB",
          "2*80*8*128*4096*2/1 bytes", "80*16 MiB"});
  expect(sample::gpt2_parameters(), VerdictKind::kRight,
         {"124320000/1e6 million", "124320000/1e6 M", "124.32e9/1e3 params"});
  expect(sample::causal_share(), VerdictKind::kRight, {"102300/2048 %", "1023/2048"});
  expect(sample::price(), VerdictKind::kRight, {"72/50 dollars", "72/50 $", "7200/50 cents"});
  expect(sample::training_hours(), VerdictKind::kUnreadable,
         {"640152/(3600 hours)", "640152/2 GB"});
  // The bare factors carry the missing unit, as ever: 13.48e9 bytes at 2 TB/s, in seconds.
  expect(sample::decode_step(), VerdictKind::kRight, {"6.74e9*2/2 TB/s", "13.48e9/2e12 seconds"});
  for (const std::string typed : {"640152/60 hours", "640152/3600 days", "640152/3600 s"})
    EXPECT_NE(mark_number(sample::training_hours(), typed).kind, VerdictKind::kRight) << typed;
}

// 13.48 GB / 2 TB/s = 6.74 ms, with s = 2,048 tokens among the symbols.
TEST(Marking, TakesALetterThatIsASymbolTooAsTheUnitThatIsAsked) {
  NumericQuestion question = sample::decode_step();
  question.givens.push_back({"s", 2048, "tokens", "", {}});
  expect(question, VerdictKind::kRight,
         {"0.01348/2 s", "(0.01348/2) s", "13.48/2000 s", "N*B/BW", "(N*B/BW) s", "N*B*s/BW/2048",
          "6.74e9/1e12/2048*s", "(6.74e9/1e12/2048) s"});
  expect(question, VerdictKind::kUnreadable, {"0.01348/2 s * 1"});
}

// Three matrices of 8/3 d^2 with d = 3,072: 8 d^2, which are 75,497,472 weights.
// 2 * 6.74e9 * 2048 = 27.6e12 operations at 156e12 in a second: 177 ms. s = 2,048 tokens as well.
TEST(Marking, TakesALetterOfARateAsASecondWhereThatGivesWhatIsAsked) {
  NumericQuestion question;
  question.id = "7.2";
  question.givens = {{"N", 6.74e9, "parameters", "", {}},
                     {"s", 2048, "tokens", "", {}},
                     {"speed", 156e12, "speed", "", *find_unit("FLOP/s")}};
  question.answer = sample::parsed("2 * N * s / speed");
  question.unit = *find_unit("ms");
  for (const char* typed : {"27.6 T / 156 T/s", "27.6 T/(156 T/s)", "27.6T/156T/s", "2*N*s/speed"})
    EXPECT_STREQ(name(mark_number(question, typed).kind), "Right") << typed;
  EXPECT_NE(read_draft("27.6 T / 156 T/s", question).text().find("176.9 ms"), std::string::npos)
      << read_draft("27.6 T / 156 T/s", question).text();
  EXPECT_STRNE(name(mark_number(question, "27.6 T / 78 T/s").kind), "Right");
  EXPECT_STRNE(name(mark_number(question, "27.6 T / 156 T/s/s").kind), "Right");
}

// 178 hours are 7.417 days; a second over the time of a token is what fits into a second.
TEST(Marking, TakesUnitsThatCancelOrAreConvertedByHand) {
  EXPECT_STREQ(name(mark_number(sample::training_hours(), "7.4083 days * 24").kind), "Right");
  EXPECT_STREQ(name(mark_number(sample::training_hours(), "640080 s / (3600 s)").kind), "Right");
  EXPECT_STREQ(name(mark_number(sample::training_hours(), "320040 s / (3600 s)").kind),
               "Unreadable");
  EXPECT_STRNE(name(mark_number(sample::training_hours(), "7.4083 days * 12").kind), "Right");
}

TEST(Marking, ReadsMultiplesWithWhatIsCounted) {
  NumericQuestion question;
  question.id = "8.4";
  question.givens = {{"n", 3, "matrices", "", {}},
                     {"a", 8, "numerator", "", {}},
                     {"q", 3, "denominator", "", {}},
                     {"d", 3072, "width", "", {}, true}};
  question.answer = sample::parsed("n * a / q");
  question.counted_in = sample::parsed("d^2");
  expect(question, VerdictKind::kRight,
         {"8", "8*d^2", "8d^2", "8 d\u00b2", "8\u00d7d\u00b2", "3*8d/3*d", "3*(8/3)*d*d",
          "n*a*d^2/q", "8*d^2/d^2", "75497472/d^2", "8.00d^2"});
  for (const std::string typed :
       {"75497472", "75.5M", "8*d", "8*d^3", "12d^2", "7.9d^2", "16d^2/3"})
    EXPECT_NE(mark_number(question, typed).kind, VerdictKind::kRight) << typed;
  EXPECT_EQ(mark_number(question, "zz").message,
            "\u201czz\u201d is not known here. You can use n, a, q, d.");
}

// floor((80e9 - 13.48e9) / 2 GiB) = 30 users; 8589934592 bytes are 8 GiB.
TEST(Marking, AsksBackWhatSaysSomethingElseThanIsAsked) {
  NumericQuestion users = sample::users();
  expect(users, VerdictKind::kRight, {"30 users", "30 sequences", "30 people"});
  expect(users, VerdictKind::kUnreadable,
         {"30 nodes", "30 cards", "30 A100s", "30 users per card", "30 layers"});
  users.per = {"card"};
  expect(users, VerdictKind::kRight, {"30 users per card", "30 users/GPU", "30 per A100"});
  expect(users, VerdictKind::kUnreadable, {"30 users per node"});
  const NumericQuestion cache = sample::kv_cache();
  expect(cache, VerdictKind::kUnreadable,
         {"1.25 GiB per token", "1.25 GiB/token", "1.25 GiB per layer", "1.25 GiB/user"});
  expect(cache, VerdictKind::kRight, {"320 KiB/token * 4096", "320 KiB/token * 4096 tokens"});
  EXPECT_EQ(mark_number(cache, "1.25 GiB per token").message,
            "\u201cper token\u201d says something else than is asked: type the number alone, or in "
            "GiB.");
  NumericQuestion pairs = sample::users();
  pairs.unit = Unit{};
  pairs.label = "Pairs that never turned";
  expect(pairs, VerdictKind::kRight, {"30", "30 pairs"});
  expect(pairs, VerdictKind::kUnreadable, {"30 heads"});
}

// 1023 / 2048 is 49.951 %; 124,320,000 are 124,320 thousand.
TEST(Marking, TellsTheScaleThatANumberHas) {
  for (const char* typed : {"124320", "124318", "124,320"}) {
    const Verdict verdict = mark_number(sample::gpt2_parameters(), typed);
    EXPECT_EQ(verdict.slip, "thousands:1,000") << typed;
    EXPECT_NE(verdict.message.find("right in thousands"), std::string::npos) << verdict.message;
  }
  EXPECT_EQ(mark_number(sample::gpt2_parameters(), "0.1243").slip, "thousands:0.001");
  expect(sample::causal_share(), VerdictKind::kRight,
         {"49.95%", "0.49951 = 49.951%", "1023/2048 = 49.95%", "1023/2048*100 = 49.95%"});
  for (const char* typed : {"49.95 = 4995%", "0.4995% = 0.4995", "0.4995 = 0.4995%"})
    EXPECT_NE(mark_number(sample::causal_share(), typed).kind, VerdictKind::kRight) << typed;
}

TEST(Marking, TellsCuttingFromRounding) {
  // 6.74 exactly; 177.82 cut to 177 where 178 is right.
  const Verdict verdict = mark_number(sample::training_hours(), "177");
  EXPECT_EQ(verdict.kind, VerdictKind::kClose);
  EXPECT_NE(verdict.message.find("cut off"), std::string::npos) << verdict.message;
}

TEST(Marking, KeepsAFlagshipSlipThatIsFartherThanTheLastDigits) {
  // 124.32 to four digits; without positions 123.53, eight units off. An author's slip 0.2 off
  // keeps its words; with the same verdict nearer by chance, the last digits come first.
  NumericQuestion question = sample::gpt2_parameters();
  EXPECT_EQ(mark_number(question, "123.5").kind, VerdictKind::kSlip);
  for (const std::string typed : {"124.1", "124.2", "124.4", "124.5", "124.36"})
    EXPECT_EQ(mark_number(question, typed).kind, VerdictKind::kClose) << typed;
  question.slips = {{sample::parsed("124.48e6"), "An author's."}};
  EXPECT_EQ(mark_number(question, "124.5").message, "An author's.");
}

TEST(Marking, SaysWhatAnExactCountLacks) {
  const Verdict verdict = mark_number(sample::gpt2_exact(), "124,320,000");
  EXPECT_EQ(verdict.kind, VerdictKind::kClose);
  EXPECT_NE(verdict.message.find("119,808 parameters short"), std::string::npos) << verdict.message;
  EXPECT_NE(verdict.message.find("biases and norms"), std::string::npos) << verdict.message;
  const Verdict rounded = mark_number(sample::gpt2_exact(), "124.4M");
  EXPECT_EQ(rounded.kind, VerdictKind::kClose);
  EXPECT_NE(rounded.message.find("4 digits"), std::string::npos) << rounded.message;
}

TEST(Marking, ExplainsUnreadableTextWithoutGuessing) {
  expect(sample::gpt2_parameters(), VerdictKind::kUnreadable,
         {"", "   ", "8.59 GB", "some", "12 *", "8,59", "3 s", "1/0", "5 tokens"});
  expect(sample::kv_cache(), VerdictKind::kUnreadable, {"8G", "80 layers", "1.25 s"});
  const Verdict verdict = mark_number(sample::gpt2_parameters(), "8.59 GB");
  EXPECT_NE(verdict.message.find("amount of memory"), std::string::npos) << verdict.message;
  EXPECT_NE(mark_number(sample::gpt2_parameters(), "12 *").message.find("after \u201c*\u201d"),
            std::string::npos);
}

TEST(Marking, RecognisesASourceFigureAndAConvention) {
  const Verdict source = mark_number(sample::users(), "33");
  EXPECT_EQ(source.kind, VerdictKind::kSlip);
  EXPECT_NE(source.message.find("gibibytes"), std::string::npos);
  NumericQuestion question = sample::attention_flops();
  question.conventions = {{sample::parsed("projections + scores / 2"),
                           "This counts the causal half.", VerdictKind::kRight}};
  const Verdict half = mark_number(question, "309.2");
  EXPECT_EQ(half.kind, VerdictKind::kRight);
  EXPECT_NE(half.message.find("causal half"), std::string::npos);
}

TEST(Marking, PrefersAnAuthorsWords) {
  NumericQuestion question = sample::causal_share();
  question.slips = {{sample::parsed("1/2"), "The diagonal is masked in neither count."}};
  EXPECT_EQ(mark_number(question, "50").slip, "author:0");
  EXPECT_EQ(mark_number(question, "50%").slip, "author:0");
}

TEST(Marking, NamesTheSiblingOfAByteUnitInBothDirections) {
  // 1,342,177,280 bytes are 1.25 GiB, 1,280 MiB, 1,310,720 KiB; 1.342 GB, 1,342 MB.
  for (const std::string typed : {"1.25 GB", "1.342 GiB", "1.34 GiB", "1280 MB", "1342 MiB",
                                  "1310720 kB", "1342177 KiB", "0.001342 TiB", "1.342177 gib"}) {
    for (const char* asked : {"GiB", "GB"}) {
      const Verdict verdict = mark_number(sample::kv_cache(asked), typed);
      EXPECT_EQ(verdict.slip.substr(0, 12), "sibling-unit") << typed << ": " << verdict.message;
    }
  }
  const Verdict verdict = mark_number(sample::kv_cache("GB"), "1.342 GiB");
  EXPECT_EQ(verdict.message,
            "The number is right for GB (1,000,000,000 bytes), but you wrote GiB (1,073,741,824 "
            "bytes).");
}

TEST(Marking, TakesBareSecondsForMillisecondsAsASlip) {
  EXPECT_EQ(mark_number(sample::decode_step(), "0.00674").slip, "base-unit");
  EXPECT_EQ(mark_number(sample::training_hours(), "640152").slip, "base-unit");
}

TEST(Marking, FindsSlipsOfBareNumbersInBaseUnitsToo) {
  NumericQuestion question = sample::kv_cache();
  question.slips = {{sample::parsed("L * g * d_k * s * bytes"), "One of K and V is missing."}};
  // 671,088,640 bytes, half of 1.25 GiB; and 10,737,418,240 with 64 heads.
  EXPECT_EQ(mark_number(question, "671088640").slip, "author:0");
  EXPECT_EQ(mark_number(question, "10737418240").slip.substr(0, 14), "related-symbol");
}

TEST(Marking, TakesTheDigitsThatWereTyped) {
  NumericQuestion question = sample::gpt2_parameters();  // 124.32 million
  question.digits = 3;
  expect(question, VerdictKind::kRight, {"124", "124.3", "124.32", "124.35"});
  expect(question, VerdictKind::kClose, {"123.4", "124.8"});
  // A scale letter is not added to the unit's own.
  for (const std::string typed : {"0.12432k", "0.00012432M"})
    EXPECT_NE(mark_number(question, typed).kind, VerdictKind::kRight) << typed;
}

TEST(Marking, TakesBytesPerTokenWhereTheBytesOfATokenAreAsked) {
  NumericQuestion question = sample::kv_cache();
  question.per = {"token"};
  expect(question, VerdictKind::kRight, {"1.25 GiB/token", "1.25 GiB per token"});
}

TEST(Marking, MessagesDoNotRepeatTheVerdict) {
  for (const NumericQuestion& question : sample::all()) {
    for (const std::string typed : {"1.25", "1.34", "30", "124.3", "123.9", "343.6", "177", "6.7",
                                    "49.95", "517", "124.4M", "124439809"}) {
      const Verdict verdict = mark_number(question, typed);
      for (const std::string opening : {"Right", "Wrong", "Close", "Almost", "Slip", "A slip"}) {
        if (verdict.message.rfind("Right to ", 0) == 0) continue;  // "Right to 4 digits, but ..."
        EXPECT_NE(verdict.message.rfind(opening, 0), 0u) << typed << ": " << verdict.message;
      }
    }
  }
}

// A bracket behind a number and a space is likelier a note than a factor, unless it calculates.
TEST(Marking, AsksBackANoteThatWouldBeMultiplied) {
  expect(sample::kv_cache(), VerdictKind::kUnreadable,
         {"1.25 (320 KiB)", "1.25 GiB (1/8)", "1.25 (11.3)", "1.25 (41 to 63)"});
  expect(sample::kv_cache(), VerdictKind::kRight, {"1.25", "0.625 (2)", "0.25 (2+3)"});
  expect(sample::gpt2_parameters(), VerdictKind::kRight, {"124.3 (33 %)"});
}

TEST(Marking, AsksBackARangeWithoutAUnit) {
  NumericQuestion question = sample::users();
  question.unit = Unit{"", 1, kPlainNumber};
  expect(question, VerdictKind::kUnreadable, {"41 to 63", "900 to 1000"});
}

TEST(Marking, SaysHowFarOffAnUnknownNumberIs) {
  const Verdict verdict = mark_number(sample::gpt2_parameters(), "517.33");
  EXPECT_EQ(verdict.kind, VerdictKind::kWrong);
  EXPECT_NE(verdict.message.find("4.2 times too big"), std::string::npos) << verdict.message;
  EXPECT_EQ(verdict.hint, "Count one layer first.");
  EXPECT_EQ(whole_message(verdict), verdict.message + " Count one layer first.");
  EXPECT_EQ(mark_number(sample::gpt2_parameters(), "0").kind, VerdictKind::kWrong);
  EXPECT_EQ(mark_number(sample::gpt2_parameters(), "-124.32").slip, "sign");
}

TEST(Marking, PointsAtTheFactorThatDiffersInATypedProduct) {
  struct Case {
    std::string typed;
    std::string says;
  };
  const Case cases[] = {
      {"L*g*d_k*s*bytes", "kv = 2 (one K and one V)"},
      {"2*80*64*128*4096*2", "64 where g = 8 (KV heads)"},
      {"2*80*8*128*4096*2*2", "too much"},
      {"kv*L*h*d_k*s*bytes/2^30", "h = 64 (query heads) where g = 8 (KV heads)"},
      {"kv*L*g*d*s*bytes", "d = 8,192 (width) where d_k = 128 (head size)"},
  };
  for (const Case& one : cases) {
    const Verdict verdict = mark_number(sample::kv_cache(), one.typed);
    EXPECT_STREQ(name(verdict.kind), "Slip") << one.typed << ": " << verdict.message;
    EXPECT_NE(verdict.message.find(one.says), std::string::npos)
        << one.typed << ": " << verdict.message;
  }
  const Verdict term = mark_number(sample::gpt2_parameters(), "12*L*d^2 + V*d + 2*d");
  EXPECT_NE(term.message.find("position table"), std::string::npos) << term.message;
}

TEST(RightAnswer, IsShownInTheAskedUnit) {
  EXPECT_EQ(right_answer_text(sample::kv_cache()), "1.25 GiB");
  EXPECT_EQ(right_answer_text(sample::gpt2_parameters()), "124.3 million parameters");
  EXPECT_EQ(right_answer_text(sample::gpt2_exact()), "124,439,808");
  EXPECT_EQ(right_answer_text(sample::users()), "30 users");
}

}  // namespace
}  // namespace tmw
