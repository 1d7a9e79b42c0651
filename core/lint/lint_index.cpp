// What the index says of chapters before they are loaded, held against the chapters.
#include <string>
#include <variant>
#include <vector>

#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/exercise/derive.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/lint/lint_parts.h"
#include "core/marking/marking.h"

namespace tmw {
namespace {

std::vector<const Exercise*> exercises_of(const Chapter& chapter, bool bonus) {
  std::vector<const Exercise*> list;
  for (const Exercise& exercise : chapter.exercises) {
    if (exercise.bonus == bonus) list.push_back(&exercise);
  }
  return list;
}

// One list of the index, in the chapter's own words. `what`: "exercises" or "bonus exercises".
void lint_list(const std::vector<ExerciseEntry>& listed,
               const std::vector<const Exercise*>& exercises, const std::string& what,
               const std::string& place, const std::string& file, ContentErrors& errors) {
  if (listed.size() != exercises.size()) {
    errors.push_back({file, 0,
                      place + "the index lists " + std::to_string(listed.size()) + " " + what +
                          ", the file has " + std::to_string(exercises.size())});
    return;
  }
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const ExerciseEntry& entry = listed[i];
    const Exercise& exercise = *exercises[i];
    if (entry.kind == exercise.kind && entry.title == exercise.title) continue;
    errors.push_back({file, 0,
                      place + "the index calls " + entry.id + " \"" + entry.title + "\" (" +
                          kind_name(entry.kind) + "), the file \"" + exercise.title + "\" (" +
                          kind_name(exercise.kind) + ")"});
  }
}

void lint_entry(const ChapterEntry& entry, const Workbook& workbook, const std::string& file,
                ContentErrors& errors) {
  const Chapter* chapter = find_chapter(workbook, entry.number);
  if (entry.file.empty() || chapter == nullptr) return;
  const std::string place = "chapter " + std::to_string(entry.number) + ": ";
  if (chapter->title != entry.title) {
    errors.push_back(
        {file, 0,
         place + "the index says \"" + entry.title + "\", the file \"" + chapter->title + "\""});
  }
  lint_list(entry.exercises, exercises_of(*chapter, false), "exercises", place, file, errors);
  lint_list(entry.bonus, exercises_of(*chapter, true), "bonus exercises", place, file, errors);
  lint_asks_of_entry(entry, *chapter, file, errors);
}

// The newcomer's exercise must be one with one field, and the wrong answer that is proposed there
// must be met with a slip.
std::string fault_of_first(const FirstExercise& first, const Workbook& workbook) {
  const Exercise* exercise = find_exercise(workbook, first.exercise);
  if (exercise == nullptr) return "there is no exercise " + first.exercise;
  const Instance instance = instantiate(*exercise, 0);
  const std::span<const ProblemPart> parts = parts_of(instance.problem);
  if (parts.size() != 1) return first.exercise + " does not have one field";
  const Verdict verdict = mark_number(parts.front().question, first.wrong);
  if (verdict.kind == VerdictKind::kSlip) return {};
  return "`wrong` is met with no slip, but with: " + verdict.message;
}

}  // namespace

void lint_index(const Workbook& workbook, const std::string& file, ContentErrors& errors) {
  for (const ChapterEntry& entry : workbook.index.chapters)
    lint_entry(entry, workbook, file, errors);
  const FirstExercise& first = workbook.index.first;
  // Linted with a few chapters only, the others are not there.
  const bool there = find_chapter(workbook, chapter_of(first.exercise)) != nullptr;
  if (first.exercise.empty() || !there) return;
  const std::string fault = fault_of_first(first, workbook);
  if (!fault.empty()) errors.push_back({file, first.line, "first: " + fault});
}

}  // namespace tmw
