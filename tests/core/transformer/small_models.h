// Small model files for tests, and what reading them gives.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "core/transformer/config_reader.h"
#include "core/transformer/parameters.h"

namespace tmw::transformer::test {

// A small sound description with one more or one changed field.
inline std::string own(const std::string& change) {
  std::string json =
      R"({"d_model":64,"n_layers":2,"n_heads":4,"d_ff":256,"gated":true,"vocab":100,"tied":true,)"
      R"("norm":"rmsnorm")";
  return json + (change.empty() ? "" : ",") + change + "}";
}

inline std::string llama(const std::string& change) {
  return R"({"model_type":"llama","hidden_size":64,"intermediate_size":256,"num_hidden_layers":2,)"
         R"("num_attention_heads":4,"vocab_size":100)" +
         std::string(change.empty() ? "" : ",") + change + "}";
}

inline void expect_error(const std::string& json, const std::string& field) {
  const ReadModel read = read_model(json);
  EXPECT_FALSE(read.model) << json;
  EXPECT_NE(read.error.find(field), std::string::npos) << json << "\n-> " << read.error;
  EXPECT_TRUE(read.error.empty() || read.error.back() == '.' || read.error.back() == ':')
      << read.error;
}
// Of 2 layers of width 64, 4 heads, MLP 256 and 100 tokens: 2 x (4 x 64^2 + 3 x 64 x 256 + 2 x 64)
// + 64 = 131,392 without embedding and head, 6,400 each.
inline constexpr std::int64_t kBody = 131392;
inline constexpr std::int64_t kTable = 6400;

inline std::int64_t total(const std::string& json) {
  const ReadModel read = read_model(json);
  EXPECT_TRUE(read.model) << json << "\n-> " << read.error;
  return read.model ? total_parameters(*read.model).value() : -1;
}

inline std::string notes_of(const std::string& json) {
  std::string all;
  for (const std::string& note : read_model(json).notes) all += note + "\n";
  return all;
}

inline std::string llama_class(const std::string& name, const std::string& more = "") {
  return llama(R"("tie_word_embeddings":false,"architectures":[")" + name + "\"]" + more);
}
}  // namespace tmw::transformer::test
