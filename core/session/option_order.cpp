#include "core/session/option_order.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/content/overloaded.h"
#include "core/exercise/random.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

void put_in_order(std::vector<ProblemOption>& options) {
  std::sort(options.begin(), options.end(),
            [](const ProblemOption& a, const ProblemOption& b) { return a.number < b.number; });
}

void shuffle(std::vector<ProblemOption>& options, const Problem& problem, std::uint64_t learner) {
  Random random(mixed_seed(problem.id + "/" + std::to_string(problem.seed), learner));
  std::vector<ProblemOption> shown;
  for (const int i : shuffled(options.size(), random)) {
    shown.push_back(std::move(options[static_cast<std::size_t>(i)]));
  }
  options = std::move(shown);
}

}  // namespace

std::uint64_t learner_of(const Log& log, std::string_view first_id) {
  if (!log.events().empty()) first_id = log.events().front().id;
  return first_id.empty() ? 0 : mixed_seed(first_id, 0);
}

void order_options(Problem& problem, std::uint64_t learner) {
  std::visit(Overloaded{[&](ChoiceProblem& choice) {
                          put_in_order(choice.options);
                          if (learner != 0) shuffle(choice.options, problem, learner);
                        },
                        [](DeriveProblem&) {}, [](OrderProblem&) {}, [](BuildProblem&) {},
                        [](DebugProblem&) {}},
             problem.task);
}

}  // namespace tmw
