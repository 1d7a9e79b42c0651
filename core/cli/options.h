// The command line's words, split into options and the rest: the only place that knows dashes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/plan/asking.h"

namespace tmw {

struct SplitWords {
  std::vector<std::string> names;    // words that are no options, such as "-5"
  std::vector<plan::Asked> options;  // in the order given; whether there are such is not asked here
};

// A word that begins with "--" is an option; one of the `valued` takes the next word, if there is
// one, whatever it looks like.
[[nodiscard]] SplitWords split_words(const std::vector<std::string>& arguments,
                                     std::span<const std::string_view> valued);

// The options of the commands that work on the workbook: --json, --seed N and --solution.
struct Options {
  std::vector<std::string> words;  // without options
  bool json = false;
  bool solution = false;
  std::uint64_t seed = 0;
  std::string error;  // what is wrong with the options; empty if nothing is
};

// Of the words after a command; the first mistake is told in `error`.
[[nodiscard]] Options read_options(const std::vector<std::string>& arguments);

// A whole number without sign, nothing around it; empty for anything else.
[[nodiscard]] std::optional<std::uint64_t> read_whole(const std::string& text);

}  // namespace tmw
