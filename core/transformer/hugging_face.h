// Hugging Face config.json to a model description, family by family, with each family's own
// defaults for keys its configuration class leaves out. Used by config_reader.cpp only.
// Source of the defaults and weights: huggingface/transformers, src/transformers/models/*.
#pragma once

#include <string>

#include "core/transformer/config_reader.h"
#include "core/transformer/json_fields.h"

namespace tmw::transformer {

// `config` must be an object. Keys that do not change a count are ignored.
[[nodiscard]] ReadModel read_hugging_face(const Json& config, std::string name);

}  // namespace tmw::transformer
