// "Show derivation": every number in it is computed by the engine.
#include <optional>
#include <span>
#include <utility>

#include "core/exercise/problem_part.h"
#include "core/learner/log.h"
#include "core/page/exercise_kinds.h"
#include "core/page/lab_links.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/session.h"
#include "core/session/stages.h"
#include "core/session/words.h"
#include "core/text/powers.h"
#include "core/units/print.h"

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

// The formula, the same with its numbers, and the result, on lines that wrap.
std::vector<Run> number_runs(const DerivationLine& line) {
  std::vector<Run> runs;
  if (!line.numbers.empty()) {
    runs.push_back(math_run("= " + line.numbers));
    runs.push_back(text_run(" "));
  }
  runs.push_back(math_run("= \\textbf{" + line.result + "}"));
  if (line.also.empty()) return runs;
  runs.push_back(text_run(", "));
  for (Run& run : runs_of(line.also)) runs.push_back(std::move(run));
  return runs;
}

Node formula_node(const std::string& path, const DerivationLine& line, bool whole) {
  std::vector<Run> runs = {math_run(line.symbols)};
  if (whole) {
    runs.push_back(text_run(" "));
    for (Run& run : number_runs(line)) runs.push_back(std::move(run));
  }
  return words_node(NodeKind::kParagraph, path + "/formula", std::move(runs));
}

// What is still to come: the browser's search and paper have it already.
Node to_come(Node node, const Problem& problem, int stage) {
  node.unseen = true;
  node.action = ShowStages{problem.id, stage};
  return node;
}

Node difference_node(const std::string& path, const DerivationLine& line,
                     const DifferingStep& differing, const std::optional<Unit>& unit) {
  const std::string yours =
      unit ? print_in_unit(differing.value, *unit) : print_number(differing.value);
  return words_node(NodeKind::kParagraph, path + "/yours",
                    {strong_run(typeset_powers(words::your_step(yours, line.result)))});
}

// One step: what is counted, its formula, its number, as far as `shown` stages go. Where the
// learner's number leaves the way, both stand side by side.
Node step_item(const std::string& path, const ExerciseState& state, std::size_t at, int shown) {
  const DerivationLine& line = state.problem.derivation[at];
  const int before = kStagesOfStep * static_cast<int>(at);
  Node item = words_node(NodeKind::kListItem, path, runs_of(line.say));
  Node formula = formula_node(path, line, shown >= before + kStagesOfStep);
  item.children.push_back(shown >= before + 2
                              ? std::move(formula)
                              : to_come(std::move(formula), state.problem, before + 2));
  if (shown < before + kStagesOfStep) {
    Node rest = words_node(NodeKind::kParagraph, path + "/rest", number_runs(line));
    item.children.push_back(to_come(std::move(rest), state.problem, before + kStagesOfStep));
  } else if (state.derivation_open && state.differing && state.differing->step == at) {
    const std::span<const ProblemPart> parts = parts_of(state.problem);
    item.children.push_back(
        difference_node(path, line, *state.differing, parts.front().question.steps[at].unit));
  }
  return shown > before ? item : to_come(std::move(item), state.problem, before + 1);
}

// "I had this", "Next step", "Show all", while there is more to come.
Node stage_buttons(const std::string& path, const ExerciseState& state) {
  const std::string& id = state.problem.id;
  const int shown = state.stages_shown;
  Node row = make_node(NodeKind::kRow, path + "/stages");
  row.children.push_back(button(path + "/next", words::kNextStage, ShowStages{id, shown + 1}));
  row.children.push_back(
      button(path + "/had", words::kHadThis, ShowStages{id, stage_of_next_step(shown)}));
  row.children.push_back(button(path + "/all", words::kAllStages,
                                ShowStages{id, stages_of(state.problem)}, Tone::kQuiet));
  return row;
}

void add_steps(Node& fold, const std::string& path, const ExerciseState& state, int shown) {
  const Problem& problem = state.problem;
  if (problem.derivation.empty()) return;
  if (!problem.derivation_given.empty())
    fold.children.push_back(given_table(path + "/given", problem.derivation_given));
  Node list = make_node(NodeKind::kList, path + "/steps");
  list.ordered = true;
  for (std::size_t i = 0; i < problem.derivation.size(); ++i)
    list.children.push_back(step_item(path + "/step/" + std::to_string(i), state, i, shown));
  fold.children.push_back(std::move(list));
  if (shown < stages_of(problem)) fold.children.push_back(stage_buttons(path, state));
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

// "Show derivation", and before it is solved or opened for the first time what that means.
std::vector<Run> summary_runs(const ExerciseState& state, const ExerciseRecord& record) {
  if (state.derivation_open) return {text_run(words::kHideDerivation)};
  std::vector<Run> runs = {text_run(words::kShowDerivation)};
  if (record.solved || record.revealed) return runs;
  runs.push_back(text_run(" "));
  runs.push_back(text_run("(" + std::string(words::kCountsAsHelp) + ")"));
  return runs;
}

// What the learner expects is asked, and the remark tells it then.
Node prediction_buttons(const std::string& path, const Problem& problem) {
  Node row = make_node(NodeKind::kRow, path + "/options");
  if (problem.predict.options.empty())
    row.children.push_back(
        button(path + "/0", words::kMyGuess, Guess{problem.id, 0}, Tone::kPrimary));
  for (std::size_t i = 0; i < problem.predict.options.size(); ++i) {
    Node option = words_node(NodeKind::kButton, path + "/" + std::to_string(i),
                             runs_of(problem.predict.options[i]));
    option.action = Guess{problem.id, static_cast<int>(i)};
    row.children.push_back(std::move(option));
  }
  row.children.push_back(
      button(path + "/show", words::kNoGuess, Guess{problem.id, -1}, Tone::kQuiet));
  return row;
}

// A number is guessed in a section of its own, so that Enter is its button's and not the card's.
void add_prediction(Node& fold, const std::string& path, const ExerciseState& state) {
  const Prediction& predict = state.problem.predict;
  std::vector<Run> ask = {strong_run(words::kExpect + std::string(" "))};
  for (Run& run : runs_of(predict.ask)) ask.push_back(std::move(run));
  Node question = words_node(NodeKind::kParagraph, path, std::move(ask));
  if (!predict.options.empty()) {
    fold.children.push_back(std::move(question));
    fold.children.push_back(prediction_buttons(path, state.problem));
    return;
  }
  Node section = make_node(NodeKind::kSection, path + "/guess");
  section.tone = Tone::kQuiet;
  section.children.push_back(std::move(question));
  Node number = make_node(NodeKind::kField, path + "/number");
  number.runs = runs_of(predict.ask);
  number.value = state.guessed;
  number.hint = words::kGuessHint;
  number.unit = predict.unit;
  number.action = EditGuess{state.problem.id, {}};
  section.children.push_back(std::move(number));
  section.children.push_back(prediction_buttons(path, state.problem));
  fold.children.push_back(std::move(section));
}

// "You expected: 20 %. It is 0.65%."
std::vector<Run> guess_runs(const ExerciseState& state) {
  const Prediction& predict = state.problem.predict;
  std::vector<Run> said = {text_run(words::kYouExpected)};
  if (predict.options.empty()) {
    const bool bare = state.guessed.find_first_not_of("0123456789., ") == std::string::npos;
    const std::string unit = bare && !predict.unit.empty() ? " " + predict.unit : std::string();
    said.push_back(text_run(state.guessed + unit + "." + words::kItIs + predict.number + "."));
    return said;
  }
  for (Run& run : runs_of(predict.options[static_cast<std::size_t>(*state.guess)]))
    said.push_back(std::move(run));
  said.push_back(text_run("."));
  return said;
}

void add_remark(Node& fold, const std::string& path, const ExerciseState& state) {
  const Problem& problem = state.problem;
  std::vector<Node> remark = nodes_of(problem.remark, path + "/remark", 4, problem.charts);
  const std::string inside = path + "/predict";
  const bool asks = state.derivation_open && !problem.predict.ask.empty();
  if (asks && !state.guess) {
    add_prediction(fold, inside, state);
    for (Node& node : remark) {
      node.unseen = true;
      node.action = Guess{problem.id, -1};
    }
  } else if (asks && *state.guess >= 0) {
    fold.children.push_back(words_node(NodeKind::kParagraph, inside, guess_runs(state)));
    fold.children.back().tone = Tone::kQuiet;
  }
  append(fold.children, std::move(remark));
}

// What follows the last step is shown with it.
void hide_rest(Node& fold, std::size_t from, const Problem& problem) {
  for (std::size_t i = from; i < fold.children.size(); ++i) {
    fold.children[i].unseen = true;
    fold.children[i].action = ShowStages{problem.id, stages_of(problem)};
  }
}

}  // namespace

Node derivation_fold(const Session& session, const std::string& path, const ExerciseState& state,
                     const ExerciseRecord& record) {
  const std::string inside = path + "/derivation";
  Node fold = words_node(NodeKind::kFold, inside, summary_runs(state, record));
  fold.open = state.derivation_open;
  fold.action = ToggleDerivation{state.problem.id};
  const Problem& problem = state.problem;
  // A closed fold holds everything: for the browser's search, for paper, for readers without
  // scripts.
  const int shown = state.derivation_open ? state.stages_shown : stages_of(problem);
  append(fold.children, nodes_of(problem.solution_note, inside + "/note", 4, problem.charts));
  add_steps(fold, inside, state, shown);
  const std::size_t end_of_steps = fold.children.size();
  std::visit([&](const auto& kind) { add_solution(fold, inside, kind); }, problem.task);
  add_remark(fold, inside, state);
  if (auto lab = way_to_lab(session, inside, problem)) fold.children.push_back(std::move(*lab));
  add_sources(fold, inside, problem);
  if (shown < stages_of(problem)) hide_rest(fold, end_of_steps, problem);
  return fold;
}

void add_whole_derivation(Node& section, const std::string& path, const Problem& problem) {
  if (!problem.derivation_given.empty())
    section.children.push_back(given_table(path + "/given", problem.derivation_given));
  Node list = make_node(NodeKind::kList, path + "/steps");
  list.ordered = true;
  for (std::size_t i = 0; i < problem.derivation.size(); ++i) {
    const DerivationLine& line = problem.derivation[i];
    const std::string step = path + "/step/" + std::to_string(i);
    Node item = words_node(NodeKind::kListItem, step, runs_of(line.say));
    item.children.push_back(formula_node(step, line, true));
    list.children.push_back(std::move(item));
  }
  section.children.push_back(std::move(list));
}

void add_code(Node& fold, const std::string& path, std::string title, const std::string& source,
              CodeLanguage language) {
  fold.children.push_back(words_node(NodeKind::kParagraph, path + "/code-title", std::move(title)));
  fold.children.push_back(make_node(NodeKind::kCode, path + "/code"));
  fold.children.back().text = source;
  fold.children.back().language = language_word(language);
}

}  // namespace tmw
