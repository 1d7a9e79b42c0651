// Proofs by the calculation core: `check` must come to the same number as the exercise's own steps.
#include <cmath>
#include <cstdio>

#include "core/content/exercise.h"
#include "core/lint/core_check.h"
#include "core/lint/lint_parts.h"

namespace tmw {
namespace {

constexpr double kAgreement = 1e-9;  // relative; room for rounding only

}  // namespace

std::string typed(double value, int digits) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
  return buffer;
}

void compare_with_core(const std::string& check, double ours, std::span<const Binding> bindings,
                       const LintCase& variant, int line, LintNotes& notes) {
  if (check.empty()) return;
  const CoreValue core = core_value(check, bindings);
  if (!core.error.empty()) {
    notes.error(line, "`check` cannot be computed: " + core.error);
    return;
  }
  if (core.names_model && variant.problem.seed != 0) return;
  if (std::fabs(core.value - ours) <= kAgreement * std::fabs(core.value)) return;
  notes.error(line, "`check` is " + typed(core.value, 12) + " by the calculation core, but here " +
                        typed(ours, 12) + " is right");
}

}  // namespace tmw
