// Models whose layers mix tokens by a state, beside attention or in its place.
#include <gtest/gtest.h>

#include "core/transformer/activations.h"
#include "core/transformer/flops.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parallelism.h"
#include "core/transformer/parameters.h"
#include "core/transformer/training_memory.h"
#include "tests/core/transformer/known_models.h"

namespace tmw::transformer {
namespace {

TEST(Hybrids, PartsSumToTheTotalAndMixersToTheirLayers) {
  for (const nlohmann::json& entry : read_golden("models_hugging_face.json")) {
    const Model model = *read_model(entry.at("config").dump()).model;
    if (!model.recurrent && !model.global_heads && !model.indexer && !model.streams) continue;
    const std::string name = entry.at("name");
    const Parameters p = count_parameters(model);
    const LayerBreakdown& l = p.layers;
    EXPECT_EQ(l.query + l.key + l.value + l.latent + l.output + l.qk_norm + l.sinks + l.indexer +
                  l.recurrent + l.norms + l.mlp + l.experts + l.shared_experts + l.router +
                  l.layer_inputs,
              p.dense_layers + p.moe_layers)
        << name;
    const FlopConventions exact{AttentionMask::kCausalExact, 2, true};
    Count sum = 0;
    for (std::int64_t context = 1; context <= 40; ++context) {
      sum += flops_per_token(model, context, exact).total;
    }
    EXPECT_EQ(sum, flops_per_sequence(model, 40, exact).total) << name;
    // Weights that multiply a token are nearly all that it uses, but for the embedding.
    const Count matrices = matrix_parameters_per_token(model, true);
    const Count used = p.active - p.token_embedding - p.layer_embedding + p.lm_head;
    EXPECT_NEAR(matrices.as_double() / used.as_double(), 1.0, model.tied ? 0.45 : 0.35) << name;
  }
}

// Kimi Linear's layers by hand: three projections of 4,096, two products of low rank 128 with a
// bias of 4,096, 32 steps, three convolutions, a decay for each of 32 heads, a norm of 128, the way
// back; 20 of 27, of which the first has no experts. Its state: 12,288 columns of 3, and 32 heads
// of 128 x 128.
TEST(Hybrids, KimiLinearHasItsMixersByHandAndItsStateBesideTheLatentCache) {
  const Model model = golden("moonshotai/Kimi-Linear-48B-A3B-Instruct");
  const std::int64_t low_rank = 2304 * 128 + 128 * 4096;
  const std::int64_t each =
      3 * 2304 * 4096 + 2 * low_rank + 4096 + 2304 * 32 + 3 * 4096 * 4 + 32 + 128 + 4096 * 2304;
  EXPECT_EQ(recurrent_parameters(model).value(), each);
  EXPECT_EQ(count_parameters(model).layers.recurrent.value(), 20 * each);
  EXPECT_EQ(model.recurrent->layers_with_experts, 19);
  EXPECT_EQ(attention_layers(model), 7);
  EXPECT_EQ(recurrent_state_elements(model).value(), 20 * (12288 * 3 + 32 * 128 * 128));
}

TEST(Hybrids, AKimiLinearMustListItsLayersOnceAndHaveNoPartsOfKimiK3) {
  nlohmann::json config;
  for (const nlohmann::json& entry : read_golden("models_hugging_face.json")) {
    if (entry.at("config").value("model_type", "") == "kimi_linear") config = entry.at("config");
  }
  const auto error_with = [&](const char* pointer, const nlohmann::json& value) {
    nlohmann::json changed = config;
    changed[nlohmann::json::json_pointer(pointer)] = value;
    return read_model(changed.dump()).error;
  };
  EXPECT_EQ(read_model(config.dump()).error, "");
  for (const nlohmann::json& layers :
       {nlohmann::json({4, 8}), nlohmann::json({1, 4, 8, 12, 16, 20, 24, 27}), nlohmann::json("4"),
        nlohmann::json({0, 8, 12, 16, 20, 24, 27}), nlohmann::json(nullptr)}) {
    EXPECT_NE(error_with("/linear_attn_config/full_attn_layers", layers).find("each once"),
              std::string::npos)
        << layers.dump();
  }
  EXPECT_NE(error_with("/linear_attn_config", 3), "");
  EXPECT_NE(error_with("/linear_attn_config/num_heads", 0), "");
  for (const char* field : {"/attn_res_block_size", "/routed_expert_hidden_size"}) {
    EXPECT_NE(error_with(field, 12).find("Kimi K3"), std::string::npos) << field;
  }
  EXPECT_NE(error_with("/mla_use_output_gate", true).find("Kimi K3"), std::string::npos);
  EXPECT_NE(error_with("/linear_attn_config/use_full_rank_gate", true).find("Kimi K3"),
            std::string::npos);
}

// Nemotron 3 Nano: 23 layers of Mamba-2, 23 of experts and 6 of attention, each with one norm.
TEST(Hybrids, LayersMayBeAMixerOrAnMlpAlone) {
  const Model model = golden("nvidia/NVIDIA-Nemotron-3-Nano");
  EXPECT_EQ(attention_layers(model), 6);
  EXPECT_EQ(moe_layers(model), 23);
  EXPECT_EQ(dense_mlp_layers(model), 0);
  EXPECT_EQ(model.recurrent->layers, 23);
  // 64 heads of 64 with 128 numbers of state, and 3 columns of 4,096 + 2 x 8 x 128, in FP32.
  EXPECT_EQ(recurrent_state_bytes(model), 4LL * 23 * (64 * 64 * 128 + 3 * 6144));
  EXPECT_EQ(dense_mlp_layers(golden("nvidia/Nemotron-H-8B")), 24);
  // Each layer has one part, so half the activations of its ends; all of them are there.
  ActivationSetup setup;
  setup.tokens = 128;
  setup.recompute = Recompute::kFull;
  EXPECT_EQ(activation_bytes(model, setup), 52LL * 128 * 2688 * 2);
  TrainingSplit split;
  split.tensor = 2;
  EXPECT_EQ(traffic(model, split, parameters_per_card(model, split), 128).tensor,
            2.0 * 52 * 128 * 2688 * 2);
}

// A model without attention has no cache that grows, and cards share what goes through its states.
TEST(Hybrids, MambaKeepsAStateAndNoCache) {
  const Model model = golden("state-spaces/mamba-130m");
  EXPECT_EQ(kv_cache_elements(model, 100000), 0);
  EXPECT_EQ(recurrent_state_elements(model), 24LL * 1536 * (3 + 16));
  EXPECT_TRUE(splits_heads(model, 3));
  EXPECT_FALSE(splits_heads(model, 5));
  EXPECT_TRUE(splits_heads(golden("mistralai/Mamba-Codestral"), 8));
}

// LFM2: ten of 16 layers keep the last two columns of a convolution 2,048 wide.
TEST(Hybrids, AShortConvolutionKeepsItsLastColumns) {
  const Model model = golden("LiquidAI/LFM2-1.2B");
  EXPECT_EQ(recurrent_state_bytes(model), 4LL * 10 * 2 * 2048);
  EXPECT_EQ(golden("LiquidAI/LFM2-8B-A1B").recurrent->layers_with_experts, 16);
}

// Jamba: 28 of 32 layers have a state, and experts stand in every other layer; attention stands in
// even ones, so 16 of the 28 have experts. 40 numbers of width 8,192 ... by modeling_jamba.py.
TEST(Hybrids, JambasStateAndExpertsFollowTheirOwnPatterns) {
  const Model model = golden("ai21labs/AI21-Jamba-1.5-Mini");
  EXPECT_EQ(attention_layers(model), 4);
  EXPECT_EQ(model.recurrent->layers, 28);
  EXPECT_EQ(model.recurrent->layers_with_experts, 16);
  // in 4096 x 16384, convolution 8192 x 5, maps 8192 x 288, step 256 x 8192 + 8192, decay 8192 x
  // 16, pass 8192, norms 288, out 8192 x 4096.
  EXPECT_EQ(recurrent_parameters(model).value(), 4096 * 16384 + 8192 * 5 + 8192 * 288 + 257 * 8192 +
                                                     8192 * 16 + 8192 + 288 + 8192 * 4096);
}

}  // namespace
}  // namespace tmw::transformer
