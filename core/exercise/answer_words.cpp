#include "core/exercise/answer_words.h"

#include <algorithm>
#include <charconv>

namespace tmw {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> pieces;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find(separator, from), text.size());
    pieces.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return pieces;
}

std::string trimmed(const std::string& text) {
  const std::size_t start = text.find_first_not_of(" \t\n");
  if (start == std::string::npos) return {};
  return text.substr(start, text.find_last_not_of(" \t\n") - start + 1);
}

int position_of(const std::string& text) {
  const std::string digits = trimmed(text);
  int number = 0;
  const char* end = digits.data() + digits.size();
  const auto [rest, fault] = std::from_chars(digits.data(), end, number);
  return fault == std::errc() && rest == end && number >= 1 ? number - 1 : -1;
}

}  // namespace tmw
