// Build: an editor, and the table of what each test of the code gave.
#include <utility>
#include <vector>

#include "core/exercise/js_value.h"
#include "core/page/exercise_kinds.h"
#include "core/page/nodes.h"
#include "core/session/words.h"

namespace tmw {
namespace {

Node test_row(const CardPlace& place, const BuildProblem& problem, const BuildEntry& entry,
              std::size_t index) {
  const CodeTest& test = problem.tests[index];
  const int digits = shown_digits(problem);
  const auto shown = [digits](const std::string& json) {
    const auto value = parse_js_value(json);
    return value ? js_text(*value, digits) : json;
  };
  std::string arguments = shown(test.arguments);
  if (arguments.size() >= 2) arguments = arguments.substr(1, arguments.size() - 2);
  std::vector<Run> call = {code_run(problem.function + "(" + arguments + ")")};
  if (!test.why.empty()) call.push_back(text_run(" " + test.why));
  const bool ran = !entry.outcomes.empty();
  const bool passed = ran && entry.outcomes[index].passed;
  const char* outcome = !ran ? words::kNotRun : passed ? words::kPassed : words::kFailed;
  Node row = table_row(place.path + "/tests/" + std::to_string(index),
                       {std::move(call),
                        {code_run(shown(test.expected))},
                        {code_run(ran ? entry.outcomes[index].got : std::string("-"))},
                        {text_run(outcome)}});
  if (ran) row.children.back().tone = passed ? Tone::kGood : Tone::kBad;
  return row;
}

// The first tests, and of the others those that fail: enough to see what is wrong.
void add_tests(const CardPlace& place, const BuildProblem& problem, const BuildEntry& entry) {
  constexpr std::size_t kAlways = 6;
  constexpr std::size_t kAtMost = 9;
  Node table = make_node(NodeKind::kTable, place.path + "/tests");
  table.header = true;
  table.label = words::kTests;
  table.children.push_back(table_row(place.path + "/tests/head", {{text_run(words::kCall)},
                                                                  {text_run(words::kExpected)},
                                                                  {text_run(words::kGot)},
                                                                  {text_run(words::kOutcome)}}));
  table.children.back().header = true;
  std::size_t hidden = 0;
  for (std::size_t i = 0; i < problem.tests.size(); ++i) {
    const bool failed = !entry.outcomes.empty() && !entry.outcomes[i].passed;
    if (i < kAlways || (failed && table.children.size() <= kAtMost)) {
      table.children.push_back(test_row(place, problem, entry, i));
    } else {
      ++hidden;
    }
  }
  place.card.children.push_back(std::move(table));
  if (hidden == 0) return;
  place.card.children.push_back(words_node(NodeKind::kParagraph, place.path + "/tests/more",
                                           words::more_calls(static_cast<int>(hidden))));
  place.card.children.back().tone = Tone::kQuiet;
}

}  // namespace

void add_input(const CardPlace& place, const BuildProblem& problem, const BuildEntry& entry) {
  Node editor = make_node(NodeKind::kEditor, place.path + "/editor");
  editor.label = words::your_code(problem.function, problem.parameters);
  editor.value = entry.source;
  editor.action = EditCode{place.exercise, {}};
  editor.described_by = {node_id(place.path + "/editor/help"), node_id(place.path + "/verdict")};
  place.card.children.push_back(std::move(editor));
  place.card.children.push_back(
      words_node(NodeKind::kParagraph, place.path + "/editor/help", words::kLeaveEditor));
  place.card.children.back().tone = Tone::kQuiet;
  add_tests(place, problem, entry);
}

StatusNote status_note(const BuildProblem&, const BuildEntry& entry) {
  return {.running = entry.run != 0};
}

const char* check_words(const BuildProblem&) { return words::kRunAndCheck; }

void add_solution(Node& fold, const std::string& path, const BuildProblem& problem) {
  add_code(fold, path, words::kOneSolution, problem.solution);
}

}  // namespace tmw
