#include "core/text/split.h"

namespace tmw {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> pieces = {""};
  for (const char c : text) {
    if (c == separator) {
      pieces.emplace_back();
    } else {
      pieces.back() += c;
    }
  }
  return pieces;
}

std::vector<std::string> split_words(const std::string& text, char separator) {
  std::vector<std::string> pieces = split(text, separator);
  if (pieces.back().empty()) pieces.pop_back();
  return pieces;
}

}  // namespace tmw
