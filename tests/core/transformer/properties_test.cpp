// Laws that hold for every model: sums, equalities between architectures, monotonicity, overflow.
#include <gtest/gtest.h>

#include "core/transformer/flops.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parallelism.h"
#include "core/transformer/parameters.h"
#include "core/transformer/presets.h"
#include "core/transformer/report.h"
#include "core/transformer/training_memory.h"
#include "core/transformer/validate.h"
#include "tests/core/transformer/known_models.h"

namespace tmw::transformer {
namespace {

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
