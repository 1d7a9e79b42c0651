#include "core/exercise/debug.h"

#include "core/content/debug_task.h"
#include "core/content/number_format.h"
#include "core/exercise/answer_words.h"
#include "core/exercise/numbers.h"
#include "core/marking/verdict.h"
#include "core/prose/rich_text.h"

namespace tmw {

DebugProblem debug_problem(const DebugTask& task, Writer& writer) {
  DebugProblem problem;
  for (const ListingLine& line : task.lines) {
    problem.lines.push_back(
        {writer.code(line.code, line.line), writer.blocks(line.reply, line.line)});
  }
  const int line = task.lines.empty() ? 0 : task.lines[task.faulty - 1].line;
  problem.faulty = task.faulty;
  problem.repaired = writer.code(task.repaired, line);
  problem.call = writer.code(task.call, line);
  problem.shows = print_formatted(writer.value(task.shows, line), {});
  problem.should_show = print_formatted(writer.value(task.should_show, line), {});
  return problem;
}

Verdict mark_entry(const DebugProblem& problem, const DebugEntry& entry) {
  const int line = entry.line;
  if (line < 1 || line > static_cast<int>(problem.lines.size())) {
    return unreadable("Pick a line, 1 to " + std::to_string(problem.lines.size()) + ".");
  }
  const std::string reply = plain_text(problem.lines[static_cast<std::size_t>(line - 1)].reply);
  const bool right = line == problem.faulty;
  Verdict result = make_verdict(right ? VerdictKind::kRight : VerdictKind::kWrong,
                                right ? reply : kNotThisLine + (" " + reply));
  result.value = line;
  result.read_as = "line " + std::to_string(line);
  return result;
}

Verdict mark_words(const DebugProblem& problem, const std::vector<std::string>& words) {
  return mark_entry(problem, {words.size() == 1 ? position_of(words[0]) + 1 : 0});
}

DebugEntry empty_entry(const DebugProblem&) { return {}; }

bool is_untouched(const DebugProblem&, const DebugEntry& entry) { return entry.line == 0; }

std::string log_text(const DebugProblem&, const DebugEntry& entry) {
  return std::to_string(entry.line);
}

std::optional<DebugEntry> read_entry(const DebugProblem& problem, const std::string& text) {
  const auto places = read_places(text, problem.lines.size());
  if (!places || places->size() != 1) return std::nullopt;
  return DebugEntry{places->front() + 1};
}

}  // namespace tmw
