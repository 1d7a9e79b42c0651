// Every published model of tests/golden/models.json, to the last parameter and KV element.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/transformer/config_reader.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"
#include "tests/core/transformer/read_golden.h"

namespace tmw::transformer {
namespace {

void expect_parts(const Parameters& ours, const nlohmann::json& parts, const std::string& name) {
  const std::pair<const char*, Count> pairs[] = {
      {"token_embedding", ours.token_embedding},
      {"position_embedding", ours.position_embedding},
      {"type_embedding", ours.type_embedding},
      {"embedding_norm", ours.embedding_norm},
      {"embedding_projections", ours.embedding_projections},
      {"dense_layers", ours.dense_layers},
      {"moe_layers", ours.moe_layers},
      {"final_norm", ours.final_norm},
      {"pooler", ours.pooler},
      {"lm_head", ours.lm_head},
  };
  EXPECT_EQ(ours.score_head.value(), 0) << name;
  EXPECT_EQ(std::size(pairs), parts.size()) << name;
  for (const auto& [part, count] : pairs) {
    EXPECT_EQ(count.value(), parts.at(part).get<std::int64_t>()) << name << " " << part;
  }
}

TEST(GoldenModels, EveryPublishedModelHasItsExactRecountPartsActiveParametersAndKvElements) {
  const nlohmann::json golden = read_golden("models.json");
  ASSERT_GE(golden.size(), 36u);
  for (const nlohmann::json& entry : golden) {
    const std::string name = entry.at("name");
    const ReadModel read = read_model(entry.at("config").dump());
    ASSERT_TRUE(read.model) << name << ": " << read.error;
    const Parameters ours = count_parameters(*read.model);
    EXPECT_EQ(ours.total.value(), entry.at("params_recomputed").get<std::int64_t>()) << name;
    expect_parts(ours, entry.at("parts"), name);
    const nlohmann::json& active = entry.at("active_recomputed");
    const std::int64_t expected =
        active.is_null() ? ours.total.value() : active.get<std::int64_t>();
    EXPECT_EQ(ours.active.value(), expected) << name;
    EXPECT_EQ(kv_cache_elements_per_token(*read.model).value(),
              entry.at("kv_cache_elements_per_token").get<std::int64_t>())
        << name;
  }
}

TEST(GoldenModels, ARecountEqualsThePublishedCountWhereTheFileSaysSo) {
  int exact = 0;
  for (const nlohmann::json& entry : read_golden("models.json")) {
    if (entry.at("match") != true) continue;
    const ReadModel read = read_model(entry.dump());
    ASSERT_TRUE(read.model) << read.error;
    EXPECT_EQ(read.name, entry.at("name").get<std::string>());
    EXPECT_EQ(total_parameters(*read.model).value(), entry.at("params_published")) << read.name;
    ++exact;
  }
  EXPECT_GE(exact, 30);
}

// Totals are published ones, each with its source. Active parameters and KV elements were worked
// out by a script of its own, which lists the tensors that each family's modeling_*.py builds.
TEST(GoldenModels, EveryHuggingFaceConfigCountsAsPublished) {
  const nlohmann::json golden = read_golden("models_hugging_face.json");
  ASSERT_GE(golden.size(), 132u);
  for (const nlohmann::json& entry : golden) {
    const ReadModel read = read_model(entry.at("config").dump());
    ASSERT_TRUE(read.model) << entry.at("name") << ": " << read.error;
    const Parameters ours = count_parameters(*read.model);
    EXPECT_EQ(ours.total.value(), entry.at("params_expected")) << entry.at("name");
    const std::int64_t total = entry.at("params_expected");
    EXPECT_EQ(ours.active.value(), entry.value("active_expected", total)) << entry.at("name");
    EXPECT_EQ(kv_cache_elements_per_token(*read.model).value(),
              entry.at("kv_cache_elements_per_token"))
        << entry.at("name");
  }
}

// The non-embedding column of Pythia's table 1 (arXiv 2304.01373) and GPT-NeoX-20B, facts.json.
TEST(GoldenModels, NonEmbeddingParametersFollowPythiasTable) {
  for (const nlohmann::json& entry : read_golden("models.json")) {
    const ReadModel read = read_model(entry.dump());
    const std::int64_t ours = non_embedding_parameters(*read.model).value();
    if (read.name == "Pythia-160M") {
      EXPECT_EQ(ours, 85056000);
    }
    if (read.name == "GPT-NeoX-20B") {
      EXPECT_EQ(ours, 19934859264);
    }
  }
}

}  // namespace
}  // namespace tmw::transformer
