// Build: an editor, and below the verdict what the calls of the code gave and printed.
#include <utility>
#include <vector>

#include "core/exercise/js_value.h"
#include "core/page/exercise_kinds.h"
#include "core/page/nodes.h"
#include "core/session/words.h"

namespace tmw {
namespace {

std::string shown(const std::string& json, int digits) {
  const auto value = parse_js_value(json);
  return value ? js_text(*value, digits) : json;
}

Run call_run(const BuildProblem& problem, const CodeTest& test) {
  std::string arguments = shown(test.arguments, shown_digits(problem));
  if (arguments.size() >= 2) arguments = arguments.substr(1, arguments.size() - 2);
  return code_run(problem.function + "(" + arguments + ")");
}

using Cells = std::vector<std::vector<Run>>;

// The call, why it is made, and what it should return, in so many digits.
Cells cells_of(const BuildProblem& problem, const CodeTest& test, int digits) {
  std::vector<Run> call = {call_run(problem, test)};
  if (!test.why.empty()) call.push_back(text_run(" " + test.why));
  return {std::move(call), {code_run(shown(test.expected, digits))}};
}

Node table_of_calls(const std::string& path, const char* label, const Cells& head) {
  Node table = make_node(NodeKind::kTable, path);
  table.header = true;
  table.label = label;
  table.children.push_back(table_row(path + "/head", head));
  table.children.back().header = true;
  return table;
}

Node quiet(const std::string& path, std::string words) {
  Node node = words_node(NodeKind::kParagraph, path, std::move(words));
  node.tone = Tone::kQuiet;
  return node;
}

bool failed(const BuildEntry& entry, std::size_t index) {
  return index < entry.outcomes.size() && !entry.outcomes[index].passed;
}

// The calls that fail, or the first of them: enough to see what is wrong.
void add_failed_calls(const CardPlace& place, const BuildProblem& problem,
                      const BuildEntry& entry) {
  constexpr std::size_t kAtMost = 6;
  const std::string path = place.path + "/failed";
  Node table = table_of_calls(
      path, words::kFailedCalls,
      {{text_run(words::kCall)}, {text_run(words::kExpected)}, {text_run(words::kGot)}});
  int more = 0;
  for (std::size_t i = 0; i < problem.tests.size(); ++i) {
    if (!failed(entry, i)) continue;
    if (table.children.size() > kAtMost) {
      ++more;
      continue;
    }
    const TestOutcome& outcome = entry.outcomes[i];
    const int digits = outcome.digits > 0 ? outcome.digits : shown_digits(problem);
    Cells cells = cells_of(problem, problem.tests[i], digits);
    cells.push_back({code_run(outcome.got)});
    table.children.push_back(table_row(place.path + "/tests/" + std::to_string(i), cells));
    table.children.back().children.back().tone = Tone::kBad;
  }
  if (table.children.size() == 1) return;
  place.card.children.push_back(std::move(table));
  if (more > 0) place.card.children.push_back(quiet(path + "/more", words::more_fail(more)));
}

// All others, folded: those that passed, or all while nothing was run.
void add_other_calls(const CardPlace& place, const BuildProblem& problem, const BuildEntry& entry) {
  const std::string path = place.path + "/calls";
  Node table = table_of_calls(path + "/table", words::kTests,
                              {{text_run(words::kCall)}, {text_run(words::kExpected)}});
  table.children.reserve(problem.tests.size() + 1);
  for (std::size_t i = 0; i < problem.tests.size(); ++i) {
    if (failed(entry, i)) continue;
    table.children.push_back(table_row(place.path + "/tests/" + std::to_string(i),
                                       cells_of(problem, problem.tests[i], shown_digits(problem))));
  }
  const int count = static_cast<int>(table.children.size()) - 1;
  if (count == 0) return;
  const int all = static_cast<int>(problem.tests.size());
  const bool ran = !entry.outcomes.empty();
  if (ran) table.label = words::kPassedCalls;
  Node fold = words_node(NodeKind::kFold, path,
                         ran ? words::calls_passed(count, all) : words::calls_to_make(all));
  fold.open = entry.calls_open;
  fold.action = OnCode{place.exercise, CodeDeed::kToggleCalls};
  fold.children.push_back(quiet(path + "/tolerance", words::how_compared(problem.tolerance)));
  fold.children.push_back(std::move(table));
  place.card.children.push_back(std::move(fold));
}

void add_printed(Node& card, const std::string& path, Run call, const std::string& printed) {
  card.children.push_back(words_node(NodeKind::kParagraph, path + "/call", {std::move(call)}));
  card.children.push_back(make_node(NodeKind::kCode, path));
  card.children.back().text = printed;
}

// What was printed, call by call; of many calls the first.
void add_output(const CardPlace& place, const BuildProblem& problem, const BuildEntry& entry) {
  constexpr int kAtMost = 5;
  const std::string path = place.path + "/output";
  Node output =
      make_node(NodeKind::kRow, path);  // stands for the card until it is known to hold any
  if (!entry.printed.empty())
    add_printed(output, path + "/loading", text_run(words::kPrintedWhileLoading), entry.printed);
  int printing = 0;
  for (std::size_t i = 0; i < entry.outcomes.size(); ++i) {
    const std::string& printed = entry.outcomes[i].printed;
    if (printed.empty() || ++printing > kAtMost) continue;
    add_printed(output, path + "/" + std::to_string(i), call_run(problem, problem.tests[i]),
                printed);
  }
  if (output.children.empty()) return;
  place.card.children.push_back(
      words_node(NodeKind::kParagraph, path + "/title", {strong_run(words::kOutput)}));
  append(place.card.children, std::move(output.children));
  if (printing > kAtMost)
    place.card.children.push_back(quiet(path + "/more", words::more_print(printing - kAtMost)));
}

// The code that passed, if the editor holds another by now.
void add_passing_code(const CardPlace& place, const BuildEntry& entry) {
  if (entry.passing.empty() || entry.passing == entry.source) return;
  Node fold = words_node(NodeKind::kFold, place.path + "/passing", words::kPassingCode);
  fold.open = entry.passing_open;
  fold.action = OnCode{place.exercise, CodeDeed::kTogglePassing};
  fold.children.push_back(make_node(NodeKind::kCode, place.path + "/passing/code"));
  fold.children.back().text = entry.passing;
  fold.children.back().language = language_word(entry.passing_language);
  place.card.children.push_back(std::move(fold));
}

Node quiet_button(const std::string& path, const std::string& words, Action action) {
  return button(path, words, std::move(action), Tone::kQuiet);
}

// The other language, and "Back to the start code", which asks first.
void add_ways(const CardPlace& place, const BuildProblem& problem, const BuildEntry& entry) {
  const std::string path = place.path + "/starter";
  const auto deed = [&](const char* name, const char* words, CodeDeed what) {
    return quiet_button(path + name, words, OnCode{place.exercise, what});
  };
  if (entry.asked_for_starter)
    place.card.children.push_back(
        words_node(NodeKind::kParagraph, path + "/question", words::kStarterAsksFirst));
  Node row = make_node(NodeKind::kRow, path);
  if (entry.asked_for_starter) {
    row.children.push_back(deed("/yes", words::kTakeStarter, CodeDeed::kTakeStarter));
    row.children.push_back(deed("/no", words::kKeepCode, CodeDeed::kKeepCode));
  } else {
    for (const CodeLanguage language : kCodeLanguages) {
      if (language == entry.language) continue;
      // One button, whatever it says: the click that follows a touch finds no other one in its
      // place.
      row.children.push_back(quiet_button(place.path + "/language",
                                          std::string(words::kWriteIn) + language_name(language),
                                          SetLanguage{language}));
    }
    if (entry.source != starter_of(problem, entry.language))
      row.children.push_back(deed("/ask", words::kBackToStarter, CodeDeed::kAskForStarter));
  }
  place.card.children.push_back(std::move(row));
}

}  // namespace

void add_input(const CardPlace& place, const BuildProblem& problem, const BuildEntry& entry) {
  const bool python = entry.language == CodeLanguage::kPython;
  // An editor each: drafts are kept by its id.
  Node editor = make_node(NodeKind::kEditor, place.path + (python ? "/editor/python" : "/editor"));
  editor.label =
      words::your_code(language_name(entry.language), problem.function, problem.parameters);
  editor.language = language_word(entry.language);
  editor.value = entry.source;
  editor.line = entry.fault.line;
  editor.column = entry.fault.column;
  editor.action = EditCode{place.exercise, {}, entry.language};
  editor.described_by = {node_id(place.path + "/editor/help"), node_id(place.path + "/verdict")};
  place.card.children.push_back(std::move(editor));
  place.card.children.push_back(
      quiet(place.path + "/editor/help",
            python ? words::kLeaveEditor + (" " + std::string(words::kAboutPython))
                   : std::string(words::kLeaveEditor)));
}

void add_outcome(const CardPlace& place, const BuildProblem& problem, const BuildEntry& entry) {
  add_failed_calls(place, problem, entry);
  add_output(place, problem, entry);
  add_other_calls(place, problem, entry);
  add_passing_code(place, entry);
  add_ways(place, problem, entry);
}

StatusNote status_note(const BuildProblem&, const BuildEntry&) {
  return {.earlier = words::kAboutEarlierCode};
}

const char* check_words(const BuildProblem&) { return words::kRunAndCheck; }

void add_solution(Node& fold, const std::string& path, const BuildProblem& problem) {
  add_code(fold, path, words::kOneSolution, problem.solution, CodeLanguage::kJavaScript);
  add_code(fold, path + "/python", words::kInPython, problem.python_solution,
           CodeLanguage::kPython);
}

}  // namespace tmw
