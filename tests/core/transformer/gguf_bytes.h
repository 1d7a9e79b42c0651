// Headers of GGUF files for tests, built byte by byte as the format's document says.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tmw::transformer::test {

// Little-endian pieces of a GGUF header.
inline std::string number(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xff);
  return text;
}
inline std::string text(const std::string& word) { return number(word.size(), 8) + word; }
inline std::string word_value(const std::string& key, const std::string& word) {
  return text(key) + number(8, 4) + text(word);
}
inline std::string tensor(const std::string& name, const std::vector<std::uint64_t>& shape,
                          std::uint32_t type, std::uint64_t offset) {
  std::string info = text(name) + number(shape.size(), 4);
  for (const std::uint64_t size : shape) info += number(size, 8);
  return info + number(type, 4) + number(offset, 8);
}
inline std::string gguf(const std::vector<std::string>& values,
                        const std::vector<std::string>& tensors, std::uint32_t version = 3) {
  std::string head =
      "GGUF" + number(version, 4) + number(tensors.size(), 8) + number(values.size(), 8);
  for (const std::string& value : values) head += value;
  for (const std::string& info : tensors) head += info;
  return head;
}

inline std::string count_value(const std::string& key, std::uint64_t value) {
  return text(key) + number(4, 4) + number(value, 4);
}
inline std::string tokens_value(std::uint64_t count) {
  std::string list = text("tokenizer.ggml.tokens") + number(9, 4) + number(8, 4) + number(count, 8);
  for (std::uint64_t i = 0; i < count; ++i) list += text("t");
  return list;
}

// Llama of 1 layer, 32 wide, 4 heads, 2 of KV, MLP of 64, 10 tokens: embedding and head 2 x 320,
// attention 2 x 1,024 + 2 x 512, MLP 3 x 2,048, three norms of 32: 9,952.
inline std::string small_llama(std::uint64_t mlp_rows) {
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

}  // namespace tmw::transformer::test
