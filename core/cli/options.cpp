#include "core/cli/options.h"

#include <cerrno>
#include <cstdlib>

namespace tmw {

std::optional<std::uint64_t> read_whole(const std::string& text) {
  if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos) {
    return std::nullopt;
  }
  errno = 0;
  const std::uint64_t value = std::strtoull(text.c_str(), nullptr, 10);
  if (errno != 0) return std::nullopt;
  return value;
}

Options read_options(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--json") {
      options.json = true;
    } else if (word == "--solution") {
      options.solution = true;
    } else if (word == "--seed") {
      const std::optional<std::uint64_t> seed =
          i + 1 < arguments.size() ? read_whole(arguments[++i]) : std::nullopt;
      if (!seed) options.error = "--seed needs a whole number, 0 or more";
      options.seed = seed.value_or(0);
    } else if (word.rfind("--", 0) == 0) {
      options.error = "there is no option " + word;
    } else {
      options.words.push_back(word);
    }
  }
  return options;
}

}  // namespace tmw
