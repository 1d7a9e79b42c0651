// Splits a command's words into options and the rest.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tmw {

struct Options {
  std::vector<std::string> words;  // without options
  bool json = false;
  bool solution = false;
  std::uint64_t seed = 0;
  std::string error;  // what is wrong with the options; empty if nothing is
};

// Knows --json, --seed N and --solution. A word such as "-5" is no option.
[[nodiscard]] Options read_options(const std::vector<std::string>& arguments);

// A whole number without sign, nothing around it; empty for anything else.
[[nodiscard]] std::optional<std::uint64_t> read_whole(const std::string& text);

}  // namespace tmw
