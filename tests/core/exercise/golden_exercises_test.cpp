// The original numbers of every exercise against tests/golden/exercises.json, whose figures were
// worked out by script, apart from the engine.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <vector>

#include "core/exercise/code_tests.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/units/print.h"
#include "core/units/quantity.h"
#include "tests/core/compiled/compiled_file.h"
#include "tests/paths.h"

namespace tmw {
namespace {

using Json = nlohmann::json;

const Json& golden() {
  static const Json kFacts = [] {
    std::ifstream stream(test::source_dir() + "/tests/golden/exercises.json");
    return Json::parse(stream, nullptr, false);
  }();
  return kFacts.at("exercises");
}

const Workbook& shipped() {
  static const Workbook kWorkbook = [] {
    Workbook workbook;
    workbook.index =
        load_index(content_text("workbook.toml"), "workbook.toml").value.value_or(WorkbookIndex{});
    for (const ChapterEntry& entry : workbook.index.chapters) {
      if (!entry.file.empty())
        workbook.chapters.push_back(compiled_chapter_from(entry.file, workbook.index));
    }
    return workbook;
  }();
  return kWorkbook;
}

// Calls `look` with the facts of each exercise that has `key`, and the exercise with its original
// numbers. Returns how many there were.
int for_each_with(const char* key, const std::function<void(const Json&, const Problem&)>& look) {
  int count = 0;
  for (const Json& facts : golden()) {
    const Exercise* exercise = find_exercise(shipped(), facts.at("id").get<std::string>());
    if (exercise == nullptr || !facts.contains(key)) continue;
    SCOPED_TRACE(exercise->id);
    const Instance instance = instantiate(*exercise, 0);
    EXPECT_TRUE(instance.errors.empty());
    look(facts, instance.problem);
    ++count;
  }
  return count;
}

double base_value(const Json& fact) {
  const std::optional<Unit> unit = find_unit(fact.at("unit").get<std::string>());
  if (!unit) ADD_FAILURE() << "no unit " << fact.at("unit");
  return fact.at("value").get<double>() * (unit ? unit->factor : NAN);
}

bool near(double a, double b, double relative) {
  return std::fabs(a - b) <= relative * std::fabs(b);
}

std::string typed(double value, int digits = 15) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
  return buffer;
}

const DeriveProblem* derive_of(const Problem& problem) {
  return std::get_if<DeriveProblem>(&problem.task);
}

// The part whose answer is this fact, or -1.
int part_for(const DeriveProblem& derive, const Json& fact) {
  for (std::size_t i = 0; i < derive.parts.size(); ++i) {
    if (near(right_value(derive.parts[i].question), base_value(fact), 1e-9)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

// Everything that the page can say about an exercise, for figures that stand in prose.
std::string all_words(const Problem& problem) {
  std::string words =
      plain_text(problem.prompt) + plain_text(problem.solution_note) + plain_text(problem.remark);
  for (const DerivationLine& line : problem.derivation) {
    words += plain_text(line.say) + " " + line.result + " ";
  }
  if (const auto* choice = std::get_if<ChoiceProblem>(&problem.task)) {
    for (const ProblemOption& option : choice->options) {
      words += plain_text(option.text) + plain_text(option.because);
      for (const BudgetLine& budget : option.budgets) words += budget.value + " ";
    }
  }
  return words;
}

bool stated(const Problem& problem, const Json& fact) {
  const double value = base_value(fact);
  if (const DeriveProblem* derive = derive_of(problem)) {
    if (part_for(*derive, fact) >= 0) return true;
  }
  for (const DerivationLine& line : problem.derivation) {
    if (near(line.value, value, 1e-9)) return true;
  }
  const std::string words = all_words(problem);
  for (const int digits : {2, 3, 4, 5}) {
    const double shown = fact.at("value").get<double>();
    if (words.find(print_number(std::strtod(typed(shown, digits).c_str(), nullptr), digits)) !=
        std::string::npos) {
      return true;
    }
  }
  return false;
}

int right_option(const ChoiceProblem& choice) {
  int found = -1;
  for (std::size_t i = 0; i < choice.options.size(); ++i) {
    if (mark_entry(choice, {static_cast<int>(i)}).kind != VerdictKind::kRight) continue;
    EXPECT_EQ(found, -1) << "two options are right";
    found = static_cast<int>(i);
  }
  EXPECT_NE(found, -1) << "no option is right";
  return std::max(found, 0);
}

TEST(GoldenExercises, TheFactsCoverFiftyTwoExercisesAndEveryShippedOneIsAmongThem) {
  ASSERT_EQ(golden().size(), 52u);
  std::size_t met = 0, shipped_count = 0;
  for (const Json& facts : golden()) {
    const Exercise* exercise = find_exercise(shipped(), facts.at("id").get<std::string>());
    if (exercise == nullptr) continue;
    ++met;
    std::string kind = kind_name(exercise->kind);
    kind[0] = static_cast<char>(kind[0] - 'A' + 'a');
    EXPECT_EQ(kind, facts.at("kind").get<std::string>()) << exercise->id;
  }
  for (const Chapter& chapter : shipped().chapters)
    shipped_count += static_cast<std::size_t>(counted_exercises(chapter));
  EXPECT_EQ(met, shipped_count);
}

TEST(GoldenExercises, WhatIsAskedFirstHasTheReferencesValueInWhateverUnit) {
  const int asked = for_each_with("values", [](const Json& facts, const Problem& problem) {
    const DeriveProblem* derive = derive_of(problem);
    if (derive == nullptr) return;
    const double ours = right_value(derive->parts.front().question);
    const double theirs = base_value(facts.at("values").front());
    EXPECT_TRUE(near(ours, theirs, 1e-9)) << ours << " is not " << theirs;
  });
  EXPECT_GE(asked, 30);
}

TEST(GoldenExercises, EveryFieldAsksForAFigureOfTheReference) {
  for_each_with("values", [](const Json& facts, const Problem& problem) {
    const DeriveProblem* derive = derive_of(problem);
    if (derive == nullptr) return;
    for (const ProblemPart& part : derive->parts) {
      bool known = false;
      for (const Json& fact : facts.at("values")) {
        known = known || near(right_value(part.question), base_value(fact), 1e-9);
      }
      EXPECT_TRUE(known) << plain_text(part.ask);
    }
  });
}

TEST(GoldenExercises, EveryFurtherFigureOfTheReferenceIsAskedDerivedOrSaid) {
  for_each_with("values", [](const Json& facts, const Problem& problem) {
    for (const Json& fact : facts.at("values")) EXPECT_TRUE(stated(problem, fact)) << fact;
  });
}

TEST(GoldenExercises, TheReferencesValuesAreRightWithTheirUnitAndInDigits) {
  for_each_with("values", [](const Json& facts, const Problem& problem) {
    const DeriveProblem* derive = derive_of(problem);
    if (derive == nullptr) return;
    for (const Json& fact : facts.at("values")) {
      const int part = part_for(*derive, fact);
      if (part < 0) continue;
      const auto& question = derive->parts[static_cast<std::size_t>(part)].question;
      const double shown = right_value(question) / question.unit.factor;
      const std::string unit = fact.at("unit").get<std::string>();
      std::vector<std::string> spellings = {typed(shown), print_number(shown, 7)};
      if (unit.empty() || unit[0] != '$') {
        spellings.push_back(typed(fact.at("value").get<double>()) + " " + unit);
      }
      for (const std::string& spelling : spellings) {
        const Verdict verdict = mark_part(*derive, part, spelling);
        EXPECT_EQ(verdict.kind, VerdictKind::kRight) << spelling << ": " << verdict.message;
      }
    }
  });
}

TEST(GoldenExercises, NoWrongAnswerOfTheReferenceIsEverRight) {
  for_each_with("wrong", [](const Json& facts, const Problem& problem) {
    const DeriveProblem* derive = derive_of(problem);
    if (derive == nullptr) return;
    for (const Json& fact : facts.at("wrong")) {
      for (const int digits : {15, 6, 4}) {
        const auto& question = derive->parts.front().question;
        const double shown = base_value(fact) / question.unit.factor;
        const Verdict verdict = mark_part(*derive, 0, typed(shown, digits));
        EXPECT_NE(verdict.kind, VerdictKind::kRight) << typed(shown, digits);
        EXPECT_NE(verdict.kind, VerdictKind::kUnreadable) << typed(shown, digits);
      }
    }
  });
}

TEST(GoldenExercises, PrintedFiguresAreRightOrRecognisedAsWrongButNeverBoth) {
  const int printed = for_each_with("printed", [](const Json& facts, const Problem& problem) {
    const DeriveProblem* derive = derive_of(problem);
    if (derive == nullptr) return;
    for (const Json& fact : facts.at("printed")) {
      int part = 0;
      if (fact.at("for").get<std::size_t>() > 0) {
        part = part_for(*derive, facts.at("values").at(fact.at("for").get<std::size_t>()));
      }
      if (part < 0) continue;  // not asked
      const std::string spelling = typed(fact.at("value").get<double>());
      const Verdict verdict = mark_part(*derive, part, spelling);
      EXPECT_EQ(verdict.kind,
                fact.at("right").get<bool>() ? VerdictKind::kRight : VerdictKind::kSlip)
          << spelling << " for part " << part << ": " << verdict.message;
    }
  });
  EXPECT_GE(printed, 25);
}

TEST(GoldenExercises, TheRightOptionIsTheReferences) {
  for_each_with("right_option_value", [](const Json& facts, const Problem& problem) {
    const auto& choice = std::get<ChoiceProblem>(problem.task);
    const double right = base_value(facts.at("right_option_value"));
    const auto place = static_cast<std::size_t>(right_option(choice));
    EXPECT_TRUE(near(choice.options[place].value, right, 1e-9));
  });
  for_each_with("right_option_says", [](const Json& facts, const Problem& problem) {
    const auto& choice = std::get<ChoiceProblem>(problem.task);
    const auto place = static_cast<std::size_t>(right_option(choice));
    for (std::size_t i = 0; i < choice.options.size(); ++i) {
      const std::string text = plain_text(choice.options[i].text);
      bool says_all = true;
      for (const Json& word : facts.at("right_option_says")) {
        says_all = says_all && text.find(word.get<std::string>()) != std::string::npos;
      }
      EXPECT_EQ(says_all, i == place) << text;
    }
  });
  for_each_with("right_option_states", [](const Json& facts, const Problem& problem) {
    const auto& choice = std::get<ChoiceProblem>(problem.task);
    const auto place = static_cast<std::size_t>(right_option(choice));
    for (std::size_t i = 0; i < choice.options.size(); ++i) {
      const std::string text = plain_text(choice.options[i].text);
      bool states_all = true;
      for (const Json& number : facts.at("right_option_states")) {
        states_all =
            states_all && text.find(print_number(number.get<double>())) != std::string::npos;
      }
      EXPECT_EQ(states_all, i == place) << text;
    }
  });
}

TEST(GoldenExercises, ExactlyTheAcceptedOrdersAreRight) {
  const int orders =
      for_each_with("accepted_orders", [](const Json& facts, const Problem& problem) {
        const auto& task = std::get<OrderProblem>(problem.task);
        ASSERT_EQ(task.steps.size(), facts.at("steps").size());
        std::vector<int> place;  // of the reference's steps among those shown
        for (const Json& id : facts.at("steps")) {
          const auto found = std::find_if(
              task.steps.begin(), task.steps.end(),
              [&](const ProblemStep& step) { return step.id == id.get<std::string>(); });
          ASSERT_NE(found, task.steps.end()) << id;
          place.push_back(static_cast<int>(found - task.steps.begin()));
        }
        std::vector<int> order(place.size());
        std::iota(order.begin(), order.end(), 0);
        int right = 0;
        do {
          std::vector<int> shown;
          for (const int step : order) shown.push_back(place[static_cast<std::size_t>(step)]);
          const bool accepted =
              std::find(facts.at("accepted_orders").begin(), facts.at("accepted_orders").end(),
                        Json(order)) != facts.at("accepted_orders").end();
          const VerdictKind kind = mark_entry(task, {shown}).kind;
          EXPECT_EQ(kind == VerdictKind::kRight, accepted) << Json(order);
          EXPECT_NE(kind, VerdictKind::kUnreadable) << Json(order);
          right += kind == VerdictKind::kRight ? 1 : 0;
        } while (std::next_permutation(order.begin(), order.end()));
        EXPECT_EQ(right, 3);
      });
  EXPECT_EQ(orders, 1);
}

// What the exercise holds to be right for these arguments: by its reference in core/numerics, or by
// its test with the same arguments.
std::optional<JsValue> expected_by(const BuildTask& task, const BuildProblem& problem,
                                   const JsValue& arguments) {
  if (!task.reference.empty()) return call_reference(task.reference, arguments.items);
  for (const CodeTest& test : problem.tests) {
    const std::optional<JsValue> own = parse_js_value(test.arguments);
    if (own && js_equal(*own, arguments, 0.0)) return parse_js_value(test.expected);
  }
  return std::nullopt;
}

TEST(GoldenExercises, CodeIsExpectedToReturnWhatTheReferenceExpects) {
  for_each_with("tests", [](const Json& facts, const Problem& problem) {
    const auto& build = std::get<BuildProblem>(problem.task);
    const auto& task = std::get<BuildTask>(find_exercise(shipped(), problem.id)->task);
    EXPECT_EQ(build.function, facts.at("function").get<std::string>());
    for (const Json& test : facts.at("tests")) {
      const std::optional<JsValue> arguments = parse_js_value(test.at("args").dump());
      const std::optional<JsValue> expected = parse_js_value(test.at("expected").dump());
      ASSERT_TRUE(arguments && expected);
      const std::optional<JsValue> ours = expected_by(task, build, *arguments);
      ASSERT_TRUE(ours) << test.at("args");
      const double tolerance = build.tolerance > 0 ? 1e-12 : 0.0;  // stricter than for learners
      EXPECT_TRUE(js_equal(*ours, *expected, tolerance)) << js_text(*ours) << test;
    }
  });
}

TEST(GoldenExercises, TheFaultyListingShowsTheReferencesNumbersAndOneLineIsAtFault) {
  for_each_with("buggy_line", [](const Json& facts, const Problem& problem) {
    const auto& debug = std::get<DebugProblem>(problem.task);
    EXPECT_EQ(debug.shows, print_number(facts.at("expected_buggy").get<double>()));
    EXPECT_EQ(debug.should_show, print_number(facts.at("expected_fixed").get<double>()));
    EXPECT_EQ(debug.call, facts.at("call").get<std::string>());
    for (int line = 1; line <= static_cast<int>(debug.lines.size()); ++line) {
      EXPECT_EQ(mark_entry(debug, {line}).kind == VerdictKind::kRight,
                line == facts.at("buggy_line").get<int>())
          << line;
    }
  });
}

}  // namespace
}  // namespace tmw
