// The presets that are shipped: where each number was read.
#include "core/transformer/presets.h"

#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <string>

namespace tmw::transformer {
namespace {

// A place that a reader can open: a file of a repository at a commit, a file of a model on Hugging
// Face, a paper, or a file of this repository that says so itself.
bool names_a_place(const std::string& part) {
  static const std::regex place(
      R"([\w.-]+/[\w.-]+@[0-9a-f]{7,40}:\S+|[\w.-]+/[\w.-]+ on Hugging Face|arXiv \d{4}\.\d{4,5}|)"
      R"(tests/golden/\w+\.json)");
  return std::regex_search(part, place);
}

TEST(Presets, SayOfEveryPartWhereItWasRead) {
  for (const ModelPreset& preset : shipped_models().presets) {
    std::string rest = preset.source;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find("; "), rest.size());
      const std::string part = rest.substr(0, end);
      rest.erase(0, end + 2);
      EXPECT_TRUE(names_a_place(part)) << preset.id << ": " << part;
    }
    EXPECT_NE(preset.source, "") << preset.id;
  }
}

TEST(Presets, APlaceIsMoreThanAResultOfASearch) {
  EXPECT_TRUE(names_a_place("config: a-b/c.d@0123abc:src/models.json"));
  EXPECT_TRUE(names_a_place("config.json of Qwen/Qwen3-4B on Hugging Face"));
  EXPECT_FALSE(names_a_place("config as read by a public loader's test, find_string id 550"));
  EXPECT_FALSE(names_a_place("published: HF safetensors total"));
  EXPECT_FALSE(names_a_place("config.json of Qwen/Qwen3-4B, from memory"));
}

TEST(Presets, AreAtLeastSixtyWithIdsOfTheirOwn) {
  std::set<std::string> ids;
  for (const ModelPreset& preset : shipped_models().presets) {
    EXPECT_TRUE(ids.insert(preset.id).second) << preset.id;
    for (const std::string& alias : preset.aliases)
      EXPECT_TRUE(ids.insert(alias).second) << preset.id << " is also called " << alias;
  }
  EXPECT_GE(shipped_models().presets.size(), 60u);
}

}  // namespace
}  // namespace tmw::transformer
