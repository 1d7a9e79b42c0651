// Number formats, and what a tensor occupies in each, scales included.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/transformer/count.h"

namespace tmw::transformer {

enum class Precision {
  kFp32,
  kTf32,
  kBf16,
  kFp16,
  kFp8,
  kInt8,
  kInt4,
  kFp8Block,  // DeepSeek-V3: a scale for each square of 128 x 128 weights
  kMxFp8,     // microscaling formats, with a power of two for each 32 numbers
  kMxFp6,
  kMxFp4,
  kNvFp4,  // an FP8 scale for each 16 numbers
  kAwq,    // 4 bits in groups, with a scale and a zero point each
  kGptq,
  kQ8_0,  // blocks of 32 in llama.cpp
  kQ5_1,
  kQ5_0,
  kQ4_1,
  kQ4_0,
  kIq4Nl,
  kQ6K,  // super-blocks of 256 in llama.cpp
  kQ5K,
  kQ4K,
  kQ3K,
  kQ2K,
  kIq4Xs,
  kQ4KM,  // files that mix Q4_K and Q6_K, by their bits for Llama-3.1-8B
  kQ4KS
};

inline constexpr Precision kAllPrecisions[] = {
    Precision::kFp32,  Precision::kTf32,  Precision::kBf16,  Precision::kFp16,
    Precision::kFp8,   Precision::kInt8,  Precision::kInt4,  Precision::kFp8Block,
    Precision::kMxFp8, Precision::kMxFp6, Precision::kMxFp4, Precision::kNvFp4,
    Precision::kAwq,   Precision::kGptq,  Precision::kQ8_0,  Precision::kQ5_1,
    Precision::kQ5_0,  Precision::kQ4_1,  Precision::kQ4_0,  Precision::kIq4Nl,
    Precision::kQ6K,   Precision::kQ5K,   Precision::kQ4K,   Precision::kQ3K,
    Precision::kQ2K,   Precision::kIq4Xs, Precision::kQ4KM,  Precision::kQ4KS};

// How a format stores numbers: each in `bits`, and for every started block of `block` numbers
// `block_bits` more, its scales and zero points. A block of 0: nothing more.
struct NumberFormat {
  std::int64_t bits = 0;
  std::int64_t block = 0;
  std::int64_t block_bits = 0;
};

// Sources: OCP Microscaling Formats 1.0, table 1 (MX); NVIDIA's description of NVFP4 (an E4M3 scale
// for 16 values; its FP32 scale a tensor is left out); DeepSeek-V3, arXiv 2412.19437, section 3.3.2
// (FP32 scales of 128 x 128 blocks); ggml-org/llama.cpp, ggml/src/ggml-common.h (the structs of
// blocks), and tools/quantize/README.md for the bits of mixed files; AWQ and GPTQ files of group
// 128 (an FP16 scale and a 4-bit zero point a group). TF32 is a way to compute: it is stored in 32
// bits.
[[nodiscard]] NumberFormat format_of(Precision precision);

// Bits of one stored number, its share of scales included: 4.25 for MXFP4.
[[nodiscard]] double bits_per_number(Precision precision);
// "BF16", "Q8_0" and so on.
[[nodiscard]] std::string_view name_of(Precision precision);
// Reads "bf16", "INT4", "q4_k" ... in any case; nothing for other words.
[[nodiscard]] std::optional<Precision> precision_from(std::string_view name);

// Bytes of `elements` in a format, scales included, rounded up to whole bytes.
[[nodiscard]] Count bytes_of(Count elements, Precision precision);

// Numbers stored in groups that share a scale (GPTQ, AWQ: 4 bits, groups of 128, 16-bit scale).
struct GroupScales {
  std::int64_t group_size = 128;  // 0: no scales
  std::int64_t scale_bits = 16;
  std::int64_t zero_point_bits = 0;  // asymmetric schemes store one per group
};

// Bytes of numbers with these scales in place of the format's own, one for each started group.
// Requires group_size >= 0.
[[nodiscard]] Count grouped_bytes_of(Count elements, Precision precision,
                                     const GroupScales& scales);

// Whether the size of a format's groups is chosen and no part of it, and how many weights a group
// has when nobody chooses: 128 for INT4, AWQ and GPTQ, 0 for whole formats such as INT8.
[[nodiscard]] bool takes_groups(Precision precision);
[[nodiscard]] std::int64_t usual_group(Precision precision);
// The scales of such groups: 16 bits, and the zero points of AWQ and GPTQ.
[[nodiscard]] GroupScales scales_of(Precision precision, std::int64_t group_size);

}  // namespace tmw::transformer
