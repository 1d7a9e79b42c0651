#include "core/text/slug.h"

#include <utility>

#include "core/text/characters.h"

namespace tmw {
namespace {

// The bytes of an apostrophe at the start of a text, typed or printed; 0 if there is none.
std::size_t apostrophe(std::string_view text) {
  if (text.front() == '\'') return 1;
  constexpr std::string_view kPrinted = "\u2019";
  return text.substr(0, kPrinted.size()) == kPrinted ? kPrinted.size() : 0;
}

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

std::string slug_of(std::string_view heading) {
  std::string slug;
  bool gap = false;
  for (std::size_t i = 0; i < heading.size(); ++i) {
    if (const std::size_t length = apostrophe(heading.substr(i)); length > 0) {
      i += length - 1;
      continue;
    }
    const char c = heading[i];
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!is_small_letter(low) && !is_digit(low)) {
      gap = true;
      continue;
    }
    if (slug.empty() && !is_small_letter(low)) continue;
    if (std::exchange(gap, false) && !slug.empty()) slug += '-';
    slug += low;
  }
  return slug;
}

}  // namespace tmw
