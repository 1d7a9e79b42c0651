// Positional encodings: sinusoidal, rotary and ALiBi, in double.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tmw::numerics {

// Row `position` of the sinusoidal table: sin at even indices 2i and cos at 2i + 1 of
// position / base^(2i / width). An odd width ends with a sine. Source: Vaswani et al. 2017, 3.5.
[[nodiscard]] std::vector<double> sinusoidal_encoding(double position, std::size_t width,
                                                      double base = 10000.0);

enum class RopeLayout {
  kHalfSplit,   // pairs (i, i + width / 2): Llama in Hugging Face, GPT-NeoX
  kInterleaved  // pairs (2i, 2i + 1): the RoFormer paper, GPT-J, Llama's own code
};

// Rotates pair i of x by position * base^(-2i / width); lengths are kept. Requires an even width.
// Source: Su et al. 2021. Empty input gives an empty result; position 0 changes nothing.
[[nodiscard]] std::vector<double> rope(std::span<const double> x, double position,
                                       RopeLayout layout, double base = 10000.0);

// The slope of each head's distance penalty: 2^(-8(i + 1) / n) for a power of two; for other
// numbers those of the power below, then every second slope of the power above.
// Source: Press et al. 2022, and their published code for other numbers. No heads: empty.
[[nodiscard]] std::vector<double> alibi_slopes(std::size_t heads);

}  // namespace tmw::numerics
