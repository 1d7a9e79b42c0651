// Verdicts made of a kind and words.
#pragma once

#include <string>
#include <utility>

#include "core/marking/verdict.h"

namespace tmw {

[[nodiscard]] inline Verdict verdict(VerdictKind kind, std::string message) {
  Verdict result;
  result.kind = kind;
  result.message = std::move(message);
  return result;
}

[[nodiscard]] inline Verdict unreadable(std::string message) {
  Verdict verdict;
  verdict.message = std::move(message);
  return verdict;
}

}  // namespace tmw
