#include "core/formula/same_amount.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "core/formula/expression_node.h"

namespace tmw {
namespace {

// How far two statements of one amount may be apart through rounding; a GiB for a GB is farther.
constexpr double kMostRounding = 0.06;

// The same of a calculation's own numbers, of which the coarsest counts: 275 + 68.7. What has fewer
// than three digits is a count.
double rounding_within(const TypedAnswer& answer) {
  double share = rounding_of(answer);
  for (const ExpressionNode& node : answer.expression.nodes()) {
    if (node.op != Op::kNumber || node.number == 0 || answer.is_literal) continue;
    double digits = std::fabs(node.number);
    for (int i = 0; i < 12 && digits != std::floor(digits); ++i) digits *= 10;
    while (digits >= 10 && std::fmod(digits, 10) == 0) digits /= 10;
    if (digits >= 100 && digits < 1e5) share = std::max(share, 0.5 / digits);
  }
  return std::min(kMostRounding, share);
}

// A share beside a number without a sign is that number: 12.4% is 0.124. Only a calculation may
// have brought itself to per cent, "8.39/6740*100 = 0.124%".
bool is_number_of_share(double number, double share, bool is_worked_out, double rounding) {
  constexpr double kPerCent = 100;
  return is_near(number, share, rounding) ||
         (is_worked_out && is_near(number, share * kPerCent, rounding));
}

}  // namespace

double rounding_of(const TypedAnswer& answer) {
  if (!answer.is_literal || answer.literal == 0) return 0;
  const double size = std::fabs(answer.literal);
  const double place = std::pow(10, std::floor(std::log10(size)) - answer.digits + 1);
  return std::min(kMostRounding, 0.5 * place / size);
}

bool is_near(double a, double b, double share) {
  return std::fabs(a - b) <= (share * 1.05 + 1e-9) * std::max(std::fabs(a), std::fabs(b));
}

Dimension without_tokens(const TypedAnswer& answer) {
  Dimension dimension = answer.quantity.dimension;
  dimension.exponents[static_cast<std::size_t>(BaseUnit::kToken)] = 0;
  return dimension;
}

bool is_share(const TypedAnswer& answer) {
  const std::vector<Unit>& units = answer.expression.units();
  return answer.has_unit && answer.quantity.dimension.is_plain() &&
         std::any_of(units.begin(), units.end(),
                     [](const Unit& unit) { return unit.dimension.is_plain() && unit.factor < 1; });
}

bool is_bare(const TypedAnswer& answer) { return !answer.has_unit && !answer.has_scale; }

TypedAnswer as_large_as_it_says(TypedAnswer answer) {
  if (is_bare(answer)) answer.has_unit = true;
  return answer;
}

bool agree(const TypedAnswer& a, const TypedAnswer& b) {
  const double share = std::max(rounding_within(a), rounding_within(b));
  const double x = a.quantity.value, y = b.quantity.value;
  if (is_share(a) && is_bare(b)) return is_number_of_share(y, x, !b.is_literal, share);
  if (is_share(b) && is_bare(a)) return is_number_of_share(x, y, !a.is_literal, share);
  if (is_near(x, y, share))
    return without_tokens(a) == without_tokens(b) || !a.has_unit || !b.has_unit;
  if (a.has_unit && b.has_unit && x != 0 && !a.quantity.dimension.is_plain() &&
      over(kPlainNumber, without_tokens(a)) == without_tokens(b))
    return is_near(1 / x, y, share);  // 148.4 tokens/s (6.74 ms per token)
  if (a.quantity.dimension == b.quantity.dimension && a.has_unit && b.has_unit)
    return a.has_bare && !a.is_literal && is_near(x * 1e9, y, share);  // 6.74 * 2 bytes = 13.48 GB
  if (!is_bare(a) && !is_bare(b)) return false;                        // 124.3M, 124.3B
  constexpr std::array<double, 14> kMultiples = {
      1e2, 1e3,  1e6,  1e9, 1e12, 1e15, 1e18, 1024, 1048576, 1073741824, 1099511627776.0,
      60,  3600, 86400};
  return std::any_of(kMultiples.begin(), kMultiples.end(), [&](double multiple) {
    return is_near(x, y * multiple, share) || is_near(x * multiple, y, share);
  });
}

std::optional<TypedAnswer> sign_said_once(const TypedAnswer& answer, const TypedAnswer& note) {
  if (is_share(answer) == is_share(note) || !answer.is_literal || !note.is_literal)
    return std::nullopt;
  const TypedAnswer& share = is_share(answer) ? answer : note;
  TypedAnswer bare = is_share(answer) ? note : answer;
  if (!is_bare(bare) || share.literal == 0) return std::nullopt;
  if (!is_near(share.literal, bare.literal, std::max(rounding_of(share), rounding_of(bare))))
    return std::nullopt;
  if (bare.digits <= share.digits) return share;
  bare.quantity.value *= share.quantity.value / share.literal;
  return as_large_as_it_says(std::move(bare));
}

}  // namespace tmw
