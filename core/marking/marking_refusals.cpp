// What cannot be judged, and why: another sort of amount, a range.
#include <string>

#include "core/formula/expression_node.h"
#include "core/marking/marker.h"
#include "core/marking/marking_words.h"
#include "core/marking/numeric_question.h"
#include "core/marking/said_amiss.h"
#include "core/text/characters.h"

namespace tmw {

// Why what was typed cannot be a number of the kind asked.
std::optional<std::string> NumberMarker::refusal() const {
  const Dimension& asked = question_.unit.dimension;
  if (typed_.has_unit && !dimensions_agree(typed_, question_.unit)) {
    // Bare factors of a calculation may carry the missing unit: 70e9 * 2 / 3.35 TB/s.
    if (typed_.is_literal || !typed_.has_bare)
      return wrong_dimension(typed_.quantity, question_.unit);
  }
  if (const auto amiss = said_amiss(typed_, question_)) return amiss->message;
  if (is_range()) return "This is a range: give one number.";
  if (!typed_.has_unit && typed_.has_scale && typed_.is_literal && asked.of(BaseUnit::kByte) != 0)
    return "Is that bytes or bits, decimal or binary? Write the unit in full, such as GB or GiB.";
  return std::nullopt;
}

// "14-15", "14 to 15 cards". A ratio has no unit, and no answer is a difference below zero.
bool NumberMarker::is_range() const {
  const ExpressionNode& root = typed_.expression.nodes().back();
  const auto is_number = [&](std::int32_t index) {
    const ExpressionNode& node = typed_.expression.nodes()[static_cast<std::size_t>(index)];
    return node.op == Op::kNumber || node.op == Op::kWithUnit;
  };
  if (root.op == Op::kSubtract)
    return is_number(root.left) && is_number(root.right) && typed_.quantity.value < 0;
  const std::size_t to = text_.find(" to ");
  return to != std::string_view::npos && text_.find_first_of("0123456789") < to &&
         is_digit(text_.substr(to).substr(0, 5).back()) && !question_.unit.symbol.empty();
}

// "41 to 63" in a field without a unit, where "2 to 1" is a ratio, which may be the answer.
bool NumberMarker::is_rising_to() const {
  constexpr std::string_view kTo = " to ", kDigits = "0123456789";
  const std::size_t to = text_.find(kTo);
  if (to == std::string_view::npos) return false;
  const std::string_view low = trimmed(text_.substr(0, to));
  const std::string_view high = trimmed(text_.substr(to + kTo.size()));
  const bool are_whole = !low.empty() && !high.empty() &&
                         low.find_first_not_of(kDigits) == std::string_view::npos &&
                         high.find_first_not_of(kDigits) == std::string_view::npos;
  return are_whole && (low.size() < high.size() || (low.size() == high.size() && low < high));
}

}  // namespace tmw
