// Where in the derivation a learner's own way left it.
#pragma once

#include <cstddef>
#include <optional>

#include "core/marking/numeric_question.h"
#include "core/marking/verdict.h"

namespace tmw {

struct DifferingStep {
  std::size_t step = 0;  // of question.steps
  double value = 0.0;    // what the learner had there, in base units
};

// Of a wrong number: the step that it leaves out, with 0 as the value; else the first step in which
// one mistake, with everything after it done right,
// gives what the slip that was named gives. Where no slip was named, or it is in no single step,
// the step whose value is the answer, with the learner's number. Nothing where no step is the
// answer, or nothing was read.
[[nodiscard]] std::optional<DifferingStep> differing_step(const NumericQuestion& question,
                                                          const Verdict& said);

}  // namespace tmw
