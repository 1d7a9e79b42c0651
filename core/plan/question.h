// From a request to what a plan needs; the beginning of every answer. Used by the answers only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/plan/answers.h"
#include "core/plan/load.h"

namespace tmw::plan {

// How a question is asked: "Usage: tmw memory MODEL", its options, and what stands behind them.
struct Usage {
  std::string_view before;
  std::string_view after = " [--json].";
};

// What the names of a request mean.
struct Subject {
  NamedModel model;
  NamedHardware card;             // where the question has one
  std::optional<Answer> refusal;  // a mistake, or the usage; then nothing else is meant
};

// `names` is 1 for a model, 2 for a model and a card. Mistakes are told in this order: those in the
// options, another number of names (with `usage`, as "help" tells it too), what is not known.
[[nodiscard]] Subject subject_of(const Request& request, ReadText read, std::size_t names,
                                 const OptionMistake& mistake, const std::string& usage);

// An answer that is the sentence `error` alone.
[[nodiscard]] Answer refused(std::string sentence);

template <class Setup>
struct Understood {
  Setup setup;
  Subject subject;
};

template <class Setup>
Understood<Setup> understand(const Request& request, ReadText read, std::size_t names,
                             const Usage& usage) {
  const ReadSetup<Setup> asked = read_setup<Setup>(request.options);
  const std::string how =
      std::string(usage.before) + options_in_usage(fields<Setup>()) + std::string(usage.after);
  return {asked.setup, subject_of(request, read, names, asked.mistake, how)};
}

}  // namespace tmw::plan
