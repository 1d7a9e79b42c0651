#include "core/exercise/answer_words.h"

#include <charconv>

#include "core/text/characters.h"
#include "core/text/split.h"

namespace tmw {

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
