// The part of TOML that the data files of this project use, as the JSON tree: tables, lists of
// tables, inline tables, lists, strings, numbers, true and false, comments. A program that needs a
// few figures at run time does not carry a whole library for them; chapters, which people write,
// are read by one (core/content).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/json/json_tree.h"

namespace tmw {

struct ReadToml {
  Json root = Json::object();
  std::string error;  // "line 3: a value is missing"; what stands before it is in `root`
};

// Total over all texts; no more than 16 brackets deep.
[[nodiscard]] ReadToml read_toml(std::string_view text);

// A member of an object if it is there and of this kind, else the other value.
[[nodiscard]] std::string text_in(const Json& object, std::string_view key);
[[nodiscard]] double number_in(const Json& object, std::string_view key, double otherwise = 0.0);
[[nodiscard]] std::int64_t whole_in(const Json& object, std::string_view key);
[[nodiscard]] bool flag_in(const Json& object, std::string_view key, bool otherwise);

}  // namespace tmw
