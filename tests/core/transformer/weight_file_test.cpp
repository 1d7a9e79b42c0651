// Headers of weight files, built byte by byte as the formats' documents say: exact counts, and for
// every damage a sentence in place of a number.
#include "core/transformer/weight_file.h"

#include <gtest/gtest.h>

#include "tests/core/transformer/gguf_bytes.h"

namespace tmw::transformer {
namespace {

using namespace test;

// Two blocks of Q4_K (288 bytes), 64 numbers of Q8_0 (68 bytes, ending in the middle of 32) and 8
// of FP32 (32).
std::vector<std::string> three_tensors() {
  return {tensor("a", {256, 2}, 12, 0), tensor("b", {32, 2}, 8, 288), tensor("c", {8}, 0, 384)};
}

TEST(Gguf, CountsNumbersAndBytesOfEveryTensorByItsType) {
  const std::string list =
      text("tokens") + number(9, 4) + number(8, 4) + number(2, 8) + text("x") + text("yz");
  const std::string head =
      gguf({word_value("general.name", "Tiny"), word_value("general.architecture", "llama"), list,
            text("rope") + number(6, 4) + number(0, 4)},
           three_tensors());
  const ReadWeights read = read_gguf(head, std::nullopt);
  ASSERT_TRUE(read.file) << read.error;
  EXPECT_EQ(read.file->name, "Tiny");
  EXPECT_EQ(read.file->architecture, "llama");
  EXPECT_EQ(read.file->tensors, 3);
  EXPECT_EQ(read.file->numbers, 512 + 64 + 8);
  EXPECT_EQ(read.file->bytes, 288 + 68 + 32);
  ASSERT_EQ(read.file->types.size(), 3u);
  EXPECT_EQ(read.file->types[0].name, "Q4_K");
  EXPECT_EQ(read.file->types[0].bytes, 288);
  EXPECT_TRUE(read.file->numbers_are_parameters);
  // The data begins at the next multiple of 32 and ends 416 bytes behind it.
  const std::uint64_t whole = (head.size() + 31) / 32 * 32 + 416;
  EXPECT_TRUE(read_gguf(head, whole).file);
  EXPECT_NE(read_gguf(head, whole - 1).error.find("ends before its last tensor"),
            std::string::npos);
}

TEST(Gguf, DescribesItsModelWhereItsTensorsAgree) {
  const ReadWeights read = read_gguf(small_llama(192), std::nullopt);
  ASSERT_TRUE(read.file) << read.error;
  EXPECT_EQ(read.file->numbers, 9952 + 4);
  const ReadModel model = described_model(*read.file);
  ASSERT_TRUE(model.model) << model.error;
  EXPECT_EQ(model.name, "Small");
  EXPECT_EQ(model.model->n_kv_heads, 2);
  EXPECT_EQ(model.model->vocab, 10);
  EXPECT_FALSE(model.model->tied);
  EXPECT_EQ(model.context_tokens, 128);
  const ReadModel other = described_model(*read_gguf(small_llama(191), std::nullopt).file);
  EXPECT_FALSE(other.model);
  EXPECT_NE(other.error.find("another number of parameters"), std::string::npos) << other.error;
  const ReadWeights plain = read_gguf(gguf({}, three_tensors()), std::nullopt);
  EXPECT_FALSE(described_model(*plain.file).model);
}

TEST(Gguf, EveryShorterPieceIsCutShortAndNoNumber) {
  const std::string head = gguf({word_value("general.name", "Tiny")}, three_tensors());
  for (std::size_t size = 4; size < head.size(); ++size) {
    const ReadWeights read = read_gguf(std::string_view(head).substr(0, size), std::nullopt);
    EXPECT_FALSE(read.file) << size;
    EXPECT_TRUE(read.cut_short) << size << read.error;
  }
}

TEST(Gguf, ADamagedHeaderIsASentence) {
  const auto expect_error = [](const std::string& head, const std::string& part) {
    const ReadWeights read = read_gguf(head, std::nullopt);
    EXPECT_FALSE(read.file) << part;
    EXPECT_NE(read.error.find(part), std::string::npos) << read.error;
  };
  expect_error("GGML", "does not begin");
  expect_error(gguf({}, three_tensors(), 9), "version 9");
  expect_error(gguf({}, three_tensors(), 0x03000000), "order of bytes");
  expect_error(gguf({}, {}), "no tensors");
  expect_error(gguf({}, {tensor("a", {8}, 0, 0), tensor("a", {8}, 0, 32)}), "\"a\"");
  expect_error(gguf({}, {tensor("a", {}, 0, 0)}), "0 dimensions");
  expect_error(gguf({}, {tensor("a", {0}, 0, 0)}), "dimension of 0");
  expect_error(gguf({}, {tensor("a", {8}, 99, 0)}), "type 99");
  expect_error(gguf({}, {tensor("a", {100}, 12, 0)}), "blocks of 256");
  expect_error(gguf({}, {tensor("a", {8}, 0, 16)}), "lies where no tensor can");
  expect_error(gguf({}, {tensor("a", {64}, 0, 0), tensor("b", {8}, 0, 32)}), "overlap");
  expect_error(gguf({}, {tensor("a", {1ull << 40, 1ull << 40}, 0, 0)}), "lies where no tensor can");
  expect_error(gguf({text("k") + number(77, 4)}, three_tensors()), "type 77");
  expect_error(gguf({text("general.alignment") + number(4, 4) + number(3, 4)}, three_tensors()),
               "power of two");
  expect_error("GGUF" + number(3, 4) + number(1ull << 60, 8) + number(0, 8), "announces");
}

std::string safetensors(const std::string& header) { return number(header.size(), 8) + header; }

TEST(Safetensors, CountsNumbersAndBytesOfEveryTensorByItsType) {
  const std::string head = safetensors(
      R"({"__metadata__":{"format":"pt"},"a":{"dtype":"BF16","shape":[4,8],"data_offsets":[0,64]},)"
      R"("b":{"dtype":"F8_E4M3","shape":[16],"data_offsets":[64,80]},)"
      R"("c":{"dtype":"F32","shape":[],"data_offsets":[80,84]}})");
  const ReadWeights read = read_safetensors(head, head.size() + 84);
  ASSERT_TRUE(read.file) << read.error;
  EXPECT_EQ(read.file->tensors, 3);
  EXPECT_EQ(read.file->numbers, 32 + 16 + 1);
  EXPECT_EQ(read.file->bytes, 84);
  EXPECT_TRUE(read.file->numbers_are_parameters);
  EXPECT_NE(read_safetensors(head, head.size() + 83).error.find("cut short"), std::string::npos);
  const ReadWeights packed = read_safetensors(
      safetensors(R"({"q":{"dtype":"I32","shape":[2],"data_offsets":[0,8]}})"), std::nullopt);
  ASSERT_TRUE(packed.file);
  EXPECT_FALSE(packed.file->numbers_are_parameters);
  EXPECT_EQ(packed.file->notes.size(), 1u);
}

TEST(Safetensors, ADamagedHeaderIsASentence) {
  const auto expect_error = [](const std::string& head, const std::string& part) {
    const ReadWeights read = read_safetensors(head, std::nullopt);
    EXPECT_FALSE(read.file) << part;
    EXPECT_NE(read.error.find(part), std::string::npos) << read.error;
  };
  const auto one = [](const std::string& entry) { return safetensors("{\"a\":" + entry + "}"); };
  expect_error("{}", "does not begin");
  expect_error(safetensors("{}"), "no tensors");
  expect_error(safetensors("{\"a\":"), "not valid JSON");
  expect_error(one(R"({"dtype":"BF16","shape":[4]})"), "lacks");
  expect_error(one(R"({"dtype":"Q4","shape":[4],"data_offsets":[0,8]})"), "dtype");
  expect_error(one(R"({"dtype":"BF16","shape":[-4],"data_offsets":[0,8]})"), "whole numbers");
  expect_error(one(R"({"dtype":"BF16","shape":[4],"data_offsets":[8,0]})"), "whole numbers");
  expect_error(one(R"({"dtype":"BF16","shape":[5],"data_offsets":[0,8]})"), "another length");
  expect_error(one(R"({"dtype":"F4","shape":[3],"data_offsets":[0,2]})"), "another length");
  expect_error(one(R"({"dtype":"BF16","shape":[4],"data_offsets":[8,16]})"), "gaps");
  expect_error(safetensors(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                           R"("a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})"),
               "twice");
  const std::string whole = one(R"({"dtype":"BF16","shape":[4],"data_offsets":[0,8]})");
  for (std::size_t size = 9; size < whole.size(); ++size) {
    EXPECT_TRUE(read_safetensors(std::string_view(whole).substr(0, size), std::nullopt).cut_short);
  }
  expect_error(number(1 << 27, 8) + "{", "64 MiB");
}

TEST(WeightIndex, SaysTensorsFilesAndBytes) {
  const ReadIndex read = read_weight_index(
      R"({"metadata":{"total_size":100},"weight_map":{"a":"1.safetensors","b":"2.safetensors",)"
      R"("c":"1.safetensors"}})");
  ASSERT_TRUE(read.index) << read.error;
  EXPECT_EQ(read.index->tensors, 3);
  EXPECT_EQ(read.index->files, 2);
  EXPECT_EQ(read.index->bytes, 100);
  EXPECT_FALSE(read.index->parameters);
  for (const char* bad :
       {R"({"weight_map":{}})", R"({"weight_map":{"a":"f"}})", R"({"weight_map":{"a":1}})",
        R"({"metadata":{"total_size":-1},"weight_map":{"a":"f"}})",
        R"({"metadata":{"total_size":1.5},"weight_map":{"a":"f"}})", "[]", ""}) {
    EXPECT_FALSE(read_weight_index(bad).index) << bad;
    EXPECT_NE(read_weight_index(bad).error, "") << bad;
  }
}

}  // namespace
}  // namespace tmw::transformer
