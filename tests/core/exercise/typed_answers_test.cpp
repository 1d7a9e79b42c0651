// What learners type, judged as an independent table wants it.
#include "tests/core/exercise/typed_answers.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/core/content/chapter_file.h"

namespace tmw {
namespace {

TEST(TypedAnswers, AreJudgedAsTheTableWants) {
  TypedDesk desk;
  for (const TypedRow& row : typed_rows()) {
    const Verdict verdict = desk.mark(row);
    EXPECT_TRUE(is_as_wanted(row, verdict))
        << row.exercise << " seed " << row.seed << " part " << row.part << ", " << row.kind << ": "
        << row.typed << "\n  wanted " << row.verdict << " \"" << row.words << "\" (" << row.how
        << ")\n  given " << verdict_name(verdict.kind) << ": " << whole_message(verdict);
  }
}

TEST(TypedAnswers, CoverEveryDeriveExercise) {
  std::set<std::string> exercises;
  const std::vector<TypedRow> rows = typed_rows();
  for (const TypedRow& row : rows) exercises.insert(row.exercise);
  EXPECT_GE(rows.size(), 600u);
  EXPECT_EQ(exercises.size(), 41u);
}

// What is not counted says so to programs, too.
TEST(TypedAnswers, CostNothingWhereTheyCannotBeJudged) {
  TypedDesk desk;
  for (const TypedRow& row : typed_rows()) {
    const Verdict verdict = desk.mark(row);
    EXPECT_EQ(is_attempt(verdict), verdict.kind != VerdictKind::kUnreadable) << row.typed;
    if (row.kind == "few digits") {
      EXPECT_FALSE(is_attempt(verdict)) << row.exercise << " " << row.typed;
    }
  }
}

const Exercise& exercise_of(const Chapter& chapter, const std::string& id) {
  for (const Exercise& exercise : chapter.exercises) {
    if (exercise.id == id) return exercise;
  }
  ADD_FAILURE() << "no exercise " << id;
  return chapter.exercises.front();
}

// 42.8 GB typed in 9.3 stands for 42.75 to 42.85. Who went on with 42.777 gets 50 * 3350 / 42.777 =
// 3,915.6 tokens/s; 42.8 gives 3,913.6, and the ends 3,918.1 and 3,909.0. 4,000 is none of them.
TEST(CarriedAnswers, StandForAllNumbersThatRoundToThem) {
  const Chapter chapter = chapter_from("09-capstone-challenge.toml");
  const Exercise& exercise = exercise_of(chapter, "9.4");
  const CarriedNumbers own = {{"9.3.answer", 42.8e9}};
  for (const char* typed : {"3914", "3,916", "3915.6", "50*3.35e12/42.777e9", "3910"})
    EXPECT_EQ(mark_part_carrying(exercise, 0, own, 0, typed).kind, VerdictKind::kRight) << typed;
  for (const char* typed : {"4000", "3925", "3900"})
    EXPECT_NE(mark_part_carrying(exercise, 0, own, 0, typed).kind, VerdictKind::kRight) << typed;
  const Verdict verdict = mark_part_carrying(exercise, 0, own, 0, "3916");
  EXPECT_NE(verdict.message.find("bytes read in a step: 42.8 GB, your own answer in 9.3"),
            std::string::npos)
      << verdict.message;
  // In full it stands for itself alone: 50 * 3350 / 42.777123 = 3,915.6.
  const CarriedNumbers exact = {{"9.3.answer", 42.777123456789e9}};
  EXPECT_NE(mark_part_carrying(exercise, 0, exact, 0, "3910").kind, VerdictKind::kRight);
}

// The price of 9.5 is rent over tokens delivered; the limit of 9.4 stands in its remark only.
TEST(CarriedAnswers, AreToldOnlyWhereTheyCount) {
  const Chapter chapter = chapter_from("09-capstone-challenge.toml");
  EXPECT_TRUE(
      instantiate(exercise_of(chapter, "9.5"), 0, {{"9.4.answer", 3000}}).problem.carried.empty());
  const CarriedNumbers both = {{"9.1.answer", 9.555e9}, {"9.3.answer", 42.8e9}};
  const std::vector<std::string> told =
      instantiate(exercise_of(chapter, "9.4"), 0, both).problem.carried;
  ASSERT_EQ(told.size(), 1u) << "the bytes of a step are the learner's own, so N counts no more";
  EXPECT_EQ(told[0], "bytes read in a step: 42.8 GB, your own answer in 9.3");
  EXPECT_EQ(instantiate(exercise_of(chapter, "9.3"), 0, both).problem.carried.size(), 1u);
}

}  // namespace
}  // namespace tmw
