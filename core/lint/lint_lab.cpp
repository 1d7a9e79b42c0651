// Where the Lab holds the numbers of an exercise: it understands every word of the address, and
// shows the number that the exercise asks for; of a what-if, the number of the slip.
#include <algorithm>
#include <cmath>

#include "core/content/exercise.h"
#include "core/exercise/problem_part.h"
#include "core/lab/address.h"
#include "core/lab/answers.h"
#include "core/lint/lint_parts.h"

namespace tmw {
namespace {

// What the Lab shows on the line at that address must be `ours`.
void lint_query(const std::string& query, const LabSpec& spec, double ours, int line,
                LintNotes& notes) {
  const lab::ReadState read = lab::read_address(query);
  for (const std::string& told : read.told) notes.error(line, "the Lab says: " + told);
  if (!read.told.empty()) return;
  const lab::Answers answers = lab::answers_to(read.state);
  if (!answers.problem.empty())
    return notes.error(line, "the Lab has no answer: " + answers.problem);
  const lab::Line* shown = lab::find_line(answers, spec.line);
  if (shown == nullptr)
    return notes.error(line, "the Lab has no line \"" + spec.line + "\" at " + query);
  if (std::fabs(shown->value - ours) <= spec.within * std::fabs(ours)) return;
  notes.error(line, "the Lab shows " + typed(shown->value, 6) + " on its line \"" + spec.line +
                        "\", and the exercise has " + typed(ours, 6) + ", at " + query);
}

}  // namespace

void lint_lab(const LintCase& variant, LintNotes& notes) {
  const LabSpec& spec = variant.exercise.lab;
  if (variant.problem.lab.empty()) return;
  lint_query(variant.problem.lab, spec, variant.writer.value(spec.is, spec.at_line), spec.at_line,
             notes);
  const std::span<const PartSpec> specs = parts_of(variant.exercise);
  const std::span<const ProblemPart> parts = parts_of(variant.problem);
  for (std::size_t i = 0; i < specs.size() && i < parts.size(); ++i) {
    std::size_t at = 0;
    for (const SlipSpec& slip : specs[i].slips) {
      if (slip.from_source) continue;
      const std::string& query = parts[i].slips_in_lab[at++];
      if (!query.empty())
        lint_query(query, spec, variant.writer.value(slip.is, slip.line), slip.line, notes);
    }
  }
}

void lint_lab_names(const Exercise& exercise, LintNotes& notes) {
  for (const auto& [words, name] : exercise.lab.models) {
    if (name.rfind("own", 0) == 0) continue;  // `at` says the rest of it
    const std::string query = "model=" + name;
    for (const std::string& told : lab::read_address(query).told)
      notes.error(exercise.lab.at_line, "\"" + words + "\": the Lab says: " + told);
  }
  for (const std::string& name : exercise.own.takes) {
    const auto given = std::find_if(exercise.given.begin(), exercise.given.end(),
                                    [&](const GivenSpec& one) { return one.name == name; });
    if (given == exercise.given.end())
      notes.error(exercise.own.line, "`own` takes \"" + name + "\", which is none of the givens");
  }
  for (const PartSpec& part : parts_of(exercise)) {
    for (const SlipSpec& slip : part.slips) {
      if (!slip.lab.empty() && (exercise.lab.empty() || slip.from_source))
        notes.error(slip.line,
                    "`lab` of a slip changes the `lab` of its exercise, which there is none of");
    }
  }
}

}  // namespace tmw
