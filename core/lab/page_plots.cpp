// The plot that is shown, what it runs over, a range that reads it, and its values.
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/lab/page_parts.h"
#include "core/lab/plots.h"

namespace tmw::lab {
namespace {

using sheet::Kind;
using sheet::Node;

constexpr const char* kRead = "lab/plot/read";

Node drawing(const Plot& plot, std::size_t read) {
  Node figure = make(Kind::kCurves, "lab/plot/figure", plain(plot.caption));
  figure.label = plot.title + ". " + plot.caption;
  figure.described_by = kRead;
  figure.x_title = plot.x_title;
  figure.y_title = plot.y_title;
  figure.x_log = plot.x_log;
  figure.y_log = plot.y_log;
  const DrawnPlot drawn = drawn_of(plot);
  for (const FigureMark& mark : drawn.marks) figure.points.push_back({mark.name, "", mark.x, 0.0});
  for (const FigureSeries& series : drawn.series) {
    if (is_place(series)) {
      figure.points.push_back({series.name, "point", series.x.front(), series.y.front()});
      continue;
    }
    Node line = make(Kind::kCurve, "lab/plot/figure/" + series.name, series.name);
    for (std::size_t i = 0; i < series.x.size(); ++i)
      line.points.push_back({"", "", series.x[i], series.y[i]});
    figure.children.push_back(std::move(line));
  }
  for (const Curve& curve : plot.curves) {
    if (!curve.fixed && read < curve.x.size() && std::isfinite(curve.y[read]))
      figure.points.push_back({"", "point", curve.x[read], curve.y[read]});
  }
  return figure;
}

Node choice_field(const char* path, const char* label, std::string value, const char* deed) {
  Node node = make(Kind::kField, path);
  node.label = label;
  node.value = std::move(value);
  node.deed = deed;
  return node;
}

Node choices(const State& state, const Plot& plot) {
  Node which = choice_field("lab/plot/which", "Plot", plot.id, "plot ");
  for (const PlotKind& kind : plots_of(state.question))
    which.options.push_back({std::string(kind.id), std::string(kind.title)});
  Node over = choice_field("lab/plot/over", "Plot over", plot.over, "over ");
  for (const std::string_view option : running_options(state.question))
    over.options.push_back({std::string(option), running_name(state, option)});
  Node row = make(Kind::kRow, "lab/plot/choices");
  row.children = {std::move(which), std::move(over)};
  return row;
}

Node reader(const State& state, const Plot& plot, std::size_t read, const std::string& reading) {
  Node node = make(Kind::kField, kRead);
  node.label = "Read the curves at " + running_value(state, plot.over, plot.runs[read]);
  node.value = std::to_string(read);
  node.most = static_cast<double>(plot.runs.size() - 1);
  node.hint = reading;
  node.deed = "read ";
  return node;
}

// Some of the values behind the curves, for who reads numbers rather than lines.
Node values_fold(const Lab& lab, const Plot& plot) {
  constexpr std::size_t kRows = 9;
  Node node = fold(lab, "values", "The values of these curves");
  if (!node.open) {
    std::vector<std::string_view> names;
    for (const Curve& curve : plot.curves) names.push_back(curve.name);
    say_inside(node, names);
    return node;
  }
  Node table = make(Kind::kTable, "lab/plot/table");
  table.header = true;
  table.label = plot.title + ", its values";
  std::vector<std::string> head = {plain(running_name(lab.state, plot.over))};
  for (const Curve& curve : plot.curves) {
    if (!curve.fixed) head.push_back(plain(curve.name));
  }
  table.children.push_back(row_of_cells("lab/plot/table/head", head));
  table.children.back().header = true;
  const std::size_t step = std::max<std::size_t>(1, (plot.runs.size() + kRows - 1) / kRows);
  for (std::size_t i = plot.now % step; i < plot.runs.size(); i += step) {
    std::vector<std::string> cells = {plain(running_value(lab.state, plot.over, plot.runs[i])) +
                                      (i == plot.now ? " (now)" : "")};
    for (const Curve& curve : plot.curves) {
      if (!curve.fixed) cells.push_back(plain(words_at(plot, curve, i)));
    }
    table.children.push_back(row_of_cells("lab/plot/table/" + std::to_string(i), cells));
  }
  node.children.push_back(std::move(table));
  return node;
}

}  // namespace

Node plots(const Lab& lab) {
  Node node = section("lab/plot", "Plots");
  const Plot plot = make_plot(lab.state, lab.view.plot, lab.view.over);
  node.children.push_back(choices(lab.state, plot));
  if (!plot.problem.empty()) {
    node.children.push_back(make(Kind::kParagraph, "lab/plot/problem", plain(plot.problem)));
    return node;
  }
  const std::size_t read = std::min(lab.read.value_or(plot.now), plot.runs.size() - 1);
  const std::string reading = reading_of(lab.state, plot, read);
  node.children.push_back(drawing(plot, read));
  node.children.push_back(reader(lab.state, plot, read, reading));
  node.children.push_back(make(Kind::kParagraph, "lab/plot/reading", plain(reading)));
  node.children.push_back(values_fold(lab, plot));
  Node row = make(Kind::kRow, "lab/plot/ways");
  row.children.push_back(button("lab/plot/svg", "Save as SVG", "save svg"));
  row.children.push_back(button("lab/plot/csv", "Save as CSV", "save csv"));
  node.children.push_back(std::move(row));
  return node;
}

}  // namespace tmw::lab
