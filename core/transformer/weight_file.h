// What a file of weights says in its header: its tensors, counted exactly. Nothing behind the
// header is read, and a header that contradicts itself gives a sentence, never a number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/transformer/config_reader.h"
#include "core/transformer/count.h"

namespace tmw::transformer {

// A header longer than this is refused; that of a model with a large vocabulary has some 10^7
// bytes.
inline constexpr std::size_t kLongestHeader = std::size_t{1} << 26;
inline constexpr std::size_t kMostTensors = 1'000'000;

// The tensors of one type together.
struct TensorType {
  std::string_view name;  // "BF16", "Q4_K"
  std::int64_t tensors = 0;
  Count numbers;
  Count bytes;  // scales included
};

struct WeightFile {
  std::string_view format;   // "GGUF" or "safetensors"
  std::string name;          // as the file calls the model; may be empty
  std::string architecture;  // of GGUF: "llama"
  std::int64_t tensors = 0;
  Count numbers;                  // stored, in all tensors
  Count bytes;                    // of the tensors' data, without header and padding
  std::vector<TensorType> types;  // in the order of their first tensor
  // Whether each stored number is a parameter: not where integers pack several (GPTQ, AWQ), or hold
  // scales and tables.
  bool numbers_are_parameters = true;
  std::vector<std::string> notes;
  // Of GGUF. Whole numbers of its metadata by their keys, "llama.block_count"; of the list
  // "tokenizer.ggml.tokens" the length.
  std::vector<std::pair<std::string, std::int64_t>> counts;
  bool has_head = false;   // a tensor "output.weight" beside the embedding
  Count computed_numbers;  // of `numbers`, those that are computed and not learnt (rope_freqs)
};

struct ReadWeights {
  std::optional<WeightFile> file;
  std::string error;       // a sentence; then there is no file
  bool cut_short = false;  // the header goes on behind what was given: give more of the file
};

// Whether a file that begins so is one of these formats. Any bytes may be given.
[[nodiscard]] bool is_gguf(std::string_view head);
[[nodiscard]] bool is_safetensors(std::string_view head);

// Read the header from the beginning of a file. `file_bytes` is the whole file's length where it is
// known; tensors that end behind it are a mistake. Total over all bytes.
// Sources: ggml-org/ggml, docs/gguf.md (versions 1 to 3) and the blocks of ggml-common.h;
// huggingface/safetensors, README.md ("Format").
[[nodiscard]] ReadWeights read_gguf(std::string_view head, std::optional<std::uint64_t> file_bytes);
[[nodiscard]] ReadWeights read_safetensors(std::string_view head,
                                           std::optional<std::uint64_t> file_bytes);

// The model that a GGUF file describes: of a family whose metadata say all, with exactly as many
// parameters as its tensors have. Else a sentence, as for any other file.
[[nodiscard]] ReadModel described_model(const WeightFile& file);

// What model.safetensors.index.json says of the files it lists: it has no shapes.
struct WeightIndex {
  std::int64_t tensors = 0;
  std::int64_t files = 0;
  Count bytes;                      // "total_size" of its metadata
  std::optional<Count> parameters;  // "total_parameters", where it is there
};
struct ReadIndex {
  std::optional<WeightIndex> index;
  std::string error;
};
[[nodiscard]] bool is_weight_index(std::string_view text);
[[nodiscard]] ReadIndex read_weight_index(std::string_view text);

}  // namespace tmw::transformer
