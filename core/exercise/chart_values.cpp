// The values of a figure as words: what a table beside it says.
#include <algorithm>
#include <cmath>

#include "core/content/exercise.h"
#include "core/content/number_in_words.h"
#include "core/exercise/chart.h"
#include "core/exercise/chart_parts.h"
#include "core/exercise/numbers.h"
#include "core/formula/binding.h"
#include "core/formula/evaluate.h"
#include "core/marking/numeric_question.h"

namespace tmw {
namespace {

NumberFormat digits(int count) {
  NumberFormat format;
  format.digits = count;
  return format;
}

// Whether three digits say all of it.
bool is_round(double value) {
  if (value == 0.0) return true;
  const double scale = std::pow(10.0, 2.0 - std::floor(std::log10(std::abs(value))));
  return std::abs(value * scale - std::round(value * scale)) < 1e-6;
}

// Values between the ends of an axis, evenly, in steps that give round ones if there are such.
std::vector<double> rows_between(double from, double to, bool logarithmic) {
  const auto at = [&](int i, int steps) {
    const double t = static_cast<double>(i) / steps;
    return logarithmic ? from * std::pow(to / from, t) : from + (to - from) * t;
  };
  int best = 6;
  for (const int steps : {6, 7, 5, 8, 9, 4, 3}) {
    bool all = true;
    for (int i = 0; i <= steps; ++i)
      all = all && (is_round(at(i, steps)) || std::fmod(at(i, steps), 1.0) == 0.0);
    if (!all) continue;
    best = steps;
    break;
  }
  std::vector<double> rows;
  for (int i = 0; i <= best; ++i) rows.push_back(at(i, best));
  return rows;
}

void add_curve_values(const FigureSpec& figure, Writer& writer, Chart& chart) {
  std::vector<std::string> head = {chart.x_title};
  for (const ChartSeries& one : chart.series) head.push_back(one.name + ", " + chart.y_title);
  chart.values.push_back(std::move(head));
  std::vector<Binding> bindings = writer.numbers().bindings;
  bindings.push_back({figure.x_name, 0.0, ""});
  const double from = writer.value(figure.x_from, figure.line);
  const double to = writer.value(figure.x_to, figure.line);
  if (!(to > from) || (figure.x_logarithmic && from <= 0.0)) return;
  for (const double x : rows_between(from, to, figure.x_logarithmic)) {
    bindings.back().value = x;
    std::vector<std::string> row = {
        number_in_words(x, is_round(x) || std::fmod(x, 1.0) != 0.0 ? digits(3) : NumberFormat{})};
    for (const FigureItem& item : figure.items)
      row.push_back(number_in_words(value_of(item.is, bindings), digits(3)));
    chart.values.push_back(std::move(row));
  }
}

// How many cells of each row are filled.
void add_grid_values(Chart& chart) {
  chart.values.push_back({chart.y_title, "Filled"});
  if (chart.columns <= 0 || chart.series.empty()) return;
  const std::vector<double>& cells = chart.series.front().y;
  const auto columns = static_cast<std::size_t>(chart.columns);
  for (std::size_t row = 0; row * columns < cells.size(); ++row) {
    double filled = 0.0;
    for (std::size_t i = 0; i < columns; ++i) filled += cells[row * columns + i] > 0.0 ? 1.0 : 0.0;
    chart.values.push_back({std::to_string(row + 1), number_in_words(filled, {})});
  }
}

void add_item_values(Chart& chart) {
  const bool rows = chart.kind == ChartKind::kStack;
  if (chart.kind == ChartKind::kChain) {
    chart.values.push_back({"Line", "Value", "Limit", "Holds"});
  } else {
    const char* what = chart.kind == ChartKind::kAreas    ? "Rows × columns"
                       : chart.kind == ChartKind::kClocks ? "Turns"
                                                          : "Size";
    chart.values.push_back({"Part", what});
  }
  for (const ChartItem& item : chart.items) {
    std::vector<std::string> row = {
        rows && !item.row.empty() ? item.row + ": " + item.name : item.name, item.words};
    if (chart.kind == ChartKind::kChain) {
      row.push_back(item.other_words);
      row.emplace_back(item.good ? "yes" : "no");
    }
    chart.values.push_back(std::move(row));
  }
}

std::string shape(double high, double wide) {
  return number_in_words(high, {}) + " × " + number_in_words(wide, {});
}

void add_block_values(Chart& chart) {
  const double d = chart.size("width");
  const double q = chart.size("queries");
  const double kv = chart.size("keys");
  const double f = chart.size("inner");
  chart.values.push_back({"Matrix", "Shape", "Parameters"});
  const auto add = [&](const char* name, double high, double wide) {
    chart.values.push_back({name, shape(high, wide), number_in_words(high * wide, {})});
  };
  add("Query map", d, q);
  add("Key map", d, kv);
  add("Value map", d, kv);
  add("Output map", q, d);
  add("FFN up", d, f);
  add("FFN down", f, d);
}

void add_head_values(Chart& chart) {
  const double heads = chart.size("heads");
  const double kv = chart.size("kv_heads");
  chart.values.push_back({"KV head", "Query heads"});
  const double group = kv > 0.0 ? heads / kv : 0.0;
  for (int i = 0; i < static_cast<int>(kv); ++i) {
    const double first = std::floor(i * group) + 1.0;
    const double last = std::floor((i + 1) * group);
    chart.values.push_back({std::to_string(i + 1),
                            first == last
                                ? number_in_words(first, {})
                                : number_in_words(first, {}) + " to " + number_in_words(last, {})});
  }
}

// A line of a program is a row, with all of its numbers.
void add_program_values(Chart& chart) {
  chart.values.push_back({"Line", "Numbers"});
  for (const ChartItem& cell : chart.items) {
    const std::string line = cell.row + ": " + cell.name;
    if (chart.values.back().front() == line) {
      chart.values.back().back() += ", " + cell.words;
    } else {
      chart.values.push_back({line, cell.words});
    }
  }
}

}  // namespace

void add_values(const FigureSpec& figure, Writer& writer, Chart& chart) {
  switch (figure.kind) {
    case ChartKind::kBars:
      chart.values.push_back({"Part", "Value"});
      for (const ChartSeries& one : chart.series)
        chart.values.push_back(
            {one.name, one.y.empty() ? "" : number_in_words(one.y.front(), figure.format)});
      return;
    case ChartKind::kCurves:
      return add_curve_values(figure, writer, chart);
    case ChartKind::kGrid:
      return add_grid_values(chart);
    case ChartKind::kBlock:
      return add_block_values(chart);
    case ChartKind::kHeads:
      return add_head_values(chart);
    case ChartKind::kPrograms:
      return add_program_values(chart);
    case ChartKind::kAreas:
    case ChartKind::kStack:
    case ChartKind::kClocks:
    case ChartKind::kChain:
      return add_item_values(chart);
  }
}

}  // namespace tmw
