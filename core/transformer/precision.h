// Number formats, and what a tensor occupies in each.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/transformer/count.h"

namespace tmw::transformer {

enum class Precision { kFp32, kTf32, kBf16, kFp16, kFp8, kInt8, kInt4 };

inline constexpr Precision kAllPrecisions[] = {Precision::kFp32, Precision::kTf32, Precision::kBf16,
                                               Precision::kFp16, Precision::kFp8,  Precision::kInt8,
                                               Precision::kInt4};

// Bits of one stored element. TF32 is a way to compute: it is stored in 32 bits.
[[nodiscard]] std::int64_t bits_per_element(Precision precision);
// "BF16" and so on.
[[nodiscard]] std::string_view name_of(Precision precision);
// Reads "bf16", "INT4" ... in any case; nothing for other words.
[[nodiscard]] std::optional<Precision> precision_from(std::string_view name);

// Bytes of `elements` in a format, rounded up to whole bytes.
[[nodiscard]] Count bytes_of(Count elements, Precision precision);

// Weights stored in groups that share a scale (GPTQ, AWQ: 4 bits, groups of 128, 16-bit scale).
struct GroupScales {
  std::int64_t group_size = 128;
  std::int64_t scale_bits = 16;
  std::int64_t zero_point_bits = 0;  // asymmetric schemes store one per group
};

// Bytes of quantised weights with one scale (and zero point) per started group.
// Requires group_size > 0.
[[nodiscard]] Count grouped_bytes_of(Count elements, Precision precision,
                                     const GroupScales& scales);

}  // namespace tmw::transformer
