// Models and cards by name.
#pragma once

#include <optional>
#include <string>

#include "core/plan/answers.h"
#include "core/plan/options.h"
#include "core/transformer/hardware.h"
#include "core/transformer/model.h"

namespace tmw::plan {

struct NamedModel {
  transformer::Model model;
  std::string name;
};

struct NamedHardware {
  transformer::Hardware hardware;
  std::string name;
};

// What the `index`-th name of the arguments means: a preset, or a model file whose text `read`
// gives. Nothing when the options hold a mistake, or hold one afterwards.
[[nodiscard]] std::optional<NamedModel> load_model(std::size_t index, ReadText read,
                                                   PlanOptions& options);
// `tokens`, unless the option asks for them, cut to what a model with learned positions can hold.
[[nodiscard]] std::int64_t tokens_within_positions(const PlanOptions& options,
                                                   std::string_view option, std::int64_t tokens,
                                                   const transformer::Model& model);
// A card with a published rate in BF16.
[[nodiscard]] std::optional<NamedHardware> load_hardware(std::size_t index, PlanOptions& options);

}  // namespace tmw::plan
