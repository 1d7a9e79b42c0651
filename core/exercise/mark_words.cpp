#include "core/exercise/mark_words.h"

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
    case VerdictKind::Right:
      return "right";
    case VerdictKind::Close:
      return "close";
    case VerdictKind::Slip:
      return "slip";
    case VerdictKind::Wrong:
      return "wrong";
    case VerdictKind::Unreadable:
      return "unreadable";
  }
  return "unreadable";
}

}  // namespace tmw
