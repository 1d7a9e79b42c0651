// Headers of weight files, built byte by byte as the formats' documents say: exact counts, and for
// every damage a sentence in place of a number.
#include "core/transformer/weight_file.h"

#include <gtest/gtest.h>

namespace tmw::transformer {
namespace {

// Little-endian pieces of a GGUF header.
std::string number(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xff);
  return text;
}
std::string text(const std::string& word) { return number(word.size(), 8) + word; }
std::string word_value(const std::string& key, const std::string& word) {
  return text(key) + number(8, 4) + text(word);
}
std::string tensor(const std::string& name, const std::vector<std::uint64_t>& shape,
                   std::uint32_t type, std::uint64_t offset) {
  std::string info = text(name) + number(shape.size(), 4);
  for (const std::uint64_t size : shape) info += number(size, 8);
  return info + number(type, 4) + number(offset, 8);
}
std::string gguf(const std::vector<std::string>& values, const std::vector<std::string>& tensors,
                 std::uint32_t version = 3) {
  std::string head =
      "GGUF" + number(version, 4) + number(tensors.size(), 8) + number(values.size(), 8);
  for (const std::string& value : values) head += value;
  for (const std::string& info : tensors) head += info;
  return head;
}

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

std::string count_value(const std::string& key, std::uint64_t value) {
  return text(key) + number(4, 4) + number(value, 4);
}
std::string tokens_value(std::uint64_t count) {
  std::string list = text("tokenizer.ggml.tokens") + number(9, 4) + number(8, 4) + number(count, 8);
  for (std::uint64_t i = 0; i < count; ++i) list += text("t");
  return list;
}

// Llama of 1 layer, 32 wide, 4 heads, 2 of KV, MLP of 64, 10 tokens: embedding and head 2 x 320,
// attention 2 x 1,024 + 2 x 512, MLP 3 x 2,048, three norms of 32: 9,952.
std::string small_llama(std::uint64_t mlp_rows) {
  const auto a = [](const char* key, std::uint64_t value) {
    return count_value(std::string("llama.") + key, value);
  };
  return gguf(
      {word_value("general.architecture", "llama"), word_value("general.name", "Small"),
       a("block_count", 1), a("embedding_length", 32), a("attention.head_count", 4),
       a("attention.head_count_kv", 2), a("feed_forward_length", 64), a("context_length", 128),
       tokens_value(10)},
      {tensor("token_embd.weight", {32, 10}, 0, 0), tensor("output.weight", {32, 10}, 0, 1280),
       tensor("attn", {32, 96}, 0, 2560), tensor("mlp", {32, mlp_rows}, 0, 14848),
       tensor("norms", {32, 3}, 0, 65536), tensor("rope_freqs.weight", {4}, 0, 69632)});
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
