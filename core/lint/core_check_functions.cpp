// What `check` may call: the calculation core by name.
#include <cmath>
#include <numbers>

#include "core/lint/core_check.h"
#include "core/numerics/positions.h"
#include "core/numerics/softmax.h"
#include "core/transformer/flops.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"
#include "core/transformer/serving.h"
#include "core/transformer/training.h"
#include "core/transformer/training_memory.h"

namespace tmw {
namespace {

using namespace transformer;

std::int64_t whole(double value) { return std::llround(value); }

Count layers_of(const Model& model) {
  const Parameters parameters = count_parameters(model);
  return parameters.dense_layers + parameters.moe_layers;
}

Count attention_maps(const Model& model) {
  const LayerBreakdown layers = count_parameters(model).layers;
  return layers.query + layers.key + layers.value + layers.output;
}

Count key_value_maps(const Model& model) {
  const LayerBreakdown layers = count_parameters(model).layers;
  return layers.key + layers.value;
}

Flops whole_square(const Model& model, double tokens) {
  return flops_per_sequence(model, whole(tokens), FlopConventions{});
}

double causal_scores(const Model& model, double tokens) {
  FlopConventions conventions;
  conventions.mask = AttentionMask::kCausalExact;
  return flops_per_sequence(model, whole(tokens), conventions).attention_scores.as_double();
}

double attention_block_flops(const Model& model, double tokens) {
  const Flops flops = whole_square(model, tokens);
  return (flops.qkv + flops.attention_scores + flops.attention_values + flops.attention_output)
      .as_double();
}

CardGroup one_card(double flops_per_second, double memory_bytes, double bytes_per_second) {
  CardGroup group;
  group.card = {flops_per_second, memory_bytes, bytes_per_second};
  return group;
}

// weights, cache of a user, users, bandwidth
DecodeStep step_of(const CoreArguments& call) {
  const std::vector<double>& n = call.numbers;
  return decode_step({n[0], 0.0, n[1]}, one_card(1e30, 1e30, n[3]), n[2]);
}

// The arguments of a card-counting call: weights, cache of a user, users, memory or bandwidth.
double cards_to_hold(const CoreArguments& call) {
  const std::vector<double>& n = call.numbers;
  return static_cast<double>(cards_for_room({n[0], 0.0, n[1]}, {1.0, n[3], 1.0}, n[2], 0.0));
}

double cards_to_read(const CoreArguments& call) {
  const std::vector<double>& n = call.numbers;
  return static_cast<double>(
      cards_for_step({n[0], 0.0, n[1]}, one_card(1e30, 1e30, n[3]), n[2], n[4]));
}

double state_total(const CoreArguments& call, TrainingRecipe recipe) {
  return training_state(Count(whole(call.numbers[0])), state_bytes(recipe), ZeroStage::kNone, 1)
      .total.as_double();
}

// temperature, then the logits: the probability of the first
double softmax_first(const CoreArguments& call) {
  const std::span<const double> all(call.numbers);
  return numerics::softmax(all.subspan(1), all[0]).front();
}

// Positions after which pair i of a table of this width repeats, from the table's own first row:
// at position 1 the pair holds sine and cosine of its frequency.
double sinusoid_period(const CoreArguments& call) {
  const auto width = static_cast<std::size_t>(call.numbers[0]);
  const auto pair = static_cast<std::size_t>(call.numbers[1]);
  const std::vector<double> row = numerics::sinusoidal_encoding(1.0, width, call.numbers[2]);
  return 2.0 * std::numbers::pi / std::atan2(row[2 * pair], row[2 * pair + 1]);
}

double read_dollars(const CoreArguments& call) {
  return dollars_per_million_tokens(call.numbers[0], 1, call.numbers[1]) / 1e6;
}

const CoreFunction kFunctions[] = {
    // Counts of a model.
    {"total_parameters", true, false, 0, 0,
     [](const CoreArguments& c) { return total_parameters(c.model).as_double(); }},
    {"active_parameters", true, false, 0, 0,
     [](const CoreArguments& c) { return active_parameters(c.model).as_double(); }},
    {"layer_parameters", true, false, 0, 0,
     [](const CoreArguments& c) { return layers_of(c.model).as_double(); }},
    {"attention_parameters", true, false, 0, 0,
     [](const CoreArguments& c) { return attention_maps(c.model).as_double(); }},
    {"key_value_parameters", true, false, 0, 0,
     [](const CoreArguments& c) { return key_value_maps(c.model).as_double(); }},
    {"mlp_parameters", true, false, 0, 0,
     [](const CoreArguments& c) { return count_parameters(c.model).layers.mlp.as_double(); }},
    {"position_parameters", true, false, 0, 0,
     [](const CoreArguments& c) {
       return count_parameters(c.model).position_embedding.as_double();
     }},
    {"lora_parameters", true, false, 1, 1,
     [](const CoreArguments& c) {
       return lora_parameters(c.model, whole(c.numbers[0]), LoraTargets{}).as_double();
     }},
    // Bytes of a model.
    {"weight_bytes", true, true, 0, 0,
     [](const CoreArguments& c) {
       return bytes_of(total_parameters(c.model), c.precision).as_double();
     }},
    {"kv_cache_bytes", true, true, 1, 1,
     [](const CoreArguments& c) {
       return kv_cache_bytes(c.model, whole(c.numbers[0]), c.precision).as_double();
     }},
    {"kv_cache_bytes_per_token", true, true, 0, 0,
     [](const CoreArguments& c) {
       return kv_cache_bytes_per_token(c.model, c.precision).as_double();
     }},
    {"bytes_of", false, true, 1, 1,
     [](const CoreArguments& c) {
       return bytes_of(Count(whole(c.numbers[0])), c.precision).as_double();
     }},
    {"adam_state_bytes", false, false, 1, 1,
     [](const CoreArguments& c) { return state_total(c, TrainingRecipe::kMixedAdam16); }},
    // Work of a model, every query against every key.
    {"score_flops", true, false, 1, 1,
     [](const CoreArguments& c) {
       return whole_square(c.model, c.numbers[0]).attention_scores.as_double();
     }},
    {"causal_score_flops", true, false, 1, 1,
     [](const CoreArguments& c) { return causal_scores(c.model, c.numbers[0]); }},
    {"attention_flops", true, false, 1, 1,
     [](const CoreArguments& c) { return attention_block_flops(c.model, c.numbers[0]); }},
    {"training_flops", false, false, 2, 2,
     [](const CoreArguments& c) { return six_n_d(c.numbers[0], c.numbers[1]); }},
    {"forward_flops", false, false, 1, 1,
     [](const CoreArguments& c) { return two_p(Count(whole(c.numbers[0]))).as_double(); }},
    {"training_seconds", false, false, 4, 4,
     [](const CoreArguments& c) {
       return training_seconds(c.numbers[0], c.numbers[1], c.numbers[2], c.numbers[3]);
     }},
    // Serving.
    {"prefill_seconds", false, false, 3, 3,
     [](const CoreArguments& c) {
       return prefill_seconds(c.numbers[0], one_card(c.numbers[1], 1.0, 1.0), c.numbers[2]);
     }},
    {"decode_seconds", false, false, 4, 4,
     [](const CoreArguments& c) { return step_of(c).seconds; }},
    {"decode_tokens_per_second", false, false, 4, 4,
     [](const CoreArguments& c) { return step_of(c).tokens_per_second; }},
    {"batch_crossover", false, false, 4, 4,
     [](const CoreArguments& c) {
       return batch_crossover({c.numbers[0], c.numbers[1], 0.0},
                              one_card(c.numbers[2], 1.0, c.numbers[3]));
     }},
    {"users_that_fit", false, false, 3, 3,
     [](const CoreArguments& c) {
       return static_cast<double>(users_that_fit({c.numbers[0], 0.0, c.numbers[1]},
                                                 one_card(1.0, c.numbers[2], 1.0), 0.0));
     }},
    {"cards_for_room", false, false, 4, 4, cards_to_hold},
    {"cards_for_step", false, false, 5, 5, cards_to_read},
    {"dollars_per_token", false, false, 2, 2, read_dollars},
    // Numerics.
    {"softmax_first", false, false, 2, 16, softmax_first},
    {"sinusoid_period", false, false, 3, 3, sinusoid_period},
};

struct SizeField {
  const char* name;
  std::int64_t Model::*field;
};

constexpr SizeField kSizes[] = {
    {"d_model", &Model::d_model},
    {"n_layers", &Model::n_layers},
    {"n_heads", &Model::n_heads},
    {"n_kv_heads", &Model::n_kv_heads},
    {"head_dim", &Model::head_dim},
    {"d_ff", &Model::d_ff},
    {"vocab", &Model::vocab},
    {"learned_positions", &Model::learned_positions},
    {"norms_per_layer", &Model::norms_per_layer},
};

struct SwitchField {
  const char* name;
  bool Model::*field;
};

constexpr SwitchField kSwitches[] = {
    {"gated", &Model::gated},         {"tied", &Model::tied},
    {"has_head", &Model::has_head},   {"final_norm", &Model::final_norm},
    {"norm_bias", &Model::norm_bias}, {"qkv_bias", &Model::qkv_bias},
    {"out_bias", &Model::out_bias},   {"mlp_bias", &Model::mlp_bias},
};

bool set_expert_field(Model& model, std::string_view name, std::int64_t value) {
  Moe moe = model.moe.value_or(Moe{});
  if (name == "n_experts") {
    moe.n_experts = value;
  } else if (name == "top_k") {
    moe.top_k = value;
  } else if (name == "d_expert") {
    moe.d_expert = value;
  } else {
    return false;
  }
  model.moe = moe;
  return true;
}

}  // namespace

const CoreFunction* find_core_function(std::string_view name) {
  for (const CoreFunction& function : kFunctions) {
    if (name == function.name) return &function;
  }
  return nullptr;
}

Model bare_decoder() {
  Model model;
  model.n_layers = 1;
  model.vocab = 1;
  model.norm = NormKind::kRmsNorm;
  model.norms_per_layer = 0;
  model.final_norm = false;
  model.positions = PositionKind::kNone;
  return model;
}

bool set_model_field(Model& model, std::string_view name, double value) {
  for (const SizeField& size : kSizes) {
    if (name != size.name) continue;
    model.*size.field = whole(value);
    return true;
  }
  for (const SwitchField& field : kSwitches) {
    if (name != field.name) continue;
    model.*field.field = value != 0.0;
    return true;
  }
  return set_expert_field(model, name, whole(value));
}

void complete_model(Model& model) {
  if (model.n_heads == 0) model.n_heads = 1;
  if (model.n_kv_heads == 0) model.n_kv_heads = model.n_heads;
  if (model.head_dim == 0) model.head_dim = model.d_model / model.n_heads;
  if (model.v_head_dim == 0) model.v_head_dim = model.head_dim;
  if (model.d_ff == 0 && !model.moe) model.d_ff = 4 * model.d_model;
  if (model.embed_dim == 0) model.embed_dim = model.d_model;
  if (model.moe && model.moe->top_k == 0) model.moe->top_k = 1;
}

}  // namespace tmw
