// Which slips the learner makes, and which of them are practised away. Computed from the log alone.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/learner/log.h"

namespace tmw {

// The name under which a slip is counted. One of the slip table goes by its row, whatever part of a
// formula it was made with: "drop-factor" for "drop-factor:kv". What is the same mistake goes by
// one name: a unit's sibling typed, and a number given in it. One that an exercise has for itself
// goes by that exercise: "4.3:0:author:1" for slip 1 of its first part, "1.6:0:code:unscaled".
// Empty for what is no slip to practise, such as a figure quoted from a source.
[[nodiscard]] std::string slip_key(std::string_view exercise, int part, std::string_view slip);

// The exercise whose own slip this is; empty for those of the table.
[[nodiscard]] std::string exercise_of_slip(std::string_view key);

// All slips of an answer, a pair's both; each once. None of a right answer.
[[nodiscard]] std::vector<std::string> slips_of(const Event& event);

struct SlipRecord {
  int count = 0;              // answers in which it was made
  std::int32_t last_day = 0;  // on which it was made last
  std::int64_t last_order = 0;
  std::string last_exercise;  // with which it was made last
  // Since then: exercises in which it could be made and that were right at the first answer, in a
  // row. Another mistake neither counts nor begins anew.
  int free_in_row = 0;

  bool operator==(const SlipRecord&) const = default;
};

// So many free of it in a row, and it rests until it is made again.
inline constexpr int kFreeToRest = 3;
[[nodiscard]] inline bool rests(const SlipRecord& record) {
  return record.free_in_row >= kFreeToRest;
}

// So many of the most frequent ones stand on the home page.
inline constexpr std::size_t kFrequentSlips = 3;

// By slip_key. A slip of a day after `today`, by a clock that was ahead, counts as of today.
[[nodiscard]] std::map<std::string, SlipRecord> slip_records(const Log& log, std::int32_t today);

// Those that do not rest, the most frequent first; of equals the latest.
[[nodiscard]] std::vector<std::string> slips_to_practise(
    const std::map<std::string, SlipRecord>& records);

}  // namespace tmw
