// Prose and figures of the content as nodes.
#include <algorithm>
#include <set>
#include <utility>

#include "core/exercise/theory.h"
#include "core/page/nodes.h"
#include "core/session/route.h"

namespace tmw {
namespace {

constexpr int kDeepestHeading = 4;

class BlockReader {
 public:
  BlockReader(const Blocks& blocks, int top_level, const std::vector<Chart>& charts,
              bool whole_figures = false)
      : top_level_(top_level),
        last_level_(top_level - 1),
        charts_(charts),
        whole_figures_(whole_figures) {
    for (const Block& block : blocks) {
      if (block.kind == BlockKind::kHeading) highest_ = std::min(highest_, block.level);
    }
  }

  [[nodiscard]] std::vector<Node> read(const Blocks& blocks, const std::string& path) {
    std::vector<Node> nodes;
    nodes.reserve(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i)
      add(blocks[i], path + "/" + std::to_string(i), nodes);
    return nodes;
  }

 private:
  void add(const Block& block, const std::string& path, std::vector<Node>& nodes) {
    switch (block.kind) {
      case BlockKind::kParagraph:
        nodes.push_back(words_node(NodeKind::kParagraph, path, runs_of(block.spans)));
        break;
      case BlockKind::kHeading:
        nodes.push_back(titled(block, path));
        break;
      case BlockKind::kFormula:
        nodes.push_back(words_node(NodeKind::kFormula, path, {math_run(block.text)}));
        break;
      case BlockKind::kCode:
        nodes.push_back(make_node(NodeKind::kCode, path));
        nodes.back().text = block.text;
        break;
      case BlockKind::kList:
        nodes.push_back(list(block, path));
        break;
      case BlockKind::kListItem:
      case BlockKind::kQuote:
        append(nodes, read(block.children, path));
        break;
      case BlockKind::kCallout:
        nodes.push_back(callout(block, path));
        break;
      case BlockKind::kTable:
        nodes.push_back(table(block, path));
        break;
      case BlockKind::kTableRow:
      case BlockKind::kTableCell:
        break;  // only within a table
      case BlockKind::kFigure:
        add_figure(block, path, nodes);
        break;
      case BlockKind::kAsk:  // chapter_page.cpp puts the exercise there
        nodes.push_back(make_node(NodeKind::kCard, path));
        nodes.back().id = exercise_node(block.text);
        nodes.back().place = block.text;
        break;
      case BlockKind::kRule:
        nodes.push_back(make_node(NodeKind::kRule, path));
        break;
    }
  }

  // The author's highest heading becomes the top level, whatever number of hashes it has.
  Node titled(const Block& block, const std::string& path) {
    const int wanted = top_level_ + block.level - highest_;
    last_level_ = std::min({wanted, last_level_ + 1, kDeepestHeading});
    Node node = words_node(NodeKind::kHeading, path, runs_of(block.spans));
    node.level = last_level_;
    return node;
  }

  Node list(const Block& block, const std::string& path) {
    Node node = make_node(NodeKind::kList, path);
    node.ordered = block.ordered;
    node.children.reserve(block.children.size());
    for (std::size_t i = 0; i < block.children.size(); ++i)
      node.children.push_back(list_item(block.children[i], path + "/" + std::to_string(i)));
    return node;
  }

  Node list_item(const Block& block, const std::string& path) {
    Node node = make_node(NodeKind::kListItem, path);
    Blocks rest = block.children;
    if (!rest.empty() && rest.front().kind == BlockKind::kParagraph) {
      node.runs = runs_of(rest.front().spans);
      rest.erase(rest.begin());
    }
    node.children = read(rest, path);
    return node;
  }

  Node callout(const Block& block, const std::string& path) {
    Node node = make_node(NodeKind::kCallout, path);
    if (!block.spans.empty()) {
      Node title = words_node(NodeKind::kHeading, path + "/title", runs_of(block.spans));
      title.level = std::min(last_level_ + 1, kDeepestHeading);
      node.children.push_back(std::move(title));
    }
    append(node.children, read(block.children, path));
    return node;
  }

  Node table(const Block& block, const std::string& path) {
    Node node = make_node(NodeKind::kTable, path);
    node.header = true;
    node.children.reserve(block.children.size());
    for (std::size_t r = 0; r < block.children.size(); ++r) {
      std::vector<std::vector<Run>> cells;
      for (const Block& cell : block.children[r].children) cells.push_back(runs_of(cell.spans));
      node.children.push_back(table_row(path + "/" + std::to_string(r), cells));
      node.children.back().header = r == 0;
    }
    return node;
  }

  void add_figure(const Block& block, const std::string& path, std::vector<Node>& nodes) {
    for (const Chart& chart : charts_) {
      if (chart.id != block.text) continue;
      if (whole_figures_) {
        append(nodes, figure_nodes(chart, path));
      } else {
        nodes.push_back(figure_node(chart, path));
      }
    }
  }

  int top_level_;
  int last_level_;   // of the last heading
  int highest_ = 6;  // the author's smallest number of hashes
  const std::vector<Chart>& charts_;
  bool whole_figures_;  // with their handles and tables
};

// The caption's paragraphs in one.
std::vector<Run> caption_runs(const Blocks& caption) {
  std::vector<Run> runs;
  for (const Block& block : caption) {
    if (!runs.empty()) runs.push_back(text_run(" "));
    for (Run& run : runs_of(block.spans)) runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace

std::vector<Node> nodes_of(const Blocks& blocks, const std::string& path, int top_level,
                           const std::vector<Chart>& charts) {
  return BlockReader(blocks, top_level, charts).read(blocks, path);
}

std::vector<Node> theory_nodes(int chapter, const Theory& theory) {
  const std::string path = "chapter/" + std::to_string(chapter) + "/theory";
  std::vector<Node> nodes =
      BlockReader(theory.blocks, 2, theory.charts, true).read(theory.blocks, path);
  std::set<std::string> taken;
  for (Node& node : nodes) {
    if (node.kind != NodeKind::kHeading) continue;
    const std::string slug = slug_of(plain_text(node.runs));
    if (slug.empty() || !taken.insert(slug).second) continue;
    node.place = slug;
    node.id = section_node(chapter, slug);
  }
  return nodes;
}

Node figure_node(const Chart& chart, const std::string& path) {
  Node node = words_node(NodeKind::kFigure, path, caption_runs(chart.caption));
  node.label = chart.alt.empty() ? plain_text(node.runs) : chart.alt;
  node.figure = chart;
  return node;
}

}  // namespace tmw
