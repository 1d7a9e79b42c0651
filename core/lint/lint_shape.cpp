// Proofs about names: unique, drawn from what is given, and used.
#include <algorithm>
#include <set>

#include "core/content/exercise.h"
#include "core/content/markers.h"
#include "core/content/table_reader.h"
#include "core/exercise/problem_part.h"
#include "core/formula/expression.h"
#include "core/lint/lint_parts.h"

namespace tmw {
namespace {

std::vector<std::string> given_names(const Exercise& exercise) {
  std::vector<std::string> names;
  for (const GivenSpec& given : exercise.given) names.push_back(given.name);
  return names;
}

void check_unique(const Exercise& exercise, LintNotes& notes) {
  std::set<std::string> names;
  for (const GivenSpec& given : exercise.given) names.insert(given.name);
  for (const StepSpec& step : exercise.steps) {
    if (!names.insert(step.name).second) {
      notes.error(step.line,
                  "the step `" + step.name + "` has the name of a given or another step");
    }
  }
}

void check_draws(const Exercise& exercise, LintNotes& notes) {
  const std::vector<std::string> names = given_names(exercise);
  for (const DrawSpec& draw : exercise.draws) {
    for (const DrawRow& row : draw.rows) {
      for (const auto& [name, value] : row) {
        const bool known = std::find(names.begin(), names.end(), name) != names.end();
        const std::string nearest = nearest_word(name, names);
        if (!known) {
          notes.error(draw.line, "`vary` draws `" + name + "`, which is not given" +
                                     (nearest.empty() ? "" : "; did you mean `" + nearest + "`?"));
        }
      }
    }
  }
}

// "9.1.total" names an exercise of this or an earlier chapter and one of its parts.
void check_carried(const Exercise& exercise, LintNotes& notes) {
  for (const GivenSpec& given : exercise.given) {
    if (given.from.empty()) continue;
    const std::size_t point = given.from.find('.');
    const std::size_t last = given.from.rfind('.');
    if (point == std::string::npos || last == point || last + 1 == given.from.size()) {
      notes.error(given.line, "given " + given.name +
                                  ": `from` must be an exercise and its part, such as 9.1.total");
    }
  }
}

void check_parts(const Exercise& exercise, LintNotes& notes) {
  if (parts_of(exercise).empty()) return;
  std::set<std::string> ids;
  for (const PartSpec& part : parts_of(exercise)) {
    if (!ids.insert(part.id).second) notes.error(part.line, "two parts have the id " + part.id);
  }
  if (exercise.steps.empty()) {
    notes.error(exercise.line, "there is no derivation; write it as `steps`");
  }
}

// A derivation opens step by step, words before numbers: they may tell the steps before, not their
// own.
void check_steps(const Exercise& exercise, LintNotes& notes) {
  for (std::size_t i = 0; i < exercise.steps.size(); ++i) {
    const StepSpec& step = exercise.steps[i];
    for (const Marker& marker : step.say.markers) {
      const std::vector<std::string>& used = marker.expression.symbols();
      for (std::size_t later = i; later < exercise.steps.size(); ++later) {
        if (std::find(used.begin(), used.end(), exercise.steps[later].name) != used.end())
          notes.error(step.line, "the words of step " + step.name + " tell " +
                                     exercise.steps[later].name +
                                     " before it is worked out; put it into `also`");
      }
    }
  }
}

void check_given_words(const Exercise& exercise, LintNotes& notes) {
  for (const GivenSpec& given : exercise.given) {
    if (given.is_words() || !given.what.empty()) continue;
    notes.error(given.line, "given " + given.name +
                                ": say with `what` what it counts; the slips are named with it");
  }
}

}  // namespace

void lint_shape(const Exercise& exercise, LintNotes& notes) {
  check_unique(exercise, notes);
  check_draws(exercise, notes);
  check_carried(exercise, notes);
  check_parts(exercise, notes);
  check_steps(exercise, notes);
  check_given_words(exercise, notes);
  if (exercise.steps.empty() && exercise.solution_note.empty()) {
    notes.error(exercise.line,
                "there is nothing to show as the solution; write `steps` or `working`");
  }
}

}  // namespace tmw
