// The state as the query of an address: "v=1&model=llama-3-8b&card=h100&users=32".
//
// `v` is the version of this writing. `ask=train` asks about training; options of the question
// stand under their own names, those of the other one under "serve." or "train.". Parts in which a
// model or a card differs from its preset stand under "model." and "card." (fields.h); with
// "model=own" they say all of it, and "model.name" its name. `plot` and `over` are the plot that is
// shown and the option it runs over, where they are not the usual ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/lab/state.h"

namespace tmw::lab {

inline constexpr int kAddressVersion = 1;

// What is looked at of the answers: a plot (plots.h) and the option it runs over. The usual ones
// where they are empty.
struct View {
  std::string plot;
  std::string over;

  bool operator==(const View&) const = default;
};

// Empty for the state of a first visit. A pinned state stands behind it with "pin." before the keys
// in which it differs, without a value where it has none; "pin=1" if it does not. Of the view only
// what the state's question has, and what is not usual.
[[nodiscard]] std::string write_address(const State& state, const std::optional<State>& pin = {},
                                        const View& view = {});

struct ReadState {
  State state;                    // what was understood, the rest as on a first visit
  std::vector<std::string> told;  // a sentence for each part that was not
  std::optional<State> pin;       // where one is pinned
  View view;                      // empty where it is the usual one
};
// Total over all texts.
[[nodiscard]] ReadState read_address(std::string_view query);

// Parts that differ from the preset, or from a new one where there is none: name and text.
using Differences = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] Differences differences(const AskedModel& model);
[[nodiscard]] Differences differences(const AskedCard& card);

}  // namespace tmw::lab
