// "Show derivation": every number in it is computed by the engine.
#include <utility>

#include "core/marking/numeric_question.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/words.h"

namespace tmw {
namespace {

// Whatever the answer of the kind is, after the steps that lead to it.
class SolutionWriter {
 public:
  SolutionWriter(Node& fold, std::string path) : fold_(fold), path_(std::move(path)) {}

  void operator()(const DeriveProblem& problem) {
    for (std::size_t i = 0; i < problem.parts.size(); ++i) {
      std::vector<Run> runs = runs_of(problem.parts[i].ask);
      if (runs.empty() || problem.parts.size() == 1) runs = {text_run(words::kAnswer)};
      runs.push_back(text_run(": "));
      runs.push_back(strong_run(right_answer_text(problem.parts[i].question)));
      put(words_node(NodeKind::kParagraph, path_ + "/answer/" + std::to_string(i),
                     std::move(runs)));
    }
  }

  void operator()(const ChoiceProblem& problem) {
    Node list = make_node(NodeKind::kList, path_ + "/options");
    for (std::size_t i = 0; i < problem.options.size(); ++i) {
      const ProblemOption& option = problem.options[i];
      const std::string path = path_ + "/option/" + std::to_string(i);
      std::vector<Run> runs = runs_of(option.text);
      for (Run& run : runs) run.strong = true;
      runs.push_back(text_run(option.right ? words::kIsRight : words::kIsWrong));
      Node item = words_node(NodeKind::kListItem, path, std::move(runs));
      item.children = nodes_of(option.because, path, 4);
      list.children.push_back(std::move(item));
    }
    put(std::move(list));
  }

  void operator()(const OrderProblem& problem) {
    put(words_node(NodeKind::kParagraph, path_ + "/order-title", words::kOneRightOrder));
    Node list = make_node(NodeKind::kList, path_ + "/order");
    list.ordered = true;
    for (const int index : problem.solution) {
      const ProblemStep& step = problem.steps[static_cast<std::size_t>(index)];
      const std::string path = path_ + "/order/" + step.id;
      list.children.push_back(words_node(NodeKind::kListItem, path, runs_of(step.text)));
      list.children.back().children = nodes_of(step.because, path, 4);
    }
    put(std::move(list));
  }

  void operator()(const BuildProblem& problem) { code(words::kOneSolution, problem.solution); }

  void operator()(const DebugProblem& problem) {
    code(words::repaired_line(problem.faulty).c_str(), problem.repaired);
    std::vector<Run> runs = {code_run(problem.call)};
    runs.push_back(text_run(words::shows_and_should(problem.shows, problem.should_show)));
    put(words_node(NodeKind::kParagraph, path_ + "/call", std::move(runs)));
  }

 private:
  void put(Node node) { fold_.children.push_back(std::move(node)); }

  void code(const char* title, const std::string& source) {
    put(words_node(NodeKind::kParagraph, path_ + "/code-title", std::string(title)));
    put(make_node(NodeKind::kCode, path_ + "/code"));
    fold_.children.back().text = source;
  }

  Node& fold_;
  std::string path_;
};

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

Node derivation_fold(const std::string& path, const ExerciseState& state) {
  const std::string inside = path + "/derivation";
  Node fold = words_node(NodeKind::kFold, inside,
                         state.derivation_open ? words::kHideDerivation : words::kShowDerivation);
  fold.open = state.derivation_open;
  fold.action = ToggleDerivation{state.problem.id};
  const Problem& problem = state.problem;
  append(fold.children, nodes_of(problem.solution_note, inside + "/note", 4, problem.charts));
  add_steps(fold, inside, problem);
  std::visit(SolutionWriter(fold, inside), problem.task);
  append(fold.children, nodes_of(problem.remark, inside + "/remark", 4, problem.charts));
  add_sources(fold, inside, problem);
  return fold;
}

}  // namespace tmw
