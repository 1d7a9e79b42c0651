// Debug: the listing returns what it is said to, as it stands and repaired.
#include "core/content/debug_task.h"
#include "core/content/exercise.h"
#include "core/exercise/js_value.h"
#include "core/lint/lint_parts.h"

namespace tmw {
namespace {

std::string listing_source(const DebugProblem& problem, bool repaired) {
  std::string source;
  for (std::size_t i = 0; i < problem.lines.size(); ++i) {
    const bool here = repaired && static_cast<int>(i) + 1 == problem.faulty;
    source += (here ? problem.repaired : problem.lines[i].code) + "\n";
  }
  return source + "function tmwCall() { return " + problem.call + "; }\n";
}

void check_listing(const DebugTask& task, const DebugProblem& problem, bool repaired,
                   const RunJavaScript& run, LintNotes& notes) {
  if (!run) return;
  const std::optional<std::string> reply = run(
      listing_source(problem, repaired), "{\"function\":\"tmwCall\",\"calls\":[{\"args\":[]}]}");
  if (!reply) return;
  const RunOutcome outcome = parse_run(*reply);
  const std::string& shown = repaired ? problem.should_show : problem.shows;
  const int line = task.lines[static_cast<std::size_t>(task.faulty - 1)].line;
  if (!outcome.ran || outcome.calls.size() != 1 || outcome.calls[0].failed) {
    notes.error(line, std::string(repaired ? "the repaired" : "the faulty") +
                          " listing does not run: " + *reply);
    return;
  }
  const double value = outcome.calls[0].value.number;
  if (print_formatted(value, {}) != shown) {
    notes.error(line, std::string(repaired ? "`should_show`" : "`shows`") + " is " + shown +
                          ", but the listing returns " + print_formatted(value, {}));
  }
}

}  // namespace

void lint_task(const DebugTask& task, const DebugProblem& problem, const LintCase& variant,
               LintNotes& notes) {
  const ListingLine& faulty = task.lines[static_cast<std::size_t>(task.faulty - 1)];
  if (faulty.code.source == task.repaired.source) {
    notes.error(faulty.line, "`repaired` says the same as `code`");
  }
  if (problem.shows == problem.should_show) {
    notes.error(faulty.line, "`shows` and `should_show` are both " + problem.shows);
  }
  check_listing(task, problem, false, variant.options.run_script, notes);
  check_listing(task, problem, true, variant.options.run_script, notes);
}

void lint_core(const DebugTask& task, const DebugProblem&, const LintCase& variant,
               LintNotes& notes) {
  const int line = variant.exercise.line;
  compare_with_core(task.check, variant.writer.value(task.should_show, line),
                    variant.writer.numbers().bindings, variant, line, notes);
}

std::vector<LintMessage> messages_of(const DebugTask& task) {
  std::vector<LintMessage> messages;
  for (const ListingLine& line : task.lines) {
    messages.push_back({line.reply, "reply", line.line});
  }
  return messages;
}

}  // namespace tmw
