// What figures that are made of things hold: areas, a block, heads, a stack, clocks, a chain,
// programs.
#include "core/exercise/chart_parts.h"

#include <cmath>
#include <string_view>

#include "core/content/exercise.h"
#include "core/content/number_in_words.h"
#include "core/exercise/chart.h"
#include "core/exercise/numbers.h"
#include "core/formula/evaluate.h"
#include "core/formula/expression.h"

namespace tmw {
namespace {

ChartItem item_of(const FigureItem& item, const NumberFormat& format, Writer& writer) {
  ChartItem made;
  made.name = writer.plain(item.label, item.line);
  made.value = writer.value(item.is, item.line);
  made.words = number_in_words(made.value, format);
  return made;
}

void add_areas(const FigureSpec& figure, Writer& writer, Chart& chart) {
  for (const FigureItem& item : figure.items) {
    ChartItem area = item_of(item, figure.format, writer);
    area.other = writer.value(item.other, item.line);
    area.words = number_in_words(area.other, figure.format) + " × " + area.words;
    chart.items.push_back(std::move(area));
  }
  chart.to = writer.value(figure.x_to, figure.line);
  chart.limit = writer.value(figure.limit, figure.line);
}

void add_to_row(const ChartItem& part, std::vector<ChartItem>& rows) {
  for (ChartItem& row : rows) {
    if (row.name != part.row) continue;
    row.value += part.value;
    return;
  }
  ChartItem row;
  row.name = part.row;
  row.value = part.value;
  rows.push_back(std::move(row));
}

void add_stack(const FigureSpec& figure, Writer& writer, Chart& chart) {
  for (const FigureItem& item : figure.items) {
    ChartItem part = item_of(item, figure.format, writer);
    part.row = item.row;
    add_to_row(part, chart.rows);
    chart.items.push_back(std::move(part));
  }
  chart.to = writer.value(figure.x_to, figure.line);
  chart.limit = writer.value(figure.limit, figure.line);
  chart.limit_name = writer.plain(figure.limit_label, figure.line);
  for (ChartItem& row : chart.rows) {
    row.other = chart.limit - row.value;
    row.good = row.other >= 0.0;
    row.words = number_in_words(row.value, figure.format);
    row.other_words =
        number_in_words(std::abs(row.other), figure.format) + (row.good ? " free" : " too much");
  }
}

void add_chain(const FigureSpec& figure, Writer& writer, Chart& chart) {
  for (const FigureItem& item : figure.items) {
    ChartItem link = item_of(item, item.format, writer);
    link.other = writer.value(item.other, item.line);
    link.other_words =
        (item.at_least ? "at least " : "at most ") + number_in_words(link.other, item.format);
    link.good = item.at_least ? link.value >= link.other : link.value <= link.other;
    chart.items.push_back(std::move(link));
  }
}

// What a cell shows of a number, in few letters.
std::string in_a_cell(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0.0 ? "∞" : "-∞";
  NumberFormat three_digits;
  three_digits.digits = 3;
  return number_in_words(value, three_digits);
}

void add_programs(const FigureSpec& figure, Writer& writer, Chart& chart) {
  chart.limit = writer.value(figure.limit, figure.line);
  for (const FigureItem& item : figure.items) {
    for (const std::string& symbol : item.is.symbols())
      (void)writer.value(symbol_expression(symbol), item.line);  // tells of an unknown one
    ChartItem cell;
    cell.name = writer.plain(item.label, item.line);
    cell.row = item.row;
    cell.value = value_in_format(item.is, writer.numbers().bindings, chart.limit);
    cell.words = in_a_cell(cell.value);
    cell.good = std::isfinite(cell.value);
    chart.items.push_back(std::move(cell));
  }
}

// A clock's hand turns by its value for each position.
void turn_clocks(Chart& chart) {
  for (ChartItem& clock : chart.items) {
    const double turned = clock.value * chart.size("position");
    constexpr double kTurn = 6.283185307179586;
    NumberFormat two_digits;
    two_digits.digits = 2;
    clock.words = number_in_words(turned / kTurn, two_digits);
    clock.other = chart.size("trained") * clock.value / kTurn;  // turns within the trained text
    clock.value = turned;
  }
}

}  // namespace

void add_parts(const FigureSpec& figure, Writer& writer, Chart& chart) {
  for (const auto& [key, expression] : figure.sizes)
    chart.sizes.emplace_back(key, writer.value(expression, figure.line));
  switch (figure.kind) {
    case ChartKind::kAreas:
      return add_areas(figure, writer, chart);
    case ChartKind::kStack:
      return add_stack(figure, writer, chart);
    case ChartKind::kChain:
      return add_chain(figure, writer, chart);
    case ChartKind::kPrograms:
      return add_programs(figure, writer, chart);
    case ChartKind::kClocks:
      for (const FigureItem& item : figure.items)
        chart.items.push_back(item_of(item, figure.format, writer));
      return turn_clocks(chart);
    case ChartKind::kBars:
    case ChartKind::kCurves:
    case ChartKind::kGrid:
    case ChartKind::kBlock:
    case ChartKind::kHeads:
      return;
  }
}

}  // namespace tmw
