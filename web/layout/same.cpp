#include "web/layout/same.h"

#include <algorithm>

#include "core/exercise/chart.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

// Each of these names every field, so that one which is added must be thought of here.

bool equal(const FieldOption& one, const FieldOption& other) {
  const auto& [value, words] = one;
  return value == other.value && words == other.words;
}

bool equal(const FigureSeries& one, const FigureSeries& other) {
  const auto& [name, x, y] = one;
  return name == other.name && x == other.x && y == other.y;
}

bool equal(const FigureMark& one, const FigureMark& other) {
  const auto& [name, x] = one;
  return name == other.name && x == other.x;
}

bool equal(const ChartItem& one, const ChartItem& other) {
  const auto& [name, words, value, other_value, other_words, row, good] = one;
  return name == other.name && words == other.words && value == other.value &&
         other_value == other.other && other_words == other.other_words && row == other.row &&
         good == other.good;
}

bool equal(const ChartHandle& one, const ChartHandle& other) {
  const auto& [given, label, words, now, at, on] = one;
  return given == other.given && label == other.label && words == other.words && now == other.now &&
         at == other.at && on == other.on;
}

bool equal(const ChartGoal& one, const ChartGoal& other) {
  const auto& [ask, reached, is_reached] = one;
  return ask == other.ask && reached == other.reached && is_reached == other.is_reached;
}

template <class Thing>
bool all_equal(const std::vector<Thing>& some, const std::vector<Thing>& others) {
  return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                    [](const Thing& one, const Thing& other) { return equal(one, other); });
}

bool all_same(const std::vector<Node>& some, const std::vector<Node>& others) {
  return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                    [](const Node& one, const Node& other) { return same(one, other); });
}

}  // namespace

bool same(const std::vector<FieldOption>& some, const std::vector<FieldOption>& others) {
  return all_equal(some, others);
}

bool same(const Chart& one, const Chart& other) {
  const auto& [id, kind, caption, alt, x_title, y_title, x_logarithmic, y_logarithmic, series,
               labels, parts, marks, columns, cell_px, most_columns, items, sizes, rows, to, limit,
               limit_name, handles, says, goal, values] = one;
  return id == other.id && kind == other.kind && caption == other.caption && alt == other.alt &&
         x_title == other.x_title && y_title == other.y_title &&
         x_logarithmic == other.x_logarithmic && y_logarithmic == other.y_logarithmic &&
         all_equal(series, other.series) && labels == other.labels && parts == other.parts &&
         all_equal(marks, other.marks) && columns == other.columns && cell_px == other.cell_px &&
         most_columns == other.most_columns && all_equal(items, other.items) &&
         sizes == other.sizes && all_equal(rows, other.rows) && to == other.to &&
         limit == other.limit && limit_name == other.limit_name &&
         all_equal(handles, other.handles) && says == other.says && equal(goal, other.goal) &&
         values == other.values;
}

bool same(const Node& one, const Node& other) {
  const auto& [id, kind, tone, mark, level, line, column, ordered, header, checked, disabled, open,
               unseen, invalid, runs, text, label, value, hint, unit, options, keys, reading, href,
               given, values, language, place, described_by, value_now, value_max, figure, action,
               children] = one;
  (void)action;  // what a deed does has no place
  return id == other.id && kind == other.kind && tone == other.tone && mark == other.mark &&
         level == other.level && line == other.line && column == other.column &&
         ordered == other.ordered && header == other.header && checked == other.checked &&
         disabled == other.disabled && open == other.open && unseen == other.unseen &&
         invalid == other.invalid && runs == other.runs && text == other.text &&
         label == other.label && value == other.value && hint == other.hint && unit == other.unit &&
         same(options, other.options) && keys == other.keys && reading == other.reading &&
         href == other.href && given == other.given && values == other.values &&
         language == other.language && place == other.place && described_by == other.described_by &&
         value_now == other.value_now && value_max == other.value_max &&
         (kind != NodeKind::kFigure || same(figure, other.figure)) &&
         all_same(children, other.children);
}

}  // namespace tmw
