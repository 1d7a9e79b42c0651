#include "core/transformer/precision.h"

#include "core/text/characters.h"

namespace tmw::transformer {
namespace {

struct Row {
  std::string_view name;
  NumberFormat format;
};

// In the order of Precision.
constexpr Row kRows[] = {
    {"FP32", {32}},
    {"TF32", {32}},
    {"BF16", {16}},
    {"FP16", {16}},
    {"FP8", {8}},
    {"INT8", {8}},
    {"INT4", {4}},
    {"FP8_BLOCK", {8, 128 * 128, 32}},
    {"MXFP8", {8, 32, 8}},
    {"MXFP6", {6, 32, 8}},
    {"MXFP4", {4, 32, 8}},
    {"NVFP4", {4, 16, 8}},
    {"AWQ", {4, 128, 16 + 4}},
    {"GPTQ", {4, 128, 16 + 4}},
    {"Q8_0", {8, 32, 16}},                // 34 bytes for 32: an FP16 scale
    {"Q5_1", {5, 32, 2 * 16}},            // 24: a scale and a least value
    {"Q5_0", {5, 32, 16}},                // 22
    {"Q4_1", {4, 32, 2 * 16}},            // 20
    {"Q4_0", {4, 32, 16}},                // 18
    {"IQ4_NL", {4, 32, 16}},              // 18
    {"Q6_K", {6, 256, 16 * 8 + 16}},      // 210 bytes for 256: 16 scales and one over them
    {"Q5_K", {5, 256, 12 * 8 + 2 * 16}},  // 176: 8 scales and least values of 6 bits, two over them
    {"Q4_K", {4, 256, 12 * 8 + 2 * 16}},  // 144
    {"Q3_K", {3, 256, 12 * 8 + 16}},      // 110
    {"Q2_K", {2, 256, 16 * 8 + 2 * 16}},  // 84
    {"IQ4_XS", {4, 256, 16 + 16 + 4 * 8}},  // 136
    {"Q4_K_M", {4, 10000, 8944}},           // 4.8944 bits; the share of Q6_K depends on the model
    {"Q4_K_S", {4, 10000, 6672}},           // 4.6672
};

const Row& row_of(Precision precision) { return kRows[static_cast<std::size_t>(precision)]; }

Count packed(Count elements, std::int64_t bits) {
  return bits % 8 == 0 ? elements * (bits / 8) : divide_up(elements * bits, 8);
}

}  // namespace

NumberFormat format_of(Precision precision) { return row_of(precision).format; }

double bits_per_number(Precision precision) {
  const NumberFormat format = format_of(precision);
  const double bits = static_cast<double>(format.bits);
  if (format.block == 0) return bits;
  return bits + static_cast<double>(format.block_bits) / static_cast<double>(format.block);
}

std::string_view name_of(Precision precision) { return row_of(precision).name; }

std::optional<Precision> precision_from(std::string_view name) {
  for (const Precision precision : kAllPrecisions) {
    if (same_without_case(name, name_of(precision))) return precision;
  }
  return std::nullopt;
}

Count bytes_of(Count elements, Precision precision) {
  const NumberFormat format = format_of(precision);
  const Count numbers = packed(elements, format.bits);
  if (format.block == 0) return numbers;
  return numbers + packed(divide_up(elements, format.block), format.block_bits);
}

Count grouped_bytes_of(Count elements, Precision precision, const GroupScales& scales) {
  const Count numbers = packed(elements, format_of(precision).bits);
  if (scales.group_size == 0) return numbers;
  const Count groups = divide_up(elements, scales.group_size);
  const Count scale_bits = groups * (Count(scales.scale_bits) + scales.zero_point_bits);
  return numbers + divide_up(scale_bits, 8);
}

bool takes_groups(Precision precision) {
  return format_of(precision).block == 0 || precision == Precision::kAwq ||
         precision == Precision::kGptq;
}

std::int64_t usual_group(Precision precision) {
  const bool grouped = precision == Precision::kInt4 || precision == Precision::kAwq ||
                       precision == Precision::kGptq;
  return grouped ? 128 : 0;
}

GroupScales scales_of(Precision precision, std::int64_t group_size) {
  const bool zero_points = precision == Precision::kAwq || precision == Precision::kGptq;
  return {group_size, 16, zero_points ? 4 : 0};
}

}  // namespace tmw::transformer
