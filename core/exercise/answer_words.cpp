#include "core/exercise/answer_words.h"

#include <charconv>

#include "core/text/characters.h"

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

int position_of(const std::string& text) {
  const std::string_view digits = trimmed(text);
  int number = 0;
  const char* end = digits.data() + digits.size();
  const auto [rest, fault] = std::from_chars(digits.data(), end, number);
  return fault == std::errc() && rest == end && number >= 1 ? number - 1 : -1;
}

std::optional<std::vector<int>> read_places(const std::string& text, std::size_t count) {
  std::vector<int> places;
  for (const std::string& part : split(text, ',')) {
    int place = 0;
    const char* end = part.data() + part.size();
    const auto [stop, error] = std::from_chars(part.data(), end, place);
    if (error != std::errc() || stop != end || place < 1 || static_cast<std::size_t>(place) > count)
      return std::nullopt;
    places.push_back(place - 1);
  }
  return places;
}

}  // namespace tmw
