#include "core/formula/read_label.h"

#include <algorithm>

#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr std::size_t kLongestLabel = 40;

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
}

// The letters at the end: "heads" of "64 heads".
std::string_view last_word(std::string_view text) {
  std::size_t start = text.size();
  while (start > 0 && is_letter(text[start - 1])) --start;
  return text.substr(start);
}

// "64 heads : 32 heads" and "64 heads : 32" are ratios, "12 layers: 84.93M + 38.6M" is none.
bool is_ratio(std::string_view left, std::string_view right, const ReadContext& context) {
  if (!context.may_be_ratio || left.find('=') != std::string_view::npos) return false;
  if (left.find(" to ") != std::string_view::npos) return false;  // "pairs 41 to 63: 23"
  ReadContext alone = context;
  alone.may_be_ratio = false;
  if (!read_answer(left, alone).ok) return false;
  return !has_letter(right) || same_without_case(last_word(left), last_word(right)) ||
         last_word(left).empty();
}

}  // namespace

std::optional<TypedAnswer> read_behind_label(std::string_view text, const ReadContext& context) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.find(':', colon + 1) != std::string_view::npos)
    return std::nullopt;
  const std::string_view left = trimmed(text.substr(0, colon));
  const std::string_view right = trimmed(text.substr(colon + 1));
  const bool is_label = left.size() <= kLongestLabel && has_letter(left) && !right.empty();
  if (!is_label || is_ratio(left, right, context)) return std::nullopt;
  TypedAnswer answer = read_answer(right, context);
  answer.error.position += static_cast<std::size_t>(right.data() - text.data());
  return answer;
}

}  // namespace tmw
