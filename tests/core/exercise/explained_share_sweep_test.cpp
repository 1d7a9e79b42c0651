// How rarely a wrong number that comes from nowhere is "explained": a sweep over many numbers.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>
#include <string>

#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "tests/core/content/chapter_file.h"
#include "tests/core/marking/explained_share.h"
#include "tests/sweep.h"

namespace tmw {
namespace {

TEST(Slips, ExplainAtMostThreeIn200OfRandomNumbersInEveryShippedExercise) {
  const Loaded<WorkbookIndex> index = load_index(content_text("workbook.toml"), "workbook.toml");
  ASSERT_TRUE(index.value);
  int questions = 0;
  for (const ChapterEntry& entry : index.value->chapters) {
    if (entry.file.empty()) continue;
    const Chapter chapter = chapter_from(entry.file);
    for (const Exercise& exercise : chapter.exercises) {
      const Instance instance = instantiate(exercise, 0);
      const auto* derive = std::get_if<DeriveProblem>(&instance.problem.task);
      for (std::size_t i = 0; derive && i < derive->parts.size(); ++i, ++questions) {
        const NumericQuestion& question = derive->parts[i].question;
        if (right_value(question) == 0) continue;
        const double percent = explained_percent(question, 3, test::swept(10000));
        std::printf("%-14s %.2f %% explained\n", question.id.c_str(), percent);
        EXPECT_LT(percent, 1.5) << question.id;
        EXPECT_LT(explained_percent(question, 4, 1000), 1.5) << question.id;
      }
    }
  }
  EXPECT_GT(questions, 0);
}

}  // namespace
}  // namespace tmw
