// What the learner answers with, by kind of exercise.
#include <algorithm>
#include <utility>

#include "core/exercise/js_value.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/code_outcomes.h"
#include "core/session/words.h"

namespace tmw {
namespace {

class InputWriter {
 public:
  InputWriter(Node& card, std::string path, const ExerciseState& state)
      : card_(card), path_(std::move(path)), state_(state) {}

  void operator()(const DeriveProblem& problem) {
    if (problem.table) add_table(problem, *problem.table);
    for (std::size_t i = 0; i < problem.parts.size(); ++i) {
      if (!problem.table) add_part(problem, i);
      if (state_.part_verdicts.size() > 1) put(part_status(problem, i));
    }
  }

  void operator()(const ChoiceProblem& problem) {
    Node group = make_node(NodeKind::kChoices, path_ + "/choices");
    group.label = words::kChooseOne;
    group.described_by = {node_id(path_ + "/verdict")};
    for (std::size_t i = 0; i < problem.options.size(); ++i) {
      Node choice = words_node(NodeKind::kChoice, path_ + "/choice/" + std::to_string(i),
                               runs_of(problem.options[i].text));
      choice.checked = state_.option == static_cast<int>(i);
      choice.action = Choose{id(), static_cast<int>(i)};
      group.children.push_back(std::move(choice));
    }
    put(std::move(group));
    if (state_.option >= 0)
      add_limits(problem.options[static_cast<std::size_t>(state_.option)].budgets);
  }

  void operator()(const OrderProblem& problem) {
    Node order = make_node(NodeKind::kOrder, path_ + "/order");
    order.label = words::kPutInOrder;
    order.described_by = {node_id(path_ + "/verdict")};
    for (int place = 0; place < static_cast<int>(state_.order.size()); ++place)
      order.children.push_back(order_step(problem, place));
    put(std::move(order));
  }

  void operator()(const BuildProblem& problem) {
    Node editor = make_node(NodeKind::kEditor, path_ + "/editor");
    editor.label = words::your_code(problem.function, problem.parameters);
    editor.value = state_.source;
    editor.action = EditCode{id(), {}};
    editor.described_by = {node_id(path_ + "/editor/help"), node_id(path_ + "/verdict")};
    put(std::move(editor));
    put(words_node(NodeKind::kParagraph, path_ + "/editor/help", words::kLeaveEditor));
    card_.children.back().tone = Tone::kQuiet;
    add_tests(problem);
  }

  void operator()(const DebugProblem& problem) {
    Node listing = make_node(NodeKind::kListing, path_ + "/listing");
    listing.label = words::kPickLine;
    listing.described_by = {node_id(path_ + "/verdict")};
    for (int number = 1; number <= static_cast<int>(problem.lines.size()); ++number) {
      Node line = make_node(NodeKind::kListingLine, path_ + "/line/" + std::to_string(number));
      line.text = problem.lines[static_cast<std::size_t>(number - 1)].code;
      line.label = words::kLine + (" " + std::to_string(number)) + ": " + line.text;
      line.level = number;
      line.checked = state_.line == number;
      line.action = PickLine{id(), number};
      listing.children.push_back(std::move(line));
    }
    put(std::move(listing));
  }

 private:
  [[nodiscard]] const std::string& id() const { return state_.problem.id; }
  void put(Node node) { card_.children.push_back(std::move(node)); }

  [[nodiscard]] std::string part_path(std::size_t part) const {
    return path_ + "/part/" + std::to_string(part);
  }

  // A field without a visible label; its words are the accessible name.
  Node field(const DeriveProblem& problem, std::size_t part) const {
    Node node = make_node(NodeKind::kField, part_path(part));
    node.runs = runs_of(problem.parts[part].ask);
    node.value = state_.answers[part];
    node.hint = problem.table ? words::kCellHint : words::kAnswerHint;
    node.unit = words::unit_and_digits(problem.parts[part].question);
    node.action = EditAnswer{id(), static_cast<int>(part), {}};
    if (part < state_.part_verdicts.size()) {
      node.invalid = state_.part_verdicts[part].kind == VerdictKind::Unreadable;
      if (state_.part_verdicts.size() > 1)
        node.described_by.push_back(node_id(part_path(part) + "/verdict"));
    }
    node.described_by.push_back(node_id(path_ + "/verdict"));
    return node;
  }

  void add_part(const DeriveProblem& problem, std::size_t part) {
    Node node = field(problem, part);
    const auto is_math = [](const Run& run) { return run.kind == RunKind::kMath; };
    if (node.runs.empty()) {
      node.label = words::kYourAnswer;
    } else if (std::none_of(node.runs.begin(), node.runs.end(), is_math)) {
      node.label = plain_text(node.runs);
    } else {
      put(words_node(NodeKind::kParagraph, part_path(part) + "/ask", node.runs));
    }
    put(std::move(node));
  }

  Node part_status(const DeriveProblem& problem, std::size_t part) const {
    const Verdict& verdict = state_.part_verdicts[part];
    Node status = make_node(NodeKind::kStatus, part_path(part) + "/verdict");
    const bool right = verdict.kind == VerdictKind::Right;
    const bool near = verdict.kind == VerdictKind::Close || verdict.kind == VerdictKind::Slip;
    status.tone = right                                     ? Tone::kGood
                  : verdict.kind == VerdictKind::Unreadable ? Tone::kInfo
                  : near                                    ? Tone::kNear
                                                            : Tone::kBad;
    if (problem.table) {
      status.runs = runs_of(problem.parts[part].ask);
      status.runs.push_back(text_run(": "));
    }
    const words::VerdictWords said = words::verdict_words(verdict);
    status.runs.push_back(strong_run(said.lead));
    status.runs.push_back(text_run(" " + said.rest));
    return status;
  }

  // "Billion parameters" names the unit "billion parameters".
  static bool same_words(const std::string& one, const std::string& other) {
    const auto lower = [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [&](char a, char b) { return lower(a) == lower(b); });
  }

  void add_table(const DeriveProblem& problem, const ProblemTable& table) {
    Node node = make_node(NodeKind::kTable, path_ + "/table");
    node.header = true;
    std::vector<std::vector<Run>> columns;
    for (const std::string& column : table.columns) columns.push_back(inline_runs(column));
    node.children.push_back(table_row(path_ + "/table/head", columns));
    node.children.back().header = true;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const std::string row_path = path_ + "/table/" + std::to_string(r);
      std::vector<std::vector<Run>> words;
      for (const ProblemTable::Cell& cell : table.rows[r]) words.push_back(runs_of(cell.spans));
      Node row = table_row(row_path, words);
      for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
        const int part = table.rows[r][c].part;
        if (part < 0) continue;
        const NumericQuestion& question = problem.parts[static_cast<std::size_t>(part)].question;
        Node cell = field(problem, static_cast<std::size_t>(part));
        if (same_words(table.columns[c], question.unit.symbol))
          cell.unit = words::digits_asked(question);
        row.children[c].runs.clear();
        row.children[c].children.push_back(std::move(cell));
      }
      node.children.push_back(std::move(row));
    }
    put(std::move(node));
  }

  void add_limits(const std::vector<BudgetLine>& budgets) {
    if (budgets.empty()) return;
    Node table = make_node(NodeKind::kTable, path_ + "/limits");
    table.header = true;
    table.children.push_back(table_row(path_ + "/limits/head", {{text_run(words::kLimits)},
                                                                {text_run(words::kValue)},
                                                                {text_run(words::kLimit)},
                                                                {text_run(words::kOutcome)}}));
    table.children.back().header = true;
    for (std::size_t i = 0; i < budgets.size(); ++i) {
      const BudgetLine& budget = budgets[i];
      table.children.push_back(
          table_row(path_ + "/limits/" + std::to_string(i),
                    {{text_run(budget.name)},
                     {text_run(budget.value)},
                     {text_run(budget.limit)},
                     {text_run(budget.kept ? words::kLimitKept : words::kLimitBroken)}}));
      table.children.back().children.back().tone = budget.kept ? Tone::kGood : Tone::kBad;
    }
    put(std::move(table));
  }

  // Ids go by the step, not by its place: a step that moves keeps the focus on its button.
  Node order_step(const OrderProblem& problem, int place) const {
    const auto index = static_cast<std::size_t>(state_.order[static_cast<std::size_t>(place)]);
    const ProblemStep& step = problem.steps[index];
    const std::string path = path_ + "/step/" + step.id;
    Node node = words_node(NodeKind::kOrderStep, path, runs_of(step.text));
    node.level = place + 1;
    node.action = MoveStep{id(), place, place};
    const auto mover = [&](const char* name, const char* words, int to) {
      Node move = button(path + "/" + name, words, MoveStep{id(), place, to}, Tone::kQuiet);
      move.label = words + (": " + plain_text(step.text));
      move.disabled = to < 0 || to >= static_cast<int>(state_.order.size());
      node.children.push_back(std::move(move));
    };
    mover("up", words::kMoveUp, place - 1);
    mover("down", words::kMoveDown, place + 1);
    return node;
  }

  // The first tests, and of the others those that fail: enough to see what is wrong.
  void add_tests(const BuildProblem& problem) {
    constexpr std::size_t kAlways = 6;
    constexpr std::size_t kAtMost = 9;
    Node table = make_node(NodeKind::kTable, path_ + "/tests");
    table.header = true;
    table.label = words::kTests;
    table.children.push_back(table_row(path_ + "/tests/head", {{text_run(words::kCall)},
                                                               {text_run(words::kExpected)},
                                                               {text_run(words::kGot)},
                                                               {text_run(words::kOutcome)}}));
    table.children.back().header = true;
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < problem.tests.size(); ++i) {
      const bool failed = !state_.outcomes.empty() && !state_.outcomes[i].passed;
      if (i < kAlways || (failed && table.children.size() <= kAtMost)) {
        table.children.push_back(test_row(problem, i));
      } else {
        ++hidden;
      }
    }
    put(std::move(table));
    if (hidden == 0) return;
    put(words_node(NodeKind::kParagraph, path_ + "/tests/more",
                   words::more_calls(static_cast<int>(hidden))));
    card_.children.back().tone = Tone::kQuiet;
  }

  Node test_row(const BuildProblem& problem, std::size_t index) const {
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
    const bool ran = !state_.outcomes.empty();
    const bool passed = ran && state_.outcomes[index].passed;
    const char* outcome = !ran ? words::kNotRun : passed ? words::kPassed : words::kFailed;
    Node row = table_row(path_ + "/tests/" + std::to_string(index),
                         {std::move(call),
                          {code_run(shown(test.expected))},
                          {code_run(ran ? state_.outcomes[index].got : std::string("-"))},
                          {text_run(outcome)}});
    if (ran) row.children.back().tone = passed ? Tone::kGood : Tone::kBad;
    return row;
  }

  Node& card_;
  std::string path_;
  const ExerciseState& state_;
};

}  // namespace

void add_input(Node& card, const std::string& path, const ExerciseState& state) {
  std::visit(InputWriter(card, path, state), state.problem.task);
}

}  // namespace tmw
