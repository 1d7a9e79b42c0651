// What was entered in an exercise and is not checked yet, as it was typed. One is kept for each
// exercise and its numbers, beside the log and never in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tmw {

struct Draft {
  std::string exercise;
  std::uint64_t seed = 0;  // 0: the original numbers, or numbers do not matter
  std::int64_t order = 0;  // as of events: an answer with a later one takes its place
  std::string text;        // the entry as the log would keep it

  bool operator==(const Draft&) const = default;
};

// Where the store keeps it: "0.1", "0.1?seed=7".
[[nodiscard]] std::string draft_key(std::string_view exercise, std::uint64_t seed);

[[nodiscard]] std::string draft_json(const Draft& draft);

// Nothing for a text that is no draft of this version.
[[nodiscard]] std::optional<Draft> read_draft(std::string_view line);

}  // namespace tmw
