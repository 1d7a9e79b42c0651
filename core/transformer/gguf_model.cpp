// What a GGUF file says of its model beside the tensors. Keys: ggml-org/ggml, docs/gguf.md ("LLM").
#include <algorithm>
#include <string>

#include "core/transformer/config_reader.h"
#include "core/transformer/parameters.h"
#include "core/transformer/weight_file.h"

namespace tmw::transformer {
namespace {

// Families whose metadata say all that a config.json would, by the architecture of the file.
struct Family {
  std::string_view architecture;
  std::string_view dense;    // the model_type
  std::string_view mixture;  // with experts; empty: it has none
};
constexpr Family kFamilies[] = {{"llama", "llama", "mixtral"},
                                {"qwen2", "qwen2", ""},
                                {"qwen3", "qwen3", ""},
                                {"qwen3moe", "", "qwen3_moe"}};

class Description {
 public:
  explicit Description(const WeightFile& file) : file_(file) {}

  [[nodiscard]] std::int64_t count(const std::string& key) const {
    for (const auto& [name, value] : file_.counts) {
      if (name == key || name == file_.architecture + "." + key) return value;
    }
    return 0;
  }

  // A config.json of the family, of what is there; empty where the family is not known.
  [[nodiscard]] std::string config() const {
    const auto* family =
        std::find_if(std::begin(kFamilies), std::end(kFamilies),
                     [&](const Family& one) { return one.architecture == file_.architecture; });
    if (family == std::end(kFamilies)) return {};
    const bool mixture = count("expert_count") > 0;
    const std::string_view type = mixture ? family->mixture : family->dense;
    if (type.empty()) return {};
    std::string json = "{\"model_type\": \"" + std::string(type) + "\", \"tie_word_embeddings\": ";
    json += file_.has_head ? "false" : "true";
    const auto add = [&](const char* name, const char* key) {
      if (count(key) > 0) json += std::string(", \"") + name + "\": " + std::to_string(count(key));
    };
    add("hidden_size", "embedding_length");
    add("num_hidden_layers", "block_count");
    add("num_attention_heads", "attention.head_count");
    add("num_key_value_heads", "attention.head_count_kv");
    add("head_dim", "attention.key_length");
    add("intermediate_size", "feed_forward_length");
    add("vocab_size", "tokenizer.ggml.tokens");
    add("max_position_embeddings", "context_length");
    if (mixture) {
      add("num_local_experts", "expert_count");
      add("num_experts", "expert_count");
      add("num_experts_per_tok", "expert_used_count");
      add("moe_intermediate_size", "expert_feed_forward_length");
    }
    return json + "}";
  }

 private:
  const WeightFile& file_;
};

}  // namespace

ReadModel described_model(const WeightFile& file) {
  const std::string config = Description(file).config();
  if (config.empty())
    return {std::nullopt, "", "The file does not describe a model that is known."};
  ReadModel read = read_model(config);
  if (!read.model) return read;
  read.name = file.name;
  const Count described = count_parameters(*read.model).total + file.computed_numbers;
  if (described.overflowed() || described.value() != file.numbers.value()) {
    return {std::nullopt, "",
            "The file describes a model of another number of parameters than its tensors have."};
  }
  return read;
}

}  // namespace tmw::transformer
