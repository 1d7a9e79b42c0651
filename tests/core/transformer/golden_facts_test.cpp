// Published figures of tests/golden/facts.json, each with its source in the file.
#include <gtest/gtest.h>

#include <cmath>

#include "core/transformer/activations.h"
#include "core/transformer/flops.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"
#include "core/transformer/presets.h"
#include "core/transformer/training.h"
#include "core/transformer/training_memory.h"
#include "tests/core/transformer/read_golden.h"

namespace tmw::transformer {
namespace {

const nlohmann::json& facts() {
  static const nlohmann::json kFacts = read_golden("facts.json");
  return kFacts;
}

Model preset(std::string_view id) {
  const auto list = read_model_presets(shipped_models_toml());
  const ModelPreset* found = find_preset(list.presets, id);
  EXPECT_NE(found, nullptr) << id << " " << list.error;
  return found == nullptr ? Model{} : found->model;
}

// A plain GPT of Korthikanti et al.: MHA, MLP of width 4h, no gate.
Model gpt(const nlohmann::json& fact) {
  Model model;
  model.d_model = model.embed_dim = fact.at("hidden");
  model.n_layers = fact.at("layers");
  model.n_heads = model.n_kv_heads = fact.at("heads");
  model.head_dim = model.v_head_dim = model.d_model / model.n_heads;
  model.d_ff = 4 * model.d_model;
  model.vocab = fact.value("vocab", 51200);
  model.tied = true;
  return model;
}

TEST(GoldenFacts, KvCacheBytesEqualThePublishedOnes) {
  const auto bytes_of_fact = [](const std::string& id) -> std::int64_t {
    if (id == "opt13b_token") return kv_cache_bytes(preset("opt-13b"), 1, Precision::kFp16).value();
    if (id == "opt13b_2048") {
      return kv_cache_bytes(preset("opt-13b"), 2048, Precision::kFp16).value();
    }
    if (id == "llama2_7b_4096") {
      return kv_cache_bytes(preset("llama-2-7b"), 4096, Precision::kFp16).value();
    }
    const Model llama = preset("llama-3-8b");
    if (id == "llama31_8b_token") return kv_cache_bytes_per_token(llama, Precision::kBf16).value();
    return kv_cache_bytes(llama, 128 * 1024, Precision::kBf16).value();
  };
  ASSERT_EQ(facts().at("kv_cache").size(), 5u);
  for (const auto& fact : facts().at("kv_cache")) {
    EXPECT_EQ(bytes_of_fact(fact.at("id")), fact.at("recomputed_bytes")) << fact.at("id");
  }
}

TEST(GoldenFacts, DeepSeekV3Caches70272BytesATokenAndItsExpandedKeysWouldTake71TimesThat) {
  const Model model = preset("deepseek-v3");
  EXPECT_EQ(kv_cache_bytes_per_token(model, Precision::kBf16).value(), 70272);
  const std::int64_t expanded =
      2 * model.n_layers * model.n_heads * (score_head_dim(model) + value_head_dim(model));
  EXPECT_EQ(expanded, 4997120);
}

TEST(GoldenFacts, ZeroStagesGiveTheTableOfTheZeroPaper) {
  ASSERT_EQ(facts().at("zero").size(), 4u);
  int stage = 0;
  for (const auto& fact : facts().at("zero")) {
    const auto parameters = static_cast<std::int64_t>(fact.at("params").get<double>());
    const TrainingState state =
        training_state(parameters, state_bytes(TrainingRecipe::kMixedAdam16),
                       static_cast<ZeroStage>(stage), fact.at("data_parallel"));
    const double gb = state.total.as_double() / 1e9;
    EXPECT_NEAR(gb, fact.at("recomputed_GB").get<double>(), 6e-5) << fact.at("id");
    EXPECT_NEAR(gb, fact.at("stated_GB").get<double>(), 0.05) << fact.at("id");
    ++stage;
  }
}

struct ActivationCase {
  const char* name;
  std::int64_t tensor_parallel;
  bool sequence_parallel;
  Recompute recompute;
};

// The rows of table 2; 0 stands for the fact's own degree of tensor parallelism.
constexpr ActivationCase kTable2[] = {
    {"no parallelism", 1, false, Recompute::kNone},
    {"tensor parallel", 0, false, Recompute::kNone},
    {"tensor+sequence", 0, true, Recompute::kNone},
    {"tensor + selective", 0, false, Recompute::kSelective},
    {"tensor+sequence+selective", 0, true, Recompute::kSelective},
    {"full recomputation", 0, false, Recompute::kFull},
};

TEST(GoldenFacts, ActivationBytesFollowTable2OfKorthikanti) {
  ASSERT_EQ(facts().at("activation_memory").size(), 4u);
  for (const auto& fact : facts().at("activation_memory")) {
    const Model model = gpt(fact);
    const double factor =
        fact.at("interleave_factor") == 1 ? 1.0 : interleave_factor(fact.at("pp"), 3);
    EXPECT_NEAR(factor, fact.at("interleave_factor").get<double>(), 5e-5);
    for (const ActivationCase& row : kTable2) {
      ActivationSetup setup;
      setup.attention = AttentionKernel::kStored;  // before FlashAttention
      setup.dropout = true;
      setup.tokens = fact.at("seq");
      setup.micro_batch = fact.at("micro_batch");
      setup.tensor_parallel =
          row.tensor_parallel > 0 ? row.tensor_parallel : fact.at("tp").get<std::int64_t>();
      setup.sequence_parallel = row.sequence_parallel;
      setup.recompute = row.recompute;
      const std::string name = fact.at("id").get<std::string>() + " " + row.name;
      EXPECT_EQ(activation_bytes_per_layer(model, setup).value(),
                fact.at("bytes_per_layer_by_table2_formula").at(row.name))
          << name;
      const double gib = activation_bytes(model, setup).as_double() * factor / (1 << 30);
      EXPECT_NEAR(gib, fact.at("first_stage_total_gib").at(row.name).get<double>(), 0.006) << name;
    }
  }
}

// A Llama shape of 1.6 B parameters (16 layers, width 2,048, MLP 8,192, 32 heads, 128,256 tokens,
// untied), the shape that gives the printed MFU of 978 runs to 0.5 %. On 8 H100 with data
// parallelism alone, one sequence of 4,096 a card and mixed-precision Adam it took 36.7 GiB, and
// each further sequence 11.9. Source: The Ultra-Scale Playbook, HF Space
// nanotron/ultrascale-playbook (Apache-2.0), benchmarks_interactive.html, row 1B, 1 node, mbs 1,
// grad_acc 32, dp 8, zero 0.
TEST(GoldenFacts, AMeasuredTrainingRunTakesWithin10PercentOfItsTerms) {
  Model model;
  model.d_model = model.embed_dim = 2048;
  model.n_layers = 16;
  model.n_heads = model.n_kv_heads = 32;
  model.head_dim = model.v_head_dim = 64;
  model.d_ff = 8192;
  model.gated = true;
  model.vocab = 128256;
  const Count parameters = total_parameters(model);
  EXPECT_EQ(parameters.value(), 1599145984);
  const TrainingState state =
      training_state(parameters, state_bytes(TrainingRecipe::kMixedAdam16), ZeroStage::kNone, 8);
  ActivationSetup setup;
  setup.tokens = 4096;
  // A token keeps in a layer, in bytes: Q, K, V and the output 4 x 2048 x 2, the MLP 4 x 8192 x 2,
  // inputs of norms, attention and MLP 4 x 2048 x 2, and 32 logarithms x 4.
  EXPECT_EQ(activation_bytes_per_layer(model, setup).value(), 4096 * (16384 + 65536 + 16384 + 128));
  EXPECT_EQ(logits_bytes(model, setup).value(), 12LL * 4096 * 128256);
  const double sequence = (activation_bytes(model, setup) + logits_bytes(model, setup)).as_double();
  EXPECT_NEAR(sequence / (1 << 30), 11.9, 0.05);
  const double gib = (state.total.as_double() + sequence) / (1 << 30);
  EXPECT_NEAR(gib / 36.7, 1, 0.1);
  setup.attention = AttentionKernel::kStored;
  // 32 heads x 4,096 positions x 2 bytes in place of the logarithms: 15.99 GiB more.
  EXPECT_NEAR(activation_bytes(model, setup).as_double() / (1 << 30), 6.0 + 16.0, 0.05);
}

TEST(GoldenFacts, TrainingComputeIsSixNDWithinTheStatedRatio) {
  for (const auto& fact : facts().at("training_compute")) {
    const double ours = six_n_d(fact.at("params").get<double>(), fact.at("tokens").get<double>());
    EXPECT_NEAR(ours / fact.at("recomputed_6ND").get<double>(), 1, 1e-12) << fact.at("id");
    EXPECT_NEAR(ours / fact.at("stated_flops").get<double>(), fact.at("ratio").get<double>(), 5e-5)
        << fact.at("id");
  }
}

TEST(GoldenFacts, Gpt2FlopsEqualNanoGptsNotebook) {
  const Flops forward = flops_per_sequence(preset("gpt2"), 1024, {});
  EXPECT_EQ(forward.total.value(), facts().at("flops").at(0).at("stated"));
  EXPECT_EQ(training_flops(forward, TrainingPass::kForwardBackward).total.value(),
            facts().at("flops").at(1).at("stated"));
}

TEST(GoldenFacts, MfuAndHfuEqualThoseOfKorthikantiWithinTheirRounding) {
  int checked = 0;
  for (const auto& fact : facts().at("mfu")) {
    if (!fact.contains("iteration_s")) continue;
    const Model model = gpt(fact);
    const Flops forward = flops_per_sequence(model, fact.at("seq"), {});
    const double sequences = fact.at("global_batch");
    const double per_second = sequences / fact.at("iteration_s").get<double>();
    const double gpus = fact.at("gpus");
    const double useful = 3 * forward.total.as_double();
    const double core = (forward.attention_scores + forward.attention_values).as_double();
    const double mfu = 100 * utilisation(useful, per_second, gpus, 312e12);
    // The paper doubles the core's whole training term for its selective recompute: s/3h, not s/6h.
    const double hfu = 100 * utilisation(useful + 3 * core, per_second, gpus, 312e12);
    EXPECT_NEAR(mfu, fact.at("recomputed_mfu").get<double>(), 0.006) << fact.at("id");
    EXPECT_NEAR(hfu, fact.at("recomputed_hfu").get<double>(), 0.006) << fact.at("id");
    EXPECT_NEAR(mfu, fact.at("stated_mfu").get<double>(), 0.2) << fact.at("id");
    ++checked;
  }
  EXPECT_EQ(checked, 3);
}

// PaLM 540B: 118 layers, 48 heads of 256, 2048 tokens, 540.35B parameters (arXiv 2204.02311).
TEST(GoldenFacts, PalmsMfuFollowsItsFormula) {
  const double per_token = palm_flops_per_token(540.35e9, 118, 48, 256, 2048);
  const double mfu = 100 * utilisation(per_token, 238.3e3, 6144, 275e12);
  EXPECT_NEAR(mfu, facts().at("mfu").at(0).at("recomputed").get<double>(), 0.02);
  EXPECT_NEAR(mfu, facts().at("mfu").at(0).at("stated").get<double>(), 0.05);
}

// BLOOM 176B: width 14336, 70 layers, 112 heads, vocabulary 250880.
TEST(GoldenFacts, BloomsEmbeddingWithItsNormAndOneLayerAreThoseOfItsReadme) {
  Model model = preset("bloom-560m");
  model.d_model = 14336;
  model.embed_dim = 14336;
  model.n_layers = 1;
  model.n_heads = model.n_kv_heads = 112;
  model.head_dim = model.v_head_dim = 128;
  model.d_ff = 4 * 14336;
  const Parameters one_layer = count_parameters(model);
  EXPECT_EQ(one_layer.dense_layers.value(), facts().at("components").at(1).at("stated"));
  EXPECT_EQ((one_layer.token_embedding).value(), facts().at("components").at(0).at("stated"));
}

}  // namespace
}  // namespace tmw::transformer
