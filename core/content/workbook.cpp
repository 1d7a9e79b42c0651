#include "core/content/workbook.h"

#include <algorithm>
#include <charconv>

#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/content/overloaded.h"
#include "core/prose/rich_text.h"

namespace tmw {

// Here, where all their parts are known, so that the header need not know them.
Chapter::Chapter() = default;
Chapter::Chapter(const Chapter& other) = default;
Chapter::Chapter(Chapter&& other) noexcept = default;
Chapter& Chapter::operator=(const Chapter& other) = default;
Chapter& Chapter::operator=(Chapter&& other) noexcept = default;
Chapter::~Chapter() = default;

WorkbookIndex::WorkbookIndex() = default;
WorkbookIndex::WorkbookIndex(const WorkbookIndex& other) = default;
WorkbookIndex::WorkbookIndex(WorkbookIndex&& other) noexcept = default;
WorkbookIndex& WorkbookIndex::operator=(const WorkbookIndex& other) = default;
WorkbookIndex& WorkbookIndex::operator=(WorkbookIndex&& other) noexcept = default;
WorkbookIndex::~WorkbookIndex() = default;

const char* kind_name(ExerciseKind kind) {
  switch (kind) {
    case ExerciseKind::kDerive:
      return "Derive";
    case ExerciseKind::kTrace:
      return "Trace";
    case ExerciseKind::kDesign:
      return "Design";
    case ExerciseKind::kBuild:
      return "Build";
    case ExerciseKind::kDebug:
      return "Debug";
  }
  return "";
}

int WorkbookIndex::exercise_count() const {
  int count = 0;
  for (const ChapterEntry& chapter : chapters) count += chapter.exercise_count();
  return count;
}

int WorkbookIndex::exercise_count(ExerciseKind kind) const {
  int count = 0;
  for (const ChapterEntry& chapter : chapters) {
    count += static_cast<int>(
        std::count_if(chapter.exercises.begin(), chapter.exercises.end(),
                      [kind](const ExerciseEntry& entry) { return entry.kind == kind; }));
  }
  return count;
}

const ExerciseEntry* find_exercise_entry(const WorkbookIndex& index, std::string_view id) {
  for (const ChapterEntry& chapter : index.chapters) {
    for (const ExerciseEntry& entry : is_bonus_id(id) ? chapter.bonus : chapter.exercises) {
      if (entry.id == id) return &entry;
    }
  }
  return nullptr;
}

std::span<const PartSpec> parts_of(const Exercise& exercise) {
  using Parts = std::span<const PartSpec>;
  return std::visit(
      Overloaded{[](const DeriveTask& task) { return Parts(task.parts); },
                 [](const ChoiceTask&) { return Parts(); },
                 [](const OrderTask&) { return Parts(); }, [](const BuildTask&) { return Parts(); },
                 [](const DebugTask&) { return Parts(); }},
      exercise.task);
}

int counted_exercises(const Chapter& chapter) {
  int count = 0;
  for (const Exercise& exercise : chapter.exercises) count += exercise.bonus ? 0 : 1;
  return count;
}

bool is_bonus_id(std::string_view id) {
  const std::size_t dot = id.find('.');
  return dot != std::string_view::npos && id.substr(dot + 1, 1) == "b";
}

int chapter_of(std::string_view id) {
  int number = -1;
  std::from_chars(id.data(), id.data() + id.size(), number);
  return number;
}

const Exercise* find_exercise(const Workbook& workbook, const std::string& id) {
  for (const Chapter& chapter : workbook.chapters) {
    for (const Exercise& exercise : chapter.exercises) {
      if (exercise.id == id) return &exercise;
    }
  }
  return nullptr;
}

const Chapter* find_chapter(const Workbook& workbook, int number) {
  for (const Chapter& chapter : workbook.chapters) {
    if (chapter.number == number) return &chapter;
  }
  return nullptr;
}

const ChapterEntry* find_entry(const WorkbookIndex& index, int number) {
  for (const ChapterEntry& entry : index.chapters) {
    if (entry.number == number) return &entry;
  }
  return nullptr;
}

}  // namespace tmw
