#include "core/text/split.h"

namespace tmw {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> pieces;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    pieces.push_back(text.substr(start, end - start));
    if (end == std::string::npos) return pieces;
    start = end + 1;
  }
}

std::vector<std::string> split_words(const std::string& text, char separator) {
  std::vector<std::string> pieces = split(text, separator);
  if (pieces.back().empty()) pieces.pop_back();
  return pieces;
}

}  // namespace tmw
