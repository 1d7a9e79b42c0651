#include "core/lint/lint.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/numbers.h"
#include "core/exercise/theory.h"
#include "core/exercise/visit_task.h"
#include "core/lint/lint_parts.h"
#include "core/marking/numeric_question.h"

namespace tmw {
namespace {

// The numbers and words of a variant, to prove each variant once although many seeds draw it.
std::string variant_key(const Exercise& exercise, std::uint64_t seed) {
  ContentErrors errors;
  std::vector<std::string> sentences;
  const Numbers numbers = draw_numbers(exercise, seed, {}, errors, sentences);
  NumberFormat plain;
  plain.plain = true;
  std::string key;
  for (const Given& given : numbers.givens) key += print_formatted(given.value, plain) + ";";
  for (const auto& [name, words] : numbers.words) key += words + ";";
  return key;
}

void lint_variant(const Exercise& exercise, const Problem& problem, const LintOptions& options,
                  LintNotes& notes) {
  ContentErrors errors;
  std::vector<std::string> sentences;
  Writer writer(exercise.id, draw_numbers(exercise, problem.seed, {}, errors, sentences));
  const LintCase variant{exercise, problem, writer, options};
  lint_lab(variant, notes);
  visit_task(
      [&](const auto& task, const auto& kind) {
        lint_core(task, kind, variant, notes);
        lint_task(task, kind, variant, notes);
      },
      exercise, problem);
}

void lint_variants(const Exercise& exercise, const Chapter& chapter, const LintOptions& options,
                   LintNotes& notes) {
  std::set<std::string> seen;
  for (int seed = 0; seed <= options.seeds; ++seed) {
    notes.set_seed(static_cast<std::uint64_t>(seed));
    if (!seen.insert(variant_key(exercise, static_cast<std::uint64_t>(seed))).second) continue;
    const Instance instance = instantiate(exercise, static_cast<std::uint64_t>(seed));
    for (const ContentError& error : instance.errors) notes.error(error.line, error.message);
    if (instance.errors.empty()) lint_variant(exercise, instance.problem, options, notes);
    if (instance.errors.empty())
      lint_told(instance.problem, parts_of(exercise), exercise.line, notes);
    if (instance.errors.empty()) lint_warned(chapter, exercise, instance.problem, notes);
  }
  notes.set_seed(0);
  if (!exercise.draws.empty() && seen.size() < 2) {
    notes.error(exercise.line, "every seed draws the original numbers; give `vary` other values");
  }
}

bool id_fits(const Exercise& exercise, int chapter) {
  const std::string start = std::to_string(chapter) + (exercise.bonus ? ".b" : ".");
  return exercise.id.rfind(start, 0) == 0 && exercise.id.size() > start.size() &&
         exercise.id.find_first_not_of("0123456789", start.size()) == std::string::npos;
}

void lint_theory(const Chapter& chapter, const LintOptions& options, ContentErrors& errors) {
  LintNotes notes(chapter.file, "theory");
  Theory theory = theory_of(chapter);
  for (const ContentError& error : theory.errors) notes.error(error.line, error.message);
  lint_theory_prose(chapter, notes);
  lint_asks(chapter, notes);
  if (options.seeds > 0) lint_explored(chapter, notes);
  for (const std::string& name : chapter.warns) {
    if (!is_row_name(name)) notes.error(0, "warns: the slip table has no row " + name);
  }
  lint_figures(chapter.figures, chapter.theory.source, notes);
  append(errors, notes.take());
}

void lint_exercise(const Exercise& exercise, const Chapter& chapter, const LintOptions& options,
                   ContentErrors& errors) {
  LintNotes notes(chapter.file, exercise.id);
  if (!id_fits(exercise, chapter.number)) {
    notes.error(exercise.line,
                exercise.bonus ? "the id must be the chapter's number, a point, b and a number: " +
                                     std::to_string(chapter.number) + ".b1"
                               : "the id must be the chapter's number, a point and a number: " +
                                     std::to_string(chapter.number) + ".1");
  }
  lint_shape(exercise, notes);
  lint_exercise_prose(exercise, notes);
  lint_figures(exercise.figures,
               exercise.prompt.source + exercise.solution_note.source + exercise.remark.source,
               notes);
  lint_variants(exercise, chapter, options, notes);
  lint_lab_names(exercise, notes);
  append(errors, notes.take());
}

// Sessions make the ids of a chapter from its count alone.
void lint_numbering(const Chapter& chapter, ContentErrors& errors) {
  int counted = 0;
  int bonus = 0;
  for (const Exercise& exercise : chapter.exercises) {
    const int place = exercise.bonus ? ++bonus : ++counted;
    const std::string due =
        std::to_string(chapter.number) + (exercise.bonus ? ".b" : ".") + std::to_string(place);
    if (exercise.id == due || !id_fits(exercise, chapter.number)) continue;
    errors.push_back({chapter.file, exercise.line,
                      exercise.id +
                          ": exercises are numbered in order and without gaps; this one " +
                          "should be " + due});
    return;
  }
}

// "9.1.total" must name a part of an exercise.
bool names_a_part(const Workbook& workbook, const std::string& from) {
  const std::size_t last = from.rfind('.');
  const Exercise* exercise = find_exercise(workbook, from.substr(0, last));
  if (exercise == nullptr) return false;
  const std::span<const PartSpec> parts = parts_of(*exercise);
  return std::any_of(parts.begin(), parts.end(),
                     [&](const PartSpec& part) { return part.id == from.substr(last + 1); });
}

void lint_plan(const Chapter& chapter, const Workbook& workbook, ContentErrors& errors) {
  for (const PlanLine& line : chapter.plan) {
    if (line.limit < 0.0)
      errors.push_back({chapter.file, line.line, "plan: a limit is more than 0"});
    if (!names_a_part(workbook, line.from) || chapter_of(line.from) != chapter.number)
      errors.push_back({chapter.file, line.line,
                        "plan: this chapter has no part " + line.from + " to take a number from"});
  }
}

void lint_carried(const Exercise& exercise, const Chapter& chapter, const Workbook& workbook,
                  ContentErrors& errors) {
  for (const GivenSpec& given : exercise.given) {
    if (given.from.empty() || names_a_part(workbook, given.from)) continue;
    errors.push_back({chapter.file, given.line,
                      exercise.id + ": given " + given.name + ": there is no part " + given.from +
                          " to carry a number from"});
  }
}

}  // namespace

void LintNotes::error(int line, const std::string& message) {
  if (!said_.insert(std::to_string(line) + message).second) return;
  const bool placed = message.rfind(place_ + ":", 0) == 0;
  const std::string seed = seed_ == 0 ? "" : " (with seed " + std::to_string(seed_) + ")";
  errors_.push_back({file_, line, (placed ? "" : place_ + ": ") + message + seed});
}

ContentErrors lint_chapter(const Chapter& chapter, const LintOptions& options) {
  ContentErrors errors;
  lint_theory(chapter, options, errors);
  lint_numbering(chapter, errors);
  for (const Exercise& exercise : chapter.exercises) {
    lint_exercise(exercise, chapter, options, errors);
  }
  std::stable_sort(errors.begin(), errors.end(),
                   [](const ContentError& a, const ContentError& b) { return a.line < b.line; });
  return errors;
}

ContentErrors lint_workbook(const Workbook& workbook, const std::string& index_file) {
  ContentErrors errors;
  std::set<std::string> ids;
  for (const Chapter& chapter : workbook.chapters) {
    lint_plan(chapter, workbook, errors);
    for (const Exercise& exercise : chapter.exercises) {
      lint_carried(exercise, chapter, workbook, errors);
      if (ids.insert(exercise.id).second) continue;
      errors.push_back({chapter.file, exercise.line,
                        exercise.id + ": another exercise has this id; ids are unique"});
    }
  }
  lint_index(workbook, index_file, errors);
  lint_across(workbook, index_file, errors);
  lint_terms(workbook, index_file, errors);
  return errors;
}

}  // namespace tmw
