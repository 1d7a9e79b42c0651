// Runs that were measured and published (assets/measured.toml), and those nearest to a state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/lab/answers.h"

namespace tmw::lab {

struct ServedRun {
  std::string model;  // ids of presets
  std::string card;
  std::int64_t cards = 0;
  std::string weights;  // formats
  std::string cache;
  std::int64_t prompt_tokens = 0;
  std::int64_t answer_tokens = 0;
  std::int64_t users = 0;
  double first_token_seconds = 0;
  double token_seconds = 0;
};

// On H100, sequences of 4,096 tokens.
struct TrainedRun {
  std::string name;  // "8B": a Llama shape of so many parameters
  double parameters = 0;
  std::int64_t cards = 0;
  std::int64_t tensor_parallel_cards = 0;
  std::int64_t pipeline_stages = 0;
  std::int64_t micro_batch = 0;
  std::int64_t batch = 0;  // sequences of a step
  std::int64_t zero = 0;
  double mfu = 0;
  double gb_per_card = 0;  // 0: not told
};

struct MeasuredRuns {
  std::string serving_source;
  std::string training_source;
  std::vector<ServedRun> serving;
  std::vector<TrainedRun> training;
  std::string error;  // a sentence, when the text is no good
};
[[nodiscard]] MeasuredRuns read_measured(std::string_view toml_text);
// The file of this build, without an error (tests/core/lab holds that).
[[nodiscard]] const MeasuredRuns& shipped_measured();

// A run in words, what was measured of it, and what the fit expects of that very run where it can.
struct NearRun {
  std::string what;
  std::string measured;
  std::string expected;  // may be empty
};

// The runs nearest to a state by model, cards, lengths and users; at most three, none where no run
// is of a model of half to twice its size.
[[nodiscard]] std::vector<NearRun> near_runs(const State& state);

}  // namespace tmw::lab
