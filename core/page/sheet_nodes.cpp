#include "core/page/sheet_nodes.h"

#include <utility>

#include "core/page/nodes.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

NodeKind kind_of(sheet::Kind kind) {
  switch (kind) {
    case sheet::Kind::kSection:
      return NodeKind::kSection;
    case sheet::Kind::kRow:
      return NodeKind::kRow;
    case sheet::Kind::kHeading:
      return NodeKind::kHeading;
    case sheet::Kind::kParagraph:
    case sheet::Kind::kCurve:
      return NodeKind::kParagraph;
    case sheet::Kind::kList:
      return NodeKind::kList;
    case sheet::Kind::kListItem:
      return NodeKind::kListItem;
    case sheet::Kind::kCallout:
      return NodeKind::kCallout;
    case sheet::Kind::kCode:
      return NodeKind::kCode;
    case sheet::Kind::kTable:
      return NodeKind::kTable;
    case sheet::Kind::kTableRow:
      return NodeKind::kTableRow;
    case sheet::Kind::kTableCell:
      return NodeKind::kTableCell;
    case sheet::Kind::kBars:
    case sheet::Kind::kCurves:
      return NodeKind::kFigure;
    case sheet::Kind::kButton:
      return NodeKind::kButton;
    case sheet::Kind::kLink:
      return NodeKind::kLink;
    case sheet::Kind::kField:
      return NodeKind::kField;
    case sheet::Kind::kEditor:
      return NodeKind::kEditor;
    case sheet::Kind::kChoices:
      return NodeKind::kChoices;
    case sheet::Kind::kChoice:
      return NodeKind::kChoice;
    case sheet::Kind::kFold:
      return NodeKind::kFold;
    case sheet::Kind::kStatus:
      return NodeKind::kStatus;
    case sheet::Kind::kMeter:
      return NodeKind::kMeter;
  }
  return NodeKind::kParagraph;
}

Tone tone_of(sheet::Tone tone) {
  switch (tone) {
    case sheet::Tone::kPlain:
      return Tone::kPlain;
    case sheet::Tone::kPrimary:
      return Tone::kPrimary;
    case sheet::Tone::kQuiet:
      return Tone::kQuiet;
    case sheet::Tone::kGood:
      return Tone::kGood;
    case sheet::Tone::kNear:
      return Tone::kNear;
    case sheet::Tone::kBad:
      return Tone::kBad;
  }
  return Tone::kPlain;
}

Chart bars_of(const sheet::Node& from) {
  Chart chart;
  chart.kind = ChartKind::kBars;
  chart.parts = from.parts;
  for (const sheet::Point& bar : from.points) {
    chart.series.push_back({bar.name, {}, {bar.y}});
    chart.labels.push_back(bar.name + ": " + bar.label);
  }
  return chart;
}

Chart curves_of(const sheet::Node& from) {
  Chart chart;
  chart.kind = ChartKind::kCurves;
  chart.x_title = from.x_title;
  chart.y_title = from.y_title;
  chart.x_logarithmic = from.x_log;
  chart.y_logarithmic = from.y_log;
  for (const sheet::Point& mark : from.points) {
    if (mark.label != "point") chart.marks.push_back({mark.name, mark.x});
  }
  for (const sheet::Node& curve : from.children) {
    ChartSeries& series = chart.series.emplace_back();
    series.name = curve.text;
    for (const sheet::Point& point : curve.points) {
      series.x.push_back(point.x);
      series.y.push_back(point.y);
    }
  }
  for (const sheet::Point& place : from.points) {
    if (place.label == "point") chart.series.push_back({place.name, {place.x}, {place.y}});
  }
  return chart;
}

Node node_of(const sheet::Node& from);

void add_content(const sheet::Node& from, Node& node) {
  if (node.kind == NodeKind::kFigure) {
    node.figure = from.kind == sheet::Kind::kBars ? bars_of(from) : curves_of(from);
    return;
  }
  node.children.reserve(from.children.size());
  for (const sheet::Node& child : from.children) node.children.push_back(node_of(child));
}

Node node_of(const sheet::Node& from) {
  Node node = make_node(kind_of(from.kind), from.path);
  node.tone = tone_of(from.tone);
  node.level = from.level;
  node.open = from.open;
  node.checked = from.checked;
  node.header = from.header;
  node.ordered = from.ordered;
  node.invalid = from.invalid;
  if (node.kind == NodeKind::kCode) {
    node.text = from.text;
  } else if (!from.text.empty()) {
    node.runs = inline_runs(from.text);
  }
  node.label = from.label;
  node.value = from.value;
  node.unit = from.unit;
  node.hint = from.hint;
  node.value_now = from.now;
  node.value_max = from.most;
  if (!from.described_by.empty() && node.kind == NodeKind::kFigure) {
    node.reading = node_id(from.described_by);
  } else if (!from.described_by.empty()) {
    node.described_by.push_back(node_id(from.described_by));
  }
  for (const sheet::Option& option : from.options)
    node.options.push_back({option.value, option.words});
  if (node.kind == NodeKind::kLink) {
    node.href = from.href;
    node.action = Navigate{from.href};
  } else if (!from.deed.empty()) {
    node.action = OnLab{from.deed, {}};
  }
  add_content(from, node);
  return node;
}

}  // namespace

std::vector<Node> nodes_of(const sheet::Sheet& sheet) {
  std::vector<Node> nodes;
  nodes.reserve(sheet.size());
  for (const sheet::Node& one : sheet) nodes.push_back(node_of(one));
  return nodes;
}

}  // namespace tmw
