// What an exercise asks, beside what its problem says of it.
#pragma once

#include <type_traits>
#include <utility>
#include <variant>

#include "core/content/exercise.h"
#include "core/exercise/problem.h"

namespace tmw {

// Calls the visitor with what is asked, as written and with the numbers put in: the DeriveTask and
// the DeriveProblem, and so on. Requires a problem made of this exercise.
template <typename Visitor>
decltype(auto) visit_task(Visitor&& visitor, const Exercise& exercise, const Problem& problem) {
  return std::visit(
      [&](const auto& kind) -> decltype(auto) {
        using KindTask = typename std::decay_t<decltype(kind)>::Task;
        return visitor(*std::get_if<KindTask>(&exercise.task), kind);
      },
      problem.task);
}

}  // namespace tmw
