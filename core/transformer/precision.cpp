#include "core/transformer/precision.h"

#include "core/text/characters.h"

namespace tmw::transformer {
namespace {}  // namespace

std::int64_t bits_per_element(Precision precision) {
  switch (precision) {
    case Precision::kFp32:
    case Precision::kTf32:
      return 32;
    case Precision::kBf16:
    case Precision::kFp16:
      return 16;
    case Precision::kFp8:
    case Precision::kInt8:
      return 8;
    case Precision::kInt4:
      return 4;
  }
  return 0;
}

std::string_view name_of(Precision precision) {
  switch (precision) {
    case Precision::kFp32:
      return "FP32";
    case Precision::kTf32:
      return "TF32";
    case Precision::kBf16:
      return "BF16";
    case Precision::kFp16:
      return "FP16";
    case Precision::kFp8:
      return "FP8";
    case Precision::kInt8:
      return "INT8";
    case Precision::kInt4:
      return "INT4";
  }
  return "";
}

std::optional<Precision> precision_from(std::string_view name) {
  for (const Precision precision : kAllPrecisions) {
    if (same_without_case(name, name_of(precision))) return precision;
  }
  return std::nullopt;
}

Count bytes_of(Count elements, Precision precision) {
  const std::int64_t bits = bits_per_element(precision);
  return bits >= 8 ? elements * (bits / 8) : divide_up(elements, 8 / bits);
}

Count grouped_bytes_of(Count elements, Precision precision, const GroupScales& scales) {
  const Count groups = divide_up(elements, scales.group_size);
  const Count scale_bits = groups * (Count(scales.scale_bits) + scales.zero_point_bits);
  return bytes_of(elements, precision) + divide_up(scale_bits, 8);
}

}  // namespace tmw::transformer
