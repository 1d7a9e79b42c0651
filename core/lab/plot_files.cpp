// A plot to take along: its values as CSV, and itself as SVG.
#include <cmath>

#include "core/figure/curves_svg.h"
#include "core/lab/plots.h"
#include "core/plan/words.h"

namespace tmw::lab {
namespace {

std::string cell(const std::string& words) {
  return words.find_first_of(",\"") == std::string::npos ? words : "\"" + words + "\"";
}

std::string number_cell(double value) {
  return std::isfinite(value) ? plan::number_text(value) : std::string();
}

}  // namespace

std::string csv_of(const State& state, const Plot& plot) {
  std::string csv = cell(running_name(state, plot.over));
  for (const Curve& curve : plot.curves) {
    if (curve.fixed) continue;
    if (!plot.x_runs) csv += "," + cell(curve.name + ": " + plot.x_title);
    csv += "," + cell(curve.name + ": " + plot.y_title);
  }
  csv += "\r\n";
  for (std::size_t i = 0; i < plot.runs.size(); ++i) {
    csv += number_cell(plot.runs[i]);
    for (const Curve& curve : plot.curves) {
      if (curve.fixed) continue;
      if (!plot.x_runs) csv += "," + number_cell(curve.x[i]);
      csv += "," + number_cell(curve.y[i]);
    }
    csv += "\r\n";
  }
  return csv;
}

std::string svg_of(const Plot& plot) {
  const DrawnPlot drawn = drawn_of(plot);
  return curves_svg_file(
      {plot.x_title, plot.y_title, plot.x_log, plot.y_log, drawn.series, drawn.marks}, plot.title,
      plot.caption);
}

}  // namespace tmw::lab
