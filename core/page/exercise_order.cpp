// Design of the arranging sort: steps that are moved up and down.
#include <utility>

#include "core/page/exercise_kinds.h"
#include "core/page/nodes.h"
#include "core/session/words.h"

namespace tmw {
namespace {

// Ids go by the step, not by its place: a step that moves keeps the focus on its button.
Node order_step(const CardPlace& place, const OrderProblem& problem, const OrderEntry& entry,
                int at) {
  const auto index = static_cast<std::size_t>(entry.order[static_cast<std::size_t>(at)]);
  const ProblemStep& step = problem.steps[index];
  const std::string path = place.path + "/step/" + step.id;
  Node node = words_node(NodeKind::kOrderStep, path, runs_of(step.text));
  node.level = at + 1;
  node.action = MoveStep{place.exercise, at, at};
  const auto mover = [&](const char* name, const char* arrow, const char* words, int to) {
    Node move = button(path + "/" + name, arrow, MoveStep{place.exercise, at, to}, Tone::kQuiet);
    move.label = words + (": " + plain_text(step.text));
    move.disabled = to < 0 || to >= static_cast<int>(entry.order.size());
    node.children.push_back(std::move(move));
  };
  mover("up", "↑", words::kMoveUp, at - 1);
  mover("down", "↓", words::kMoveDown, at + 1);
  return node;
}

}  // namespace

void add_input(const CardPlace& place, const OrderProblem& problem, const OrderEntry& entry) {
  Node order = make_node(NodeKind::kOrder, place.path + "/order");
  order.label = words::kPutInOrder;
  order.described_by = {node_id(place.path + "/verdict")};
  for (int at = 0; at < static_cast<int>(entry.order.size()); ++at)
    order.children.push_back(order_step(place, problem, entry, at));
  place.card.children.push_back(std::move(order));
}

StatusNote status_note(const OrderProblem& problem, const OrderEntry& checked) {
  return {.words = words_of_early_step(problem, checked), .earlier = words::kAboutEarlierOrder};
}

const char* check_words(const OrderProblem&) { return words::kCheck; }

void add_solution(Node& fold, const std::string& path, const OrderProblem& problem) {
  fold.children.push_back(
      words_node(NodeKind::kParagraph, path + "/order-title", words::kOneRightOrder));
  Node list = make_node(NodeKind::kList, path + "/order");
  list.ordered = true;
  for (const int index : problem.solution) {
    const ProblemStep& step = problem.steps[static_cast<std::size_t>(index)];
    const std::string item_path = path + "/order/" + step.id;
    list.children.push_back(words_node(NodeKind::kListItem, item_path, runs_of(step.text)));
    list.children.back().children = nodes_of(step.because, item_path, 4);
  }
  fold.children.push_back(std::move(list));
}

}  // namespace tmw
