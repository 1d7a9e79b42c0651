// What `tmw lint` says of a chapter that is sound, but could be clearer.
#include "core/lint/lint.h"
#include "core/lint/lint_question.h"

namespace tmw {

ContentErrors lint_warnings(const Chapter& chapter) {
  ContentErrors warnings;
  for (const Exercise& exercise : chapter.exercises) {
    const auto* task = std::get_if<DeriveTask>(&exercise.task);
    if (task == nullptr) continue;
    const Instance instance = instantiate(exercise, 0);
    const auto* problem = std::get_if<DeriveProblem>(&instance.problem.task);
    for (std::size_t i = 0; problem != nullptr && i < problem->parts.size(); ++i) {
      for (const QuestionProblem& found : check_question(problem->parts[i].question)) {
        if (found.is_error) continue;
        const PartSpec& part = task->parts[i];
        warnings.push_back({chapter.file, part.line,
                            "warning: " + exercise.id + ": part " + part.id + ": " + found.words});
      }
    }
  }
  return warnings;
}

}  // namespace tmw
