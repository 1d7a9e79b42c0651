// Models and cards by name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/plan/answers.h"
#include "core/transformer/hardware.h"
#include "core/transformer/model.h"

namespace tmw::plan {

struct NamedModel {
  transformer::Model model;
  std::string name;
  Sentences notes = {};  // what belongs to the counts: defaults that were taken, parts left out
  std::int64_t context_tokens = 0;  // the longest that its makers name; 0: not known
};

struct NamedHardware {
  transformer::Hardware hardware;
  std::string name;
};

template <class Named>
struct Found {
  std::optional<Named> named;
  std::string error;  // a sentence, when there is nothing of that name
};

// A preset, or a model file whose text `read` gives. The model is sound.
[[nodiscard]] Found<NamedModel> load_model(const std::string& name, ReadText read);
// A card with a published rate in BF16.
[[nodiscard]] Found<NamedHardware> load_hardware(const std::string& name);

}  // namespace tmw::plan
