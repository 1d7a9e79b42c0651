// Reads a model from JSON text: our own description (the fields of docs/model-files.md, bare or
// wrapped as {"name": ..., "config": {...}}) or a Hugging Face config.json.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/transformer/model.h"

namespace tmw::transformer {

inline constexpr std::size_t kLongestModelFile = std::size_t{1} << 20;  // bytes
inline constexpr int kDeepestModelFile = 32;                            // nested brackets

struct ReadModel {
  std::optional<Model> model;  // absent on failure
  std::string name;            // from the wrapper, or the model_type; may be empty
  std::string error;           // a sentence naming the field and its fix
  // Sentences that belong to the counts: defaults that were taken, parts that are not counted.
  std::vector<std::string> notes = {};
  std::int64_t context_tokens = 0;  // the longest that a config.json names; 0: it names none
};

// Total over all inputs: any bytes give a sound model or a sentence.
[[nodiscard]] ReadModel read_model(std::string_view json_text);

}  // namespace tmw::transformer
