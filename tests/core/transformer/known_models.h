// The models that tests know by name: those that are shipped, and those of published files.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/transformer/config_reader.h"
#include "core/transformer/presets.h"
#include "tests/core/transformer/read_golden.h"

namespace tmw::transformer {

inline const std::vector<ModelPreset>& presets() {
  EXPECT_EQ(shipped_models().error, "");
  EXPECT_GE(shipped_models().presets.size(), 69u);
  return shipped_models().presets;
}

// The first of the published files whose name begins so; a failed test if there is none.
inline Model golden(const std::string& name) {
  for (const nlohmann::json& entry : read_golden("models_hugging_face.json")) {
    if (entry.at("name").get<std::string>().rfind(name, 0) != 0) continue;
    const ReadModel read = read_model(entry.at("config").dump());
    EXPECT_TRUE(read.model) << read.error;
    return read.model.value_or(Model{});
  }
  ADD_FAILURE() << name;
  return {};
}

}  // namespace tmw::transformer
