#include "core/exercise/mark_words.h"

#include "core/exercise/problem_part.h"
#include "core/units/quantity.h"

namespace tmw {

Verdict mark_words(const Problem& problem, const std::vector<std::string>& words) {
  return std::visit([&](const auto& task) { return mark_words(task, words); }, problem.task);
}

std::string verdict_unit(const Problem& problem) {
  const std::span<const ProblemPart> parts = parts_of(problem);
  return parts.empty() ? "1" : base_unit_symbol(parts.front().question.unit.dimension);
}

const char* verdict_name(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::kRight:
      return "right";
    case VerdictKind::kClose:
      return "close";
    case VerdictKind::kSlip:
      return "slip";
    case VerdictKind::kWrong:
      return "wrong";
    case VerdictKind::kUnreadable:
      return "unreadable";
  }
  return "unreadable";
}

}  // namespace tmw
