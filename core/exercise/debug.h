// Debug: the faulty line of a listing to find.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/prose/blocks.h"

namespace tmw {

struct DebugTask;
struct Verdict;
class Writer;

struct DebugEntry {
  static constexpr bool kOutlivesNumbers = false;

  int line = 0;  // from 1; 0 if none is picked
};

struct DebugProblem {
  using Task = DebugTask;
  using Entry = DebugEntry;

  struct Line {
    std::string code;
    Blocks reply;
  };
  std::vector<Line> lines;
  int faulty = 0;        // from 1
  std::string repaired;  // what line `faulty` should say
  std::string call;
  std::string shows;        // what the call returns as the listing stands
  std::string should_show;  // and with the line repaired
};

[[nodiscard]] DebugProblem debug_problem(const DebugTask& task, Writer& writer);

// The reply to the line picked; none, or one out of range, is unreadable.
[[nodiscard]] Verdict mark_entry(const DebugProblem& problem, const DebugEntry& entry);

// The line's number.
[[nodiscard]] Verdict mark_words(const DebugProblem& problem,
                                 const std::vector<std::string>& words);

// The learner's entry; entry.h says what is asked of every kind.
[[nodiscard]] DebugEntry empty_entry(const DebugProblem& problem);
[[nodiscard]] bool is_untouched(const DebugProblem& problem, const DebugEntry& entry);
[[nodiscard]] std::string log_text(const DebugProblem& problem, const DebugEntry& entry);
[[nodiscard]] std::optional<DebugEntry> read_entry(const DebugProblem& problem,
                                                   const std::string& text);

}  // namespace tmw
