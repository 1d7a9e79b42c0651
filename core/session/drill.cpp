#include "core/session/drill.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "core/content/exercise.h"
#include "core/content/overloaded.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/exercise/random.h"
#include "core/formula/evaluate.h"
#include "core/learner/slip_records.h"
#include "core/marking/marking_rules.h"
#include "core/marking/slip_names.h"
#include "core/marking/slips.h"
#include "core/session/option_order.h"
#include "core/session/steps.h"

namespace tmw {
namespace {

// Whether one of the ways that a question's author foresees is this slip and another number.
template <typename Ways>
bool is_among(const Ways& ways, const char* row, const std::string& slip,
              const NumericQuestion& question, const std::string& exercise, int part) {
  const double right = right_value(question);
  const std::vector<Binding> bindings = bindings_of(question);
  for (std::size_t i = 0; i < ways.size(); ++i) {
    if (slip_key(exercise, part, row + std::to_string(i)) != slip) continue;
    const double value = value_of(ways[i].expression, bindings);
    if (std::isfinite(value) && !is_right(question, right, value)) return true;
  }
  return false;
}

bool is_in_table(const NumericQuestion& question, const std::string& slip) {
  const SlipSet set = slip_set(question);
  return std::any_of(
      set.candidates.begin(), set.candidates.end(), [&](const SlipCandidate& candidate) {
        return slip_key("", 0, row_name(candidate.kind)) == slip &&
               std::isfinite(candidate.value) && !is_right(question, set.right, candidate.value);
      });
}

bool shows_in(const NumericQuestion& question, const std::string& exercise, int part,
              const std::string& slip) {
  if (exercise_of_slip(slip).empty()) return is_in_table(question, slip);
  return is_among(question.slips, "author:", slip, question, exercise, part) ||
         is_among(question.conventions, "convention:", slip, question, exercise, part);
}

bool shows_in(const DeriveProblem& numbers, const std::string& exercise, const std::string& slip) {
  for (std::size_t i = 0; i < numbers.parts.size(); ++i) {
    if (shows_in(numbers.parts[i].question, exercise, static_cast<int>(i), slip)) return true;
  }
  return false;
}

// All that could show it, in an order that chance gives: those that were tried before the others.
std::vector<const Exercise*> candidates(const Session& session, const std::string& slip,
                                        std::uint64_t chance) {
  std::vector<const Exercise*> pool;
  for (const Chapter& chapter : session.workbook.chapters) {
    for (const Exercise& exercise : chapter.exercises) pool.push_back(&exercise);
  }
  Random random(mixed_seed(slip, chance));
  std::vector<const Exercise*> shown;
  for (const int i : shuffled(pool.size(), random))
    shown.push_back(pool[static_cast<std::size_t>(i)]);
  std::stable_partition(shown.begin(), shown.end(), [&session](const Exercise* exercise) {
    return is_tried(session, exercise->id);
  });
  return shown;
}

int times_in(const Practice& practice, const std::string& exercise) {
  return static_cast<int>(
      std::count_if(practice.items.begin(), practice.items.end(),
                    [&exercise](const PracticeItem& item) { return item.exercise == exercise; }));
}

}  // namespace

bool would_show(const Problem& problem, const std::string& slip) {
  return std::visit(
      Overloaded{[&](const DeriveProblem& numbers) { return shows_in(numbers, problem.id, slip); },
                 [](const ChoiceProblem&) { return false; },
                 [](const OrderProblem&) { return false; },
                 [&](const BuildProblem&) {
                   return slip == "xor" || exercise_of_slip(slip) == problem.id;
                 },
                 [](const DebugProblem&) { return false; }},
      problem.task);
}

std::optional<std::uint64_t> seed_that_shows(const Session& session, const Exercise& exercise,
                                             const std::string& slip, std::uint64_t chance) {
  constexpr int kTries = 12;
  const Problem original = instantiate(exercise, 0).problem;
  if (!original.has_variants)
    return would_show(original, slip) ? std::optional<std::uint64_t>(0) : std::nullopt;
  const Event* last = latest_answer(session.log, exercise.id);
  const Problem before = last == nullptr ? original : instantiate(exercise, last->seed).problem;
  std::uint64_t seed = steps::other_seed(before, exercise, chance);
  for (int i = 0; i < kTries; ++i) {
    if (would_show(instantiate(exercise, seed).problem, slip)) return seed;
    seed = steps::other_seed(before, exercise, mixed_seed(slip, seed));
  }
  return would_show(original, slip) ? std::optional<std::uint64_t>(0) : std::nullopt;
}

std::optional<PracticeItem> next_drill(const Session& session, const Practice& practice) {
  const std::string& slip = practice.place.slip;
  const std::uint64_t chance = mixed_seed(slip, learner_of(session.log, {})) +
                               practice.items.size() + session.log.events().size();
  std::optional<PracticeItem> best;
  int best_rank = 0;
  for (const Exercise* exercise : candidates(session, slip, chance)) {
    // What was tried before beats what was not, and what had its turn less often the rest.
    const int rank =
        2 * times_in(practice, exercise->id) + (is_tried(session, exercise->id) ? 0 : 3);
    if (best && rank >= best_rank) continue;
    if (!would_show(instantiate(*exercise, 0).problem, slip)) continue;
    const auto seed = seed_that_shows(session, *exercise, slip, chance);
    if (!seed) continue;
    best = PracticeItem{exercise->id, *seed, slip};
    best_rank = rank;
    if (rank == 0) break;
  }
  return best;
}

}  // namespace tmw
