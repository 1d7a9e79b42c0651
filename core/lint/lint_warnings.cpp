// What `tmw lint` says of a chapter that is sound, but could be clearer; and what it lets pass.
#include <span>

#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/problem_part.h"
#include "core/lint/lint.h"
#include "core/lint/lint_parts.h"
#include "core/lint/lint_question.h"

namespace tmw {

ContentErrors lint_warnings(const Chapter& chapter) {
  ContentErrors warnings;
  for (const Exercise& exercise : chapter.exercises) {
    const std::span<const PartSpec> specs = parts_of(exercise);
    if (specs.empty()) continue;
    const Instance instance = instantiate(exercise, 0);
    const std::span<const ProblemPart> parts = parts_of(instance.problem);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string accident = told_accident(chapter, parts[i].question);
      if (!accident.empty()) {
        warnings.push_back({chapter.file, specs[i].line,
                            "warning: " + exercise.id + ": part " + specs[i].id + ": " + accident});
      }
      for (const QuestionProblem& found : check_question(parts[i].question)) {
        if (found.is_error) continue;
        const PartSpec& part = specs[i];
        warnings.push_back({chapter.file, part.line,
                            "warning: " + exercise.id + ": part " + part.id + ": " + found.words});
      }
    }
  }
  return warnings;
}

}  // namespace tmw
