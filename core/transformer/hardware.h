// An accelerator, as its data sheet gives it.
#pragma once

namespace tmw::transformer {

// The format in which products are computed; it decides the peak rate.
enum class ComputeFormat { kBf16, kFp16, kTf32, kFp8, kInt8, kFp4 };

// Rates are dense; 0 stands for what was not published or not found.
struct Hardware {
  double flops_per_second = 0;  // in BF16 (FP16 where there is no BF16)
  double memory_bytes = 0;      // as the maker says
  double bytes_per_second = 0;
  double tf32_flops_per_second = 0;
  double fp8_flops_per_second = 0;
  double int8_ops_per_second = 0;
  double fp4_flops_per_second = 0;
  double visible_bytes = 0;          // of the memory, as the driver shows it
  double link_bytes_per_second = 0;  // to other cards in one direction, all links together
  bool has_bf16 = true;              // false: V100 and T4, which have FP16 alone of 16 bits
};

// The dense peak in a format; 0 when the card has none or it is not known.
[[nodiscard]] constexpr double peak_in(const Hardware& card, ComputeFormat format) {
  switch (format) {
    case ComputeFormat::kBf16:
    case ComputeFormat::kFp16:
      return card.flops_per_second;
    case ComputeFormat::kTf32:
      return card.tf32_flops_per_second;
    case ComputeFormat::kFp8:
      return card.fp8_flops_per_second;
    case ComputeFormat::kInt8:
      return card.int8_ops_per_second;
    case ComputeFormat::kFp4:
      return card.fp4_flops_per_second;
  }
  return 0;
}

}  // namespace tmw::transformer
