#include "core/cli/options.h"

#include <algorithm>
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

SplitWords split_words(const std::vector<std::string>& arguments,
                       std::span<const std::string_view> valued) {
  SplitWords split;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].rfind("--", 0) != 0) {
      split.names.push_back(arguments[i]);
      continue;
    }
    plan::Asked asked = {arguments[i].substr(2), std::nullopt};
    const bool takes_value = std::find(valued.begin(), valued.end(), asked.option) != valued.end();
    if (takes_value && i + 1 < arguments.size()) asked.text = arguments[++i];
    split.options.push_back(std::move(asked));
  }
  return split;
}

Options read_options(const std::vector<std::string>& arguments) {
  static constexpr std::string_view kValued[] = {"seed"};
  SplitWords split = split_words(arguments, kValued);
  Options options;
  options.words = std::move(split.names);
  for (const plan::Asked& asked : split.options) {
    if (asked.option == "json") {
      options.json = true;
    } else if (asked.option == "solution") {
      options.solution = true;
    } else if (asked.option == "seed") {
      const std::optional<std::uint64_t> seed = asked.text ? read_whole(*asked.text) : std::nullopt;
      if (!seed) options.error = "--seed needs a whole number, 0 or more";
      options.seed = seed.value_or(0);
    } else {
      options.error = "there is no option --" + asked.option;
    }
  }
  return options;
}

}  // namespace tmw
