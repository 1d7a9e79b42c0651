// Faulty versions of RMSNorm: what programs with a typical mistake return.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

// What RMSNorm is asked: gamma * x / sqrt(mean(x^2) + eps).
struct NormArguments {
  std::vector<double> x, gamma;
  double eps = 0.0;
};

// What the version of that name returns; empty if there is none, or a gain for each number is not
// there.
[[nodiscard]] std::optional<std::vector<double>> faulty_norm(std::string_view fault,
                                                             const NormArguments& norm);

// The names of the versions.
[[nodiscard]] std::vector<std::string> norm_fault_names();

}  // namespace tmw
