// From the bound to what is measured: a plan's terms, each times a constant that was fitted to
// published runs (assets/expected.toml, made by tests/fit/fit_expected.mjs), with the error the fit
// has on runs it did not see.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/transformer/hardware.h"
#include "core/transformer/model.h"

namespace tmw::transformer {

// What a step of serving takes before any constant; seconds but for the layers. Both rates and
// links are those of data sheets.
struct ServingTerms {
  double memory = 0;   // reading weights and caches
  double compute = 0;  // of the step, and of the prompts read between steps
  double layers = 0;   // of the model: each costs time of its own
  double link = 0;     // the bytes that tensor-parallel cards send
};

// What a step of training takes before any constant; seconds but for the layer runs.
struct TrainingTerms {
  double compute = 0;               // useful work at the peak rate
  double bubble = 0;                // the same, while the pipeline fills and drains
  double tensor_in_node = 0;        // tensor-parallel bytes over the cards' links
  double tensor_between_nodes = 0;  // the same over the network, with more cards than a node has
  double data = 0;                  // gradients and weights over the network
  double layer_runs = 0;            // micro-batches, and those of the bubble, x layers of a stage
};

// Errors of a fit on runs left out: (expected - measured) / measured.
struct FitError {
  double median = 0;  // of its size
  double low = 0;     // one run in ten lies below
  double high = 0;    // and one above
  std::int64_t rows = 0;
  std::string date;
};

struct ExpectedConstants {
  ServingTerms serving;  // what each term is multiplied with
  FitError serving_error;
  TrainingTerms training;
  FitError training_error;
  std::string problem;  // a sentence, when the text is no good
};

// Reads the text of assets/expected.toml; and the constants of this build, read once.
[[nodiscard]] ExpectedConstants read_expected(std::string_view toml_text);
[[nodiscard]] const ExpectedConstants& shipped_expected();
[[nodiscard]] std::string_view shipped_expected_toml();

[[nodiscard]] ServingTerms times(const ServingTerms& constants, const ServingTerms& terms);
[[nodiscard]] TrainingTerms times(const TrainingTerms& constants, const TrainingTerms& terms);
[[nodiscard]] double sum_of(const ServingTerms& terms);
[[nodiscard]] double sum_of(const TrainingTerms& terms);

// Seconds, and what was measured between: eight runs in ten lie there.
struct ExpectedSeconds {
  double seconds = 0;
  double low = 0;
  double high = 0;
};
[[nodiscard]] ExpectedSeconds with_range(double seconds, const FitError& error);

// Bytes that each of `cards` cards sends when all of them add up `bytes`, in a ring: a
// reduce-scatter and an all-gather, (n - 1)/n of the bytes each. Source: Patarasu and Yuan 2009;
// NCCL's "bus bandwidth". Requires cards >= 1.
[[nodiscard]] double all_reduce_bytes(double bytes, double cards);

}  // namespace tmw::transformer
