// Trace, and Design of the choosing sort: options, and the limits that the chosen one meets.
#include <utility>
#include <variant>

#include "core/exercise/entry.h"
#include "core/page/exercise_kinds.h"
#include "core/page/nodes.h"
#include "core/session/words.h"

namespace tmw {
namespace {

void add_limits(const CardPlace& place, const std::vector<BudgetLine>& budgets) {
  if (budgets.empty()) return;
  Node table = make_node(NodeKind::kTable, place.path + "/limits");
  table.header = true;
  table.children.push_back(table_row(place.path + "/limits/head", {{text_run(words::kLimits)},
                                                                   {text_run(words::kValue)},
                                                                   {text_run(words::kLimit)},
                                                                   {text_run(words::kOutcome)}}));
  table.children.back().header = true;
  for (std::size_t i = 0; i < budgets.size(); ++i) {
    const BudgetLine& budget = budgets[i];
    table.children.push_back(
        table_row(place.path + "/limits/" + std::to_string(i),
                  {{text_run(budget.name)},
                   {text_run(budget.value)},
                   {text_run(budget.limit)},
                   {text_run(budget.kept ? words::kLimitKept : words::kLimitBroken)}}));
    table.children.back().children.back().tone = budget.kept ? Tone::kGood : Tone::kBad;
  }
  place.card.children.push_back(std::move(table));
}

}  // namespace

void add_input(const CardPlace& place, const ChoiceProblem& problem, const ChoiceEntry& entry) {
  Node group = make_node(NodeKind::kChoices, place.path + "/choices");
  group.label = words::kChooseOne;
  group.described_by = {node_id(place.path + "/verdict")};
  for (std::size_t i = 0; i < problem.options.size(); ++i) {
    Node choice = words_node(NodeKind::kChoice, place.path + "/choice/" + std::to_string(i),
                             runs_of(problem.options[i].text));
    choice.checked = entry.option == static_cast<int>(i);
    choice.action = Choose{place.exercise, static_cast<int>(i)};
    group.children.push_back(std::move(choice));
  }
  place.card.children.push_back(std::move(group));
  // Only of what was checked: who tried the options out would compute nothing.
  const auto* checked =
      place.checked == nullptr ? nullptr : std::get_if<ChoiceEntry>(place.checked);
  if (checked != nullptr && checked->option >= 0 && checked->option == entry.option)
    add_limits(place, problem.options[static_cast<std::size_t>(entry.option)].budgets);
}

StatusNote status_note(const ChoiceProblem& problem, const ChoiceEntry& checked) {
  if (checked.option < 0) return {.earlier = words::kAboutEarlierCheck};
  return {.author = &problem.options[static_cast<std::size_t>(checked.option)].because,
          .earlier = words::kAboutEarlierChoice};
}

const char* check_words(const ChoiceProblem&) { return words::kCheck; }

void add_solution(Node& fold, const std::string& path, const ChoiceProblem& problem) {
  Node list = make_node(NodeKind::kList, path + "/options");
  for (std::size_t i = 0; i < problem.options.size(); ++i) {
    const ProblemOption& option = problem.options[i];
    const std::string item_path = path + "/option/" + std::to_string(i);
    std::vector<Run> runs = runs_of(option.text);
    for (Run& run : runs) run.strong = true;
    runs.push_back(text_run(option.right ? words::kIsRight : words::kIsWrong));
    Node item = words_node(NodeKind::kListItem, item_path, std::move(runs));
    item.children = nodes_of(option.because, item_path, 4);
    list.children.push_back(std::move(item));
  }
  fold.children.push_back(std::move(list));
}

}  // namespace tmw
