#include "core/text/powers.h"

#include <array>

#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr std::array<std::string_view, 10> kRaised = {"\u2070", "\u00b9", "\u00b2", "\u00b3",
                                                      "\u2074", "\u2075", "\u2076", "\u2077",
                                                      "\u2078", "\u2079"};

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(text[at]);
}

// Where the exponent ends that begins at `at`; npos if there is none: "e", a sign perhaps, digits,
// and then no letter.
std::size_t exponent_end(std::string_view text, std::size_t at) {
  if (at == 0 || !is_digit(text[at - 1]) || text[at] != 'e') return std::string_view::npos;
  std::size_t end = at + 1;
  if (end < text.size() && (text[end] == '-' || text[end] == '+')) ++end;
  if (!is_digit_at(text, end)) return std::string_view::npos;
  while (is_digit_at(text, end)) ++end;
  const bool goes_on = end < text.size() && (is_letter(text[end]) || text[end] == '_');
  return goes_on ? std::string_view::npos : end;
}

// Whether the digits before `at` belong to a name, such as x1e5.
bool is_in_a_name(std::string_view text, std::size_t at) {
  while (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == ',')) --at;
  return at > 0 && (is_letter(text[at - 1]) || text[at - 1] == '_');
}

std::string raised(std::string_view exponent) {
  std::string result;
  for (const char c : exponent) {
    if (c == '-') result += "\u207b";
    if (is_digit(c)) result += kRaised[static_cast<std::size_t>(c - '0')];
  }
  return result;
}

}  // namespace

std::string typeset_powers(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = exponent_end(text, at);
    if (end == std::string_view::npos || is_in_a_name(text, at)) {
      result += text[at];
      continue;
    }
    result += "\u00a0\u00d7\u00a010" + raised(text.substr(at + 1, end - at - 1));
    at = end - 1;
  }
  return result;
}

}  // namespace tmw
