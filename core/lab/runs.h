// Runs that really happened, each with its source: what the two games of the lab are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/lab/state.h"

namespace tmw::lab {

struct Run {
  State state;         // what was run
  std::string source;  // who measured it: "The Ultra-Scale Playbook (...), row 12"
  std::string at;      // where that is found
  bool ran = true;
  double memory_gib = 0;  // on each card, as measured; 0: not told, or it did not run
  double seconds = 0;     // of a training step, or for each token that is served; 0: not told
};

struct Runs {
  std::vector<Run> crash;  // training runs that fitted, or crashed
  std::vector<Run> gap;    // runs whose time is known, for training and for serving
  std::string problem;     // a sentence, when the text is no good
};

// Reads the text of assets/runs.toml; and the runs of this build, read once.
[[nodiscard]] Runs read_runs(std::string_view toml_text);
[[nodiscard]] const Runs& shipped_runs();
[[nodiscard]] std::string_view shipped_runs_toml();

}  // namespace tmw::lab
