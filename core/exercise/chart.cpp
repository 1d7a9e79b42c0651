// Figures with their values computed.
#include "core/exercise/chart.h"

#include <algorithm>
#include <cmath>

#include "core/content/exercise.h"
#include "core/content/number_in_words.h"
#include "core/content/read_prose.h"
#include "core/exercise/chart_parts.h"
#include "core/exercise/numbers.h"
#include "core/formula/evaluate.h"
#include "core/formula/print_expression.h"
#include "core/marking/numeric_question.h"
#include "core/prose/rich_text.h"
#include "core/units/print.h"

namespace tmw {
namespace {

constexpr int kCurvePoints = 121;
constexpr int kMaxGridSide = 64;

void add_bars(const FigureSpec& figure, Writer& writer, Chart& chart) {
  for (const FigureItem& item : figure.items) {
    const double value = writer.value(item.is, item.line);
    const std::string label = writer.plain(item.label, item.line);
    chart.series.push_back({label, {}, {value}});
    chart.labels.push_back(label + ": " + number_in_words(value, figure.format));
  }
}

std::vector<double> curve_abscissae(const FigureSpec& figure, Writer& writer) {
  const double from = writer.value(figure.x_from, figure.line);
  const double to = writer.value(figure.x_to, figure.line);
  if (!(to > from) || (figure.x_logarithmic && from <= 0.0)) {
    writer.fail(figure.line, "figure " + figure.id +
                                 ": `to` must be above `from`, and `from` above 0 with `x_log`");
    return {};
  }
  std::vector<double> x;
  for (int i = 0; i < kCurvePoints; ++i) {
    const double t = static_cast<double>(i) / (kCurvePoints - 1);
    x.push_back(figure.x_logarithmic ? from * std::pow(to / from, t) : from + (to - from) * t);
  }
  return x;
}

// The values of an expression where one more symbol takes these values.
std::vector<double> values_along(const FigureItem& item, const std::string& symbol,
                                 const std::vector<double>& x, Writer& writer) {
  std::vector<Binding> bindings = writer.numbers().bindings;
  bindings.push_back({symbol, 0.0, ""});
  std::vector<double> y;
  for (const double at : x) {
    bindings.back().value = at;
    y.push_back(value_of(item.is, bindings));
    if (!std::isfinite(y.back())) {
      writer.fail(item.line, "\"" + to_text(item.is) + "\" has no value at " + symbol + " = " +
                                 print_number(at));
      return {};
    }
  }
  return y;
}

void add_curves(const FigureSpec& figure, Writer& writer, Chart& chart) {
  const std::vector<double> x = curve_abscissae(figure, writer);
  for (const FigureItem& item : figure.items) {
    chart.series.push_back(
        {writer.plain(item.label, item.line), x, values_along(item, figure.x_name, x, writer)});
  }
  for (const FigureItem& mark : figure.marks) {
    chart.marks.push_back({writer.plain(mark.label, mark.line), writer.value(mark.is, mark.line)});
  }
}

void add_grid(const FigureSpec& figure, Writer& writer, Chart& chart) {
  const double rows = writer.value(figure.rows, figure.line);
  const double columns = writer.value(figure.columns, figure.line);
  if (!(rows >= 1 && rows <= kMaxGridSide && columns >= 1 && columns <= kMaxGridSide)) {
    writer.fail(figure.line, "figure " + figure.id + ": a grid has 1 to 64 rows and columns");
    return;
  }
  chart.columns = static_cast<int>(columns);
  if (!figure.most.empty())
    chart.most_columns = static_cast<int>(writer.value(figure.most, figure.line));
  std::vector<Binding> bindings = writer.numbers().bindings;
  bindings.push_back({"row", 0.0, ""});
  bindings.push_back({"column", 0.0, ""});
  std::vector<double> shares;
  for (int i = 0; i < static_cast<int>(rows) * chart.columns; ++i) {
    bindings[bindings.size() - 2].value = 1 + i / chart.columns;
    bindings.back().value = 1 + i % chart.columns;
    const double value = value_of(figure.cell, bindings);
    if (!std::isfinite(value)) {
      writer.fail(figure.line, "figure " + figure.id + ": `cell` has no value somewhere");
      return;
    }
    shares.push_back(std::clamp(value, 0.0, 1.0));
  }
  chart.series.push_back({{}, {}, std::move(shares)});
}

}  // namespace

// Here, where blocks are known, so that the header need not know them.
Chart::Chart() = default;
Chart::Chart(const Chart& other) = default;
Chart::Chart(Chart&& other) noexcept = default;
Chart& Chart::operator=(const Chart& other) = default;
Chart& Chart::operator=(Chart&& other) noexcept = default;
Chart::~Chart() = default;

double Chart::size(std::string_view key) const {
  for (const auto& [name, value] : sizes) {
    if (name == key) return value;
  }
  return 0.0;
}

Chart chart_of(const FigureSpec& figure, Writer& writer) {
  Chart chart;
  chart.id = figure.id;
  chart.kind = figure.kind;
  chart.caption = writer.blocks(figure.caption, figure.line);
  chart.alt = plain_text(writer.blocks(figure.alt, figure.line));
  chart.x_title = writer.plain(figure.x_label, figure.line);
  chart.y_title = writer.plain(figure.y_label, figure.line);
  chart.x_logarithmic = figure.x_logarithmic;
  chart.y_logarithmic = figure.y_logarithmic;
  switch (figure.kind) {
    case ChartKind::kBars:
      chart.parts = figure.parts;
      add_bars(figure, writer, chart);
      break;
    case ChartKind::kCurves:
      add_curves(figure, writer, chart);
      break;
    case ChartKind::kGrid:
      add_grid(figure, writer, chart);
      break;
    case ChartKind::kAreas:
    case ChartKind::kBlock:
    case ChartKind::kHeads:
    case ChartKind::kStack:
    case ChartKind::kClocks:
    case ChartKind::kChain:
    case ChartKind::kPrograms:
      add_parts(figure, writer, chart);
      break;
  }
  add_values(figure, writer, chart);
  return chart;
}

}  // namespace tmw
