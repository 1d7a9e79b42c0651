// Chapter 0 against figures worked out apart from the engine, by hand or from the published
// checkpoints.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/lint/lint.h"
#include "core/marking/verdict.h"
#include "core/prose/rich_text.h"
#include "tests/core/content/chapter_file.h"

namespace tmw {
namespace {

const Chapter& chapter() {
  static const Chapter loaded = chapter_from("00-parameter-counting.toml");
  return loaded;
}

const Exercise& exercise(const std::string& id) {
  for (const Exercise& found : chapter().exercises) {
    if (found.id == id) return found;
  }
  ADD_FAILURE() << "no exercise " << id;
  return chapter().exercises.front();
}

Verdict mark_derive(const std::string& id, const std::string& typed, std::uint64_t seed = 0) {
  const Instance instance = instantiate(exercise(id), seed);
  return mark_part(std::get<DeriveProblem>(instance.problem.task), 0, typed);
}

// The option that reads so; -1 if none does.
int option_reading(const ChoiceProblem& problem, const std::string& text) {
  for (std::size_t i = 0; i < problem.options.size(); ++i) {
    if (plain_text(problem.options[i].text) == text) return static_cast<int>(i);
  }
  return -1;
}

TEST(ChapterZero, LintFindsNothingWrong) {
  for (const ContentError& error : lint_chapter(chapter(), {40, {}})) {
    ADD_FAILURE() << error_text(error);
  }
}

TEST(ChapterZero, HasSevenExercisesOfAllKinds) {
  const ExerciseKind kinds[] = {ExerciseKind::kDerive, ExerciseKind::kDerive, ExerciseKind::kTrace,
                                ExerciseKind::kDesign, ExerciseKind::kBuild,  ExerciseKind::kDebug,
                                ExerciseKind::kDerive};
  ASSERT_EQ(chapter().exercises.size(), 7u);
  for (std::size_t i = 0; i < 7; ++i) {
    EXPECT_EQ(chapter().exercises[i].id, "0." + std::to_string(i + 1));
    EXPECT_EQ(chapter().exercises[i].kind, kinds[i]);
  }
}

// 12*12*768^2 + 50257*768 + 1024*768 = 124,318,464 leaves out 2*768 = 1,536 of the last LayerNorm.
TEST(ChapterZero, MoreDigitsThanAskedAreRightButToldIfTheyDifferAndAFormulaLacksNothing) {
  const Verdict number = mark_derive("0.1", "124318464");
  EXPECT_EQ(number.kind, VerdictKind::kRight);
  EXPECT_NE(number.message.find("In full it is 124,320,000 parameters; yours is 1,536 less."),
            std::string::npos)
      << number.message;
  const Verdict formula = mark_derive("0.1", "12*12*768^2 + 50257*768 + 1024*768");
  EXPECT_EQ(formula.kind, VerdictKind::kClose) << "a formula is judged as a formula";
  EXPECT_EQ(formula.message, "Right to 4 digits. But your sum has no final LayerNorm, 2d = 1,536.");
  for (const char* typed : {"124.3M", "124.32M", "124320000"})
    EXPECT_EQ(mark_derive("0.1", typed).message.find("In full"), std::string::npos) << typed;
}

TEST(ChapterZero, AnswersAsEngineersTypeThemAreRight) {
  for (const char* typed : {"124.3M", "124.3", "124,320,000", "1.243e8", "0.1243B",
                            "12*12*768^2 + 50257*768 + 1024*768 + 2*768"}) {
    EXPECT_EQ(mark_derive("0.1", typed).kind, VerdictKind::kRight) << typed;
  }
  EXPECT_EQ(mark_derive("0.2", "6.74").kind, VerdictKind::kRight);
  EXPECT_EQ(mark_derive("0.2", "6738415616").kind, VerdictKind::kRight);
  EXPECT_EQ(mark_derive("0.7", "46.7").kind, VerdictKind::kRight);
  EXPECT_EQ(mark_derive("0.7", "46,702,792,704").kind, VerdictKind::kRight);
}

TEST(ChapterZero, KnownMistakesAreNamed) {
  for (const char* typed : {"123.53", "162.917", "84.93", "96.01"}) {
    EXPECT_EQ(mark_derive("0.1", typed).kind, VerdictKind::kSlip) << typed;
  }
  for (const char* typed : {"5.296", "8.852", "6.607", "6.705", "6.476"}) {
    EXPECT_EQ(mark_derive("0.2", typed).kind, VerdictKind::kSlip) << typed;
  }
  for (const char* typed : {"47.5", "56", "12.88", "31.67", "46.44"}) {
    EXPECT_EQ(mark_derive("0.7", typed).kind, VerdictKind::kSlip) << typed;
  }
}

TEST(ChapterZero, NeighboursAndStepNamesAreNotRight) {
  for (const char* typed : {"123.9", "125", "124.9", "total", "layers"}) {
    EXPECT_NE(mark_derive("0.1", typed).kind, VerdictKind::kRight) << typed;
  }
}

TEST(ChapterZero, PublishedCountsOfOtherModelsAreRightInTheirVariants) {
  // Exact counts of the checkpoints: LLaMA-13B, 33B and 65B, Code Llama 7B and 13B, Baichuan-7B,
  // DeepSeek LLM 7B, OpenLLaMA-3B; DeepSeek-Coder-6.7B and Sheared-LLaMA-2.7B by hand from their
  // shapes.
  const char* dense[] = {"13015864320", "32528943616", "65285660672", "6738546688", "13016028160",
                         "7000559616",  "6910365696",  "3426473600",  "6740512768", "2701560320"};
  std::set<std::string> met;
  int right = 0;
  for (std::uint64_t seed = 1; seed <= 80; ++seed) {
    for (const char* count : dense) {
      if (mark_derive("0.2", count, seed).kind != VerdictKind::kRight) continue;
      met.insert(count);
      ++right;
    }
  }
  EXPECT_GE(right, 80);  // every draw; at three digits the two of 13B are alike
  EXPECT_EQ(met.size(), 10u);
}

TEST(ChapterZero, TraceAndDesignHaveTheirRightOption) {
  const Instance trace = instantiate(exercise("0.3"), 0);
  const auto& shares = std::get<ChoiceProblem>(trace.problem.task);
  EXPECT_EQ(mark_entry(shares, {option_reading(shares, "99.2%")}).kind, VerdictKind::kRight);
  EXPECT_EQ(mark_entry(shares, {option_reading(shares, "99.6%")}).kind, VerdictKind::kWrong);
  const Instance design = instantiate(exercise("0.4"), 0);
  const auto& shapes = std::get<ChoiceProblem>(design.problem.task);
  EXPECT_EQ(mark_entry(shapes, {option_reading(shapes, "width 2,048, 20 layers")}).kind,
            VerdictKind::kRight);
  EXPECT_EQ(mark_entry(shapes, {option_reading(shapes, "width 2,048, 16 layers")}).kind,
            VerdictKind::kWrong);
  EXPECT_EQ(mark_entry(shapes, {4}).kind, VerdictKind::kUnreadable);
}

TEST(ChapterZero, DebugAcceptsLineSevenOnly) {
  const Instance instance = instantiate(exercise("0.6"), 0);
  const auto& problem = std::get<DebugProblem>(instance.problem.task);
  for (int line = 1; line <= 9; ++line) {
    EXPECT_EQ(mark_entry(problem, {line}).kind == VerdictKind::kRight, line == 7) << line;
  }
  EXPECT_EQ(problem.shows, "162,129,408");
  EXPECT_EQ(problem.should_show, "123,532,032");
  EXPECT_EQ(problem.call, "countParams(768, 12, 50257)");
}

TEST(ChapterZero, BuildExpectsThePublishedSums) {
  const Instance instance = instantiate(exercise("0.5"), 0);
  const auto& problem = std::get<BuildProblem>(instance.problem.task);
  const char* expected[] = {"123532032", "6573522944", "1172832256", "174563733504"};
  ASSERT_GE(problem.tests.size(), 4u);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(problem.tests[i].expected, expected[i]);
}

TEST(ChapterZero, TheSameSeedGivesTheSameProblem) {
  for (const Exercise& one : chapter().exercises) {
    for (std::uint64_t seed : {0u, 1u, 17u}) {
      const Problem first = instantiate(one, seed).problem;
      const Problem second = instantiate(one, seed).problem;
      EXPECT_EQ(plain_text(first.prompt), plain_text(second.prompt));
      EXPECT_TRUE(instantiate(one, seed).errors.empty());
    }
  }
}

TEST(ChapterZero, TheIndexListsTenChaptersAndFiftyTwoExercises) {
  const Loaded<WorkbookIndex> index = load_index(content_text("workbook.toml"), "workbook.toml");
  ASSERT_TRUE(index.value.has_value());
  EXPECT_EQ(index.value->chapters.size(), 10u);
  EXPECT_EQ(index.value->exercise_count(), 52);
}

}  // namespace
}  // namespace tmw
