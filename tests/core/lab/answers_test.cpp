#include "core/lab/answers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <random>
#include <string>

#include "core/plan/answers.h"
#include "core/plan/serving_plan.h"
#include "core/transformer/presets.h"
#include "tests/core/lab/random_state.h"

namespace tmw::lab {
namespace {

void expect_numbers(const Answers& answers, const std::string& where) {
  ASSERT_FALSE(answers.groups.empty()) << where;
  for (const Group& group : answers.groups) {
    for (const Line& line : group.lines) {
      const std::string place = where + ", " + line.id;
      EXPECT_TRUE(std::isfinite(line.value)) << place;
      EXPECT_GE(line.value, 0) << place;
      if (line.expected) {
        EXPECT_LE(line.expected_low, *line.expected) << place;
        EXPECT_GE(line.expected_high, *line.expected) << place;
      }
      for (const Term& term : line.terms) EXPECT_TRUE(std::isfinite(term.value)) << place;
      for (const Step& step : line.steps) EXPECT_TRUE(std::isfinite(step.value)) << place;
      // The engine of the exercises comes to what the plan says, but for bytes rounded up and the
      // scales of blocks that are not full.
      if (!line.steps.empty() && line.id != "parameters") {
        EXPECT_NEAR(line.steps.back().value, line.value, 2e-3 * std::fabs(line.value) + 1024)
            << place;
      }
    }
    if (!group.bars) continue;
    for (const Bar& bar : group.bars->bars) EXPECT_GE(bar.value, 0) << where << ", " << bar.name;
  }
}

void expect_answer_or_sentence(const State& state, const std::string& where) {
  const Answers answers = answers_to(state);
  if (!answers.problem.empty()) {
    EXPECT_EQ(answers.problem.back(), '.') << where << ": " << answers.problem;
    EXPECT_EQ(answers.problem.find("--"), std::string::npos) << answers.problem;
    EXPECT_TRUE(answers.groups.empty()) << where;
    return;
  }
  EXPECT_FALSE(answers.verdict.empty()) << where;
  expect_numbers(answers, where);
}

// Whether a formula has a symbol, which is no part of a longer name.
bool has_symbol(const std::string& formula, const std::string& symbol) {
  const auto is_letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
  for (std::size_t at = formula.find(symbol); at != std::string::npos;
       at = formula.find(symbol, at + 1)) {
    const std::size_t end = at + symbol.size();
    const bool begins = at == 0 || !is_letter(formula[at - 1]) || !is_letter(symbol.front());
    const bool ends = end == formula.size() || !is_letter(formula[end]);
    if (begins && ends) return true;
  }
  return false;
}

// A learner looks in the formulas for each symbol that the table lists.
TEST(Answers, ListNoSymbolThatTheirStepsDoNotUse) {
  State state = first_state();
  int listed = 0;
  for (const auto& model : transformer::shipped_models().presets) {
    ASSERT_TRUE(take_model(state, model.id));
    for (const Question question : {Question::kServe, Question::kTrain}) {
      state.question = question;
      for (const Group& group : answers_to(state).groups) {
        for (const Line& line : group.lines) {
          for (const Given& given : line.givens) {
            const bool used =
                std::any_of(line.steps.begin(), line.steps.end(), [&given](const Step& step) {
                  const std::size_t equals = step.symbols.find('=');
                  return has_symbol(step.symbols.substr(equals + 1), given.symbol);
                });
            EXPECT_TRUE(used) << given.symbol << " of " << line.id << " for " << model.id;
            ++listed;
          }
        }
      }
    }
  }
  EXPECT_GT(listed, 1000);
}

TEST(Answers, OfEveryModelOnEveryCardAreNumbersOrASentence) {
  State state = first_state();
  for (const auto& model : transformer::shipped_models().presets) {
    ASSERT_TRUE(take_model(state, model.id));
    for (const auto& card : transformer::shipped_hardware().presets) {
      if (!take_card(state, card.id)) continue;  // no rate was published
      for (const Question question : {Question::kServe, Question::kTrain}) {
        state.question = question;
        expect_answer_or_sentence(state, model.id + " on " + card.id);
      }
    }
  }
}

TEST(Answers, OfAnySettingAreNumbersOrASentence) {
  std::mt19937 chance(5);
  for (int i = 0; i < 500; ++i) {
    const State state = test::random_state(chance, true);
    expect_answer_or_sentence(state, name_of(state.model) + " on " + name_of(state.card));
  }
}

// Llama 3 8B has 8,030,261,248 parameters, 2 bytes each in BF16; its cache takes 2 x 32 layers x 8
// heads x 128 x 2 bytes = 131,072 bytes a token.
TEST(Answers, AboutServingAreThoseWorkedOutByHand) {
  State state = first_state();
  ASSERT_EQ(set_option(state, Question::kServe, "users", "16"), "");
  ASSERT_EQ(set_option(state, Question::kServe, "tokens", "8192"), "");
  const Answers answers = answers_to(state);
  EXPECT_EQ(find_line(answers, "weights")->value, 2.0 * 8030261248);
  EXPECT_EQ(find_line(answers, "cache")->value, 131072.0 * 8192);
  EXPECT_EQ(find_line(answers, "held")->value, 2.0 * 8030261248 + 16 * 131072.0 * 8192);
  EXPECT_EQ(find_line(answers, "users")->value, std::floor((80e9 - 16060522496) / 1073741824));
  EXPECT_EQ(find_line(answers, "context")->value,
            std::floor((80e9 - 16060522496) / (16 * 131072.0)));
  EXPECT_NEAR(find_line(answers, "step")->value, (16060522496 + 16 * 1073741824.0) / 3.35e12, 1e-9);
  EXPECT_TRUE(answers.fits);
  EXPECT_EQ(find_line(answers, "weights")->steps.front().result, "16.06 GB (14.96 GiB)");
}

TEST(Answers, SayWhatWouldFit) {
  std::mt19937 chance(9);
  int remedies = 0;
  for (int i = 0; i < 300; ++i) {
    const State state = test::random_state(chance, false);
    const Answers answers = answers_to(state);
    if (answers.fits) {
      EXPECT_TRUE(answers.remedies.empty());
    }
    for (const Remedy& remedy : answers.remedies) {
      State mended = state;
      for (const plan::Asked& one : remedy.options)
        ASSERT_EQ(set_option(mended, state.question, one.option, one.text.value_or("1")), "");
      const Answers after = answers_to(mended);
      // A batch that was chosen may not suit more cards; the sentence then says so.
      if (after.problem.empty()) {
        EXPECT_TRUE(after.fits) << remedy.words;
      }
      ++remedies;
    }
  }
  EXPECT_GT(remedies, 50);
}

// 70.6 B parameters of 16 bytes are 1.13 TB: of 80 GB cards 16 hold the state alone, split by ZeRO,
// and with all activations computed again 16 hold a sequence of 4,096 tokens, too.
TEST(Answers, ProposeTheFewestCardsForARunThatNoSingleOptionMakesFit) {
  State state = first_state();
  state.question = Question::kTrain;
  ASSERT_TRUE(take_model(state, "llama-3-70b"));
  const Answers answers = answers_to(state);
  EXPECT_FALSE(answers.fits);
  EXPECT_EQ(find_line(answers, "expected"), nullptr) << "nobody measured what does not fit";
  EXPECT_FALSE(find_line(answers, "time")->expected.has_value());
  ASSERT_FALSE(answers.remedies.empty());
  for (const Remedy& remedy : answers.remedies) {
    State mended = state;
    for (const plan::Asked& one : remedy.options)
      ASSERT_EQ(set_option(mended, state.question, one.option, one.text.value_or("1")), "");
    EXPECT_TRUE(answers_to(mended).fits) << remedy.words;
    const std::int64_t cards = std::stoll(option_text(mended, Question::kTrain, "cards"));
    ASSERT_EQ(set_option(mended, state.question, "cards", std::to_string(cards / 2)), "");
    EXPECT_FALSE(answers_to(mended).fits) << "half of the cards would do: " << remedy.words;
  }
}

TEST(Answers, TakeWhatACardHasInPlaceOfWhatItLacksAndSaySo) {
  State state = first_state();
  ASSERT_TRUE(take_card(state, "t4"));
  Answers answers = answers_to(state);
  ASSERT_EQ(answers.cautions.size(), 1u);
  EXPECT_NE(answers.cautions[0].find("no BF16"), std::string::npos) << answers.cautions[0];
  for (const auto& [option, text] : answers.filled) {
    EXPECT_NE(text, "BF16") << option;
    EXPECT_NE(text, "bf16") << option;
  }
  ASSERT_TRUE(take_card(state, "a100"));
  ASSERT_EQ(set_option(state, Question::kServe, "compute", "fp8"), "");
  answers = answers_to(state);
  EXPECT_EQ(answers.problem, "") << "an A100 has no FP8";
  ASSERT_EQ(answers.cautions.size(), 1u);
  EXPECT_NE(answers.cautions[0].find("FP8"), std::string::npos) << answers.cautions[0];
}

TEST(Answers, SayWhenAContextIsLongerThanTheModelWasMadeFor) {
  State state = first_state();
  ASSERT_TRUE(take_model(state, "llama-2-7b"));
  ASSERT_EQ(set_option(state, Question::kServe, "tokens", "4096"), "");
  EXPECT_TRUE(answers_to(state).cautions.empty());
  ASSERT_EQ(set_option(state, Question::kServe, "tokens", "4097"), "");
  ASSERT_EQ(answers_to(state).cautions.size(), 1u);
  EXPECT_NE(answers_to(state).cautions[0].find("4,096"), std::string::npos);
}

TEST(Answers, FitExactlyTheUsersThatTheySay) {
  std::mt19937 chance(21);
  for (int i = 0; i < 200; ++i) {
    State state = test::random_state(chance, false);
    state.question = Question::kServe;
    const Answers answers = answers_to(state);
    if (!answers.problem.empty()) continue;
    const double users = find_line(answers, "users")->value;
    const std::string asked = option_text(state, Question::kServe, "users");
    EXPECT_EQ(answers.fits, users >= (asked.empty() ? 1 : std::stod(asked)));
  }
}

}  // namespace
}  // namespace tmw::lab
