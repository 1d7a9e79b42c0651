#include "core/session/option_order.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/exercise/random.h"

namespace tmw {

std::uint64_t learner_of(const Log& log, std::uint64_t chance) {
  return log.events().empty() ? chance : mixed_seed(log.events().front().id, 0);
}

void order_options(Problem& problem, std::uint64_t learner) {
  auto* choice = std::get_if<ChoiceProblem>(&problem.task);
  if (choice == nullptr) return;
  std::vector<ProblemOption>& options = choice->options;
  std::sort(options.begin(), options.end(),
            [](const ProblemOption& a, const ProblemOption& b) { return a.number < b.number; });
  if (learner == 0) return;
  Random random(mixed_seed(problem.id + "/" + std::to_string(problem.seed), learner));
  std::vector<ProblemOption> shown;
  for (const int i : shuffled(options.size(), random)) {
    shown.push_back(std::move(options[static_cast<std::size_t>(i)]));
  }
  options = std::move(shown);
}

}  // namespace tmw
