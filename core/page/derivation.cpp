// "Show derivation": every number in it is computed by the engine.
#include <utility>

#include "core/page/exercise_kinds.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/session.h"
#include "core/session/words.h"

namespace tmw {
namespace {

Node given_table(const std::string& path, const std::vector<GivenLine>& given) {
  Node table = make_node(NodeKind::kTable, path);
  table.header = true;
  table.label = words::kGiven;
  table.children.push_back(table_row(
      path + "/head",
      {{text_run(words::kSymbol)}, {text_run(words::kMeaning)}, {text_run(words::kValue)}}));
  table.children.back().header = true;
  for (std::size_t i = 0; i < given.size(); ++i)
    table.children.push_back(table_row(
        path + "/" + std::to_string(i),
        {{math_run(given[i].name)}, {text_run(given[i].what)}, {text_run(given[i].value)}}));
  return table;
}

// One step: what is counted; the formula, the same with its numbers, and the result on lines that
// wrap.
Node step_item(const std::string& path, const DerivationLine& line) {
  Node item = words_node(NodeKind::kListItem, path, runs_of(line.say));
  std::vector<Run> runs = {math_run(line.symbols)};
  if (!line.numbers.empty()) {
    runs.push_back(text_run(" "));
    runs.push_back(math_run("= " + line.numbers));
  }
  runs.push_back(text_run(" "));
  runs.push_back(math_run("= \\textbf{" + line.result + "}"));
  item.children.push_back(words_node(NodeKind::kParagraph, path + "/formula", std::move(runs)));
  return item;
}

void add_steps(Node& fold, const std::string& path, const Problem& problem) {
  if (problem.derivation.empty()) return;
  if (!problem.derivation_given.empty())
    fold.children.push_back(given_table(path + "/given", problem.derivation_given));
  Node list = make_node(NodeKind::kList, path + "/steps");
  list.ordered = true;
  for (std::size_t i = 0; i < problem.derivation.size(); ++i)
    list.children.push_back(step_item(path + "/step/" + std::to_string(i), problem.derivation[i]));
  fold.children.push_back(std::move(list));
}

void add_sources(Node& fold, const std::string& path, const Problem& problem) {
  for (std::size_t i = 0; i < problem.sources.size(); ++i) {
    std::vector<Run> runs = {text_run(words::kSource)};
    for (Run& run : runs_of(problem.sources[i])) runs.push_back(std::move(run));
    fold.children.push_back(
        words_node(NodeKind::kParagraph, path + "/source/" + std::to_string(i), std::move(runs)));
    fold.children.back().tone = Tone::kQuiet;
  }
}

}  // namespace

void add_code(Node& fold, const std::string& path, std::string title, const std::string& source,
              CodeLanguage language) {
  fold.children.push_back(words_node(NodeKind::kParagraph, path + "/code-title", std::move(title)));
  fold.children.push_back(make_node(NodeKind::kCode, path + "/code"));
  fold.children.back().text = source;
  fold.children.back().language = language_word(language);
}

Node derivation_fold(const std::string& path, const ExerciseState& state) {
  const std::string inside = path + "/derivation";
  Node fold = words_node(NodeKind::kFold, inside,
                         state.derivation_open ? words::kHideDerivation : words::kShowDerivation);
  fold.open = state.derivation_open;
  fold.action = ToggleDerivation{state.problem.id};
  const Problem& problem = state.problem;
  append(fold.children, nodes_of(problem.solution_note, inside + "/note", 4, problem.charts));
  add_steps(fold, inside, problem);
  std::visit([&](const auto& kind) { add_solution(fold, inside, kind); }, problem.task);
  append(fold.children, nodes_of(problem.remark, inside + "/remark", 4, problem.charts));
  add_sources(fold, inside, problem);
  return fold;
}

}  // namespace tmw
