#include "core/marking/slips.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "core/formula/print_expression.h"
#include "core/marking/marking.h"
#include "core/marking/marking_rules.h"
#include "tests/core/marking/sample_questions.h"

namespace tmw {
namespace {

struct KnownSlip {
  NumericQuestion question;
  std::string typed;
  std::string name;  // how the slip's name begins
};

// Each number was worked out from the formula with the mistake made by hand.
TEST(Slips, AreFoundFromTheNumberAlone) {
  const KnownSlip cases[] = {
      {sample::kv_cache(), "0.625", "drop-factor:kv"},             // without K and V
      {sample::kv_cache(), "10", "related-symbol:g:h"},            // 64 heads
      {sample::kv_cache(), "2.5", "value-width"},                  // FP32
      {sample::kv_cache(), "80", "drop-divisor:h"},                // d for d / h
      {sample::kv_cache(), "0.000305", "drop-factor:s"},           // one token
      {sample::kv_cache(), "0.015625", "drop-factor:L"},           // one layer
      {sample::gpt2_parameters(), "123.5", "drop-term:places"},    // no positions
      {sample::gpt2_parameters(), "162.9", "count-twice:tokens"},  // head counted again
      {sample::gpt2_parameters(), "85.72", "drop-term"},           // no token table
      {sample::decode_step(), "3.37", "drop-factor:B"},            // one byte per weight
      {sample::attention_flops(), "171.8", "half"},                // MAC
      {sample::attention_flops(), "274.9", "drop-term:scores"},    // projections only
      {sample::training_hours(), "88.91", "drop-factor:mfu"},      // no utilisation
      {sample::users(), "31", "other-rounding"},                   // rounded up
      {sample::causal_share(), "50.05", "plus-for-minus"},         // s + 1
  };
  for (const KnownSlip& known : cases) {
    const Verdict verdict = mark_number(known.question, known.typed);
    EXPECT_EQ(verdict.kind, VerdictKind::kSlip) << known.typed << ": " << verdict.message;
    EXPECT_EQ(verdict.slip.substr(0, known.name.size()), known.name)
        << known.typed << ": " << verdict.message;
  }
}

TEST(Slips, RebuildTheLearnersNumber) {
  struct Rebuilt {
    NumericQuestion question;
    std::string typed;
    std::string says;
  };
  const Rebuilt cases[] = {
      {sample::kv_cache("GB"), "0.671",
       "80 × 8 × 128 × 4,096 × 2 = 671,088,640 B, that is 0.6711 GB."},
      {sample::kv_cache(), "10", "2 × 80 × 64 × 128 × 4,096 × 2 = 10,737,418,240 B"},
      {sample::causal_share(), "50.05", "1,024 × (1,024 + 1) / 2 / 1,024^2"},
      {sample::decode_step(), "3.37", "6.74e9 / 2e12 = 0.00337 s, that is 3.37 ms."},
      {sample::gpt2_parameters(), "123.5", "123,533,568 parameters, that is 123.5 million"},
      {sample::users(), "31", "ceil("},
  };
  for (const Rebuilt& one : cases) {
    const Verdict verdict = mark_number(one.question, one.typed);
    EXPECT_NE(verdict.message.find(one.says), std::string::npos)
        << one.typed << ": " << verdict.message;
  }
}

// What a learner reads: quantities in their own units, calculations rather than names of steps.
TEST(Slips, SpeakInTheWordsAndUnitsOfTheExercise) {
  struct Said {
    NumericQuestion question;
    std::string name;
    std::string says;
  };
  NumericQuestion circle = sample::decode_step();
  circle.answer = sample::parsed("2 * pi * N * B / BW");
  NumericQuestion hidden = sample::kv_cache();
  hidden.givens[0].hidden = true;
  NumericQuestion cards = sample::users();
  cards.steps = {{"fit", cards.answer, "users that fit", "", {}}};
  cards.answer = sample::parsed("fit");
  const Said cases[] = {
      {sample::decode_step(), "drop-divisor:BW", "without dividing by BW = 2 TB/s (bandwidth)."},
      {sample::decode_step(), "upside-down:N * B / BW", "the fraction N * B / BW upside down."},
      {sample::gpt2_parameters(), "squared:d:589,824", "with d = 768 (width) squared."},
      {sample::gpt2_parameters(), "twice:2",
       "a factor 2 is too much, or bytes were counted, two for each"},
      {sample::kv_cache(), "times-for-over:d_k", "in place of the division in d / h."},
      {circle, "drop-factor:3.14159", "without the factor \u03c0."},
      {hidden, "drop-factor:kv", "without the factor 2 (one K and one V), or without bytes = 2"},
      {cards, "other-rounding:fit", "rounded the other way; here it is rounded down."},
  };
  for (const Said& one : cases) {
    std::string words = "not found";
    for (const Slip& slip : recognised_slips(one.question)) {
      if (slip.name == one.name) words = slip.words;
    }
    EXPECT_NE(words.find(one.says), std::string::npos) << one.name << ": " << words;
  }
}

TEST(Slips, NameBothFactorsThatMayBeMissing) {
  const Verdict verdict = mark_number(sample::kv_cache(), "0.625");
  EXPECT_NE(verdict.message.find("kv = 2 (one K and one V), or without bytes = 2"),
            std::string::npos)
      << verdict.message;
}

TEST(Slips, AreOffByOneOnlyWhereThingsAreNumbered) {
  const auto has_off_by_one = [](const NumericQuestion& question) {
    const std::vector<Slip> slips = recognised_slips(question);
    return std::any_of(slips.begin(), slips.end(),
                       [](const Slip& slip) { return slip.name.rfind("off-by-one", 0) == 0; });
  };
  for (const NumericQuestion& question : sample::all())
    EXPECT_FALSE(has_off_by_one(question)) << question.id;
  NumericQuestion numbered = sample::gpt2_parameters();
  numbered.givens[1].words = "number of the last layer";
  EXPECT_TRUE(has_off_by_one(numbered));
}

// Nobody takes 11 layers for 12, squares a layer count or is one off in a constant. 11 * 12 * 768^2
// and the rest: 11/12 of 84,934,656 is 77,856,768; with 39,385,344 that is 117,242,112. L squared:
// 12 * 144 * 589,824 = 1,019,215,872 and the rest. 64 GiB is no square either: 2 * 6,400 * 8 * ...
TEST(Slips, AreNotInventedWhereNobodyMakesThem) {
  for (const char* typed : {"117.242112", "1058.601216"}) {
    const Verdict verdict = mark_number(sample::gpt2_parameters(), typed);
    EXPECT_EQ(verdict.kind, VerdictKind::kWrong) << typed << ": " << verdict.message;
  }
  EXPECT_EQ(mark_number(sample::kv_cache(), "100").kind, VerdictKind::kWrong);
}

struct Plausible {
  NumericQuestion question;
  std::string typed;
  std::string name;
};

// 4.3: g = 8 of h = 64, so h/g = 8 as well; with g = 4 the cache is 0.625 GiB and with h/g = 16 it
// is 2.5. GPT-2: 124.32 * 10^6 / 2^20 = 118.561. Users: the card's 80 GB less 13.48 GB of weights
// over 2.147 GB: see sample_questions.h.
TEST(Slips, AreNamedByTheEngineWhereverAChapterWarnsOfThem) {
  NumericQuestion shared = sample::kv_cache();
  shared.givens[3].value = 4;
  NumericQuestion model = sample::decode_step();
  model.givens[0] = {"N", 6.74e9, "parameters", "", *find_unit("billion parameters")};
  const Plausible cases[] = {
      {shared, "2.5", "group-size:g"},
      {sample::gpt2_parameters(), "118.6", "binary-million"},
      {sample::kv_cache(), "1.875", "queries-too:kv"},       // 1.25 * 3/2
      {sample::kv_cache(), "0.3125", "quarter"},             // 1.25 / 4
      {model, "7.00", "rounded-given:N"},                    // 7e9 * 2 / 2e12
      {sample::training_hours(), "10669", "other-unit:60"},  // 177.8 h in minutes
      {sample::training_hours(), "88.9", "drop-factor:mfu"},
  };
  for (const Plausible& known : cases) {
    const Verdict verdict = mark_number(known.question, known.typed);
    EXPECT_EQ(verdict.slip.substr(0, known.name.size()), known.name)
        << known.typed << ": " << verdict.message;
  }
}

TEST(Slips, SayInWhichTermAFactorIsMissing) {
  // Without V: 84,934,656 + 768 + 786,432 + 1,536 = 85,723,392.
  const Verdict verdict = mark_number(sample::gpt2_parameters(), "85.723392");
  EXPECT_NE(verdict.message.find("V = 50,257"), std::string::npos) << verdict.message;
  EXPECT_NE(verdict.message.find("in tokens (token table)"), std::string::npos) << verdict.message;
}

TEST(Slips, AreFoundInPairsWhereEnoughDigitsAreTyped) {
  // Neither positions nor last norm: 84,934,656 + 38,597,376 = 123,532,032.
  const Verdict pair = mark_number(sample::gpt2_parameters(), "123532032");
  EXPECT_EQ(pair.kind, VerdictKind::kSlip) << pair.message;
  EXPECT_NE(pair.slip.find('+'), std::string::npos) << pair.slip;
  EXPECT_NE(pair.message.find("position table"), std::string::npos) << pair.message;
}

TEST(Slips, OfTheTableAreEachExplainedWhenTypedInFull) {
  for (const NumericQuestion& question : sample::all()) {
    const std::vector<Slip> slips = recognised_slips(question);
    EXPECT_GE(slips.size(), 5u) << question.id;
    for (const Slip& slip : slips) {
      // Farther away, a bare number may have been meant in another unit.
      const double ratio = std::fabs(slip.value / right_value(question));
      if (ratio > 50 || ratio < 0.02) continue;
      char typed[40];
      std::snprintf(typed, sizeof typed, "%.12g", slip.value / question.unit.factor);
      const Verdict verdict = mark_number(question, typed);
      const bool is_short = std::string(typed).find_last_not_of("-0.") < 2;
      if (is_short && slip.name.rfind("other-symbol", 0) == 0) continue;  // see the next test
      const bool asks_for_digits = is_short && verdict.kind == VerdictKind::kUnreadable;
      EXPECT_TRUE(verdict.kind == VerdictKind::kSlip || verdict.kind == VerdictKind::kClose ||
                  asks_for_digits)
          << question.id << " " << slip.name << " " << typed << ": " << verdict.message;
      EXPECT_FALSE(is_right(question, right_value(question), slip.value)) << slip.name;
    }
  }
}

// 5 and 50 GiB are 4 and 40 times too big; to say "with g in place of kv" would be a guess.
TEST(Slips, AreNoUnrelatedNumberInAnothersPlaceOnTheEvidenceOfTwoDigits) {
  for (const std::string typed : {"5", "50", "40"}) {
    const Verdict verdict = mark_number(sample::kv_cache(), typed);
    EXPECT_EQ(verdict.kind, VerdictKind::kWrong) << typed << ": " << verdict.message;
  }
  EXPECT_EQ(mark_number(sample::kv_cache(), "40.0").kind, VerdictKind::kWrong);
}

// The answer of 1.25 GiB without its sign.
TEST(Slips, OfTheSignAloneAreCalledThat) {
  const Verdict verdict = mark_number(sample::kv_cache(), "-1.25");
  EXPECT_EQ(verdict.slip, "sign") << verdict.message;
}

// Half of 1.25 GiB is 0.625; two digits prove a slip only where it gives just them to one digit
// more than asked. 10 is 64 heads for 8, to all digits.
TEST(Slips, OfFewDigitsAreMetToOneDigitMoreThanAsked) {
  EXPECT_EQ(mark_number(sample::kv_cache(), "10").kind, VerdictKind::kSlip);
  EXPECT_EQ(mark_number(sample::kv_cache(), "0.63").kind, VerdictKind::kWrong);
}

TEST(Marking, AsksForOneNumberWhereARangeIsTyped) {
  for (const char* typed : {"1.2-1.3", "1.2 \u2013 1.3", "1.2 to 1.3 GiB"}) {
    const Verdict verdict = mark_number(sample::kv_cache(), typed);
    EXPECT_EQ(verdict.kind, VerdictKind::kUnreadable) << typed << ": " << verdict.message;
  }
}

TEST(Slips, AreNotMadeUpForACalculationThatHasNothingToDoWithTheAnswer) {
  for (const std::string typed : {"5//2", "0^0", "min(1, 2)", "2 pi", "1+1", "3*2+1"}) {
    for (const NumericQuestion& question : {sample::gpt2_parameters(), sample::kv_cache()}) {
      const Verdict verdict = mark_number(question, typed);
      EXPECT_EQ(verdict.kind, VerdictKind::kWrong)
          << question.id << " " << typed << ": " << verdict.message;
    }
  }
}

// A random number must not be "explained": in at most 2 of 100 cases, by chance.
// Of 1 / step, the 1 alone: whoever types 1 guesses.
TEST(Slips, AreNoConstantsWithNothingGivenInThem) {
  NumericQuestion question = sample::decode_step();
  question.answer = sample::parsed("1 / (" + to_text(question.answer) + ")");
  question.unit = *find_unit("tokens/s");
  for (const char* typed : {"1", "1.00"}) {
    EXPECT_EQ(mark_number(question, typed).kind, VerdictKind::kWrong)
        << mark_number(question, typed).message;
  }
}

// Cards of 80 GB: the GB themselves, and 16 bytes taken for 128 bits.
TEST(Slips, NameGigabytesInPlaceOfCardsAndBitsInPlaceOfBytes) {
  NumericQuestion question;
  question.id = "3.5";
  question.givens = {{"N", 70e9, "parameters", "", {}},
                     {"each", 16, "bytes per parameter", "", {}},
                     {"cap", 80e9, "memory of a card", "", find_unit("GB")}};
  question.answer = sample::parsed("ceil(N * each / cap)");
  question.unit = *find_unit("cards");
  question.grade = Grade::kExact;
  const Verdict gigabytes = mark_number(question, "1120");
  EXPECT_EQ(gigabytes.kind, VerdictKind::kSlip);
  EXPECT_NE(gigabytes.message.find("without dividing by cap"), std::string::npos)
      << gigabytes.message;
  const Verdict bits = mark_number(question, "112");
  EXPECT_EQ(bits.kind, VerdictKind::kSlip);
  EXPECT_NE(bits.message.find("bits in place of bytes"), std::string::npos) << bits.message;
}

// 138 + 104.9 GB on cards of 80 GB: 80 GiB would be 85.9, and three of those are enough.
NumericQuestion cards_for_room() {
  NumericQuestion question;
  question.id = "7.5";
  question.givens = {{"N", 69e9, "parameters", "", {}},
                     {"w", 2, "bytes per weight", "", {}},
                     {"U", 100, "users", "", {}},
                     {"cache", 1048576000, "cache per user", "", find_unit("B")},
                     {"cap", 80e9, "memory of a card", "", find_unit("GB")}};
  question.steps = {{"weights", sample::parsed("N*w"), "weights", "", find_unit("GB")},
                    {"caches", sample::parsed("U*cache"), "caches", "", find_unit("GB")}};
  question.answer = sample::parsed("ceil((weights + caches)/cap)");
  question.unit = *find_unit("cards");
  question.grade = Grade::kExact;
  return question;
}

TEST(Slips, TellGigabytesTakenAsGibibytesBesideAnAuthorsSlipOfTheSameCount) {
  NumericQuestion question = cards_for_room();
  question.slips = {{sample::parsed("3"), "One condition alone."}};
  const Verdict verdict = mark_number(question, "3");
  EXPECT_EQ(verdict.kind, VerdictKind::kSlip);
  EXPECT_NE(verdict.message.find("One condition alone."), std::string::npos) << verdict.message;
  EXPECT_NE(verdict.message.find("80 GB taken as 80 GiB"), std::string::npos) << verdict.message;
}

// (276 + 104.9)/80 are 5 cards: four bytes for each weight. Stored twice are 6: nobody does that.
TEST(Slips, StoreNoBytesTwice) {
  const Verdict wide = mark_number(cards_for_room(), "5");
  EXPECT_NE(wide.message.find("4 in place of w"), std::string::npos) << wide.message;
  for (const Slip& slip : recognised_slips(cards_for_room()))
    EXPECT_EQ(slip.name.find("count-twice"), std::string::npos) << slip.words;
}

// Upside down in the logarithm, the pair at the edge would be -40.
TEST(Slips, LeadNobodyOverANegativeCount) {
  NumericQuestion question;
  question.id = "6.b2";
  question.givens = {{"d_k", 128, "head size", "", {}},
                     {"B", 10000, "base", "", {}},
                     {"s", 2048, "tokens", "", {}}};
  question.steps = {
      {"edge", sample::parsed("d_k/2*ln(s/(2*pi))/ln(B)"), "pair at the edge", "", {}},
      {"turned", sample::parsed("floor(edge) + 1"), "pairs that turn", "", {}}};
  question.answer = sample::parsed("d_k/2 - turned");
  question.grade = Grade::kExact;
  ASSERT_EQ(mark_number(question, "23").kind, VerdictKind::kRight);
  EXPECT_EQ(mark_number(question, "104").kind, VerdictKind::kWrong)
      << mark_number(question, "104").message;
}

TEST(Slips, SurviveQuestionsThatCannotBeComputed) {
  NumericQuestion question = sample::kv_cache();
  question.steps[0].expression = sample::parsed("d_k + 1");  // refers to itself
  EXPECT_TRUE(recognised_slips(question).empty());
  EXPECT_EQ(mark_number(question, "1").kind, VerdictKind::kUnreadable);
  question.answer = Expression();
  EXPECT_EQ(mark_number(question, "1").kind, VerdictKind::kUnreadable);
  EXPECT_EQ(candidate_count(question), 0u);
}

}  // namespace
}  // namespace tmw
