// Laws that hold for every model: sums, equalities between architectures, monotonicity, overflow.
#include <gtest/gtest.h>

#include "core/transformer/config_reader.h"
#include "core/transformer/flops.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parallelism.h"
#include "core/transformer/parameters.h"
#include "core/transformer/presets.h"
#include "core/transformer/report.h"
#include "core/transformer/training_memory.h"
#include "core/transformer/validate.h"
#include "tests/core/transformer/read_golden.h"

namespace tmw::transformer {
namespace {

const std::vector<ModelPreset>& presets() {
  EXPECT_EQ(shipped_models().error, "");
  EXPECT_GE(shipped_models().presets.size(), 69u);
  return shipped_models().presets;
}

TEST(Properties, PartsSumToTheTotalInParametersAndFlops) {
  for (const ModelPreset& preset : presets()) {
    const Parameters p = count_parameters(preset.model);
    EXPECT_EQ(p.token_embedding + p.position_embedding + p.type_embedding + p.embedding_norm +
                  p.embedding_projections + p.dense_layers + p.moe_layers + p.final_norm +
                  p.pooler + p.lm_head,
              p.total)
        << preset.id;
    const LayerBreakdown& l = p.layers;
    EXPECT_EQ(l.query + l.key + l.value + l.latent + l.output + l.qk_norm + l.sinks + l.norms +
                  l.mlp + l.experts + l.shared_experts + l.router + l.recurrent,
              p.dense_layers + p.moe_layers)
        << preset.id;
    EXPECT_LE(p.active.value(), p.total.value()) << preset.id;
    const Flops f = flops_per_sequence(preset.model, 333, {});
    EXPECT_EQ(f.qkv + f.attention_scores + f.attention_values + f.attention_output + f.mlp +
                  f.experts + f.shared_experts + f.router + f.embedding_projections + f.pooler +
                  f.logits,
              f.total)
        << preset.id;
  }
}

// The published count to the last parameter; where it is rounded or counts other things, the entry
// says why, and a rounded one is near.
TEST(Properties, EveryModelHasItsPublishedCountAndItsContext) {
  int exact = 0;
  for (const ModelPreset& preset : presets()) {
    const std::int64_t ours = total_parameters(preset.model).value();
    EXPECT_GT(preset.published, 0) << preset.id;
    EXPECT_GT(preset.context_tokens, 0) << preset.id;
    if (preset.exact && preset.why.empty()) {
      EXPECT_EQ(ours, preset.published) << preset.id;
      ++exact;
    } else {
      EXPECT_NEAR(static_cast<double>(ours), static_cast<double>(preset.published),
                  0.05 * static_cast<double>(preset.published))
          << preset.id << ": " << preset.why;
    }
  }
  EXPECT_GE(exact, 50);
}

TEST(Properties, GroupedQueriesWithAsManyKvHeadsAsHeadsAreMultiHead) {
  for (const ModelPreset& preset : presets()) {
    if (preset.model.mla) continue;
    Model mha = preset.model;
    mha.n_kv_heads = mha.n_heads;
    const LayerBreakdown layers = count_parameters(mha).layers;
    EXPECT_EQ(layers.key, layers.query) << preset.id;
    EXPECT_EQ(layers.value, layers.query) << preset.id;
    EXPECT_EQ(kv_cache_elements_per_token(mha).value(),
              2 * mha.n_layers * mha.n_heads * mha.head_dim)
        << preset.id;
  }
}

TEST(Properties, AMixtureOfOneExpertIsTheDenseModelPlusItsRouter) {
  for (const ModelPreset& preset : presets()) {
    if (preset.model.moe) continue;
    Model mixture = preset.model;
    Moe moe;
    moe.n_experts = moe.top_k = 1;
    moe.d_expert = mixture.d_ff;
    moe.expert_bias = mixture.mlp_bias;
    mixture.moe = moe;
    mixture.d_ff = 0;
    const Count router = Count(mixture.n_layers) * mixture.d_model;
    EXPECT_EQ(total_parameters(mixture), total_parameters(preset.model) + router) << preset.id;
    EXPECT_EQ(active_parameters(mixture), total_parameters(mixture)) << preset.id;
    EXPECT_EQ(flops_per_token(mixture, 100, {}).total,
              flops_per_token(preset.model, 100, {}).total + router * 2)
        << preset.id;
  }
}

TEST(Properties, EveryExpertActiveMeansAllParametersAreActive) {
  for (const ModelPreset& preset : presets()) {
    if (!preset.model.moe) continue;
    Model model = preset.model;
    model.moe->top_k = model.moe->n_experts;
    EXPECT_EQ(active_parameters(model), total_parameters(model)) << preset.id;
  }
}

TEST(Properties, ZeroOnOneCardIsNoZeroAndEachStageKeepsLess) {
  for (const TrainingRecipe recipe : kAllRecipes) {
    const StateBytes bytes = state_bytes(recipe);
    const TrainingState none = training_state(1000003, bytes, ZeroStage::kNone, 64);
    for (const ZeroStage stage :
         {ZeroStage::kOptimizer, ZeroStage::kGradients, ZeroStage::kWeights}) {
      EXPECT_EQ(training_state(1000003, bytes, stage, 1).total, none.total);
    }
    const auto total = [&](ZeroStage stage) {
      return training_state(1000003, bytes, stage, 64).total.value();
    };
    EXPECT_LE(total(ZeroStage::kOptimizer), none.total.value());
    EXPECT_LT(total(ZeroStage::kGradients), total(ZeroStage::kOptimizer));
    EXPECT_LT(total(ZeroStage::kWeights), total(ZeroStage::kGradients));
  }
}

TEST(Properties, MixedPrecisionAdamKeeps16Or18BytesAParameterAndPlainAdam16) {
  EXPECT_EQ(state_bytes(TrainingRecipe::kMixedAdam16).sum(), 16);
  EXPECT_EQ(state_bytes(TrainingRecipe::kMixedAdam18).sum(), 18);
  EXPECT_EQ(state_bytes(TrainingRecipe::kAdam).sum(), 16);
  EXPECT_EQ(state_bytes(TrainingRecipe::kSgd).sum(), 8);
  EXPECT_EQ(state_bytes(TrainingRecipe::kAdam8Bit).sum(), 10);
}

using Change = void (*)(Model&);

// One step up in every dimension a model has; heads are doubled, so that they still divide.
constexpr std::pair<const char*, Change> kSteps[] = {
    {"d_model", [](Model& m) { ++m.d_model; }},
    {"n_layers", [](Model& m) { ++m.n_layers; }},
    {"n_heads", [](Model& m) { m.n_heads *= 2; }},
    {"n_kv_heads", [](Model& m) { m.n_heads *= 2, m.n_kv_heads *= 2; }},
    {"head_dim", [](Model& m) { ++m.head_dim; }},
    {"v_head_dim", [](Model& m) { ++m.v_head_dim; }},
    {"vocab", [](Model& m) { ++m.vocab; }},
    {"embed_dim", [](Model& m) { ++m.embed_dim; }},
    {"d_ff", [](Model& m) { ++m.d_ff; }},
    {"learned_positions", [](Model& m) { ++m.learned_positions; }},
    {"type_vocab", [](Model& m) { ++m.type_vocab; }},
    {"norms_per_layer", [](Model& m) { ++m.norms_per_layer; }},
};
constexpr std::pair<const char*, Change> kMoeSteps[] = {
    {"n_experts", [](Model& m) { ++m.moe->n_experts; }},
    {"top_k", [](Model& m) { ++m.moe->top_k; }},
    {"d_expert", [](Model& m) { ++m.moe->d_expert; }},
    {"d_shared", [](Model& m) { ++m.moe->d_shared; }},
};
constexpr std::pair<const char*, Change> kMlaSteps[] = {
    {"kv_lora_rank", [](Model& m) { ++m.mla->kv_lora_rank; }},
    {"qk_nope_head_dim", [](Model& m) { ++m.mla->qk_nope_head_dim; }},
    {"qk_rope_head_dim", [](Model& m) { ++m.mla->qk_rope_head_dim; }},
    {"mla.v_head_dim", [](Model& m) { ++m.mla->v_head_dim; }},
};

std::vector<std::int64_t> every_count(const Report& report) {
  return {report.parameters.total.value(),           report.parameters.active.value(),
          report.parameters.non_embedding.value(),   report.kv_elements_per_token.value(),
          report.kv_bytes_per_sequence.value(),      report.forward_per_token.total.value(),
          report.forward_per_sequence.total.value(), report.weight_bytes.value(),
          report.mixed_adam.total.value(),           report.activation_bytes.value()};
}

// No count falls, and some count grows.
void expect_growth(const ModelPreset& preset, const char* dimension, Change change) {
  Model larger = preset.model;
  change(larger);
  const std::vector<std::int64_t> before = every_count(report_on(preset.model, {}));
  const std::vector<std::int64_t> after = every_count(report_on(larger, {}));
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_GE(after[i], before[i]) << preset.id << ", count " << i << ", larger " << dimension;
  }
  EXPECT_NE(after, before) << preset.id << " does not depend on " << dimension;
}

TEST(Properties, EveryCountGrowsWithEveryDimension) {
  const std::string plain_attention_only = "n_kv_heads head_dim v_head_dim";
  for (const ModelPreset& preset : presets()) {
    const Model& model = preset.model;
    for (const auto& [dimension, change] : kSteps) {
      const bool idle =
          (model.mla && plain_attention_only.find(dimension) != std::string::npos) ||
          (model.d_ff == 0 && dimension == std::string("d_ff")) ||
          (model.norm == NormKind::kNone && dimension == std::string("norms_per_layer"));
      if (!idle) expect_growth(preset, dimension, change);
    }
    if (model.moe) {
      for (const auto& [dimension, change] : kMoeSteps) expect_growth(preset, dimension, change);
    }
    if (model.mla) {
      for (const auto& [dimension, change] : kMlaSteps) expect_growth(preset, dimension, change);
    }
  }
}

TEST(Properties, EverySequenceCountGrowsWithItsTokens) {
  for (const ModelPreset& preset : presets()) {
    std::vector<std::int64_t> before(10, 0);
    for (const std::int64_t tokens : {1, 2, 511, 512, 513, 4096, 4097, 100000}) {
      const std::vector<std::int64_t> after = every_count(report_on(preset.model, {tokens, {}}));
      for (std::size_t i = 0; i < before.size(); ++i) EXPECT_GE(after[i], before[i]) << preset.id;
      EXPECT_NE(after, before) << preset.id << " " << tokens;
      before = after;
    }
  }
}

TEST(Properties, MasksOrderAsFullSquareExactTriangleHalf) {
  for (const ModelPreset& preset : presets()) {
    const auto total = [&](AttentionMask mask) {
      return flops_per_sequence(preset.model, 200, {mask, 2, true}).total.value();
    };
    EXPECT_GT(total(AttentionMask::kFullSquare), total(AttentionMask::kCausalExact)) << preset.id;
    EXPECT_GE(total(AttentionMask::kCausalExact), total(AttentionMask::kCausalHalf)) << preset.id;
  }
}

TEST(Properties, DecodingASequenceTokenByTokenCostsTheExactTriangle) {
  for (const ModelPreset& preset : presets()) {
    if (preset.model.pooler) continue;
    const FlopConventions exact{AttentionMask::kCausalExact, 2, true};
    Count sum = 0;
    for (std::int64_t context = 1; context <= 700; ++context) {
      sum += flops_per_token(preset.model, context, exact).total;
    }
    EXPECT_EQ(sum, flops_per_sequence(preset.model, 700, exact).total) << preset.id;
  }
}

TEST(Properties, MultiplyAddsAreHalfTheFlopsAndLogitsCanBeLeftOut) {
  for (const ModelPreset& preset : presets()) {
    const Flops flops = flops_per_token(preset.model, 64, {});
    const Flops macs = flops_per_token(preset.model, 64, {AttentionMask::kFullSquare, 1, true});
    const Flops body = flops_per_token(preset.model, 64, {AttentionMask::kFullSquare, 2, false});
    EXPECT_EQ(macs.total * 2, flops.total) << preset.id;
    EXPECT_EQ(body.total + flops.logits, flops.total) << preset.id;
    EXPECT_EQ(matrix_parameters_per_token(preset.model, true) * 2,
              flops.total - flops.attention_scores - flops.attention_values)
        << preset.id;
  }
}

TEST(KvCache, AWindowLimitsLocalLayersOnly) {
  const ModelPreset* gemma = find_preset(presets(), "gemma-3-1b");
  ASSERT_NE(gemma, nullptr);
  // 26 layers, every 6th global: 4 global, 22 local with 512 tokens; 512 elements a token and
  // layer.
  EXPECT_EQ(kv_cache_elements(gemma->model, 512).value(), 26 * 512 * 512);
  EXPECT_EQ(kv_cache_elements(gemma->model, 10000).value(), (4 * 10000 + 22 * 512) * 512);
}

Model golden(const std::string& name) {
  for (const nlohmann::json& entry : read_golden("models_hugging_face.json")) {
    if (entry.at("name").get<std::string>().rfind(name, 0) != 0) continue;
    const ReadModel read = read_model(entry.at("config").dump());
    EXPECT_TRUE(read.model) << read.error;
    return read.model.value_or(Model{});
  }
  ADD_FAILURE() << name;
  return {};
}

// Jamba's paper, arXiv 2403.19887, table 1: 4 GB at 256K tokens in 16 bits, where a Llama-2-7B
// shape keeps 128 and Mixtral 32.
TEST(KvCache, JambaKeepsKeysAndValuesInItsFourLayersOfAttention) {
  constexpr std::int64_t kGib = std::int64_t{1} << 30;
  constexpr std::int64_t kTokens = 256 * 1024;
  EXPECT_EQ(kv_cache_bytes(golden("ai21labs/AI21-Jamba-1.5-Mini"), kTokens, Precision::kBf16),
            4 * kGib);
  const auto preset = [](const char* id) { return find_preset(presets(), id)->model; };
  EXPECT_EQ(kv_cache_bytes(preset("llama-2-7b"), kTokens, Precision::kBf16), 128 * kGib);
  EXPECT_EQ(kv_cache_bytes(preset("mixtral-8x7b"), kTokens, Precision::kBf16), 32 * kGib);
}

// Engines print for Qwen3.6-27B, of this shape: 16,384 MiB for 262,144 cells in 16 of 64 layers and
// 598.5 MiB of state for 4 sequences; for Qwen3.5-9B 32,768 B a token (8 of 32 layers) and about
// 50 MiB of state.
TEST(KvCache, LayersWithAStateKeepAConstantInPlaceOfACache) {
  const Model large = golden("Qwen/Qwen3.5-27B");
  EXPECT_EQ(kv_cache_bytes(large, 262144, Precision::kBf16), 16384LL << 20);
  EXPECT_EQ(recurrent_state_bytes(large) * 4, 1197LL << 19);  // 598.5 x 2^20
  const Model small = golden("Qwen/Qwen3.5-9B");
  EXPECT_EQ(kv_cache_bytes_per_token(small, Precision::kBf16), 32768);
  EXPECT_EQ(recurrent_state_bytes(small), 50.25 * (1 << 20));
  EXPECT_EQ(recurrent_state_bytes(find_preset(presets(), "gpt2")->model), 0);
}

// Gemma 4 31B: 50 layers keep 1,024 tokens of 16 heads of 256, ten all tokens of 4 heads of 512.
TEST(KvCache, GlobalLayersMayHaveHeadsOfTheirOwn) {
  const Model model = golden("google/gemma-4-31b");
  EXPECT_EQ(kv_cache_elements(model, 100000),
            50LL * 1024 * 2 * 16 * 256 + 10LL * 100000 * 2 * 4 * 512);
  KvPlacement placement;
  placement.tensor_parallel = 8;  // 2 of 16 heads a card, and one of 4 on two cards each
  EXPECT_EQ(kv_cache_bytes_per_card(model, 1, placement),
            2 * (50LL * 2 * 2 * 256 + 10LL * 2 * 1 * 512));
  // Llama 4 Scout: chunks of 8,192 tokens in 36 of 48 layers.
  EXPECT_EQ(kv_cache_elements(golden("meta-llama/Llama-4-Scout"), 1 << 20),
            2048LL * (36LL * 8192 + 12LL * (1 << 20)));
}

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

// DeepSeek-V3.2: each of 61 layers keeps 576 numbers of a token and an indexer's key of 128, and a
// step reads the keys of all tokens and the 576 of at most 2,048.
TEST(KvCache, AnIndexerKeepsAKeyOfEveryTokenAndReadsFewTokens) {
  const Model model = golden("deepseek-ai/DeepSeek-V3.2-Exp");
  EXPECT_EQ(kv_cache_elements(model, 65536), 61LL * 65536 * (576 + 128));
  EXPECT_EQ(kv_cache_elements_read(model, 65536), 61LL * (2048 * 576 + 65536 * 128));
  EXPECT_EQ(kv_cache_elements_read(model, 2048), kv_cache_elements(model, 2048));
  KvPlacement placement;  // without heads, every card keeps both
  placement.tensor_parallel = 8;
  placement.block_tokens = 64;
  EXPECT_EQ(kv_cache_bytes_per_card(model, 65, placement), 2LL * 61 * 128 * (576 + 128));
  // Behind 2,048 tokens one more costs the indexer's 64 heads alone: 128 products and their sum.
  const FlopConventions exact{AttentionMask::kCausalExact, 2, true};
  EXPECT_EQ(flops_per_token(model, 5000, exact).total - flops_per_token(model, 4000, exact).total,
            1000LL * 2 * 61 * 64 * (128 + 1));
  // GLM-5.2: 21 of 78 layers choose, and the others take their choice.
  EXPECT_EQ(golden("zai-org/GLM-5.2").indexer->layers, 21);
  EXPECT_EQ(golden("deepseek-ai/DeepSeek-V3").indexer, std::nullopt);
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

// Gemma 3n E4B: the last 15 of 35 layers read the keys of earlier ones, 16 of the others keep 512.
TEST(KvCache, LayersThatShareKeysKeepNoneThoughTheyHaveTheWeights) {
  const Model model = golden("google/gemma-3n-E4B");
  EXPECT_EQ(kv_cache_elements(model, 10000), (16LL * 512 + 4LL * 10000) * 2 * 2 * 256);
  EXPECT_EQ(count_parameters(model).layers.key, 35LL * 2048 * 2 * 256);
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

TEST(KvCache, HeadsAreReplicatedWhenThereAreMoreCardsThanHeads) {
  const Model& model = find_preset(presets(), "llama-3-8b")->model;
  EXPECT_EQ(kv_heads_per_card(model, 1), 8);
  EXPECT_EQ(kv_heads_per_card(model, 8), 1);
  EXPECT_EQ(kv_heads_per_card(model, 16), 1);
  KvPlacement placement;
  placement.tensor_parallel = 16;
  EXPECT_EQ(kv_cache_bytes_per_card(model, 1, placement).value(), 131072 / 8);
  const Model& mla = find_preset(presets(), "deepseek-v3")->model;
  EXPECT_EQ(kv_cache_bytes_per_card(mla, 1, placement).value(), 70272);
}

TEST(KvCache, PagesRoundUpToWholeBlocksAndScalesAddTheirBytes) {
  const Model& model = find_preset(presets(), "llama-3-8b")->model;
  KvPlacement placement;
  placement.block_tokens = 16;
  EXPECT_EQ(kv_cache_bytes_per_card(model, 17, placement).value(), 32 * 131072);
  EXPECT_EQ(kv_cache_bytes_per_card(model, 32, placement).value(), 32 * 131072);
  EXPECT_EQ(kv_cache_bytes_per_card(model, 0, placement).value(), 0);
  // INT8 with a 4-byte scale per vector: 8 heads x (128 + 128) + 2 x 8 x 4 bytes in 32 layers.
  placement = {Precision::kInt8, 1, 1, 4};
  EXPECT_EQ(kv_cache_bytes_per_card(model, 1, placement).value(), 32 * (8 * 256 + 64));
}

TEST(Precision, Int4PacksTwoAByteAndGroupsAddTheirScales) {
  EXPECT_EQ(bytes_of(7, Precision::kInt4).value(), 4);
  EXPECT_EQ(bytes_of(7, Precision::kTf32).value(), 28);
  // 129 weights: 65 bytes and two started groups of 128 with a 2-byte scale.
  EXPECT_EQ(grouped_bytes_of(129, Precision::kInt4, {128, 16, 0}).value(), 69);
  EXPECT_EQ(grouped_bytes_of(128, Precision::kInt4, {128, 16, 4}).value(), 64 + 3);
  EXPECT_EQ(precision_from("bf16"), Precision::kBf16);
  EXPECT_EQ(precision_from("BF17"), std::nullopt);
}

// Bytes of a block as the structs of ggml-common.h and the MX, NVFP4 and DeepSeek papers give them.
TEST(Precision, BlocksTakeTheBytesOfTheirFormatsScalesIncluded) {
  const struct {
    const char* name;
    std::int64_t numbers;
    std::int64_t bytes;
    double bits;
  } blocks[] = {{"q8_0", 32, 34, 8.5},
                {"q5_1", 32, 24, 6},
                {"q5_0", 32, 22, 5.5},
                {"q4_1", 32, 20, 5},
                {"q4_0", 32, 18, 4.5},
                {"iq4_nl", 32, 18, 4.5},
                {"q6_k", 256, 210, 6.5625},
                {"q5_k", 256, 176, 5.5},
                {"q4_k", 256, 144, 4.5},
                {"q3_k", 256, 110, 3.4375},
                {"q2_k", 256, 84, 2.625},
                {"iq4_xs", 256, 136, 4.25},
                {"mxfp8", 32, 33, 8.25},
                {"mxfp6", 32, 25, 6.25},
                {"mxfp4", 32, 17, 4.25},
                {"nvfp4", 16, 9, 4.5},
                {"fp8_block", 16384, 16388, 8 + 32 / 16384.0},
                {"awq", 1024, 532, 4.15625},
                {"gptq", 1024, 532, 4.15625},
                {"q4_k_m", 10000, 6118, 4.8944},
                {"int4", 2, 1, 4}};
  for (const auto& block : blocks) {
    const std::optional<Precision> precision = precision_from(block.name);
    ASSERT_TRUE(precision) << block.name;
    EXPECT_EQ(bytes_of(block.numbers, *precision).value(), block.bytes) << block.name;
    EXPECT_EQ(bytes_of(block.numbers * 1000, *precision).value(), block.bytes * 1000) << block.name;
    EXPECT_DOUBLE_EQ(bits_per_number(*precision), block.bits) << block.name;
    EXPECT_EQ(bytes_of(0, *precision).value(), 0) << block.name;
  }
  EXPECT_EQ(bytes_of(1, Precision::kQ8_0).value(), 3);  // a started block has its scale
}

// ggml-org/llama.cpp, tools/quantize/README.md: files of Llama-3.1-8B, which keep norms and a few
// more in other formats: 7.95 GiB, 6.14 GiB, 4.58 GiB, 4.36 GiB and 4.17 GiB.
TEST(Precision, LlamaCppsFilesHaveTheirPublishedSize) {
  const Count parameters = total_parameters(find_preset(presets(), "llama-3-8b")->model);
  const struct {
    Precision precision;
    double gib;
  } files[] = {{Precision::kQ8_0, 7.95},
               {Precision::kQ6K, 6.14},
               {Precision::kQ4KM, 4.58},
               {Precision::kQ4KS, 4.36}};
  for (const auto& file : files) {
    EXPECT_NEAR(bytes_of(parameters, file.precision).as_double() / (1 << 30), file.gib, 0.006)
        << name_of(file.precision);
  }
}

// llama.cpp keeps keys and values of a token in blocks: 32 layers x 2,048 numbers x 8.5 bits.
TEST(Precision, ACacheInBlocksCountsItsScales) {
  const Model& model = find_preset(presets(), "llama-3-8b")->model;
  EXPECT_EQ(kv_cache_bytes_per_token(model, Precision::kQ8_0).value(), 32 * 2048 * 34 / 32);
  EXPECT_EQ(kv_cache_bytes(model, 4096, Precision::kMxFp4).value(), 4096LL * 32 * 2048 * 17 / 32);
}

// Hu et al. 2021, table 2 of GPT-3: rank 8 on queries and values trains 37.7M parameters.
TEST(Lora, RankEightOnQueriesAndValuesOfGpt3TrainsWhatThePaperSays) {
  const Model& model = find_preset(presets(), "gpt-3")->model;
  EXPECT_EQ(lora_parameters(model, 8, {}).value(), 37748736);
  EXPECT_EQ(lora_parameters(model, 0, {}).value(), 0);
}

TEST(Lora, QloraKeepsTheBaseInFourBitsAndAnEighthOfABit) {
  const TrainingState state = qlora_state(64 * 256 * 1000, 0, TrainingRecipe::kMixedAdam16);
  // 0.5 byte a weight, one byte per 64 and four per 64 x 256: 4.127 bits.
  EXPECT_EQ(state.total.value(), 64 * 256 * 500 + 256 * 1000 + 4 * 1000);
}

TEST(Overflow, IsReportedAndNeverWraps) {
  Model model = find_preset(presets(), "gpt2")->model;
  model.d_model = model.embed_dim = kLargestField;
  model.vocab = kLargestField;
  EXPECT_EQ(problem_with(model), "");
  EXPECT_TRUE(total_parameters(model).overflowed());
  EXPECT_TRUE(report_on(model, {}).overflowed);
  EXPECT_FALSE(report_on(find_preset(presets(), "deepseek-v3")->model, {}).overflowed);
}

}  // namespace
}  // namespace tmw::transformer
