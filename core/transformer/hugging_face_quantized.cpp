#include "core/transformer/hugging_face_quantized.h"

#include <algorithm>
#include <string>

namespace tmw::transformer {
namespace {

struct Stored {
  std::string words;   // "fp8, blocks of 128 x 128"
  std::string format;  // a name of precision.h in small letters, or empty where none is meant
};

// A member as text, whatever it is; empty when it is not there.
std::string text_of(const Json& object, const char* name) {
  const auto member = object.find(name);
  if (member == object.end() || member->is_null()) return "";
  return member->is_string() ? member->get<std::string>() : member->dump();
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

bool has_number(const Json& object, const char* name) {
  const auto member = object.find(name);
  return member != object.end() && member->is_number();
}

// The first group of compressed-tensors: all groups of a file are alike but for what they are for.
Json first_weights(const Json& config) {
  const auto groups = config.find("config_groups");
  if (groups == config.end() || !groups->is_object()) return Json::object();
  for (const Json& group : *groups) {
    const auto weights = group.is_object() ? group.find("weights") : group.end();
    if (group.is_object() && weights != group.end() && weights->is_object()) return *weights;
  }
  return Json::object();
}

std::string bits_in_words(const std::string& bits) {
  return bits.empty() ? "" : ", " + bits + " bits";
}

Stored compressed_tensors(const Json& config) {
  const Json weights = first_weights(config);
  const std::string bits = text_of(weights, "num_bits");
  const bool is_float = text_of(weights, "type") == "float";
  const bool in_blocks = text_of(weights, "strategy") == "block";
  std::string format;
  if (bits == "8") format = !is_float ? "int8" : in_blocks ? "fp8_block" : "fp8";
  if (bits == "4" && is_float) format = text_of(weights, "group_size") == "32" ? "mxfp4" : "nvfp4";
  if (bits == "4" && !is_float) format = "int4";
  return {"compressed-tensors" + bits_in_words(bits), format};
}

Stored bitsandbytes(const Json& config) {
  for (const auto& [name, bits] : {std::pair{"load_in_4bit", "4"}, std::pair{"_load_in_4bit", "4"},
                                   std::pair{"load_in_8bit", "8"}}) {
    if (text_of(config, name) != "true") continue;
    return {std::string("bitsandbytes") + bits_in_words(bits), bits[0] == '8' ? "int8" : ""};
  }
  return {"bitsandbytes", ""};
}

Stored stored_as(const Json& config) {
  const std::string method = lower(text_of(config, "quant_method"));
  const std::string algorithm = lower(text_of(config, "quant_algo"));
  const std::string bits = text_of(config, "bits");
  if (method == "compressed-tensors") return compressed_tensors(config);
  if (method == "bitsandbytes") return bitsandbytes(config);
  if (method == "mxfp4") return {method, method};
  if (method == "fp8" || method == "fbgemm_fp8") {
    const auto block = config.find("weight_block_size");
    const bool in_blocks = block != config.end() && *block == Json::array({128, 128});
    return in_blocks ? Stored{"fp8, blocks of 128 x 128", "fp8_block"} : Stored{method, "fp8"};
  }
  if (algorithm == "nvfp4" || algorithm == "fp8" || algorithm == "mxfp4") {
    return {(method.empty() ? "" : method + ", ") + algorithm, algorithm};
  }
  const bool in_four = method == "awq" || method == "gptq";
  std::string format;
  if (in_four && bits == "4") format = method;
  if (in_four && bits == "8") format = "int8";
  if (method.empty()) return {has_number(config, "bits") ? bits + " bits" : "", ""};
  return {method + (algorithm.empty() ? "" : ", " + algorithm) + bits_in_words(bits), format};
}

}  // namespace

void note_stored_format(JsonFields& fields) {
  for (const char* name : {"quantization_config", "compression_config"}) {
    const Json& config = fields.at(name);
    if (!config.is_object()) continue;
    const Stored stored = stored_as(config);
    fields.note(
        "Its weights are stored in few bits" +
        (stored.words.empty() ? "" : " (" + stored.words + ")") +
        ": it is counted as the model they stand for, and --weights " +
        (stored.format.empty() ? "sets their format." : stored.format + " counts their bytes so."));
    return;
  }
}

}  // namespace tmw::transformer
