// A figure of a theory with what belongs to it: its handles as ranges, what follows from them, what
// it asks for, and its values as a table.
#include <utility>

#include "core/exercise/chart.h"
#include "core/page/nodes.h"
#include "core/session/words.h"

namespace tmw {
namespace {

Node goal_of(const ChartGoal& goal, const std::string& path) {
  Node node = make_node(NodeKind::kStatus, path + "/goal");
  node.tone = goal.is_reached ? Tone::kGood : Tone::kInfo;
  node.runs = {strong_run(goal.is_reached ? words::kGoalReached : words::kWhatIf),
               text_run(goal.is_reached ? goal.reached : goal.ask)};
  node.hint =
      goal.is_reached ? std::string(words::kWhatIf) + goal.ask : words::kGoalReached + goal.reached;
  return node;
}

Node values_of(const Chart& chart, const std::string& path) {
  Node fold = words_node(NodeKind::kFold, path + "/values", words::kFigureValues);
  fold.tone = Tone::kQuiet;
  fold.action = ToggleValues{chart.id};
  Node table = make_node(NodeKind::kTable, path + "/values/table");
  table.header = true;
  for (std::size_t r = 0; r < chart.values.size(); ++r) {
    std::vector<std::vector<Run>> cells;
    for (const std::string& words : chart.values[r]) cells.push_back({text_run(words)});
    table.children.push_back(table_row(path + "/values/" + std::to_string(r), cells));
    table.children.back().header = r == 0;
  }
  fold.children.push_back(std::move(table));
  return fold;
}

}  // namespace

Node slider_node(const ChartHandle& handle, const std::string& path) {
  Node node = make_node(NodeKind::kSlider, path + "/handle/" + handle.given);
  node.given = handle.given;
  node.label = typographic(handle.label);
  if (!node.label.empty() && node.label[0] >= 'a' && node.label[0] <= 'z')
    node.label[0] = static_cast<char>(node.label[0] - 'a' + 'A');
  node.value_now = static_cast<double>(handle.now);
  node.value_max = static_cast<double>(handle.words.empty() ? 0 : handle.words.size() - 1);
  node.values = handle.words;
  if (handle.now < handle.words.size()) node.unit = handle.words[handle.now];
  node.action = SetNumber{handle.given, static_cast<int>(handle.now)};
  return node;
}

std::vector<Node> figure_nodes(const Chart& chart, const std::string& path) {
  std::vector<Node> nodes;
  nodes.push_back(figure_node(chart, path));
  for (const ChartHandle& handle : chart.handles) nodes.push_back(slider_node(handle, path));
  if (!chart.says.empty()) {
    nodes.push_back(words_node(NodeKind::kParagraph, path + "/says", runs_of(chart.says)));
  }
  if (!chart.goal.ask.empty()) nodes.push_back(goal_of(chart.goal, path));
  if (chart.values.size() > 1) nodes.push_back(values_of(chart, path));
  return nodes;
}

}  // namespace tmw
