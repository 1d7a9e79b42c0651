#include "core/lab/measured.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/plan/asking.h"
#include "core/plan/serving_plan.h"
#include "core/plan/training_plan.h"
#include "core/transformer/measured.h"
#include "core/transformer/parameters.h"
#include "core/transformer/presets.h"
#include "core/units/binary_prefix.h"

namespace tmw::lab {

namespace {

using namespace transformer;

constexpr std::size_t kMostRuns = 3;

// How many times one is the other, in doublings.
double doublings(double one, double other) {
  return one > 0 && other > 0 ? std::fabs(std::log2(one / other)) : 8;
}

// The `kMostRuns` with the least distance.
template <class Run, class Distance>
std::vector<const Run*> nearest(const std::vector<Run>& runs, const Distance& distance) {
  std::vector<std::pair<double, const Run*>> all;
  for (const Run& run : runs) {
    const double apart = distance(run);
    if (std::isfinite(apart)) all.emplace_back(apart, &run);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& one, const auto& other) { return one.first < other.first; });
  std::vector<const Run*> some;
  for (std::size_t i = 0; i < std::min(all.size(), kMostRuns); ++i) some.push_back(all[i].second);
  return some;
}

plan::ServingSetup setup_of(const ServedRun& run) {
  plan::ServingSetup setup;
  setup.users = run.users;
  setup.cards = run.cards;
  setup.prompt_tokens = run.prompt_tokens;
  setup.answer_tokens = run.answer_tokens;
  setup.tokens = run.prompt_tokens + run.answer_tokens / 2;  // on average, while it answers
  setup.weights = precision_from(run.weights).value_or(Precision::kBf16);
  setup.cache = precision_from(run.cache).value_or(Precision::kBf16);
  return setup;
}

std::string counted(std::int64_t count) {
  return in_words(static_cast<double>(count), Unit::kCount);
}

NearRun told(const ServedRun& run) {
  const ModelPreset& model = *find_preset(shipped_models().presets, run.model);
  const HardwarePreset& card = *find_preset(shipped_hardware().presets, run.card);
  const plan::ServingPlan plan = plan::plan_serving(model.model, card.hardware, setup_of(run));
  NearRun near;
  near.what = model.name + " in " +
              std::string(name_of(precision_from(run.weights).value_or(Precision::kBf16))) +
              " on " + counted(run.cards) + " × " + card.name + ", " + counted(run.users) +
              " users, prompts of " + counted(run.prompt_tokens) + " and answers of " +
              counted(run.answer_tokens) + " tokens";
  near.measured = in_words(run.token_seconds, Unit::kSeconds) + " for each token";
  if (plan.problem == plan::ServingProblem::kNone && plan.expected_terms)
    near.expected = in_words(plan.expected_step.seconds, Unit::kSeconds);
  return near;
}

NearRun told(const TrainedRun& run) {
  NearRun near;
  near.what = "A Llama shape of " + in_words(run.parameters, Unit::kCount) + " parameters on " +
              counted(run.cards) + " × H100, " + counted(run.tensor_parallel_cards) +
              " tensor-parallel, " + counted(run.pipeline_stages) + " pipeline stages, " +
              counted(run.micro_batch) + " sequences at once, ZeRO " + std::to_string(run.zero);
  near.measured = in_words(run.mfu, Unit::kShare) + " MFU";
  if (run.gb_per_card > 0)
    near.measured += ", " + in_words(run.gb_per_card * kGibi, Unit::kBytes) + " a card";
  return near;
}

std::vector<NearRun> near_served(const State& state) {
  const plan::ServingSetup asked =
      plan::read_setup<plan::ServingSetup>(suited_options(state).options).setup;
  const Hardware& card = state.card.named.hardware;
  const double size = total_parameters(state.model.named.model).as_double();
  const double context = static_cast<double>(asked.tokens.value_or(4096));
  const auto distance = [&](const ServedRun& run) {
    const auto* model = find_preset(shipped_models().presets, run.model);
    const auto* other = find_preset(shipped_hardware().presets, run.card);
    const double apart = doublings(size, total_parameters(model->model).as_double());
    if (apart > 1) return static_cast<double>(HUGE_VALF);
    const Precision weights = precision_from(run.weights).value_or(Precision::kBf16);
    return 4 * apart + 2 * doublings(card.bytes_per_second, other->hardware.bytes_per_second) +
           (run.card == state.card.preset ? 0 : 1) +
           2 * doublings(static_cast<double>(asked.cards), static_cast<double>(run.cards)) +
           doublings(static_cast<double>(asked.users), static_cast<double>(run.users)) +
           doublings(context, static_cast<double>(run.prompt_tokens + run.answer_tokens)) +
           doublings(bits_per_number(asked.weights), bits_per_number(weights));
  };
  std::vector<NearRun> runs;
  for (const ServedRun* run : nearest(shipped_measured().serving, distance))
    runs.push_back(told(*run));
  return runs;
}

std::vector<NearRun> near_trained(const State& state) {
  const plan::TrainingSetup asked =
      plan::read_setup<plan::TrainingSetup>(suited_options(state).options).setup;
  const double size = total_parameters(state.model.named.model).as_double();
  const auto distance = [&](const TrainedRun& run) {
    const double apart = doublings(size, run.parameters);
    if (apart > 1) return static_cast<double>(HUGE_VALF);
    return 4 * apart + doublings(static_cast<double>(asked.cards), static_cast<double>(run.cards)) +
           doublings(static_cast<double>(asked.tensor_parallel_cards),
                     static_cast<double>(run.tensor_parallel_cards)) +
           doublings(static_cast<double>(asked.pipeline_stages),
                     static_cast<double>(run.pipeline_stages));
  };
  std::vector<NearRun> runs;
  for (const TrainedRun* run : nearest(shipped_measured().training, distance))
    runs.push_back(told(*run));
  return runs;
}

}  // namespace

std::vector<NearRun> near_runs(const State& state) {
  return state.question == Question::kServe ? near_served(state) : near_trained(state);
}

}  // namespace tmw::lab
