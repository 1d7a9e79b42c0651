// A model's description that is parsed already. Used by config_reader.cpp (a file's text) and
// presets.cpp (a table of assets/models.toml) only.
#pragma once

#include <string>

#include "core/transformer/config_reader.h"
#include "core/transformer/json_fields.h"

namespace tmw::transformer {

// The model that `object` describes, with our own fields or those of a Hugging Face config.json and
// without the wrapper {"name", "config"}; `name` is handed on. Requires an object.
[[nodiscard]] ReadModel read_description(const Json& object, std::string name);

}  // namespace tmw::transformer
