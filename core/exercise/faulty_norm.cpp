#include "core/exercise/faulty_norm.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tmw {
namespace {

using Numbers = std::vector<double>;
using Norm = NormArguments;

double sum(const Numbers& x) { return std::accumulate(x.begin(), x.end(), 0.0); }
double count(const Numbers& x) { return static_cast<double>(x.size()); }

double squares(const Norm& norm) {
  return std::inner_product(norm.x.begin(), norm.x.end(), norm.x.begin(), 0.0);
}

// gamma * (x - centre) / root.
Numbers scaled(const Norm& norm, double root, double centre = 0.0, bool gains = true) {
  Numbers result;
  for (std::size_t i = 0; i < norm.x.size(); ++i)
    result.push_back((gains ? norm.gamma[i] : 1.0) * (norm.x[i] - centre) / root);
  return result;
}

Numbers norm_outside(const Norm& norm) {
  return scaled(norm, std::sqrt(squares(norm) / count(norm.x)) + norm.eps);
}
Numbers norm_no_eps(const Norm& norm) {
  return scaled(norm, std::sqrt(squares(norm) / count(norm.x)));
}
Numbers norm_sum(const Norm& norm) { return scaled(norm, std::sqrt(squares(norm) + norm.eps)); }
Numbers norm_no_root(const Norm& norm) {
  return scaled(norm, squares(norm) / count(norm.x) + norm.eps);
}
Numbers norm_no_gain(const Norm& norm) {
  return scaled(norm, std::sqrt(squares(norm) / count(norm.x) + norm.eps), 0.0, false);
}
Numbers norm_first_gain(const Norm& norm) {
  Norm same = norm;
  std::fill(same.gamma.begin(), same.gamma.end(), norm.gamma.front());
  return scaled(same, std::sqrt(squares(norm) / count(norm.x) + norm.eps));
}
Numbers norm_layer(const Norm& norm) {
  const double mean = sum(norm.x) / count(norm.x);
  Norm centred = norm;
  for (double& one : centred.x) one -= mean;
  return scaled(centred, std::sqrt(squares(centred) / count(norm.x) + norm.eps));
}
Numbers norm_of_mean(const Norm& norm) {
  const double mean = sum(norm.x) / count(norm.x);
  return scaled(norm, std::sqrt(mean * mean + norm.eps));
}
Numbers norm_bessel(const Norm& norm) {
  return scaled(norm, std::sqrt(squares(norm) / (count(norm.x) - 1.0) + norm.eps));
}
// eps among the squares, so that the mean has an n-th of it.
Numbers norm_eps_in_sum(const Norm& norm) {
  return scaled(norm, std::sqrt((squares(norm) + norm.eps) / count(norm.x)));
}
Numbers norm_variance(const Norm& norm) {
  Norm centred = norm;
  for (double& one : centred.x) one -= sum(norm.x) / count(norm.x);
  return scaled(norm, std::sqrt(squares(centred) / count(norm.x) + norm.eps));
}
// As Gemma's weights are used, which are kept less one.
Numbers norm_plus_one(const Norm& norm) {
  Norm more = norm;
  for (double& gain : more.gamma) gain += 1.0;
  return scaled(more, std::sqrt(squares(norm) / count(norm.x) + norm.eps));
}
Numbers norm_multiplied(const Norm& norm) {
  const double root = std::sqrt(squares(norm) / count(norm.x) + norm.eps);
  return scaled(norm, 1.0 / root);
}

using NormFault = Numbers (*)(const Norm&);

struct Row {
  const char* name;
  NormFault call;
};

constexpr Row kFaults[] = {{"eps-outside", norm_outside},
                           {"no-eps", norm_no_eps},
                           {"sum", norm_sum},
                           {"no-root", norm_no_root},
                           {"no-gain", norm_no_gain},
                           {"first-gain", norm_first_gain},
                           {"layer-norm", norm_layer},
                           {"square-of-mean", norm_of_mean},
                           {"bessel", norm_bessel},
                           {"eps-in-sum", norm_eps_in_sum},
                           {"variance", norm_variance},
                           {"plus-one", norm_plus_one},
                           {"multiplied", norm_multiplied}};

}  // namespace

std::optional<Numbers> faulty_norm(std::string_view fault, const NormArguments& norm) {
  for (const Row& row : kFaults) {
    if (fault != row.name) continue;
    if (norm.x.size() != norm.gamma.size()) return std::nullopt;
    return norm.x.empty() ? Numbers() : row.call(norm);
  }
  return std::nullopt;
}

std::vector<std::string> norm_fault_names() {
  std::vector<std::string> names;
  for (const Row& row : kFaults) names.emplace_back(row.name);
  return names;
}

}  // namespace tmw
