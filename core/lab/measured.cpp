#include "core/lab/measured.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/plan/asking.h"
#include "core/plan/serving_plan.h"
#include "core/plan/training_plan.h"
#include "core/transformer/parameters.h"
#include "core/transformer/presets.h"

namespace tmw::lab {

std::string_view shipped_measured_toml();  // shipped_measured.cpp, which CMake makes

namespace {

using namespace transformer;

constexpr std::size_t kMostRuns = 3;

// The cells of a row, one behind the other.
class Cells {
 public:
  explicit Cells(const toml::array& row) : row_(row) {}
  std::string words() {
    const toml::node* cell = row_.get(at_++);
    return cell == nullptr ? std::string() : cell->value_or(std::string());
  }
  double number() {
    const toml::node* cell = row_.get(at_++);
    return cell == nullptr ? 0.0 : cell->value_or(0.0);
  }
  std::int64_t whole() { return static_cast<std::int64_t>(number()); }

 private:
  const toml::array& row_;
  std::size_t at_ = 0;
};

ServedRun served(Cells cells) {
  ServedRun run;
  run.model = cells.words();
  run.card = cells.words();
  run.cards = cells.whole();
  run.weights = cells.words();
  run.cache = cells.words();
  run.prompt_tokens = cells.whole();
  run.answer_tokens = cells.whole();
  run.users = cells.whole();
  run.first_token_seconds = cells.number() * 1e-3;
  run.token_seconds = cells.number() * 1e-3;
  return run;
}

TrainedRun trained(Cells cells) {
  TrainedRun run;
  run.name = cells.words();
  run.parameters = cells.number();
  run.cards = cells.whole();
  run.tensor_parallel_cards = cells.whole();
  run.pipeline_stages = cells.whole();
  run.micro_batch = cells.whole();
  run.batch = cells.whole();
  run.zero = cells.whole();
  run.mfu = cells.number();
  run.gb_per_card = cells.number();
  return run;
}

template <class Run>
void read_rows(const toml::table& file, const char* key, Run (*make)(Cells), std::vector<Run>& runs,
               std::string& source) {
  const toml::table* table = file[key].as_table();
  if (table == nullptr) return;
  source = (*table)["source"].value_or(std::string());
  const toml::array* rows = (*table)["rows"].as_array();
  if (rows == nullptr) return;
  for (const toml::node& row : *rows) {
    if (const toml::array* cells = row.as_array()) runs.push_back(make(Cells(*cells)));
  }
}

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

std::string counted_tokens(std::int64_t tokens) {
  return in_words(static_cast<double>(tokens), Unit::kCount);
}

NearRun told(const ServedRun& run) {
  const ModelPreset& model = *find_preset(shipped_models().presets, run.model);
  const HardwarePreset& card = *find_preset(shipped_hardware().presets, run.card);
  const plan::ServingPlan plan = plan::plan_serving(model.model, card.hardware, setup_of(run));
  NearRun near;
  near.what = model.name + " in " + run.weights + " on " + std::to_string(run.cards) + " × " +
              card.name + ", " + counted_tokens(run.users) + " users, prompts of " +
              counted_tokens(run.prompt_tokens) + " and answers of " +
              counted_tokens(run.answer_tokens) + " tokens";
  near.measured = in_words(run.token_seconds, Unit::kSeconds) + " for each token";
  if (plan.problem == plan::ServingProblem::kNone && plan.expected_terms)
    near.expected = in_words(plan.expected_step.seconds, Unit::kSeconds);
  return near;
}

NearRun told(const TrainedRun& run) {
  NearRun near;
  near.what = "A Llama shape of " + in_words(run.parameters, Unit::kCount) + " parameters on " +
              std::to_string(run.cards) + " × H100, " + std::to_string(run.tensor_parallel_cards) +
              " tensor-parallel, " + std::to_string(run.pipeline_stages) + " pipeline stages, " +
              std::to_string(run.micro_batch) + " sequences at once, ZeRO " +
              std::to_string(run.zero);
  near.measured = in_words(run.mfu, Unit::kShare) + " MFU";
  if (run.gb_per_card > 0)
    near.measured += ", " + in_words(run.gb_per_card * 1073741824.0, Unit::kBytes) + " a card";
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

MeasuredRuns read_measured(std::string_view toml_text) {
  MeasuredRuns runs;
  const toml::parse_result parsed = toml::parse(toml_text);
  if (!parsed) {
    runs.error = "The file is not valid TOML: " + std::string(parsed.error().description()) + ".";
    return runs;
  }
  read_rows(parsed.table(), "serving", served, runs.serving, runs.serving_source);
  read_rows(parsed.table(), "training", trained, runs.training, runs.training_source);
  for (const ServedRun& run : runs.serving) {
    const bool known = find_preset(shipped_models().presets, run.model) != nullptr &&
                       find_preset(shipped_hardware().presets, run.card) != nullptr &&
                       precision_from(run.weights) && precision_from(run.cache) &&
                       run.token_seconds > 0;
    if (!known) runs.error = "A run of \"" + run.model + "\" on \"" + run.card + "\" is not whole.";
  }
  return runs;
}

const MeasuredRuns& shipped_measured() {
  static const MeasuredRuns kRuns = read_measured(shipped_measured_toml());
  return kRuns;
}

std::vector<NearRun> near_runs(const State& state) {
  return state.question == Question::kServe ? near_served(state) : near_trained(state);
}

}  // namespace tmw::lab
