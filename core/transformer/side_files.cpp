#include "core/transformer/side_files.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace tmw::transformer {
namespace {

struct SideFile {
  std::string_view what;
  std::initializer_list<std::string_view> all_of;  // fields that are all there
};

// In this order: a field of an earlier row may stand in a later file too.
const SideFile kSideFiles[] = {
    {"an adapter's file (adapter_config.json of peft): the model it is for stands in "
     "\"base_model_name_or_path\"",
     {"peft_type"}},
    {"what draft heads are set to (Medusa), for the model in \"base_model_name_or_path\"",
     {"medusa_num_heads"}},
    {"the index of a model's weight files (model.safetensors.index.json): it names tensors, not "
     "their shapes, and tmw model FILE says how many and how large they are",
     {"weight_map"}},
    {"a file of sentence-transformers", {"similarity_fn_name"}},
    {"a file of sentence-transformers (its pooling)", {"word_embedding_dimension"}},
    {"a file of sentence-transformers", {"max_seq_length", "do_lower_case"}},
    {"params.json, the sizes in the words of an original release", {"dim", "n_layers"}},
    {"a tokenizer (tokenizer.json)", {"added_tokens", "model"}},
    {"a tokenizer (tokenizer_config.json)", {"tokenizer_class"}},
    {"a tokenizer (tokenizer_config.json)", {"added_tokens_decoder"}},
    {"a tokenizer (special_tokens_map.json)", {"eos_token", "unk_token"}},
    {"a tokenizer (special_tokens_map.json)", {"bos_token", "eos_token"}},
    {"an image or sound processor (preprocessor_config.json)", {"image_processor_type"}},
    {"an image or sound processor (preprocessor_config.json)", {"feature_extractor_type"}},
    {"an image or sound processor (preprocessor_config.json)", {"image_mean", "image_std"}},
    {"an image or sound processor (processor_config.json)", {"processor_class"}},
    {"a settings file of GPTQ or AWQ (quantize_config.json)", {"bits", "group_size"}},
    {"a settings file of AWQ (quant_config.json)", {"w_bit", "q_group_size"}},
    {"a part of a diffusion pipeline", {"_class_name"}},
    {"a part of a diffusion pipeline", {"_diffusers_version"}},
    {"a settings file of DeepSpeed", {"zero_optimization"}},
    {"a settings file of MLC (mlc-chat-config.json): the sizes stand in its \"model_config\"",
     {"model_lib"}},
    {"a record of a training run (trainer_state.json)", {"global_step", "log_history"}},
    {"how text is generated (generation_config.json)", {"max_new_tokens"}},
    {"how text is generated (generation_config.json)", {"do_sample"}},
    {"how text is generated (generation_config.json)", {"_from_model_config"}},
    {"how text is generated (generation_config.json)", {"eos_token_id", "transformers_version"}},
};

bool fits(const SideFile& file, const Json& object) {
  return std::all_of(file.all_of.begin(), file.all_of.end(),
                     [&](std::string_view name) { return object.contains(std::string(name)); });
}

// Tokens to their numbers.
bool is_vocabulary(const Json& object) {
  return object.size() > 100 && std::all_of(object.begin(), object.end(), [](const Json& value) {
           return value.is_number_unsigned();
         });
}

std::string is_no_description(std::string_view what) {
  return "This file is " + std::string(what) +
         ": it does not describe a model. Give the config.json beside it.";
}

}  // namespace

std::string side_file(const Json& object) {
  for (const SideFile& file : kSideFiles) {
    if (fits(file, object)) return is_no_description(file.what);
  }
  return is_vocabulary(object) ? is_no_description("a tokenizer's list of tokens (vocab.json)")
                               : "";
}

}  // namespace tmw::transformer
