// Names of cards behind a count: "14 A100s", "14 x A100 80GB".
#include <algorithm>
#include <iterator>

#include "core/formula/parser_state.h"
#include "core/formula/scan_number.h"

namespace tmw {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// The letters of NVIDIA's, AMD's, Intel's, Google's and AWS's cards before their digits.
bool starts_card_name(std::string_view letters) {
  constexpr std::string_view kLetters[] = {"A",  "B",  "H",  "V",   "P",   "T",   "L",   "K",  "M",
                                           "MI", "GB", "GH", "RTX", "GTX", "TPU", "TRN", "SXM"};
  return std::find(std::begin(kLetters), std::end(kLetters), letters) != std::end(kLetters);
}

// "a100s", "h100": small letters and three digits.
bool is_small_card_name(std::string_view name) {
  const std::size_t digits = name.find_first_of("0123456789");
  const bool starts = digits == 1 || digits == 2;
  if (!starts || name.front() == 'x' || name.size() < digits + 3 || name.size() > digits + 4)
    return false;
  for (std::size_t at = 0; at < digits + 3; ++at) {
    const bool fits = at < digits ? name[at] >= 'a' && name[at] <= 'z' : is_decimal_digit(name[at]);
    if (!fits) return false;
  }
  return true;
}

}  // namespace

// "A100s", "H100", "MI300X", "RTX4090": a maker's letters and digits, none of them the exercise's
// own. "MM2" is no card.
bool ExpressionParser::is_card_name(std::string_view name) const {
  std::size_t at = 0;
  while (at < name.size() && is_capital(name[at])) ++at;
  const std::size_t letters = at;
  while (at < name.size() && is_decimal_digit(name[at])) ++at;
  const bool fits =
      starts_card_name(name.substr(0, letters)) && at > letters && name.size() <= at + 2;
  return (fits || is_small_card_name(name)) && !context_.any_symbol &&
         !is_symbol(name.substr(0, name.find_first_of("0123456789")));
}

// Where the hours of a card stand behind its name, as in 178 H100-hours; 0 if they do not.
std::size_t ExpressionParser::hours_behind(std::size_t name_end) const {
  if (name_end >= text_.size() || (text_[name_end] != '-' && text_[name_end] != ' ')) return 0;
  const auto unit = find_unit_name(unit_word_at(name_end + 1));
  return unit && unit->dimension == kSeconds ? name_end + 1 : 0;
}

// Moves past "A100s", and past the "80 GB" or "SXM5" that tells it from others.
bool ExpressionParser::card_name() {
  const std::size_t position = at_ + spaces_at(at_);
  const std::string_view name = name_at(position);
  if (!is_card_name(name)) return false;
  const bool is_glued_scale =
      position == at_ && at_ > 0 && name.size() > 1 && find_scale(name.substr(0, 1));
  if (is_glued_scale) return false;  // "124.3M500", "124.3MM2"
  if (const std::size_t hours = hours_behind(position + name.size())) {
    at_ = hours;
    return true;
  }
  if (context_.asked && !context_.asked->is_plain()) return false;
  at_ = position + name.size();
  result_.card = name;
  const bool hyphen = peek() == '-' && number_starts(text_, at_ + 1);
  const std::size_t size = hyphen ? at_ + 1 : at_ + spaces_at(at_);
  if (number_starts(text_, size)) {
    const std::size_t end = scan_number(text_, size, false).end;
    const std::string_view unit = unit_word_at(end + spaces_at(end));
    const auto memory = find_unit_name(unit);
    if (memory && memory->dimension == kBytes)
      at_ = static_cast<std::size_t>(unit.data() - text_.data()) + unit.size();
  }
  return true;
}

}  // namespace tmw
