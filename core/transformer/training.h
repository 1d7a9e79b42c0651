// Training runs: time, GPU-hours, Chinchilla, and how well the cards are used.
#pragma once

namespace tmw::transformer {

// Seconds for `flops` on `cards` cards of a peak rate, at a model FLOPs utilisation in (0, 1].
[[nodiscard]] double training_seconds(double flops, double cards, double flops_per_second,
                                      double mfu);

// Card-hours of a run: does not depend on how many cards share it.
[[nodiscard]] double card_hours(double seconds, double cards);

// Tokens per parameter at the compute optimum. Source: Hoffmann et al. 2022, table 3 (about 20).
inline constexpr double kChinchillaTokensPerParameter = 20.0;

struct ComputeOptimum {
  double parameters = 0;
  double tokens = 0;
};

// The model and data that spend `flops` = 6ND with D = tokens_per_parameter * N.
[[nodiscard]] ComputeOptimum compute_optimum(
    double flops, double tokens_per_parameter = kChinchillaTokensPerParameter);

// Training FLOPs per token by the PaLM rule: 6N + 12 L a d s (full square).
// Source: Chowdhery et al. 2022, appendix B.
[[nodiscard]] double palm_flops_per_token(double parameters, double layers, double heads,
                                          double head_dim, double tokens);

// Share of peak that useful FLOPs take (MFU), or executed FLOPs when those are given (HFU).
[[nodiscard]] double utilisation(double flops_per_token, double tokens_per_second, double cards,
                                 double flops_per_second);

// Share of a pipeline's time that stages wait: (p - 1) / (m v) bubble over useful time, as a share
// of the whole. Source: Narayanan et al. 2021. Requires positive arguments.
[[nodiscard]] double pipeline_bubble_share(double stages, double micro_batches, double chunks);

}  // namespace tmw::transformer
