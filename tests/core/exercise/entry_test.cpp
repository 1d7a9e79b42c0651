// What was entered, as the log keeps it. The texts here stand in learners' browsers: they never
// change.
#include "core/exercise/entry.h"

#include <gtest/gtest.h>

#include "core/exercise/problem_part.h"
#include "core/marking/verdict.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

Problem problem_with(decltype(Problem::task) task) {
  Problem problem;
  problem.task = std::move(task);
  return problem;
}

// One of each kind, small: two parts, three options (shown in another order than they are
// numbered), three steps, a function, three lines.
Problem derive() {
  DeriveProblem task;
  task.parts.resize(2);
  return problem_with(task);
}

Problem choice() {
  ChoiceProblem task;
  for (const int number : {3, 1, 2}) {
    ProblemOption option;
    option.number = number;
    task.options.push_back(option);
  }
  return problem_with(task);
}

Problem order() {
  OrderProblem task;
  task.steps.resize(3);
  return problem_with(task);
}

Problem build() {
  BuildProblem task;
  task.starter = "function f() {}";
  task.python_starter = "def f(): pass";
  return problem_with(task);
}

Problem debug() {
  DebugProblem task;
  task.lines.resize(3);
  return problem_with(task);
}

struct Kept {
  Problem problem;
  Entry entry;
  const char* text;  // in the log
};

BuildEntry python(std::string source) {
  BuildEntry entry{std::move(source), 0};
  entry.language = CodeLanguage::kPython;
  return entry;
}

std::vector<Kept> one_of_each_kind() {
  return {
      {derive(), DeriveEntry{{"12*d", ""}, {}}, "12*d\n"},
      {choice(), ChoiceEntry{0}, "3"},
      {order(), OrderEntry{{2, 0, 1}}, "3,1,2"},
      {build(), BuildEntry{"function f() {\n  return 7;\n}", 0}, "function f() {\n  return 7;\n}"},
      {build(), python("def f():\n    return 7\n"), "# Python\ndef f():\n    return 7\n"},
      {debug(), DebugEntry{2}, "2"}};
}

TEST(Entry, OfEachKindIsKeptInTheLogAsItAlwaysWasAndReadsBack) {
  for (const Kept& kept : one_of_each_kind()) {
    EXPECT_EQ(log_text(kept.problem, kept.entry), kept.text);
    const std::optional<Entry> again = read_entry(kept.problem, kept.text);
    ASSERT_TRUE(again.has_value()) << kept.text;
    EXPECT_EQ(again->index(), kept.entry.index()) << kept.text;
    EXPECT_EQ(log_text(kept.problem, *again), kept.text);
  }
}

TEST(Entry, OfEachKindIsUntouchedUntilSomethingIsEntered) {
  for (const Kept& kept : one_of_each_kind()) {
    const Entry nothing = empty_entry(kept.problem);
    EXPECT_EQ(nothing.index(), kept.entry.index()) << kept.text;
    EXPECT_TRUE(is_untouched(kept.problem, nothing)) << kept.text;
    EXPECT_FALSE(is_untouched(kept.problem, kept.entry)) << kept.text;
  }
}

TEST(Entry, ThatRunsIsNotUntouchedAlthoughItsCodeIsTheStarter) {
  const Problem problem = build();
  EXPECT_FALSE(is_untouched(problem, BuildEntry{"function f() {}", 1}));
}

TEST(Entry, OfCodeComesBackInItsLanguage) {
  const auto language = [](const std::string& text) {
    return std::get<BuildEntry>(*read_entry(build(), text)).language;
  };
  EXPECT_EQ(language("function f() {}"), CodeLanguage::kJavaScript);
  EXPECT_EQ(language("# Python\ndef f(): pass"), CodeLanguage::kPython);
  EXPECT_TRUE(is_untouched(build(), python("def f(): pass"))) << "the starter of that language";
}

TEST(Entry, ThatDoesNotFitItsProblemIsNotRead) {
  EXPECT_FALSE(read_entry(derive(), "1\n2\n3").has_value()) << "there are two parts";
  EXPECT_FALSE(read_entry(choice(), "4").has_value()) << "there are three options";
  EXPECT_FALSE(read_entry(choice(), "1,2").has_value());
  EXPECT_FALSE(read_entry(order(), "1,2").has_value()) << "a step is missing";
  EXPECT_FALSE(read_entry(order(), "1,1,2").has_value()) << "a step comes twice";
  EXPECT_FALSE(read_entry(debug(), "line 2").has_value());
  EXPECT_FALSE(read_entry(debug(), "0").has_value()) << "lines count from 1";
}

TEST(Entry, MeansTheSameWithOtherNumbersOnlyIfItIsCode) {
  for (const Kept& kept : one_of_each_kind()) {
    EXPECT_EQ(outlives_numbers(kept.problem), std::holds_alternative<BuildEntry>(kept.entry));
  }
}

}  // namespace
}  // namespace tmw
