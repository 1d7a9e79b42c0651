// "New numbers": every exercise that has numbers has at least ten sets of them beside its own.
#include <gtest/gtest.h>

#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "tests/core/content/chapter_file.h"

namespace tmw {
namespace {

// Words, an order of steps, or code with numbers of its own: there is nothing to draw anew.
const std::set<std::string> kWithoutNumbers = {"0.5", "1.6", "2.5",  "5.2",  "5.3",
                                               "5.4", "6.3", "4.b1", "5.b1", "8.b2"};

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.12g;", value);
  return text;
}

// The prompt and every number handed over, in it or in a table.
std::string question_of(const Problem& problem) {
  std::string question = plain_text(problem.prompt);
  for (const GivenLine& given : problem.given) question += given.value + ";";
  return question;
}

// What a learner would have to answer differently.
std::string answer_of(const Problem& problem) {
  std::string answer;
  if (const auto* derive = std::get_if<DeriveProblem>(&problem.task)) {
    for (const ProblemPart& part : derive->parts) answer += number(right_value(part.question));
  } else if (const auto* choice = std::get_if<ChoiceProblem>(&problem.task)) {
    std::set<std::string> texts;  // in whatever order they were shuffled
    for (const ProblemOption& option : choice->options) texts.insert(plain_text(option.text));
    for (const std::string& text : texts) answer += text + ";";
  } else if (const auto* debug = std::get_if<DebugProblem>(&problem.task)) {
    answer = debug->call + debug->shows + debug->should_show;
  }
  return answer;
}

// `kv` of 4.3, and every other number that stands in a step by its symbol.
TEST(Derivations, DefineEveryGivenThatTheirStepsNameAndNoOtherHiddenOne) {
  const auto index = load_index(content_text("workbook.toml"), "workbook.toml");
  ASSERT_TRUE(index.value);
  int hidden_rows = 0;
  for (const ChapterEntry& entry : index.value->chapters) {
    for (const Exercise& exercise : chapter_from(entry.file).exercises) {
      std::set<std::string> used;
      for (const StepSpec& step : exercise.steps) {
        const std::vector<std::string>& symbols = step.is.symbols();
        used.insert(symbols.begin(), symbols.end());
      }
      std::vector<std::string> expected;
      for (const GivenSpec& given : exercise.given) {
        if (given.is_words()) continue;
        const bool shown = !given.hidden || used.count(given.name) > 0;
        if (shown) expected.push_back(given.what);
        hidden_rows += given.hidden && shown;
      }
      std::vector<std::string> listed;
      const Problem problem = instantiate(exercise, 0).problem;
      for (const GivenLine& line : problem.derivation_given) {
        listed.push_back(line.what);
        EXPECT_FALSE(line.name.empty() || line.value.empty()) << exercise.id;
      }
      EXPECT_EQ(listed, expected) << exercise.id;
    }
  }
  EXPECT_GE(hidden_rows, 10);
}

TEST(NewNumbers, AreThereInTenVariantsWithAtLeastHalfAsManyAnswers) {
  const auto index = load_index(content_text("workbook.toml"), "workbook.toml");
  ASSERT_TRUE(index.value);
  int exercises = 0;
  for (const ChapterEntry& entry : index.value->chapters) {
    for (const Exercise& exercise : chapter_from(entry.file).exercises) {
      if (!exercise.bonus) ++exercises;
      const Problem original = instantiate(exercise, 0).problem;
      EXPECT_EQ(original.has_variants, kWithoutNumbers.count(exercise.id) == 0) << exercise.id;
      if (!original.has_variants) continue;
      std::set<std::string> questions, answers;
      for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Problem problem = instantiate(exercise, seed).problem;
        questions.insert(question_of(problem));
        answers.insert(answer_of(problem));
      }
      questions.erase(question_of(original));
      answers.erase(answer_of(original));
      EXPECT_GE(questions.size(), 10u) << exercise.id;
      EXPECT_GE(answers.size(), 5u) << exercise.id;
    }
  }
  EXPECT_EQ(exercises, 52);
}

// A derivation, its hints and its remark are about the same numbers as the prompt.
TEST(NewNumbers, ChangeTheDerivationTooUnlessItStaysInSymbols) {
  const auto index = load_index(content_text("workbook.toml"), "workbook.toml");
  for (const ChapterEntry& entry : index.value->chapters) {
    for (const Exercise& exercise : chapter_from(entry.file).exercises) {
      if (kWithoutNumbers.count(exercise.id) > 0) continue;
      std::set<std::string> derivations;
      for (std::uint64_t seed = 0; seed <= 60; ++seed) {
        std::string lines;
        for (const DerivationLine& line : instantiate(exercise, seed).problem.derivation)
          lines += line.numbers + line.result;
        derivations.insert(lines);
      }
      // 3.4 counts in forward passes, whatever the depth.
      EXPECT_GE(derivations.size(), exercise.id == "3.4" ? 1u : 6u) << exercise.id;
    }
  }
}

}  // namespace
}  // namespace tmw
