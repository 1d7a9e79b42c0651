// Debug: the faulty line of a listing to find.
#pragma once

#include <string>
#include <vector>

#include "core/content/debug_task.h"
#include "core/marking/verdict.h"
#include "core/prose/rich_text.h"

namespace tmw {

class Writer;

struct DebugProblem {
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

// A line of the listing, from 1.
[[nodiscard]] Verdict mark_line(const DebugProblem& problem, int line);

// The line's number.
[[nodiscard]] Verdict mark_words(const DebugProblem& problem,
                                 const std::vector<std::string>& words);

}  // namespace tmw
